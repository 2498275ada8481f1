"""Cards that are edited when their subject changes; many changes in a second make one edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.domain.delivery.remedies import AnswerLost, Migrated, NotModified, Remedy, TryAgain, Wait
from bot.domain.delivery.retry_policy import CARD_AGAIN, UNDRAWN_AGAIN
from bot.presenters.outgoing import OutgoingMessage
from bot.services.delivery import threads
from bot.services.dependencies import Dependencies
from bot.services.features import CardKind
from storage import DatabaseAway, Transaction, groups
from storage.delivery import cards, outbox
from storage.delivery.cards import Card

log = structlog.get_logger(__name__)

REST = timedelta(seconds=1)
DOUBTED = timedelta(seconds=30)
"""Cards that were taken so shortly before the last one are drawn again after a break."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card and its current content."""

    card: Card
    message: OutgoingMessage


@dataclass(frozen=True, slots=True)
class Drawings:
    """Cards to draw now, chats with further cards that must wait, and when the next card is due."""

    now: tuple[Drawn, ...]
    later: frozenset[int]
    next: datetime | None


class _CannotDraw(Exception):
    def __init__(self, card: Card) -> None:
        super().__init__(card.id)
        self.card = card


MayFollow = Callable[[Transaction, Dependencies, Card], Awaitable[bool]]
"""Whether a card in somebody's private chat may go on showing how things stand."""


class LiveCards:
    """The cards that need to be redrawn."""

    def __init__(self, dependencies: Dependencies, may_follow: MayFollow) -> None:
        self._dependencies = dependencies
        self._may_follow = may_follow

    async def take(self, most: int, resting: Collection[int] = (), in_chat: int | None = None) -> Drawings:
        """Return cards to draw now with their content; the same card at most once a second.

        Args:
            resting: chats in which nothing may be drawn now.
            in_chat: how many in one chat at most.
        """
        while True:
            try:
                return await self._take(most, resting, most if in_chat is None else in_chat)
            except _CannotDraw as failure:
                # One card that cannot be drawn must not keep the others from being drawn.
                now, card_id = self._dependencies.now(), failure.card.id
                log.exception("card.undrawn", card=card_id, kind=failure.card.kind)
                async with self._dependencies.database.transaction() as tx:
                    await cards.put_back(tx, card_id, now, now + UNDRAWN_AGAIN)

    async def _take(self, most: int, resting: Collection[int], in_chat: int) -> Drawings:
        now = self._dependencies.now()
        drawn: list[Drawn] = []
        later: set[int] = set()
        taken: Counter[int] = Counter()
        next_one: list[datetime] = []
        async with self._dependencies.database.transaction() as tx:
            # One more than are drawn tells when the next is due, so that this need not be asked.
            for card in await cards.stale(tx, now, most + 1, resting=resting):
                if card.due_at is not None and (card.due_at > now or len(drawn) == most):
                    next_one.append(card.due_at)
                    continue
                if card.chat_id in resting or taken[card.chat_id] >= in_chat:
                    later.add(card.chat_id)
                    next_one.append(now)
                    continue
                kind = self._dependencies.features.cards[card.kind]
                message = await self._shows(tx, kind, card)
                if message is None:
                    await cards.forget(tx, card.id)
                    continue
                taken[card.chat_id] += 1
                await cards.taken(tx, card.id, now if kind.seldom else now + REST)
                drawn.append(Drawn(card, message))
        return Drawings(tuple(drawn), frozenset(later), min(next_one, default=None))

    async def _shows(self, tx: Transaction, kind: CardKind, card: Card) -> OutgoingMessage | None:
        try:
            if not await self._may_follow(tx, self._dependencies, card):
                return None
            draw = kind.draw if card.over_at is None or kind.over is None else kind.over
            return await draw(tx, self._dependencies, card)
        except DatabaseAway:
            raise
        except Exception as error:
            raise _CannotDraw(card) from error

    async def recover(self) -> None:
        """Queue again, after an interruption, the cards taken shortly before it."""
        async with self._dependencies.database.transaction() as tx:
            await cards.doubt(tx, self._dependencies.now(), DOUBTED)

    async def put_back(self, card_ids: Collection[int]) -> None:
        """Return cards that were not drawn to the queue."""
        async with self._dependencies.database.transaction() as tx:
            for card_id in card_ids:
                await cards.put_back(tx, card_id, self._dependencies.now(), self._dependencies.now())
            tx.something_due = True

    async def shows(self, chat_id: int, message_id: int, kind: str, subject_id: int) -> None:
        """Make a message a live card of a subject."""
        async with self._dependencies.database.transaction() as tx:
            await threads.show(
                tx,
                chat_id=chat_id,
                message_id=message_id,
                kind=kind,
                subject_id=subject_id,
                now=self._dependencies.now(),
            )

    async def shown_by(self, chat_id: int, message_id: int) -> tuple[str, int] | None:
        """Return the kind of card and subject a message shows; None if it is not live."""
        async with self._dependencies.database.transaction() as tx:
            return await cards.at(tx, chat_id, message_id)

    async def adopt(
        self, chat_id: int, message_id: int, kinds: Collection[str], subject_id: object
    ) -> tuple[str, int] | None:
        """Make a live card of a message that was not recorded because the answer to its sending was lost.

        Args:
            kinds: what it may show.
            subject_id: what it is about.

        Returns:
            what it shows; None where no copy of such a message can stand in that chat.
        """
        async with self._dependencies.database.transaction() as tx:
            if not isinstance(subject_id, int):
                return None
            known = await cards.live(tx, kinds, subject_id, chat_id)
            kind = None if known is None else known.kind
            if known is None:
                # It may be sent again, and not be there yet; or it is, and what came of its sending is not written down.
                for letter in await outbox.maybe_out(tx, chat_id):
                    brings = self._dependencies.features.messages[letter.kind].cards
                    if subject_id in letter.payload.values():
                        kind = next((each for each in kinds if each in brings), kind)
            if kind is None:
                return None
            shows_at = None if known is None else known.shows_at
            await cards.put(
                tx, chat_id=chat_id, message_id=message_id, kind=kind, subject_id=subject_id, shows_at=shows_at
            )
            return kind, subject_id

    async def failed(self, card: Card, remedy: Remedy, description: str) -> None:
        """Handle an edit that Telegram refused: retry if that can help, otherwise give up."""
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            match remedy:
                case NotModified():
                    return
                case Wait(seconds=seconds):
                    await cards.put_back(tx, card.id, now, now + timedelta(seconds=seconds))
                case TryAgain() | AnswerLost():
                    await cards.put_back(tx, card.id, now, now + CARD_AGAIN)
                case Migrated(new_chat_id=new_chat_id):
                    await groups.rekey(tx, card.chat_id, new_chat_id)
                case _:
                    log.warning("card.lost", chat=card.chat_id, kind=card.kind, description=description)
                    await cards.forget(tx, card.id)
            tx.something_due = True
