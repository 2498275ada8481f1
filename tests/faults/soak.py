"""Everything that may fail, at random, one after another: `python -m tests.faults.soak --seeds 20 --seconds 600`.

The minutes are simulated: they pass eight times as fast as real ones (`tests.faults.hurried`), and whatever is a number
of seconds here is one of simulated seconds.

People ask and answer all the while. Afterwards everything they said is kept exactly once, each question stands in the
chat, no copy is without a reason, health was true at every moment, and the program is as large as before.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.api.faults import Fault, Kind
from tests.faults.databases import FragilePostgres, folder, fragile
from tests.faults.house import House
from tests.faults.hurried import USUAL_PACE, Pace, hurrying

FASTER = 8.0
KINDS = ("sqlite", "postgresql")
NOTICED = 8.0
"""Seconds within which health has to say that the database is away, or Telegram."""
AT_REST = 300.0
"""Real seconds within which all is well again after the last fault: what waited is done by the processor."""
CALM = 10.0
"""Seconds at the end in which nothing is harmed, and health has to say so."""
ANSWERS = 60.0
"""Seconds within which a program that has answered once says that it is alive."""
SLOW, DOUBTED = 2.0, 10.0
"""Where an answer takes longer than that, the machine is too busy to tell a late answer from a wrong one: for so many
seconds nothing is held against the program."""
SETTLED = 20.0
"""Seconds after the first time it is well before its memory is measured: caches fill up."""
GROWTH = 30.0
"""Megabytes that one life of the program may add to that."""
LASTS = (0.5, 2, 5, 15)
CALLS = ("sendMessage", "getUpdates", "editMessageText", "setMessageReaction", "answerCallbackQuery", "getChatMember")
SECRET = "quetzalcoatlus"


@dataclass
class Outcome:
    """What came of one run."""

    kind: str
    seed: int
    seconds: float = 0.0
    faults: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    answered: int = 0
    lost: int = 0
    doubled: int = 0
    missing: list[str] = field(default_factory=list)
    """What was lost, without its words."""
    unshown: int = 0
    copies: int = 0
    excused: int = 0
    """Answers cut off after the deed, and ends of the program: each may lead to one copy."""
    lies: list[str] = field(default_factory=list)
    looks: int = 0
    """How often health was asked."""
    slow: int = 0
    """How many of the answers took so long that for a while nothing was held against the program."""
    took: float = 0.0
    """Real seconds."""
    lives: list[tuple[float, float]] = field(default_factory=list)
    """Of each run of the program that was measured: seconds, and megabytes added meanwhile."""
    rest: float = 0.0
    """Seconds until all was well after the last fault."""
    leaked: bool = False

    @property
    def grown(self) -> float:
        """Megabytes that were added in one life at most."""
        return max((grown for _, grown in self.lives), default=0.0)

    @property
    def good(self) -> bool:
        """Whether every promise was kept."""
        wrong = self.lost or self.doubled or self.unshown or self.lies or self.leaked or self.copies > self.excused
        return not wrong and self.grown <= GROWTH

    def __str__(self) -> str:
        faults = ", ".join(f"{number} {name}" for name, number in sorted(self.faults.items()))
        longest = max((seconds for seconds, _ in self.lives), default=0.0)
        return (
            f"{'good' if self.good else 'BAD '} {self.kind:10} seed {self.seed:<3} {self.seconds:.0f} s, "
            f"asked {self.asked}, answered {self.answered}, lost {self.lost}, doubled {self.doubled}, "
            f"unshown {self.unshown}, copies {self.copies} of at most {self.excused}, "
            f"health untrue {len(self.lies)} of {self.looks} ({self.slow} slow), well again after {self.rest:.1f} s, "
            f"memory {self.grown:+.1f} MB at most (longest life {longest:.0f} s){', LEAKED' if self.leaked else ''}; "
            f"{self.took:.0f} real s; "
            f"{sum(self.faults.values())} faults: {faults}"
            + "".join(f"\n     {what}" for what in [*self.lies[:5], *self.missing])
        )


class Soak:
    """One run."""

    def __init__(self, house: House, outcome: Outcome, without: Collection[str] = ()) -> None:
        self.house, self.outcome, self._without_these = house, outcome, without
        self.random = house.random
        self.ahead = 0.0
        self._deadly_once = False
        self._harmed: tuple[str, float, object] | None = None
        """What is away, since when, and for which run of the program."""
        self._calm = False
        self._over = False
        self._starting = False
        """The program has begun and does not answer yet."""

    async def run(self, seconds: float) -> None:
        """Ask and harm for so long, and count afterwards."""
        await self.house.begins()
        self.outcome.seconds, at_rest = seconds, AT_REST * self.house.pace.factor
        async with asyncio.TaskGroup() as group:
            keeping = group.create_task(self._start_again())
            group.create_task(self._watch())
            talking = group.create_task(self._talk())
            spent = 0.0
            while spent < seconds:
                spent += await self._pause(1, 4)
                began = time.monotonic()
                await self._harm()
                spent += time.monotonic() - began
            talking.cancel()
            self.house.server.faults.clear()
            began = time.monotonic()
            await self.house.until(self.house.is_ready, at_rest)
            try:
                for question in self.house.asked:
                    await self.house.is_answered(question, at_rest)
            except AssertionError:
                self.outcome.missing += [f"ahead {self.ahead}", *await self.house.waiting(), *await self._unshown()]
                raise
            self.outcome.rest = time.monotonic() - began
            await self.house.until(self.house.is_ready, at_rest)
            self._calm = True
            await asyncio.sleep(CALM)
            self._over = True
            keeping.cancel()
        await self._count()

    async def _unshown(self) -> list[str]:
        """What is known of the questions that do not stand in the chat."""
        kept = await self.house.kept()
        unshown = [question for question in self.house.asked if not self.house.shown(question)]
        found = [f"not in the chat, {'kept' if question in kept else 'not kept'}" for question in unshown]
        return [*found, *(f"set aside: {kind}, {error}" for kind, error, _ in await self.house.set_aside())]

    async def _pause(self, shortest: float, longest: float) -> float:
        """Wait, and tell how long. While the program starts, which the processor does no faster, seconds are real."""
        seconds = self.random.uniform(shortest, longest)
        await asyncio.sleep(seconds * (self.house.pace.factor if self._starting else 1))
        return seconds

    async def _start_again(self) -> None:
        """What a system's own supervisor does: whatever ends is started again."""
        while True:
            assert self.house.process is not None
            await self.house.process.wait()
            # One answer may have been under way, and one letter.
            self.outcome.excused += 2
            self._starting = True
            await self.house.starts(ready=False)

    async def _talk(self) -> None:
        while True:
            self.house.asks()
            # A group gets twenty messages a minute: with more than it takes, everything would wait and little happen.
            await self._pause(2.5, 7)
            # A fresh one more often than an old one, where it has its card already.
            asked = self.random.choice(self.house.asked[-self.random.choice((5, 1000)) :])
            known = self.house.shown(asked)[:1]
            if known and self.random.random() < 0.7:
                self.house.answers(known[0])

    # --- harms

    async def _harm(self) -> None:
        database = self.house.database
        harms: dict[str, Callable[[], Awaitable[None]]] = {
            "connections cut": database.cut,
            "disk full": lambda: self._without(database.full()),
            "Telegram 5xx": lambda: self._faults("error"),
            "dropped before": lambda: self._faults("drop"),
            "dropped after": lambda: self._faults("drop", after=True),
            "told to wait": lambda: self._faults("flood"),
            "Telegram away": self._silent,
            "odd updates": self._odd,
            "killed": self._kill,
            "clock stepped": self._step,
        }
        if isinstance(database, FragilePostgres):
            harms["server stopped"] = lambda: self._without(database.away())
            harms["tables locked"] = lambda: self._without(database.locked())
            harms["read-only"] = lambda: self._without(database.read_only())
        else:
            harms["file locked"] = lambda: self._without(database.away())
        if not self._deadly_once:
            # Four ends in a row: once is enough.
            harms["an update that ends the program"] = self._deadly
        name = self.random.choice([name for name in harms if name not in self._without_these])
        self.outcome.faults[name] += 1
        await harms[name]()

    async def _without(self, harm: contextlib.AbstractAsyncContextManager[None]) -> None:
        async with harm, self._known("the database"):
            await asyncio.sleep(self.random.choice(LASTS))

    @contextlib.asynccontextmanager
    async def _known(self, what: str) -> AsyncIterator[None]:
        """Meanwhile health must say that something is away."""
        self._harmed = what, time.monotonic(), self.house.process
        try:
            yield
        finally:
            self._harmed = None

    async def _faults(self, kind: Kind, *, after: bool = False) -> None:
        code = self.random.choice((500, 502, 503))
        faults = [Fault(kind, call, times=None, chance=0.5, after=after, seconds=1, code=code) for call in CALLS]
        for fault in faults:
            self.house.server.faults.add(fault)
        await asyncio.sleep(self.random.uniform(1, 3))
        for fault in faults:
            self.house.server.faults.remove(fault)
        # A proxy's answer, too, may come of a call that has taken effect, so it is tried again.
        if after:
            self.outcome.excused += faults[0].hits

    async def _silent(self) -> None:
        """Telegram answers nothing at all."""
        fault = self.house.server.faults.add(Fault("drop", times=None))
        self.house.server.polls.end(self.house.bot.token, None)
        async with self._known("Telegram"):
            await asyncio.sleep(self.random.choice(LASTS))
        self.house.server.faults.remove(fault)

    async def _odd(self) -> None:
        self.house.sends_raw({"message": {"message_id": 1, "text": SECRET}})
        self.house.aino.says(f"/explode {SECRET}", chat=self.house.chat)

    async def _deadly(self) -> None:
        self._deadly_once = True
        self.house.cora.says("/quit", chat=self.house.cora.private())

    async def _kill(self) -> None:
        assert self.house.process is not None
        with contextlib.suppress(ProcessLookupError):
            self.house.process.kill()

    async def _step(self) -> None:
        self.ahead += self.random.choice([-3600, -600, 60, 3600])
        self.house.steps(self.ahead)

    # --- what is looked at all the while

    async def _watch(self) -> None:
        life: int | None = None
        ready: float | None = None
        first: float | None = None
        served, doubted = 0.0, 0.0
        while not self._over:
            asked, harmed = time.monotonic(), self._harmed
            process = self.house.process
            if process is not None and process.pid != life:
                life, served, ready, first = process.pid, 0.0, None, None
            (alive, _), (status, said) = await self.house.page("/healthz"), await self.house.page("/readyz")
            self.outcome.looks += 1
            now = time.monotonic()
            if now - asked > SLOW:
                doubted, self.outcome.slow = now, self.outcome.slow + 1
            still = harmed is not None and harmed == self._harmed and harmed[2] is process
            late = asked - max(harmed[1], doubted + DOUBTED - NOTICED) if harmed is not None else 0.0
            if harmed is not None and still and late > NOTICED and status == 200:
                self._lie(f"well, {asked - harmed[1]:.1f} s after {harmed[0]} went away")
            if status == 503 and not said["reasons"]:
                self._lie("unwell without a reason")
            if self._calm and status != 200:
                self._lie(f"{status} while all is well: {said}")
            runs = process is self.house.process and process is not None and process.returncode is None
            if alive == 200:
                served = now
                self._starting = self._starting and not runs
            elif runs and served and now - served > ANSWERS:
                self._lie(f"alive and silent for {now - served:.0f} s")
            ready = now if ready is None and runs and status == 200 else ready
            size = self._size(life) if runs and ready is not None and now - ready > SETTLED else None
            if ready is not None and size is not None:
                if first is None:
                    first = size
                    self.outcome.lives.append((0.0, 0.0))
                self.outcome.lives[-1] = (now - ready, size - first)
            await asyncio.sleep(0.5)

    def _lie(self, what: str) -> None:
        self.outcome.lies.append(what)

    @staticmethod
    def _size(pid: int | None) -> float | None:
        with contextlib.suppress(OSError):
            return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096 / 1e6
        return None

    # --- afterwards

    async def _count(self) -> None:
        house, outcome = self.house, self.outcome
        await house.ends()
        kept = Counter([*await house.kept(), *await house.kept_answers()])
        said = [*house.asked, *house.told]
        outcome.asked, outcome.answered = len(house.asked), len(house.told)
        outcome.lost = sum(kept[one] == 0 for one in said)
        outcome.missing = [
            *(f"question {number}" for number, one in enumerate(house.asked) if not kept[one]),
            *(f"answer {number}, {house.told_at[number]}" for number, one in enumerate(house.told) if not kept[one]),
        ]
        outcome.doubled = sum(kept[one] > 1 for one in said)
        outcome.unshown = sum(not house.shown(question) for question in house.asked)
        outcome.copies = sum(max(0, len(house.shown(question)) - 1) for question in house.asked)
        log = house.log.read_text()
        outcome.leaked = any(private in log for private in (SECRET, house.bot.token, *said))


