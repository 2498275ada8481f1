"""A journal on the web: a real server whose feed a test writes, and whose troubles it makes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import Self

from aiohttp import web


@dataclass
class Item:
    """What the journal publishes; `id` None is a journal that gives none."""

    title: str
    summary: str = ""
    link: str | None = None
    id: str | None = None
    published: str | None = None

    def xml(self) -> str:
        """As it stands in the feed."""
        named = {"title": self.title, "description": self.summary, "link": self.link, "guid": self.id}
        tags = "".join(f"<{tag}>{escape(value)}</{tag}>" for tag, value in named.items() if value)
        return f"<item>{tags}{f'<pubDate>{self.published}</pubDate>' if self.published else ''}</item>"


@dataclass
class Journal:
    """Serves `/feed`, a page at `/` that names it, and what a test puts under other paths."""

    title: str = "Journal of Small Firms"
    language: str = "en"
    items: list[Item] = field(default_factory=list)
    status: int = 200
    """What `/feed` answers with, when not with the feed."""
    body: bytes | None = None
    """What stands in the place of the feed."""
    answers: list[int] = field(default_factory=list)
    """Each status it has answered `/feed` with."""
    leads: dict[str, str] = field(default_factory=dict)
    """Where other paths lead."""
    headers: dict[str, str] = field(default_factory=dict)
    """What else stands before the feed."""
    wants_cookie: bool = False
    """Leads round in circles whoever does not show the cookie it has just given."""
    led: int = 0
    """How often it has led somebody round."""
    port: int = 0

    @property
    def home(self) -> str:
        """The address of its front page."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def feed(self) -> str:
        """The address of its feed."""
        return f"{self.home}feed"

    def publishes(self, *items: Item) -> None:
        """The newest stand first."""
        self.items[:0] = items

    def xml(self) -> bytes:
        """The feed as it is now."""
        items = "".join(item.xml() for item in self.items)
        head = f"<title>{escape(self.title)}</title><language>{self.language}</language>"
        return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()

    async def _feed(self, request: web.Request) -> web.Response:
        if self.wants_cookie and request.cookies.get("seen") != "yes":
            self.led += 1
            again = web.Response(status=302, headers={"Location": "/feed"})
            again.set_cookie("seen", "yes")
            return again
        body = self.xml() if self.body is None else self.body
        etag = f'"{hash(body)}"'
        status = self.status
        if status == 200 and request.headers.get("If-None-Match") == etag:
            status = 304
        self.answers.append(status)
        if status != 200:
            return web.Response(status=status)
        headers = {"ETag": etag, **self.headers}
        return web.Response(body=body, content_type="application/rss+xml", headers=headers)

    async def _page(self, request: web.Request) -> web.Response:
        link = '<link rel="alternate" type="application/rss+xml" href="feed">'
        return web.Response(
            text=f"<html><head><title>Home</title>{link}</head><body>Hello</body></html>", content_type="text/html"
        )

    async def _other(self, request: web.Request) -> web.Response:
        to = self.leads.get(request.path)
        if to is None:
            return web.Response(text="<html><body>Nothing here</body></html>", content_type="text/html")
        return web.Response(status=302, headers={"Location": to})

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/feed", self._feed)
        app.router.add_get("/", self._page)
        app.router.add_get("/{path:.*}", self._other)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()
