"""Records of networks that never were, of any size, with everything people type that a spreadsheet might trip over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random

from bot.domain.evidence.facts import (
    ConfirmedFacts,
    DigestFact,
    Facts,
    GroupFact,
    HeadcountFact,
    InRegion,
    IntroductionFact,
    JointFact,
    MeetingFact,
    NewcomerFact,
    PromiseFact,
    QuestionFact,
    Scope,
    Stay,
    SurveyFact,
)
from bot.domain.evidence.figures import CHANGES
from bot.domain.evidence.indicators import Project
from bot.domain.evidence.periods import EARLIEST, Period
from bot.domain.evidence.report import Report, make_report

BEGAN = date(2027, 1, 4)
PLACES = ("Kainuu", "Lappi", "Österbotten", "Pohjois-Karjala", "Etelä-Savo")
THEMES = (
    "Hinnoittelu",
    "=1+1",
    '=HYPERLINK("https://example.org")',
    "+358 40 123",
    "-5 %",
    "@kaikki",
    "  Kassavirta",
    "אבג דהו 🚀🚀 مرحبا",
    "Verkkokauppa <b>& #let x = [y]</b>",
    "100",
    "_x0041_",
    '\\u0041 "lainaus" $x^2$ *tähti* _alaviiva_ @viite',
)
LONG_NAME = "🎉é W" + "אבגדה مرحبا " * 3 + "W" * 24
"""64 characters with emoji, and letters that are read from the right."""


def made_up(groups: int, months: int, *, companies: int = 20, seed: int = 1, names: tuple[str, ...] = PLACES) -> Facts:
    """A network of so many groups over so many months."""
    chance = Random(seed)
    registered: list[GroupFact] = []
    stays: list[Stay] = []
    meetings: list[MeetingFact] = []
    questions: list[QuestionFact] = []
    promises: list[PromiseFact] = []
    surveys: list[SurveyFact] = []
    headcounts: list[HeadcountFact] = []
    trades: dict[int, str] = {}
    asked: set[tuple[int, int]] = set()
    ends, known = BEGAN + timedelta(days=int(months * 30.44)), 0
    for group in range(1, groups + 1):
        since = BEGAN + timedelta(days=chance.randrange(90))
        place = names[(group - 1) % len(names)]
        registered.append(GroupFact(group, f"Ryhmä {group}", since, (InRegion(place, since),)))
        own: list[int] = []
        for _ in range(companies):
            # Some are in another group already.
            company = chance.randrange(1, known + 1) if group > 1 and chance.random() < 0.13 else known + 1
            if company in own:
                continue
            known = max(known, company)
            own.append(company)
            joined = since + timedelta(days=chance.randrange(120))
            leaves = joined + timedelta(days=chance.randrange(30, 700)) if chance.random() < 0.3 else None
            stays.append(Stay(company, group, joined, leaves))
            year = joined.year + chance.randrange(2)
            if chance.random() < 0.5 and (company, year) not in asked:
                asked.add((company, year))
                day = date(year, 12, 31)
                said = tuple(code for code in CHANGES if chance.random() < 0.3)
                words = "Saimme rohkeutta nostaa hintoja. 🚀 אבג" if chance.random() < 0.1 else None
                surveys.append(SurveyFact(len(surveys) + 1, company, "yearly", day, said, words))
            if chance.random() < 0.7:
                headcounts.append(HeadcountFact(company, chance.choice(("0", "1", "2-4", "5-9", "10+")), joined))
                trades[company] = chance.choice("ACFGIMRS")
        day = since + timedelta(days=20)
        while day < ends:
            meetings.append(_meeting(len(meetings) + 1, group, day, own, chance))
            at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
            answered = at + timedelta(hours=chance.expovariate(1 / 20)) if chance.random() < 0.8 else None
            questions.append(
                QuestionFact(
                    len(questions) + 1, group, at, day, answered, 2, chance.random() < 0.4, chance.random() < 0.1
                )
            )
            outcome = chance.choice(("done", "partly", "not yet", None))
            promises.append(PromiseFact(len(promises) + 1, chance.choice(own), group, day, asked=True, outcome=outcome))
            day += timedelta(days=30)
    everywhere = tuple(range(1, groups + 1))
    digests = tuple(
        DigestFact(
            n + 1,
            BEGAN + timedelta(days=30 * n),
            everywhere,
            tuple(
                (
                    chance.choice(everywhere),
                    chance.choice(("useful", "try")),
                    chance.choice((None, "yes", "some", "no")),
                )
                for _ in range(groups * 2)
            ),
        )
        for n in range(months if groups else 0)
    )
    return Facts(
        tuple(registered),
        tuple(stays),
        tuple(meetings),
        tuple(questions),
        digests,
        tuple(promises),
        tuple(surveys),
        tuple(headcounts),
        tuple(sorted(trades.items())),
        newcomers=_newcomers(registered, months, Random(seed)),
        introductions=_introductions(registered, months, Random(seed)),
        joint=_joint(registered, stays, months, Random(seed)),
    )


def _joint(groups: Sequence[GroupFact], stays: Sequence[Stay], months: int, chance: Random) -> tuple[JointFact, ...]:
    """Every second month up to five groups meet; mostly somebody says who was there."""
    found: list[JointFact] = []
    for month in range(0, months if groups else 0, 2):
        own = sorted(one.id for one in chance.sample(list(groups), min(len(groups), 5)))
        day, luck = BEGAN + timedelta(days=100 + 30 * month), chance.random()
        held = None if luck < 0.2 else luck < 0.9
        named = bool(held) and chance.random() < 0.8
        came = {one.company for one in stays if one.group in own and chance.random() < 0.4}
        found.append(
            JointFact(
                len(found) + 1,
                day,
                tuple(own),
                held,
                people=len(came) + 7 if held else None,
                named=named,
                came=frozenset(came) if named else frozenset(),
            )
        )
    return tuple(found)


def _introductions(groups: Sequence[GroupFact], months: int, chance: Random) -> tuple[IntroductionFact, ...]:
    """Each month the companies of two groups that stand beside each other are introduced."""
    found: list[IntroductionFact] = []
    for month in range(months):
        for one, other in pairwise(groups):
            met = chance.random() < 0.6
            outcome = chance.choice(("deal", "talked", "nothing", None)) if met else None
            day = BEGAN + timedelta(days=100 + 30 * month)
            found.append(IntroductionFact(len(found) + 1, day, (one.id, other.id), met, outcome))
    return tuple(found)


def _newcomers(groups: Sequence[GroupFact], months: int, chance: Random) -> tuple[NewcomerFact, ...]:
    """In each month some look in, some of them join, and some say that they do not."""
    found = []
    for group in groups:
        for month in range(months):
            day = group.since + timedelta(days=30 * month)
            for _ in range(chance.randrange(9)):
                source, region = chance.choice(("kirjasto", "Messut", None)), group.regions[0].region
                steps = ("opened", "talked", "joined")[: chance.randrange(1, 4)]
                for kind in (*steps, *(("lost",) if chance.random() < 0.2 else ())):
                    found.append(NewcomerFact(kind, day, (group.id,), region, source))
    return tuple(found)


def _meeting(number: int, group: int, day: date, own: list[int], chance: Random) -> MeetingFact:
    luck = chance.random()
    confirmation = None
    if luck > 0.12:
        confirmation = ConfirmedFacts(
            held=luck < 0.95,
            reason=None if luck < 0.95 else "few",
            minutes=chance.choice((90, 120, None)),
            guests=chance.randrange(3),
            advisers=chance.randrange(2),
            researchers=chance.randrange(2),
        )
    came = tuple((company, chance.choice((1, 1, 2, None))) for company in own if chance.random() < 0.6)
    theme = chance.choice(THEMES) if chance.random() < 0.8 else None
    return MeetingFact(number, group, day, chance.choice(own), theme, luck < 0.03, confirmation, came)


def report_on(facts: Facts, *, today: date = date(2029, 12, 31), project: bool = True) -> Report:
    """A report of all there is, since the start."""
    return make_report(
        facts,
        number="2029-1",
        period=Period(EARLIEST, today, whole=True),
        scope=Scope(),
        today=today,
        salt=b"a salt",
        project=Project("Interreg", "AK-1", date(2026, 1, 1), date(2030, 12, 31)) if project else None,
    )