async def soak(
    kind: str,
    seed: int,
    seconds: float,
    keep: Path | None = None,
    pace: Pace = USUAL_PACE,
    without: Collection[str] = (),
) -> Outcome:
    """One run on a database of that kind.

    Args:
        keep: where the program's log goes of a run that went wrong.
        pace: at which this process lives too.
        without: names of faults that are left out.
    """
    outcome, began = Outcome(kind, seed), time.perf_counter()
    with folder() as place:
        try:
            async with fragile(kind, place) as database, House(place, database, seed=seed, pace=pace) as house:
                await Soak(house, outcome, without).run(seconds)
        except (AssertionError, ExceptionGroup) as failure:
            outcome.lies.append(str(failure.exceptions[0] if isinstance(failure, ExceptionGroup) else failure))
        if keep is not None and not outcome.good and (place / "bot.log").exists():
            (keep / f"soak-{kind}-{seed}.log").write_bytes((place / "bot.log").read_bytes())
    outcome.took = time.perf_counter() - began
    return outcome


def soaks(
    kinds: tuple[str, ...],
    seeds: range,
    seconds: float,
    keep: Path | None = None,
    factor: float = FASTER,
    without: Collection[str] = (),
) -> list[Outcome]:
    """One run after another, each told when it is over.

    Args:
        seconds: simulated ones.
        factor: so many of them pass in a real one.
        without: names of faults that are left out.
    """
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
    outcomes: list[Outcome] = []
    for seed in seeds:
        for kind in kinds:
            with hurrying(factor) as pace:
                outcomes.append(asyncio.run(soak(kind, seed, seconds, keep, pace, without)))
            print(outcomes[-1], flush=True)
    return outcomes


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--seconds", type=float, default=600, help="simulated ones, of each run")
    parser.add_argument("--faster", type=float, default=FASTER, help="so many of them pass in a real second")
    parser.add_argument("--on", choices=KINDS, default=None)
    parser.add_argument("--keep", type=Path, default=None, help="a folder for the logs of runs that went wrong")
    parser.add_argument("--without", action="append", default=[], help="a fault that is left out, such as killed")
    asked = parser.parse_args()
    chosen = KINDS if asked.on is None else (asked.on,)
    numbers = range(asked.first, asked.first + asked.seeds)
    run = soaks(chosen, numbers, asked.seconds, asked.keep, asked.faster, asked.without)
    raise SystemExit(0 if all(outcome.good for outcome in run) else 1)
