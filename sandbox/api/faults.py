"""Trouble on demand: server errors, connections that break before or after the deed, slowness."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from random import Random


@dataclass
class Fault:
    """What goes wrong with requests that match.

    `kind`: `error` (HTTP `code`), `drop_before` (nothing happens, no answer), `drop_after` (it happens,
    no answer), `delay` (`seconds` more), `flood` (429 with `seconds`), `gate` (waits for `release`).
    """

    kind: str
    method: str | None = None
    chat_id: int | None = None
    times: int | None = 1
    chance: float = 1.0
    code: int = 502
    seconds: float = 0.0
    release: asyncio.Event = field(default_factory=asyncio.Event)
    hits: int = 0


class Faults:
    """The trouble that is set up.

    Args:
        seed: makes chances repeatable.
    """

    def __init__(self, seed: int = 7) -> None:
        self._random = Random(seed)
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Set up trouble; returns it, to release a gate or count its hits."""
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        """No more trouble."""
        for fault in self._faults:
            fault.release.set()
        self._faults.clear()

    def strike(self, method: str, chat_id: int | None) -> Fault | None:
        """The trouble this request runs into, if any."""
        for fault in self._faults:
            if fault.times is not None and fault.hits >= fault.times:
                continue
            if fault.method is not None and fault.method.casefold() != method.casefold():
                continue
            if fault.chat_id is not None and fault.chat_id != chat_id:
                continue
            if fault.chance < 1.0 and self._random.random() >= fault.chance:
                continue
            fault.hits += 1
            return fault
        return None
