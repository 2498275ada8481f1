"""Logging: structlog over the standard library, without tokens or the text of errors."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import sys
import threading
import traceback
from typing import Any, TextIO

import structlog

from bot.repeated_errors import RepeatedErrors

log = structlog.get_logger(__name__)

TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
HIDDEN = "<token>"
# At debug level "telegram" would write down every update, and with it who asked what without a name.
QUIET = ("aiosqlite", "asyncio", "apscheduler", "httpcore", "httpx", "telegram", "alembic", "uvicorn.access")


def hide_tokens(text: str, *, known: str | None = None) -> str:
    """A text without anything that looks like a bot token.

    Args:
        known: the token in use, hidden whatever it looks like.
    """
    if known:
        text = text.replace(known, HIDDEN)
    return TOKEN.sub(HIDDEN, text)


def trace_of(error: BaseException | None) -> str:
    """Where an error came from, each with its type, without the errors' own words: they may repeat private ones."""
    lines: list[str] = []
    while error is not None:
        # The lines of the program stand here; what was in its variables does not.
        lines.append("".join(traceback.format_tb(error.__traceback__)) + kind_of(error))
        if isinstance(error, BaseExceptionGroup):
            lines += [trace_of(each) for each in error.exceptions]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\nwhich came of:\n".join(lines)


def kind_of(error: BaseException) -> str:
    """What kind of error it is, with the system's or the database's own name for it."""
    name = type(error).__name__
    if isinstance(error, OSError) and error.errno is not None:
        return f"{name}: {os.strerror(error.errno)}"
    code = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None)
    return f"{name}: {code}" if isinstance(code, str) else name


def of_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Write down what the event loop has to tell; asyncio itself would write down what was in variables."""
    # "Exception in callback" goes on with what it was called with.
    said = str(context.get("message", "")).partition("\n")[0].partition(" callback ")[0]
    log.error("loop.trouble", said=said, exc_info=context.get("exception"))


def watch() -> None:
    """Write down as every other error what ends a thread, or cannot be raised; Python itself would tell its words."""

    def thread(ended: threading.ExceptHookArgs) -> None:
        log.error("thread.ended", exc_info=ended.exc_value)

    def unraisable(hidden: Any) -> None:
        log.error("error.unraisable", exc_info=hidden.exc_value)

    threading.excepthook = thread
    sys.unraisablehook = unraisable
    asyncio.get_running_loop().set_exception_handler(of_loop)


def _without_words(_logger: Any, _method: str, entry: Any) -> Any:
    """A processor: of an error only what kind it is and where it came from."""
    error = entry.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    for name, value in entry.items():
        if isinstance(value, BaseException):
            entry[name] = kind_of(value)
    if isinstance(error, BaseException):
        entry["exception"] = trace_of(error)
    return entry


class _Quiet(logging.StreamHandler[TextIO]):
    """Of a line that could not be written tells what kept it from that; logging itself would tell all that was in it."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - as logging calls it
        why = sys.exc_info()[1]
        try:
            print("a line of the log could not be written:", why and kind_of(why), file=sys.stderr)  # noqa: T201
        except (OSError, ValueError):
            pass


class _Wordless(logging.Filter):
    """Errors that a library puts into a message become their kinds."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.msg, BaseException):
            record.msg = kind_of(record.msg)
        given = record.args
        if isinstance(given, tuple):
            record.args = tuple(kind_of(each) if isinstance(each, BaseException) else each for each in given)
        elif given:
            record.args = {k: kind_of(v) if isinstance(v, BaseException) else v for k, v in given.items()}
        return True


class Redacting(logging.Formatter):
    """The last wall: whatever is about to be written, exceptions included, passes through here."""

    def __init__(self, inner: logging.Formatter, token: str | None) -> None:
        super().__init__()
        self._inner = inner
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """One record as a line, without tokens."""
        return hide_tokens(self._inner.format(record), known=self._token)


def configure(level: str, style: str, token: str | None) -> None:
    """Set up logging for the whole process.

    Args:
        level: `debug`, `info`, `warning` or `error`.
        style: `console` for people, `json` for machines.
        token: the bot token, hidden in every line.
    """
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    renderer: Any = (
        structlog.processors.JSONRenderer()
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _without_words, renderer],
    )
    handler = _Quiet(sys.stderr)
    handler.setFormatter(Redacting(formatter, token))
    handler.addFilter(RepeatedErrors())
    handler.addFilter(_Wordless())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
