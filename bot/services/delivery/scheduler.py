"""What time causes: timers go off, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.services.cycle import dates
from bot.services.cycle.transitions import CYCLE
from bot.services.date_polls import counting
from bot.services.dependencies import Ground
from bot.services.digests import feedback, resend, weekly
from bot.services.digests import lifecycle as digests_lifecycle
from bot.services.health import service as health_service
from bot.services.hosting import dateless, swaps, unanswered
from bot.services.hosting import service as hosting_service
from bot.services.meetings import lifecycle as meetings_lifecycle
from bot.services.meetings import preparation
from bot.services.polls import service as polls_service
from bot.services.polls.features import FEATURES
from bot.services.questions import lifecycle as questions_lifecycle
from bot.services.reviews import service as reviews_service
from bot.services.themes import ballots
from storage import Transaction
from storage.delivery import timers
from storage.delivery.next_due import Moments, moments
from storage.delivery.timers import Timer

log = structlog.get_logger(__name__)

TRY_AGAIN = timedelta(minutes=10)
"""When a timer that failed is tried again."""
AS_IF_ON_TIME = timedelta(days=1)
"""So late a step of the cycle that fell due before the program began still counts from when it was due."""

KINDS: dict[str, Callable[[Transaction, Ground, Timer], Awaitable[str]]] = {
    "weekly": weekly.go_off,
    "digest-begin": digests_lifecycle.go_off,
    "digest-fan-out": digests_lifecycle.go_off,
    "digest-again": resend.go_off,
    "digest-watch": digests_lifecycle.go_off,
    "digest-helped": feedback.go_off,
    "turn-nudge": unanswered.go_off,
    "turn-escalate": unanswered.go_off,
    "turn-hand-over": unanswered.go_off,
    "date-nudge": dateless.date_due,
    "date-call": dateless.date_due,
    "date-escalate": dateless.date_due,
    "date-hand-on": dateless.date_due,
    "pause-over": hosting_service.go_off,
    "swap-expire": swaps.go_off,
    "reminder": meetings_lifecycle.go_off,
    "meeting-close": meetings_lifecycle.go_off,
    "ballot-nudge": ballots.go_off,
    "ballot-missing": ballots.go_off,
    "ballot-tie": ballots.go_off,
    **dict.fromkeys(dates.ROUND_TIMERS, counting.go_off),
    "poll-close": partial(polls_service.go_off, FEATURES),
    "poll-settle": partial(polls_service.go_off, FEATURES),
    "poll-last": partial(polls_service.go_off, FEATURES),
    "recap": reviews_service.go_off,
    "health": health_service.go_off,
    "question-nudge": questions_lifecycle.go_off,
    "question-call": questions_lifecycle.go_off,
    "answer-unsaid": questions_lifecycle.unsaid,
    "ask-silent": preparation.go_off,
    "checklist": preparation.go_off,
    "guest-reminder": preparation.go_off,
}


@dataclass(frozen=True, slots=True)
class _Moment:
    """A clock that stands at one moment."""

    at: datetime

    def now(self) -> datetime:
        """That moment."""
        return self.at


class _CannotGoOff(Exception):
    def __init__(self, timer: Timer) -> None:
        super().__init__(timer.key)
        self.timer = timer


class Clockwork:
    """Everything that is due, and when something will be.

    It is made when the program begins: what fell due before that moment, fell due while nobody could be asked.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._began = ground.now()

    async def go_off(self) -> bool:
        """Let the longest overdue timer go off. A tick that runs twice finds nothing the second time.

        After a step of the cycle everything else that is overdue in its group follows in the same transaction:
        so no letter leaves about a turn that is over in the next moment.

        Returns:
            False when none is due.
        """
        now = self._ground.now()
        try:
            async with self._ground.database.transaction() as tx:
                timer = await timers.due(tx, now)
                found = timer is not None
                group_id = timer.group_id if timer is not None and timer.kind in CYCLE else None
                while timer is not None:
                    await self._goes_off(tx, timer, now)
                    timer = None if group_id is None else await timers.due_in(tx, group_id, now)
            return found
        except _CannotGoOff as failure:
            # One timer that fails must not keep every other from going off.
            log.exception("timer.failed", key=failure.timer.key)
            async with self._ground.database.transaction() as tx:
                await timers.put_off(tx, failure.timer.id, now + TRY_AGAIN)
            return True

    async def _goes_off(self, tx: Transaction, timer: Timer, now: datetime) -> None:
        if timer.stale_at is not None and timer.stale_at <= now:
            log.warning("timer.stale", key=timer.key, was_due=timer.due_at.isoformat())
            await timers.finish(tx, timer.id, "dropped", "came too late to be of use")
            return
        try:
            note = await KINDS[timer.kind](tx, self._at(timer, now), timer)
        except Exception as error:
            raise _CannotGoOff(timer) from error
        await timers.finish(tx, timer.id, "done", note)
        log.info("timer.done", key=timer.key, note=note)

    def _at(self, timer: Timer, now: datetime) -> Ground:
        """The ground on which a timer goes off: a step of the cycle that comes late is taken as if it were on time.

        But for one the program slept through for long: then people get their whole time.
        """
        if timer.kind in CYCLE and (timer.due_at >= self._began or now - timer.due_at <= AS_IF_ON_TIME):
            return replace(self._ground, clock=_Moment(timer.due_at))
        return self._ground

    async def next_due(self) -> datetime | None:
        """The next moment at which something has to happen, if anything is waiting."""
        async with self._ground.database.transaction() as tx:
            return (await moments(tx)).next

    async def moments(self) -> Moments:
        """The next moment at which a timer goes off, a letter goes out, a card is drawn, or a source is read."""
        async with self._ground.database.transaction() as tx:
            return await moments(tx)

    async def next_timer(self) -> datetime | None:
        """The next moment people would notice: a reminder, a nudge, the end of a meeting."""
        async with self._ground.database.transaction() as tx:
            return await timers.next_due(tx)
