"""The network at a glance: its figures equal a count that knows no database, and each role sees what is theirs."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from matplotlib.patches import Rectangle
from sqlalchemy import event

from bot.domain.network import NETWORK_PAGE, CallReason, Network, NetworkOnly, PageLinkSpent, SharedMeeting
from bot.domain.people import Who
from bot.domain.people.roles import Role
from bot.formats.when import Appointment
from bot.presenters import network as shown
from bot.presenters.network import monday as monday_shown
from bot.presenters.network.page import network_page
from bot.presenters.network.picture import drawn
from bot.services.network.monday import to_do
from bot.web_pages import is_network
from locales import LANGUAGES, Text, text_in
from storage import Transaction, people, tables
from storage.people import roles
from tests.recurring import set_going
from tests.services.conftest import AINO, BEN, CHAT, COORDINATOR, FRIDA, Office

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
CORA, ADA = Who(COORDINATOR, "Cora", "en"), Who(77, "Ada", "en")
REGIONS = ("Kainuu", "Lappi", "Österbotten", "Åland", None)
HELSINKI = ZoneInfo("Europe/Helsinki")


@dataclass
class Facts:
    """What was made up, counted while it was made."""

    groups: int = 0
    companies: int = 0
    ahead: int = 0
    unanswered: int = 0
    joined: int = 0
    left: int = 0
    held_this_week: int = 0
    lately: list[int] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    in_year: dict[int, int] = field(default_factory=dict)
    in_year_together: dict[int, list[tuple[str, int | None]]] = field(default_factory=dict)
    """Joint meetings at which each group was, latest first, and how many of its companies, where that is known."""
    months: dict[int, list[int]] = field(default_factory=dict)
    """How many companies came to each meeting of a month."""


async def _insert(tx: Transaction, table: str, **values: Any) -> int:
    made = tables.metadata.tables[table]
    return int(await tx.value(made.insert().values(values).returning(made.c.id)))


async def _made_up(tx: Transaction, number: int, seed: int = 7) -> Facts:
    """A network with everything in it, and what there is of it."""
    chance, facts = random.Random(seed), Facts(groups=number)
    there: set[int] = set()
    elsewhere: int | None = None
    for at in range(number):
        group = await _insert(
            tx, "groups", chat_id=-5000 - at, title=f"Group {at}", region=REGIONS[at % 5], language="en",
            zone="Europe/Helsinki", reminder_minutes=[], months_off=[], is_forum=False, awake=True, is_admin=True,
            registered_at=NOW - timedelta(days=900), token=f"t{at}", votes={},
        )  # fmt: skip
        own = []
        for name in range(chance.randrange(2, 6)):
            gone, new = chance.random() < 0.2, chance.random() < 0.1
            joined_at = NOW - timedelta(days=3 if new else 500)
            left_at = NOW - timedelta(days=chance.choice((2, 90))) if gone and not new else None
            if name == 0 and elsewhere is not None and chance.random() < 0.3:
                # In two groups at once; it counts once.
                enterprise = elsewhere
            else:
                enterprise = await _insert(tx, "enterprises", name=f"E{at}.{name}", created_at=joined_at)
            company = await _insert(
                tx, "companies", group_id=group, name=f"C{at}.{name}", joined_at=joined_at, left_at=left_at, credit=0,
                enterprise_id=enterprise,
            )  # fmt: skip
            own.append(company)
            if left_at is None:
                there.add(enterprise)
                elsewhere = enterprise
            facts.joined += new
            facts.left += left_at is not None and NOW - left_at < timedelta(days=7)
        await _meetings(tx, chance, facts, group, own)
        await _questions(tx, chance, facts, group)
    facts.companies = len(there)
    await _joint_meetings(tx, facts, range(1, number + 1))
    for at, state in enumerate(("waiting", "waiting", "joined", "asked")):
        person = await _insert(tx, "people", telegram_id=900_000 + at, name=f"Newcomer {at}", reachable=True)
        values = {"person_id": person, "state": state, "step": "done", "region": "Kainuu", "days": [], "passed": []}
        await tx.run(tables.newcomers.insert().values(**values, started_at=NOW, changed_at=NOW))
    return facts


async def _meetings(tx: Transaction, chance: random.Random, facts: Facts, group: int, own: Sequence[int]) -> None:
    turn = await _insert(
        tx, "turns", group_id=group, cycle=1, company_id=own[0], state="hosted", offered_at=NOW - timedelta(days=400)
    )
    for days in (-500, -300, -140, -100, -50, -20, -3, 5, 27, 40):
        if chance.random() < 0.3:
            continue
        state = "planned" if days > 0 else chance.choice(("held", "held", "held", "cancelled"))
        meeting = await _insert(
            tx, "meetings", group_id=group, turn_id=turn, company_id=own[0], starts_at=NOW + timedelta(days=days),
            state=state, uid=f"{group}.{days}", sequence=0, changed_at=NOW,
        )  # fmt: skip
        facts.ahead += state == "planned" and days < 28
        if state != "held":
            continue
        confirmed = chance.choice((None, None, True, False))
        if confirmed is not None:
            values = {"meeting_id": meeting, "held": confirmed, "confirmed_at": NOW}
            await tx.run(tables.confirmations.insert().values(values))
        came = chance.sample(list(own), chance.randrange(0, len(own) + 1))
        if came:
            ticked = [{"meeting_id": meeting, "company_id": company} for company in came]
            await tx.run(tables.attendance.insert(), ticked)
        if confirmed is False or days < -366:
            continue
        facts.in_year[group] = facts.in_year.get(group, 0) + 1
        facts.held_this_week += days >= -7
        if came:
            month = (NOW + timedelta(days=days)).astimezone(HELSINKI).date().replace(day=1)
            facts.months.setdefault(month.toordinal(), []).append(len(came))
        if came and days >= -90:
            facts.lately.append(len(came))
        elif came and days >= -180:
            facts.before.append(len(came))


async def _joint_meetings(tx: Transaction, facts: Facts, groups: Sequence[int]) -> None:
    """What several groups do together counts once, where it takes place."""
    for title, days, state, held in (
        ("Trade fair", 10, "planned", None),
        ("Far off", 30, "planned", None),
        ("Nobody has told of it", 12, "draft", None),
        ("Called off", 13, "cancelled", None),
        ("Last week's", -4, "over", True),
        ("Rained off", -5, "over", False),
        ("Last month's", -30, "over", True),
    ):
        joint = await _insert(
            tx, "joint_meetings", title=title, starts_at=NOW + timedelta(days=days), zone="Europe/Helsinki", state=state,
            made_at=NOW, changed_at=NOW, held=held,
        )  # fmt: skip
        if groups:
            await tx.run(tables.joint_groups.insert(), [{"joint_id": joint, "group_id": group} for group in groups])
            await _who_was_there(tx, facts, joint, title, groups)
    if groups:
        facts.ahead += 1
        facts.held_this_week += 1


async def _who_was_there(tx: Transaction, facts: Facts, joint: int, title: str, groups: Sequence[int]) -> None:
    """At last month's the organiser said which companies were there; at last week's they are only proposed."""
    companies, said = tables.companies, title == "Last month's"
    if said:
        changed = tables.joint_meetings.update().where(tables.joint_meetings.c.id == joint)
        await tx.run(changed.values(companies_at=NOW - timedelta(days=29)))
    if title not in ("Last week's", "Last month's"):
        return
    for group in groups:
        own = [row[0] for row in await tx.all(companies.select().where(companies.c.group_id == group))]
        there = own[: group % 3]
        if there:
            await tx.run(tables.joint_companies.insert(), [{"joint_id": joint, "company_id": each} for each in there])
        if there or not said:
            facts.in_year_together.setdefault(group, []).append((title, len(there) if said else None))


async def _questions(tx: Transaction, chance: random.Random, facts: Facts, group: int) -> None:
    for number in range(chance.randrange(3)):
        state, answered = chance.choice(("open", "open", "closed")), chance.random() < 0.4
        question = await _insert(
            tx, "questions", group_id=group, number=number + 1, body="?", state=state,
            asked_at=NOW - timedelta(days=chance.randrange(1, 30)), carried_named=False,
        )  # fmt: skip
        if answered:
            await _insert(
                tx, "answers", question_id=question, group_id=group, by_asker=False, private=False, media="text",
                body="!", shown="home", given_at=NOW,
            )  # fmt: skip
        facts.unanswered += state == "open" and not answered


async def _coordinator(office: Office) -> None:
    async with office.database.transaction() as tx:
        await people.meet(tx, CORA, reachable=True)


@pytest.mark.parametrize("number", [0, 1, 13, 200])
async def test_every_figure_equals_an_independent_count(office: Office, number: int) -> None:
    await _coordinator(office)
    async with office.database.transaction() as tx:
        facts = await _made_up(tx, number)
    asked: list[str] = []
    if not office.database.is_file:
        event.listen(office.database.engine.sync_engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    view = await office.services.network.at_a_glance(CORA)
    assert len(asked) < 25, "as many statements for two hundred groups as for one"
    assert len(view.groups) == facts.groups
    assert view.companies == facts.companies
    assert len(view.coming) == facts.ahead
    assert view.unanswered == facts.unanswered
    assert view.waiting == 2
    assert (view.changes.joined, view.changes.left, view.changes.held) == (
        facts.joined,
        facts.left,
        facts.held_this_week,
    )
    assert {int(each.group.id): len(each.held) for each in view.groups if each.held} == facts.in_year
    together = {
        int(each.group.id): [(one.title, one.companies) for one in each.year(NOW) if isinstance(one, SharedMeeting)]
        for each in view.groups
    }
    assert {group: known for group, known in together.items() if known} == facts.in_year_together
    assert view.attendance.lately == (sum(facts.lately) / len(facts.lately) if facts.lately else None)
    assert view.attendance.before == (sum(facts.before) / len(facts.before) if facts.before else None)
    assert sum(len(region.groups) for region in view.regions) == number
    for language in LANGUAGES:
        _says_the_same(language, view, facts)


def _says_the_same(language: str, view: Network, facts: Facts) -> None:
    t = text_in(language, HELSINKI)
    said = [str(line) for line in shown.lines(t, view)]
    assert len(said) <= 8
    assert len(shown.glance(t, view).text) < 1024 + 200
    _page_and_picture(t, view, facts)
    numbers = [
        [
            int(each.replace("\xa0", "").replace(",", ""))
            for each in re.findall(r"(?<![\d.])\d[\d,\xa0]*(?![\d.,]*\d)", line)
        ]
        for line in (said[0], said[-1])
    ]
    assert numbers[0] == [facts.groups, facts.companies]
    assert sorted(n for n in numbers[1]) == sorted(n for n in (facts.held_this_week, facts.joined, facts.left) if n)


def _page_and_picture(t: Text, view: Network, facts: Facts) -> None:
    """They are drawn from what the message says."""
    page = network_page(t, view, nonce="n").decode()
    four = [t.number(n) for n in (facts.groups, facts.companies, len(view.calls), facts.unanswered)]
    assert re.findall(r"<dd[^>]*>([^<]+)</dd>", page) == four
    weeks = page.partition("<svg")[2].partition("<svg")[2].partition("</svg>")[0] if facts.ahead else ""
    columns = [int(each) for each in re.findall(r'class="small value"[^>]*>([^<]+)<', weeks)]
    assert (sum(columns) if columns else weeks.count("<circle")) == facts.ahead
    coming = "".join(re.findall(r'<tbody role="rowgroup">(.*?)</tbody>', page, re.DOTALL))
    assert coming.count("<tr") == facts.ahead
    assert coming.count("Trade fair") == (1 if facts.groups else 0)
    assert page.count("<b>") == len(view.calls)
    bars = re.findall(r'class="value"[^>]*>([^<]+)<', page)[:6]
    ordinals = [month.first.toordinal() for month in view.attendance.months]
    came = [facts.months.get(each, []) for each in ordinals]
    assert bars == [t.number(round(sum(each) / len(each), 1)) if each else "–" for each in came]
    figure = drawn(t, view)
    assert [text.get_text() for text in figure.texts[2::2]] == four
    plotted, months = figure.axes
    dots = [len(list(line.get_xdata())) for line in plotted.lines if line.get_marker() == "o"]  # type: ignore[arg-type]
    heights = [round(bar.get_height()) for bar in plotted.patches if isinstance(bar, Rectangle)]
    assert sum(dots) + sum(heights) == facts.ahead
    assert [text.get_text() for text in months.texts] == bars
    assert [round(bar.get_height(), 6) for bar in months.patches if isinstance(bar, Rectangle)] == [
        round(sum(each) / len(each), 6) if each else 0 for each in came
    ]


@dataclass
class Books:
    """What people did, written down by whoever watched them."""

    companies: dict[int, int] = field(default_factory=dict)
    """Of each chat."""
    meetings: dict[int, datetime] = field(default_factory=dict)
    questions: int = 0


async def _played(office: Office, number: int) -> Books:
    """Groups come about, companies join, hosts set dates, somebody asks, somebody leaves."""
    books, services = Books(), office.services
    for at in range(number):
        chat, region = -3000 - at, "Kainuu" if at % 2 else "Lappi"
        await office.set_up(chat, f"Core {at}", region)
        first, second = (Who(10_000 + 10 * at + one, f"P{at}.{one}", "en") for one in range(2))
        await services.companies.join(first, chat, f"First of {at}")
        await services.companies.join(second, chat, f"Second of {at}")
        books.companies[chat] = 2
        if at % 3 == 0:
            turn = (await services.turns.hosts(chat)).turn
            assert turn is not None
            await services.turns.accept(first, int(turn.id))
            books.meetings[chat] = NOW + timedelta(days=2 + 4 * at)
            await services.meetings.schedule(first, chat, Appointment(books.meetings[chat], None), facilitator=False)
        if at % 4 == 0:
            await services.questions.ask(first, chat, f"Who knows {at}?", source=(chat, 1))
            books.questions += 1
        if at % 5 == 1:
            await services.companies.leave(second, chat)
            books.companies[chat] = 1
    return books


async def _plans(office: Office, title: str, days: int, which: str) -> int:
    plans = office.services.joint_planning
    joint = (await plans.begin(CORA)).meeting.id
    await plans.choose(CORA, joint, which, 1)
    await plans.settle(CORA, joint, title=title)
    await plans.settle_time(CORA, joint, lambda _: (NOW + timedelta(days=days), "Town hall"))
    await plans.tell(CORA, joint)
    return joint


@pytest.mark.parametrize("number", [0, 1, 13])
async def test_message_page_and_picture_equal_the_books_of_whoever_watched(office: Office, number: int) -> None:
    await _coordinator(office)
    books = await _played(office, number)
    facts = Facts(number, sum(books.companies.values()), unanswered=books.questions)
    facts.ahead = sum(at < NOW + timedelta(weeks=4) for at in books.meetings.values())
    if number:
        await _plans(office, "Trade fair", 6, "a")
        await office.services.joint_planning.call_off(CORA, await _plans(office, "Off", 7, "a"), None)
        await _plans(office, "Lapland together", 20, "r")
        facts.ahead += 2
    view = await office.services.network.at_a_glance(CORA)
    for language in LANGUAGES:
        t = text_in(language, HELSINKI)
        _page_and_picture(t, view, facts)
        said = [str(line) for line in shown.lines(t, view)]
        assert f" {facts.ahead} " in said[1] or not facts.ahead
        assert [str(n) for n in (number, facts.companies)] == re.findall(r"\d+", said[0])
    if number == 13:
        await _adviser(office)
        own = await office.services.network.at_a_glance(ADA)
        page = network_page(text_in("en", HELSINKI), own, nonce="n").decode()
        # Of the region's groups alone; the joint meeting is there once, with all its groups.
        assert "🤝 Trade fair · 13 groups" in page and "Lapland together" not in page
        assert {each.group.region for each in own.groups} == {"Kainuu"}


async def test_a_group_that_is_asked_to_a_joint_meeting_is_not_called_forgotten(office: Office) -> None:
    await office.two_companies()
    await _coordinator(office)
    await office.passes(days=70)
    assert CallReason.QUIET in (await office.services.network.at_a_glance(CORA)).calls[0].reasons
    await _plans(office, "Trade fair", 80, "a")
    view = await office.services.network.at_a_glance(CORA)
    assert CallReason.QUIET not in view.calls[0].reasons
    said = shown.group(text_in("en", HELSINKI), view, view.groups[0]).text
    assert "joint meeting Fri 12 Feb" in said.replace("\xa0", " ")


async def test_who_looks_after_nothing_sees_nothing_and_each_role_its_own(office: Office) -> None:
    await office.two_companies()
    await office.set_up(-2002, "Lappi core", "Lappi")
    service = office.services.network
    for stranger in (AINO, FRIDA, Who(500, "Stranger", None)):
        with pytest.raises(NetworkOnly):
            await service.at_a_glance(stranger)
    assert [group.chat_id for group in await service.perhaps_facilitated(BEN)] == [CHAT]
    own = await service.at_a_glance(BEN, (CHAT,))
    assert [each.group.title for each in own.groups] == ["Kainuu core"]
    with pytest.raises(NetworkOnly):
        await service.offer_help(BEN, 2, (CHAT,))
    async with office.database.transaction() as tx:
        await people.meet(tx, CORA, reachable=True)
        ada = await people.meet(tx, ADA, reachable=True)
        await roles.grant(tx, ada.id, Role.RESEARCHER, None, COORDINATOR, NOW)
    with pytest.raises(NetworkOnly):
        await service.at_a_glance(ADA)
    async with office.database.transaction() as tx:
        await roles.grant(tx, ada.id, Role.ADVISER, ["lappi"], COORDINATOR, NOW)
    assert [each.group.title for each in (await service.at_a_glance(ADA)).groups] == ["Lappi core"]
    with pytest.raises(NetworkOnly):
        await service.offer_help(ADA, 1)
    assert len((await service.at_a_glance(CORA)).groups) == 2


async def test_help_is_offered_to_facilitators_once_a_day(office: Office) -> None:
    await office.two_companies()
    await _coordinator(office)
    for _ in range(2):
        assert (await office.services.network.offer_help(CORA, 1)).title == "Kainuu core"
    assert len(await office.waiting("help-offered")) == 1


async def test_a_group_without_a_host_needs_a_call_and_says_why(office: Office) -> None:
    await office.two_companies()
    await _coordinator(office)
    await office.passes(days=15)
    await office.services.questions.ask(AINO, CHAT, "Anybody?", source=(CHAT, 1))
    await office.passes(days=8)
    view = await office.services.network.at_a_glance(CORA)
    (call,) = view.calls
    assert call.reasons == (CallReason.NO_HOST, CallReason.UNANSWERED)
    await office.passes(days=60)
    (call,) = (await office.services.network.at_a_glance(CORA)).calls
    assert CallReason.QUIET in call.reasons


async def test_of_two_browsers_at_once_a_link_opens_for_one(office: Office) -> None:
    await _coordinator(office)
    pages = office.services.pages
    token = await pages.make(CORA, NETWORK_PAGE)
    assert await pages.opens(token, is_network)
    tried = await asyncio.gather(*(pages.open(token, is_network) for _ in range(4)), return_exceptions=True)
    (opened,) = [each for each in tried if not isinstance(each, BaseException)]
    assert [type(each) for each in tried if isinstance(each, BaseException)] == [PageLinkSpent] * 3
    assert not await pages.opens(token, is_network)
    reader = await pages.reader(opened[0], NETWORK_PAGE)
    assert reader is not None and reader.telegram_id == COORDINATOR
    assert await pages.reader(opened[0], "another") is None
    assert await pages.end(CORA) == 1
    assert await pages.reader(opened[0], NETWORK_PAGE) is None


async def _adviser(office: Office) -> None:
    async with office.database.transaction() as tx:
        ada = await people.meet(tx, ADA, reachable=True)
        await roles.grant(tx, ada.id, Role.ADVISER, ["Kainuu"], COORDINATOR, NOW)


async def _mondays(office: Office, weeks: int) -> list[int]:
    """How many messages each of so many Mondays brings to advisers."""
    brought = []
    for _ in range(weeks):
        before = len(await office.waiting("monday"))
        today = office.clock.moment.date()
        monday = today + timedelta(days=7 - today.weekday())
        office.clock.moment = datetime(monday.year, monday.month, monday.day, 7, 30, tzinfo=UTC)
        await office.passes()
        brought.append(len(await office.waiting("monday")) - before)
    return brought


async def test_an_adviser_hears_on_monday_only_of_what_is_new_for_them(office: Office) -> None:
    await office.two_companies()
    await office.set_up(-2002, "Lappi core", "Lappi")
    await _adviser(office)
    await set_going(office.services, "health")
    await set_going(office.services, "monday")
    # New companies at first; then nobody hosts, which is known on the third Monday and a week old on the fourth.
    assert await _mondays(office, 6) == [1, 0, 0, 1, 0, 0]
    await office.services.questions.ask(AINO, CHAT, "Who repairs ovens?", source=(CHAT, 1))
    await office.services.questions.ask(AINO, CHAT, "And who repairs mixers?", source=(CHAT, 2))
    assert await _mondays(office, 3) == [1, 0, 0]


async def test_the_message_of_monday_names_what_waits_with_a_button_for_each(office: Office) -> None:
    await office.two_companies()
    await _adviser(office)
    await office.services.questions.ask(AINO, CHAT, "Who repairs <ovens>?", source=(CHAT, 1))
    await office.passes(days=8)
    async with office.database.transaction() as tx:
        ada = await people.by_telegram_id(tx, ADA.telegram_id)
        assert ada is not None
        found = await to_do(tx, office.services.dependencies, ada)
    assert found is not None
    made = monday_shown.monday(text_in("en", HELSINKI), *found)
    assert "“Who repairs &lt;ovens&gt;?” has waited 8 days" in made.text
    assert [row[0].text for row in made.buttons] == ["💬 Who repairs <ovens>?", "Show all groups"]
