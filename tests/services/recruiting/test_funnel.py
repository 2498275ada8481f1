"""Everybody's way from a link to a year of membership, counted beside the program while they go it, on both databases."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta

from bot.domain.confirmations import NotHeldReason
from bot.domain.evidence.facts import Scope
from bot.domain.evidence.periods import Period
from bot.domain.evidence.report import make_report
from bot.domain.people import Who
from bot.domain.recruiting.funnel import LOST, Figures, FunnelStage, Way
from bot.domain.recruiting.links import LinkTarget
from bot.domain.recruiting.newcomers import NewcomerStep
from bot.formats.when import Appointment
from bot.services.confirmations import Press
from storage.evidence.facts import load
from tests.evidence.records import report_on
from tests.services.conftest import AINO, BEN, CHAT, COORDINATOR, FRIDA, Office

CORA = Who(COORDINATOR, "Cora", "en")
LAPLAND = -1002
LARS = Who(50, "Lars", "sv")
SOURCES = ("library", "fair", "")


class Tally:
    """Who came how far, as whoever watches them writes it down."""

    def __init__(self) -> None:
        self.steps: dict[tuple[int, str], tuple[datetime, str, str, str]] = {}

    def note(self, who: Who, kind: str, at: datetime, source: str, region: str, reason: str = "") -> None:
        """The first time counts."""
        self.steps.setdefault((who.telegram_id, kind), (at, source, region, reason))

    def by(self, place: int) -> dict[str, Counter[str]]:
        """How often each kind of step, by what stands in that place."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for (_, kind), values in self.steps.items():
            key = values[place]
            found[str(key.date().replace(day=1) if isinstance(key, datetime) else key)][kind] += 1
        return dict(found)


def _counts(figures: Figures) -> Counter[str]:
    return +Counter({**{str(stage): figures.of(stage) for stage in FunnelStage}, LOST: figures.lost})


async def _meets(office: Office, day: datetime) -> None:
    await office.services.meetings.schedule(AINO, CHAT, Appointment(day, "Kahvila"), facilitator=True)


async def _answers(office: Office, who: Who, temper: random.Random, tally: Tally, source: str, region: str) -> None:
    """Somebody answers the questions, and goes on as they like."""
    say, now = office.services.newcomers, office.clock.moment
    await say.answer(who, NewcomerStep.COMPANY, f"{who.name} Oy")
    tally.note(who, FunnelStage.TALKED, now, source, region)
    for step, said in ((NewcomerStep.PLACE, region), (NewcomerStep.TRADE, None), (NewcomerStep.SEEKS, None)):
        await say.answer(who, step, said)
    await say.pick_day(who, "done")
    chat = CHAT if region == "Kainuu" else LAPLAND
    match temper.choice(("joins", "joins", "says no", "says why", "silent")):
        case "joins":
            await office.services.companies.join(who, chat, f"{who.name} Oy")
            tally.note(who, FunnelStage.JOINED, now, source, region)
        case "says no" | "says why" as how:
            await say.not_now(who)
            reason = temper.choice(("far", "time")) if how == "says why" else ""
            if reason:
                await say.because(who, reason)
            tally.note(who, LOST, now, source, region, reason)


async def test_the_funnel_is_what_somebody_who_watches_everybody_has_counted(office: Office) -> None:
    temper, tally = random.Random(19), Tally()
    for chat, title, region in ((CHAT, "Kainuu core", "Kainuu"), (LAPLAND, "Lapland core", "Lapland")):
        await office.set_up(chat, title, region)
    for who, chat, company in ((AINO, CHAT, "Kahvila Aino"), (BEN, CHAT, "Ben's Bikes"), (LARS, LAPLAND, "Lars")):
        await office.services.companies.join(who, chat, company)
        tally.note(who, FunnelStage.JOINED, office.clock.moment, "", "Kainuu" if chat == CHAT else "Lapland")
    every = await office.services.recruiting.places(CORA, [])
    region_of = {place.region: place for place in every if place.group is None and place.region is not None}
    for number in range(36):
        if number % 4 == 0:
            office.clock.moment += timedelta(days=9)
        source, region = SOURCES[number % 3], ("Kainuu", "Lapland")[number % 2]
        who = Who(1000 + number, f"Newcomer {number}", "en")
        made = await office.services.recruiting.make(CORA, [], "region", region_of[region].number, source)
        for _ in range(2):
            await office.services.newcomers.begin(who, made.link.token)
        tally.note(who, FunnelStage.OPENED, office.clock.moment, source, region)
        if temper.random() < 0.7:
            await _answers(office, who, temper, tally, source, region)
    now = office.clock.moment
    way = await _way(office, "network", 0)
    _agrees(way, tally)
    silent = Counter(
        FunnelStage.TALKED if (account, FunnelStage.TALKED) in tally.steps else FunnelStage.OPENED
        for (account, kind), _ in tally.steps.items()
        if kind == FunnelStage.OPENED
        and (account, FunnelStage.JOINED) not in tally.steps
        and ((account, LOST) in tally.steps or now - max(_moments(tally, account)) >= timedelta(days=30))
    )
    assert way.stopped == dict(silent) and way.lost > 5
    # A region is its part of the whole, /network and its links say the same, and a group those who came to it.
    kainuu = await _way(office, "region", 1)
    assert _counts(kainuu.total) == tally.by(2)["Kainuu"]
    glance = await office.services.network.at_a_glance(CORA)
    assert glance.way == way
    assert _counts((await office.services.recruiting.page(CORA, [], "network", 0)).total) == _counts(way.total)
    await _report_agrees(office, tally, now)
    joined = (await _way(office, "group", 1)).total.of(FunnelStage.JOINED)
    assert joined == kainuu.total.of(FunnelStage.JOINED)


