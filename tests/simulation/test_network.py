"""A small network lives for some months through the wire, and keeps its promises."""

from __future__ import annotations

from sqlalchemy import select

from bot.config import Settings
from bot.simulation.report import Report
from bot.simulation.run import Network, Plan
from storage import tables


async def _lived(plan: Plan) -> Report:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic-settings' own switch
    async with Network(plan, settings) as network:
        return Report(await network.lives())


async def test_the_same_seed_lives_the_same_months() -> None:
    plan = Plan(groups=1, companies=6, months=2, seed=11)
    first, again = await _lived(plan), await _lived(plan)
    assert first.lines() == again.lines()
    assert first.record.trouble == []


async def test_a_small_network_keeps_its_promises_for_four_months() -> None:
    report = await _lived(Plan(groups=2, companies=12, months=4, seed=9))
    record = report.record
    assert report.counted
    assert report.share_of_months >= 0.95
    assert report.acted == []
    assert set(report.apart.values()) <= {0, 1}
    assert report.over == []
    assert record.trouble == []
    # One truth in each chat at every moment, and nobody woken for what nobody waits for.
    assert (record.doubled, record.contradicted, record.at_night) == ([], [], [])
    assert record.deeds["pressed going"] > 10
    assert max(report.per_month) <= 10


async def test_what_hosts_confirm_is_what_the_database_keeps() -> None:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic-settings' own switch
    async with Network(Plan(groups=1, companies=8, months=4, seed=5), settings) as network:
        record = await network.lives()
        async with network.mgn.database.transaction() as tx:
            rows = await tx.all(
                select(tables.meetings.c.starts_at, tables.companies.c.name, tables.confirmations.c.manner)
                .join(tables.confirmations, tables.confirmations.c.meeting_id == tables.meetings.c.id)
                .join(tables.companies, tables.companies.c.id == tables.meetings.c.company_id)
            )
            came = await tx.all(
                select(tables.meetings.c.starts_at, tables.companies.c.name, tables.attendance.c.people)
                .join(tables.attendance, tables.attendance.c.meeting_id == tables.meetings.c.id)
                .join(tables.companies, tables.companies.c.id == tables.attendance.c.company_id)
            )
    confirmed = [each for book in record.books for each in book.confirmed]
    assert confirmed
    said = {(each.at, each.by, "online" if each.online else "in person") for each in confirmed}
    assert said == {tuple(row) for row in rows}
    for each in confirmed:
        assert each.present == {name: people for at, name, people in came if at == each.at}
