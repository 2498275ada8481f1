"""Whose turn it is."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cycle.rotation import credit_for_newcomer, next_host, order
from bot.domain.groups.companies import Company
from bot.domain.ids import CompanyId

START = datetime(2026, 1, 5, 15, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
MONTH = timedelta(days=30)


def company(
    number: int,
    *,
    hosted: int = 0,
    last: int | None = None,
    joined: int = 0,
    until: date | None = None,
    left: bool = False,
) -> Company:
    """`last` and `joined` in months from the beginning."""
    return Company(
        id=CompanyId(number),
        name=f"Company {number}",
        joined_at=START + joined * MONTH,
        turns_hosted=hosted,
        last_hosted_at=None if last is None else START + last * MONTH,
        paused_until=until,
        left=left,
    )


def ids(companies: Sequence[Company]) -> list[int]:
    return [int(c.id) for c in companies]


def test_the_company_with_the_fewest_turns_is_next() -> None:
    assert ids(order([company(1, hosted=2, last=3), company(2, hosted=1, last=4)], on=TODAY)) == [2, 1]


def test_of_equals_the_one_that_hosted_longest_ago_is_next() -> None:
    assert ids(order([company(1, hosted=1, last=4), company(2, hosted=1, last=3)], on=TODAY)) == [2, 1]


def test_of_those_that_never_hosted_the_one_that_joined_first_is_next() -> None:
    assert ids(order([company(2, joined=1), company(1, joined=2)], on=TODAY)) == [2, 1]


def test_of_those_that_joined_together_the_order_is_still_one() -> None:
    assert ids(order([company(3), company(1), company(2)], on=TODAY)) == [1, 2, 3]


def test_one_that_left_is_passed_over() -> None:
    everyone = [company(1, left=True), company(2), company(3)]
    assert ids(order(everyone, on=TODAY)) == [2, 3]
    assert next_host(everyone, on=TODAY) == everyone[1]


def test_one_that_pauses_is_passed_over_until_the_day() -> None:
    everyone = [company(1, until=TODAY), company(2, until=TODAY + timedelta(days=1)), company(3)]
    assert ids(order(everyone, on=TODAY)) == [1, 3]
    assert ids(order(everyone, on=TODAY + timedelta(days=1))) == [1, 2, 3]


def test_one_that_passed_is_not_asked_again_in_this_cycle_and_first_in_the_next() -> None:
    everyone = [company(1), company(2), company(3)]
    assert ids(order(everyone, on=TODAY, passed={CompanyId(1)})) == [2, 3]
    assert ids(order(everyone, on=TODAY)) == [1, 2, 3]


def test_when_everybody_passed_nobody_is_next() -> None:
    assert next_host([company(1), company(2)], on=TODAY, passed=[CompanyId(1), CompanyId(2)]) is None
    assert next_host([], on=TODAY) is None


@pytest.mark.parametrize("hosted", [0, 1, 5])
def test_a_newcomer_does_not_jump_the_queue(hosted: int) -> None:
    here = [company(1, hosted=hosted + 1, last=4), company(2, hosted=hosted, last=3), company(3, hosted=hosted, last=2)]
    newcomer = replace(company(4, joined=5), credit=credit_for_newcomer(here))
    assert ids(order([*here, newcomer], on=TODAY)) == [3, 2, 1, 4]


def test_a_company_that_comes_back_comes_last_like_any_newcomer() -> None:
    here = [company(1, hosted=1, last=4), company(2, hosted=1, last=5)]
    gone = company(3, hosted=1, last=1, left=True)
    back = replace(gone, left=False, joined_at=START + 6 * MONTH, credit=credit_for_newcomer(here) - gone.turns_hosted)
    assert ids(order([*here, back], on=TODAY)) == [1, 2, 3]


def test_those_that_left_do_not_make_a_newcomer_wait() -> None:
    assert credit_for_newcomer([company(1, hosted=9, last=4, left=True), company(2, hosted=1, last=3)]) == 1
    assert credit_for_newcomer([]) == 0


@dataclass
class Life:
    """A group that lives month by month; `companies` by id."""

    companies: dict[CompanyId, Company] = field(default_factory=dict)
    month: int = 0
    hosts: list[CompanyId] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        return START + self.month * MONTH

    def join(self, number: int) -> None:
        """A company new to the group, or back in it."""
        known = self.companies.get(CompanyId(number))
        others = [c for c in self.companies.values() if c.id != number]
        fresh = known or company(number)
        self.companies[CompanyId(number)] = replace(
            fresh,
            # those of one month come one after another
            joined_at=self.now + timedelta(seconds=len(self.companies)),
            left=False,
            paused_until=None,
            credit=credit_for_newcomer(others) - fresh.turns_hosted,
        )

    def meet(self, passing: set[int]) -> CompanyId | None:
        """A cycle: asked in turn, those in `passing` pass, the first other one hosts."""
        self.month += 1
        passed: list[CompanyId] = []
        while True:
            host = next_host(self.companies.values(), passed=passed, on=self.now.date())
            if host is None:
                return None
            if host.id not in passing:
                break
            passed.append(host.id)
        self.companies[host.id] = replace(host, turns_hosted=host.turns_hosted + 1, last_hosted_at=self.now)
        self.hosts.append(host.id)
        return host.id


STEADY = range(1, 5)
OTHERS = range(5, 9)
happenings = st.lists(
    st.tuples(
        st.sampled_from(["meet", "meet", "join", "leave", "pause"]),
        st.sampled_from(OTHERS),
        st.sets(st.sampled_from(OTHERS)),
    ),
    max_size=60,
)


def live(life: Life, kind: str, number: int, passing: set[int]) -> None:
    here = life.companies.get(CompanyId(number))
    if kind == "meet":
        life.meet(passing)
    elif kind == "join" and (here is None or here.left):
        life.join(number)
    elif kind == "leave" and here is not None:
        life.companies[here.id] = replace(here, left=True)
    elif kind == "pause" and here is not None:
        life.companies[here.id] = replace(here, paused_until=(life.now + 3 * MONTH).date())


@given(happenings=happenings)
def test_those_who_are_always_there_host_equally_often_whatever_others_do(
    happenings: list[tuple[str, int, set[int]]],
) -> None:
    life = Life()
    for number in STEADY:
        life.join(number)
    for kind, number, passing in happenings:
        live(life, kind, number, passing)
        turns = [life.companies[CompanyId(steady)].turns_hosted for steady in STEADY]
        assert max(turns) - min(turns) <= 1


@given(happenings=happenings)
def test_a_newcomer_is_last_whenever_it_comes(happenings: list[tuple[str, int, set[int]]]) -> None:
    life = Life()
    for number in STEADY:
        life.join(number)
    for kind, number, passing in happenings:
        live(life, kind, number, passing)
        if kind == "join" and life.companies[CompanyId(number)].joined_at >= life.now:
            in_order = ids(order(life.companies.values(), on=life.now.date()))
            fresh = [i for i in in_order if life.companies[CompanyId(i)].joined_at >= life.now]
            assert in_order[-len(fresh) :] == fresh


@given(happenings=happenings)
def test_nobody_waits_for_ever(happenings: list[tuple[str, int, set[int]]]) -> None:
    """From any point on, whoever stays and does not pass hosts, however the others were counted before."""
    life = Life()
    for number in STEADY:
        life.join(number)
    for happening in happenings:
        live(life, *happening)
    present = order(life.companies.values(), on=(life.now + MONTH).date())
    counted = [c.counted for c in life.companies.values() if not c.left]
    longest = len(life.companies) * (max(counted) - min(counted) + 1)
    hosted = {life.meet(set()) for _ in range(longest)}
    assert {c.id for c in present} <= hosted


@given(happenings=happenings)
def test_the_order_shown_is_the_order_that_happens(happenings: list[tuple[str, int, set[int]]]) -> None:
    life = Life()
    for number in STEADY:
        life.join(number)
    for happening in happenings:
        live(life, *happening)
    # Nobody comes back from a pause meanwhile, which would put it where it stood.
    life.companies = {c.id: replace(c, left=c.left or c.paused_until is not None) for c in life.companies.values()}
    shown = [c.id for c in order(life.companies.values(), on=life.now.date())]
    counted = [c.counted for c in life.companies.values() if not c.left]
    before = len(life.hosts)
    for _ in range(len(shown) * (max(counted) - min(counted) + 1)):
        life.meet(set())
    first_turns = list(dict.fromkeys(life.hosts[before:]))
    assert first_turns == shown


@given(size=st.integers(1, 12), rounds=st.integers(0, 4), extra=st.integers(0, 11))
def test_where_all_take_part_the_order_is_a_round_like_the_last(size: int, rounds: int, extra: int) -> None:
    life = Life()
    for number in range(1, size + 1):
        life.join(number)
    for _ in range(rounds * size + extra):
        life.meet(set())
    assert life.hosts == [CompanyId(i % size + 1) for i in range(rounds * size + extra)]
    shown = [c.id for c in order(life.companies.values(), on=life.now.date())]
    before = len(life.hosts)
    for _ in range(size):
        life.meet(set())
    assert life.hosts[before:] == shown


companies = st.lists(
    st.builds(
        company,
        st.integers(1, 50),
        hosted=st.integers(0, 3),
        last=st.none() | st.integers(0, 10),
        joined=st.integers(0, 10),
        until=st.none() | st.dates(date(2026, 11, 1), date(2026, 12, 31)),
        left=st.booleans(),
    ),
    unique_by=lambda c: c.id,
    max_size=12,
)


@given(companies=companies, passed=st.sets(st.integers(1, 50).map(CompanyId)), seed=st.integers())
def test_the_order_does_not_depend_on_how_companies_are_listed(
    companies: list[Company], passed: set[CompanyId], seed: int
) -> None:
    shuffled = companies[:]
    random.Random(seed).shuffle(shuffled)
    assert order(shuffled, on=TODAY, passed=passed) == order(companies, on=TODAY, passed=passed)


@given(companies=companies, passed=st.sets(st.integers(1, 50).map(CompanyId)))
def test_everybody_who_can_be_asked_is_in_the_order_once(companies: list[Company], passed: set[CompanyId]) -> None:
    in_order = order(companies, on=TODAY, passed=passed)
    assert len(set(in_order)) == len(in_order)
    expected = {
        c.id
        for c in companies
        if not c.left and c.id not in passed and (c.paused_until is None or c.paused_until <= TODAY)
    }
    assert {c.id for c in in_order} == expected
    assert next_host(companies, on=TODAY, passed=passed) == (in_order[0] if in_order else None)


@given(companies=companies, passed=st.sets(st.integers(1, 50).map(CompanyId)))
def test_passing_changes_nobody_elses_place(companies: list[Company], passed: set[CompanyId]) -> None:
    everyone = order(companies, on=TODAY)
    assert order(companies, on=TODAY, passed=passed) == tuple(c for c in everyone if c.id not in passed)


def test_a_newcomer_is_not_asked_to_host_for_sixty_days_unless_all_are_new() -> None:
    day = timedelta(days=1)
    founder = Company(CompanyId(1), "Old", START - 300 * day, turns_hosted=2, last_hosted_at=START - 10 * day)
    newcomer = Company(CompanyId(2), "New", START, turns_hosted=0, last_hosted_at=None, credit=2)
    soon, later = (START + 59 * day).date(), (START + 60 * day).date()
    passed = {founder.id}
    assert next_host([founder, newcomer], on=soon) == founder
    assert next_host([founder, newcomer], on=soon, passed=passed) is None
    assert next_host([founder, newcomer], on=later, passed=passed) == newcomer
    assert next_host([newcomer], on=soon) == newcomer
    hosted = replace(newcomer, turns_hosted=1, last_hosted_at=START)
    assert next_host([founder, hosted], on=soon, passed=passed) == hosted
