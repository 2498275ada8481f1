"""Wake at the next due moment: fire timers, redraw cards, and have messages delivered.

It remembers nothing. What is due is computed from rows, so a restart forgets nothing either.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from structlog.contextvars import bind_contextvars

from bot.domain.delivery.urgency import Urgency
from bot.runtime.delivery_worker import Postman
from bot.runtime.feed_poller import FeedPoller
from bot.services import Services
from bot.services.delivery import REST, Drawn
from bot.telegram.presence import Presence
from bot.telegram.sender import Failure, Sender
from storage import DatabaseAway
from storage.delivery.next_due import Moments

log = structlog.get_logger(__name__)

CARDS_AT_ONCE = 30
CARDS_IN_CHAT = 3
"""Of them in one chat: Telegram overlooks no longer bursts there."""
LONGEST_REST = timedelta(hours=1)
"""However long nothing is due, look again after so long: a clock may have been set."""
LONG_AGO = datetime.min.replace(tzinfo=UTC)
LOOK_AGAIN = 0.25
SOONEST_LOOK, LATEST_LOOK = 0.1, 1.0
"""Seconds until chats are looked at again that have to rest before their cards are drawn: several of them at once."""
WITHOUT_LETTERS = frozenset({"cards", "rsvps"})
"""What is written to these tables makes no letter due."""
AFTER_TROUBLE = 0.1
PACE_KEPT_EVERY = 1.0
TIDY_EVERY = timedelta(hours=6)


class Ticker:
    """Runs everything caused by time, by a broadcast, or by another person."""

    def __init__(self, services: Services, sender: Sender, presence: Presence, feed_poller: FeedPoller) -> None:
        self._services = services
        self._sender = sender
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._wake = asyncio.Event()
        self._resting = asyncio.Event()
        self._stopping = False
        self._started = False
        self.postman = Postman(services, sender, presence, self._postman_idle)
        self._feed_poller = feed_poller
        feed_poller.when_over = self.wake
        self._cards: dict[int, asyncio.Task[None]] = {}
        self._drawn_at: dict[int, datetime] = {}
        self._tidied_at: datetime | None = None
        self._rings_at: datetime | None = None
        self._rang = False
        self._cards_wait = False
        self._woken = 0
        """How often something else than cards may have become due."""
        self._known: Moments | None = None
        """When that is due next; None where something may have become due since it was asked."""
        self._nothing_due = False
        """The last tick has found nothing that is due."""

    async def start(self) -> None:
        """Take up where the program stopped."""
        letters, pacer = self._services.letters, self._sender.pacer
        patiently = self._services.dependencies.database.patiently
        stranded = await patiently(letters.recover)
        if stranded:
            log.warning("outbox.recovered", letters=stranded)
        await patiently(self._services.live_cards.recover)
        pacer.remember(*await patiently(letters.pace))
        await patiently(lambda: letters.keep_pace(pacer.memory()))
        self._scheduler.start()
        self._started = True

    def wake(self) -> None:
        """Something may be due: a row was written, or the clock was moved."""
        self._woken += 1
        self._known = None
        self._resting.clear()
        self._wake.set()
        self.postman.wake()

    def written(self, tables: Collection[str]) -> None:
        """Something has become due in these tables."""
        if not WITHOUT_LETTERS.issuperset(tables):
            self.wake()
            return
        self._resting.clear()
        if self._cards_wait:
            # One more card: it is drawn with those that wait for their chats.
            self._ring_in(SOONEST_LOOK)
        else:
            self._wake.set()

    def _postman_idle(self, changed: bool) -> None:
        # What it cannot deliver now may have become due later: then the alarm has to be set.
        if changed:
            self._woken += 1
            self._known = None
            self._wake.set()
        else:
            self._perhaps_rest()

    def stop(self) -> None:
        """Start nothing new: `work` ends once it has finished what it does."""
        self._stopping = True
        self._wake.set()

    async def close(self, within: float) -> None:
        """Cards that are not drawn yet are drawn after the next start; remember Telegram's limits until then.

        Args:
            within: seconds that cards under way have to arrive.
        """
        await self._feed_poller.stop()
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
            await self._services.live_cards.put_back(undrawn)
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
            self._nothing_due = False
            try:
                await self._tick()
            except DatabaseAway:
                self._known = None
                # The next tick waits until it is back, and finds everything that fell due meanwhile.
                await asyncio.sleep(AFTER_TROUBLE)
                await self._services.dependencies.database.patiently(self._services.live_cards.recover)
                continue
            except Exception:  # the metronome must not stop for one bad row
                log.exception("tick.failed")
                self._known = None
                self._ring_in(5.0)
            if not self._wake.is_set():
                await self._wake.wait()

    async def _tick(self) -> None:
        clockwork, now = self._services.clockwork, self._services.dependencies.now
        known, self._known, woken = self._known, None, self._woken
        if known is not None and (known.others is None or known.others > now()):
            # Only cards have changed, and when the next of them is due is known once they are taken.
            moments = replace(known, card=now())
        else:
            moments = await clockwork.moments()
        if self._rang and moments.letter is not None and moments.letter <= now():
            self.postman.wake()
        self._rang = False
        while not self._stopping and moments.timer is not None and moments.timer <= now():
            await clockwork.go_off()
            moments = await clockwork.moments()
        waiting: Collection[int] = ()
        self._cards_wait = False
        if moments.card is not None and moments.card <= now():
            waiting, card = await self._draw_cards()
            moments = replace(moments, card=card)
            self._cards_wait = bool(waiting)
        if moments.source is not None and moments.source <= now():
            await self._feed_poller.go()
            moments = await clockwork.moments()
        await self._tidy()
        if self._woken == woken:
            self._known = moments
        self._set_alarm(moments, waiting)

    def _over(self, card_id: int, task: asyncio.Task[None]) -> None:
        if self._cards.get(card_id) is task:
            del self._cards[card_id]
        error = None if task.cancelled() else task.exception()
        if error is not None and not isinstance(error, DatabaseAway):
            log.error("drawing.failed", card=card_id, exc_info=error)
            self.wake()
        # Where it could not be drawn it was put back, and that commit has woken the ticker.
        self._perhaps_rest()

    async def _draw_cards(self) -> tuple[Collection[int], datetime | None]:
        """Draw what may be drawn; returns the chats in which more waits, and when a card is due next."""
        # A card can wait: it takes no more of a group's minute than a broadcast.
        resting = self._sender.pacer.resting(Urgency.BROADCAST)
        drawings = await self._services.live_cards.take(CARDS_AT_ONCE, resting, CARDS_IN_CHAT)
        for drawn in drawings.now:
            card_id = drawn.card.id
            task = self._cards[card_id] = asyncio.create_task(self._draw(drawn, self._cards.get(card_id)))
            task.add_done_callback(partial(self._over, card_id))
        return drawings.later, drawings.next

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
            await self._services.dependencies.database.patiently(
                lambda: self._services.live_cards.failed(card, remedy, said)
            )

    def _now(self) -> datetime:
        return self._services.dependencies.now()

    async def keep_pace(self) -> None:
        """Record what was sent, so that a restart stays within Telegram's limits."""
        pacer = self._sender.pacer
        while True:
            await pacer.worth_keeping.wait()
            pacer.worth_keeping.clear()
            await self._services.dependencies.database.patiently(
                lambda: self._services.letters.keep_pace(pacer.memory())
            )
            await asyncio.sleep(PACE_KEPT_EVERY)

    async def _tidy(self) -> None:
        now = self._services.dependencies.now()
        if self._tidied_at is None or now - self._tidied_at >= TIDY_EVERY:
            self._tidied_at = now
            await self._services.inbox.tidy()

    def _set_alarm(self, moments: Moments, waiting: Collection[int]) -> None:
        """Wake at the next due moment; while something is under way, its end wakes us.

        Args:
            waiting: chats that have to rest before their cards are drawn.
        """
        now = self._services.dependencies.now()
        wait = LONGEST_REST if moments.next is None else min(moments.next - now, LONGEST_REST)
        if wait <= timedelta(0):
            # It is on its way, or its chat has to rest: look again when the pacing may allow it.
            self._ring_in(self._until_drawn(moments, waiting))
            return
        self._ring_in(wait.total_seconds())
        self._nothing_due = True
        self._perhaps_rest()

    def _until_drawn(self, moments: Moments, waiting: Collection[int]) -> float:
        if not waiting or (moments.others is not None and moments.others <= self._now()):
            return LOOK_AGAIN
        until = min(self._sender.pacer.chat_delay(chat_id, Urgency.BROADCAST) for chat_id in waiting)
        return min(max(until, SOONEST_LOOK), LATEST_LOOK)

    def _perhaps_rest(self) -> None:
        """Say that nothing is due and nothing under way, where that is so."""
        under_way = self._cards or self._wake.is_set() or not (self.postman.at_rest and self._feed_poller.at_rest)
        if self._nothing_due and not under_way:
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
        if not self._cards_wait:
            self._known = None
        self._rang = True
        self._wake.set()
