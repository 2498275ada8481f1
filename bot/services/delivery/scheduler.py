"""Run due timers, each in its own transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.domain.delivery.retry_policy import TIMER_AGAIN
from bot.domain.ids import GroupId
from bot.services.dependencies import Dependencies
from storage import DatabaseAway, Transaction, groups
from storage.delivery import timers
from storage.delivery.next_due import Moments, moments
from storage.delivery.timers import Timer

log = structlog.get_logger(__name__)

AS_IF_ON_TIME = timedelta(days=1)
"""So late a step of the cycle that fell due before the program began still counts from when it was due."""


@dataclass(frozen=True, slots=True)
class _Moment:
    """A clock fixed at one moment."""

    at: datetime

    def now(self) -> datetime:
        """Return that moment."""
        return self.at


class UndeclaredPayload(Exception):
    """A timer carries data that its kind does not declare: a bug."""


class _CannotGoOff(Exception):
    def __init__(self, timer: Timer) -> None:
        super().__init__(timer.key)
        self.timer = timer


class Clockwork:
    """All timers: what is due, and when the next one will be.

    It is made when the program begins: what fell due before that moment, fell due while nobody could be asked.
    """

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies
        self._began = dependencies.now()

    def resume(self) -> None:
        """Treat timers that fell due while the program was stalled as late, as after a start."""
        self._began = self._dependencies.now()

    async def begin(self) -> None:
        """Set the recurring timers for their next time after a start."""
        async with self._dependencies.database.transaction() as tx:
            for kind in self._dependencies.features.timers.values():
                if kind.recurs is not None:
                    await kind.recurs(tx, self._dependencies)

    async def overdue(self) -> timedelta:
        """Return how late the longest-waiting timer is."""
        async with self._dependencies.database.transaction() as tx:
            due = await timers.next_due(tx)
        return timedelta() if due is None else max(timedelta(), self._dependencies.now() - due)

    async def go_off(self) -> bool:
        """Fire the longest overdue timer. Running it twice fires nothing the second time.

        After a step of the cycle everything else that is overdue in its group follows in the same transaction:
        so no letter leaves about a turn that is over in the next moment.

        Returns:
            False when none is due.
        """
        now = self._dependencies.now()
        try:
            async with self._dependencies.database.transaction() as tx:
                timer = await timers.due(tx, now)
                found = timer is not None
                group_id = (
                    timer.group_id
                    if timer is not None and self._dependencies.features.timers[timer.kind].moves_cycle
                    else None
                )
                while timer is not None:
                    await self._goes_off(tx, timer, now)
                    timer = None if group_id is None else await timers.due_in(tx, group_id, now)
            return found
        except _CannotGoOff as failure:
            # One timer that fails must not keep every other from going off.
            log.exception("timer.failed", key=failure.timer.key)
            async with self._dependencies.database.transaction() as tx:
                await timers.put_off(tx, failure.timer.id, now + TIMER_AGAIN)
            return True

    async def _goes_off(self, tx: Transaction, timer: Timer, now: datetime) -> None:
        if timer.stale_at is not None and timer.stale_at <= now:
            log.warning("timer.stale", key=timer.key, was_due=timer.due_at.isoformat())
            await timers.finish(tx, timer.id, "dropped", timers.TOO_LATE)
            return
        due_at = await self._by_day(tx, timer)
        if due_at != timer.due_at:
            await timers.put_off(tx, timer.id, due_at)
            return
        try:
            kind = self._dependencies.features.timers[timer.kind]
            if set(timer.payload) != set(kind.payload):
                raise UndeclaredPayload(f"{timer.key} carries {sorted(timer.payload)}, declared are {kind.payload}")
            note = await kind.go_off(tx, self._at(timer, now), timer)
        except DatabaseAway:
            raise
        except Exception as error:
            raise _CannotGoOff(timer) from error
        await timers.finish(tx, timer.id, "done", note)
        log.info("timer.done", key=timer.key, note=note)

    async def _by_day(self, tx: Transaction, timer: Timer) -> datetime:
        """Return when a timer fires: in quiet hours, non-urgent ones wait for the morning."""
        kind = self._dependencies.features.timers[timer.kind]
        if not kind.by_day or timer.group_id is None or (kind.even_at_night is not None and kind.even_at_night(timer)):
            return timer.due_at
        return (await groups.by_id(tx, GroupId(timer.group_id))).daylight(timer.due_at)

    def _at(self, timer: Timer, now: datetime) -> Dependencies:
        """Return the context in which a timer fires: a late cycle step runs as if it were on time.

        But for one the program slept through for long: then people get their whole time.
        """
        if self._dependencies.features.timers[timer.kind].moves_cycle and (
            timer.due_at >= self._began or now - timer.due_at <= AS_IF_ON_TIME
        ):
            return replace(self._dependencies, clock=_Moment(timer.due_at))
        return self._dependencies

    async def next_due(self) -> datetime | None:
        """Return the next moment at which something has to happen, if any."""
        async with self._dependencies.database.transaction() as tx:
            return (await moments(tx)).next

    async def moments(self) -> Moments:
        """Return the next moments at which a timer, message, card or source is due."""
        async with self._dependencies.database.transaction() as tx:
            return await moments(tx)

    async def next_timer(self) -> datetime | None:
        """Return the next moment that people would notice: a reminder, a nudge, the end of a meeting."""
        async with self._dependencies.database.transaction() as tx:
            return await timers.next_due(tx)
