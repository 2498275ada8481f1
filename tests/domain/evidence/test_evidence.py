"""What is counted for a report, each figure against a count of its own; and what is too small to be shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.evidence.facts import (
    ConfirmedFacts,
    Facts,
    GroupFact,
    HeadcountFact,
    InRegion,
    JointFact,
    MeetingFact,
    PromiseFact,
    QuestionFact,
    Scope,
    Stay,
    SurveyFact,
)
from bot.domain.evidence.indicators import Project
from bot.domain.evidence.periods import EARLIEST, Period, UnknownPeriod, of_year
from bot.domain.evidence.report import Report, make_report
from bot.domain.evidence.small import SMALLEST, hidden_parts, merged, too_small
from bot.domain.evidence.tables import HIDDEN, Hidden, canonical, hash_of, one_decimal
from bot.formats.periods import read_period

TODAY = date(2029, 6, 1)
NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
KAINUU = GroupFact(1, "Kainuu", date(2027, 1, 1), (InRegion("Kainuu", date(2027, 1, 1)),))
LAPLAND = GroupFact(2, "Lapland", date(2027, 6, 1), (InRegion("Lapland", date(2027, 6, 1)),))
HELD = ConfirmedFacts(held=True, minutes=90)


def report(facts: Facts, period: Period | None = None, scope: Scope | None = None, **more: Project) -> Report:
    return make_report(
        facts,
        number="2029-1",
        period=period or of_year(2027),
        scope=scope or Scope(),
        today=TODAY,
        salt=b"salt",
        **more,
    )


def total(made: Report, figure: str, code: str = "all") -> object:
    return made.figures[figure].value(code)


def stays(*companies: int, group: int = 1, since: date = date(2027, 1, 1), until: date | None = None) -> list[Stay]:
    return [Stay(company, group, since, until) for company in companies]


# --- what is counted


def test_a_company_in_two_groups_is_one_company() -> None:
    facts = Facts((KAINUU, LAPLAND), (*stays(*range(1, 11)), *stays(*range(6, 16), group=2, since=date(2027, 7, 1))))
    made = report(facts)
    assert total(made, "companies") == 15
    assert total(made, "companies", "several") == 5
    assert total(made, "joined") == 15
    assert [row[0] for row in made.figures["companies"].rows] == [f"C{n:03}" for n in range(1, 16)]


@pytest.mark.parametrize(
    ("since", "until", "counts"),
    [
        (date(2026, 5, 1), None, True),
        (date(2026, 5, 1), date(2027, 1, 1), True),
        (date(2026, 5, 1), date(2026, 12, 31), False),
        (date(2027, 12, 31), None, True),
        (date(2028, 1, 1), None, False),
    ],
)
def test_whoever_was_there_on_one_day_of_the_period_took_part(since: date, until: date | None, counts: bool) -> None:
    made = report(Facts((KAINUU,), (Stay(1, 1, since, until),)))
    assert total(made, "companies") == int(counts)


def test_left_is_who_is_in_no_group_any_more() -> None:
    facts = Facts(
        (KAINUU, LAPLAND),
        (
            Stay(1, 1, date(2027, 1, 1), date(2027, 5, 1)),
            Stay(1, 2, date(2027, 3, 1)),
            Stay(2, 1, date(2027, 1, 1), date(2027, 5, 1)),
            # Came back within the year.
            Stay(3, 1, date(2027, 1, 1), date(2027, 5, 1)),
            Stay(3, 1, date(2027, 9, 1)),
        ),
    )
    assert total(report(facts), "left") == 1


def test_a_meeting_nobody_confirmed_is_not_held_and_is_told_apart() -> None:
    def met(number: int, **more: object) -> MeetingFact:
        came = tuple((company, 1) for company in range(1, 7))
        return MeetingFact(number, 1, date(2027, 2, number), host=1, theme="Pricing", came=came, **more)  # type: ignore[arg-type]

    facts = Facts(
        (KAINUU,),
        tuple(stays(*range(1, 9))),
        (
            met(1, confirmation=HELD),
            met(2, confirmation=HELD),
            met(3),
            met(4, cancelled=True),
            met(5, confirmation=ConfirmedFacts(held=False, reason="few")),
        ),
    )
    made = report(facts)
    assert made.figures["meetings"].values() == {
        "held": 2,
        "not-held": 1,
        "unconfirmed": 1,
        "cancelled": 1,
        "minutes": 180,
        "timed": 2,
    }
    assert total(made, "attendance", "visits") == 12
    assert total(made, "attendance", "each") == 6
    assert total(made, "supported") == 6
    assert total(made, "hosting", "hosted") == 2
    assert made.themes == (("Pricing", 2),)
    assert made.figures["attendance"].without == (("unconfirmed", 1),)
    nothing = report(Facts((KAINUU,), (), (met(3),)))
    assert nothing.figures["attendance"].because == "nothing-confirmed"
    assert total(nothing, "supported") is None


def test_a_joint_meeting_counts_once_for_the_network_and_once_for_each_company_that_came() -> None:
    here = (*stays(*range(1, 8)), *stays(7, *range(11, 18), group=2, since=date(2027, 6, 1)))
    day = date(2027, 8, 1)

    def met(number: int, **more: object) -> JointFact:
        came = frozenset((*range(1, 8), 11, 12, 13))
        return JointFact(number, day, **({"groups": (1, 2), "came": came} | more))  # type: ignore[arg-type]

    facts = Facts(
        (KAINUU, LAPLAND),
        here,
        joint=(
            met(1, held=True, people=40, named=True),
            met(2, held=True, people=30),
            met(3, held=False),
            met(4),
            met(5, cancelled=True),
        ),
    )
    made = report(facts)
    assert made.figures["joint"].values() == {
        "held": 2,
        "not-held": 1,
        "unconfirmed": 1,
        "cancelled": 1,
        "people": 70,
        "visits": 10,
        "unnamed": 1,
    }
    # The seventh is of both groups, and was supported once.
    assert (total(made, "supported"), total(made, "supported", "visits")) == (10, 10)
    kainuu = report(facts, scope=Scope(region="Kainuu"))
    # How many of the forty were from Kainuu nobody knows.
    assert [total(kainuu, "joint", code) for code in ("held", "people", "visits")] == [2, 0, 7]
    alone = report(replace(facts, joint=(met(1, groups=(1,), held=True, people=9, named=True),)), scope=Scope(group=1))
    assert total(alone, "joint", "people") == 9


def test_stayed_is_asked_on_the_day_a_year_was_over() -> None:
    there = [Stay(n, 1, date(2027, 2, 1)) for n in range(1, 7)]
    gone = [Stay(n, 1, date(2027, 2, 1), date(2028, 1, 31)) for n in range(7, 12)]
    last_day = [Stay(12, 1, date(2027, 2, 1), date(2028, 2, 1))]
    made = report(Facts((KAINUU,), (*there, *gone, *last_day)), of_year(2028))
    assert [total(made, "retention", code) for code in ("year-one", "stayed-one", "share-one")] == [12, 7, 58]
    assert total(made, "retention", "year-two") == 0
    assert report(Facts((KAINUU,), tuple(there)), of_year(2027)).figures["retention"].because == "too-early"


def test_time_to_the_first_answer_is_the_middle_one() -> None:
    def asked(number: int, hours: float | None) -> QuestionFact:
        answered = None if hours is None else NOON + timedelta(hours=hours)
        return QuestionFact(number, 1, NOON, NOON.date(), answered, helpful=number == 1)

    made = report(Facts((KAINUU,), (), (), (asked(1, 0.5), asked(2, 30.04), asked(3, 3), asked(4, None))))
    figure = made.figures["questions"]
    assert figure.values() == {"asked": 4, "answered": 3, "hours": 3, "helpful": 1, "carried": 0}
    assert total(report(Facts()), "questions", "hours") is None


def test_promises_and_changes_count_what_was_said() -> None:
    companies = range(1, 13)
    promises = tuple(
        PromiseFact(n, n, 1, date(2027, 4, 1), asked=True, outcome=("done", "partly", None)[n % 3]) for n in companies
    )
    surveys = tuple(
        SurveyFact(n, n, "yearly", date(2027, 12, 1), ("hired",) if n <= 6 else ("customer",) if n == 7 else ())
        for n in companies
    )
    made = report(Facts((KAINUU,), tuple(stays(*companies)), promises=promises, surveys=surveys))
    assert made.figures["promises"].values() == {"made": 12, "done": 4, "partly": 4, "not-yet": 0, "unanswered": 4}
    assert total(made, "surveys") == 12
    changes = made.figures["changes"]
    assert changes.value("hired") == 6
    assert changes.value("customer") is HIDDEN
    assert changes.value("product") == 0
    # Nobody's answers can be put together, or found under the name the company has elsewhere.
    assert not {row[0] for row in changes.rows} & {row[0] for row in made.figures["companies"].rows}
    assert report(Facts()).figures["changes"].because == "nobody-answered"


def test_a_group_that_changed_its_region_counts_in_each_for_its_own_time() -> None:
    moved = GroupFact(
        1,
        "Moving",
        date(2027, 1, 1),
        (InRegion("Kainuu", date(2027, 1, 1), date(2027, 7, 1)), InRegion("Lapland", date(2027, 7, 1))),
    )
    facts = Facts(
        (moved,),
        (*stays(1, 2, 3, 4, 5, until=date(2027, 6, 30)), *stays(6, 7, 8, 9, 10, 11)),
        tuple(
            MeetingFact(n, 1, day, host=6, confirmation=HELD)
            for n, day in enumerate([date(2027, 6, 30), date(2027, 7, 1)])
        ),
    )
    kainuu, lapland = (report(facts, scope=Scope(region=name)) for name in ("KAINUU", "lapland"))
    assert (total(kainuu, "companies"), total(lapland, "companies")) == (11, 6)
    assert (total(kainuu, "meetings", "held"), total(lapland, "meetings", "held")) == (1, 1)
    assert lapland.figures["regions"].rows == (("Lapland", date(2027, 7, 1), 1),)


def test_names_are_taken_out_of_what_people_wrote() -> None:
    facts = Facts(
        (KAINUU,),
        (),
        (MeetingFact(1, 1, date(2027, 3, 1), 1, "Ainon hinnoittelu, and Aino's Café; ainoa asia", confirmation=HELD),),
        names=frozenset({"Aino", "Aino's Café", "Al"}),
    )
    theme = str(report(facts).figures["themes"].rows[0][1])
    assert "Aino" not in theme
    assert "hinnoittelu" in theme


def test_a_figure_that_has_nothing_to_count_from_says_why() -> None:
    project = Project("Interreg", "AK-123", date(2026, 1, 1), date(2029, 12, 31))
    facts = Facts(
        (KAINUU,),
        tuple(stays(*range(1, 8))),
        tuple(
            MeetingFact(n, 1, date(2027, 3, n), 1, confirmation=HELD, came=tuple((c, 2) for c in range(1, 8)))
            for n in (1, 2)
        ),
    )
    made = report(facts, project=project)
    assert [(one.code, one.figure, one.because) for one in made.indicators] == [
        ("RCO01", "supported", None),
        ("RCO04", "supported", None),
        ("RCO10", None, "no-research-projects"),
        ("RCR03", "innovators", None),
        ("RCR84", None, "no-agreements"),
        ("RCR104", None, "no-solutions"),
    ]
    assert total(made, "supported") == 7
    assert made.figures["innovators"].because == "nobody-answered"
    assert made.figures["micro"].because == "no-sizes"
    assert report(facts).indicators == ()
    early = Project("ERDF", "A1", date(2028, 1, 1), date(2029, 12, 31))
    assert {one.because for one in report(facts, project=early).indicators} == {
        "outside-project",
        "no-research-projects",
    }


@pytest.mark.parametrize(("unit", "codes"), [("companies", ["EECO19"]), ("people", ["EECO05"])])
def test_the_esf_counts_companies_or_people_and_never_both(unit: str, codes: list[str]) -> None:
    project = Project("ESF+", "S1", date(2026, 1, 1), date(2029, 12, 31), unit)
    assert [one.code for one in report(Facts(), project=project).indicators] == codes


def test_a_small_company_is_one_whose_headcount_is_on_record() -> None:
    meeting = MeetingFact(1, 1, date(2027, 3, 1), 1, confirmation=HELD, came=tuple((c, 1) for c in range(1, 16)))
    bands = [HeadcountFact(c, "1", date(2027, 1, 1)) for c in range(1, 9)]
    # Grew only after the year.
    bands.append(HeadcountFact(1, "10+", date(2028, 1, 1)))
    made = report(Facts((KAINUU,), tuple(stays(*range(1, 16))), (meeting,), headcounts=tuple(bands)))
    assert total(made, "micro") == 8
    assert made.figures["micro"].without == (("unknown-size", 7),)
    assert made.figures["sizes"].rows == (("1", 8), ("?", 7))


# --- the period as it is typed


@pytest.mark.parametrize(
    ("typed", "period", "region"),
    [
        ("", None, None),
        ("2027", of_year(2027), None),
        ("2028 Kainuu", of_year(2028), "Kainuu"),
        ("1.1.2027–30.6.2027", Period(date(2027, 1, 1), date(2027, 6, 30)), None),
        ("1.1.–30.6.2027, Lappi", Period(date(2027, 1, 1), date(2027, 6, 30)), "Lappi"),
        ("2027-01-01 to 2027-06-30", Period(date(2027, 1, 1), date(2027, 6, 30)), None),
        ("2027-01-01 2027-06-30 Norra Österbotten", Period(date(2027, 1, 1), date(2027, 6, 30)), "Norra Österbotten"),
        ("alusta Kainuu", Period(EARLIEST, TODAY, whole=True), "Kainuu"),
        ("från början", Period(EARLIEST, TODAY, whole=True), None),
        ("since the start", Period(EARLIEST, TODAY, whole=True), None),
        ("Kainuu", None, "Kainuu"),
        ("Allingsås", None, "Allingsås"),
    ],
)
def test_a_period_as_people_type_it(typed: str, period: Period | None, region: str | None) -> None:
    wanted = read_period(typed, TODAY)
    assert (wanted.period, wanted.region) == (period, region)


def days(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        # Quarters and halves
        *(
            (typed, days("2028-07-01", "2028-09-30"))
            for typed in ("Q3 2028", "2028 q3", "Q3/2028", "2028-Q3", "q3, 2028")
        ),
        *(
            (typed, days("2028-07-01", "2028-09-30"))
            for typed in ("3. kvartaali 2028", "kvartal 3 2028", "3rd quarter 2028")
        ),
        ("3. neljannes 2028", days("2028-07-01", "2028-09-30")),
        ("Q1", days("2029-01-01", "2029-03-31")),
        ("Q4", days("2028-10-01", "2028-12-31")),
        ("H2 2028", days("2028-07-01", "2028-12-31")),
        # Months
        *(
            (typed, days("2028-11-01", "2028-11-30"))
            for typed in ("marraskuu 2028", "November 2028", "nov. 2028", "2028 nov")
        ),
        *(
            (typed, days("2028-11-01", "2028-11-30"))
            for typed in ("11/2028", "2028-11", "marraskuussa 2028", "marraskuu")
        ),
        *((typed, days("2028-03-01", "2028-03-31")) for typed in ("3/2028", "mars 2028", "maaliskuu 2028")),
        ("maj", days("2029-05-01", "2029-05-31")),
        ("heinakuu", days("2028-07-01", "2028-07-31")),
        # Several months
        *(
            (typed, days("2028-09-01", "2028-11-30"))
            for typed in (
                "syys–marraskuu 2028",
                "syyskuu-marraskuu 2028",
                "Sep to Nov 2028",
                "september till november 2028",
                "2028 sep – nov",
                "9–11/2028",
                "syys–marraskuu",
            )
        ),
        ("marras–helmikuu 2029", days("2028-11-01", "2029-02-28")),
        ("11/2028–2/2029", days("2028-11-01", "2029-02-28")),
        ("november 2027 till februari 2028", days("2027-11-01", "2028-02-29")),
        # Years, and what is told from today
        ("2027–2028", days("2027-01-01", "2028-12-31")),
        *((typed, of_year(2029)) for typed in ("this year", "tänä vuonna", "tana vuonna", "I år", "i ar")),
        *((typed, of_year(2028)) for typed in ("Last year", "viime vuonna", "i fjol", "förra året")),
        ("viime kuussa", days("2029-05-01", "2029-05-31")),
        ("this quarter", days("2029-04-01", "2029-06-30")),
        ("förra kvartalet", days("2029-01-01", "2029-03-31")),
    ],
)
@pytest.mark.parametrize("region", [None, "Norra Österbotten"])
def test_a_span_of_the_calendar_as_people_type_it(typed: str, period: Period, region: str | None) -> None:
    wanted = read_period(typed if region is None else f"{typed} {region}", TODAY)
    assert (wanted.period, wanted.region) == (period, region)


@pytest.mark.parametrize(
    "typed", ["Marstal", "Majblomman 2028", "Quarteira", "Q5 2028", "Norra Österbotten", "Iisalmi"]
)
def test_a_name_that_begins_like_a_span_is_a_name(typed: str) -> None:
    wanted = read_period(typed, TODAY)
    assert (wanted.period, wanted.region) == (None, typed)


@pytest.mark.parametrize(
    "typed",
    [
        "2035",
        "30.6.2027–1.1.2027",
        "31.2.2027–1.5.2027",
        "15.3.",
        "2030-01-01 2030-02-01",
        "13/2027",
        "Q4 2029",
        "2028–2027",
        "joulukuu 2029",
        "11/2028–2/2028",
    ],
)
def test_what_is_no_period_is_asked_back(typed: str) -> None:
    with pytest.raises(UnknownPeriod):
        read_period(typed, TODAY)


# --- small numbers


@given(st.dictionaries(st.integers(0, 30), st.integers(0, 40), max_size=8))
def test_no_part_under_five_can_be_seen_or_worked_out(parts: dict[int, int]) -> None:
    hidden = hidden_parts(parts)
    shown = {part: number for part, number in parts.items() if part not in hidden}
    assert not any(too_small(number) for number in shown.values())
    # Whoever takes what is shown from the whole learns the sum of what is hidden, and no more.
    rest = [parts[part] for part in hidden if parts[part]]
    if rest and sum(parts.values()) >= SMALLEST:
        assert len(rest) > 1
        assert sum(rest) >= SMALLEST
    if not any(too_small(number) for number in parts.values()):
        assert not hidden or too_small(sum(parts.values()))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_rows_put_together_keep_their_sums_and_show_few_people_only_where_there_are_no_more(
    rows: list[tuple[int, int]],
) -> None:
    out = merged(rows, lambda row: row, lambda some: (sum(a for a, _ in some), sum(b for _, b in some)))
    for index in (0, 1):
        whole = sum(row[index] for row in rows)
        assert sum(row[index] for row in out) == whole
        small = [row[index] for row in out if too_small(row[index])]
        assert small in ([], [whole])


@given(st.integers(0, 12), st.integers(0, 12))
def test_a_region_too_small_to_be_shown_is_not_shown_by_a_report_of_its_own(one: int, other: int) -> None:
    facts = Facts(
        (KAINUU, LAPLAND),
        (*stays(*range(100, 100 + one)), *stays(*range(200, 200 + other), group=2)),
    )
    hidden = hidden_parts({"one": one, "other": other})
    for name, number in (("Kainuu", one), ("Lapland", other)):
        shown = total(report(facts, scope=Scope(region=name)), "companies")
        if hidden and number:
            assert shown is HIDDEN
        elif not isinstance(shown, Hidden):
            assert shown == number


def test_what_is_hidden_is_in_no_row_either() -> None:
    facts = Facts((KAINUU, LAPLAND), (*stays(*range(1, 9)), *stays(1, 2, group=2)))
    made = report(facts)
    assert made.figures["companies"].value("several") is HIDDEN
    assert {row[1] for row in made.figures["companies"].rows} == {None}
    small = report(facts, scope=Scope(group=2))
    assert small.figures["companies"].rows == ()
    assert total(small, "joined") is HIDDEN


# --- the seal


@given(st.lists(st.tuples(st.text(max_size=5), st.integers() | st.none()), max_size=5))
def test_another_row_is_another_seal(rows: list[tuple[str, int | None]]) -> None:
    one = hash_of("x", 1, ("a", "b"), rows)
    assert one == hash_of("x", 1, ("a", "b"), list(rows))
    assert one != hash_of("x", 2, ("a", "b"), rows)
    assert one != hash_of("x", 1, ("a", "b"), [*rows, ("", None)])


@pytest.mark.parametrize(
    ("kept", "read"),
    [(3, 3.0), (None, ""), (date(2027, 1, 2), datetime(2027, 1, 2)), (2.5, 2.5)],  # noqa: DTZ001
)
def test_a_cell_is_the_same_however_a_spreadsheet_keeps_it(kept: object, read: object) -> None:
    assert canonical(kept) == canonical(read)  # type: ignore[arg-type]


def test_a_number_is_no_text() -> None:
    assert canonical(3) != canonical("3")
    assert canonical("=1+1") == "t=1+1"


def test_the_same_record_and_salt_make_the_same_report_and_another_salt_other_names() -> None:
    facts = Facts((KAINUU,), (*stays(*range(1, 30)), Stay(30, 2, date(2027, 1, 1))))
    one, same = report(facts), report(facts)
    assert one.seal == same.seal
    other = make_report(facts, number="2029-1", period=of_year(2027), scope=Scope(), today=TODAY, salt=b"another")
    assert [row[0] for row in other.figures["companies"].rows] == [row[0] for row in one.figures["companies"].rows]
    assert total(other, "companies") == total(one, "companies")


@pytest.mark.parametrize(
    ("number", "shown"),
    [((2.3 + 2.4) / 2, 2.4), (14.25, 14.3), (14.35, 14.4), (0.05, 0.1), (2.5, 2.5), (7, 7.0), (0.15, 0.2), (1.04, 1.0)],
)
def test_half_of_a_decimal_goes_up_as_a_spreadsheet_has_it(number: float, shown: float) -> None:
    assert one_decimal(number) == shown
