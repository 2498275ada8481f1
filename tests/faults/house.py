"""A group in a stand-in Telegram, the bot as a process of its own, and ways to harm what it stands on."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random
from typing import Any, Self

import aiohttp
from sqlalchemy import select

from sandbox import Chat, Message, World
from sandbox.api.flood import Flood
from sandbox.server import SandboxServer
from storage import Database, tables
from tests.faults.databases import FragilePostgres, FragileSqlite
from tests.faults.hurried import SET_BY, USUAL_PACE, Pace

ROOT = Path(__file__).parents[2]
PATIENCE = 90.0
"""Real seconds: generous, so that a slow machine never decides a test."""
LOOK_EVERY = 0.1
LETTERS = "bcdfghjklmnpqrstvwxz"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class House:
    """The bot with everything around it.

    Args:
        folder: for its log.
        pushed: Telegram calls the bot, instead of being polled.
        pace: how fast the bot's time passes; this process has to live at the same pace.
    """

    def __init__(
        self,
        folder: Path,
        database: FragileSqlite | FragilePostgres,
        *,
        pushed: bool = False,
        seed: int = 1,
        pace: Pace = USUAL_PACE,
    ) -> None:
        self.folder, self.database, self.pace = folder, database, pace
        self.random = Random(seed)
        self.world = World()
        self.bot = self.world.add_bot("MGN", "mgn_bot")
        self.server = SandboxServer(self.world, flood=Flood(on=False), retry_seconds=0.2)
        self.frida, self.aino, self.cora = (self.world.add_user(name) for name in ("Frida", "Aino", "Cora"))
        self.chat: Chat = self.frida.creates_group("Kainuu core", self.bot, self.aino)
        self.process: asyncio.subprocess.Process | None = None
        self.log = folder / "bot.log"
        self.clock = folder / "clock"
        self._pushed = pushed
        self.port = free_port()
        self.asked: list[str] = []
        """Every question that was asked, in the order in which they were."""
        self.told: list[str] = []
        """Every answer that was given."""
        self.told_at: list[str] = []
        """To which of how many copies of a question's card each was."""

    async def __aenter__(self) -> Self:
        await self.server.__aenter__()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()
        await self.server.__aexit__(None, None, None)

    # --- the bot

    async def starts(self, *, ready: bool = True) -> None:
        """The program begins, or begins again."""
        self.process = await self.program(self.port)
        if isinstance(self.database, FragileSqlite):
            self.database.pid = self.process.pid
        if ready:
            # The processor does not hurry.
            await self.until(self.is_ready, PATIENCE * self.pace.factor)

    async def program(self, port: int) -> asyncio.subprocess.Process:
        """A process of the program.

        Args:
            port: where it has its pages.
        """
        environment = {
            **os.environ,
            "BOT_TOKEN": self.bot.token,
            "BOT_API_URL": self.server.url,
            "DATABASE_URL": self.database.url,
            "COORDINATORS": str(self.cora.id),
            "PORT": str(port),
            "PYTHONPATH": str(ROOT),
            "PYTHONFAULTHANDLER": "1",
            "STEPPED_CLOCK": str(self.clock),
            **({SET_BY: str(self.pace)} if self.pace.factor != 1 else {}),
            "WEBHOOK_URL": f"http://127.0.0.1:{self.port}" if self._pushed else "",
        }
        with self.log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.faults.program", "run"),
                cwd=self.folder,
                env=environment,
                stdout=log,
                stderr=log,
            )

    async def ends(self) -> float:
        """SIGTERM; returns how many seconds it took."""
        assert self.process is not None
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        status = await asyncio.wait_for(self.process.wait(), PATIENCE * self.pace.factor)
        assert status == 0, self.log.read_text()[-3000:]
        return time.monotonic() - began

    async def is_killed(self) -> None:
        """SIGKILL."""
        assert self.process is not None
        self.process.kill()
        await self.process.wait()

    def steps(self, ahead: float, suspended: float = 0.0) -> None:
        """The bot's clock is so many seconds ahead, and its machine has been suspended for so many."""
        # At once: whoever reads it meanwhile would find it empty.
        beside = self.clock.with_suffix(".new")
        beside.write_text(f"{ahead} {suspended}")
        beside.replace(self.clock)

    # --- health

    async def page(self, path: str, port: int | None = None) -> tuple[int, Any]:
        """Status and content of one of the bot's pages; status 0 where nobody answers.

        Args:
            port: of one process among several.
        """
        try:
            timeout = aiohttp.ClientTimeout(total=15)
            async with (
                aiohttp.ClientSession(timeout=timeout) as session,
                session.get(f"http://127.0.0.1:{port or self.port}{path}") as answer,
            ):
                said = await answer.text()
                if path == "/metrics":
                    return answer.status, said
                try:
                    return answer.status, json.loads(said)
                except ValueError:
                    raise AssertionError(f"{path} answers {answer.status} {said[:200]!r}") from None
        except (aiohttp.ClientError, OSError, TimeoutError):
            return 0, None

    async def is_ready(self) -> bool:
        """Whether `/readyz` says so."""
        return (await self.page("/readyz"))[0] == 200

    async def reasons(self) -> list[str]:
        """What `/readyz` says is wrong; nothing where it answers 200."""
        status, said = await self.page("/readyz")
        if status == 0:
            return ["nobody answers"]
        assert (status == 200) == (not said["reasons"]), said
        return list(said["reasons"])

    async def until_it_says(self, words: str) -> list[str]:
        """Wait until `/readyz` gives a reason with these words."""
        await self.until(lambda: self._says(words))
        return await self.reasons()

    async def _says(self, words: str) -> bool:
        return any(words in reason for reason in await self.reasons())

    async def until(self, happened: Callable[[], Awaitable[object]], patience: float = PATIENCE) -> None:
        """Wait until something holds.

        Raises:
            AssertionError: it does not come to that.
        """
        end = time.monotonic() + patience
        while not await happened():
            if time.monotonic() > end:
                said, log = await self.page("/readyz"), self.log.read_text()[-4000:]
                ended = None if self.process is None else self.process.returncode
                raise AssertionError(f"in vain; ended {ended}; health says {said}; the log ends with:\n{log}")
            await asyncio.sleep(LOOK_EVERY)

    # --- people

    async def begins(self) -> None:
        """The group is set up; Aino's company has joined; the coordinator has opened the private chat."""
        await self.starts()
        self.frida.says("/setup Kainuu", chat=self.chat)
        await self.frida.sees("Kainuu core", self.chat)
        self.aino.says("/join Kahvila Aino", chat=self.chat)
        await self.aino.sees("Welcome", self.chat)
        self.cora.starts()
        await self.cora.sees(".", self.cora.private())

    def _something_new(self) -> str:
        return " ".join("".join(self.random.choices(LETTERS, k=9)) for _ in range(3))

    def asks(self) -> Message:
        """Aino asks something nobody has asked before."""
        self.asked.append(self._something_new())
        return self.aino.says(f"/ask {self.asked[-1]}", chat=self.chat)

    def answers(self, card: Message) -> Message:
        """Frida answers a question by replying to its card."""
        self.told.append(self._something_new())
        words = next((each for each in self.asked if each in card.text), "")
        copies = [copy.id for copy in self.shown(words)]
        self.told_at.append(
            f"to copy {copies.index(card.id) + 1} of {len(copies)}" if card.id in copies else "elsewhere"
        )
        return self.frida.says(self.told[-1], chat=self.chat, reply_to=card)

    def sends_raw(self, payload: dict[str, Any], number: int | None = None) -> None:
        """Telegram sends an update that no person's deed leads to.

        Args:
            number: in place of the one it would have.
        """
        self.bot.queue.push(payload)
        if number is not None:
            next(reversed(self.bot.queue._waiting.values())).body["update_id"] = number

    def shown(self, question: str) -> list[Message]:
        """The question's cards in the chat."""
        told = [m for m in self.chat.messages.values() if m.sender is self.bot.user and question in m.text]
        return [m for m in told if "❓" in m.text]

    async def is_answered(self, question: str, patience: float = PATIENCE) -> None:
        """Wait until the question stands in the chat."""
        await self.until(lambda: self._is_shown(question), patience)

    async def _is_shown(self, question: str) -> bool:
        return bool(self.shown(question))

    async def hears(self) -> None:
        """Somebody asks something, and it is there."""
        self.asks()
        await self.is_answered(self.asked[-1])

    async def kept(self) -> list[str]:
        """The questions in the database, in the order in which they came there."""
        questions = tables.questions
        return [row[0] for row in await self._rows(select(questions.c.body).order_by(questions.c.id))]

    async def kept_answers(self) -> list[str]:
        """The answers in the database."""
        return [row[0] for row in await self._rows(select(tables.answers.c.body))]

    async def set_aside(self) -> list[tuple[str, str, str]]:
        """Kind, error and shape of each update that was set aside."""
        table = tables.set_aside
        return [tuple(row) for row in await self._rows(select(table.c.kind, table.c.error, table.c.shape))]

    async def waiting(self) -> list[str]:
        """What the outbox holds that has not arrived, and until when it waits by the bot's clock."""
        table = tables.outbox
        which = table.c.key, table.c.state, table.c.attempts, table.c.unanswered, table.c.due_at, table.c.note
        rows = await self._rows(select(*which).where(table.c.state.not_in(("delivered", "dropped"))))
        return [str(tuple(row)) for row in rows]

    async def _rows(self, query: Any) -> list[Any]:
        opened = Database(self.database.url)
        try:
            async with opened.transaction() as tx:
                return list(await tx.all(query))
        finally:
            await opened.close()
