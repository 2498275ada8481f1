"""A network played against the services, with books of its own: what people did, never read from the database.

`python -m tests.bench.evidence` plays it in its full size; the tests play a small one. Everything goes through the services that the bot's handlers call, on a real database, with a clock that is moved.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pypdf
from sqlalchemy import select

from bot import report_child
from bot.domain.companies.profiles import Band
from bot.domain.confirmations import AfterMeetingPage, Detail, NotHeldReason
from bot.domain.digests import DigestKind
from bot.domain.evidence.facts import Scope
from bot.domain.evidence.indicators import INTERREG, Project
from bot.domain.evidence.orders import What
from bot.domain.evidence.periods import Period, of_year
from bot.domain.evidence.report import blank_figures
from bot.domain.evidence.tables import Row
from bot.domain.formatted import Formatted
from bot.domain.people import Who
from bot.domain.privacy import Words
from bot.domain.promises import PromiseResult
from bot.domain.questions import Content, Media
from bot.domain.recruiting.newcomers import NewcomerStep
from bot.domain.refused import Refused
from bot.formats.evidence.reading import read_workbook
from bot.formats.when import Appointment
from bot.report_check import verify
from bot.runtime.report_maker import told_of
from bot.services import Services
from bot.services.confirmations import Press
from bot.services.dependencies import Dependencies
from locales import text_in
from storage import Database, people, tables
from storage.delivery import cards
from storage.engine.backup import backup
from storage.evidence import reports
from tests.evidence.books import Books, Digest, Joint, Meeting, Question, Totals
from tests.evidence.post import Post
from tests.recurring import set_going

ZONE = ZoneInfo("Europe/Helsinki")
BEGAN = datetime(2027, 1, 1, 8, tzinfo=UTC)
REGIONS = ("Kainuu", "Lappi", "Österbotten", "Savo")
OUTCOMES = (PromiseResult.DONE, PromiseResult.PARTLY, PromiseResult.NOT_YET, None)
COORDINATOR = Who(1, "Cora Coordinator", "fi")
FACILITATOR = Who(2, "Frida Facilitator", "fi")
TRADES = ("C", "F", "G", "I", "S")
WORDS = ("kirjanpitoa", "leivontaa", "mainontaa", "puusepän töitä", "valokuvausta", "siivousta")
WHOLE = Scope()
PROJECT = Project(INTERREG, "AK-1", date(2026, 1, 1), date(2030, 12, 31))
FIGURES = blank_figures()


class Moved:
    """A clock that somebody moves."""

    def __init__(self, began: datetime) -> None:
        self.moment = began

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
        self.post = Post(services, self.books, self.chance, self.members, [FACILITATOR], lambda: self.today)
        self.post.organiser = COORDINATOR
        self._guests: list[tuple[int, str, Who, str | None]] = []

    @property
    def today(self) -> date:
        """On everybody's calendar."""
        return self.clock.moment.astimezone(ZONE).date()

    async def passes(self, **time_: float) -> None:
        """Time passes, and all that is due happens when it is due."""
        until = self.clock.moment + timedelta(**time_)
        while True:
            await self._happens()
            moments = await self.services.clockwork.moments()
            due = min((one for one in (moments.timer, moments.letter) if one is not None), default=until)
            if due >= until:
                break
            self.clock.moment = max(due, self.clock.moment)
        self.clock.moment = until
        await self._happens()

    async def _happens(self) -> None:
        while await self.services.clockwork.go_off():
            pass
        await self.post.carry()

    async def begins(self) -> None:
        """Groups are founded, and companies join them; some join a second one and say that they are the same."""
        await self.services.people.welcome(COORDINATOR)
        await set_going(self.services, "surveys")
        await set_going(self.services, "introductions")
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
        for company, who in {company: who for own in self.members.values() for company, who in own.items()}.items():
            await self._describes(company, who)

    def _somebody(self) -> tuple[str, Who]:
        n = next(self.numbers)
        return f"Yrityksenimi{n:04} Oy", Who(10_000 + n, f"Ihmisennimi{n:04}", "fi")

    async def _joins(self, group: int, somebody: tuple[str, Who], source: str | None = None) -> None:
        company, who = somebody
        await self.services.companies.join(who, _chat(group), company)
        await self.services.people.welcome(who)
        self.members[group][company] = who
        self.books.entered(company, group, self.today)
        self.books.came_so_far(company, "joined", self.today, group, source)

    async def _describes(self, company: str, who: Who) -> None:
        """Somebody says of their company how large it is, what it does, and that it would like to meet others."""
        say, own = self.services.profiles, (await self.services.profiles.own(who)).companies[0].id
        if self.chance.random() < 0.6:
            band = self.chance.choice(tuple(Band))
            await say.choose(who, own, "headcount", band.value)
            self.books.heads.append((company, band.value, self.today))
        if self.chance.random() < 0.6:
            letter = self.chance.choice(TRADES)
            await say.choose(who, own, "trade_letter", letter)
            self.books.trades[company] = letter
        if self.chance.random() < 0.7:
            offers, seeks = self.chance.sample(WORDS, 2)
            await say.write(who, own, "offers", offers)
            await say.write(who, own, "seeks", seeks)
            await say.let_introduce(who, own, wanted=True)

    async def month(self) -> None:
        """In each group a meeting, or none; a question, promises; somebody comes, somebody leaves."""
        planned = [one for group in self.members if (one := await self._plans(group)) is not None]
        for met, _ in planned:
            await self._looks(met)
        await self._writes()
        await self._invites_all()
        await self.passes(days=14)
        for met, meeting_id in planned:
            await self._after(met, meeting_id)
        await self.passes(hours=3)
        for group in self.members:
            await self._asks(group)
        await self.passes(days=3)
        await self._guests_go_on()
        for group, own in self.members.items():
            if len(own) > 6 and self.chance.random() < 0.35:
                company = self.chance.choice(sorted(own))
                await self.services.companies.leave(own.pop(company), _chat(group))
                self.books.left(company, group, self.today)
            if self.chance.random() < 0.3:
                somebody = self._somebody()
                await self._joins(group, somebody)
                await self._describes(*somebody)
        await self.passes(days=12, hours=21)

    async def _plans(self, group: int) -> tuple[Meeting, int] | None:
        own = self.members[group]
        # Somebody may host already, or have the turn again.
        with contextlib.suppress(Refused):
            await self.services.turns.volunteer(own[self.chance.choice(sorted(own))], _chat(group))
        # One group after another, so that everybody knows which meeting was first.
        at = self.clock.moment.replace(hour=13, minute=group) + timedelta(days=13)
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

    # --- who comes in

    async def _looks(self, met: Meeting) -> None:
        """Somebody has seen a poster: they look in, and go as far as they like."""
        if self.chance.random() < 0.4:
            return
        group, source, look = met.group, self.chance.choice(("kirjasto", "messut", "")), self.services.newcomers
        page = await self.services.recruiting.make(COORDINATOR, (), "group", group, source)
        company, who = self._somebody()

        def so_far(kind: str) -> None:
            self.books.came_so_far(company, kind, self.today, group, source or None)

        await look.begin(who, page.link.token)
        so_far("opened")
        if self.chance.random() < 0.25:
            return
        await look.answer(who, NewcomerStep.COMPANY, company)
        so_far("talked")
        for step in (NewcomerStep.PLACE, NewcomerStep.TRADE, NewcomerStep.SEEKS):
            await look.answer(who, step, None)
        await look.pick_day(who, "done")
        luck = self.chance.random()
        if luck < 0.3:
            await look.not_now(who)
            await look.because(who, self.chance.choice(("time", None)))
            so_far("lost")
        elif luck < 0.7:
            await look.visit(who, group)
            met.guests += 1
            self._guests.append((group, company, who, source or None))
        else:
            await self._joins(group, (company, who), source or None)

    async def _guests_go_on(self) -> None:
        """The days after: whoever was a guest joins, or does not."""
        for group, company, who, source in self._guests:
            if self.chance.random() < 0.5:
                await self._joins(group, (company, who), source)
            elif self.chance.random() < 0.5:
                await self.services.newcomers.not_now(who)
                self.books.came_so_far(company, "lost", self.today, group, source)
        self._guests = []

    # --- digests, and meetings of several groups

    async def _writes(self) -> None:
        """A digest to everybody, or to some."""
        title, write = f"Tutkimuskatsaus {len(self.books.digests) + 1:03}", self.services.digests
        desk = await write.begin(COORDINATOR, DigestKind.DIGEST, "fi", title, Formatted("Näin hinnoitellaan."))
        number = desk.digest.id
        if self.chance.random() < 0.3:
            await write.aim(COORDINATOR, number, "group", str(self.chance.choice(sorted(self.members))))
        self.books.digests[title] = Digest(self.today)
        await self.services.digest_sending.send(COORDINATOR, number, (COORDINATOR.telegram_id, next(self.messages)))
        if self.chance.random() < 0.1:
            await self.passes(hours=2)
            await self.services.digest_sending.withdraw(COORDINATOR, number)
            self.books.digests[title].withdrawn = True

    async def _invites_all(self) -> None:
        """Some groups meet together."""
        if self.chance.random() < 0.5:
            return
        plan, own = self.services.joint_planning, sorted(self.members)
        chosen = tuple(sorted(self.chance.sample(own, min(len(own), 5))))
        number = (await plan.begin(COORDINATOR)).meeting.id
        for group in chosen:
            await plan.choose(COORDINATOR, number, "g", group)
        await plan.settle(COORDINATOR, number, title="Messuille yhdessä")
        at = self.clock.moment.replace(hour=14, minute=0) + timedelta(days=9)
        await plan.settle_time(COORDINATOR, number, lambda joint: (at, "Kaupungintalo"))
        met = self.post.joint[number] = Joint(at.astimezone(ZONE).date(), chosen)
        self.books.joint.append(met)
        await plan.tell(COORDINATOR, number)
        if self.chance.random() < 0.1:
            await self.passes(hours=1)
            await plan.call_off(COORDINATOR, number, "Myrsky")
            met.state = "cancelled"

    # --- after a meeting

    async def _after(self, met: Meeting, meeting_id: int) -> None:
        luck, say = self.chance.random(), self.services.confirmations
        press = Press(who=FACILITATOR, meeting_id=meeting_id, at=(_chat(met.group), 0), facilitator=True)
        visits = [one for one in self._guests if one[0] == met.group]
        if 0.12 <= luck < 0.2:
            await say.not_held(press, NotHeldReason.WEATHER, 0)
            met.state = "not-held"
            for _, company, _, _ in visits:
                # The day after their visit was noted; it never was one.
                self.books.steps = [one for one in self.books.steps if (one.who, one.kind) != (company, "visited")]
            return
        for group, company, _, source in visits:
            self.books.came_so_far(company, "visited", met.day + timedelta(days=1), group, source)
        if luck < 0.12:
            return
        card = await say.show(press, AfterMeetingPage.WHO)
        for one in card.companies:
            number = self.chance.choice((0, 1, 1, 2, 3))
            await say.tick(press, one.company_id, number)
            if number:
                met.came[one.name] = number
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
            self.books.promises.append((name, met.group, self.today, outcome))

    async def _asks(self, group: int) -> None:
        own, chat = self.members[group], _chat(group)
        asker, answerer = self.chance.sample(sorted(own), 2)
        card = await self.services.questions.ask(
            own[asker], chat, f"Miten {next(self.messages)}?", source=(chat, next(self.messages))
        )
        shown, asked = next(self.messages), Question(group, self.today)
        async with self.services.dependencies.database.transaction() as tx:
            await cards.put(tx, chat_id=chat, message_id=shown, kind="question", subject_id=card.question.id)
        if self.chance.random() < 0.8:
            before = self.clock.moment
            self.clock.moment += timedelta(minutes=self.chance.randrange(5, 400))
            answer = await self.services.answers.give(
                own[answerer], chat, shown, next(self.messages), Content(Media.TEXT, "Näin")
            )
            assert answer is not None
            asked.hours = (self.clock.moment - before).total_seconds() / 3600
            if self.chance.random() < 0.5:
                await self.services.answers.helpful(own[asker], answer.id, in_chat=True)
                asked.helped = True
            self.clock.moment = before
        if self.chance.random() < 0.2:
            await self.services.question_network.carry(own[asker], card.question.id, named=False)
            asked.carried = True
        self.books.questions.append(asked)


