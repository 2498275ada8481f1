"""What people mean to do, and when."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable
from datetime import datetime


class Agenda:
    """Deeds by their moment; of one moment, in the order they were planned."""

    def __init__(self) -> None:
        self._planned: list[tuple[datetime, int, Callable[[], object]]] = []
        self._order = itertools.count()

    def at(self, moment: datetime, deed: Callable[[], object]) -> None:
        """Somebody means to do something then."""
        heapq.heappush(self._planned, (moment, next(self._order), deed))

    @property
    def next_at(self) -> datetime | None:
        """When the next deed is to be done."""
        return self._planned[0][0] if self._planned else None

    def take(self, now: datetime) -> list[Callable[[], object]]:
        """The deeds whose moment has come, in order; each once."""
        due = []
        while self._planned and self._planned[0][0] <= now:
            due.append(heapq.heappop(self._planned)[2])
        return due
