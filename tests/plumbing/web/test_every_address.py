"""Every address of the web server for every visitor: by role, and with links, cookies and signatures in every state."""

from __future__ import annotations

import re
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from bot import report_child
from bot.domain.evidence.facts import Scope
from bot.domain.evidence.orders import page_of
from bot.domain.evidence.periods import since_the_start
from bot.domain.network import LINK_LIVES, NETWORK_PAGE, PAGE_LIVES
from bot.domain.people import Who
from bot.domain.people.roles import Role
from bot.domain.privacy import Words
from bot.formats.when import Appointment
from bot.pages import pages_for_people
from bot.runtime.report_maker import told_of
from bot.services import Services
from bot.services.dependencies import Dependencies
from bot.web import SECRET_HEADER, pages
from sandbox.updates import UpdateQueue
from sandbox.world.accounts import Account, BotAccount
from sandbox.world.web_apps import init_data
from storage import Database, migrate, people
from storage.network import page_links
from storage.people import roles
from tests.services.conftest import AINO, BEN, CHAT, COORDINATOR, FRIDA, Office, StillClock

PUBLIC, TOKEN, SECRET = "https://mgn.example.org", "1000:a-token-of-the-sandbox", "what Telegram sends with each call"
HERE, THERE, HOST, REPORT, PLACE = "Kainuu core", "Lappi core", "Kahvila Aino", "Companies taking part", "Salakatu 3"
MARKS = (HERE, THERE, HOST, REPORT, PLACE, "Ben&#39;s Bikes")
"""What a page can give away."""
CORA, ADA, LEO, RUT = (
    Who(number, name, "en") for number, name in ((COORDINATOR, "Cora"), (77, "Ada"), (78, "Leo"), (79, "Rut"))
)
PAST, STRANGER, GONE = Who(80, "Past", "en"), Who(500, "Stranger", "en"), Who(81, "Gone", "en")
SEES = {
    "coordinator": (CORA, {HERE, HOST, THERE}),
    "adviser": (ADA, {HERE, HOST}),
    "adviser of another region": (LEO, {THERE}),
    "facilitator": (BEN, {HERE, HOST}),
    "facilitator without a company": (FRIDA, set[str]()),
    "member": (AINO, set[str]()),
    "researcher": (RUT, set[str]()),
    "somebody whose roles were taken back": (PAST, set[str]()),
    "somebody who was forgotten": (GONE, set[str]()),
    "stranger": (STRANGER, set[str]()),
}
"""Who sees which groups of the network at a glance."""


@dataclass(frozen=True)
class Key:
    """Something that a visitor brings along, and what it opens: the groups or the report that are shown for it.

    Args:
        kind: `data`, `link`, `cookie`, `calendar` or `secret`.
    """

    name: str
    kind: str = ""
    value: str = ""
    opens: frozenset[str] = frozenset()
    of_report: bool = False


@dataclass
class House:
    """The web server's addresses, a browser, and every key there is."""

    office: Office
    routes: list[Route]
    browser: httpx.AsyncClient
    keys: list[Key] = field(default_factory=list)


def _data(office: Office, who: Who, *, age: timedelta = timedelta(), token: str = TOKEN) -> str:
    bot = BotAccount(Account(1000, "MGN", is_bot=True), token, UpdateQueue(office.clock.now))
    opened_at = int((office.clock.moment - age).timestamp())
    return init_data(bot, Account(who.telegram_id, who.name, language_code="en"), opened_at)


async def _link(office: Office, who: Who, page: str, *, ago: timedelta = timedelta()) -> str:
    token, made = secrets.token_urlsafe(32), office.clock.now() - ago
    async with office.database.transaction() as tx:
        person = await people.meet(tx, who)
        await page_links.add(tx, person.id, page, token, made, made + LINK_LIVES)
    return token


async def _cookie(office: Office, who: Who, page: str) -> str:
    return (await office.services.pages.open(await _link(office, who, page), page.__eq__))[0]


async def _report(office: Office, url: str, folder: Path) -> str:
    """A report that an adviser has asked for; returns which page it is."""
    services, clock = office.services, office.clock
    order, _ = await services.reports.order(
        ADA, (), Scope(region="Kainuu"), since_the_start(services.dependencies.today()), "en"
    )
    taken = await services.report_making.take()
    assert taken is not None
    made = await report_child.make(told_of(taken, url, "Europe/Helsinki", clock.now(), folder), lambda step: None)
    await services.report_making.made(order.id, made, {})
    return page_of(order.id)