def _chat(group: int) -> int:
    return -1_000 - group


@dataclass(frozen=True, slots=True)
class Told:
    """A report as a coordinator gets it."""

    totals: dict[str, dict[str, object]]
    page: dict[str, Any]
    rows: dict[str, tuple[Row, ...]]
    words: str


async def report_of(play: Play, url: str, period: Period, folder: Path, scope: Scope = WHOLE) -> Told:
    """A report, sealed; its files stand in the folder."""
    database, now = play.services.dependencies.database, play.clock.moment
    async with database.transaction() as tx:
        cora = await people.meet(tx, COORDINATOR)
        await reports.want(
            tx, what=What.REPORT, person_id=cora.id, language="fi", now=now, made_on=now.date(), period=period,
            scope=scope, salt="salt", project=PROJECT,
        )  # fmt: skip
        order = await reports.take(tx)
    assert order is not None
    made = await report_child.make(told_of(order, url, ZONE.key, now, folder), lambda step: None)
    await play.services.report_making.made(order.id, made, {})
    read = read_workbook((folder / "report.xlsx").read_bytes(), FIGURES)
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(folder / "report.pdf").pages)
    return Told(made.totals, made.page, read.rows, words)


def differing(books: Books, told: Told, period: Period, today: date) -> Iterator[str]:
    """Whatever is not what people did. What is too small to be shown cannot differ; what nobody kept books of does."""
    first, last = period.first, min(period.last, today)
    expected, parts = books.expected(first, last), books.parts(first, last)
    for code, figure in FIGURES.items():
        for total in figure.totals:
            if (code, total.code) not in expected:
                yield f"{period}: nobody has kept books of {code} {total.code}"
                continue
            did, says = expected[code, total.code], told.totals[code][total.code]
            if says not in (did, "hidden") and not (says is None and not did):
                yield f"{period}: {code} {total.code}: people did {did}, the report says {says}"
        if figure.breakdown:
            yield from _parts_differing(f"{period}: {code}", parts[code], told.rows[code])
    themes = Counter(str(row[1]) for row in told.rows["themes"])
    if themes != books.themes(first, last):
        yield f"{period}: themes: {themes}"
    months = {(year, month): (held, unsure) for year, month, held, unsure in told.page["months"] if held or unsure}
    if months != books.months(first, last):
        yield f"{period}: months: people did {books.months(first, last)}, the plot shows {months}"
    quoted, may = set(re.findall(r"Omatsanat\d+ auttoivat", told.words)), books.words(first, last)
    if told.totals["companies"]["all"] != "hidden" and quoted != may:
        yield f"{period}: own words: {sorted(may ^ quoted)}"
    yield from _indicators_differing(expected, told, period)


