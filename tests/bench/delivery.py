"""How near the engine comes to Telegram's limits, and whether people wait: `python -m tests.bench.delivery`.

With `--postgres` on PostgreSQL, else on SQLite. The bot runs here; Telegram with its limits on and its people run in a process of their own (`town`). Ratios are
taken within one run, since machines differ.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import itertools
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any, cast

from pydantic import SecretStr

from bot import log
from bot.app import Mgn
from bot.clock import SystemClock
from bot.config import Settings
from bot.domain.delivery.urgency import Urgency
from bot.domain.people import Who
from bot.domain.people.roles import Role
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.runtime.rate_limiter import PER_SECOND, Pacer
from bot.services.delivery import Needless, Writing, Written
from bot.services.dependencies import Dependencies
from bot.services.features import Counts, MessageKind
from bot.services.wiring import FEATURES
from storage import Transaction, groups, migrate, people
from storage.delivery import outbox
from storage.delivery.outbox import Letter
from storage.people import roles
from tests import postgres

NUMBERS = itertools.count(1)
ASKERS = 60
"""So many groups ask in turn, so that none comes near its own limit."""
ASKED_EVERY = 0.11
"""Seconds between two commands where others flood; each group asks nine times a minute."""
REMINDER = "the reminder"
NEWS = "Findings of the year"
IDLE_COMMANDS = 160
FLOOD = 40
"""Commands of one group at once, twice what Telegram lets the bot answer there in a minute."""
GRANTED = 20


async def write(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
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
        now, number = self.mgn.services.dependencies.now(), next(NUMBERS)
        async with self.mgn.database.transaction() as tx:
            for chat_id in chats:
                await outbox.post(
                    tx, key=f"{number}:{chat_id}", kind="bench", chat_id=chat_id, at=now, urgency=urgency, text=text
                )
        return time.monotonic()

    async def delivered(self, count: int, text: str) -> list[float]:
        """Wait until so many messages with that text were heard in groups; returns when each was, in order."""
        times: list[float] = []
        while len(times) < count:
            times += [at for chat_id, at, said in await self.town("heard") if text in said and chat_id < 0]
            await asyncio.sleep(0.2)
        return sorted(times)

    async def answered(self, chat_id: int, count: int) -> None:
        """Wait until so many messages were heard in a group."""
        heard = 0
        while heard < count:
            heard += sum(chat == chat_id for chat, _, _ in await self.town("heard"))
            await asyncio.sleep(0.2)


@asynccontextmanager
async def running(chats: int, per_second: int, server: str | None) -> AsyncIterator[Run]:
    """A town of so many groups, and the bot in them.

    Args:
        server: address of a PostgreSQL server; SQLite where there is none.
    """
    with tempfile.TemporaryDirectory() as folder:
        town = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.bench.town", str(chats), str(per_second),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, limit=1 << 26,
        )  # fmt: skip
        assert town.stdout is not None and town.stdin is not None
        first = json.loads(await town.stdout.readline())
        url = f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}"
        if server is not None:
            url = await postgres.empty_database(server)
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
            author = await people.meet(tx, Who(first["author"], "Rae", "en"), reachable=True)
            await roles.grant(tx, author.id, Role.RESEARCHER, None, None, mgn.services.dependencies.now())
            for number, chat_id in enumerate(first["chats"]):
                group = await groups.add(
                    tx, chat_id=chat_id, title=f"Group {number}", language="en", zone="Europe/Helsinki", is_forum=False
                )
                await groups.change(tx, group.id, registered_at=mgn.services.dependencies.now(), region="Kainuu")
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


async def alone(chats: int, server: str | None) -> None:
    """A digest to all groups with nothing else going on, from the press of the button to the last group."""
    async with running(chats, int(PER_SECOND), server) as run:
        before = time.process_time()
        began = await run.town("publishes", title=NEWS)
        times = await run.delivered(chats, NEWS)
        cpu = time.process_time() - before
        _line(f"digest to {chats} chats, times the ideal", (times[-1] - began) / (chats / PER_SECOND), 1.03)
        _line("429 answers", await run.town("refusals"), 0)
        print(f"  processor of the bot: {1000 * cpu / chats:.2f} ms a letter", flush=True)


async def with_people(chats: int, server: str | None) -> None:
    """A digest to all groups while members ask."""
    async with running(chats, int(PER_SECOND), server) as run:
        await run.commands(0.1, 50)
        idle = await run.commands(0.25, IDLE_COMMANDS)
        began = await run.town("publishes", title=NEWS)
        reading = asyncio.create_task(run.delivered(chats, NEWS))
        length = chats / PER_SECOND
        busy = await run.commands(0.5, int(length * 1.6))
        times = await reading
        count = chats + len(busy)
        _line(f"the same with {len(busy)} answers on top", (times[-1] - began) / (count / PER_SECOND), 1.03)
        _line("429 answers", await run.town("refusals"), 0)
        print(f"  a command, idle:      p50 {median(idle):6.1f} ms, p95 {p95(idle):6.1f} ms")
        print(f"  during the digest:    p50 {median(busy):6.1f} ms, p95 {p95(busy):6.1f} ms")
        _line("p95 of a command during the digest, times idle", p95(busy) / p95(idle), 2.0)


async def reminder(chats: int, server: str | None) -> None:
    """How soon a reminder leaves in the middle of a broadcast, in seconds; the slowest of ten."""
    async with running(chats, int(PER_SECOND), server) as run:
        await run.post(run.chats, Urgency.BROADCAST, NEWS)
        waits = []
        for chat_id in run.chats[-10:]:
            await asyncio.sleep(0.7)
            posted = await run.post([chat_id], Urgency.ANNOUNCEMENT, REMINDER)
            waits.append((await run.delivered(1, REMINDER))[0] - posted)
        _line("a reminder in the middle of a broadcast, seconds, the slowest of ten", max(waits), 1.0)


async def crowded(rounds: int, server: str | None) -> None:
    """Others ask while one group is over its limit, and before and after; two and a half minutes a round."""
    async with running(ASKERS + 1, int(PER_SECOND), server) as run:
        await run.commands(0.1, 50)
        calm, loud = [], []
        for _ in range(rounds):
            calm += await run.commands(ASKED_EVERY, 270)
            await run.town("heard")
            await run.town("floods", which=0, count=FLOOD)
            await run.answered(run.chats[0], GRANTED)
            # From here on the group is over its limit; its answers go on when the minute lets them.
            loud += await run.commands(ASKED_EVERY, 500)
            await run.answered(run.chats[0], FLOOD - GRANTED)
            calm += await run.commands(ASKED_EVERY, 270)
        print(f"  others, calm:         p50 {median(calm):6.1f} ms, p95 {p95(calm):6.1f} ms")
        print(f"  one group flooding:   p50 {median(loud):6.1f} ms, p95 {p95(loud):6.1f} ms")
        _line("p95 of the others while one group is over its limit, times calm", p95(loud) / p95(calm), 1.1)
        _line("429 answers", await run.town("refusals"), 0)


async def paid(chats: int, per_second: int, server: str | None) -> None:
    """A broadcast at the limit of paid broadcasts."""
    async with running(chats, per_second, server) as run:
        await run.post(run.chats, Urgency.BROADCAST, NEWS)
        before = time.process_time()
        times = await run.delivered(chats, NEWS)
        rate = (len(times) - 1) / (times[-1] - times[0])
        print(f"  at {per_second}/s: {rate:.0f} a second, {rate / per_second:.2f} of the limit;", end=" ")
        print(f"processor {1000 * (time.process_time() - before) / chats:.2f} ms a letter;", end=" ")
        print(f"429 answers: {await run.town('refusals')}", flush=True)


async def main(only: list[str], chats: int, rounds: int, server: str | None) -> None:
    """All of them, or those that are named."""
    log.configure("warning", "console", None)
    bench = MessageKind(name="bench", writer=write, counts=Counts.NOWHERE, private_for=(), cards=(), on_delivery=None)
    cast(dict[str, MessageKind], FEATURES.messages)["bench"] = bench
    parts: dict[str, Callable[[], Awaitable[None]]] = {
        "alone": lambda: alone(chats, server),
        "people": lambda: with_people(chats, server),
        "reminder": lambda: reminder(400, server),
        "crowded": lambda: crowded(rounds, server),
        "paid": lambda: paid(5000, 1000, server),
    }
    for name in only or parts:
        await parts[name]()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("only", nargs="*")
    parser.add_argument("--chats", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL")
    asked = parser.parse_args()
    with postgres.server() if asked.postgres else contextlib.nullcontext(None) as server:
        asyncio.run(main(asked.only, asked.chats, asked.rounds, server))
