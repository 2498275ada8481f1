"""Cards that follow what they show: a hundred answers in a second make one edit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.domain.cycle.turns import OPEN, Before, TurnState
from bot.domain.delivery.remedies import AnswerLost, Migrated, NotModified, Remedy, TryAgain, Wait
from bot.domain.ids import GroupId
from bot.presenters import meetings as shown_meetings
from bot.presenters import reviews as shown_reviews
from bot.presenters import themes as shown_themes
from bot.presenters.hosting import dates
from bot.presenters.hosting import turns as shown_turns
from bot.presenters.meetings import guests as shown_guests
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.themes import ballots as shown_ballots
from bot.presenters.wording import for_reader
from bot.services.cycle.turns import turn_card
from bot.services.date_polls.messages import DATES_DRAWERS
from bot.services.delivery import audience
from bot.services.dependencies import Ground
from bot.services.digests.messages import DIGEST_DRAWERS
from bot.services.hosting import date_messages, swap_messages
from bot.services.meetings.guests import invited
from bot.services.meetings.lifecycle import card as meeting_card
from bot.services.questions.cards import ANSWER_CARDS
from bot.services.questions.cards import EVERY_CARD as QUESTION_CARDS
from bot.services.questions.redrawing import redraw as redraw_question
from bot.services.questions.redrawing import redraw_answer
from bot.services.reviews.service import recap_of, review_card
from bot.services.themes.ballots import result_of
from bot.services.themes.lifecycle import theme_card
from bot.services.themes.service import theme_list
from storage import Transaction, groups, meetings, people, themes
from storage.cycle import turns
from storage.delivery import cards
from storage.delivery.cards import Card
from storage.groups import companies
from storage.themes import ballots

log = structlog.get_logger(__name__)

REST = timedelta(seconds=1)
SELDOM = frozenset({"turn", "turn-private"})
"""Cards that change once in days, and then people wait for it: a button that leads nowhere is gone at once."""
TRY_AGAIN = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card and what it has to show now."""

    card: Card
    message: OutgoingMessage


async def _meeting(tx: Transaction, card: Card) -> OutgoingMessage | None:
    meeting = await meetings.by_id(tx, card.subject_id)
    if meeting is None:
        return None
    return shown_meetings.card(await meeting_card(tx, await groups.by_id(tx, meeting.group_id), meeting))


async def _turn(tx: Transaction, card: Card) -> OutgoingMessage | None:
    turn = await turns.by_id(tx, card.subject_id)
    if turn is None:
        return None
    view = await turn_card(tx, await groups.by_id(tx, turn.group_id), turn)
    if turn.because is None or turn.state not in OPEN:
        return shown_turns.standing(view)
    before = await turns.before(tx, turn)
    if before is not None and before.company_id is not None:
        name = await companies.name_of(tx, before.company_id)
        if turn.state is TurnState.OFFERED:
            return shown_turns.offer(view, turn.because, name)
        if turn.because is Before.SWAPPED:
            return dates.accepted(view, name, traded=True)
    return shown_turns.standing(view)


async def _turn_in_private(tx: Transaction, card: Card) -> OutgoingMessage | None:
    turn, reader = await turns.by_id(tx, card.subject_id), await people.by_telegram_id(tx, card.chat_id)
    if turn is None or reader is None:
        return None
    view = await turn_card(tx, await groups.by_id(tx, turn.group_id), turn)
    return shown_turns.standing(view, reader)


async def _guest(tx: Transaction, card: Card) -> OutgoingMessage | None:
    meeting, reader = await meetings.by_id(tx, card.subject_id), await people.by_telegram_id(tx, card.chat_id)
    if meeting is None or reader is None:
        return None
    view = await invited(tx, await groups.by_id(tx, meeting.group_id), meeting, reader)
    return None if view is None else shown_guests.invitation(view)


async def _review(tx: Transaction, card: Card) -> OutgoingMessage | None:
    meeting = await meetings.by_id(tx, card.subject_id)
    if meeting is None:
        return None
    group = await groups.by_id(tx, meeting.group_id)
    view = await review_card(tx, group, meeting)
    if view.closed:
        recap = await recap_of(tx, group, meeting)
        if recap.worth_telling:
            return shown_reviews.recap(recap)
    return shown_reviews.card(view)


