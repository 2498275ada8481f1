"""Messages about host turns: the offer, the nudge, the escalation, and the cards that show a turn."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from bot.domain.cycle.turns import OPEN, Before, Turn, TurnState
from bot.domain.people import Who
from bot.domain.views import TurnCard
from bot.presenters.hosting import dates as turn_dates
from bot.presenters.hosting import turns as shown
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.services.cycle import turn_card
from bot.services.delivery import ForFacilitators, Needless, Writing, Written, superseded
from bot.services.dependencies import Dependencies
from bot.services.meetings import called_off, had_said_going, meeting_view
from bot.services.people import reader_of
from locales.markup import trusted
from storage import Transaction, groups, people
from storage.cycle import turns
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter
from storage.groups import companies


async def _subject(tx: Transaction, letter: Letter) -> TurnCard | None:
    turn = await turns.by_id(tx, letter.payload["turn"])
    if turn is None:
        return None
    return await turn_card(tx, await groups.by_id(tx, turn.group_id), turn)


async def write_offer(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the offer of a host turn, for the group or for one person of the company."""
    card, off = await _subject(tx, letter), letter.payload.get("withdrawn")
    withdrawn = None if off is None else await meeting_view(tx, off)
    if card is None or card.turn.state is not TurnState.OFFERED:
        if withdrawn is not None:
            # Who hosts now, the group has heard; that the meeting is off, it has not.
            return await called_off(tx, letter, withdrawn)
        return Needless("the turn was answered meanwhile")
    reader = await reader_of(tx, letter)
    if reader is not None:
        return Written(Destination(letter.chat_id), shown.offer_to_person(card, reader), ("turn-private", card.turn.id))
    before = letter.payload.get("before")
    previous = None if before is None else (await companies.by_id(tx, before)).name
    called = () if withdrawn is None else await had_said_going(tx, withdrawn)
    message = shown.offer(card, Before(letter.payload["because"]), previous, withdrawn, called)
    # That a meeting is off stays to be read, whatever becomes of the turn.
    was = None if withdrawn is None else str(message.text).partition("\n")[0]
    return Written(Destination(letter.chat_id, card.group.topic_id), message, ("turn", card.turn.id), was=was)


async def write_nudge(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the reminder that the turn is waiting for an answer."""
    card = await _subject(tx, letter)
    if card is None or card.turn.state is not TurnState.OFFERED:
        return Needless("the turn was answered meanwhile")
    reader = await reader_of(tx, letter)
    if reader is not None:
        return Written(Destination(letter.chat_id), shown.nudge_to_person(card, reader), ("turn-private", card.turn.id))
    return Written(Destination(letter.chat_id, card.group.topic_id), shown.nudge(card), ("turn", card.turn.id))


async def write_escalation(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell facilitators that a turn has had no answer for five days."""
    card = await _subject(tx, letter)
    if card is None or card.turn.state is not TurnState.OFFERED:
        return Needless("the turn was answered meanwhile")
    times = int(letter.payload.get("patience", 1))
    gave_up = await turns.gave_up(tx, card.group.id, card.turn.cycle)
    if letter.person_id is not None:
        reader = await people.by_id(tx, letter.person_id)
        if reader is None:
            return Needless("the facilitator is gone")
        return Written(Destination(letter.chat_id), shown.escalation_to_person(card, reader, times, gave_up=gave_up))
    mention = letter.payload.get("mention")
    if mention is None:
        return ForFacilitators(letter.chat_id, card.turn.company_id)
    called = [Who(telegram_id, name, None) for telegram_id, name in mention]
    return Written(
        Destination(letter.chat_id, card.group.topic_id), shown.escalation(card, called, times, gave_up=gave_up)
    )


async def draw_turn(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw the turn for the group, after the news it came with."""
    turn = await turns.by_id(tx, card.subject_id)
    if turn is None:
        return None
    message = await _turn(tx, turn)
    if card.was is None:
        return message
    return replace(message, text=Markup("{}\n\n{}").format(trusted(card.was), trusted(message.text)))


async def _turn(tx: Transaction, turn: Turn) -> OutgoingMessage:
    view = await turn_card(tx, await groups.by_id(tx, turn.group_id), turn)
    if turn.because is None or turn.state not in OPEN:
        return shown.standing(view)
    before = await turns.before(tx, turn)
    if before is not None and before.company_id is not None:
        name = await companies.name_of(tx, before.company_id)
        if turn.state is TurnState.OFFERED:
            return shown.offer(view, turn.because, name)
        if turn.because is Before.SWAPPED:
            return turn_dates.accepted(view, name, traded=True)
    return shown.standing(view)


async def draw_turn_in_private(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw the turn for one of the company's people."""
    turn, reader = await turns.by_id(tx, card.subject_id), await people.by_telegram_id(tx, card.chat_id)
    if turn is None or reader is None:
        return None
    view = await turn_card(tx, await groups.by_id(tx, turn.group_id), turn)
    return shown.standing(view, reader)


async def draw_turn_over(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Return what became of the turn that an older message is about."""
    turn = await turns.by_id(tx, card.subject_id)
    if turn is None:
        return None
    group = await groups.by_id(tx, turn.group_id)
    view = await turn_card(tx, group, turn)
    if card.was is not None:
        was = trusted(card.was)
        return await superseded.left(tx, group, card, lambda _: was)
    return await superseded.left(tx, group, card, lambda t: shown.what_became(t, view))


async def group_of_turn(tx: Transaction, turn_id: int) -> int | None:
    """Return the group of a host turn; None if the turn no longer exists."""
    turn = await turns.by_id(tx, turn_id)
    return None if turn is None else int(turn.group_id)
