"""The page's own endpoints. Whatever happens there happens through a person of the world."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from importlib import resources
from typing import Any
from urllib.parse import quote

from aiohttp import web

from sandbox.page import views
from sandbox.page.deeds import DEEDS
from sandbox.people.person import Person
from sandbox.telegram import World
from sandbox.world.events import WorldEvent
from sandbox.world.queries import NoAnswer

HEARTBEAT = 15.0
NO_STORE = {"Cache-Control": "no-store"}

NextDue = Callable[[], Awaitable[datetime | None]] | None
Settled = Callable[[], Awaitable[None]] | None
StartOver = Callable[[], Awaitable[World]] | None


def mount(
    app: web.Application,
    world: World,
    *,
    next_due: NextDue = None,
    settled: Settled = None,
    start_over: StartOver = None,
) -> None:
    """Hang the page into a web application.

    Args:
        next_due: when something will happen by itself, for the clock.
        settled: waits until everything due has happened.
        start_over: makes a fresh world; there is no such button without it.
    """
    page = Page(world, next_due, settled, start_over)
    app.router.add_get("/", page.index)
    app.router.add_get("/page/static/{name}", page.static)
    app.router.add_get("/page/people", page.people)
    app.router.add_get("/page/chats", page.chats)
    app.router.add_get("/page/chat", page.chat)
    app.router.add_get("/page/events", page.events)
    app.router.add_get("/page/file/{file_id}", page.file)
    app.router.add_post("/page/do", page.do)
    app.router.add_post("/page/clock", page.clock)
    app.router.add_post("/page/start-over", page.over)
    app.on_shutdown.append(page.close)


class Page:
    """The chat page of one world at a time."""

    def __init__(self, world: World, next_due: NextDue, settled: Settled, start_over: StartOver) -> None:
        self._world = world
        self._next_due, self._settled, self._start_over = next_due, settled, start_over
        self._streams: set[asyncio.Queue[str | None]] = set()
        self._moving = asyncio.Lock()

    async def index(self, _: web.Request) -> web.Response:
        """The page itself."""
        return _static("index.html")

    async def static(self, request: web.Request) -> web.Response:
        """Its scripts and styles."""
        return _static(request.match_info["name"])

    def _person(self, request: web.Request) -> Person:
        try:
            return self._world.people[int(request.query.get("as", "0"))]
        except (KeyError, ValueError):
            raise web.HTTPNotFound(text="nobody has that id") from None

    async def people(self, _: web.Request) -> web.Response:
        """Everybody one can be, and the time."""
        due = await self._next_due() if self._next_due is not None else None
        return _json(
            {
                "people": views.people(self._world),
                "now": self._world.clock.now().timestamp(),
                "due": None if due is None else due.timestamp(),
                "can_start_over": self._start_over is not None,
                "bots": [
                    {"name": b.user.first_name, "username": b.user.username, "id": b.id}
                    for b in self._world.bots.values()
                ],
            }
        )

    async def chats(self, request: web.Request) -> web.Response:
        """A person's chat list."""
        return _json(views.chats(self._world, self._person(request)))

    async def chat(self, request: web.Request) -> web.Response:
        """One chat as a person sees it."""
        person = self._person(request)
        try:
            chat = views.chat_of(self._world, person, request.query["chat"])
        except (KeyError, ValueError):
            raise web.HTTPNotFound(text="no such chat") from None
        before = request.query.get("before")
        return _json(views.conversation(self._world, person, chat, int(before) if before else None))

    async def file(self, request: web.Request) -> web.Response:
        """A document or a picture."""
        known = self._world.files.known(request.match_info["file_id"])
        if known is None:
            raise web.HTTPNotFound
        # Only pictures open in the page; anything else is a download, whatever it calls itself.
        shown = known.kind == "photo" or known.mime in ("image/png", "image/jpeg", "image/gif", "image/webp")
        kind = (
            (known.mime if known.mime.startswith("image/") else "image/jpeg") if shown else "application/octet-stream"
        )
        headers = {
            "Content-Disposition": f"inline; filename*=UTF-8''{_quoted(known.name)}",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=self._world.files.get(known.path), content_type=kind, headers=headers)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """News as it happens, one line each."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", **NO_STORE})
        await response.prepare(request)
        queue: asyncio.Queue[str | None] = asyncio.Queue()

        def hear(event: WorldEvent) -> None:
            queue.put_nowait(json.dumps({"kind": event.kind, "chat": event.chat_id, "message": event.message_id}))

        stop = self._world.listen(hear)
        self._streams.add(queue)
        try:
            await response.write(b"retry: 500\n\n")
            while True:
                try:
                    line = await asyncio.wait_for(queue.get(), HEARTBEAT)
                except TimeoutError:
                    await response.write(b": still here\n\n")
                    continue
                if line is None:
                    break
                await response.write(f"data: {line}\n\n".encode())
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            stop()
            self._streams.discard(queue)
        return response

    async def do(self, request: web.Request) -> web.Response:
        """Something a person does."""
        person = self._person(request)
        given: dict[str, Any] = await request.json()
        deed = DEEDS.get(given.pop("do", ""))
        if deed is None:
            raise web.HTTPBadRequest(text="nobody can do that")
        try:
            return _json(await deed(self._world, person, given) or {})
        except (KeyError, ValueError, StopIteration):
            return _json({"error": "That is not there any more."})
        except PermissionError as error:
            return _json({"error": str(error)})
        except NoAnswer as error:
            return _json({"error": f"No answer came. {error}"})

    async def clock(self, request: web.Request) -> web.Response:
        """Let time pass: everything due on the way happens at its time, as if one had waited."""
        given = await request.json()
        # One after another: what is due at one moment has happened before time goes on.
        async with self._moving:
            return await self._move(given)

    async def _move(self, given: dict[str, Any]) -> web.Response:
        clock = self._world.clock
        if given.get("next"):
            due = await self._next_due() if self._next_due is not None else None
            if due is None:
                return _json({"error": "Nothing is planned."})
            target = due
        else:
            target = clock.now() + timedelta(seconds=float(given["seconds"]))
        while self._next_due is not None and self._settled is not None:
            due = await self._next_due()
            if due is None or due > target:
                break
            clock.move_to(due)
            await self._settled()
            if clock.now() >= target:
                break
        clock.move_to(target)
        if self._settled is not None:
            await self._settled()
        return _json({})

    async def over(self, _: web.Request) -> web.Response:
        """Start over."""
        if self._start_over is None:
            raise web.HTTPNotFound
        self._world = await self._start_over()
        await self._end_streams()
        return _json({})

    async def close(self, _: web.Application) -> None:
        """End every stream."""
        await self._end_streams()

    async def _end_streams(self) -> None:
        for queue in list(self._streams):
            queue.put_nowait(None)


def _json(value: Any) -> web.Response:
    return web.json_response(value, headers=NO_STORE)


KINDS = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


def _static(name: str) -> web.Response:
    kind = KINDS.get(name.rpartition(".")[2])
    if kind is None or "/" in name:
        raise web.HTTPNotFound
    try:
        content = (resources.files("sandbox.page") / "static" / name).read_bytes()
    except FileNotFoundError:
        raise web.HTTPNotFound from None
    return web.Response(body=content, content_type=kind, charset="utf-8", headers=NO_STORE)


def _quoted(name: str) -> str:
    return quote(name, safe="")
