"""The outbox as the ticker sees it: take what is due, write it from what is true now, settle its fate."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import timedelta

import structlog

from bot.domain.people import Who
from bot.domain.polls import SeenPoll
from bot.domain.remedies import (
    AnswerLost,
    MessageGone,
    Migrated,
    PollOver,
    Remedy,
    RightMissing,
    TopicGone,
    TryAgain,
    Unreachable,
    Wait,
)
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.services import polls as poll_steps
from bot.services.ground import Ground
from storage import Transaction, cards, groups, outbox, people
from storage.outbox import Letter

log = structlog.get_logger(__name__)

KEPT = timedelta(days=400)
"""How long the fate of a message stays on record."""
MOST_TRIES = 12
RETRY_FIRST = timedelta(seconds=2)
RETRY_LAST = timedelta(minutes=10)
NOBODYS = 0
"""The queue of letters whose readers are not known yet."""
PATIENCE = timedelta(hours=6)
"""After so long a chat whose administrators let the bot say nothing is tried again: no update tells of a change."""
POLL_CALLS = ("poll-stop", "poll-look")


@dataclass(frozen=True, slots=True)
class Written:
    """A message ready to go.

    `card` names what it shows, where it shows something living; `asked` what its poll is about.
    """

    to: Destination
    message: OutgoingMessage
    card: tuple[str, int] | None = None
    asked: poll_steps.Asked | None = None


@dataclass(frozen=True, slots=True)
class Needless:
    """What the message would have said is over, or no longer so."""

    reason: str


@dataclass(frozen=True, slots=True)
class ForFacilitators:
    """Meant for the chat's administrators, whom only Telegram can name."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class PollCall:
    """Not a message, but something asked of Telegram about a poll: to stop it, or whether it is there."""

    poll_id: int
    chat_id: int
    message_id: int
    stop: bool


Writing = Written | Needless | ForFacilitators | PollCall
Writer = Callable[[Transaction, Ground, Letter], Awaitable[Writing]]


@dataclass(frozen=True, slots=True)
class Envelope:
    """A letter with what it says."""

    letter: Letter
    written: Written | ForFacilitators | PollCall


