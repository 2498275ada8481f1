"""What time causes: timers go off, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.services import (
    ballots,
    before,
    dateless,
    dates_counting,
    dates_course,
    digest_again,
    digest_course,
    digest_replies,
    health,
    hosting,
    meeting_course,
    polls,
    question_course,
    reviews,
    swaps,
    unanswered,
    weekly,
)
from bot.services.course import CYCLE
from bot.services.ground import Ground
from bot.services.poll_features import FEATURES
from storage import DatabaseAway, Transaction, timers
from storage.moments import Moments, moments
from storage.timers import Timer

log = structlog.get_logger(__name__)

TRY_AGAIN = timedelta(minutes=10)
"""When a timer that failed is tried again."""
AS_IF_ON_TIME = timedelta(days=1)
"""So late a step of the cycle that fell due before the program began still counts from when it was due."""

KINDS: dict[str, Callable[[Transaction, Ground, Timer], Awaitable[str]]] = {
    "weekly": weekly.go_off,
    "digest-begin": digest_course.go_off,
    "digest-fan-out": digest_course.go_off,
    "digest-again": digest_again.go_off,
    "digest-watch": digest_course.go_off,
    "digest-helped": digest_replies.go_off,
    "turn-nudge": unanswered.go_off,
    "turn-escalate": unanswered.go_off,
    "turn-hand-over": unanswered.go_off,
    "date-nudge": dateless.date_due,
    "date-call": dateless.date_due,
    "date-escalate": dateless.date_due,
    "date-hand-on": dateless.date_due,
    "pause-over": hosting.go_off,
    "swap-expire": swaps.go_off,
    "reminder": meeting_course.go_off,
    "meeting-close": meeting_course.go_off,
    "ballot-nudge": ballots.go_off,
    "ballot-missing": ballots.go_off,
    "ballot-tie": ballots.go_off,
    **dict.fromkeys(dates_course.ROUND_TIMERS, dates_counting.go_off),
    "poll-close": partial(polls.go_off, FEATURES),
    "poll-settle": partial(polls.go_off, FEATURES),
    "poll-last": partial(polls.go_off, FEATURES),
    "recap": reviews.go_off,
    "health": health.go_off,
    "question-nudge": question_course.go_off,
    "question-call": question_course.go_off,
    "answer-unsaid": question_course.unsaid,
    "ask-silent": before.go_off,
    "checklist": before.go_off,
    "guest-reminder": before.go_off,
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

    def resume(self) -> None:
        """The program could do nothing for a while: what fell due in that time is late, as after a start."""
        self._began = self._ground.now()

    async def overdue(self) -> timedelta:
        """How long the timer that has waited longest is past its moment."""
        async with self._ground.database.transaction() as tx:
            due = await timers.next_due(tx)
        return timedelta() if due is None else max(timedelta(), self._ground.now() - due)

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
            await timers.finish(tx, timer.id, "dropped", timers.TOO_LATE)
            return
        try:
            note = await KINDS[timer.kind](tx, self._at(timer, now), timer)
        except DatabaseAway:
            raise
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
