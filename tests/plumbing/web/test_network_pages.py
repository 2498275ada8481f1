"""The network's page: every address for every role, fresh, spent, expired, withdrawn, forged; and what it lets in."""

from __future__ import annotations

import re
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import httpx
import pytest
from starlette.applications import Starlette

from bot.domain.network import LINK_LIVES, NETWORK_PAGE, PAGE_LIVES, NetworkOnly
from bot.domain.people import Who
from bot.domain.people.roles import Role
from bot.domain.privacy import Words
from bot.presenters import network as shown
from bot.services import Services
from bot.services.dependencies import Dependencies
from bot.web_pages import COOKIE, NetworkPages, is_network
from locales import text_in
from sandbox.updates import UpdateQueue
from sandbox.world.accounts import Account, BotAccount
from sandbox.world.web_apps import init_data
from storage import Database, migrate, people, tables
from storage.network import page_links
from storage.people import roles
from tests.services.conftest import AINO, BEN, CHAT, COORDINATOR, FRIDA, Office, StillClock

PUBLIC = "https://mgn.example.org/bot"
TOKEN = "1000:a-token-of-the-sandbox"
CORA, ADA, RUT = Who(COORDINATOR, "Cora", "en"), Who(77, "Ada", "en"), Who(78, "Rut", "en")
STRANGER = Who(500, "Stranger", "en")
MAY = {"coordinator": CORA, "adviser": ADA, "facilitator": BEN}
MAY_NOT = {"researcher": RUT, "member": AINO, "facilitator elsewhere": FRIDA, "stranger": STRANGER}


@dataclass
class Web:
    """The pages, and a browser."""

    office: Office
    browser: httpx.AsyncClient
    application: Starlette

    def data(self, who: Who, *, age: timedelta = timedelta(), token: str = TOKEN) -> str:
        """What Telegram would sign for somebody who opens the Mini App."""
        account = Account(who.telegram_id, who.name, language_code="en")
        opened_at = int((self.office.clock.moment - age).timestamp())
        return init_data(
            BotAccount(Account(1000, "MGN", is_bot=True), token, UpdateQueue(self.office.clock.now)), account, opened_at
        )

    async def enters(self, data: str, theme: str = "") -> httpx.Response:
        """The Mini App hands over what it was told."""
        return await self.browser.post("/network", data={"init_data": data, "theme": theme})

    def other_browser(self) -> httpx.AsyncClient:
        """Somebody else's."""
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.application), base_url="https://mgn.example.org")


@pytest.fixture
async def web(sqlite_url: str) -> AsyncIterator[Web]:
    """Two groups, of two regions; Ben facilitates the one he belongs to."""
    await migrate(sqlite_url)
    database, clock = Database(sqlite_url), StillClock()
    dependencies = Dependencies(database, clock, "en", "Europe/Helsinki", frozenset({COORDINATOR}), PUBLIC)
    office = Office(Services(dependencies), clock, database)
    await office.two_companies()
    await office.set_up(-2002, "Lappi <core> & friends", "Lappi")
    async with database.transaction() as tx:
        await people.meet(tx, CORA, reachable=True)
        for who, role in ((ADA, Role.ADVISER), (RUT, Role.RESEARCHER)):
            person = await people.meet(tx, who, reachable=True)
            await roles.grant(tx, person.id, role, ["Kainuu"], COORDINATOR, clock.now())

    async def administers(chat_id: int, user_id: int) -> bool:
        return (chat_id, user_id) in {(CHAT, BEN.telegram_id), (-999, FRIDA.telegram_id)}

    pages = NetworkPages(office.services, TOKEN, PUBLIC, administers)
    application = Starlette(routes=list(pages.routes))
    made = Web(office, httpx.AsyncClient(), application)
    made.browser = made.other_browser()
    async with made.browser:
        yield made
    await database.close()