class Letters:
    """Everything that goes out because of time, of fan-out, or of another person.

    Args:
        writers: for each kind of letter, who writes it.
        features: for each kind of poll, whose it is.
    """

    def __init__(self, ground: Ground, writers: dict[str, Writer], features: poll_steps.Features) -> None:
        self._ground = ground
        self._writers = writers
        self._features = features

    async def recover(self) -> int:
        """After a start: what was under way when the program died is tried once more."""
        async with self._ground.database.transaction() as tx:
            return await outbox.recover(tx)

    async def take(self, busy: Collection[int]) -> Envelope | None:
        """The next letter to send, written and marked as under way; None when none is due.

        Args:
            busy: chats that have a letter under way or must rest.
        """
        now = self._ground.now()
        async with self._ground.database.transaction() as tx:
            while (letter := await outbox.due(tx, now, but_not=busy)) is not None:
                if letter.stale_at is not None and letter.stale_at <= now:
                    log.warning("letter.stale", key=letter.key, was_due=letter.created_at.isoformat())
                    await outbox.change(tx, letter.id, state="dropped", note="came too late to be of use")
                    continue
                written = await self._writers[letter.kind](tx, self._ground, letter)
                if isinstance(written, Needless):
                    log.info("letter.needless", key=letter.key, reason=written.reason)
                    await outbox.change(tx, letter.id, state="dropped", note=written.reason)
                    continue
                await outbox.change(tx, letter.id, state="sending", attempts=letter.attempts + 1)
                return Envelope(letter, written)
        return None

    async def delivered(self, envelope: Envelope, message_id: int, chat_id: int, poll: SeenPoll | None = None) -> None:
        """Telegram has taken it.

        Args:
            poll: the poll in it, or the one that was stopped, as Telegram shows it.
        """
        async with self._ground.database.transaction() as tx:
            await outbox.change(
                tx, envelope.letter.id, state="delivered", message_id=message_id, note=_how(envelope.letter)
            )
            written = envelope.written
            if isinstance(written, Written) and written.card is not None:
                kind, subject_id = written.card
                await cards.put(tx, chat_id=chat_id, message_id=message_id, kind=kind, subject_id=subject_id)
            if isinstance(written, Written) and written.asked is not None and poll is not None:
                await poll_steps.opened(tx, self._ground, self._features, chat_id, message_id, poll, written.asked)
            if isinstance(written, PollCall) and written.stop:
                await poll_steps.stopped(tx, self._ground, self._features, written.poll_id, poll)

    async def address(self, envelope: Envelope, administrators: Collection[Who]) -> None:
        """Hand a letter for facilitators to those the bot may write to; else to the group, by name.

        Args:
            administrators: the people who administer the chat.
        """
        letter, now = envelope.letter, self._ground.now()
        chat_id = envelope.written.chat_id if isinstance(envelope.written, ForFacilitators) else letter.chat_id
        async with self._ground.database.transaction() as tx:
            reachable = [
                person
                for person in await people.among(tx, [who.telegram_id for who in administrators])
                if person.reachable
            ]
            for person in reachable:
                await outbox.post(
                    tx,
                    key=f"{letter.key}:{person.telegram_id}",
                    kind=letter.kind,
                    chat_id=person.telegram_id,
                    person_id=person.id,
                    group_id=letter.group_id,
                    at=now,
                    stale_at=letter.stale_at,
                    urgency=letter.urgency,
                    **letter.payload,
                )
            if not reachable:
                await outbox.post(
                    tx,
                    key=f"{letter.key}:group",
                    kind=letter.kind,
                    chat_id=chat_id,
                    group_id=letter.group_id,
                    at=now,
                    stale_at=letter.stale_at,
                    urgency=letter.urgency,
                    **{**letter.payload, "mention": [[who.telegram_id, who.name] for who in administrators]},
                )
            note = f"handed to {len(reachable)} facilitators" if reachable else "handed to the group"
            await outbox.change(tx, letter.id, state="delivered", note=note)

    async def failed(self, letter: Letter, remedy: Remedy, description: str) -> None:
        """Telegram has refused it, or its answer never came: do what helps, and write it down."""
        now = self._ground.now()
        note = description[:300]
        async with self._ground.database.transaction() as tx:
            match remedy:
                case Wait(seconds=seconds):
                    until = now + timedelta(seconds=seconds)
                    await outbox.change(tx, letter.id, state="waiting", due_at=until, note=note)
                    await outbox.hold_chat(tx, letter.chat_id, until)
                case Migrated(new_chat_id=new_chat_id):
                    await groups.rekey(tx, letter.chat_id, new_chat_id)
                    await outbox.change(tx, letter.id, state="waiting", chat_id=new_chat_id, note=note)
                case Unreachable():
                    await outbox.change(tx, letter.id, state="refused", note=note)
                    await self._out_of_reach(tx, letter)
                case RightMissing(what=what) if letter.chat_id < 0:
                    await self._right_missing(tx, letter, what, note)
                case TopicGone():
                    await self._topic_gone(tx, letter, note)
                case AnswerLost() if letter.uncertain:
                    await outbox.change(tx, letter.id, state="lost", note="no answer came to either of two tries")
                case AnswerLost():
                    at = now + RETRY_FIRST
                    await outbox.change(tx, letter.id, state="waiting", uncertain=True, due_at=at, note=note)
                    await outbox.hold_chat(tx, letter.chat_id, at)
                case TryAgain() if letter.attempts < MOST_TRIES:
                    at = now + min(RETRY_FIRST * 2**letter.attempts, RETRY_LAST)
                    await outbox.change(tx, letter.id, state="waiting", due_at=at, note=note)
                    # A chat reads its messages in order, so the later ones wait as well.
                    await outbox.hold_chat(tx, letter.chat_id, at)
                case PollOver() | MessageGone() if letter.kind in POLL_CALLS:
                    await outbox.change(tx, letter.id, state="delivered", note=note)
                case _:
                    log.error("letter.refused", key=letter.key, remedy=type(remedy).__name__, description=description)
                    await outbox.change(tx, letter.id, state="refused", note=note)
            if letter.kind in POLL_CALLS:
                await poll_steps.refused(tx, self._ground, self._features, letter, remedy)
            tx.something_due = True

    async def _out_of_reach(self, tx: Transaction, letter: Letter) -> None:
        if letter.person_id is not None and letter.chat_id > 0:
            person = await people.by_telegram_id(tx, letter.chat_id)
            if person is not None:
                await people.change(tx, person.id, reachable=False)
            return
        group = await groups.by_chat(tx, letter.chat_id, lock=True)
        if group is not None and group.awake:
            log.warning("group.asleep", group=group.id, because=letter.key)
            await groups.change(tx, group.id, awake=False)

    async def _right_missing(self, tx: Transaction, letter: Letter, what: str, note: str) -> None:
        """Tell the facilitators what is needed. What cannot be said at all waits until it may be said again."""
        now = self._ground.now()
        if what == "messages" and letter.attempts < MOST_TRIES:
            await outbox.change(tx, letter.id, state="waiting", due_at=now + PATIENCE, note=note)
            await outbox.hold_chat(tx, letter.chat_id, now + PATIENCE)
        else:
            await outbox.change(tx, letter.id, state="refused", note=note)
        if letter.kind != "right-missing":
            # Once a day at most, however many messages are held up.
            await outbox.post(
                tx,
                key=f"right-missing:{letter.chat_id}:{what}:{now.date().isoformat()}",
                kind="right-missing",
                # Not in the chat's own queue, which is held up.
                chat_id=NOBODYS,
                group_id=letter.group_id,
                at=now,
                what=what,
            )

    async def _topic_gone(self, tx: Transaction, letter: Letter, note: str) -> None:
        """Announce in General from now on, and tell a facilitator."""
        await outbox.change(tx, letter.id, state="waiting", note=note)
        group = await groups.by_chat(tx, letter.chat_id, lock=True)
        if group is None or group.topic_id is None:
            # General itself refuses: nothing left to try.
            await outbox.change(tx, letter.id, state="refused", note=note)
            return
        await groups.change(tx, group.id, topic_id=None)
        await outbox.post(
            tx,
            key=f"topic-gone:{group.id}:{group.topic_id}:{letter.id}",
            kind="topic-gone",
            chat_id=group.chat_id,
            group_id=group.id,
            at=self._ground.now(),
        )

    async def waiting(self) -> tuple[int, timedelta]:
        """How many messages are due and not out yet, and how long the oldest has waited."""
        now = self._ground.now()
        async with self._ground.database.transaction() as tx:
            count, oldest = await outbox.overdue(tx, now)
        return count, timedelta() if oldest is None else now - oldest

    async def sent_lately(self, kind: str, chat_id: int) -> list[Letter]:
        """The latest letters of a kind to a chat, newest first."""
        async with self._ground.database.transaction() as tx:
            return await outbox.last_of(tx, kind, chat_id)


def _how(letter: Letter) -> str | None:
    return "an earlier try had no answer, so there may be two copies" if letter.uncertain else None
