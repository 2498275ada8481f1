"""Everything that may fail, at random, one after another: `python -m tests.faults.soak --seeds 20 --seconds 120`.

People ask questions all the while. Afterwards each is kept exactly once and stands in the chat, no copy is without a
reason, health never said that all was well while the database was away, and the program is as large as before.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.api.faults import Fault
from tests.faults.databases import FragilePostgres, folder, fragile
from tests.faults.house import House

KINDS = ("sqlite", "postgresql")
NOTICED = 8.0
"""Seconds within which health has to say that the database is away."""
AT_REST = 120.0
"""Seconds within which all is well again after the last fault."""
GROWTH = 40.0
"""Megabytes that a run may add: caches fill up in the first minutes."""
SECRET = "quetzalcoatlus"


@dataclass
class Outcome:
    """What came of one run."""

    kind: str
    seed: int
    faults: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    lost: int = 0
    doubled: int = 0
    unshown: int = 0
    copies: int = 0
    excused: int = 0
    """Answers cut off after the deed, and kills: each may lead to one copy."""
    lies: list[str] = field(default_factory=list)
    grown: float = 0.0
    rest: float = 0.0
    """Seconds until all was well after the last fault."""
    leaked: bool = False

    @property
    def good(self) -> bool:
        """Whether every promise was kept."""
        wrong = self.lost or self.doubled or self.unshown or self.lies or self.leaked or self.copies > self.excused
        return not wrong and self.grown <= GROWTH

    def __str__(self) -> str:
        faults = ", ".join(f"{number} {name}" for name, number in sorted(self.faults.items()))
        return (
            f"{'good' if self.good else 'BAD '} {self.kind:10} seed {self.seed:<3} asked {self.asked:3}, lost {self.lost}, "
            f"doubled {self.doubled}, unshown {self.unshown}, copies {self.copies} of at most {self.excused}, "
            f"health untrue {len(self.lies)}, well again after {self.rest:.1f} s, memory {self.grown:+.0f} MB; {faults}"
            + "".join(f"\n     {lie}" for lie in self.lies[:5])
        )


class Soak:
    """One run."""

    def __init__(self, house: House, outcome: Outcome) -> None:
        self.house, self.outcome = house, outcome
        self.random = house.random
        self.ahead = 0.0
        self._away_since: float | None = None
        self._sizes: list[float] = []
        self._measured: int | None = None
        self.over = False

    async def run(self, seconds: float) -> None:
        """Ask and harm for so long, and count afterwards."""
        await self.house.begins()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._watch())
            asking = group.create_task(self._ask())
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                await asyncio.sleep(self.random.uniform(1, 4))
                await self._harm()
            asking.cancel()
            self.house.server.faults.clear()
            began = time.monotonic()
            await self.house.until(self.house.is_ready, AT_REST)
            for question in self.house.asked:
                await self.house.is_answered(question)
            self.outcome.rest = time.monotonic() - began
            self.over = True
        await self._count()

    async def _ask(self) -> None:
        while True:
            self.house.asks()
            # A group gets twenty messages a minute.
            await asyncio.sleep(self.random.uniform(1.5, 4.5))

    async def _harm(self) -> None:
        harms: dict[str, Callable[[], Awaitable[None]]] = {
            "database away": self._away,
            "connections cut": self.house.database.cut,
            "disk full": self._full,
            "Telegram 502": lambda: self._faults("error"),
            "dropped before": lambda: self._faults("drop"),
            "dropped after": lambda: self._faults("drop", after=True),
            "told to wait": lambda: self._faults("flood"),
            "odd update": self._odd,
            "killed": self._kill,
            "clock stepped": self._step,
        }
        if isinstance(self.house.database, FragilePostgres):
            harms["read-only"] = self._read_only
        name = self.random.choice(list(harms))
        self.outcome.faults[name] += 1
        await harms[name]()

    async def _away(self) -> None:
        async with self.house.database.away():
            await self._while_away()

    async def _full(self) -> None:
        async with self.house.database.full():
            await self._while_away()

    async def _read_only(self) -> None:
        assert isinstance(self.house.database, FragilePostgres)
        async with self.house.database.read_only():
            await self._while_away()

    async def _while_away(self) -> None:
        self._away_since = time.monotonic()
        await asyncio.sleep(self.random.choice([0.5, 2, 5, 15]))
        self._away_since = None

    async def _faults(self, kind: str, *, after: bool = False) -> None:
        fault = Fault(kind, "sendMessage", times=None, chance=0.5, after=after, seconds=1)  # type: ignore[arg-type]
        self.house.server.faults.add(fault)
        await asyncio.sleep(self.random.uniform(1, 3))
        self.house.server.faults.remove(fault)
        if after:
            self.outcome.excused += fault.hits

    async def _odd(self) -> None:
        self.house.sends_raw({"message": {"message_id": 1, "text": SECRET}})
        self.house.aino.says(f"/explode {SECRET}", chat=self.house.chat)

    async def _kill(self) -> None:
        await self.house.is_killed()
        # One answer may be under way, and one letter.
        self.outcome.excused += 2
        await self.house.starts(ready=False)

    async def _step(self) -> None:
        self.ahead += self.random.choice([-600, 60, 3600])
        self.house.steps(self.ahead)

    async def _watch(self) -> None:
        while not self.over:
            began = time.monotonic()
            away = self._away_since
            status, said = await self.house.page("/readyz")
            if away is not None and away == self._away_since and began - away > NOTICED and status == 200:
                self.outcome.lies.append(f"well, {began - away:.1f} s after the database went away")
            if status == 503 and not said["reasons"]:
                self.outcome.lies.append("unwell without a reason")
            self._measure(ready=status == 200)
            await asyncio.sleep(0.5)

    def _measure(self, *, ready: bool) -> None:
        process = self.house.process
        if process is None or process.pid != self._measured:
            self._sizes.clear()
            self._measured = None if process is None else process.pid
        if process is None or not ready:
            return
        with contextlib.suppress(OSError):
            pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
            self._sizes.append(pages * 4096 / 1e6)

    async def _count(self) -> None:
        house, outcome = self.house, self.outcome
        outcome.grown = self._sizes[-1] - self._sizes[0] if self._sizes else 0.0
        await house.ends()
        kept = Counter(await house.kept())
        outcome.asked = len(house.asked)
        outcome.lost = sum(kept[question] == 0 for question in house.asked)
        outcome.doubled = sum(kept[question] > 1 for question in house.asked)
        outcome.unshown = sum(not house.shown(question) for question in house.asked)
        outcome.copies = sum(max(0, len(house.shown(question)) - 1) for question in house.asked)
        outcome.leaked = SECRET in house.log.read_text() or house.bot.token in house.log.read_text()


async def soak(kind: str, seed: int, seconds: float) -> Outcome:
    """One run on a database of that kind."""
    outcome = Outcome(kind, seed)
    with folder() as place:
        async with fragile(kind, place) as database, House(place, database, seed=seed) as house:
            await Soak(house, outcome).run(seconds)
    return outcome


async def soaks(kinds: tuple[str, ...], seeds: range, seconds: float) -> list[Outcome]:
    """One run after another, each told when it is over."""
    outcomes: list[Outcome] = []
    for seed in seeds:
        for kind in kinds:
            try:
                outcomes.append(await soak(kind, seed, seconds))
            except (AssertionError, ExceptionGroup) as failure:
                first = failure.exceptions[0] if isinstance(failure, ExceptionGroup) else failure
                outcomes.append(Outcome(kind, seed, lies=[str(first)]))
            print(outcomes[-1], flush=True)
    return outcomes


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--on", choices=KINDS, default=None)
    asked = parser.parse_args()
    chosen = KINDS if asked.on is None else (asked.on,)
    run = asyncio.run(soaks(chosen, range(asked.first, asked.first + asked.seeds), asked.seconds))
    raise SystemExit(0 if all(outcome.good for outcome in run) else 1)