async def _link(web: Web, who: Who) -> str:
    """A link of somebody's, whatever they may see by now."""
    token, now = secrets.token_urlsafe(32), web.office.clock.now()
    async with web.office.database.transaction() as tx:
        person = await people.meet(tx, who)
        await page_links.add(tx, person.id, NETWORK_PAGE, token, now, now + LINK_LIVES)
    return f"/network/open/{token}"


async def test_only_who_looks_after_something_is_given_a_link(web: Web) -> None:
    pages = web.office.services.pages
    assert await pages.opens(await pages.make(CORA, NETWORK_PAGE), is_network)
    assert await pages.opens(await pages.make(BEN, NETWORK_PAGE, (CHAT,)), is_network)
    for who in MAY_NOT.values():
        with pytest.raises(NetworkOnly):
            await pages.make(who, NETWORK_PAGE)


@pytest.mark.parametrize("role", MAY)
async def test_who_looks_after_groups_sees_theirs_by_either_door(web: Web, role: str) -> None:
    who = MAY[role]
    app = await web.enters(web.data(who))
    link = await _link(web, who)
    before = await web.browser.get(link)
    assert before.status_code == 200 and "Kainuu core" not in before.text
    opened = await web.browser.post(link)
    assert (opened.status_code, opened.headers["location"]) == (303, "/bot/network/page")
    cookie = opened.headers["set-cookie"]
    for part in (
        "HttpOnly",
        "SameSite=lax",
        "Secure",
        "Path=/bot/network",
        f"Max-Age={int(PAGE_LIVES.total_seconds())}",
    ):
        assert part in cookie
    page = await web.browser.get("/network/page", headers={"Cookie": cookie.partition(";")[0]})
    for answer in (app, page):
        assert answer.status_code == 200
        assert "Kainuu core" in answer.text
        assert ("Lappi &lt;core&gt; &amp; friends" in answer.text) == (role == "coordinator")
        assert "<core>" not in answer.text
    # The projector is live, and needs no script; no address leads elsewhere.
    assert 'http-equiv="refresh"' in page.text
    assert "<script" not in page.text and "http://" not in page.text and "https://" not in page.text


@pytest.mark.parametrize("role", MAY_NOT)
async def test_nobody_else_sees_anything_by_either_door(web: Web, role: str) -> None:
    who = MAY_NOT[role]
    app = await web.enters(web.data(who))
    opened = await web.browser.post(await _link(web, who))
    page = await web.browser.get("/network/page", headers={"Cookie": opened.headers["set-cookie"].partition(";")[0]})
    for answer in (app, page):
        assert answer.status_code == 403
        assert "Kainuu" not in answer.text


async def test_a_link_opens_once_and_for_one_browser(web: Web) -> None:
    link = await _link(web, CORA)
    for _ in range(3):
        assert (await web.browser.get(link)).status_code == 200, "looking does not use it up"
    opened = await web.browser.post(link)
    async with web.other_browser() as other:
        assert (await other.post(link)).status_code == 403
        assert (await other.get(link)).status_code == 403
        assert (await other.get("/network/page")).status_code == 403
    secret = re.match(rf"{COOKIE}=([\w-]+)", opened.headers["set-cookie"])
    assert secret is not None
    async with web.office.database.transaction() as tx:
        (row,) = await tx.all(tables.page_links.select())
    kept = [str(value) for value in row]
    assert link.rpartition("/")[2] not in kept and secret[1] not in kept, "only hashes are kept"