def _parts_differing(name: str, did: dict[str, tuple[int, ...]], rows: Iterable[Row]) -> Iterator[str]:
    shown = {str(row[0]): row[1:] for row in rows}
    if shown.keys() != did.keys():
        yield f"{name}: {sorted(shown.keys() ^ did.keys())}"
    for part, own in shown.items():
        if any(cell not in (None, number) for cell, number in zip(own, did.get(part, own), strict=True)):
            yield f"{name} {part}: people did {did[part]}, the report says {own}"


def _indicators_differing(expected: Totals, told: Told, period: Period) -> Iterator[str]:
    t = text_in("fi")
    counted = {"RCO01": "supported", "RCO04": "supported", "RCR03": "innovators"}
    shown = {row[0]: row[2] for row in told.page["indicators"]}
    if shown.keys() != {"RCO01", "RCO04", "RCO10", "RCR03", "RCR84", "RCR104"}:
        yield f"{period}: indicators: {sorted(shown)}"
    for code, value in shown.items():
        did = expected[counted[code], "all"] if code in counted else None
        hidden = code in counted and told.totals[counted[code]]["all"] in ("hidden", None)
        if not hidden and value != ("–" if did is None else t.number(did)):
            yield f"{period}: {code}: people did {did}, the report says {value}"


