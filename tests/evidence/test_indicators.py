"""The funder's indicators as a table: what each is counted from, and each reason why one cannot be counted."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.evidence.facts import (
    ConfirmedFacts,
    Facts,
    GroupFact,
    HeadcountFact,
    MeetingFact,
    Scope,
    Stay,
    SurveyFact,
)
from bot.domain.evidence.indicators import COMPANIES, ERDF, ESF, INTERREG, PEOPLE, Project
from bot.domain.evidence.periods import Period, of_year, since_the_start
from bot.domain.evidence.report import Report, make_report
from bot.domain.evidence.tables import HIDDEN
from bot.formats.evidence import words
from locales import LANGUAGES, text_in
from locales.catalogue import messages

TODAY = date(2029, 6, 1)
BEGAN = date(2027, 1, 1)
GROUP = GroupFact(1, "Kainuu", BEGAN)
STAYS = tuple(Stay(one, 1, BEGAN) for one in range(1, 13))
CAME = tuple((one, 1) for one in range(1, 13))
HELD = MeetingFact(1, 1, date(2027, 3, 1), 1, confirmation=ConfirmedFacts(held=True), came=CAME)
FEW = MeetingFact(1, 1, date(2027, 3, 1), 1, confirmation=ConfirmedFacts(held=True), came=CAME[:3])
UNSURE = MeetingFact(1, 1, date(2027, 3, 1), 1, came=CAME)
SMALL = tuple(HeadcountFact(one, "1", BEGAN) for one in range(1, 8))
ALL_SMALL = tuple(HeadcountFact(one, "2-4", BEGAN) for one in range(1, 13))
TOLD = tuple(
    SurveyFact(one, one, "yearly", date(2027, 12, 31), ("product",) if one <= 6 else ()) for one in range(1, 13)
)
NEVER: dict[str, object] = {"RCO10": "no-research-projects", "RCR84": "no-agreements", "RCR104": "no-solutions"}
PROJECT_DAYS = (date(2027, 1, 1), date(2029, 12, 31))


def made(programme: str, unit: str, facts: Facts, period: Period, days: tuple[date, date] = PROJECT_DAYS) -> Report:
    return make_report(
        facts, number="1", period=period, scope=Scope(), today=TODAY, salt=b"", project=Project(programme, "A1", *days, unit)
    )  # fmt: skip


def told(report: Report) -> dict[str, object]:
    """Each indicator with its value, or with why there is none."""
    found: dict[str, object] = {}
    for one in report.indicators:
        figure = None if one.figure is None else report.figures[one.figure]
        because = one.because or (None if figure is None else figure.because)
        found[one.code] = because if because is not None or figure is None else figure.value(one.total)
    return found


LATE = (date(2028, 1, 1), date(2029, 12, 31))
OUTSIDE: dict[str, object] = dict.fromkeys(("RCO01", "RCO04", "RCR03"), "outside-project")
TABLE: list[tuple[str, str, Facts, Period, tuple[date, date], dict[str, object]]] = [
    # Everything is on record.
    (ERDF, COMPANIES, Facts((GROUP,), STAYS, (HELD,), surveys=TOLD), of_year(2027), PROJECT_DAYS,
     {"RCO01": 12, "RCO04": 12, "RCO10": "no-research-projects", "RCR03": 6}),
    (INTERREG, COMPANIES, Facts((GROUP,), STAYS, (HELD,), surveys=TOLD), of_year(2027), PROJECT_DAYS,
     {"RCO01": 12, "RCO04": 12, "RCR03": 6, **NEVER}),
    (ESF, COMPANIES, Facts((GROUP,), STAYS, (HELD,), headcounts=ALL_SMALL), of_year(2027), PROJECT_DAYS, {"EECO19": 12}),
    # Nobody has confirmed a meeting; nobody has told; nobody's size is known; not even one meeting was planned.
    (INTERREG, COMPANIES, Facts((GROUP,), STAYS, (UNSURE,)), of_year(2027), PROJECT_DAYS,
     {"RCO01": "nothing-confirmed", "RCO04": "nothing-confirmed", "RCR03": "nobody-answered", **NEVER}),
    (ESF, COMPANIES, Facts((GROUP,), STAYS, (UNSURE,)), of_year(2027), PROJECT_DAYS, {"EECO19": "nothing-confirmed"}),
    (ESF, COMPANIES, Facts((GROUP,), STAYS, (HELD,)), of_year(2027), PROJECT_DAYS, {"EECO19": "no-sizes"}),
    (ERDF, COMPANIES, Facts((GROUP,), STAYS), of_year(2027), PROJECT_DAYS,
     {"RCO01": 0, "RCO04": 0, "RCO10": "no-research-projects", "RCR03": "nobody-answered"}),
    # Seven of twelve have told their size: five are left, which is not too few to be told apart.
    (ESF, COMPANIES, Facts((GROUP,), STAYS, (HELD,), headcounts=SMALL), of_year(2027), PROJECT_DAYS, {"EECO19": 7}),
    # Too few to be shown: two of twelve are unlike the others.
    (ESF, COMPANIES, Facts((GROUP,), STAYS, (HELD,), headcounts=ALL_SMALL[:10]), of_year(2027), PROJECT_DAYS,
     {"EECO19": HIDDEN}),
    # The whole of the network is shown however small it is.
    (ERDF, COMPANIES, Facts((GROUP,), STAYS, (FEW,)), of_year(2027), PROJECT_DAYS,
     {"RCO01": 3, "RCO04": 3, "RCO10": "no-research-projects", "RCR03": "nobody-answered"}),
    # People are never counted from heads; companies and people never in one report.
    (ESF, PEOPLE, Facts((GROUP,), STAYS, (HELD,)), of_year(2027), PROJECT_DAYS, {"EECO05": "no-participants"}),
    (ESF, PEOPLE, Facts((GROUP,), STAYS, (HELD,)), of_year(2027), LATE, {"EECO05": "no-participants"}),
    # A period that begins before the project, ends after it, or is all there is.
    (INTERREG, COMPANIES, Facts((GROUP,), STAYS, (HELD,)), of_year(2027), LATE, OUTSIDE | NEVER),
    (ERDF, COMPANIES, Facts((GROUP,), STAYS, (HELD,)), of_year(2028), (date(2027, 1, 1), date(2028, 11, 30)),
     OUTSIDE | {"RCO10": "no-research-projects"}),
    (ESF, COMPANIES, Facts((GROUP,), STAYS, (HELD,)), since_the_start(TODAY), LATE, {"EECO19": "outside-project"}),
    (ERDF, COMPANIES, Facts((GROUP,), STAYS, (HELD,), surveys=TOLD), since_the_start(TODAY), PROJECT_DAYS,
     {"RCO01": 12, "RCO04": 12, "RCO10": "no-research-projects", "RCR03": 6}),
]  # fmt: skip


@pytest.mark.parametrize(("programme", "unit", "facts", "period", "days", "expected"), TABLE)
def test_each_indicator_is_counted_or_says_why_not(
    programme: str, unit: str, facts: Facts, period: Period, days: tuple[date, date], expected: dict[str, object]
) -> None:
    assert told(made(programme, unit, facts, period, days)) == expected


def test_every_reason_is_met_and_is_a_sentence_in_each_language() -> None:
    met = {why for *_, expected in TABLE for why in expected.values() if isinstance(why, str)}
    # Two are about figures that no indicator is counted from.
    met |= {
        str(made(ERDF, COMPANIES, Facts((GROUP,), STAYS), of_year(2027)).figures[code].because)
        for code in ("retention", "trades")
    }
    known = {key.removeprefix("evidence-because-") for key in messages("en") if key.startswith("evidence-because-")}
    assert met == known
    for language in LANGUAGES:
        t = text_in(language)
        said = {why: words.why_not(t, why) for why in known}
        assert len(set(said.values())) == len(known)
        assert all(one.endswith(".") and "{" not in one for one in said.values()), said
        every = {(code, isinstance(value, int)) for *_, expected in TABLE for code, value in expected.items()}
        assert all(words.indicator_name(t, code) for code, _ in every)
        assert all(words.counted_as(t, code) for code, counted in every if counted)
