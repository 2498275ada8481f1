"""The public pages of regions: for anybody, without a cookie, a script or anything from elsewhere.

However many ask, the database is looked at once a minute: everything that can be shown is read at once and kept, and
each page is put together once a language.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.domain.recruiting.public_pages import PATH, PublicRegion, slug_of
from bot.presenters.recruiting import public_pages as shown
from bot.services import Services
from bot.web import names_version
from bot.web_pages import asked_language
from locales import LANGUAGES, Text, text_in
from storage import DatabaseAway

KEPT_FOR = timedelta(minutes=1)
READ_SECONDS = 5.0
"""A database that takes longer is taken for away."""
AGAIN_AFTER = timedelta(seconds=10)
BROWSERS_KEEP = 300
"""Seconds."""
LONGEST = 100
"""Letters of an address that are looked at."""

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Seen:
    """What was read at one moment, and the pages made of it so far, by region, kind and language."""

    at: datetime
    regions: Mapping[str, PublicRegion]
    made: dict[tuple[str, str, str], bytes] = field(default_factory=dict)


class RegionPages:
    """The addresses of regions' pages.

    Args:
        public_url: where the world reaches them.
        bot_link: the address of the bot with a payload; None while its name is not known yet.
    """

    def __init__(self, services: Services, public_url: str, bot_link: Callable[[str], str | None]) -> None:
        self._services = services
        self._public_url = public_url
        self._base = urlsplit(public_url).path
        self._bot_link = bot_link
        self._seen: _Seen | None = None
        self._not_before: datetime | None = None
        self._reading = asyncio.Lock()

    @property
    def routes(self) -> Sequence[Route]:
        """What the web server serves."""
        return (
            Route(f"{PATH}/{{slug}}.ics", self.calendar, methods=["GET"]),
            Route(f"{PATH}/{{slug}}", self.region, methods=["GET"]),
            Route(f"{PATH}/{{slug}}/calendar", self.embedded, methods=["GET"]),
            Route(PATH, self.region, methods=["GET"]),
            Route(f"{PATH}/{{slug:path}}", self.region, methods=["GET"]),
        )

    async def region(self, request: Request) -> Response:
        """A region's page."""
        return await self._answer(request, "page")

    async def embedded(self, request: Request) -> Response:
        """Its open meetings, for other websites to show inside theirs."""
        return await self._answer(request, "embedded")

    async def calendar(self, request: Request) -> Response:
        """Its open meetings as a calendar."""
        return await self._answer(request, "calendar")

    async def _answer(self, request: Request, kind: str) -> Response:
        seen, view = await self._read(), None
        typed = request.path_params.get("slug", "").rstrip("/")
        if seen is not None and len(typed) <= LONGEST and "/" not in typed:
            # People type what they have heard: `Norra-Österbotten` is found, too.
            view = seen.regions.get(slug_of(typed))
        language = _language(request, view, self._services.dependencies.language)
        t = text_in(language, ZoneInfo(self._services.dependencies.zone if view is None else view.zone))
        start = self._bot_link("" if view is None else f"find_{view.token}")
        if seen is None or (view is not None and start is None):
            return self._said(shown.away(t), 503, {"Cache-Control": "no-store", "Retry-After": "60"})
        if view is None:
            made = seen.made.get(("", "", language))
            if made is None:
                made = seen.made[("", "", language)] = shown.unknown(t, start)
            return self._said(made, 404, {"Cache-Control": f"public, max-age={KEPT_FOR.seconds}"})
        assert start is not None
        content = seen.made.get((view.slug, kind, language))
        if content is None:
            content = seen.made[(view.slug, kind, language)] = self._made(t, view, kind, start)
        tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
        headers = {"ETag": tag, "Cache-Control": f"public, max-age={BROWSERS_KEEP}"}
        if names_version(request.headers.get("If-None-Match", ""), tag):
            return self._said(b"", 304, headers, kind)
        return self._said(content, 200, headers, kind)

    def _made(self, t: Text, view: PublicRegion, kind: str, start: str) -> bytes:
        match kind:
            case "calendar":
                return shown.calendar(t, view)
            case "embedded":
                return shown.calendar_page(t, view, start)
        return shown.region_page(t, view, f"{self._public_url}{PATH}/{view.slug}", start)

    async def _read(self) -> _Seen | None:
        """What can be shown: as it was read less than a minute ago, or longer where it cannot be read now."""
        now, seen = self._services.dependencies.now(), self._seen
        if seen is not None and (timedelta() <= now - seen.at < KEPT_FOR or self._reading.locked()):
            return seen
        async with self._reading:
            if self._seen is not seen:
                # Somebody else has read it meanwhile.
                return self._seen
            if self._not_before is not None and now < self._not_before <= now + AGAIN_AFTER:
                return seen
            try:
                async with asyncio.timeout(READ_SECONDS):
                    regions = await self._services.public_pages.every()
            except (DatabaseAway, TimeoutError):
                log.warning("region_pages.not_read", kept=seen is not None)
                self._not_before = now + AGAIN_AFTER
                return seen
            self._seen = _Seen(now, regions)
            return self._seen

    def _said(self, content: bytes, status: int, headers: dict[str, str], kind: str = "page") -> Response:
        policy = (
            "default-src 'none'",
            f"style-src {shown.STYLE_SOURCE}",
            "form-action 'none'",
            "base-uri 'none'",
            "frame-ancestors *" if kind == "embedded" else "frame-ancestors 'none'",
        )
        headers = {
            "Content-Security-Policy": "; ".join(policy),
            "Vary": "Accept-Language",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            **headers,
        }
        media = "text/calendar; charset=utf-8" if kind == "calendar" else "text/html"
        return Response(content, status_code=status, media_type=media, headers=headers)


def _language(request: Request, view: PublicRegion | None, otherwise: str) -> str:
    """The language that was chosen on the page; or the browser's; or the region's."""
    chosen = request.query_params.get("lang", "")
    if chosen in LANGUAGES:
        return chosen
    spoken = otherwise if view is None else view.language
    return asked_language(request, spoken) or spoken
