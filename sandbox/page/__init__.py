"""The chat page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from aiohttp import web

from sandbox.world import World


def mount(
    app: web.Application,
    world: World,
    *,
    next_due: Callable[[], Awaitable[datetime | None]] | None,
    start_over: Callable[[], Awaitable[World]] | None,
) -> None:
    """Hang the page into a web application."""
