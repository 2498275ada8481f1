"""What reaches the sandbox from a browser: only its own page may ask, and what cannot be read is a 400.

The sandbox has no passwords. A web page from elsewhere, open in the same browser, could otherwise read the chats and
press the buttons: by asking directly (its `Origin` tells) or by giving its own name this machine's address (`Host`
tells).
"""

from __future__ import annotations

import ipaddress
import json
import logging
import socket
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

log = logging.getLogger(__name__)

UNREADABLE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What reading something that is not there or of another kind ends in."""


def only_from_here(listens_on: str) -> Middleware:
    """Refuse what was asked under a foreign name or by a foreign page.

    Args:
        listens_on: the address the sandbox is opened on; other machines can ask only where it is open to them.
    """
    local_only = _is_loopback(listens_on)

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        host = request.headers.get("Host", "")
        if not _names_this_machine(host, local_only):
            return web.Response(status=403, text="The sandbox answers under this machine's own name or address only.")
        origin = request.headers.get("Origin")
        if origin is not None and origin.lower() != f"http://{host.lower()}":
            return web.Response(status=403, text="The sandbox answers its own page only.")
        return await handler(request)

    return check


@web.middleware
async def readable(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer 400 to what cannot be read."""
    try:
        if not request.path.startswith("/page/"):
            return await handler(request)
        if request.method == "POST":
            # Read here once; the endpoint gets the same bytes again.
            given = json.loads(await request.read() or b"{}")
            if not isinstance(given, dict):
                raise TypeError("not an object")
        return await handler(request)
    except RecursionError:
        wrong = {"ok": False, "error_code": 400, "description": "Bad Request: can't parse JSON object"}
        return web.json_response(wrong, status=400)
    except UNREADABLE as error:
        if not request.path.startswith("/page/"):
            raise
        log.info("%s cannot be read: %r", request.path, error)
        return web.Response(status=400, text="That cannot be read.")


def _names_this_machine(host: str, local_only: bool) -> bool:
    """Whether a `Host` header is one a foreign page cannot have: any name can be made to lead here, a number cannot."""
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    if name == "localhost" or (not local_only and name == socket.gethostname().lower()):
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or not local_only


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"
