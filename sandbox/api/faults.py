"""Trouble on demand: server errors, connections that break before or after the deed, slowness, gates."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from http import HTTPStatus
from random import Random
from typing import Literal

from sandbox.api.flood import too_many
from sandbox.errors import ApiError

Kind = Literal["error", "drop", "delay", "flood", "gate"]


@dataclass(eq=False)
class Fault:
    """What goes wrong with requests that match.

    `kind`: `error` (HTTP `code`), `drop` (the connection breaks without an answer), `delay` (by real
    `seconds`), `flood` (429 with `seconds`), `gate` (waits until `release` is set).
    `after`: it happens when the request has taken effect already, not before.
    `method`, `chat_id`: which requests; None for any. `times`: how many of them; None for all.
    `chance`: how likely each of them is struck.
    """

    kind: Kind
    method: str | None = None
    chat_id: int | str | None = None
    times: int | None = 1
    chance: float = 1.0
    code: int = 502
    seconds: float = 0.0
    after: bool = False
    release: asyncio.Event = field(default_factory=asyncio.Event)
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    hits: int = 0

    def open(self) -> None:
        """Let through who waits at a gate, and who comes later."""
        self.release.set()

    async def strike(self) -> None:
        """Do to one request what this fault does.

        Raises:
            ApiError: an answer instead of the right one.
            ConnectionAbortedError: no answer at all.
        """
        self.reached.set()
        if self.kind == "error":
            said = "Internal Server Error: restart" if self.code == 500 else HTTPStatus(self.code).phrase
            raise ApiError(self.code, said)
        if self.kind == "flood":
            raise too_many(int(self.seconds))
        if self.kind == "drop":
            raise ConnectionAbortedError
        if self.kind == "gate":
            await self.release.wait()
        else:
            await asyncio.sleep(self.seconds)


class Faults:
    """The trouble that is set up. The first fault that matches a request strikes it.

    Args:
        seed: makes chances repeatable.
    """

    def __init__(self, seed: int = 7) -> None:
        self._random = Random(seed)
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Set up trouble; returns it, to open a gate or count its hits."""
        self._faults.append(fault)
        return fault

    def error(
        self, method: str | None = None, *, code: int = 502, chat_id: int | None = None, times: int | None = 1,
        chance: float = 1.0, after: bool = False,
    ) -> Fault:  # fmt: skip
        """Answer with a server error."""
        fault = Fault("error", method, chat_id, times, chance, code=code, after=after)
        return self.add(fault)

    def drop(
        self, method: str | None = None, *, after: bool, chat_id: int | None = None, times: int | None = 1,
        chance: float = 1.0,
    ) -> Fault:  # fmt: skip
        """Break the connection, before the request takes effect or after."""
        return self.add(Fault("drop", method, chat_id, times, chance, after=after))

    def delay(
        self,
        seconds: float,
        method: str | None = None,
        *,
        chat_id: int | None = None,
        times: int | None = None,
    ) -> Fault:
        """Take so many real seconds longer."""
        return self.add(Fault("delay", method, chat_id, times, seconds=seconds))

    def flood(
        self,
        retry_after: int,
        method: str | None = None,
        *,
        chat_id: int | None = None,
        times: int | None = 1,
    ) -> Fault:
        """Say that it is too much, whatever the limits."""
        return self.add(Fault("flood", method, chat_id, times, seconds=retry_after))

    def gate(
        self,
        method: str | None = None,
        *,
        chat_id: int | None = None,
        times: int | None = 1,
        after: bool = False,
    ) -> Fault:
        """Hold requests until the gate is opened; `await fault.reached.wait()` tells that one has come."""
        return self.add(Fault("gate", method, chat_id, times, after=after))

    def remove(self, fault: Fault) -> None:
        """This trouble is over; who waits at its gate goes on."""
        fault.open()
        if fault in self._faults:
            self._faults.remove(fault)

    def clear(self) -> None:
        """No more trouble."""
        for fault in list(self._faults):
            self.remove(fault)

    def match(self, method: str, chat_id: int | str | None) -> Fault | None:
        """The trouble a request runs into, if any; counts as a hit.

        Args:
            chat_id: as the request gives it.
        """
        for fault in self._faults:
            if fault.times is not None and fault.hits >= fault.times:
                continue
            if fault.method is not None and fault.method.casefold() != method.casefold():
                continue
            if fault.chat_id is not None and str(fault.chat_id) != str(chat_id):
                continue
            if fault.chance < 1.0 and self._random.random() >= fault.chance:
                continue
            fault.hits += 1
            return fault
        return None
