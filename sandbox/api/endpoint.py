"""The Bot API's addresses: one request in, one answer out."""

from __future__ import annotations

import json
import logging
import re
import time
from typing import Any

from aiohttp import web

from sandbox.api import limits, methods, wire
from sandbox.api.catalogue import (
    Method,
    method_named,
    wrong_result,
    wrong_update,
    wrong_value,
)
from sandbox.api.faults import Fault, Faults
from sandbox.api.flood import Flood
from sandbox.api.malformed import Malformed, no_such_method
from sandbox.api.polling import LongPolls
from sandbox.api.reading import Incoming, read
from sandbox.api.requests import Request, RequestLog
from sandbox.api.webhooks import Webhooks
from sandbox.errors import ApiError
from sandbox.world.accounts import BotAccount
from sandbox.world.state import WorldState

Json = dict[str, Any]
TOKEN = re.compile(r"[1-9]\d{0,15}:[A-Za-z0-9_-]{1,64}")
log = logging.getLogger(__name__)


class BotApi:
    """Answers for a world over HTTP.

    Args:
        self_check: every answer and update is held against aiogram's types, and every request read a second
            time by pydantic.
        biggest_upload: most bytes of one uploaded file.
        slow_repeats: slow down polls that ask for the same offset again at once.
        retry_seconds: real seconds before a refused webhook call is made again; doubles each time.
    """

    def __init__(
        self, world: WorldState, *, flood: Flood, self_check: bool, biggest_upload: int, slow_repeats: bool,
        retry_seconds: float,
    ) -> None:  # fmt: skip
        self.world = world
        self.flood = flood
        self.faults = Faults()
        self.requests = RequestLog()
        self.polls = LongPolls(slow_repeats=slow_repeats)
        self.webhooks = Webhooks(self, retry_seconds)
        self.self_check = self_check
        self.biggest_upload = biggest_upload

    def mount(self, app: web.Application) -> None:
        """Hang the Bot API's addresses into a web application."""
        for verb in ("GET", "POST"):
            app.router.add_route(verb, "/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        app.router.add_route("*", "/bot{rest:.*}", _nothing_there)

    async def replace_world(self, world: WorldState) -> None:
        """Answer for another world from now on. Open polls end, webhooks are forgotten."""
        await self.webhooks.remove_all()
        self.polls.end_all()
        self.flood.reset()
        self.requests.clear()
        self.world = world

    async def close(self) -> None:
        """End what is open; nothing is answered after this."""
        self.faults.clear()
        self.polls.end_all(closing=True)
        await self.webhooks.remove_all()

    # --- one request

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        token, name = request.match_info["token"], request.match_info["method"]
        bot = self.world.bots.get(token)
        if bot is None:
            return refusal(_stranger(token))
        try:
            incoming = await read(request)
        except Malformed as refused:
            self._note(bot, name, {}, refused)
            return refusal(refused)
        fault = self.faults.match(name, incoming.params.get("chat_id"))
        try:
            if fault is not None and not fault.after:
                await self._strike(fault, bot, name, incoming)
            body = await self.run(bot, name, incoming)
            if fault is not None and fault.after:
                await fault.strike()
        except ApiError as refused:
            return refusal(refused)
        except ConnectionAbortedError:
            return _hang_up(request)
        return web.Response(body=json.dumps(body).encode(), content_type="application/json")

    async def _strike(self, fault: Fault, bot: BotAccount, name: str, incoming: Incoming) -> None:
        try:
            await fault.strike()
        except ApiError as refused:
            self._note(bot, name, incoming.params, refused)
            raise
        except ConnectionAbortedError:
            self._note(
                bot,
                name,
                incoming.params,
                ApiError(0, "the connection was dropped before it took effect"),
            )
            raise

    async def run(self, bot: BotAccount, name: str, incoming: Incoming) -> Json:
        """Check and run one method; the body of the answer.

        Raises:
            ApiError: as Telegram refuses it.
        """
        world, params = self.world, incoming.params
        try:
            method = method_named(name)
            if method is None:
                raise no_such_method(name)
            name = method.name
            params = wire.decode(method, incoming.params, incoming.files)
            self._check(method, params, incoming)
            body = await self._carry_out(bot, method, params, incoming)
        except ApiError as refused:
            self._note(bot, name, params, refused)
            raise
        except Exception as error:
            log.exception("%s failed", name)
            world.violations.append(f"{name}: the sandbox failed: {error!r}")
            raise ApiError(500, f"Internal Server Error: {type(error).__name__}") from error
        self._note(bot, name, params, None)
        return body

    def _check(self, method: Method, params: Json, incoming: Incoming) -> None:
        limits.check(method, params, int(self.world.clock.now().timestamp()))
        limits.check_uploads(params, incoming.files, self.biggest_upload)
        if self.self_check:
            for name, value in params.items():
                problem = wrong_value(method.parameters[name], value)
                if problem is not None:
                    raise Malformed(f"wrong parameter {name} in request", problem)

    async def _carry_out(self, bot: BotAccount, method: Method, params: Json, incoming: Incoming) -> Json:
        match method.name:
            case "getUpdates":
                hooked = self.webhooks.is_set(bot.token)
                result: Any = await self.polls.updates(bot.token, bot.queue, params, hooked=hooked)
                self.check_updates(result)
            case "setWebhook" | "deleteWebhook":
                said = await self.webhooks.change(bot, method.name, params, incoming.files)
                return {"ok": True, "result": True, "description": said}
            case "getWebhookInfo":
                result = self.webhooks.info(bot)
            case _:
                now = self.world.clock.now().timestamp() if self.flood.world_time else time.monotonic()
                self.flood.check(bot.id, method.name, params, now)
                result = methods.run(self.world, bot, method.name, params, incoming.files)
        problem = wrong_result(method, result) if self.self_check else None
        if problem is not None:
            self.world.violations.append(f"the answer to {method.name} is wrong: {problem}")
            raise ApiError(500, f"Internal Server Error: {problem}")
        return {"ok": True, "result": result}

    def check_updates(self, updates: list[Json]) -> None:
        """Note what is wrong with updates on their way out, where checks are on."""
        if self.self_check:
            problems = [problem for update in updates if (problem := wrong_update(update)) is not None]
            self.world.violations.extend(f"an update is wrong: {problem}" for problem in problems)

    def _note(self, bot: BotAccount, name: str, params: Json, refused: ApiError | None) -> None:
        if isinstance(refused, Malformed):
            self.world.violations.append(f"{name}: {refused.detail}")
        error, code = (None, None) if refused is None else (refused.description, refused.code or None)
        self.requests.add(Request(name, params, self.world.clock.now(), bot.id, error, code))

    # --- files

    async def _file(self, request: web.Request) -> web.StreamResponse:
        token = request.match_info["token"]
        if token not in self.world.bots:
            return refusal(_stranger(token))
        content = self.world.contents.get(request.match_info["path"])
        if content is None:
            return refusal(ApiError(404, "Not Found"))
        return web.Response(body=content, content_type="application/octet-stream")


def _stranger(token: str) -> ApiError:
    """A token of no bot here: without a colon it does not even look like one."""
    if ":" not in token:
        return ApiError(404, "Not Found")
    return ApiError(
        401,
        "Unauthorized" if TOKEN.fullmatch(token) else "Unauthorized: invalid token specified",
    )


async def _nothing_there(request: web.Request) -> web.StreamResponse:
    return refusal(ApiError(404, "Not Found"))


def refusal(refused: ApiError) -> web.Response:
    """A refusal as Telegram sends it."""
    headers = {}
    if refused.parameters and "retry_after" in refused.parameters:
        headers["Retry-After"] = str(refused.parameters["retry_after"])
    body = json.dumps(refused.body()).encode()
    return web.Response(body=body, status=refused.code, headers=headers, content_type="application/json")


def _hang_up(request: web.Request) -> web.StreamResponse:
    """Break the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
