"""The metronome: wakes at the next due moment, lets timers go off, draws cards, and has the postman deliver.

It remembers nothing. What is due is computed from rows, so a restart forgets nothing either.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from structlog.contextvars import bind_contextvars

from bot.domain.delivery.urgency import Urgency
from bot.runtime.delivery_worker import Postman
from bot.runtime.feed_poller import Rounds
from bot.services import Services
from bot.services.delivery import REST, Drawn
from bot.telegram.presence import Presence
from bot.telegram.sender import Failure, Sender
from storage import DatabaseAway
from storage.delivery.next_due import Moments

log = structlog.get_logger(__name__)

CARDS_AT_ONCE = 30
LONGEST_REST = timedelta(hours=1)
"""However long nothing is due, look again after so long: a clock may have been set."""
LONG_AGO = datetime.min.replace(tzinfo=UTC)
LOOK_AGAIN = 0.25
AFTER_TROUBLE = 0.1
PACE_KEPT_EVERY = 1.0
TIDY_EVERY = timedelta(hours=6)


class Ticker:
    """Everything caused by time, by fan-out, or by another person goes out through here."""

    def __init__(self, services: Services, sender: Sender, presence: Presence, rounds: Rounds) -> None:
        self._services = services
        self._sender = sender
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._wake = asyncio.Event()
        self._resting = asyncio.Event()
        self._stopping = False
        self._started = False
        # What the postman cannot deliver now may become due later: then the alarm has to be set.
        self.postman = Postman(services, sender, presence, self._wake.set)
        self._rounds = rounds
        rounds.when_over = self.wake
        self._cards: dict[int, asyncio.Task[None]] = {}
        self._drawn_at: dict[int, datetime] = {}
        self._tidied_at: datetime | None = None
        self._rings_at: datetime | None = None

    async def start(self) -> None:
        """Take up where the program stopped."""
        letters, pacer = self._services.letters, self._sender.pacer
        patiently = self._services.ground.database.patiently
        stranded = await patiently(letters.recover)
        if stranded:
            log.warning("outbox.recovered", letters=stranded)
        await patiently(self._services.living.recover)
        pacer.remember(*await patiently(letters.pace))
        await patiently(lambda: letters.keep_pace(pacer.memory()))
        self._scheduler.start()
        self._started = True

    def wake(self) -> None:
        """Something may be due: a row was written, or the clock was moved."""
        self._resting.clear()
        self._wake.set()
        self.postman.wake()

    def stop(self) -> None:
        """Start nothing new: `work` ends once it has finished what it does."""
        self._stopping = True
        self._wake.set()

    async def close(self, within: float) -> None:
        """Cards that are not drawn yet are drawn after the next start; remember Telegram's limits until then.

        Args:
            within: seconds that cards under way have to arrive.
        """
        await self._rounds.stop()
        if not self._started:
            return
        self._scheduler.shutdown(wait=False)
        if self._cards:
            await asyncio.wait(self._cards.values(), timeout=within)
        undrawn = list(self._cards)
        for task in list(self._cards.values()):
            task.cancel()
        await asyncio.gather(*self._cards.values(), return_exceptions=True)
        if undrawn:
            await self._services.living.put_back(undrawn)
        await self._services.letters.keep_pace(self._sender.pacer.memory(whole=True))

    @property
    def at_rest(self) -> bool:
        """Nothing is due and nothing is under way."""
        return self._resting.is_set()

    async def rest(self) -> None:
        """Wait until nothing is due and nothing is under way."""
        await self._resting.wait()

    async def work(self) -> None:
        """Tick until `stop`."""
        while not self._stopping:
            self._wake.clear()
            self._resting.clear()
            try:
                await self._tick()
            except DatabaseAway:
                # The next tick waits until it is back, and finds everything that fell due meanwhile.
                await asyncio.sleep(AFTER_TROUBLE)
                await self._services.ground.database.patiently(self._services.living.recover)
                continue
            except Exception:  # the metronome must not stop for one bad row
                log.exception("tick.failed")
                self._ring_in(5.0)
            if not self._wake.is_set():
                await self._wake.wait()

    async def _tick(self) -> None:
        clockwork, now = self._services.clockwork, self._services.ground.now
        moments = await clockwork.moments()
        while not self._stopping and moments.timer is not None and moments.timer <= now():
            await clockwork.go_off()
            moments = await clockwork.moments()
        if moments.card is not None and moments.card <= now():
            await self._draw_cards()
            moments = await clockwork.moments()
        if moments.source is not None and moments.source <= now():
            await self._rounds.go()
            moments = await clockwork.moments()
        await self._tidy()
        await self._set_alarm(moments)

    def _over(self, card_id: int, task: asyncio.Task[None]) -> None:
        if self._cards.get(card_id) is task:
            del self._cards[card_id]
        error = None if task.cancelled() else task.exception()
        if error is not None and not isinstance(error, DatabaseAway):
            log.error("drawing.failed", card=card_id, exc_info=error)
        self.wake()

    async def _draw_cards(self) -> None:
        # A card can wait: it takes no more of a group's minute than a broadcast.
        resting = self._sender.pacer.resting(Urgency.BROADCAST)
        for drawn in await self._services.living.take(CARDS_AT_ONCE, resting):
            card_id = drawn.card.id
            task = self._cards[card_id] = asyncio.create_task(self._draw(drawn, self._cards.get(card_id)))
            task.add_done_callback(partial(self._over, card_id))

    async def _draw(self, drawn: Drawn, before: asyncio.Task[None] | None) -> None:
        card = drawn.card
        bind_contextvars(id=f"card:{card.id}")
        if before is not None:
            await asyncio.wait({before})
        # It rests from when it was taken; Telegram counts from when the last edit arrived, which was a little later.
        rests = self._drawn_at.pop(card.id, LONG_AGO) + REST - self._now()
        # Never longer than that: a clock that was set back an hour must not hold it up for an hour.
        await asyncio.sleep(max(0.0, min(rests, REST).total_seconds()))
        turn = await self._sender.pacer.turn(card.chat_id, Urgency.ANNOUNCEMENT, planned=True)
        outcome = await self._sender.edit(card.chat_id, card.message_id, drawn.message, turn)
        self._drawn_at = {one: at for one, at in self._drawn_at.items() if self._now() - at < REST}
        self._drawn_at[card.id] = self._now()
        if isinstance(outcome, Failure):
            remedy, said = outcome.remedy, outcome.description
            await self._services.ground.database.patiently(lambda: self._services.living.failed(card, remedy, said))

    def _now(self) -> datetime:
        return self._services.ground.now()

    async def keep_pace(self) -> None:
        """Write down what was sent, so that a restart goes on within Telegram's limits."""
        pacer = self._sender.pacer
        while True:
            await pacer.worth_keeping.wait()
            pacer.worth_keeping.clear()
            await self._services.ground.database.patiently(lambda: self._services.letters.keep_pace(pacer.memory()))
            await asyncio.sleep(PACE_KEPT_EVERY)

    async def _tidy(self) -> None:
        now = self._services.ground.now()
        if self._tidied_at is None or now - self._tidied_at >= TIDY_EVERY:
            self._tidied_at = now
            await self._services.inbox.tidy()

    async def _set_alarm(self, moments: Moments) -> None:
        """Wake at the next due moment; while something is under way, its end wakes us."""
        now = self._services.ground.now()
        wait = LONGEST_REST if moments.next is None else min(moments.next - now, LONGEST_REST)
        if wait <= timedelta(0):
            # It is on its way, or its chat has to rest: look again when the pacing may allow it.
            self._ring_in(LOOK_AGAIN)
            return
        self._ring_in(wait.total_seconds())
        if self.postman.at_rest and self._rounds.at_rest and not self._cards and not self._wake.is_set():
            self._resting.set()

    def _ring_in(self, seconds: float) -> None:
        at = datetime.now(UTC) + timedelta(seconds=seconds)
        if self._rings_at is not None and self._rings_at <= at:
            # It rings before that already, and is set anew then.
            return
        self._rings_at = at
        self._scheduler.add_job(
            self._ring, DateTrigger(at), id="next due moment", replace_existing=True, misfire_grace_time=None
        )

    async def _ring(self) -> None:
        self._rings_at = None
        self.postman.wake()
        self._wake.set()
