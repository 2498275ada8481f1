"""What researchers get: only of those who have agreed, and nobody stands alone in it."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.evidence.facts import (
    ConfirmedFacts,
    Facts,
    GroupFact,
    HeadcountFact,
    InRegion,
    MeetingFact,
    PromiseFact,
    Scope,
    Stay,
    SurveyFact,
)
from bot.domain.evidence.research import (
    COLUMNS,
    HIDDEN_VALUE,
    SURE,
    Agreement,
    ConsentSaid,
    agreements,
    in_fives,
    next_said,
    research_data,
    told_apart,
)
from bot.domain.evidence.small import SMALLEST
from bot.formats.evidence.research import table

FIRST, TODAY = date(2027, 3, 1), date(2028, 6, 30)
GROUP = GroupFact(1, "Kajaani", FIRST, (InRegion("Kainuu", FIRST),))
HELD = ConfirmedFacts(held=True)


@pytest.mark.parametrize(
    ("before", "agrees", "after"),
    [
        (None, True, ConsentSaid.YES),
        (ConsentSaid.ASKED, False, ConsentSaid.NO),
        (ConsentSaid.YES, True, None),
        (ConsentSaid.YES, False, ConsentSaid.WITHDRAWN),
        (ConsentSaid.NO, False, None),
        (ConsentSaid.WITHDRAWN, False, None),
        (ConsentSaid.WITHDRAWN, True, ConsentSaid.YES),
    ],
)
def test_what_a_press_adds_to_the_history(before: ConsentSaid | None, agrees: bool, after: ConsentSaid | None) -> None:
    assert next_said(before, agrees=agrees) is after


def test_one_yes_is_enough_and_one_no_is_too() -> None:
    yes, no, asked, withdrawn = ConsentSaid.YES, ConsentSaid.NO, ConsentSaid.ASKED, ConsentSaid.WITHDRAWN
    said = [
        (1, 10, yes),
        (1, 11, asked),
        (2, 20, yes),
        (2, 21, no),
        (3, 30, asked),
        (4, 40, yes),
        (4, 40, withdrawn),
        (5, 50, no),
        (5, 51, yes),
        (4, 40, yes),
        (5, 50, yes),
    ]
    at = [datetime(2027, 4, 1, tzinfo=UTC) + timedelta(days=n) for n in range(len(said))]
    found = agreements((*one, when) for one, when in zip(said, at, strict=True))
    assert [(one.company, one.until is None) for one in found] == [
        (1, True),
        (2, False),
        (4, False),
        (4, True),
        (5, True),
    ]


@given(
    st.lists(st.tuples(st.integers(1, 30), st.sampled_from(("yes", "no", "withdrawn"))), max_size=60),
    st.integers(1, 30),
    st.sampled_from(("yes", "withdrawn")),
)
def test_two_files_before_and_after_one_company_has_spoken_show_five_new_ones_or_none(
    history: list[tuple[int, str]], company: int, word: str
) -> None:
    came = dict.fromkeys(range(1, 31), FIRST)

    def handed_out(said: list[tuple[int, str]]) -> frozenset[int]:
        at = [datetime(2027, 4, 1, tzinfo=UTC) + timedelta(days=n) for n in range(len(said))]
        lines = [(who, who, ConsentSaid(what), when) for (who, what), when in zip(said, at, strict=True)]
        return in_fives(agreements(lines), came)

    before, after = handed_out(history), handed_out([*history, (company, word)])
    new, gone = after - before, before - after
    assert len(new) in (0, SMALLEST)
    assert not new or company in new
    assert gone <= {company}, "nobody else goes because of it"


def test_five_companies_come_into_the_file_together_and_one_that_goes_takes_nobody_along() -> None:
    at = [datetime(2027, 4, 1, tzinfo=UTC) + timedelta(days=n) for n in range(13)]
    came = dict.fromkeys(range(1, 14), FIRST)
    every = [Agreement(n + 1, moment) for n, moment in enumerate(at)]
    assert [len(in_fives(every[:n], came)) for n in (4, 5, 9, 10, 12)] == [0, 5, 5, 10, 10]
    # The third is gone from the twelfth day on; one who took it back while waiting was never among the five.
    every[2] = Agreement(3, at[2], at[11])
    assert in_fives(every[:12], came) == frozenset(range(1, 11)) - {3}
    every[2] = Agreement(3, at[2], at[3])
    assert in_fives(every[:12], came) == frozenset(range(1, 12)) - {3}
    # Whoever comes to a region after they have agreed waits from then on.
    assert in_fives(every[3:9], came | {4: date(2028, 1, 1)}) == frozenset(range(5, 10))


@given(st.dictionaries(st.integers(0, 60), st.tuples(*(st.sampled_from(("", "a", "b", "c")) for _ in SURE))))
def test_every_description_is_shared_by_five_or_by_nobody(described: dict[int, tuple[str, ...]]) -> None:
    told = told_apart(described)
    assert set(told) == set(described)
    for column in range(len(SURE) + 1):
        shared = Counter(one[:column] for one in told.values() if one is not None)
        assert all(number >= SMALLEST for number in shared.values())
    left_out = Counter(one is None for one in told.values())[True]
    assert left_out == 0 or left_out >= min(SMALLEST, len(described)), "one left out would be known by the difference"
    for company, one in told.items():
        for shown, true in zip(one or (), described[company], strict=False):
            assert shown in (true, HIDDEN_VALUE)


def _facts(companies: int) -> Facts:
    meetings = tuple(
        MeetingFact(n + 1, 1, day, host=1 + n, confirmation=said, came=tuple((one, 2) for one in range(1, 5 + n)))
        for n, (day, said) in enumerate(
            [(date(2027, 4, 1), HELD), (date(2027, 5, 1), None), (date(2028, 1, 10), HELD), (date(2028, 9, 1), HELD)]
        )
    )
    return Facts(
        groups=(GROUP,),
        stays=tuple(Stay(company, 1, FIRST) for company in range(1, companies + 1)),
        meetings=meetings,
        promises=(PromiseFact(1, 1, 1, date(2027, 4, 2), asked=True, outcome="done"),),
        surveys=(SurveyFact(1, 1, "yearly", date(2027, 12, 31), ("hired",), "Not to be handed out"),),
        headcounts=(HeadcountFact(1, "2-4", FIRST),),
        trades=tuple((company, "C") for company in range(1, companies + 1)),
    )


def _all(companies: int) -> list[Agreement]:
    return [Agreement(n, datetime(2027, 4, 1, tzinfo=UTC)) for n in range(1, companies + 1)]


def _rows(agreed: int, scope: Scope | None = None) -> list[dict[str, Any]]:
    data = research_data(_facts(12), _all(agreed), scope or Scope(), TODAY, b"salt")
    return [dict(zip(COLUMNS, row, strict=True)) for row in data.rows]


def test_a_row_for_each_year_of_those_who_have_agreed() -> None:
    rows = _rows(6)
    # The sixth waits for four more.
    assert len(rows) == 10 and len({row["company"] for row in rows}) == 5
    (own,) = [row for row in rows if row["hired"] == 1]
    company = own["company"]
    assert own == {
        "company": company,
        "year": 2027, "first_year": 2027, "last_year": None, "region": "Kainuu", "size": HIDDEN_VALUE, "trade": "C",
        "days": 306, "meetings": 1, "attended": 1, "people": 2, "hosted": 1,
        "promises": 1, "done": 1, "partly": 0, "not_yet": 0, "unanswered": 0,
        "surveyed": 1, "hired": 1, "product": 0, "customer": 0, "partner": 0, "cooperation": 0,
    }  # fmt: skip
    # One company alone has told its size, so nobody's is shown.
    assert {row["size"] for row in rows} == {HIDDEN_VALUE}
    (later,) = [row for row in rows if row["company"] == company and row["year"] == 2028]
    assert (later["days"], later["meetings"], later["surveyed"], later["hired"]) == (182, 1, 0, None)


def test_too_few_who_have_agreed_are_no_data() -> None:
    assert not _rows(4)
    assert not _rows(6, scope=Scope(region="Lappi"))
    assert _rows(6, scope=Scope(region="kainuu"))


def test_what_a_spreadsheet_would_count_stays_text() -> None:
    odd = GroupFact(1, "x", FIRST, (InRegion('=HYPERLINK("x")', FIRST),))
    facts = _facts(6)
    data = research_data(Facts(groups=(odd,), stays=facts.stays), _all(6), Scope(), TODAY, b"another salt")
    written = table(data).decode()
    assert written.splitlines()[0] == ",".join(COLUMNS)
    assert '''"'=HYPERLINK(""x"")"''' in written
