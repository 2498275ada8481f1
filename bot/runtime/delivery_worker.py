"""The delivery worker: takes messages from the outbox as Telegram's limits allow, and records their outcome.

Letters are taken and settled in groups, many chats in one transaction: with SQLite's one connection the number
of transactions is what costs. A letter is marked as under way before Telegram is called, so after a crash it
is known which ones may be out already.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextvars import Context
from functools import partial

import structlog
from structlog.contextvars import bind_contextvars

from bot.domain.delivery.remedies import AnswerLost, TryAgain, Wait
from bot.domain.delivery.urgency import Urgency
from bot.runtime.rate_limiter import SendSlot
from bot.services import Services
from bot.services.delivery import Arrived, Envelope, Failed, ForFacilitators, PollCall
from bot.telegram.presence import Presence
from bot.telegram.sender import Failure, Sender
from storage import DatabaseAway
from storage.delivery.outbox import Letter

log = structlog.get_logger(__name__)

SIDE_BY_SIDE = 128
"""Letters under way at once. Few are: this is for when Telegram is slow to answer."""
URGENT_AT_ONCE = 8
AHEAD = 0.1
"""Broadcasts are taken for so many seconds ahead: an urgent letter waits no longer than that."""
AFTER_TROUBLE = 5.0
AFTER_AWAY = 0.1
ALONE = 0.6
"""This share of the time until the next letter's turn a letter has for itself."""


