"""A Bot API server that does next to nothing, for measuring bots against: `python -m tests.bench.instant`.

It hands out updates as fast as they are fetched and answers every call after a given time. It is told what to do by lines
of JSON on standard input, and answers with one line for each.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
from collections import deque
from typing import Any
from urllib.parse import parse_qs, urlsplit

CHAT = re.compile(rb'chat_id(?:=|"\r\n(?:[^\r]*\r\n)*\r\n|":\s*"?)(-?\d+)')
NUMBER = re.compile(rb'offset(?:=|"\r\n(?:[^\r]*\r\n)*\r\n|":\s*"?)(\d+)')
MOST = 100
LONGEST = 5.0
"""Seconds an empty getUpdates is held."""
STAGE_SECONDS = 180.0
"""Setting the stage includes waiting for a bot to begin."""
QUIET = 1.0
"""Seconds without a request after which nothing more is expected of a bot."""
ME = {"id": 4242, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
SOMEBODY = {"id": 77, "is_bot": False, "first_name": "Aino", "language_code": "en"}


class Telegram:
    """What it knows, and what it counts."""

    def __init__(self) -> None:
        self.delay = 0.0
        self.updates: deque[dict[str, Any]] = deque()
        self.number = 1
        self.message = 1000
        self.there = asyncio.Event()
        self.began: float | None = None
        self.answered = 0
        self.wanted = 0
        self.done: asyncio.Future[float] | None = None
        self.last_call = 0.0

    def says(self, chat_id: int, text: str, user: int) -> None:
        """Somebody writes in a group."""
        self.message += 1
        message: dict[str, Any] = {
            "message_id": self.message,
            "date": int(time.time()),
            "chat": {"id": chat_id, "type": "supergroup", "title": f"Group {-chat_id}"},
            "from": SOMEBODY | {"id": user, "first_name": f"Person {user}"},
            "text": text,
        }
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
        self.updates.append({"update_id": self.number, "message": message})
        self.number += 1

    async def fetch(self, body: bytes) -> list[dict[str, Any]]:
        """getUpdates."""
        found = NUMBER.search(body)
        offset = int(found[1]) if found else 0
        while self.updates and self.updates[0]["update_id"] < offset:
            self.updates.popleft()
        if not self.updates:
            self.there.clear()
            try:
                await asyncio.wait_for(self.there.wait(), LONGEST)
            except TimeoutError:
                return []
        if self.wanted and self.began is None:
            self.began = time.monotonic()
        return [self.updates[place] for place in range(min(MOST, len(self.updates)))]

    def answer(self, method: str, body: bytes) -> Any:
        """Any other call."""
        match method:
            case "getMe":
                return ME | {"can_join_groups": True, "can_read_all_group_messages": False}
            case "getChatMember":
                return {"status": "creator", "user": SOMEBODY, "is_anonymous": False}
            case "getChatAdministrators":
                return [{"status": "creator", "user": SOMEBODY, "is_anonymous": False}]
            case "getWebhookInfo":
                return {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
            case name if name.startswith(("send", "edit")) and name != "sendChatAction":
                self.message += 1
                found = CHAT.search(body)
                chat = {"id": int(found[1]) if found else 0, "type": "supergroup", "title": "Group"}
                return {"message_id": self.message, "date": int(time.time()), "chat": chat, "from": ME, "text": "x"}
        return True

    def answered_one(self) -> None:
        """A message of the bot's has arrived and its answer is on the way."""
        self.answered += 1
        if self.done is not None and self.answered >= self.wanted and not self.done.done():
            assert self.began is not None
            self.done.set_result(time.monotonic() - self.began)


class Connection(asyncio.Protocol):
    """HTTP/1.1, as much of it as bots need."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self.kept = b""
        self.transport: asyncio.Transport | None = None
        self.tasks: set[asyncio.Task[None]] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A bot connects."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Bytes of requests; a bot sends the next one when it has its answer."""
        self.kept += data
        while (end := self.kept.find(b"\r\n\r\n")) >= 0:
            head = self.kept[:end]
            found = re.search(rb"(?i)content-length: *(\d+)", head)
            length = int(found[1]) if found else 0
            if found is None and re.search(rb"(?i)transfer-encoding: *chunked", head):
                body, after = _chunks(self.kept, end + 4)
                if after < 0:
                    return
            else:
                after = end + 4 + length
                if len(self.kept) < after:
                    return
                body = self.kept[end + 4 : after]
            self.kept = self.kept[after:]
            target = head.split(b" ", 2)[1].decode()
            self._take(urlsplit(target), body)

    def _take(self, target: Any, body: bytes) -> None:
        telegram = self.telegram
        method = target.path.rpartition("/")[2]
        telegram.last_call = time.monotonic()
        if method == "getUpdates":
            query = "&".join(f"{name}={values[0]}" for name, values in parse_qs(target.query).items()).encode()
            task = asyncio.create_task(self._updates(body or query))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)
            return
        result = telegram.answer(method, body)
        counts = method == "sendMessage"
        if telegram.delay:
            asyncio.get_running_loop().call_later(telegram.delay, self._reply, result, counts)
        else:
            self._reply(result, counts)

    async def _updates(self, body: bytes) -> None:
        found = await self.telegram.fetch(body)
        if self.telegram.delay:
            await asyncio.sleep(self.telegram.delay)
        self._reply(found, False)

    def _reply(self, result: Any, counts: bool) -> None:
        body = json.dumps({"ok": True, "result": result}).encode()
        if self.transport is not None and not self.transport.is_closing():
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
            self.transport.write(head + body)
        if counts:
            self.telegram.answered_one()


def _chunks(data: bytes, start: int) -> tuple[bytes, int]:
    """A chunked body, and where it ends; -1 where it is not all there yet."""
    body = b""
    while (line := data.find(b"\r\n", start)) >= 0:
        size = int(data[start:line].split(b";")[0], 16)
        if len(data) < line + 2 + size + 2:
            break
        if not size:
            return body, line + 4
        body += data[line + 2 : line + 2 + size]
        start = line + 2 + size + 2
    return body, -1


async def _obey(telegram: Telegram, order: dict[str, Any]) -> Any:
    match order["do"]:
        case "delay":
            telegram.delay = order["seconds"]
        case "say":
            # Nobody looks at how long this takes: it sets the stage.
            for chat in order["chats"]:
                telegram.says(chat, order["text"], order["user"])
            telegram.there.set()
            telegram.last_call = began = time.monotonic()
            while telegram.updates or time.monotonic() - telegram.last_call < QUIET:
                await asyncio.sleep(0.05)
                if time.monotonic() - began > STAGE_SECONDS:
                    raise TimeoutError
        case "measure":
            telegram.answered, telegram.began, telegram.wanted = 0, None, order["count"]
            telegram.done = asyncio.get_running_loop().create_future()
            chats = order["chats"]
            for place in range(order["count"]):
                telegram.says(chats[place % len(chats)], order["text"], 77)
            telegram.there.set()
            seconds = await asyncio.wait_for(telegram.done, order["patience"])
            telegram.wanted, telegram.done = 0, None
            return seconds
    return None


async def main() -> None:
    """Live until standard input ends."""
    loop = asyncio.get_running_loop()
    lines = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    telegram = Telegram()
    server = await loop.create_server(lambda: Connection(telegram), "127.0.0.1", 0)
    print(json.dumps(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"), flush=True)
    while line := await lines.readline():
        try:
            said: Any = {"ok": await _obey(telegram, json.loads(line))}
        except TimeoutError:
            said = {"late": telegram.answered}
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
