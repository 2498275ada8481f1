"""HTTP requests to Telegram, with aiohttp behind python-telegram-bot's request interface.

Measured, httpx scans its whole pool for each request and gets slower the more is under way.
"""

from __future__ import annotations

import os
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.domain.delivery.retry_policy import GATEWAY_ERRORS
from bot.telegram.cleaning import read

# python-telegram-bot is moving its waits from ints to timedeltas, and warns those who have not said so.
os.environ.setdefault("PTB_TIMEDELTA", "1")

CONNECTIONS = 256
# A server may close an idle connection just as it is taken up again; well below common server limits.
IDLE_SECONDS = 20.0
CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
UPLOAD_SECONDS = 120.0
OK = 200
SERVER_ERROR = 500
NOTHING = b'{"ok":true,"result":[]}'
OF_A_MESSAGE = ("message_id", "date", "chat", "poll")
"""What is read of a message that the bot has sent or changed itself."""

KINDS = {
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    409: "conflict",
    429: "too_many_requests",
}
"""Telegram's refusals, as metrics name them."""
UNCHANGED = b"message is not modified"

Measured = Callable[[str, float, str | None], None]


class NeverSent(NetworkError):
    """The request did not reach Telegram, so it can be sent again."""


class ProxyAnswered(NetworkError):
    """A proxy answered instead of the Bot API server, behind which the call may have taken effect.

    Args:
        status: the proxy's HTTP status.
    """

    def __init__(self, status: int) -> None:
        super().__init__(f"a proxy answered instead of the Bot API server: {status}")
        self.status = status


class AnswerLostError(TimedOut):
    """The request may have taken effect, but its answer never came."""


class AiohttpRequest(BaseRequest):
    """One pool of connections. Errors keep python-telegram-bot's types.

    Args:
        connections: most connections at once.
        answered: told after each request whether Telegram answered it.
        measured: told after each request its method, how many seconds it took, and what kind of refusal or failure came
            of it, or None.
        before: waited for before each request that changes something, or takes updates.
    """

    def __init__(
        self,
        connections: int = CONNECTIONS,
        answered: Callable[[bool], None] = lambda well: None,
        measured: Measured = lambda method, seconds, error: None,
        before: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._before = before
        self._connections = connections
        self._answered = answered
        self._measured = measured
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds without a byte after which an answer counts as lost; getUpdates adds its own wait to it."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open the pool."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=IDLE_SECONDS)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # the signature is python-telegram-bot's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request. Returns the HTTP status and the body.

        Raises:
            NeverSent: no connection could be made.
            AnswerLostError: the connection broke, or no answer came in time.
            ProxyAnswered: a proxy answered instead of the Bot API server.
        """
        if self._session is None:
            raise RuntimeError("this request class was not initialised")
        has_files = request_data is not None and bool(request_data.multipart_data)
        timeout = aiohttp.ClientTimeout(
            # No total: a long poll or a slow upload may take its time, as long as bytes keep coming.
            total=None,
            connect=None,
            sock_connect=_or(connect_timeout, CONNECT_SECONDS),
            sock_read=_or(read_timeout, UPLOAD_SECONDS if has_files else READ_SECONDS),
        )
        # What changes nothing at Telegram may simply be asked again over a fresh connection.
        called = url.rpartition("/")[2]
        harmless = called.startswith("get")
        if self._before is not None and (not harmless or called == "getUpdates"):
            await self._before()
        began = time.monotonic()
        # A file's address ends with its name.
        name = called if method == "POST" else "file"
        try:
            for last in (False, True) if harmless else (True,):
                try:
                    status, body = await self._ask(url, method, request_data, timeout)
                except aiohttp.ServerDisconnectedError as error:
                    if last:
                        raise AnswerLostError(f"the server closed the connection: {type(error).__name__}") from None
                else:
                    self._answered(status < SERVER_ERROR)
                    self._measured(name, time.monotonic() - began, _refusal(status, body))
                    return status, body
        except TelegramError as error:
            self._answered(False)
            self._measured(name, time.monotonic() - began, _failure(error))
            raise
        raise AssertionError("unreachable")

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """An answer of Telegram's, with its texts cleaned; one that is no JSON is not written into any log, since it may hold private words.

        Raises:
            TelegramError: it is no JSON.
        """
        try:
            answer = read(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("the answer of the Bot API server is no JSON object")
        result = answer.get("result")
        if isinstance(result, dict) and "message_id" in result:
            # What was sent is known. To make objects of all of it again took a twelfth of handling an update.
            answer["result"] = {name: result[name] for name in OF_A_MESSAGE if name in result}
        return answer

    async def _ask(
        self, url: str, method: str, request_data: RequestData | None, timeout: aiohttp.ClientTimeout
    ) -> tuple[int, bytes]:
        assert self._session is not None
        try:
            async with self._session.request(method, url, timeout=timeout, data=_body(request_data)) as answer:
                if answer.status in GATEWAY_ERRORS:
                    raise ProxyAnswered(answer.status)
                return answer.status, await answer.read()
        # The address carries the token, so no error of aiohttp's is passed on with its text.
        except aiohttp.ClientConnectorError as error:
            raise NeverSent(f"no connection to the Bot API server: {error.os_error.strerror}") from None
        except aiohttp.ConnectionTimeoutError as error:
            raise NeverSent(f"no connection to the Bot API server: {type(error).__name__}") from None
        except aiohttp.ServerDisconnectedError:
            raise
        except (TimeoutError, aiohttp.ServerTimeoutError):
            raise AnswerLostError("no answer from the Bot API server in time") from None
        except (aiohttp.ClientError, OSError) as error:
            raise AnswerLostError(f"the answer was cut off: {type(error).__name__}") from None


class PollingRequest(AiohttpRequest):
    """For getUpdates: keeps the updates as they came, so that one that cannot be read stops none of the others.

    python-telegram-bot reads a whole answer or none of it, and writes one that it cannot read into the log.
    """

    def __init__(
        self,
        answered: Callable[[bool], None] = lambda well: None,
        measured: Measured = lambda method, seconds, error: None,
        before: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        super().__init__(2, answered, measured, before)
        self._taken: list[Any] = []

    async def do_request(  # the signature is python-telegram-bot's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request; of an answer with updates only that it came is passed on."""
        status, body = await super().do_request(
            url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        )
        if status != OK:
            return status, body
        updates = self.parse_json_payload(body).get("result")
        self._taken = updates if isinstance(updates, list) else []
        return status, NOTHING

    def taken(self) -> list[Any]:
        """The updates of the last answer, once."""
        taken, self._taken = self._taken, []
        return taken


def _refusal(status: int, body: bytes) -> str | None:
    if status == OK:
        return None
    if status >= SERVER_ERROR:
        return "server"
    return KINDS.get(status) or ("not_modified" if UNCHANGED in body else "bad_request")


def _failure(error: TelegramError) -> str:
    match error:
        case NeverSent():
            return "no_connection"
        case ProxyAnswered():
            return "proxy"
    return "no_answer"


def _or(value: Any, otherwise: float) -> float | None:
    return otherwise if value is BaseRequest.DEFAULT_NONE else value


def _body(request_data: RequestData | None) -> Any:
    if request_data is None:
        return None
    files = request_data.multipart_data
    if not files:
        return dict(request_data.json_parameters)
    form = aiohttp.FormData()
    for name, value in _strings(request_data.json_parameters).items():
        form.add_field(name, value)
    for name, (file_name, content, mime) in files.items():
        form.add_field(name, content, filename=file_name, content_type=mime)
    return form


def _strings(parameters: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in parameters.items()}
