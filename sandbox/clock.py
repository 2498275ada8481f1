"""The time of this world. It can be moved forward, never back."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any


class WorldClock:
    """A clock that can jump.

    Args:
        start: the first moment, aware; now where left out.
        ticking: real time passes too. A clock that does not tick stands still between jumps.
    """

    def __init__(self, start: datetime | None = None, *, ticking: bool = True) -> None:
        self._start = (start or datetime.now(UTC)).astimezone(UTC)
        self._ticking = ticking
        self._began = time.monotonic()
        self._jumped = timedelta(0)
        self._listeners: list[Callable[[], None]] = []

    def __getstate__(self) -> dict[str, Any]:
        """The present moment, without who listens."""
        return {"_start": self.now(), "_ticking": self._ticking, "_jumped": timedelta(0), "_listeners": []}

    def __setstate__(self, kept: dict[str, Any]) -> None:
        """Time goes on from where it was."""
        self.__dict__.update(kept)
        self._began = time.monotonic()

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        passed = timedelta(seconds=time.monotonic() - self._began) if self._ticking else timedelta(0)
        return self._start + self._jumped + passed

    @property
    def ticking(self) -> bool:
        """Whether real time passes here."""
        return self._ticking

    def advance(self, by: timedelta) -> None:
        """Jump forward.

        Raises:
            ValueError: backwards.
        """
        if by < timedelta(0):
            raise ValueError("time does not run backwards")
        self._jumped += by
        for listener in list(self._listeners):
            listener()

    def move_to(self, moment: datetime) -> None:
        """Jump to a moment; one that has been is left alone."""
        ahead = moment - self.now()
        if ahead > timedelta(0):
            self.advance(ahead)

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Be called after each jump; returns what ends that."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end
