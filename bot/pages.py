"""The pages for people: what the bot shows in a browser, put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.routing import Route

from bot.region_pages import RegionPages
from bot.report_pages import ReportPages
from bot.services import Services
from bot.web_pages import Administers, NetworkPages


def pages_for_people(
    services: Services,
    token: str,
    public_url: str,
    administers: Administers,
    bot_link: Callable[[str], str | None],
    framed_by: str = "",
) -> Sequence[Route]:
    """Every address at which people find a page.

    Args:
        token: the bot's, with which Telegram signs who opens a Mini App.
        public_url: where the world reaches the pages.
        administers: asks Telegram whether somebody administers a chat.
        bot_link: the address of the bot with a payload; None while its name is not known yet.
        framed_by: further addresses that may show the Mini App inside theirs.
    """
    served = (services, token, public_url, administers, framed_by)
    regions = RegionPages(services, public_url.rstrip("/"), bot_link)
    return [*NetworkPages(*served).routes, *ReportPages(*served).routes, *regions.routes]
