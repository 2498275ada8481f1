"""The metronome: wakes at the next due moment, lets timers go off, and sends what waits in the outbox.

It remembers nothing. What is due is computed from rows, so a restart forgets nothing either.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from bot.domain.remedies import AnswerLost, Wait
from bot.sender import Failure, Sender, Sent
from bot.services import Services
from bot.services.letters import Envelope, ForFacilitators, PollCall
from bot.services.living import Drawn

log = structlog.get_logger(__name__)

SIDE_BY_SIDE = 16
CARDS_AT_ONCE = 30
LONGEST_REST = timedelta(hours=1)
"""However long nothing is due, look again after so long: a clock may have been set."""
TIDY_EVERY = timedelta(hours=6)


class Ticker:
    """Everything caused by time, by fan-out, or by another person goes out through here."""

    def __init__(self, services: Services, sender: Sender) -> None:
        self._services = services
        self._sender = sender
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._wake = asyncio.Event()
        self._resting = asyncio.Event()
        self._stopping = False
        self._task: asyncio.Task[None] | None = None
        self._letters: dict[int, asyncio.Task[None]] = {}
        self._cards: dict[int, asyncio.Task[None]] = {}
        self._tidied_at: datetime | None = None

    async def start(self) -> None:
        """Take up where the program stopped."""
        stranded = await self._services.letters.recover()
        if stranded:
            log.warning("outbox.recovered", letters=stranded)
        self._scheduler.start()
        self._task = asyncio.create_task(self._run(), name="ticker")

    def wake(self) -> None:
        """Something may be due: a row was written, or the clock was moved."""
        self._resting.clear()
        self._wake.set()

    async def stop(self) -> None:
        """Finish what is under way, and start nothing new."""
        self._stopping = True
        self._wake.set()
        if self._task is not None:
            await self._task
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    @property
    def at_rest(self) -> bool:
        """Nothing is due and nothing is under way."""
        return self._resting.is_set()

    async def rest(self) -> None:
        """Wait until nothing is due and nothing is under way."""
        await self._resting.wait()

    async def _run(self) -> None:
        while not self._stopping:
            self._wake.clear()
            self._resting.clear()
            try:
                await self._tick()
            except Exception:  # the metronome must not stop for one bad row
                log.exception("tick.failed")
                self._ring_in(5.0)
            if not self._wake.is_set():
                await self._wake.wait()
        await asyncio.gather(*self._letters.values(), *self._cards.values())

    async def _tick(self) -> None:
        while not self._stopping and await self._services.clockwork.go_off():
            pass
        await self._draw_cards()
        await self._send_letters()
        await self._tidy()
        await self._set_alarm()

    async def _send_letters(self) -> None:
        while not self._stopping and len(self._letters) < SIDE_BY_SIDE:
            delay = self._sender.pacer.overall_delay()
            if delay > 0:
                await asyncio.sleep(delay)
            busy = set(self._letters) | self._sender.pacer.resting()
            envelope = await self._services.letters.take(busy)
            if envelope is None:
                return
            chat_id = envelope.letter.chat_id
            self._under_way(self._letters, chat_id, self._deliver(envelope))

    def _under_way(self, tasks: dict[int, asyncio.Task[None]], key: int, work: Coroutine[Any, Any, None]) -> None:
        tasks[key] = asyncio.create_task(work)
        tasks[key].add_done_callback(lambda _: self._over(tasks, key))

    def _over(self, under_way: dict[int, asyncio.Task[None]], key: int) -> None:
        task = under_way.pop(key)
        if not task.cancelled() and task.exception() is not None:
            log.error("delivery.failed", exc_info=task.exception())
        self.wake()

    async def _deliver(self, envelope: Envelope) -> None:
        written = envelope.written
        if isinstance(written, ForFacilitators):
            await self._services.letters.address(envelope, await self._sender.administrators(written.chat_id))
            return
        if isinstance(written, PollCall):
            call = self._sender.stop_poll if written.stop else self._sender.look_at_poll
            outcome = await call(written.chat_id, written.message_id)
        else:
            outcome = await self._sender.send(written.to, written.message)
        if isinstance(outcome, Sent):
            await self._services.letters.delivered(envelope, outcome.message_id, outcome.chat_id, outcome.poll)
            return
        if isinstance(outcome.remedy, Wait):
            self._sender.pacer.hold(envelope.letter.chat_id, outcome.remedy.seconds)
        if isinstance(outcome.remedy, AnswerLost):
            log.warning("letter.unanswered", key=envelope.letter.key)
        await self._services.letters.failed(envelope.letter, outcome.remedy, outcome.description)

    async def _draw_cards(self) -> None:
        for drawn in await self._services.living.take(CARDS_AT_ONCE):
            card_id = drawn.card.id
            self._under_way(self._cards, card_id, self._draw(drawn))

    async def _draw(self, drawn: Drawn) -> None:
        outcome = await self._sender.edit(drawn.card.chat_id, drawn.card.message_id, drawn.message)
        if isinstance(outcome, Failure):
            await self._services.living.failed(drawn.card, outcome.remedy, outcome.description)

    async def _tidy(self) -> None:
        now = self._services.ground.now()
        if self._tidied_at is None or now - self._tidied_at >= TIDY_EVERY:
            self._tidied_at = now
            await self._services.inbox.tidy()

    async def _set_alarm(self) -> None:
        """Wake at the next due moment; while something is under way, its end wakes us."""
        now = self._services.ground.now()
        next_due = await self._services.clockwork.next_due()
        wait = LONGEST_REST if next_due is None else min(next_due - now, LONGEST_REST)
        if self._letters or self._cards:
            return
        if wait <= timedelta(0):
            # Due, but its chat has to rest: look again when the pacing may allow it.
            self._ring_in(0.25)
            return
        self._ring_in(wait.total_seconds())
        if not self._wake.is_set():
            self._resting.set()

    def _ring_in(self, seconds: float) -> None:
        at = datetime.now(UTC) + timedelta(seconds=seconds)
        self._scheduler.add_job(
            self._ring, DateTrigger(at), id="next due moment", replace_existing=True, misfire_grace_time=None
        )

    async def _ring(self) -> None:
        self._wake.set()