async def _report_agrees(office: Office, tally: Tally, now: datetime) -> None:
    async with office.database.transaction() as tx:
        facts = await load(tx, now, "Europe/Helsinki")
    today, kinds = now.date(), Counter(kind for _, kind in tally.steps)
    whole = report_on(facts, today=today).figures
    told = {code.removeprefix("way-"): value for code, value in whole["newcomers"].values().items() if value}
    assert told == kinds
    for row in whole["sources"].rows:
        said = tally.by(1)["" if row[0] == "?" else str(row[0])]
        assert row[1] in (None, said[FunnelStage.OPENED]) and row[2] in (None, said[FunnelStage.JOINED])
    last = date(today.year, today.month, 1)
    month = make_report(
        facts, number="1", period=Period(last, today), scope=Scope(region="Lapland"), today=today, salt=b"a salt"
    ).figures["newcomers"]
    expected = Counter(
        kind for (_, kind), (at, _, region, _) in tally.steps.items() if region == "Lapland" and at.date() >= last
    )
    assert {code.removeprefix("way-"): value for code, value in month.values().items() if value} == expected


def _moments(tally: Tally, account: int) -> list[datetime]:
    return [values[0] for (own, _), values in tally.steps.items() if own == account]


async def _way(office: Office, kind: str, number: int) -> Way:
    place, way = await office.services.recruiting.way(CORA, [], kind, number)
    assert isinstance(place, LinkTarget)
    return way


def _agrees(way: Way, tally: Tally) -> None:
    kinds = Counter(kind for _, kind in tally.steps)
    assert _counts(way.total) == kinds and kinds[FunnelStage.JOINED] > 10 and kinds[LOST] > 3
    assert {source: _counts(got) for source, got in way.sources} == tally.by(1)
    assert {region: _counts(got) for region, got in way.regions} == tally.by(2)
    assert {str(month): _counts(got) for month, got in way.months} == tally.by(0)
    reasons = Counter(values[3] for (_, kind), values in tally.steps.items() if kind == LOST)
    assert dict(way.reasons) == dict(reasons)
    assert sum(got.of(FunnelStage.OPENED) for _, got in way.months) == way.total.of(FunnelStage.OPENED)


async def test_a_meeting_that_was_not_held_takes_back_who_hosted_and_visited_by_it(office: Office) -> None:
    await office.two_companies()
    guest, day = Who(70, "Gus", "en"), datetime(2026, 12, 15, 15, tzinfo=UTC)
    for who in (AINO, BEN, guest):
        await office.services.people.welcome(who)
    await _meets(office, day)
    await office.services.newcomers.begin(guest)
    for step in (NewcomerStep.COMPANY, NewcomerStep.PLACE, NewcomerStep.TRADE, NewcomerStep.SEEKS):
        await office.services.newcomers.answer(guest, step, None)
    await office.services.newcomers.pick_day(guest, "done")
    await office.services.newcomers.visit(guest, 1)
    office.clock.moment = day + timedelta(hours=3)
    await office.passes()
    await office.passes(days=2)

    async def reached() -> dict[FunnelStage, int]:
        found = (await _way(office, "network", 0)).total
        return {stage: found.of(stage) for stage in (FunnelStage.VISITED, FunnelStage.HOSTED)}

    press = Press(who=FRIDA, meeting_id=1, at=(CHAT, 7), facilitator=True)
    assert await reached() == {FunnelStage.VISITED: 1, FunnelStage.HOSTED: 1}
    await office.services.confirmations.not_held(press, NotHeldReason.WEATHER, 0)
    assert await reached() == {FunnelStage.VISITED: 0, FunnelStage.HOSTED: 0}
    await office.services.confirmations.held(press, 1)
    assert await reached() == {FunnelStage.VISITED: 1, FunnelStage.HOSTED: 1}