async def traces_of(play: Play, url: str, names: set[str], folders: list[Path]) -> set[str]:
    """Which of these names stand in the database, its files or a backup of them, or in a PDF or a spreadsheet."""
    database = play.services.dependencies.database
    # The bot does so by itself, a moment later.
    while database.to_wipe:
        await database.wipe(thoroughly=False)
    target, file = folders[0].parent / "backup.db", Path(database.url.database or "")
    await backup(url, str(target))
    files = [target, *file.parent.glob(f"{file.name}*")]
    everywhere = " ".join(one.read_bytes().decode("latin-1") for one in files)
    for folder in folders:
        everywhere += " ".join(page.extract_text() for page in pypdf.PdfReader(folder / "report.pdf").pages)
        book = openpyxl.load_workbook(folder / "report.xlsx", read_only=True)
        everywhere += " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    async with play.services.dependencies.database.transaction() as tx:
        for table in tables.metadata.sorted_tables:
            everywhere += " ".join(str(tuple(row)) for row in await tx.all(select(table)))
    return {name for name in names if name in everywhere}


def _folders(folder: Path, number: int) -> list[Path]:
    found = [folder / f"report-{n}" for n in range(number)]
    for one in found:
        one.mkdir()
    return found


@dataclass(frozen=True, slots=True)
class Held:
    """What came of holding reports against the books.

    Args:
        wrong: all that is not as it was; nothing where everything is.
        totals: how many were compared, and `hidden` how many of them were too small to be shown.
        never: those that were zero or hidden in every report, so that the play says little about them.
    """

    wrong: list[str]
    totals: int
    hidden: int
    never: list[tuple[str, str]]


