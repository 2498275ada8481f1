"""The network's page: in Telegram as a Mini App, and on a projector with a one-time link.

Nothing is loaded from anywhere else, and nothing but the style sheet in the page itself and one script of ours may run.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.domain.network import NETWORK_PAGE, PAGE_LIVES, Network, NetworkOnly, PageLinkSpent
from bot.domain.people import Who
from bot.presenters.network import page as shown
from bot.presenters.network import words_for
from bot.presenters.pages import script
from bot.services import Services
from bot.telegram.init_data import NotSigned, opened_by
from bot.web_limits import BodyTooLong, body_of
from locales import EVERYWHERE, Text, language_from, text_in

PATH = "/network"
COOKIE = "mgn_page"
TELEGRAM_FRAMES = "https://web.telegram.org https://*.web.telegram.org"
MOST_BYTES = 16 * 1024

Administers = Callable[[int, int], Awaitable[bool]]


class NetworkPages:
    """The addresses of the network's page.

    Args:
        token: the bot's, with which Telegram signs who opens a Mini App.
        public_url: where the world reaches these pages.
        administers: asks Telegram whether somebody administers a chat.
        framed_by: further addresses that may show the Mini App inside theirs, such as a sandbox's.
    """

    def __init__(
        self, services: Services, token: str, public_url: str, administers: Administers, framed_by: str = ""
    ) -> None:
        self._services = services
        self._token = token
        self._base = urlsplit(public_url).path
        self._secure = public_url.startswith("https://")
        self._administers = administers
        self._frames = f"'self' {TELEGRAM_FRAMES} {framed_by}".strip()

    @property
    def routes(self) -> Sequence[Route]:
        """What the web server serves."""
        return (
            Route(PATH, self.door, methods=["GET"]),
            Route(PATH, self.enter, methods=["POST"]),
            Route(f"{PATH}/door.js", self.script, methods=["GET"]),
            Route(f"{PATH}/open/{{token}}", self.before, methods=["GET"]),
            Route(f"{PATH}/open/{{token}}", self.open, methods=["POST"]),
            Route(f"{PATH}/page", self.page, methods=["GET"]),
        )

    async def door(self, request: Request) -> Response:
        """What a Mini App's window shows first: a script hands over what Telegram tells it."""
        nonce = new_nonce()
        content = shown.door(
            self._words(request), nonce=nonce, script=f"{self._base}{PATH}/door.js", action=f"{self._base}{PATH}"
        )
        return self._answer(content, nonce, scripts=True, framed=True)

    async def script(self, _: Request) -> Response:
        """That script."""
        headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
        return Response(script("door.js"), media_type="text/javascript", headers=headers)

    async def enter(self, request: Request) -> Response:
        """Telegram has said who opens the Mini App: they see what they look after."""
        try:
            form = parse_qs((await body_of(request, MOST_BYTES)).decode(), max_num_fields=8)
            who = opened_by(form.get("init_data", [""])[0], self._token, self._services.dependencies.now())
        except BodyTooLong:
            return Response(status_code=413, headers={"Connection": "close"})
        except (ClientDisconnect, NotSigned, ValueError):
            return self._closed(request, "unsigned", framed=True)
        theme = form.get("theme", [""])[0]
        return await self._show(request, who, theme=theme if theme in ("light", "dark") else None, framed=True)

    async def before(self, request: Request) -> Response:
        """A one-time link: a button opens it, so that an app that looks at links does not use it up."""
        return await self._button(request, PATH, is_network, "spent")

    async def open(self, request: Request) -> Response:
        """The button was pressed: from now on this browser alone sees the page."""
        try:
            browser, _ = await self._services.pages.open(request.path_params["token"], is_network)
        except PageLinkSpent:
            return self._closed(request, "spent")
        return self._let_in(browser, COOKIE, f"{self._base}{PATH}/page", below=f"{self._base}{PATH}")

    async def page(self, request: Request) -> Response:
        """The page of a browser that has opened a link, for the person the link was made for."""
        person = await self._services.pages.reader(request.cookies.get(COOKIE, ""), NETWORK_PAGE)
        if person is None:
            return self._closed(request, "ended")
        return await self._show(request, Who(person.telegram_id, person.name, person.language_hint), live=True)

    async def _show(
        self, request: Request, who: Who, *, theme: str | None = None, live: bool = False, framed: bool = False
    ) -> Response:
        try:
            view = await self._view(who)
        except NetworkOnly:
            return self._closed(request, "nothing", framed=framed)
        t = words_for(view, await self._services.people.voice(who))
        nonce = new_nonce()
        content = await asyncio.to_thread(shown.network_page, t, view, nonce=nonce, theme=theme, live=live)
        return self._answer(content, nonce, framed=framed)

    async def _button(self, request: Request, path: str, wanted: Callable[[str], bool], spent: str) -> Response:
        """The button behind which a one-time link opens its page.

        Args:
            path: where the pages of this kind are.
            wanted: tells a link to such a page.
            spent: what is said where the link opens nothing any more.
        """
        token = request.path_params["token"]
        if not await self._services.pages.opens(token, wanted):
            return self._closed(request, spent)
        nonce = new_nonce()
        action = f"{self._base}{path}/open/{token}"
        return self._answer(shown.once(self._words(request), nonce=nonce, action=action), nonce)

    def _let_in(self, browser: str, cookie: str, page: str, *, below: str) -> Response:
        """Lead a browser to the page it has opened, with a cookie by which it is known there.

        Args:
            below: at which addresses the browser shows the cookie.
        """
        answer = RedirectResponse(page, status_code=303)
        answer.set_cookie(
            cookie,
            browser,
            max_age=int(PAGE_LIVES.total_seconds()),
            path=below,
            secure=self._secure,
            httponly=True,
            # Strict would not be sent after a link from Telegram; nothing here changes anything.
            samesite="lax",
        )
        answer.headers["Cache-Control"] = "no-store"
        answer.headers["Referrer-Policy"] = "no-referrer"
        return answer

    async def _view(self, who: Who) -> Network:
        network = self._services.network
        asked = await network.perhaps_facilitated(who)
        facilitated = [group.chat_id for group in asked if await self._administers(group.chat_id, who.telegram_id)]
        return await network.at_a_glance(who, facilitated)

    def _closed(self, request: Request, why: str, *, framed: bool = False) -> Response:
        nonce = new_nonce()
        return self._answer(shown.closed(self._words(request), nonce=nonce, why=why), nonce, status=403, framed=framed)

    def _words(self, request: Request) -> Text:
        """In the language of the browser: who reads it is not known yet."""
        dependencies = self._services.dependencies
        return text_in(asked_language(request) or dependencies.language, ZoneInfo(dependencies.zone))

    def _answer(
        self, content: bytes, nonce: str, *, status: int = 200, scripts: bool = False, framed: bool = False
    ) -> Response:
        policy = (
            "default-src 'none'",
            f"style-src 'nonce-{nonce}'",
            "script-src 'self'" if scripts else "script-src 'none'",
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors {self._frames}" if framed else "frame-ancestors 'none'",
        )
        headers = {
            "Content-Security-Policy": "; ".join(policy),
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }
        return Response(content, status_code=status, media_type="text/html", headers=headers)


def is_network(page: str) -> bool:
    """Whether a link leads to the network's page."""
    return page == NETWORK_PAGE


def asked_language(request: Request, also: str | None = None) -> str | None:
    """The language a browser asks for first of those offered everywhere; None where it asks for none of them.

    Args:
        also: another that there is.
    """
    ranked: list[tuple[float, int, str]] = []
    for at, each in enumerate(request.headers.get("Accept-Language", "").split(",")):
        name, _, weight = each.strip().partition(";")
        code = language_from(name.strip())
        if code in (*EVERYWHERE, also) and code is not None and _weight(weight) > 0:
            ranked.append((-_weight(weight), at, code))
    return min(ranked)[2] if ranked else None


def _weight(said: str) -> float:
    """How much a language is wanted (RFC 9110, 12.5.4), from 0 to 1; what cannot be read is as good as nothing said."""
    try:
        return float(said.strip().removeprefix("q="))
    except ValueError:
        return 1.0


def new_nonce() -> str:
    """What one style sheet of one page is let in with."""
    return secrets.token_urlsafe(16)
