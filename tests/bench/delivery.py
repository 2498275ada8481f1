"""How near the engine comes to Telegram's limits, and whether people wait: `python -m tests.bench.delivery`.

The bot runs here; Telegram with its limits on and its people run in a process of their own (`town`). Ratios are
taken within one run, since machines differ.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from pydantic import SecretStr

from bot import log
from bot.app import Mgn
from bot.clock import SystemClock
from bot.config import Settings
from bot.domain.urgency import Urgency
from bot.pacing import PER_SECOND, Pacer
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.services.ground import Ground
from bot.services.letters import Needless, Writing, Written
from bot.services.writers import WRITERS
from storage import Transaction, groups, migrate, outbox
from storage.outbox import Letter

NUMBERS = itertools.count(1)
ASKERS = 60
"""So many groups ask in turn, so that none comes near its own limit."""
REMINDER = "the reminder"
FLOOD = 60
"""Commands of one group at once, three times what Telegram lets the bot answer there in a minute."""


async def write(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """A letter of the measurement: like a digest it looks up its group first."""
    group = await groups.by_chat(tx, letter.chat_id)
    if group is None:
        return Needless("no group")
    return Written(Destination(letter.chat_id, group.topic_id), OutgoingMessage(letter.payload["text"]))


class Run:
    """One bot and one town."""

    def __init__(self, mgn: Mgn, town: asyncio.subprocess.Process, chats: list[int]) -> None:
        self.mgn = mgn
        self.chats = chats
        self._town = town
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self._town.stdout is not None
        while line := await self._town.stdout.readline():
            answer = json.loads(line)
            self._answers.pop(answer["id"]).set_result(answer["result"])

    async def town(self, do: str, **more: Any) -> Any:
        """Have the town do something; see `town.Town.obey`."""
        assert self._town.stdin is not None
        number = next(NUMBERS)
        self._answers[number] = asyncio.get_running_loop().create_future()
        self._town.stdin.write(json.dumps({"id": number, "do": do, **more}).encode() + b"\n")
        return await self._answers[number]

    async def commands(self, every: float, count: int) -> list[float]:
        """What members wait for their answers, in milliseconds; the first groups ask."""
        waits = await self.town("commands", which=list(range(1, ASKERS + 1)), every=every, count=count)
        return [1000 * wait for wait in waits]

    async def post(self, chats: list[int], urgency: Urgency, text: str) -> float:
        """Put one letter for each of these chats into the outbox; returns when that was."""
        now, number = self.mgn.services.ground.now(), next(NUMBERS)
        async with self.mgn.database.transaction() as tx:
            for chat_id in chats:
                await outbox.post(
                    tx, key=f"{number}:{chat_id}", kind="bench", chat_id=chat_id, at=now, urgency=urgency, text=text
                )
        return time.monotonic()

    async def delivered(self, count: int, text: str) -> list[float]:
        """Wait until so many messages of that text were heard; returns when each was, in order."""
        times: list[float] = []
        while len(times) < count:
            times += [at for _, at, said in await self.town("heard") if said == text]
            await asyncio.sleep(0.2)
        return sorted(times)


@asynccontextmanager
async def running(chats: int, per_second: int) -> AsyncIterator[Run]:
    """A town of so many groups, and the bot in them."""
    with tempfile.TemporaryDirectory() as folder:
        town = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bench.town", str(chats), str(per_second),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=1 << 26,
        )  # fmt: skip
        assert town.stdout is not None and town.stdin is not None
        first = json.loads(await town.stdout.readline())
        url = f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}"
        settings = Settings(
            bot_token=SecretStr(first["token"]),
            bot_api_url=first["url"],
            database_url=url,
            port=0,
            _env_file=None,  # type: ignore[call-arg]  # pydantic-settings' own switch
        )
        await migrate(url)
        mgn = Mgn(settings, SystemClock(), Pacer(time.monotonic, per_second))
        async with mgn.database.transaction() as tx:
            for number, chat_id in enumerate(first["chats"]):
                group = await groups.add(
                    tx, chat_id=chat_id, title=f"Group {number}", language="en", zone="Europe/Helsinki", is_forum=False
                )
                await groups.change(tx, group.id, registered_at=mgn.services.ground.now(), region="Kainuu")
        await mgn.start()
        yield Run(mgn, town, first["chats"])
        await mgn.close()
        town.stdin.close()
        await town.wait()


def p95(waits: list[float]) -> float:
    """The wait nineteen of twenty stay below."""
    return quantiles(waits, n=20)[-1]


def _line(what: str, measured: float, wanted: float) -> None:
    verdict = "ok" if measured <= wanted else "NOT MET"
    print(f"{what:<74}{measured:8.3f}  at most {wanted:<6} {verdict}", flush=True)


async def alone(chats: int) -> None:
    """A broadcast with nothing else going on."""
    async with running(chats, int(PER_SECOND)) as run:
        began = await run.post(run.chats, Urgency.BROADCAST, "news")
        times = await run.delivered(chats, "news")
        cpu = time.process_time()
        _line(f"broadcast to {chats} chats, times the ideal", (times[-1] - began) / (chats / PER_SECOND), 1.03)
        _line("429 answers", await run.town("refusals"), 0)
        print(f"  processor of the bot, start included: {cpu:.1f} s", flush=True)


async def with_people(chats: int) -> None:
    """A broadcast while members ask, with a reminder in the middle."""
    async with running(chats, int(PER_SECOND)) as run:
        await run.commands(0.1, 50)
        idle = await run.commands(0.25, 240)
        began = await run.post(run.chats, Urgency.BROADCAST, "news")
        reading = asyncio.create_task(run.delivered(chats, "news"))
        length = chats / PER_SECOND
        asking = asyncio.create_task(run.commands(0.5, int(length * 1.6)))
        await asyncio.sleep(length / 2)
        await run.post(run.chats[-1:], Urgency.ANNOUNCEMENT, REMINDER)
        busy, times = await asking, await reading
        count = chats + len(busy) + 1
        _line(f"the same with {len(busy)} answers on top", (times[-1] - began) / (count / PER_SECOND), 1.03)
        _line("429 answers", await run.town("refusals"), 0)
        print(f"  a command, idle:      p50 {median(idle):6.1f} ms, p95 {p95(idle):6.1f} ms")
        print(f"  during the broadcast: p50 {median(busy):6.1f} ms, p95 {p95(busy):6.1f} ms")
        _line("p95 of a command during the broadcast, times idle", p95(busy) / p95(idle), 2.0)


async def reminder(chats: int) -> None:
    """How soon a reminder leaves in the middle of a broadcast, in seconds; the slowest of ten."""
    async with running(chats, int(PER_SECOND)) as run:
        await run.post(run.chats, Urgency.BROADCAST, "news")
        waits = []
        for chat_id in run.chats[-10:]:
            await asyncio.sleep(0.7)
            posted = await run.post([chat_id], Urgency.ANNOUNCEMENT, REMINDER)
            waits.append((await run.delivered(1, REMINDER))[0] - posted)
        _line("a reminder in the middle of a broadcast, seconds, the slowest of ten", max(waits), 1.0)


async def crowded(rounds: int) -> None:
    """One group over its limit while others ask; calm and loud stretches in turn, half a minute each."""
    async with running(ASKERS + 1, int(PER_SECOND)) as run:
        await run.commands(0.1, 50)
        calm, loud = [], []
        for _ in range(rounds):
            calm += await run.commands(0.2, 150)
            await run.town("floods", which=0, count=FLOOD)
            # All the while the group's answers trickle out.
            loud += await run.commands(0.2, 150)
            await run.mgn.settled()
        print(f"  others, calm:         p50 {median(calm):6.1f} ms, p95 {p95(calm):6.1f} ms")
        print(f"  one group flooding:   p50 {median(loud):6.1f} ms, p95 {p95(loud):6.1f} ms")
        _line("p95 of the others while one group is over its limit, times calm", p95(loud) / p95(calm), 1.1)
        _line("429 answers", await run.town("refusals"), 0)


async def paid(chats: int, per_second: int) -> None:
    """A broadcast at the limit of paid broadcasts."""
    async with running(chats, per_second) as run:
        before = time.process_time()
        await run.post(run.chats, Urgency.BROADCAST, "news")
        posting = time.process_time() - before
        before = time.process_time()
        times = await run.delivered(chats, "news")
        rate = (len(times) - 1) / (times[-1] - times[0])
        print(f"  at {per_second}/s: {rate:.0f} a second, {rate / per_second:.2f} of the limit;", end=" ")
        print(f"processor {1000 * (time.process_time() - before) / chats:.2f} ms a letter,", end=" ")
        print(f"posting {1000 * posting / chats:.2f} ms; 429 answers: {await run.town('refusals')}", flush=True)


async def main(only: list[str], chats: int, rounds: int) -> None:
    """All of them, or those that are named."""
    log.configure("warning", "console", None)
    WRITERS["bench"] = write
    parts: dict[str, Callable[[], Awaitable[None]]] = {
        "alone": lambda: alone(chats),
        "people": lambda: with_people(chats),
        "reminder": lambda: reminder(400),
        "crowded": lambda: crowded(rounds),
        "paid": lambda: paid(5000, 1000),
    }
    for name in only or parts:
        await parts[name]()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("only", nargs="*")
    parser.add_argument("--chats", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    asyncio.run(main(asked.only, asked.chats, asked.rounds))
