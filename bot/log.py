"""Logging: structlog over the standard library, with the token kept out of every line."""

from __future__ import annotations

import logging
import re
import sys
from typing import Any

import structlog

from bot.repeated_errors import RepeatedErrors

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
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    trace: list[Any] = [structlog.processors.format_exc_info] if style == "json" else []
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *trace, renderer],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(formatter, token))
    handler.addFilter(RepeatedErrors())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
