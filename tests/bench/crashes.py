"""The bot killed in the middle of broadcasts: what arrives, what is written down, and whether the two agree.

Run by hand for the long version: `python -m tests.bench.crashes --kills 50`.
The bot is a process of its own, `python -m bot run`, so SIGKILL is the real one.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import func, select

from bot.domain.urgency import Urgency
from sandbox.api.faults import Fault
from sandbox.server import SandboxServer
from sandbox.world import Chat, World
from storage import Database, groups, migrate, outbox, tables

ROOT = Path(__file__).parents[2]
OUTBOX = tables.outbox
OPEN = ("waiting", "sending")
LOOK_EVERY = 0.1
PLAIN_EVERY = 10
"""Every so many chats one is a plain group, which may become a supergroup."""


@dataclass(frozen=True)
class Account:
    """What came of all letters: what is written down against what the world shows."""

    states: Counter[str]
    shown: int
    """Messages of the bot in all chats."""
    missing: list[str]
    """Letters to chats the bot is in that were not delivered."""
    phantoms: int
    """Letters written down as delivered that no chat shows."""
    copies: int
    """Messages beyond one for a letter."""
    unmarked: int
    """Copies in chats where no letter says that there may be one."""
    uncertain: int
    refused_for_rate: int
    """429 answers for going over the limits, those that were injected not counted."""


class Wreck:
    """A world, its Telegram, and a bot that is started and killed.

    Args:
        folder: for the database and the bot's log.
        chats: how many groups.
        letters: how many for each of them.
    """

    def __init__(self, folder: Path, *, chats: int, letters: int, seed: int) -> None:
        self.random = Random(seed)
        self.database_url = f"sqlite+aiosqlite:///{folder / 'bot.db'}"
        self.log = folder / "bot.log"
        self.world = World()
        self.bot = self.world.add_bot("MGN", "mgn_bot")
        self.server = SandboxServer(self.world)
        self.owner = self.world.add_user("Frida")
        self._chats, self._letters = chats, letters
        self.places: list[Chat] = []
        self._out_of: set[int] = set()

    async def __aenter__(self) -> Wreck:
        await self.server.__aenter__()
        for number in range(self._chats):
            kind = "group" if number % PLAIN_EVERY == 0 else "supergroup"
            self.places.append(self.owner.creates_group(f"Group {number}", self.bot, kind=kind))
        # That it was added is written into the database below.
        self.bot.queue.clear()
        await migrate(self.database_url)
        async with self.database() as database, database.transaction() as tx:
            now = datetime.now(UTC)
            for chat in self.places:
                group = await groups.add(
                    tx, chat_id=chat.id, title=chat.title or "", language="en", zone="Europe/Helsinki", is_forum=False
                )
                await groups.change(tx, group.id, registered_at=now, region="Kainuu")
                for number in range(self._letters):
                    await outbox.post(
                        tx,
                        key=f"wreck:{group.id}:{number}",
                        kind="hello",
                        chat_id=chat.id,
                        group_id=group.id,
                        at=now,
                        urgency=Urgency.BROADCAST,
                    )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.server.__aexit__(None, None, None)

    @property
    def sent(self) -> int:
        """How many messages were asked to be sent, whatever came of it."""
        return self.server.requests.counts["sendMessage"]

    @contextlib.asynccontextmanager
    async def database(self) -> AsyncIterator[Database]:
        """The bot's own database."""
        opened = Database(self.database_url)
        yield opened
        await opened.close()

    def trouble(self) -> None:
        """Everything that goes wrong on the way to Telegram, by chance."""
        for fault in (
            Fault("error", "sendMessage", times=None, chance=0.03, code=502),
            Fault("drop", "sendMessage", times=None, chance=0.03),
            Fault("drop", "sendMessage", times=None, chance=0.03, after=True),
            Fault("delay", "sendMessage", times=None, chance=0.05, seconds=0.2),
            Fault("flood", "sendMessage", times=None, chance=0.02, seconds=1),
        ):
            self.server.faults.add(fault)

    def kicks(self) -> None:
        """Somebody throws the bot out of their group."""
        chat = self.random.choice([c for c in self.places if c.type == "supergroup" and c.id not in self._out_of])
        self._out_of.add(chat.id)
        self.owner.removes(self.bot, chat)

    def upgrades(self) -> None:
        """A plain group becomes a supergroup, if one is left."""
        plain = [place for place, chat in enumerate(self.places) if chat.type == "group"]
        if plain:
            place = self.random.choice(plain)
            self.places[place] = self.owner.upgrades(self.places[place])

    async def start(self) -> asyncio.subprocess.Process:
        """The bot begins, or begins again on what is left."""
        environment = {
            **os.environ,
            "BOT_TOKEN": self.bot.token,
            "BOT_API_URL": self.server.url,
            "DATABASE_URL": self.database_url,
            "PORT": "0",
            "LOG_LEVEL": "debug",
            "PYTHONPATH": str(ROOT),
        }
        with self.log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=self.log.parent, env=environment, stdout=log, stderr=log
            )

    async def sends(self, more: int) -> None:
        """Wait until so many more messages were asked to be sent."""
        goal = self.sent + more
        await self.server.requests.until(lambda: self.sent >= goal)

    async def kill(self, process: asyncio.subprocess.Process) -> None:
        """SIGKILL."""
        process.kill()
        await process.wait()

    async def stop(self, process: asyncio.subprocess.Process) -> int:
        """SIGTERM; returns the exit status."""
        process.send_signal(signal.SIGTERM)
        return await process.wait()

    async def left(self) -> int:
        """How many letters have no fate yet."""
        async with self.database() as database, database.transaction() as tx:
            found: int = await tx.value(select(func.count()).where(OUTBOX.c.state.in_(OPEN), _ours()))
            return found

    async def finish(self) -> None:
        """Let the bot run undisturbed until every letter has its fate."""
        process = await self.start()
        while await self.left():
            if process.returncode is not None:
                raise RuntimeError(f"the bot ended by itself, see {self.log}")
            await asyncio.sleep(LOOK_EVERY)
        if await self.stop(process) != 0:
            raise RuntimeError("SIGTERM must end the bot with status 0")

    async def account(self) -> Account:
        """Compare what is written down with what the world shows."""
        async with self.database() as database, database.transaction() as tx:
            rows = await tx.all(select(OUTBOX).where(_ours()))
        shown = {
            (chat.id, message.id)
            for chat in self.world.chats.values()
            for message in chat.messages.values()
            if message.sender is self.bot.user and not message.is_service and chat.type != "private"
        }
        known = {(row.chat_id, row.message_id) for row in rows if row.state == "delivered"}
        moved = {chat.migrated_from: chat.id for chat in self.places if chat.migrated_from is not None}
        copies = Counter(moved.get(chat_id, chat_id) for chat_id, _ in shown - known)
        uncertain = [row for row in rows if row.uncertain]
        allowed: Counter[int] = Counter()
        for row in uncertain:
            allowed[moved.get(row.chat_id, row.chat_id)] += row.attempts - (row.state == "delivered")
        return Account(
            states=Counter(row.state for row in rows),
            shown=len(shown),
            missing=[r.key for r in rows if r.state != "delivered" and r.chat_id not in self._out_of],
            phantoms=len(known - shown),
            copies=copies.total(),
            unmarked=sum(max(0, number - allowed[chat_id]) for chat_id, number in copies.items()),
            uncertain=len(uncertain),
            refused_for_rate=self.server.flood.refusals,
        )


