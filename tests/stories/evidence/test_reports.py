"""/report: whoever answers for a network, a region or a group gets its evidence, and nobody else does."""

from __future__ import annotations

import io

import openpyxl
import pypdf
import pytest

from bot.domain.evidence.report import blank_figures
from bot.domain.people import Who
from bot.formats.evidence.reading import read_workbook, recount
from sandbox import Message
from storage.evidence import reports
from tests.stories.conftest import CoreGroup
from tests.stories.network import Network, network
from tests.stories.stage import Actor, Stage

FIGURES = blank_figures()


@pytest.fixture
async def net(stage: Stage) -> Network:
    return await network(stage)


def _not_made(stage: Stage) -> None:
    """Reports are asked for and not begun: what is asked for is all that is looked at."""
    assert stage.mgn is not None
    stage.mgn.report_maker.wake = lambda: None  # type: ignore[method-assign]


def _file(stage: Stage, message: Message) -> bytes:
    stored = stage.world.files.known(message.content["document"]["file_id"])
    assert stored is not None
    return stage.world.files.get(stored.path)


def _got(who: Actor) -> tuple[bytes, bytes]:
    """The PDF and the spreadsheet that came last."""
    messages = [one for one in who.person.messages(who.private) if "document" in one.content][-2:]
    assert [one.content["document"]["file_name"].rpartition(".")[2] for one in messages] == ["pdf", "xlsx"]
    pdf, sheet = (_file(who.stage, one) for one in messages)
    return pdf, sheet


async def _true(stage: Stage, sheet: bytes) -> bool:
    read = read_workbook(sheet, FIGURES)
    assert stage.mgn is not None
    async with stage.mgn.database.transaction() as tx:
        sealed = await reports.sealed(tx, read.number)
    return recount(read, sealed, FIGURES).true


async def test_a_coordinator_presses_twice_and_has_the_report(net: Network) -> None:
    cora = net.cora
    await cora.says("/report", chat=cora.private)
    card = cora.sees("Which period", cora.private)
    labels = [button["text"] for button in card.buttons]
    assert labels[:4] == ["2026", "2025", "Since the start", "Other dates"]
    assert "About: Kainuu" in labels
    await cora.presses("2026", card)
    await net.stage.passes(seconds=2)
    cora.sees("the whole network, 2026\n✅ Report 2026-1 is ready", cora.private)
    pdf, sheet = _got(cora)
    said = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert "the whole network" in said
    assert "What the network has achieved" in said
    assert await _true(net.stage, sheet)
    # What stood in the chat is not kept twice.
    assert net.stage.mgn is not None
    async with net.stage.mgn.database.transaction() as tx:
        assert await reports.file_of(tx, 1, "pdf") is None


async def test_another_region_and_two_dates_in_one_line_in_finnish(net: Network) -> None:
    oona = await net.stage.coordinator("Oona", "fi")
    _not_made(net.stage)
    await oona.says("/raportti 1.11.–30.11.2026 kainuu", chat=oona.private)
    oona.sees("Kainuu, 1.11.2026 – 30.11.2026\n.*Jonossa", oona.private)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [("viime vuonna", "2025"), ("Q3 2026 Kainuu", "1.7.2026 – 30.9.2026"), ("syys–marraskuu", "1.9.2026 – 30.11.2026")],
)
async def test_a_period_as_people_say_it_is_answered_with_its_days(net: Network, typed: str, understood: str) -> None:
    oona = await net.stage.coordinator("Oona", "fi")
    _not_made(net.stage)
    await oona.says(f"/raportti {typed}", chat=oona.private)
    oona.sees(f"{understood}\n.*Jonossa", oona.private)


async def test_an_adviser_reports_on_the_own_region_alone(net: Network) -> None:
    avi = net.avi
    _not_made(net.stage)
    await avi.says("/report 2026 Kainuu", chat=avi.private)
    assert "Lapland" in avi.last(avi.private).text, "what they can report on is named"
    await avi.says("2026 Lapland", chat=avi.private)
    avi.sees("Lapland, 2026", avi.private)


async def test_a_facilitator_finds_the_way_from_the_group(core: CoreGroup) -> None:
    frida = core.frida
    await frida.says("/report", chat=core.chat)
    link = frida.last(core.chat).buttons[0]["url"]
    await frida.starts(link.partition("start=")[2])
    card = frida.sees("Which period", frida.private)
    assert not any(button["text"].startswith("About") for button in card.buttons)
    await frida.presses("Since the start", card)
    _, sheet = _got(frida)
    book = openpyxl.load_workbook(io.BytesIO(sheet))
    # Two companies are too few to be shown as a part of the network.
    assert read_workbook(sheet, FIGURES).rows["joined"] in ((), (("C001",), ("C002",)))
    assert "Kahvila Aino" not in {str(cell.value) for one in book for row in one.iter_rows() for cell in row}


async def test_a_member_is_told_who_can(core: CoreGroup) -> None:
    await core.aino.says("/report", chat=core.aino.private)
    core.aino.sees("coordinators, for advisers", core.aino.private)
    await core.aino.says("/report", chat=core.chat)
    core.aino.sees("facilitator", core.chat)


async def test_dates_that_cannot_be_read_are_asked_for_again(net: Network) -> None:
    cora = net.cora
    _not_made(net.stage)
    await cora.says("/report", chat=cora.private)
    await cora.presses("About: Lapland", chat=cora.private)
    await cora.presses("Other dates", chat=cora.private)
    await cora.says("30.6.2026–1.1.2026", chat=cora.private)
    cora.sees("couldn't read", cora.private)
    await cora.says("2027", chat=cora.private)
    cora.sees("that have begun, for example: 2026, Q1 2026", cora.private)
    await cora.says("some time ago", chat=cora.private)
    cora.sees("“some time ago”.* with a year or two dates before it.*: 2026 ", cora.private)
    await cora.says("1.1.2026 - 30.6.2026", chat=cora.private)
    cora.sees("Lapland, 1 Jan 2026 – 30 Jun 2026", cora.private)


async def test_whoever_pays_is_set_once_and_stands_in_every_report(net: Network) -> None:
    cora = net.cora
    await cora.says("/report", chat=cora.private)
    await cora.presses("Who pays", chat=cora.private)
    await cora.presses("ESF+, companies", chat=cora.private)
    await cora.says("no dates", chat=cora.private)
    cora.sees("AK-123", cora.private)
    await cora.says("S30123, 1.1.2026–31.12.2028", chat=cora.private)
    cora.sees("Funded by: ESF.*S30123", cora.private)


async def test_a_report_that_was_broken_off_is_made_after_the_next_start(net: Network) -> None:
    cora, stage = net.cora, net.stage
    _not_made(stage)
    assert stage.mgn is not None
    await stage.mgn.services.reports.set_project(
        Who(cora.person.id, cora.person.name, None), "ESF+", "companies", "S1, 1.1.2026–31.12.2028"
    )
    await cora.says("/report 2026", chat=cora.private)
    cora.sees("In the queue", cora.private)
    await cora.says("/report 2026", chat=cora.private)
    cora.sees("still being made", cora.private)
    await stage.bot_stops()
    await stage.bot_starts()
    await stage.settle()
    await stage.passes(seconds=2)
    cora.sees("Report 2026-1 is ready", cora.private)
    _, sheet = _got(cora)
    told = openpyxl.load_workbook(io.BytesIO(sheet))["Indicators"]
    assert [row[0].value for row in told.iter_rows(min_row=2)] == ["EECO19"]
