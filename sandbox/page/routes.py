"""The page's own endpoints. Whatever happens there happens through a person of the world."""

from __future__ import annotations

import asyncio
import json
from collections import OrderedDict
from datetime import datetime, timedelta
from importlib import resources
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from aiohttp import web

from sandbox.page import views
from sandbox.page.backstage import Backstage
from sandbox.page.deeds import DEEDS, LANGUAGES, CannotDo
from sandbox.people.person import Person
from sandbox.telegram import World
from sandbox.world.events import WorldEvent
from sandbox.world.queries import NoAnswer

HEARTBEAT = 15.0
NO_STORE = {"Cache-Control": "no-store"}
REMEMBERED = 500
"""So many sent messages are recognised when a page sends them again, having heard nothing."""
FURTHEST = 400 * 86400
"""The most seconds the clock moves at once."""
SOUND = {"voice": "audio/ogg", "audio": "audio/mpeg"}
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")

Json = dict[str, Any]


def mount(app: web.Application, world: World, backstage: Backstage) -> None:
    """Hang the page into a web application."""
    page = Page(world, backstage)
    app.router.add_get("/", page.index)
    app.router.add_get("/page/static/{name}", page.static)
    app.router.add_get("/page/people", page.people)
    app.router.add_get("/page/time", page.time)
    app.router.add_get("/page/chats", page.chats)
    app.router.add_get("/page/chat", page.chat)
    app.router.add_get("/page/events", page.events)
    app.router.add_get("/page/file/{file_id}", page.file)
    app.router.add_post("/page/do", page.do)
    app.router.add_post("/page/arrive", page.arrive)
    app.router.add_post("/page/clock", page.clock)
    app.router.add_post("/page/start-over", page.over)
    app.on_shutdown.append(page.close)


