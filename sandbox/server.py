"""The stand-in as a web server: Bot API, files, and the chat page."""

from __future__ import annotations

import asyncio
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from sandbox import page
from sandbox.api import checking
from sandbox.api.faults import Faults
from sandbox.api.flood import Flood
from sandbox.api.webhooks import Webhooks
from sandbox.errors import ApiError
from sandbox.world import BotAccount, Upload, World

MOST_BYTES = 50 * 1024 * 1024
LONGEST_POLL = 50
TAKEN_OVER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
HOOKED = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
OVERTAKEN = "Conflict: terminated by setWebhook request"
LOGGED = 5000


@dataclass(frozen=True)
class Request:
    """One request, for tests to look at."""

    method: str
    params: dict[str, Any]
    error: str | None
    at: float


class SandboxServer:
    """Serves a world over HTTP on loopback.

    Args:
        port: 0 takes any free one.
        flood: Telegram's limits on.
        self_check: each answer is checked against the shape the Bot API promises.
        next_due: tells the chat page's clock when something will happen.
        start_over: makes a fresh world for the chat page's button.
    """

    def __init__(
        self,
        world: World,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        flood: Flood | None = None,
        self_check: bool = False,
        next_due: Callable[[], Awaitable[datetime | None]] | None = None,
        start_over: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self.world = world
        self.flood = flood or Flood()
        self.faults = Faults()
        self.requests: deque[Request] = deque(maxlen=LOGGED)
        self.counts: Counter[str] = Counter()
        self.webhooks = Webhooks(self)
        self.next_due = next_due
        self.start_over = start_over
        self._self_check = self_check
        self._host, self._port = host, port
        self._polls: dict[str, asyncio.Future[str]] = {}
        self._runner: web.AppRunner | None = None
        self.closing = asyncio.Event()

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=MOST_BYTES + 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        page.mount(app, self)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port, backlog=1024)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self.faults.clear()
        for poll in self._polls.values():
            if not poll.done():
                poll.set_result("")
        await self.webhooks.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def url(self) -> str:
        """The address to open, and the base address for bots."""
        return f"http://{self._host}:{self._port}"

    def replace_world(self, world: World) -> None:
        """Start over with another world; open long polls of the old one end."""
        for poll in self._polls.values():
            if not poll.done():
                poll.set_result("")
        self.world = world

    # --- requests

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        bot = self.world.bots.get(request.match_info["token"])
        if bot is None:
            malformed = ":" not in request.match_info["token"]
            return _refusal(ApiError(404, "Not Found") if malformed else ApiError(401, "Unauthorized"))
        try:
            raw, files = await _parameters(request)
        except web.HTTPRequestEntityTooLarge:
            return _refusal(ApiError(413, "Request Entity Too Large"))
        chat_id = _number(raw.get("chat_id"))
        self.counts[method.casefold()] += 1
        fault = self.faults.strike(method, chat_id)
        if fault is not None:
            if fault.kind == "delay":
                await asyncio.sleep(fault.seconds)
            elif fault.kind == "gate":
                await fault.release.wait()
            elif fault.kind == "drop_before":
                return _hang_up(request)
            elif fault.kind == "error":
                return _refusal(ApiError(fault.code, "Internal Server Error: restart"))
            elif fault.kind == "flood":
                wait = int(fault.seconds)
                return _refusal(ApiError(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait}))
        try:
            if method.casefold() == "getupdates":
                result = await self._get_updates(bot, raw)
            elif method.casefold() in ("setwebhook", "deletewebhook", "getwebhookinfo"):
                result = await self._webhook(bot, method.casefold(), raw)
            else:
                result = self.run(bot, method, raw, files)
        except ApiError as refused:
            self._log(method, raw, refused.description)
            return _refusal(refused)
        if fault is not None and fault.kind == "drop_after":
            return _hang_up(request)
        return web.json_response({"ok": True, "result": result})

    def run(self, bot: BotAccount, method: str, raw: dict[str, Any], files: dict[str, Upload]) -> Any:
        """Check and run one method.

        Raises:
            ApiError: as Telegram refuses it.
        """
        params = checking.read_parameters(method, raw, self.world.violations)
        params |= {name: name for name in files if name in (checking.checked(method) or _NOTHING).fields}
        chat_id = _number(params.get("chat_id"))
        if chat_id is not None:
            self.flood.check(method, chat_id)
        result = self.world.call(bot, method, params, files)
        if self._self_check:
            checking.check_result(method, result)
        self._log(method, raw, None)
        return result

    def _log(self, method: str, raw: dict[str, Any], error: str | None) -> None:
        self.requests.append(Request(method, raw, error, time.monotonic()))

    async def _get_updates(self, bot: BotAccount, raw: dict[str, Any]) -> list[dict[str, Any]]:
        params = checking.read_parameters("getUpdates", raw, self.world.violations)
        if bot.token in self.webhooks.set:
            raise ApiError(409, HOOKED)
        older = self._polls.get(bot.token)
        if older is not None and not older.done():
            older.set_result(TAKEN_OVER)
        bot.queue.allow(params.get("allowed_updates"))
        offset = _number(params.get("offset"))
        limit = min(max(_number(params.get("limit")) or 100, 1), 100)
        seconds = min(max(_number(params.get("timeout")) or 0, 0), LONGEST_POLL)
        found = bot.queue.take(offset or 0, limit)
        if found or seconds == 0:
            return found
        mine: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._polls[bot.token] = mine
        waiting = asyncio.ensure_future(bot.queue.wait(seconds))
        try:
            await asyncio.wait({mine, waiting}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
            if self._polls.get(bot.token) is mine:
                del self._polls[bot.token]
        if mine.done() and mine.result():
            raise ApiError(409, mine.result())
        return bot.queue.take(offset or 0, limit)

    async def _webhook(self, bot: BotAccount, method: str, raw: dict[str, Any]) -> Any:
        params = checking.read_parameters(method, raw, self.world.violations)
        if method == "getwebhookinfo":
            hook = self.webhooks.set.get(bot.token)
            info: dict[str, Any] = {
                "url": hook.url if hook else "",
                "has_custom_certificate": False,
                "pending_update_count": len(bot.queue),
            }
            if hook is not None and hook.last_error is not None:
                info |= {"last_error_message": hook.last_error, "last_error_date": hook.last_error_at}
            return info
        if params.get("drop_pending_updates"):
            bot.queue.clear()
        bot.queue.allow(params.get("allowed_updates"))
        if method == "deletewebhook" or not params.get("url"):
            await self.webhooks.remove(bot)
            return True
        poll = self._polls.get(bot.token)
        if poll is not None and not poll.done():
            poll.set_result(OVERTAKEN)
        await self.webhooks.put(bot, str(params["url"]), params.get("secret_token"))
        return True

    async def _file(self, request: web.Request) -> web.StreamResponse:
        content = self.world.contents.get(request.match_info["path"])
        if request.match_info["token"] not in self.world.bots or content is None:
            return _refusal(ApiError(404, "Not Found"))
        return web.Response(body=content)


_NOTHING = checking.Checked("", {}, frozenset(), checking.TypeAdapter(Any))


async def _parameters(request: web.Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    raw: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    if request.method == "GET":
        return raw, files
    if request.content_type == "application/json":
        body = await request.json() if request.can_read_body else {}
        return raw | body, files
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            raw[name] = value
    return raw, files


def _number(value: Any) -> int | None:
    try:
        return int(value)
    except (TypeError, ValueError):
        return None


def _refusal(refused: ApiError) -> web.Response:
    headers = {}
    if refused.parameters and "retry_after" in refused.parameters:
        headers["Retry-After"] = str(refused.parameters["retry_after"])
    return web.json_response(refused.body(), status=refused.code, headers=headers)


def _hang_up(request: web.Request) -> web.StreamResponse:
    """Break the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