def _ours() -> Any:
    return OUTBOX.c.key.startswith("wreck:")


async def main(kills: int, chats: int, letters: int, seed: int, *, calm: bool) -> None:
    """Kill it at random moments, most of them in the middle of sending."""
    with tempfile.TemporaryDirectory() as folder:
        async with Wreck(Path(folder), chats=chats, letters=letters, seed=seed) as wreck:
            if not calm:
                wreck.trouble()
            for number in range(kills):
                process = await wreck.start()
                if number % 5:
                    await wreck.sends(1)
                await asyncio.sleep(wreck.random.uniform(0, 2.5))
                if number % 4 == 1 and not calm:
                    wreck.kicks()
                if number % 4 == 3 and not calm:
                    wreck.upgrades()
                await wreck.kill(process)
                print(f"kill {number + 1}: {wreck.sent} sends so far, {await wreck.left()} letters left", flush=True)
            wreck.server.faults.clear()
            await wreck.finish()
            account = await wreck.account()
            token = wreck.bot.token in wreck.log.read_text()
    print(account)
    print("the token is in the log" if token else "the token is in no log line")
    bad = account.missing or account.phantoms or account.unmarked or token
    print("BAD" if bad else "nothing lost, nothing unmarked, counts agree")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--chats", type=int, default=1000)
    parser.add_argument("--letters", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--calm", action="store_true", help="nothing goes wrong but the kills")
    asked = parser.parse_args()
    asyncio.run(main(asked.kills, asked.chats, asked.letters, asked.seed, calm=asked.calm))
