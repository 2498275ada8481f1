"""The other side of a measurement: Telegram and its people, in a process of their own.

Told what to do by lines of JSON on standard input, it answers with one line for each. Times are those of the
machine's monotonic clock, which all its processes share.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

from sandbox import Chat, Message, World
from sandbox.api.flood import Flood
from sandbox.people.person import Person
from sandbox.server import SandboxServer
from sandbox.world.events import WorldEvent

PATIENCE = 90.0


class Town:
    """Groups, one person for all of them, and a watch on what the bot says.

    Args:
        chats: how many groups.
        per_second: Telegram's limit overall.
    """

    def __init__(self, chats: int, per_second: int) -> None:
        # What was said long ago is of no use here, and costs memory.
        self.world = World(history=50)
        self.bot = self.world.add_bot("MGN", "mgn_bot")
        self.server = SandboxServer(self.world, flood=Flood(overall=per_second))
        self.person: Person = self.world.add_user("Aino")
        self.author: Person = self.world.add_user("Rae")
        self.groups: list[Chat] = [self.person.creates_group(f"Group {n}", self.bot) for n in range(chats)]
        self.bot.queue.clear()
        self.heard: list[tuple[int, float, str]] = []
        self._answered: dict[tuple[int, int], asyncio.Future[float]] = {}
        self.world.listen(self._listen)

    def _listen(self, event: WorldEvent) -> None:
        message = event.message
        if event.kind != "message" or message is None or message.sender is not self.bot.user:
            return
        now = time.monotonic()
        self.heard.append((message.chat.id, now, message.text or ""))
        if message.reply_to is not None:
            waiting = self._answered.pop((message.chat.id, message.reply_to.id), None)
            if waiting is not None:
                waiting.set_result(now)

    async def commands(self, which: list[int], every: float, count: int) -> list[float]:
        """Members ask, one after another in these groups; returns how many seconds each waited."""
        asked: list[asyncio.Task[float]] = []
        for number in range(count):
            asked.append(asyncio.create_task(self._ask(self.groups[which[number % len(which)]])))
            await asyncio.sleep(every)
        return list(await asyncio.gather(*asked))

    async def _ask(self, chat: Chat) -> float:
        began = time.monotonic()
        message: Message = self.person.says("/hosts", chat=chat)
        answer = self._answered[chat.id, message.id] = asyncio.get_running_loop().create_future()
        answered: float = await asyncio.wait_for(answer, PATIENCE)
        return answered - began

    async def publishes(self, title: str) -> float:
        """A researcher sends a digest to everybody; returns when the button was pressed."""
        private = self.author.private()
        self.author.starts()
        said = self.author.says(f"/digest {title} | What we found out.", chat=private)
        await self.author.sees("Ready", private, since=said)
        self.author.press_button(*self.author.finds("Send now", chat=private))
        return time.monotonic()

    def floods(self, which: int, count: int) -> None:
        """One group asks far more than Telegram lets the bot answer there."""
        for _ in range(count):
            self.person.says("/hosts", chat=self.groups[which])

    async def obey(self, order: dict[str, Any]) -> Any:
        """Do one thing."""
        match order["do"]:
            case "commands":
                return await self.commands(order["which"], order["every"], order["count"])
            case "publishes":
                return await self.publishes(order["title"])
            case "floods":
                return self.floods(order["which"], order["count"])
            case "heard":
                told, self.heard = self.heard, []
                return told
            case "refusals":
                return self.server.flood.refusals
        raise ValueError(order)


async def main(chats: int, per_second: int) -> None:
    """Live until standard input ends."""
    loop = asyncio.get_running_loop()
    lines = asyncio.StreamReader(limit=1 << 24)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    town = Town(chats, per_second)
    async with town.server:
        first = {
            "url": town.server.url,
            "token": town.bot.token,
            "chats": [chat.id for chat in town.groups],
            "author": town.author.id,
        }
        print(json.dumps(first), flush=True)
        jobs: set[asyncio.Task[None]] = set()

        async def do(order: dict[str, Any]) -> None:
            print(json.dumps({"id": order["id"], "result": await town.obey(order)}), flush=True)

        while line := await lines.readline():
            job = asyncio.create_task(do(json.loads(line)))
            jobs.add(job)
            job.add_done_callback(jobs.discard)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2])))