async def played(
    url: str,
    folder: Path,
    *,
    groups: int,
    companies: int,
    shared: int,
    months: int,
    forget: int,
    began: datetime = BEGAN,
    seed: int = 1,
) -> Held:
    """Play it, and hold the reports against the books."""
    database, clock = Database(url), Moved(began)
    services = Services(Dependencies(database, clock, "fi", ZONE.key, frozenset({COORDINATOR.telegram_id})))
    play = Play(services, clock, groups, companies, shared, seed)
    try:
        await play.begins()
        for _ in range(months):
            await play.month()
        reported = _reported(play, began.date(), clock.moment.date())
        wrong, folders = list[str](), _folders(folder, len(reported))
        said: dict[tuple[str, str], list[object]] = defaultdict(list)
        for (period, scope, books), own in zip(reported, folders, strict=True):
            told = await report_of(play, url, period, own, scope)
            wrong += [f"{scope.region or ''} {one}" for one in differing(books, told, period, clock.moment.date())]
            for code, totals in told.totals.items():
                for total, value in totals.items():
                    said[code, total].append(value)
        wrong += await _unverified(url, folders, "")
        wrong += [f"{who} was asked twice within a month" for who in play.post.asked_too_often()]
        everybody = {company: who for own in play.members.values() for company, who in own.items()}
        gone = dict(sorted(everybody.items())[:forget])
        for who in gone.values():
            await services.forgetting.forget(who, Words.GO)
        wrong += await _unverified(url, folders, " after /forget")
        names = set(gone) | {who.name for who in gone.values()}
        wrong += [f"{name} stands somewhere" for name in sorted(await traces_of(play, url, names, folders))]
        every = [value for values in said.values() for value in values]
        never = [key for key, values in said.items() if not any(isinstance(one, int | float) and one for one in values)]
        return Held(wrong, len(every), every.count("hidden"), never)
    finally:
        await database.close()


def _reported(play: Play, began: date, today: date) -> list[tuple[Period, Scope, Books]]:
    """Since the start, two dates, each year, and a region: with the books of each."""
    every = [Period(began, today), Period(began + timedelta(days=40), began + timedelta(days=89))]
    every += [of_year(year) for year in range(began.year, today.year + 1)]
    found = [(period, WHOLE, play.books) for period in every]
    region = play.books.founded[1][0]
    own = [group for group, (name, _) in play.books.founded.items() if name == region]
    return [*found, (Period(began, today), Scope(region=region), play.books.within(own))]


async def _unverified(url: str, folders: list[Path], when: str) -> list[str]:
    return [
        f"{own.name} is not verified{when}" for own in folders if not (await verify(url, str(own / "report.xlsx"))).true
    ]
