"""Messages to and about a host who has to set a time."""

from __future__ import annotations

from bot.domain.cycle.turns import Before, TurnState
from bot.domain.people import Who
from bot.domain.views import TurnCard
from bot.presenters.hosting import dates as shown
from bot.presenters.hosting import turns as shown_turns
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.services.cycle import turn_card
from bot.services.delivery import ForFacilitators, Needless, Writing, Written
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, people
from storage.cycle import turns
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter
from storage.groups import companies

SETTLED = Needless("settled meanwhile, or the turn has gone on")


async def _waiting(tx: Transaction, turn_id: int) -> TurnCard | None:
    turn = await turns.by_id(tx, turn_id)
    if turn is None or turn.state is not TurnState.ACCEPTED:
        return None
    return await turn_card(tx, await groups.by_id(tx, turn.group_id), turn)


async def write_accepted(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell the group who hosts, and the host what to do next."""
    card = await _waiting(tx, letter.payload["turn"])
    if card is None:
        return Needless("the turn has gone on")
    instead = letter.payload.get("instead")
    gave_way = None if instead is None else (await companies.by_id(tx, instead)).name
    to = Destination(letter.chat_id, card.group.topic_id)
    because = card.turn.because
    message = shown.accepted(card, gave_way, traded=because is Before.SWAPPED, not_held=because is Before.NOT_HELD)
    return Written(to, message, ("turn-date", card.turn.id))


async def write_nudge(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the reminder that the group is waiting for a time."""
    card = await _waiting(tx, letter.payload["turn"])
    if card is None or card.settled:
        return SETTLED
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if reader is not None:
        return Written(Destination(letter.chat_id), shown.nudge_to_person(card, reader), ("turn-private", card.turn.id))
    return Written(Destination(letter.chat_id, card.group.topic_id), shown.nudge(card), ("turn-date", card.turn.id))


async def write_escalation(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell facilitators that no time has been set."""
    card = await _waiting(tx, letter.payload["turn"])
    if card is None or card.settled:
        return SETTLED
    if letter.person_id is not None:
        reader = await people.by_id(tx, letter.person_id)
        if reader is None:
            return Needless("the facilitator is gone")
        return Written(Destination(letter.chat_id), shown.escalation(card, reader), ("turn-private", card.turn.id))
    mention = letter.payload.get("mention")
    if mention is None:
        return ForFacilitators(letter.chat_id, card.turn.company_id)
    called = [Who(telegram_id, name, None) for telegram_id, name in mention]
    to = Destination(letter.chat_id, card.group.topic_id)
    return Written(to, shown.escalation(card, None, called), ("turn-date", card.turn.id))


async def draw(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw who hosts, in the current state."""
    turn = await turns.by_id(tx, card.subject_id)
    if turn is None:
        return None
    now = await turn_card(tx, await groups.by_id(tx, turn.group_id), turn)
    # Once the turn has gone on, nobody may read here that its company hosts.
    return shown.accepted(now) if turn.state is TurnState.ACCEPTED else shown_turns.standing(now)
