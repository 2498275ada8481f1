"""A small network lives for some months through the wire, and keeps its promises."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pypdf
from sqlalchemy import select

from bot import report_child
from bot.config import Settings
from bot.domain.evidence.facts import Scope
from bot.domain.evidence.periods import since_the_start
from bot.domain.people import Who
from bot.domain.privacy import Words
from bot.report_check import verify
from bot.runtime.report_maker import told_of
from bot.simulation.report import SimulationReport
from bot.simulation.run import Plan, SimulatedNetwork
from storage import people, tables
from storage.evidence import reports
from storage.evidence.aside import reading


async def _lived(plan: Plan) -> SimulationReport:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic-settings' own switch
    async with SimulatedNetwork(plan, settings) as network:
        return SimulationReport(await network.lives())


async def test_the_same_seed_lives_the_same_months() -> None:
    plan = Plan(groups=1, companies=6, months=2, seed=11)
    first, again = await _lived(plan), await _lived(plan)
    assert first.lines() == again.lines()
    assert first.record.trouble == []


def _keeps_its_promises(report: SimulationReport) -> None:
    record = report.record
    # Whatever a report says is what people did.
    assert [str(one) for one in record.figures if not one.equal] == []
    assert sum(isinstance(one.says, int) and one.says > 0 for one in record.figures) > 15
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


async def _is_still_true_when_people_are_forgotten(network: SimulatedNetwork, folder: Path) -> None:
    """A report is made and half of the people have themselves erased: it is true, and no name of theirs is anywhere."""
    services, now, url = network.mgn.services, network.world.clock.now(), network.mgn.settings.database_url
    circles = list(network.circles.values())
    gone = [member for circle in circles for member in circle.members][::2]
    async with network.mgn.database.transaction() as tx:
        asking = await people.meet(tx, Who(circles[0].facilitator.id, "Whoever asks", None))
        period = since_the_start(now.date())
        await reports.want(
            tx, person_id=asking.id, language="fi", now=now, made_on=now.date(), period=period, scope=Scope(),
            salt="salt", project=None,
        )  # fmt: skip
        order = await reports.take(tx)
    assert order is not None
    made = await report_child.make(told_of(order, url, "Europe/Helsinki", now, folder), lambda step: None)
    await services.report_making.made(order.id, made, {})
    sheet = folder / "report.xlsx"
    assert (await verify(url, str(sheet))).true
    for member in gone:
        await services.forgetting.forget(Who(member.person.id, member.person.name, None), Words.GO)
    await network.mgn.database.wipe()
    verified = await verify(url, str(sheet))
    assert verified.true, verified.says
    kept = {member.company for circle in circles for member in circle.members if member not in gone}
    names = {member.person.name for member in gone} | {member.company for member in gone} - kept
    everywhere = " ".join(page.extract_text() for page in pypdf.PdfReader(folder / "report.pdf").pages)
    book = openpyxl.load_workbook(sheet)
    everywhere += " ".join(str(cell.value) for one in book for row in one.iter_rows() for cell in row)
    async with reading(url) as tx:
        for table in tables.metadata.sorted_tables:
            everywhere += " ".join(str(tuple(row)) for row in await tx.all(select(table)))
    assert {name for name in names if name in everywhere} == set()


async def test_a_small_network_keeps_its_promises_for_four_months(tmp_path: Path) -> None:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic-settings' own switch
    async with SimulatedNetwork(Plan(groups=2, companies=12, months=4, seed=9), settings) as network:
        _keeps_its_promises(SimulationReport(await network.lives()))
        await _is_still_true_when_people_are_forgotten(network, tmp_path)
    assert network.world.violations == []


async def test_newcomers_come_and_the_funnel_is_what_they_did() -> None:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic-settings' own switch
    async with SimulatedNetwork(Plan(groups=1, companies=9, months=5, seed=3, newcomers=True), settings) as network:
        report = SimulationReport(await network.lives())
    record = report.record
    assert record.trouble == []
    assert record.funnel is not None and record.reckoned is not None
    assert record.reckoned.wrong == []
    assert record.reckoned.checked > 15
    steps = {step for _, step, _ in record.funnel.of()}
    assert {"opened", "talked", "joined", "hosted"} <= steps
    assert max(report.per_month) <= 10
