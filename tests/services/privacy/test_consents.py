"""Whether researchers may use the record: asked once, kept with its history, and taken back; on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import report_child
from bot.domain.evidence.facts import Scope
from bot.domain.evidence.orders import Order, ReportsNotForYou, UnknownScope, What
from bot.domain.evidence.periods import of_year, since_the_start
from bot.domain.evidence.research import ConsentSaid
from bot.domain.people import Who
from bot.domain.people.roles import Role
from bot.domain.privacy import Words
from bot.domain.refused import CardTooOld
from bot.runtime.report_maker import told_of
from storage import people, tables
from storage.evidence import consents
from storage.people import roles
from tests.recurring import set_going
from tests.services.conftest import AINO, BEN, CHAT, COORDINATOR, Office

RAE = Who(70, "Rae", "en")
MONDAY = datetime(2027, 2, 8, 8, tzinfo=UTC)


@pytest.fixture
async def studied(office: Office) -> Office:
    """Two companies two months ago, and a researcher of their region."""
    await office.two_companies()
    for who in (AINO, BEN):
        await office.services.people.welcome(who)
    await set_going(office.services, "surveys")
    async with office.database.transaction() as tx:
        rae = await people.meet(tx, RAE)
        await roles.grant(tx, rae.id, Role.RESEARCHER, ["Kainuu"], None, office.clock.now())
    return office


async def _asked(office: Office, moment: datetime) -> list[int]:
    return await office.asked_on(moment, "research-ask")


async def _history(office: Office) -> list[tuple[int | None, str]]:
    async with office.database.transaction() as tx:
        kept = tables.research_consents
        return [(row.person_id, row.said) for row in await tx.all(select(kept).order_by(kept.c.id))]


async def test_each_is_asked_once_in_a_month_without_another_such_question(studied: Office) -> None:
    # In December they were asked where their company stands; that month nothing else.
    assert await _asked(studied, MONDAY - timedelta(days=56)) == []
    # Aino, whose turn it is, may have heard enough that month, and is asked in the next.
    asked = [*await _asked(studied, MONDAY), *await _asked(studied, MONDAY + timedelta(days=28))]
    assert sorted(asked) == [AINO.telegram_id, BEN.telegram_id]
    assert [said for _, said in await _history(studied)] == ["asked", "asked"]
    assert await _asked(studied, MONDAY + timedelta(days=77)) == []


async def test_what_is_said_is_kept_with_its_history_and_goes_with_its_person(studied: Office) -> None:
    say, about = studied.services.consents.say, studied.services.privacy.about
    for agrees in (True, True, False, False, True):
        await say(AINO, agrees=agrees)
    await say(BEN, agrees=False)
    with pytest.raises(CardTooOld):
        await say(Who(71, "Nobody's member", "en"), agrees=True)
    assert [said for _, said in await _history(studied)] == ["yes", "withdrawn", "yes", "no"]
    view = await about(AINO)
    assert view.member and view.consent is not None and view.consent.given
    assert (await about(RAE)).member is False
    async with studied.database.transaction() as tx:
        assert [one.until is None for one in await consents.agreed(tx)] == [False, True]
    mine = await studied.services.privacy.my_data(AINO)
    (kept,) = [each for each in mine.tables if each.table == "research_consents"]
    assert len(kept.rows) == 3
    await studied.services.forgetting.forget(AINO, Words.GO)
    assert [person is None for person, _ in await _history(studied)] == [True, True, True, False]
    async with studied.database.transaction() as tx:
        assert not [one for one in await consents.agreed(tx) if one.until is None]


async def _ordered(office: Office, who: Who, scope: Scope) -> Order:
    reports = office.services.reports
    order, _ = await reports.order(
        who, (), scope, since_the_start(office.services.dependencies.today()), "en", What.RESEARCH
    )
    return order


async def test_a_researcher_has_the_rows_of_the_own_region_a_coordinator_of_all_and_nobody_else(
    studied: Office,
) -> None:
    for who, scope in ((AINO, Scope()), (AINO, Scope(region="Kainuu"))):
        with pytest.raises(ReportsNotForYou):
            await _ordered(studied, who, scope)
    with pytest.raises(UnknownScope):
        await _ordered(studied, RAE, Scope())
    with pytest.raises(ReportsNotForYou):
        await studied.services.reports.order(RAE, (), Scope(region="Kainuu"), of_year(2029), "en")
    assert (await _ordered(studied, RAE, Scope(region="Kainuu"))).what is What.RESEARCH
    assert (await _ordered(studied, Who(COORDINATOR, "Cora", "en"), Scope())).what is What.RESEARCH
    menu = (await studied.services.reports.choices(RAE, ())).menu(Scope(region="Kainuu"), 2027)
    assert (menu.report, menu.data, menu.others) == (False, True, ())


async def test_the_file_holds_those_who_have_agreed_and_no_name(
    studied: Office, database_url: str, tmp_path: Path
) -> None:
    for n in range(8):
        who = Who(200 + n, f"Person {n}", "en")
        await studied.services.companies.join(who, CHAT, f"Yritys {n}")
        await studied.services.consents.say(who, agrees=n > 0)
    order = await _ordered(studied, RAE, Scope(region="Kainuu"))
    (made_of, steps) = (told_of(order, database_url, "Europe/Helsinki", studied.clock.now(), tmp_path), list[str]())
    made = await report_child.make(made_of, steps.append)
    assert steps == ["reading", "counting", "sheets"]
    assert made.totals == {"research": {"companies": 5, "rows": 5, "left-out": 0}}
    table, book = (tmp_path / "report.csv").read_text(), (tmp_path / "report.txt").read_text()
    # Two of seven wait until there are five of them.
    assert len(table.splitlines()) == 6
    assert "Yritys" not in table + book and "Person" not in table + book
    assert ConsentSaid.YES.value not in table
    assert all(f"\n{name}: " in book for name in table.splitlines()[0].split(","))