class Postman:
    """Delivers what is due.

    Args:
        presence: who is in which chat, asked where the table cannot know.
        idle: called when nothing more can be delivered for now, with whether any letter has changed since the last time.
    """

    def __init__(self, services: Services, sender: Sender, presence: Presence, idle: Callable[[bool], None]) -> None:
        self._services = services
        self._presence = presence
        self._sender = sender
        self._pacer = sender.pacer
        self._tell_idle = idle
        self._mail = asyncio.Event()
        self._idle = False
        self._changed = True
        self._stopping = False
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._leaving: set[int] = set()
        self._unsettled: list[tuple[Arrived | Failed, asyncio.Future[None]]] = []
        self._settling: asyncio.Task[None] | None = None
        self._database = services.dependencies.database
        self.settled_at: float | None = None
        """When a letter's fate was last written down, in seconds of `time.monotonic`."""
        self.when_settled: Callable[[Letter, str], None] = lambda letter, fate: None
        """Called with each letter that was tried: `delivered`, or the name of the remedy."""

    def wake(self) -> None:
        """Wake up: something may be due."""
        self._idle = False
        self._mail.set()

    def stop(self) -> None:
        """Take no more messages; `work` ends once those taken are sent or put back."""
        self._stopping = True
        self._mail.set()

    async def close(self, within: float) -> None:
        """Wait for messages being sent; unanswered ones are retried after the next start.

        Args:
            within: seconds they have.
        """
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=within)
        for task in list(self._under_way.values()):
            task.cancel()
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)
        if self._settling is not None:
            self._settling.cancel()
            await asyncio.gather(self._settling, return_exceptions=True)

    @property
    def at_rest(self) -> bool:
        """Nothing can be delivered now, and nothing is under way."""
        return self._idle and not self._under_way

    async def work(self) -> None:
        """Deliver until `stop`."""
        # Whatever ended an earlier run of this, what it had taken and not sent waits again.
        await self._database.patiently(self._take_back)
        while not self._stopping:
            self._mail.clear()
            try:
                taken = await self._round()
            except DatabaseAway:
                self._changed = True
                # Waits until it is back: no letter is late for a reason of its own.
                await asyncio.sleep(AFTER_AWAY)
                await self._database.patiently(self._take_back)
                continue
            except Exception:  # one bad round must not be the last
                log.exception("postman.failed")
                self._changed = True
                await self._database.patiently(self._take_back)
                await self._mail_or(AFTER_TROUBLE)
                continue
            if taken:
                continue
            until_broadcasts = self._pacer.overall_delay(Urgency.BROADCAST)
            if until_broadcasts > AHEAD:
                await self._mail_or(until_broadcasts)
            elif not self._mail.is_set():
                self._idle = True
                changed, self._changed = self._changed, False
                self._tell_idle(changed)
                await self._mail.wait()

    async def _mail_or(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._mail.wait(), seconds)
        except TimeoutError:
            pass

    async def _take_back(self) -> None:
        """Letters that were marked as taken in a transaction whose end is unknown have not left: they wait again."""
        await self._services.letters.take_back(self._leaving)

    async def _round(self) -> bool:
        """Take what may go and send it off; False when there was nothing."""
        free = SIDE_BY_SIDE - len(self._under_way)
        if free <= 0:
            await self._mail.wait()
            return True
        urgent = min(free, URGENT_AT_ONCE)
        wanted = {
            Urgency.ANSWER: urgent,
            Urgency.ANNOUNCEMENT: urgent,
            Urgency.BROADCAST: min(free, self._pacer.broadcasts_within(AHEAD)),
        }
        busy = {urgency: self._pacer.resting(urgency) | self._under_way.keys() for urgency in Urgency}
        envelopes = await self._services.letters.take(wanted, busy)
        self._changed |= bool(envelopes)
        for place, envelope in enumerate(envelopes):
            if self._stopping:
                await self._database.patiently(partial(self._services.letters.put_back, envelopes[place:]))
                break
            await self._send_off(envelope)
        return bool(envelopes)

    async def _send_off(self, envelope: Envelope) -> None:
        chat_id = envelope.letter.chat_id
        turn = None
        if not isinstance(envelope.written, ForFacilitators):
            turn = await self._pacer.turn(chat_id, Urgency(envelope.letter.urgency), planned=True)
        task = asyncio.create_task(self._deliver(envelope, turn))
        self._under_way[chat_id] = task
        self._leaving.add(envelope.letter.id)
        task.add_done_callback(partial(self._over, chat_id, envelope.letter.id))
        # Where Telegram answers at once, a letter's fate is written down before the next one leaves: then a crash
        # can repeat the one letter under way and no other. Where it is slow, the next one does not wait for it.
        await asyncio.wait({task}, timeout=self._pacer.gap * ALONE)

    def _over(self, chat_id: int, letter_id: int, task: asyncio.Task[None]) -> None:
        self._under_way.pop(chat_id, None)
        if task.cancelled() or task.exception() is None:
            self._leaving.discard(letter_id)
        else:
            # It may have left, so it stays as it is until the next start.
            log.error("delivery.failed", letter=letter_id, exc_info=task.exception())
        self._changed = True
        self.wake()

    async def _deliver(self, envelope: Envelope, turn: SendSlot | None) -> None:
        letter, written = envelope.letter, envelope.written
        # Each letter is delivered in a task of its own: every line of the log from here on is about it.
        bind_contextvars(id=f"letter:{letter.id}")
        if isinstance(written, ForFacilitators):
            administrators = await self._sender.administrators(written.chat_id)
            # Each letter it leads to has a key of its own, so that doing it twice sends none twice.
            await self._database.patiently(lambda: self._services.letters.address(envelope, administrators))
            return
        if isinstance(written, PollCall):
            call = self._sender.stop_poll if written.stop else self._sender.look_at_poll
            outcome = await call(written.chat_id, written.message_id, turn)
        elif envelope.only_if and not await self._presence.still_there(envelope.only_if):
            if turn is not None:
                self._pacer.over(turn)
            await self._services.letters.not_for_them(envelope)
            return
        elif letter.unanswered and not await self._sender.is_heard():
            # It may have arrived. While nothing is answered, to send it again would only make more copies.
            if turn is not None:
                self._pacer.over(turn)
            outcome = Failure(TryAgain(), "Telegram answers nothing at present")
        else:
            outcome = await self._sender.send(written.to, written.message, turn)
        if isinstance(outcome, Failure):
            if isinstance(outcome.remedy, Wait):
                self._pacer.hold(letter.chat_id, outcome.remedy.seconds)
            if isinstance(outcome.remedy, AnswerLost):
                log.warning("letter.unanswered", key=letter.key)
            fate = type(outcome.remedy).__name__
            await self._settle(Failed(letter, outcome.remedy, outcome.description))
        else:
            fate = "delivered"
            await self._settle(Arrived(envelope, outcome.chat_id, outcome.message_id, outcome.poll))
        self.when_settled(letter, fate)
        log.debug("letter.settled", lane=letter.urgency, fate=fate)

    async def _settle(self, outcome: Arrived | Failed) -> None:
        """Write down a fate, together with all that came in while the last ones were written down."""
        done = asyncio.get_running_loop().create_future()
        self._unsettled.append((outcome, done))
        if self._settling is None or self._settling.done():
            # It writes down the fates of many, so it is no part of this letter's delivery.
            self._settling = asyncio.create_task(self._settle_all(), name="settling", context=Context())
        await done

    async def _settle_all(self) -> None:
        while self._unsettled:
            group, self._unsettled = self._unsettled, []
            try:
                await self._write_down([outcome for outcome, _ in group])
            except Exception:
                for outcome, done in group:
                    await self._settle_alone(outcome, done)
            else:
                for _, done in group:
                    done.set_result(None)

    async def _settle_alone(self, outcome: Arrived | Failed, done: asyncio.Future[None]) -> None:
        """Where one fate cannot be written down, the others of its group still are."""
        try:
            await self._write_down([outcome])
        except Exception as error:
            done.set_exception(error)
        else:
            done.set_result(None)

    async def _write_down(self, outcomes: list[Arrived | Failed]) -> None:
        """Telegram has answered, so this is waited for however long the database is away."""
        again = False
        while True:
            try:
                await self._services.letters.settle(outcomes, again=again)
            except DatabaseAway:
                again = True
                await asyncio.sleep(AFTER_AWAY)
            else:
                self.settled_at = time.monotonic()
                return
