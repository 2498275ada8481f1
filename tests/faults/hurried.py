"""Minutes that pass faster than real ones: every pause, time limit and clock of a process, by the same factor.

The event loop's own time, `time.monotonic` and the wall clock run so many times as fast, so whatever waits for time to
pass waits so much shorter: pauses of the bot, its time limits, Telegram's long polls and its "retry after", the traffic,
the faults, and the time in which something has to be noticed. What needs the processor takes as long as ever: starting
the program, a statement, stopping PostgreSQL. So all limits are narrower than at the usual speed, and none is wider.
"""

from __future__ import annotations

import os
import selectors
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

SET_BY = "HURRIED"
USUAL = selectors.DefaultSelector
REAL = time.monotonic


@dataclass(frozen=True)
class Pace:
    """How fast time passes.

    Attributes:
        factor: so many seconds pass in a real one.
        since: the real moment, in seconds since 1970, from which on the wall clock is ahead.
    """

    factor: float = 1.0
    since: float = 0.0

    def __str__(self) -> str:
        return f"{self.factor}:{self.since}"

    def now(self, zone: tzinfo | None = None) -> datetime:
        """The present moment on a wall clock that hurries."""
        return datetime.fromtimestamp(self.since + (time.time() - self.since) * self.factor, zone)

    def monotonic(self) -> float:
        """In place of `time.monotonic`."""
        return REAL() * self.factor

    def selector(self) -> selectors.BaseSelector:
        """What an event loop waits in, its seconds being shorter than real ones."""
        factor = self.factor

        class Shorter(USUAL):
            def select(self, timeout: float | None = None) -> Any:
                """Wait so much shorter."""
                return super().select(timeout if timeout is None else timeout / factor)

        return Shorter()


USUAL_PACE = Pace()


def chosen() -> Pace:
    """What the environment says."""
    factor, _, since = os.environ.get(SET_BY, "").partition(":")
    return Pace(float(factor), float(since)) if factor else USUAL_PACE


def hurry(pace: Pace) -> None:
    """From now on the process lives at that pace; to be called before its event loop begins."""
    if pace.factor != 1:
        vars(time).update(monotonic=pace.monotonic)
        vars(selectors).update(DefaultSelector=pace.selector)


@contextmanager
def hurrying(factor: float) -> Iterator[Pace]:
    """Meanwhile event loops that begin live at that pace."""
    pace = Pace(factor, time.time())
    hurry(pace)
    try:
        yield pace
    finally:
        vars(time).update(monotonic=REAL)
        vars(selectors).update(DefaultSelector=USUAL)


def clock_of(pace: Pace) -> type[datetime]:
    """In place of the class `datetime`, where a module asks it for the present moment."""

    class Hurried(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            """The present moment."""
            return pace.now(tz)

    return Hurried