async def _recap(tx: Transaction, card: Card) -> OutgoingMessage | None:
    meeting = await meetings.by_id(tx, card.subject_id)
    if meeting is None:
        return None
    return shown_reviews.recap(await recap_of(tx, await groups.by_id(tx, meeting.group_id), meeting))


async def _themes(tx: Transaction, card: Card) -> OutgoingMessage | None:
    group, reader = await groups.by_id(tx, GroupId(card.subject_id)), await people.by_telegram_id(tx, card.chat_id)
    return shown_themes.listing(await theme_list(tx, group), for_reader(group, reader))


async def _theme(tx: Transaction, card: Card) -> OutgoingMessage | None:
    theme, reader = await themes.by_id(tx, card.subject_id), await people.by_telegram_id(tx, card.chat_id)
    if theme is None:
        return None
    view = await theme_card(tx, await groups.by_id(tx, theme.group_id), theme)
    return shown_themes.card(for_reader(view.group, reader), view)


async def _ballot(tx: Transaction, card: Card) -> OutgoingMessage | None:
    ballot = await ballots.by_id(tx, card.subject_id)
    return None if ballot is None else shown_ballots.result(await result_of(tx, ballot))


DRAWERS: dict[str, Callable[[Transaction, Card], Awaitable[OutgoingMessage | None]]] = {
    "meeting": _meeting,
    "guest": _guest,
    "review": _review,
    "recap": _recap,
    **dict.fromkeys(QUESTION_CARDS, redraw_question),
    **dict.fromkeys(ANSWER_CARDS, redraw_answer),
    "turn": _turn,
    "turn-private": _turn_in_private,
    "turn-date": date_messages.draw,
    "swap": swap_messages.draw,
    "themes": _themes,
    "theme": _theme,
    "ballot": _ballot,
}

# What these show depends on the time, or on what the network has settled.
WITH_GROUND = {**DIGEST_DRAWERS, **DATES_DRAWERS}


class Living:
    """The cards that need drawing."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def take(self, most: int, resting: Collection[int] = ()) -> list[Drawn]:
        """Cards to draw now, each with what it shows; none again within a second.

        Args:
            resting: chats in which nothing may be drawn now.
        """
        now = self._ground.now()
        drawn: list[Drawn] = []
        async with self._ground.database.transaction() as tx:
            for card in await cards.stale(tx, now, most, but_not=resting):
                if not await audience.may_follow(tx, self._ground, card):
                    message = None
                elif card.kind in WITH_GROUND:
                    message = await WITH_GROUND[card.kind](tx, self._ground, card)
                else:
                    message = await DRAWERS[card.kind](tx, card)
                if message is None:
                    await cards.forget(tx, card.id)
                    continue
                await cards.taken(tx, card.id, now if card.kind in SELDOM else now + REST)
                drawn.append(Drawn(card, message))
        return drawn

    async def shown_by(self, chat_id: int, message_id: int) -> tuple[str, int] | None:
        """What a message shows: the kind of card and its subject; None where it shows nothing living."""
        async with self._ground.database.transaction() as tx:
            return await cards.at(tx, chat_id, message_id)

    async def failed(self, card: Card, remedy: Remedy, description: str) -> None:
        """Telegram refused the edit: try again where that can help, else let the card be."""
        now = self._ground.now()
        async with self._ground.database.transaction() as tx:
            match remedy:
                case NotModified():
                    return
                case Wait(seconds=seconds):
                    await cards.put_back(tx, card.id, now, now + timedelta(seconds=seconds))
                case TryAgain() | AnswerLost():
                    await cards.put_back(tx, card.id, now, now + TRY_AGAIN)
                case Migrated(new_chat_id=new_chat_id):
                    await groups.rekey(tx, card.chat_id, new_chat_id)
                case _:
                    log.warning("card.lost", chat=card.chat_id, kind=card.kind, description=description)
                    await cards.forget(tx, card.id)
            tx.something_due = True
