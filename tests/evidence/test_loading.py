"""What stands in the tables is what is counted, on both databases; and what a report says is still true afterwards."""

from __future__ import annotations

import asyncio
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
from sqlalchemy import select, update

from bot import report_check, report_child
from bot.domain.evidence.facts import Facts, HeadcountFact
from bot.domain.evidence.orders import ReportMade
from bot.runtime.report_maker import told_of
from storage import Database, migrate, tables
from storage.evidence import load, reports
from tests.evidence.filling import ZONE, fill
from tests.evidence.records import made_up, report_on

NOW = datetime(2029, 12, 31, 12, tzinfo=UTC)


def _as_read(facts: Facts) -> Facts:
    """As it comes back: who came counts only where the meeting was confirmed, and names are known."""
    meetings = tuple(one if one.held else replace(one, came=()) for one in facts.meetings)
    asked = tuple(
        one if one.first_answer_at is not None else replace(one, answers=0, helpful=False) for one in facts.questions
    )
    counts = tuple(sorted(facts.headcounts, key=lambda one: one.day))
    return replace(facts, meetings=meetings, questions=asked, headcounts=counts, names=frozenset())


async def test_the_record_is_read_as_it_was_written(database: Database) -> None:
    facts = made_up(3, 14)
    async with database.transaction() as tx:
        await fill(tx, facts)
    async with database.transaction() as tx:
        read = await load(tx, NOW, ZONE.key)
    assert {"Yritys 1 Oy", "Rae Researcher"} <= read.names
    read = replace(read, names=frozenset())
    expected = _as_read(facts)

    def by_day(one: HeadcountFact) -> tuple[object, ...]:
        return one.day, one.company, one.band

    assert sorted(read.headcounts, key=by_day) == sorted(expected.headcounts, key=by_day)
    assert replace(read, headcounts=()) == replace(expected, headcounts=())
    assert report_on(read).seal == report_on(facts).seal


async def test_companies_that_were_joined_count_once(database: Database) -> None:
    facts = made_up(1, 4)
    async with database.transaction() as tx:
        await fill(tx, facts)
        enterprises, companies = tables.enterprises, tables.companies
        await tx.run(update(enterprises).where(enterprises.c.id == 2).values(joined_into=1))
        await tx.run(update(companies).where(companies.c.enterprise_id == 2).values(enterprise_id=1))
    async with database.transaction() as tx:
        read = await load(tx, NOW, ZONE.key)
    assert len({stay.company for stay in read.stays}) == len({stay.company for stay in facts.stays}) - 1
    assert report_on(read).figures["companies"].value("all") == 19
    # Both came to the same meeting, which makes one company with the people of both.
    assert all(len({company for company, _ in one.came}) == len(one.came) for one in read.meetings)


async def test_a_report_stays_true_when_names_go_and_the_record_goes_on(database_url: str, tmp_path: Path) -> None:
    await migrate(database_url)
    database = Database(database_url)
    async with database.transaction() as tx:
        await fill(tx, made_up(2, 10))
        period = report_on(made_up(0, 0)).period
        order = await reports.want(
            tx,
            person_id=1,
            language="fi",
            now=NOW,
            made_on=NOW.date(),
            period=period,
            scope=report_on(made_up(0, 0)).scope,
            salt="salt",
            project=None,
        )
        order = await reports.take(tx) or order
    steps: list[str] = []
    told = told_of(order, database_url, ZONE.key, NOW, tmp_path)
    made: ReportMade = await asyncio.ensure_future(report_child.make(told, steps.append))
    assert steps == ["reading", "counting", "sheets", "pages"]
    async with database.transaction() as tx:
        await reports.seal(tx, order.id, made, {}, 5, NOW)
    file = tmp_path / "report.xlsx"
    assert (await report_check.verify(database_url, str(file))).says.startswith("Yes: this is report 2029-1")
    async with database.transaction() as tx:
        # Everybody is forgotten, and another meeting is confirmed.
        await tx.run(update(tables.companies).values(name="–"))
        await tx.run(update(tables.enterprises).values(name="–"))
        await tx.run(update(tables.people).values(name="–"))
        await tx.run(update(tables.confirmations).values(held=True))
        kept = await tx.one(select(tables.reports))
    await database.close()
    assert (await report_check.verify(database_url, str(file))).true
    assert "Yritys" not in str(kept)
    book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
    assert not any("Yritys 1" in str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    book["meetings"].cell(row=book["meetings"].max_row, column=8).value = 999
    book.save(file)
    verified = await report_check.verify(database_url, str(file))
    assert not verified.true
    assert "“meetings”" in verified.says
