"""The outbox: take due messages, write them from the current state, and record what became of them."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.domain.delivery.remedies import AnswerLost
from bot.domain.delivery.retry_policy import MOST_UNANSWERED
from bot.domain.delivery.urgency import Urgency
from bot.domain.ids import GroupId
from bot.domain.people import Who
from bot.domain.people.access import Standing
from bot.domain.questions import NOBODYS_CHAT
from bot.services.delivery import retries, threads
from bot.services.delivery.recipients import coordinators
from bot.services.dependencies import Dependencies
from bot.services.message import Arrived, Envelope, Failed, ForFacilitators, Needless, Written
from storage import DatabaseAway, Transaction, groups, people, settings_store
from storage.delivery import cards, outbox
from storage.delivery.outbox import Letter

log = structlog.get_logger(__name__)

PACE = "pace"
LATE = timedelta(minutes=2)
"""What looked at the clock so long before it was set back, or so shortly before it wrote, wrote the old time."""
BY_MAIL = "its reader has it by e-mail alone"
NOT_FOR_THEM = "whom it was for is not in the group any more"


class UndeclaredCard(Exception):
    """A message shows a live subject that its kind does not declare: a bug."""


class _CannotWrite(Exception):
    def __init__(self, letter: Letter) -> None:
        super().__init__(letter.key)
        self.letter = letter


Readers = Callable[[Transaction, Dependencies, Letter, int], Awaitable[tuple[Standing, ...] | None]]
Budget = Callable[[Transaction, Dependencies, Letter, Written, Collection[Letter]], Awaitable[Written | Needless]]
CopyByMail = Callable[[Transaction, Dependencies, Letter, Written], Awaitable[bool]]


class Letters:
    """All messages caused by time, by a broadcast, or by another person.

    Args:
        readers: whether a message to a person may go out, and what Telegram has to confirm first
            (`bot.services.people.audience`).
        budget: what can be left unsaid is nobody's eleventh in a month (`bot.services.cycle.within_ten`).
        copy_by_mail: sends it to its reader's e-mail address, where they have one; whether that is enough
            (`bot.services.mail`).
    """

    def __init__(self, dependencies: Dependencies, readers: Readers, budget: Budget, copy_by_mail: CopyByMail) -> None:
        self._dependencies = dependencies
        self._readers = readers
        self._budget = budget
        self._copy_by_mail = copy_by_mail
        self._kinds = dependencies.features.messages

    async def recover(self) -> int:
        """Requeue messages that were being sent when the program died; return how many.

        A letter whose sending was broken off again and again is given up as one that never gets an answer is.
        """
        async with self._dependencies.database.transaction() as tx:
            again = await outbox.recover(tx, MOST_UNANSWERED)
            given_up = await outbox.stranded(tx)
            for letter in given_up:
                await self._refused(tx, Failed(letter, AnswerLost(), "the program ended while it was sent"))
        return again + len(given_up)

    async def take(self, wanted: Mapping[Urgency, int], busy: Mapping[Urgency, Collection[int]]) -> list[Envelope]:
        """Take messages to send now, most urgent first, at most one per chat, written and marked as in progress.

        Args:
            wanted: how many of each lane at most.
            busy: for each lane, the chats that have a letter under way or must rest.
        """
        while True:
            try:
                return await self._take(wanted, busy)
            except _CannotWrite as failure:
                # One letter that cannot be written must not keep the others from being sent.
                log.exception("letter.unwritten", key=failure.letter.key)
                async with self._dependencies.database.transaction() as tx:
                    await retries.put_off(tx, self._dependencies, failure.letter)

    async def _take(self, wanted: Mapping[Urgency, int], busy: Mapping[Urgency, Collection[int]]) -> list[Envelope]:
        now = self._dependencies.now()
        taken: dict[int, Envelope] = {}
        async with self._dependencies.database.transaction() as tx:
            lanes = await outbox.lanes_due(tx, now)
            for urgency, most in wanted.items():
                looking = most > 0 and urgency in lanes
                while looking:
                    but_not = {*busy[urgency], *taken}
                    found = await outbox.due_in(tx, urgency, now, most, but_not=but_not)
                    before = len(taken)
                    for letter in found:
                        envelope = await self._write(tx, letter, now, [one.letter for one in taken.values()])
                        if envelope is not None:
                            taken[letter.chat_id] = envelope
                    # What turned out needless leaves room for those behind it.
                    looking = bool(found) and len(taken) == before
            # What is planned for later now, or dropped, changes when something is due next.
            tx.something_due |= not taken and bool(tx.changed)
            if taken:
                await outbox.under_way(tx, [envelope.letter for envelope in taken.values()])
        return list(taken.values())

    async def _write(
        self, tx: Transaction, letter: Letter, now: datetime, with_it: Collection[Letter]
    ) -> Envelope | None:
        if letter.stale_at is not None and letter.stale_at <= now:
            log.warning("letter.stale", key=letter.key, was_due=letter.created_at.isoformat())
            await outbox.change(tx, letter.id, state="dropped", note=outbox.TOO_LATE)
            return None
        night = False
        if letter.group_id is not None and letter.urgency == Urgency.ANNOUNCEMENT:
            group = await groups.by_id(tx, GroupId(letter.group_id))
            night = group.is_quiet(now)
            if night and letter.kind in self._kinds and self._kinds[letter.kind].by_day:
                await outbox.put_off(tx, letter.id, group.daylight(now))
                return None
        try:
            kind = self._kinds[letter.kind]
            written = await kind.writer(tx, self._dependencies, letter)
            if isinstance(written, Written) and written.card is not None and written.card[0] not in kind.cards:
                raise UndeclaredCard(f"{letter.kind} shows {written.card[0]}, which it does not declare")
        except DatabaseAway:
            raise
        except Exception as error:
            raise _CannotWrite(letter) from error
        if isinstance(written, Needless):
            log.info("letter.needless", key=letter.key, reason=written.reason)
            await outbox.change(tx, letter.id, state="dropped", note=written.reason)
            return None
        if night and letter.kind != "reminder" and isinstance(written, Written):
            # Somebody has just asked for it; the others need not wake up for it.
            written = replace(written, message=replace(written.message, silent=True))
        taken = replace(letter, attempts=letter.attempts + 1)
        if isinstance(written, Written):
            allowed = await self._budget(tx, self._dependencies, letter, written, with_it)
            if isinstance(allowed, Needless):
                log.info("letter.needless", key=letter.key, reason=allowed.reason)
                await outbox.change(tx, letter.id, state="dropped", note=allowed.reason)
                return None
            written = allowed
        if not isinstance(written, Written) or written.to.chat_id < 0:
            return Envelope(taken, written)
        only_if = await self._readers(tx, self._dependencies, letter, written.to.chat_id)
        if only_if is None:
            log.info("letter.needless", key=letter.key, reason=NOT_FOR_THEM)
            await outbox.change(tx, letter.id, state="dropped", note=NOT_FOR_THEM)
            return None
        if kind.by_mail and not only_if and await self._copy_by_mail(tx, self._dependencies, letter, written):
            await outbox.change(tx, letter.id, state="dropped", note=BY_MAIL)
            return None
        return Envelope(taken, written, only_if)

    async def not_for_them(self, envelope: Envelope) -> None:
        """Drop a message because Telegram says that its reader has left."""
        log.info("letter.needless", key=envelope.letter.key, reason=NOT_FOR_THEM)
        async with self._dependencies.database.transaction() as tx:
            await outbox.change(tx, envelope.letter.id, state="dropped", note=NOT_FOR_THEM)

    async def put_back(self, envelopes: Collection[Envelope]) -> None:
        """Return messages that were not sent to the queue."""
        async with self._dependencies.database.transaction() as tx:
            await outbox.put_back(tx, [envelope.letter for envelope in envelopes])

    async def set_back(self, was: datetime, *, late: bool = False) -> None:
        """Make due messages due at once after the clock was set back.

        Args:
            was: what the clock said before, or would say by now.
            late: only what was written down since then, by those who had looked at the clock before.
        """
        async with self._dependencies.database.transaction() as tx:
            now = self._dependencies.now()
            await outbox.set_back(tx, was + LATE, now, was - LATE) if late else await outbox.set_back(tx, was, now)
            await cards.set_back(tx, now)

    async def take_back(self, but_not: Collection[int]) -> None:
        """Requeue messages marked as in progress that nobody is sending.

        Args:
            but_not: ids of letters that are on their way to Telegram.
        """
        async with self._dependencies.database.transaction() as tx:
            await outbox.take_back(tx, but_not)

    async def settle(self, outcomes: Sequence[Arrived | Failed], *, again: bool = False) -> None:
        """Record what became of messages, all at once.

        Args:
            again: the database went away meanwhile, so some of it may be written down already.
        """
        async with self._dependencies.database.transaction() as tx:
            if again:
                open_ = await outbox.still_under_way(tx, [_letter(outcome).id for outcome in outcomes])
                outcomes = [outcome for outcome in outcomes if _letter(outcome).id in open_]
            arrived = [outcome for outcome in outcomes if isinstance(outcome, Arrived)]
            if arrived:
                await outbox.delivered(
                    tx, [(a.envelope.letter, _place(a), _number(a), _how(a.envelope.letter)) for a in arrived]
                )
            for outcome in outcomes:
                if isinstance(outcome, Arrived):
                    await self._shown(tx, outcome)
                    continue
                await self._refused(tx, outcome)

    async def _refused(self, tx: Transaction, outcome: Failed) -> None:
        letter, remedy = outcome.letter, outcome.remedy
        await retries.failed(tx, self._dependencies, letter, remedy, outcome.description[:300])
        kind = self._kinds.get(letter.kind)
        if kind is not None and kind.on_refusal is not None:
            await kind.on_refusal(tx, self._dependencies, letter, remedy)

    async def _shown(self, tx: Transaction, arrived: Arrived) -> None:
        written, chat_id, message_id = arrived.envelope.written, arrived.chat_id, arrived.message_id
        if isinstance(written, Written) and written.card is not None:
            shows, subject_id = written.card
            await threads.show(
                tx,
                chat_id=chat_id,
                message_id=message_id,
                kind=shows,
                subject_id=subject_id,
                now=self._dependencies.now(),
                shows_at=written.shows_at,
                was=written.was,
            )
        kind = self._kinds[arrived.envelope.letter.kind]
        if kind.on_delivery is not None:
            await kind.on_delivery(tx, self._dependencies, arrived)

    async def pace(self) -> tuple[dict[str, Any] | None, float]:
        """Return what an earlier run knew of Telegram's limits, and how long ago; None before the first run."""
        async with self._dependencies.database.transaction() as tx:
            value = await settings_store.get(tx, PACE)
        if value is None:
            return None, 0.0
        memory = json.loads(value)
        return memory, (self._dependencies.now() - datetime.fromisoformat(memory["at"])).total_seconds()

    async def keep_pace(self, memory: Mapping[str, Any]) -> None:
        """Store what a restart needs to know about Telegram's limits."""
        async with self._dependencies.database.transaction() as tx:
            await settings_store.put(tx, PACE, json.dumps({**memory, "at": self._dependencies.now().isoformat()}))

    async def address(self, envelope: Envelope, administrators: Collection[Who]) -> None:
        """Address a message for facilitators to those the bot can write to, or else to the group by name.

        Args:
            administrators: the people who administer the chat.
        """
        letter, now = envelope.letter, self._dependencies.now()
        chat_id = envelope.written.chat_id if isinstance(envelope.written, ForFacilitators) else letter.chat_id
        async with self._dependencies.database.transaction() as tx:
            asked = len(administrators)
            administrators = await self._others(tx, envelope, administrators)
            if asked and not administrators:
                await outbox.change(tx, letter.id, state="dropped", note="its facilitators are who it is about")
                return
            reachable = [
                person
                for person in await people.among(tx, [who.telegram_id for who in administrators])
                if person.reachable
            ]
            elsewhere = letter.kind == retries.SET_ASIDE
            if elsewhere and not reachable:
                # The chat itself is what cannot be reached: then those who look after the network hear of it.
                reachable = [person for person in await coordinators(tx, self._dependencies) if person.reachable]
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
            if not reachable and not elsewhere:
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
            handed = "the group" if not reachable and not elsewhere else f"{len(reachable)} people"
            note = f"handed to {handed}"
            await outbox.change(tx, letter.id, state="delivered", note=note)

    async def _others(self, tx: Transaction, envelope: Envelope, administrators: Collection[Who]) -> Collection[Who]:
        """Return the administrators who are not from the company in question."""
        written, group_id = envelope.written, envelope.letter.group_id
        if not isinstance(written, ForFacilitators) or written.but_not is None or group_id is None:
            return administrators
        own = {person.telegram_id for person in await people.of_company(tx, written.but_not)}
        return [who for who in administrators if who.telegram_id not in own]

    async def held_up(self) -> timedelta:
        """Return how long the longest-waiting message has waited that only the bot itself is holding up."""
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            oldest = await outbox.oldest_free(tx, now)
        return timedelta() if oldest is None else now - oldest

    async def waiting(self) -> tuple[dict[Urgency, int], timedelta]:
        """Return, for each lane, how many messages are due but unsent and how long the oldest has waited."""
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            found = await outbox.overdue(tx, now)
        count = {lane: found[lane][0] if lane in found else 0 for lane in Urgency}
        return count, now - min((oldest for _, oldest in found.values()), default=now)


def _letter(outcome: Arrived | Failed) -> Letter:
    return outcome.envelope.letter if isinstance(outcome, Arrived) else outcome.letter


def _place(arrived: Arrived) -> int:
    """Return the chat a message arrived in; for people, only what the message's row says, as they may be sealed."""
    return arrived.chat_id if arrived.chat_id < 0 else arrived.envelope.letter.chat_id


def _number(arrived: Arrived) -> int | None:
    """Return the message's id, sealed if its reader is sealed."""
    return None if arrived.envelope.letter.chat_id >= NOBODYS_CHAT else arrived.message_id


def _how(letter: Letter) -> str | None:
    return "an earlier try had no answer, so there may be two copies" if letter.uncertain else None