async def test_links_and_pages_end_by_time_by_hand_and_with_their_person(web: Web) -> None:
    clock, services = web.office.clock, web.office.services

    async def sees(cookie: str) -> bool:
        return (await web.browser.get("/network/page", headers={"Cookie": cookie})).status_code == 200

    async def opened() -> str:
        answer = await web.browser.post(await _link(web, ADA))
        assert answer.status_code == 303
        return answer.headers["set-cookie"].partition(";")[0]

    late = await _link(web, ADA)
    clock.moment += LINK_LIVES
    assert (await web.browser.post(late)).status_code == 403
    cookie = await opened()
    clock.moment += PAGE_LIVES - timedelta(seconds=1)
    assert await sees(cookie)
    clock.moment += timedelta(seconds=1)
    assert not await sees(cookie)
    cookie, waiting = await opened(), await _link(web, ADA)
    assert await services.pages.end(ADA) == 2
    assert not await sees(cookie)
    assert (await web.browser.post(waiting)).status_code == 403
    cookie = await opened()
    async with web.office.database.transaction() as tx:
        person = await people.by_telegram_id(tx, ADA.telegram_id)
        assert person is not None
        (role,) = await roles.of_person(tx, person.id)
        await roles.withdraw(tx, role.id, COORDINATOR, clock.now())
    assert not await sees(cookie), "a role that is taken back closes the page at once"
    await services.forgetting.forget(ADA, Words.GO)
    assert not await sees(cookie)
    async with web.office.database.transaction() as tx:
        assert await tx.all(tables.page_links.select()) == []


async def test_what_telegram_has_not_signed_just_now_for_this_bot_opens_nothing(web: Web) -> None:
    good = web.data(CORA)
    forged = {
        "of another bot": web.data(CORA, token="1001:another"),
        "too old": web.data(CORA, age=timedelta(minutes=11)),
        "of the future": web.data(CORA, age=-timedelta(minutes=2)),
        "another person": good.replace(str(COORDINATOR), "77", 1),
        "without a hash": re.sub(r"&hash=\w+", "", good),
        "a field more": f"{good}&more=1",
        "a field twice": f"{good}&auth_date=1",
        "empty": "",
        "garbage": "%%%=&&\x00",
    }
    for name, data in forged.items():
        answer = await web.enters(data)
        assert answer.status_code == 403, name
        assert "Kainuu" not in answer.text
    assert (await web.enters(good)).status_code == 200
    assert (await web.browser.post("/network", content=b"x" * 20_000)).status_code == 413


@pytest.mark.parametrize("path", ["/network/open/short", f"/network/open/{'a' * 43}", "/network/open/" + "%00" * 40])
async def test_a_made_up_link_opens_nothing(web: Web, path: str) -> None:
    assert (await web.browser.get(path)).status_code in (403, 404)
    assert (await web.browser.post(path)).status_code in (403, 404)


async def test_nothing_foreign_is_let_in_and_nobody_else_frames_the_projector(web: Web) -> None:
    door = await web.browser.get("/network", headers={"Accept-Language": "sv-FI,sv;q=0.9"})
    app = await web.enters(web.data(CORA), theme="dark")
    answer = await web.browser.post(await _link(web, CORA))
    page = await web.browser.get("/network/page", headers={"Cookie": answer.headers["set-cookie"].partition(";")[0]})
    assert 'lang="sv"' in door.text and "/bot/network/door.js" in door.text
    assert 'data-theme="dark"' in app.text
    for each, scripts, framed in ((door, True, True), (app, False, True), (page, False, False)):
        policy = each.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert ("script-src 'self'" in policy) == scripts
        assert ("frame-ancestors 'none'" in policy) != framed
        nonce = re.search(r"style-src 'nonce-([\w-]+)'", policy)
        assert nonce is not None and f'nonce="{nonce[1]}"' in each.text
        assert each.headers["cache-control"] == "no-store"
        assert "style=" not in each.text
    assert (await web.browser.get("/network/door.js")).headers["content-type"].startswith("text/javascript")


async def test_page_and_message_say_the_same(web: Web) -> None:
    view = await web.office.services.network.at_a_glance(CORA)
    said = shown.lines(text_in("en"), view)
    page = (await web.enters(web.data(CORA))).text
    numbers = re.findall(r"<dt>([^<]+)</dt><dd[^>]*>([\d,.]+)</dd>", page)
    assert numbers == [
        ("groups", str(len(view.groups))),
        ("companies", str(view.companies)),
        ("need a call", str(len(view.calls))),
        ("unanswered", str(view.unanswered)),
    ]
    for line in said[-3:]:
        assert str(line) in page