async def _people(office: Office) -> None:
    async with office.database.transaction() as tx:
        for who, role, regions in (
            (ADA, Role.ADVISER, ["Kainuu"]),
            (LEO, Role.ADVISER, ["Lappi"]),
            (RUT, Role.RESEARCHER, None),
            (PAST, Role.ADVISER, None),
            (PAST, Role.COORDINATOR, None),
            (GONE, Role.ADVISER, ["Kainuu"]),
        ):
            person = await people.meet(tx, who, reachable=True)
            await roles.grant(tx, person.id, role, regions, COORDINATOR, office.clock.now())


async def _ends(office: Office) -> None:
    """Roles are taken back, and somebody is forgotten."""
    async with office.database.transaction() as tx:
        past = await people.by_telegram_id(tx, PAST.telegram_id)
        assert past is not None
        for role in await roles.of_person(tx, past.id):
            await roles.withdraw(tx, role.id, COORDINATOR, office.clock.now())
    await office.services.forgetting.forget(GONE, Words.GO)


async def _keys(office: Office, url: str, folder: Path) -> list[Key]:
    """Every key in every state."""
    report = await _report(office, url, folder)
    keys = [Key("nothing"), Key("what is made up", "link", "a" * 43), Key("what is made up", "cookie", "b" * 43)]
    old = await _cookie(office, CORA, NETWORK_PAGE), await _cookie(office, ADA, report)
    office.clock.moment += PAGE_LIVES
    keys += [
        Key("too old", "cookie", old[0]),
        Key("too old, of the report", "cookie", old[1], of_report=True),
        Key("too old", "link", await _link(office, CORA, NETWORK_PAGE, ago=LINK_LIVES)),
        Key("too old, of the report", "link", await _link(office, ADA, report, ago=LINK_LIVES), of_report=True),
    ]
    closed = await _link(office, CORA, NETWORK_PAGE), await _link(office, ADA, report)
    shut = await _cookie(office, CORA, NETWORK_PAGE), await _cookie(office, ADA, report)
    await office.services.pages.end(CORA)
    await office.services.pages.end(ADA)
    for value, kind in zip((*closed, *shut), ("link", "link", "cookie", "cookie"), strict=True):
        keys.append(Key("closed by hand", kind, value))
    used = await _link(office, CORA, NETWORK_PAGE)
    await office.services.pages.open(used, NETWORK_PAGE.__eq__)
    keys.append(Key("used", "link", used))
    for name, (who, groups) in SEES.items():
        opens = frozenset(groups)
        # A link opens for whoever holds it, and then shows what its maker may see; those of the forgotten are gone.
        door = frozenset() if who is GONE else frozenset({"a door"})
        keys += [
            Key(name, "link", await _link(office, who, NETWORK_PAGE), door),
            Key(name, "cookie", await _cookie(office, who, NETWORK_PAGE), opens),
            Key(f"{name}, of the report", "link", await _link(office, who, report), door, of_report=True),
            Key(
                f"{name}, of the report", "cookie", await _cookie(office, who, report),
                frozenset({REPORT}) if who is ADA else frozenset(), of_report=True,
            ),
            Key(name, "data", _data(office, who), opens),
        ]  # fmt: skip
    good = _data(office, CORA)
    for name, value in {
        "of another bot": _data(office, CORA, token="1001:another"),
        "too old": _data(office, CORA, age=timedelta(minutes=11)),
        "of the future": _data(office, CORA, age=-timedelta(minutes=2)),
        "signed for another": good.replace(str(COORDINATOR), "77", 1),
        "unsigned": re.sub(r"&hash=\w+", "", good),
        "garbage": "%%%=&&\x00",
    }.items():
        keys.append(Key(name, "data", value))
    address = await office.services.feeds.of_person(AINO)
    keys.append(Key("an old address", "calendar", _token_of(address.url)))
    address = await office.services.feeds.of_person(AINO, anew=True)
    keys.append(Key("a member's own", "calendar", _token_of(address.url), frozenset({HERE, HOST, PLACE})))
    keys += [Key("right", "secret", SECRET, frozenset({"update"})), Key("wrong", "secret", "a guess")]
    await _ends(office)
    return keys


def _token_of(url: str) -> str:
    return url.rpartition("/")[2].removesuffix(".ics")


