"""Numbers given out one after another."""

from __future__ import annotations

from collections.abc import Iterator


class Numbers:
    """Counts on, and can be kept in a file with the rest of the world, as `itertools.count` cannot for long.

    Args:
        first: the first number.
        step: from one to the next.
    """

    def __init__(self, first: int = 1, step: int = 1) -> None:
        self._next, self._step = first, step

    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        number, self._next = self._next, self._next + self._step
        return number
