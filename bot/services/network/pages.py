"""Pages behind one-time links: who sees them, and for how long."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection

from bot.domain.network import LINK_LIVES, PAGE_LIVES, TOKEN, PageLink, PageLinkSpent
from bot.domain.people import Person, Who
from bot.services.dependencies import Dependencies
from bot.services.network.service import look
from storage import people
from storage.network import page_links

SECRET_BYTES = 32
LeadsTo = Callable[[str], bool]


class Pages:
    """Links to pages, each bound to the person it was made for."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def make(self, who: Who, page: str, facilitated: Collection[int] = ()) -> str:
        """Return the token of a link that opens a page once for this person. Only its hash is stored.

        Args:
            facilitated: chats of which Telegram has just said that they administer them.

        Raises:
            NetworkOnly: they look after nothing.
        """
        token, now = secrets.token_urlsafe(SECRET_BYTES), self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            await look(tx, self._dependencies, who, facilitated)
            person = await people.meet(tx, who)
            await page_links.add(tx, person.id, page, token, now, now + LINK_LIVES)
        return token

    async def opens(self, token: str, leads_to: LeadsTo) -> bool:
        """Return whether a link can be opened now, without using it up: apps fetch links for previews.

        Args:
            leads_to: whether a page is one of those that are opened here.
        """
        if not TOKEN.fullmatch(token):
            return False
        async with self._dependencies.database.transaction() as tx:
            link = await page_links.find(tx, token)
            return link is not None and leads_to(link.page) and link.opens(self._dependencies.now())

    async def open(self, token: str, leads_to: LeadsTo) -> tuple[str, PageLink]:
        """Open a link in a browser; return the secret that the browser presents from now on.

        Args:
            leads_to: as for `opens`; at the door of another page a link is not used up.

        Raises:
            PageLinkSpent: opened already, withdrawn, too old, of another page, or no such link.
        """
        if not TOKEN.fullmatch(token):
            raise PageLinkSpent
        browser, now = secrets.token_urlsafe(SECRET_BYTES), self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            found = await page_links.find(tx, token)
            if found is None or not leads_to(found.page):
                raise PageLinkSpent
            link = await page_links.open_once(tx, token, browser, now, now + PAGE_LIVES)
            if link is None:
                raise PageLinkSpent
            return browser, link

    async def reader(self, browser: str, page: str) -> Person | None:
        """Return whose page a browser sees; None if it sees none, or no longer does."""
        if not TOKEN.fullmatch(browser):
            return None
        async with self._dependencies.database.transaction() as tx:
            link = await page_links.of_browser(tx, browser)
            if link is None or link.page != page or not link.shows(self._dependencies.now()):
                return None
            return await people.by_id(tx, link.person_id)

    async def end(self, who: Who) -> int:
        """Close every page opened in this person's name; return how many."""
        async with self._dependencies.database.transaction() as tx:
            person = await people.by_telegram_id(tx, who.telegram_id)
            return 0 if person is None else await page_links.withdraw_all(tx, person.id, self._dependencies.now())
