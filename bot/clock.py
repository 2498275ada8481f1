"""The one clock. It is passed to whatever needs the time, so tests and the sandbox can move it."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)


def uptime() -> float:
    """Seconds the machine has run, those it was suspended included, whatever its clock was set to meanwhile."""
    suspended_too = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if suspended_too is None else time.clock_gettime(suspended_too)
