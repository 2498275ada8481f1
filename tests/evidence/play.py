"""A network played against the services, with books of its own: what people did, never read from the database.

`python -m tests.bench.evidence` plays it in its full size; the tests play a small one. Everything goes through the services that the bot's handlers call, on a real database, with a clock that is moved.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import openpyxl
import pypdf
from sqlalchemy import select

from bot import report_child
from bot.domain.confirmations import AfterMeetingPage, Detail, NotHeldReason
from bot.domain.evidence.facts import Scope
from bot.domain.evidence.orders import What
from bot.domain.evidence.periods import Period
from bot.domain.people import Who
from bot.domain.privacy import Words
from bot.domain.promises import PromiseResult
from bot.domain.questions import Content, Media
from bot.domain.refused import Refused
from bot.formats.when import Appointment
from bot.report_check import verify
from bot.runtime.report_maker import told_of
from bot.services import Services
from bot.services.confirmations import Press
from bot.services.dependencies import Ground
from storage import Database, people, tables
from storage.delivery import cards
from storage.evidence import reports
from tests.evidence.books import Books, Meeting

ZONE = ZoneInfo("Europe/Helsinki")
BEGAN = datetime(2027, 1, 1, 8, tzinfo=UTC)
MONTH = timedelta(days=30)
REGIONS = ("Kainuu", "Lappi", "Österbotten", "Savo")
OUTCOMES = (PromiseResult.DONE, PromiseResult.PARTLY, PromiseResult.NOT_YET, None)
COORDINATOR = Who(1, "Cora Coordinator", "fi")
FACILITATOR = Who(2, "Frida Facilitator", "fi")


class Moved:
    """A clock that somebody moves."""

    def __init__(self) -> None:
        self.moment = BEGAN

    def now(self) -> datetime:
        """The present moment."""
        return self.moment


class Play:
    """People of a network, month after month.

    Args:
        groups: core groups.
        companies: that begin, in all; each has one person.
        shared: of them, those that are in two groups.
    """

    def __init__(self, services: Services, clock: Moved, groups: int, companies: int, shared: int, seed: int) -> None:
        self.services, self.clock, self.chance = services, clock, Random(seed)
        self.books, self.members = Books(), {group: dict[str, Who]() for group in range(1, groups + 1)}
        self.numbers, self.messages = itertools.count(1), itertools.count(1000)
        self._begins, self._shared = companies, shared

    @property
    def today(self) -> date:
        """On everybody's calendar."""
        return self.clock.moment.astimezone(ZONE).date()

    async def passes(self, **time_: float) -> None:
        """Time passes, and all that is due happens."""
        self.clock.moment += timedelta(**time_)
        while await self.services.clockwork.go_off():
            pass

    async def begins(self) -> None:
        """Groups are founded, and companies join them; some join a second one and say that they are the same."""
        for group in self.members:
            region = REGIONS[group % len(REGIONS)]
            await self.services.groups.setup(
                _chat(group), f"Ryhmä {group}", region, is_forum=False, is_admin=True, facilitator=True
            )
            self.books.founded[group] = region, self.today
        for n in range(self._begins):
            await self._joins(1 + n % len(self.members), self._somebody())
        for n in range(self._shared):
            home = 1 + n % len(self.members)
            company, who = list(self.members[home].items())[n // len(self.members)]
            other = 1 + home % len(self.members)
            await self._joins(other, (company, who))
            same = (await self.services.profiles.own(who)).question
            assert same is not None
            await self.services.enterprises.say(who, same.one.id, same.other.id, "same", facilitator=False)

    def _somebody(self) -> tuple[str, Who]:
        n = next(self.numbers)
        return f"Yrityksenimi{n:04} Oy", Who(10_000 + n, f"Ihmisennimi{n:04}", "fi")

    async def _joins(self, group: int, somebody: tuple[str, Who]) -> None:
        company, who = somebody
        await self.services.companies.join(who, _chat(group), company)
        self.members[group][company] = who
        self.books.entered(company, group, self.today)

    async def month(self) -> None:
        """In each group a meeting, or none; a question, promises; somebody comes, somebody leaves."""
        planned = [one for group in self.members if (one := await self._plans(group)) is not None]
        await self.passes(days=14)
        for met, meeting_id in planned:
            await self._after(met, meeting_id)
        await self.passes(hours=3)
        for group in self.members:
            await self._asks(group)
        await self.passes(days=3)
        for group, own in self.members.items():
            if len(own) > 6 and self.chance.random() < 0.35:
                company = self.chance.choice(sorted(own))
                await self.services.companies.leave(own.pop(company), _chat(group))
                self.books.left(company, group, self.today)
            if self.chance.random() < 0.3:
                await self._joins(group, self._somebody())
        await self.passes(days=12, hours=21)

    async def _plans(self, group: int) -> tuple[Meeting, int] | None:
        own = self.members[group]
        # Somebody may host already, or have the turn again.
        with contextlib.suppress(Refused):
            await self.services.turns.volunteer(own[self.chance.choice(sorted(own))], _chat(group))
        at = self.clock.moment.replace(hour=13, minute=0) + timedelta(days=13)
        try:
            view, _ = await self.services.meetings.schedule(None, _chat(group), Appointment(at, None), facilitator=True)
        except Refused:
            return None
        # The theme of a meeting that did not take place waits for the next, whose card shows it.
        met = Meeting(group, at.astimezone(ZONE).date(), view.host, view.meeting.theme)
        if self.chance.random() < 0.7:
            met.theme = self.chance.choice(("Hinnoittelu", "=1+1", "Verkkokauppa", "Kassavirta 🚀", "Talvi"))
            await self.services.theme_settling.settle(None, _chat(group), met.theme, facilitator=True)
        self.books.meetings.append(met)
        if self.chance.random() < 0.06:
            await self.services.meetings.cancel(None, _chat(group), "Flunssa", facilitator=True)
            met.state = "cancelled"
            return None
        return met, int(view.meeting.id)

    async def _after(self, met: Meeting, meeting_id: int) -> None:
        luck, say = self.chance.random(), self.services.confirmations
        press = Press(who=FACILITATOR, meeting_id=meeting_id, at=(_chat(met.group), 0), facilitator=True)
        if luck < 0.12:
            return
        if luck < 0.2:
            await say.not_held(press, NotHeldReason.WEATHER, 0)
            met.state = "not-held"
            return
        card = await say.show(press, AfterMeetingPage.WHO)
        for company in card.companies:
            number = self.chance.choice((0, 1, 1, 2, 3))
            await say.tick(press, company.company_id, number)
            if number:
                met.came[company.name] = number
        met.minutes = self.chance.choice((90, 120, 150))
        met.visitors = (self.chance.randrange(4), self.chance.randrange(2), self.chance.randrange(2))
        await say.set_detail(press, Detail.MINUTES, met.minutes)
        for detail, number in zip((Detail.GUESTS, Detail.ADVISERS, Detail.RESEARCHERS), met.visitors, strict=True):
            await say.set_detail(press, detail, number)
        await say.held(press, 0)
        met.state = "held"
        own = self.members[met.group]
        for name in self.chance.sample(sorted(own), 2):
            made = await self.services.promises.keep(own[name], _chat(met.group), "Soitan kolmelle")
            assert made.promise_id is not None
            outcome = self.chance.choice(OUTCOMES)
            if outcome is not None:
                await self.services.promises.answer(own[name], made.promise_id, outcome)
            self.books.promises.append((name, self.today, outcome))

    async def _asks(self, group: int) -> None:
        own, chat = self.members[group], _chat(group)
        asker, answerer = self.chance.sample(sorted(own), 2)
        card = await self.services.questions.ask(
            own[asker], chat, f"Miten {next(self.messages)}?", source=(chat, next(self.messages))
        )
        shown, day, hours, helped = next(self.messages), self.today, None, False
        async with self.services.ground.database.transaction() as tx:
            await cards.put(tx, chat_id=chat, message_id=shown, kind="question", subject_id=card.question.id)
        if self.chance.random() < 0.8:
            before = self.clock.moment
            self.clock.moment += timedelta(minutes=self.chance.randrange(5, 400))
            answer = await self.services.answers.give(
                own[answerer], chat, shown, next(self.messages), Content(Media.TEXT, "Näin")
            )
            assert answer is not None
            hours = (self.clock.moment - before).total_seconds() / 3600
            if self.chance.random() < 0.5:
                await self.services.answers.helpful(own[asker], answer.id, in_chat=True)
                helped = True
            self.clock.moment = before
        self.books.questions.append((day, hours, helped))


def _chat(group: int) -> int:
    return -1_000 - group


async def report_of(play: Play, url: str, period: Period, folder: Path) -> dict[str, dict[str, object]]:
    """A report as a coordinator gets it, sealed; its files stand in the folder. Returns its totals."""
    database, now = play.services.ground.database, play.clock.moment
    async with database.transaction() as tx:
        cora = await people.meet(tx, COORDINATOR)
        await reports.want(
            tx, what=What.REPORT, person_id=cora.id, language="fi", now=now, made_on=now.date(), period=period,
            scope=Scope(), salt="salt", project=None,
        )  # fmt: skip
        order = await reports.take(tx)
    assert order is not None
    made = await report_child.make(told_of(order, url, ZONE.key, now, folder), lambda step: None)
    await play.services.report_making.made(order.id, made, {})
    return made.totals


def differing(play: Play, totals: dict[str, dict[str, object]], period: Period) -> Iterator[str]:
    """Each total that is not what people did. One too small to be shown cannot differ."""
    last = min(period.last, play.clock.moment.date())
    for (figure, total), did in play.books.expected(period.first, last).items():
        says = totals[figure][total]
        if says not in (did, "hidden") and not (says is None and not did):
            yield f"{period}: {figure} {total}: people did {did}, the report says {says}"


async def traces_of(play: Play, names: set[str], folders: list[Path]) -> set[str]:
    """Which of these names stand in the database, or in a PDF or a spreadsheet."""
    everywhere = ""
    for folder in folders:
        everywhere += " ".join(page.extract_text() for page in pypdf.PdfReader(folder / "report.pdf").pages)
        book = openpyxl.load_workbook(folder / "report.xlsx", read_only=True)
        everywhere += " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    async with play.services.ground.database.transaction() as tx:
        for table in tables.metadata.sorted_tables:
            everywhere += " ".join(str(tuple(row)) for row in await tx.all(select(table)))
    return {name for name in names if name in everywhere}


def _folders(folder: Path, number: int) -> list[Path]:
    found = [folder / f"report-{n}" for n in range(number)]
    for one in found:
        one.mkdir()
    return found


async def played(
    url: str, folder: Path, *, groups: int, companies: int, shared: int, months: int, forget: int, seed: int = 1
) -> list[str]:
    """Play it, and return all that does not hold; nothing where everything does."""
    database, clock = Database(url), Moved()
    services = Services(Ground(database, clock, "fi", ZONE.key, frozenset({COORDINATOR.telegram_id})))
    play = Play(services, clock, groups, companies, shared, seed)
    try:
        await play.begins()
        for _ in range(months):
            await play.month()
        today = clock.moment.date()
        periods = [Period(BEGAN.date(), today), Period(date(2027, 2, 10), date(2027, 3, 31))]
        if months > 12:
            periods += [Period(date(year, 1, 1), date(year, 12, 31)) for year in (2027, 2028)]
        wrong, folders = [], _folders(folder, len(periods))
        for period, own in zip(periods, folders, strict=True):
            wrong += list(differing(play, await report_of(play, url, period, own), period))
        wrong += [
            f"{own.name} is not verified" for own in folders if not (await verify(url, str(own / "report.xlsx"))).true
        ]
        everybody = {company: who for own in play.members.values() for company, who in own.items()}
        gone = dict(sorted(everybody.items())[:forget])
        for who in gone.values():
            await services.forgetting.forget(who, Words.GO)
        wrong += [
            f"{own.name} is not verified after /forget"
            for own in folders
            if not (await verify(url, str(own / "report.xlsx"))).true
        ]
        names = set(gone) | {who.name for who in gone.values()}
        wrong += [f"{name} stands somewhere" for name in sorted(await traces_of(play, names, folders))]
        return wrong
    finally:
        await database.close()
