"""The bot killed in the middle of broadcasts: what arrives, what is written down, what the author is told, and
whether all three agree.

A researcher sends digests through the bot, and it is killed while they go out. Run by hand for the long version:
`python -m tests.bench.crashes --kills 50`, with `--postgres` on PostgreSQL. The bot is a process of its own,
`python -m bot run`, so SIGKILL is the real one.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import re
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any, Self

from sqlalchemy import func, select

from bot.domain.people import Who
from bot.domain.people.roles import Role
from sandbox import Chat, Message, World
from sandbox.api.faults import Fault
from sandbox.server import SandboxServer
from storage import Database, groups, migrate, people, tables
from storage.people import roles
from tests import postgres

ROOT = Path(__file__).parents[2]
OUTBOX = tables.outbox
OPEN = ("waiting", "sending")
LOOK_EVERY = 0.1
ENDS_WITHIN, ALL_WITHIN = 120.0, 3600.0
"""Real seconds: generous, so that a slow machine never decides."""
MOST_PATIENCE = 5
PLAIN_EVERY = 10
"""Every so many chats one is a plain group, which may become a supergroup."""
TITLE = re.compile(r"Findings (\d+)\b")
TOLD_IN_THE_END = "has been sent"
TOLD_UNSURE = "Telegram never answered"


@dataclass(frozen=True)
class Told:
    """What the author reads about one digest in the end, and what the world shows of it."""

    delivered: int
    failed: int
    unsure: bool
    """Whether the author is told that some may have arrived all the same."""
    reached: int
    """Chats that show it, those left out whose letter never got an answer."""
    missed: int
    """Chats that do not show it, and those whose letter never got an answer."""
    unanswered: int

    @property
    def true(self) -> bool:
        """Whether what the author reads is so."""
        counts = (self.delivered, self.failed) == (self.reached, self.missed)
        return counts and self.unsure == bool(self.unanswered)


@dataclass(frozen=True)
class Account:
    """What came of all letters: what is written down against what the world shows."""

    states: Counter[str]
    shown: int
    """Copies of digests in all chats."""
    missing: list[str]
    """Letters to chats the bot is in that were not delivered."""
    phantoms: int
    """Letters written down as delivered that no chat shows."""
    copies: int
    """Messages beyond one for a letter."""
    unmarked: int
    """Copies of letters whose rows do not say that there may be one, or not so many."""
    uncertain: int
    cut: int
    """Answers that were cut off after the message had taken effect: by a fault, or by a kill with it under way."""
    refused_for_rate: int
    """429 answers for going over the limits, those that were injected not counted."""
    told: tuple[Told, ...]

    @property
    def good(self) -> bool:
        """Nothing lost, no copy without a cut answer and a mark, and the author knows."""
        bad = self.missing or self.phantoms or self.unmarked or self.copies > self.cut or self.refused_for_rate
        return not bad and all(told.true for told in self.told)


class Wreck:
    """A world, its Telegram, and a bot that is started and killed.

    Args:
        folder: for the bot's log, and the database where none is given.
        chats: how many groups.
        digests: how many their researcher sends to all of them.
        database_url: an empty database; SQLite in the folder where left out.
    """

    def __init__(self, folder: Path, *, chats: int, digests: int, seed: int, database_url: str | None = None) -> None:
        self.random = Random(seed)
        self.database_url = database_url or f"sqlite+aiosqlite:///{folder / 'bot.db'}"
        self.log = folder / "bot.log"
        self.world = World()
        self.bot = self.world.add_bot("MGN", "mgn_bot")
        self.server = SandboxServer(self.world)
        self.owner = self.world.add_user("Frida")
        self.author = self.world.add_user("Rae")
        self._chats, self._digests = chats, digests
        self.places: list[Chat] = []
        self._place_of: dict[int, int] = {}
        self._out_of: set[int] = set()
        self._cuts: list[Fault] = []
        self._under_way_at_kills = 0

    async def __aenter__(self) -> Self:
        await self.server.__aenter__()
        for number in range(self._chats):
            kind = "group" if number % PLAIN_EVERY == 0 else "supergroup"
            self.places.append(self.owner.creates_group(f"Group {number}", self.bot, kind=kind))
        # That it was added is written into the database below.
        self.bot.queue.clear()
        await migrate(self.database_url)
        async with self.database() as database, database.transaction() as tx:
            now = datetime.now(UTC)
            author = await people.meet(tx, Who(self.author.id, "Rae", "en"), reachable=True)
            await roles.grant(tx, author.id, Role.RESEARCHER, None, None, now)
            for place, chat in enumerate(self.places):
                group = await groups.add(
                    tx, chat_id=chat.id, title=chat.title or "", language="en", zone="Europe/Helsinki", is_forum=False
                )
                await groups.change(tx, group.id, registered_at=now, region="Kainuu")
                self._place_of[group.id] = place
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

    async def publish(self) -> None:
        """The researcher writes the digests and sends them, one after another; the bot has to run."""
        self.author.starts()
        for number in range(1, self._digests + 1):
            await self.publish_one(number)

    async def publish_one(self, number: int) -> None:
        """The researcher writes a digest and sends it."""
        private = self.author.private()
        said = self.author.says(f"/digest Findings {number} | What we found out.", chat=private)
        await self._until(lambda: self.author.seen("Ready", private, said))
        self.author.press_button(*self.author.finds("Send now", chat=private))
        await self._until(lambda: number in self._cards())

    def trouble(self) -> None:
        """Everything that goes wrong on the way to Telegram, by chance."""
        cut = Fault("drop", "sendMessage", times=None, chance=0.03, after=True)
        self._cuts.append(cut)
        for fault in (
            Fault("error", "sendMessage", times=None, chance=0.03, code=502),
            Fault("drop", "sendMessage", times=None, chance=0.03),
            cut,
            Fault("delay", "sendMessage", times=None, chance=0.05, seconds=0.2),
            Fault("flood", "sendMessage", times=None, chance=0.02, seconds=1),
            Fault("error", "editMessageText", times=None, chance=0.2, code=502),
            Fault("drop", "editMessageText", times=None, chance=0.2),
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
        """Wait until so many more messages were asked to be sent, or there is nothing left to send."""
        goal = self.sent + more
        await self._until(lambda: self.sent >= goal or self.told())

    async def _until(self, happened: Callable[[], object]) -> None:
        """Wait for what the bot asks of Telegram; a slow machine may take minutes to start it."""
        for patience in reversed(range(MOST_PATIENCE)):
            try:
                await self.server.requests.until(happened)
            except TimeoutError:
                if not patience:
                    raise
            else:
                return

    async def kill(self, process: asyncio.subprocess.Process) -> None:
        """SIGKILL."""
        process.kill()
        await process.wait()
        async with self.database() as database, database.transaction() as tx:
            # Each of these may be out with an answer nobody reads any more.
            under_way = await tx.value(select(func.count()).where(OUTBOX.c.state == "sending", _ours()))
            self._under_way_at_kills += int(under_way)

    async def stop(self, process: asyncio.subprocess.Process) -> int:
        """SIGTERM; returns the exit status."""
        process.send_signal(signal.SIGTERM)
        return await asyncio.wait_for(process.wait(), ENDS_WITHIN)

    async def left(self) -> int:
        """How many letters have no fate yet."""
        async with self.database() as database, database.transaction() as tx:
            found: int = await tx.value(select(func.count()).where(OUTBOX.c.state.in_(OPEN), _ours()))
            return found

    def _cards(self) -> dict[int, Message]:
        """The author's progress messages, by the number in the title."""
        found: dict[int, Message] = {}
        for message in self.author.messages(self.author.private()):
            title = TITLE.search(message.text)
            if title is not None and message.sender is self.bot.user and "Delivered:" in message.text:
                found[int(title.group(1))] = message
        return found

    def told(self) -> bool:
        """Whether the author has read of every digest that it has been sent."""
        return sum(TOLD_IN_THE_END in card.text for card in self._cards().values()) == self._digests

    async def finish(self, process: asyncio.subprocess.Process | None = None) -> None:
        """Let the bot run undisturbed until every letter has its fate and the author knows.

        Args:
            process: the one that runs; another is started where left out.
        """
        process = process or await self.start()
        async with asyncio.timeout(ALL_WITHIN):
            while await self.left() or not self.told():
                if process.returncode is not None:
                    raise RuntimeError(f"the bot ended by itself, see {self.log}")
                await asyncio.sleep(LOOK_EVERY)
        if await self.stop(process) != 0:
            raise RuntimeError("SIGTERM must end the bot with status 0")

    def _shown(self) -> dict[tuple[int, int], list[tuple[int, int]]]:
        """The copies, by place and digest: in which chat, and their numbers there."""
        place_of = {chat.id: place for place, chat in enumerate(self.places)}
        moved = {chat.migrated_from: chat.id for chat in self.places if chat.migrated_from is not None}
        copies: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for chat in self.world.chats.values():
            place = place_of.get(moved.get(chat.id, chat.id))
            for message in chat.messages.values() if place is not None else ():
                title = TITLE.search(message.text)
                if message.sender is self.bot.user and title is not None and place is not None:
                    copies.setdefault((place, int(title.group(1))), []).append((chat.id, message.id))
        return copies

    async def account(self) -> Account:
        """Compare what is written down, what the world shows, and what the author is told."""
        async with self.database() as database, database.transaction() as tx:
            rows = await tx.all(select(OUTBOX).where(_ours()))
        shown = self._shown()
        letters = {(self._place_of[row.group_id], int(row.payload["digest"])): row for row in rows}
        extra = {letter: max(0, len(shown.get(letter, ())) - 1) for letter in letters}
        allowed = {letter: row.attempts - 1 if row.uncertain else 0 for letter, row in letters.items()}
        delivered = {letter: row for letter, row in letters.items() if row.state == "delivered"}
        return Account(
            states=Counter(row.state for row in rows),
            shown=sum(len(copies) for copies in shown.values()),
            missing=[row.key for row in rows if row.state != "delivered" and row.chat_id not in self._out_of],
            phantoms=sum((row.chat_id, row.message_id) not in shown.get(at, ()) for at, row in delivered.items()),
            copies=sum(extra.values()),
            unmarked=sum(max(0, number - allowed[letter]) for letter, number in extra.items()),
            uncertain=sum(row.uncertain for row in rows),
            cut=sum(fault.hits for fault in self._cuts) + self._under_way_at_kills,
            refused_for_rate=self.server.flood.refusals,
            told=tuple(self._told(number, letters, shown) for number in sorted(self._cards())),
        )

    def _told(self, number: int, letters: dict[tuple[int, int], Any], shown: dict[tuple[int, int], Any]) -> Told:
        text = self._cards()[number].text
        counts = {word: int(n) for word, n in re.findall(r"(Delivered|Failed): (\d+)", text)}
        mine = {place: row for (place, digest), row in letters.items() if digest == number}
        unanswered = {place for place, row in mine.items() if row.uncertain and row.state != "delivered"}
        reached = {place for place, digest in shown if digest == number} - unanswered
        return Told(
            delivered=counts.get("Delivered", 0),
            failed=counts.get("Failed", 0),
            unsure=TOLD_UNSURE in text,
            reached=len(reached),
            missed=self._chats - len(reached),
            unanswered=len(unanswered),
        )