@pytest.fixture
async def house(sqlite_url: str, tmp_path: Path) -> AsyncIterator[House]:
    """Two groups of two regions, everybody who could come by, and the addresses as the program serves them."""
    await migrate(sqlite_url)
    database, clock = Database(sqlite_url), StillClock()
    services = Services(Dependencies(database, clock, "en", "Europe/Helsinki", frozenset({COORDINATOR}), PUBLIC))
    office = Office(services, clock, database)
    await office.two_companies()
    await office.set_up(-2002, THERE, "Lappi")
    at = Appointment(clock.moment + timedelta(days=9), PLACE)
    await services.meetings.schedule(AINO, CHAT, at, facilitator=True)
    async with database.transaction() as tx:
        await people.meet(tx, CORA, reachable=True)
    await _people(office)

    async def administers(chat_id: int, user_id: int) -> bool:
        return (chat_id, user_id) in {(CHAT, BEN.telegram_id), (-999, FRIDA.telegram_id)}

    async def healthy() -> dict[str, Any]:
        return {"ready": True}

    async def measured() -> bytes:
        return b"mgn_up 1\n"

    async def receive(_: Any) -> bool:
        return True

    more = pages_for_people(
        services, TOKEN, PUBLIC, administers, lambda payload: f"https://t.me/mgn_bot?start={payload}"
    )
    application: Starlette = pages(healthy, measured, services.feeds.read, receive, lambda: SECRET, more=more)
    routes = [route for route in application.routes if isinstance(route, Route)]
    assert len(routes) == len(application.routes)
    browser = httpx.AsyncClient(transport=httpx.ASGITransport(application), base_url=PUBLIC)
    async with browser:
        yield House(office, routes, browser, await _keys(office, sqlite_url, tmp_path))
    await database.close()


NOBODYS = frozenset[str]()
SHOWS = {
    ("GET", "/healthz"): None,
    ("GET", "/readyz"): None,
    ("GET", "/health"): None,
    ("GET", "/metrics"): None,
    ("GET", "/find"): None,
    ("GET", "/find/{slug}"): None,
    ("GET", "/find/{slug:path}"): None,
    ("GET", "/find/{slug}.ics"): None,
    ("GET", "/find/{slug}/calendar"): None,
    ("GET", "/network"): None,
    ("GET", "/network/door.js"): None,
    ("GET", "/calendar/{token}.ics"): "calendar",
    ("POST", "/telegram"): "secret",
    ("POST", "/network"): "data",
    ("GET", "/network/open/{token}"): "link",
    ("POST", "/network/open/{token}"): "link",
    ("GET", "/network/page"): "cookie",
    ("GET", "/report/open/{token}"): "link",
    ("POST", "/report/open/{token}"): "link",
    ("GET", "/report/{number:int}"): "cookie",
}
"""Each address, and the kind of key that opens it; None where everybody sees the same, and nothing of a group."""


async def _asks(house: House, method: str, path: str, key: Key) -> httpx.Response:
    """A visitor comes to an address with a key, and shows it wherever one can be shown."""
    token = key.value if key.kind in ("link", "calendar") else "c" * 43
    for name, value in {"{token}": token, "{number:int}": "1", "{slug}": "kainuu", "{slug:path}": "kainuu"}.items():
        path = path.replace(name, value)
    headers = {"Accept-Language": "en"}
    if key.kind == "cookie":
        headers["Cookie"] = f"mgn_page={key.value}; mgn_report={key.value}"
    if key.kind == "secret":
        headers[SECRET_HEADER] = key.value
    house.browser.cookies.clear()
    if method == "GET":
        return await house.browser.get(path, headers=headers)
    if path == "/telegram":
        return await house.browser.post(path, headers=headers, json={"update_id": 1})
    return await house.browser.post(path, headers=headers, data={"init_data": key.value if key.kind == "data" else ""})


def _opened(path: str, kind: str | None, key: Key) -> frozenset[str]:
    """What this key opens at this address."""
    if kind is None or key.kind != kind or (kind in ("link", "cookie") and key.of_report != path.startswith("/report")):
        return NOBODYS
    return key.opens


async def test_every_address_shows_each_visitor_what_is_theirs_and_nothing_else(house: House) -> None:
    served = {(method, route.path) for route in house.routes for method in (route.methods or ()) if method != "HEAD"}
    assert served == set(SHOWS), "an address that is not in this table is tried by nobody"
    seen_by_anybody = set[str]()
    # A press on a link uses it up, so looking comes first.
    for (method, path), kind in sorted(SHOWS.items()):
        for key in house.keys:
            about = f"{method} {path} with {key.kind or 'nothing'}: {key.name}"
            answer = await _asks(house, method, path, key)
            shown = {mark for mark in MARKS if mark in answer.text}
            expected = _opened(path, kind, key)
            if kind is None:
                assert answer.status_code == (404 if path == "/find" else 200), about
                assert not shown, about
            elif kind == "link":
                right = 200 if method == "GET" else 303
                assert answer.status_code == (right if expected else 403), about
                assert not shown, about
                assert ("set-cookie" in answer.headers) == bool(expected and method == "POST"), about
            elif kind == "secret":
                assert answer.status_code == (200 if expected else 403), about
            else:
                assert shown == expected, about
                assert answer.status_code == (200 if expected else 404 if kind == "calendar" else 403), about
            seen_by_anybody |= shown
    assert {HERE, THERE, REPORT, PLACE} <= seen_by_anybody, "the marks are such as can be seen"
