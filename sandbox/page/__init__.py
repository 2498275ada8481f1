"""The chat page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from sandbox.server import SandboxServer


def mount(app: web.Application, server: SandboxServer) -> None:
    """Hang the page into a web application."""