def _ours() -> Any:
    return OUTBOX.c.kind == "digest"


async def main(asked: argparse.Namespace) -> None:
    """Kill it at random moments, most of them in the middle of sending."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = None
        if asked.postgres:
            url = await postgres.empty_database(stack.enter_context(postgres.server()))
        wreck = Wreck(folder, chats=asked.chats, digests=asked.digests, seed=asked.seed, database_url=url)
        async with wreck:
            process = await wreck.start()
            await wreck.publish()
            if not asked.calm:
                wreck.trouble()
            for number in range(asked.kills):
                if number:
                    process = await wreck.start()
                if number % 5:
                    await wreck.sends(1)
                await asyncio.sleep(wreck.random.uniform(0, 2.5))
                if number % 4 == 1 and not asked.calm:
                    wreck.kicks()
                if number % 4 == 3 and not asked.calm:
                    wreck.upgrades()
                await wreck.kill(process)
                print(f"kill {number + 1}: {wreck.sent} sends so far, {await wreck.left()} letters left", flush=True)
            wreck.server.faults.clear()
            await wreck.finish()
            account = await wreck.account()
            token = wreck.bot.token in wreck.log.read_text()
    print(account)
    print("the token is in the log" if token else "the token is in no log line")
    print("nothing lost, no copy unexplained, counts agree" if account.good and not token else "BAD")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--chats", type=int, default=1000)
    parser.add_argument("--digests", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--calm", action="store_true", help="nothing goes wrong but the kills")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL")
    asyncio.run(main(parser.parse_args()))
