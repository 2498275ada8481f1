"""A report's page, behind a one-time link for the person who ordered the report."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.domain.evidence.orders import ReportGone, ReportsNotForYou, page_of
from bot.domain.network import PageLinkSpent
from bot.presenters.evidence.page import report_page
from bot.web_pages import NetworkPages, new_nonce

PATH = "/report"
COOKIE = "mgn_report"


class ReportPages(NetworkPages):
    """The addresses of reports' pages."""

    @property
    def routes(self) -> Sequence[Route]:
        """What the web server serves."""
        return (
            Route(f"{PATH}/open/{{token}}", self.before, methods=["GET"]),
            Route(f"{PATH}/open/{{token}}", self.open, methods=["POST"]),
            Route(f"{PATH}/{{number:int}}", self.page, methods=["GET"]),
        )

    async def before(self, request: Request) -> Response:
        """A one-time link: a button opens it, so that an app that looks at links does not use it up."""
        return await self._button(request, PATH, is_report, "report")

    async def open(self, request: Request) -> Response:
        """The button was pressed: from now on this browser alone sees the page."""
        try:
            browser, link = await self._services.pages.open(request.path_params["token"], is_report)
        except PageLinkSpent:
            return self._closed(request, "report")
        path = f"{self._base}{PATH}/{link.page.partition('-')[2]}"
        return self._let_in(browser, COOKIE, path, below=path)

    async def page(self, request: Request) -> Response:
        """The report, for the person who ordered it."""
        number: int = request.path_params["number"]
        person = await self._services.pages.reader(request.cookies.get(COOKIE, ""), page_of(number))
        if person is None:
            return self._closed(request, "report")
        chat_id = await self._services.reports.chat_asked(number)
        theirs = chat_id is not None and await self._administers(chat_id, person.telegram_id)
        try:
            said = await self._services.reports.page(person, {chat_id} if theirs and chat_id else (), number)
        except (ReportGone, ReportsNotForYou):
            return self._closed(request, "report")
        nonce = new_nonce()
        return self._answer(await asyncio.to_thread(report_page, said, nonce=nonce), nonce)


def is_report(page: str) -> bool:
    """Whether a link leads to a report's page."""
    kind, _, number = page.partition("-")
    return kind == "report" and number.isdecimal()