class Page:
    """The chat page of one world at a time."""

    def __init__(self, world: World, backstage: Backstage) -> None:
        self._world = world
        self._backstage = backstage
        self._streams: set[asyncio.Queue[str | None]] = set()
        self._moving = asyncio.Lock()
        self._sent: OrderedDict[str, asyncio.Task[Json]] = OrderedDict()
        """What was sent lately, by the page's own name of each sending."""

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

    # --- looking

    async def people(self, request: web.Request) -> web.Response:
        """Everybody one can be, and what they are beyond Telegram."""
        roles = self._backstage.roles
        known = {} if roles is None else await roles(_language(request))
        return _json(
            {
                "world": self._world.born,
                "people": [{**one, "roles": known.get(one["id"], [])} for one in views.people(self._world)],
                "can_start_over": self._backstage.start_over is not None,
                "kept_in": self._backstage.kept_in,
                "bots": [
                    {"name": b.user.first_name, "username": b.user.username, "id": b.id}
                    for b in self._world.bots.values()
                ],
            }
        )

    async def time(self, request: web.Request) -> web.Response:
        """What time it is, in the zone of a chat where one is named, what is due next, and the newcomer's task."""
        due = None if self._backstage.next_due is None else await self._backstage.next_due()
        task = None if self._backstage.task is None else await self._backstage.task(_language(request))
        return _json(
            {
                "now": self._world.clock.now().timestamp(),
                "due": None if due is None else due.timestamp(),
                "zone": await self._zone(request),
                "task": None
                if task is None
                else {
                    "step": task.step,
                    "steps": task.steps,
                    "text": task.text,
                    "person": task.person,
                    "message": task.message,
                    "waits": task.waits,
                    "chat": None if task.chat is None else views.key_of(self._world, task.chat),
                },
            }
        )

    async def _zone(self, request: web.Request) -> str:
        """The zone of the chat somebody has open, else that of their device."""
        person = self._world.people.get(_number(request.query.get("as", "0")))
        if person is None:
            return "Europe/Helsinki"
        if self._backstage.zone_of is not None and request.query.get("chat"):
            try:
                chat = views.chat_of(self._world, person, request.query["chat"])
            except (KeyError, ValueError):
                return person.account.zone
            return await self._backstage.zone_of(chat) or person.account.zone
        return person.account.zone

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
        asked = {name: _number(request.query[name]) for name in ("before", "after", "around") if name in request.query}
        only = request.query.get("only")
        ids = None if only is None else [_number(one) for one in only.split(",") if one]
        return _json(views.conversation(self._world, person, chat, only=ids, **asked))

    async def file(self, request: web.Request) -> web.Response:
        """A document, a picture or a voice message."""
        known = self._world.files.known(request.match_info["file_id"])
        if known is None:
            raise web.HTTPNotFound
        # Only pictures and sound open in the page; anything else is a download, whatever it calls itself.
        kind = "application/octet-stream"
        if known.kind == "photo" or known.mime in PICTURES:
            kind = known.mime if known.mime in PICTURES else "image/jpeg"
        elif known.kind in SOUND:
            kind = SOUND[known.kind]
        headers = {
            "Content-Disposition": f"inline; filename*=UTF-8''{quote(known.name, safe='')}",
            "X-Content-Type-Options": "nosniff",
        }
        return web.Response(body=self._world.files.get(known.path), content_type=kind, headers=headers)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """News as it happens, one line each: of the chats of the person who looks, and of the world."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", **NO_STORE})
        await response.prepare(request)
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        world, person = self._world, self._world.people.get(_number(request.query.get("as", "0")))

        def hear(event: WorldEvent) -> None:
            news: Json = {"kind": event.kind}
            if event.chat is not None:
                if person is None or not _concerns(person, event):
                    return
                news |= {"chat": views.key_of(world, event.chat), "message": event.message_id}
            queue.put_nowait(json.dumps(news))

        stop = world.listen(hear)
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

    # --- doing

    async def do(self, request: web.Request) -> web.Response:
        """Something a person does. What is sent twice under one name is done once."""
        person = self._person(request)
        given = await _given(request)
        name = str(given.pop("nonce", ""))
        if not name:
            return _json(await self._done(person, given))
        if name not in self._sent:
            self._sent[name] = asyncio.create_task(self._done(person, given))
            while len(self._sent) > REMEMBERED:
                self._sent.popitem(last=False)
        return _json(await asyncio.shield(self._sent[name]))

    async def _done(self, person: Person, given: Json) -> Json:
        deed = DEEDS.get(str(given.pop("do", "")))
        if deed is None:
            return {"error": "cannot-do"}
        try:
            return await deed(self._world, person, given) or {}
        except CannotDo as refused:
            return {"error": refused.key, "by": refused.by}
        except PermissionError as refused:
            return {"error": "not-allowed", "detail": str(refused)}
        except NoAnswer as refused:
            return {"error": "no-answer", "detail": str(refused)}
        except (KeyError, ValueError, TypeError, StopIteration, IndexError):
            return {"error": "gone"}

    async def arrive(self, request: web.Request) -> web.Response:
        """Somebody new comes into the world."""
        given = await _given(request)
        name = str(given.get("name") or "").strip()[:64]
        if not name:
            return _json({"error": "nothing-to-send"})
        first, _, last = name.partition(" ")
        language = given.get("language") if given.get("language") in LANGUAGES else "en"
        newcomer = self._world.add_user(first, last_name=last or None, language_code=language)
        return _json({"person": newcomer.id})

    async def clock(self, request: web.Request) -> web.Response:
        """Let time pass: everything due on the way happens at its time, as if one had waited."""
        given = await _given(request)
        # One after another: what is due at one moment has happened before time goes on.
        async with self._moving:
            return await self._move(given, await self._zone(request))

    async def _move(self, given: Json, zone: str) -> web.Response:
        clock, backstage = self._world.clock, self._backstage
        if given.get("next"):
            due = await backstage.next_due() if backstage.next_due is not None else None
            if due is None:
                return _json({"error": "nothing-planned"})
            target = due
        elif given.get("months"):
            target = _months_later(clock.now(), 1, ZoneInfo(zone))
        else:
            try:
                target = clock.now() + timedelta(seconds=min(max(float(given["seconds"]), 0.0), FURTHEST))
            except (KeyError, TypeError, ValueError):
                raise web.HTTPBadRequest(text="how far?") from None
        while backstage.next_due is not None and backstage.settled is not None:
            due = await backstage.next_due()
            if due is None or due > target:
                break
            clock.move_to(due)
            await backstage.settled()
            if clock.now() >= target:
                break
        clock.move_to(target)
        if backstage.settled is not None:
            await backstage.settled()
        return _json({})

    async def over(self, _: web.Request) -> web.Response:
        """Start over."""
        if self._backstage.start_over is None:
            raise web.HTTPNotFound
        self._world = await self._backstage.start_over()
        self._sent.clear()
        await self._end_streams()
        return _json({})

    async def close(self, _: web.Application) -> None:
        """End every stream."""
        await self._end_streams()

    async def _end_streams(self) -> None:
        for queue in list(self._streams):
            queue.put_nowait(None)


def _concerns(person: Person, event: WorldEvent) -> bool:
    """Whether somebody can see what happened."""
    chat = event.chat
    if chat is None or chat.type == "private":
        return chat is None or chat.person is person.account
    member = chat.members.get(person.id)
    return member is not None and (member.present or event.kind == "members")


def _months_later(moment: datetime, months: int, zone: ZoneInfo) -> datetime:
    """The same day and time of day, so many months later on the wall clock; a shorter month ends it sooner."""
    local = moment.astimezone(zone)
    year, month = divmod(local.year * 12 + local.month - 1 + months, 12)
    for day in range(local.day, 27, -1):
        try:
            return local.replace(year=year, month=month + 1, day=day).astimezone(moment.tzinfo)
        except ValueError:
            continue
    return local.replace(year=year, month=month + 1).astimezone(moment.tzinfo)


async def _given(request: web.Request) -> Json:
    """What the page sent.

    Raises:
        HTTPBadRequest: it is no JSON object.
    """
    try:
        given = await request.json()
    except (ValueError, UnicodeDecodeError):
        raise web.HTTPBadRequest(text="that is no JSON") from None
    if not isinstance(given, dict):
        raise web.HTTPBadRequest(text="that is no JSON object")
    return given


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise web.HTTPBadRequest(text="that is no number") from None


def _language(request: web.Request) -> str:
    wanted = request.query.get("language", "")
    return wanted if wanted in LANGUAGES else "en"


def _json(value: Any) -> web.Response:
    return web.json_response(value, headers=NO_STORE)


KINDS = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "json": "application/json",
}


def _static(name: str) -> web.Response:
    kind = KINDS.get(name.rpartition(".")[2])
    if kind is None or "/" in name or "\\" in name:
        raise web.HTTPNotFound
    try:
        content = (resources.files("sandbox.page") / "static" / name).read_bytes()
    except FileNotFoundError:
        raise web.HTTPNotFound from None
    return web.Response(body=content, content_type=kind, charset="utf-8", headers=NO_STORE)
