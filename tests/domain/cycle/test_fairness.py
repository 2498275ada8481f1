"""Over the years everybody hosts equally often, whatever people do with their turns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cycle.rotation import (
    FOREVER,
    after_hosting,
    after_missing,
    after_passing,
    after_swap,
    forecast,
    forgiven,
    makes_good,
    next_host,
    order,
)
from bot.domain.groups.companies import Company
from bot.domain.ids import CompanyId

START = datetime(2026, 1, 5, 15, 0, tzinfo=UTC)
MONTH = timedelta(days=30)


@dataclass
class Life:
    """A group that lives month by month, its companies by number."""

    size: int
    companies: dict[CompanyId, Company] = field(default_factory=dict)
    month: int = 0
    hosts: list[int] = field(default_factory=list)
    spared: dict[CompanyId, int] = field(default_factory=dict)
    """How many turns each was let off, by passing or pausing for a whole round."""
    owner: dict[CompanyId, CompanyId] = field(default_factory=dict)
    """Whose place a company stands in, where it has traded."""
    for_others: dict[CompanyId, int] = field(default_factory=dict)
    """How many turns count for a company because others hosted in its place, less those it hosted for them."""
    declined: Counter[int] = field(default_factory=Counter)
    """Turns a company was asked for and passed, or said nothing to."""
    traded: Counter[int] = field(default_factory=Counter)
    """Times a company has traded turns."""

    def __post_init__(self) -> None:
        for number in range(1, self.size + 1):
            joined = START + timedelta(minutes=number)
            self.companies[CompanyId(number)] = Company(CompanyId(number), str(number), joined, 0, None)

    @property
    def now(self) -> datetime:
        return START + (self.month + 1) * MONTH

    def cycle(self, says: dict[int, str] | None = None, volunteer: int | None = None) -> int | None:
        """One meeting: asked in turn, each hosts, passes or is silent."""
        self.month += 1
        today, gone, passed = self.now.date(), set[CompanyId](), set[CompanyId]()
        while True:
            host = next_host(self.companies.values(), on=today, passed=gone)
            if host is None:
                self._forgive(passed, None)
                return None
            if volunteer is not None and not self.companies[CompanyId(volunteer)].paused(today):
                host = self.companies[CompanyId(volunteer)]
                break
            said = (says or {}).get(int(host.id), "hosts")
            if said == "hosts":
                break
            gone.add(host.id)
            self.declined[int(host.id)] += 1
            if said == "passes":
                passed.add(host.id)
                self.companies[host.id] = after_passing(host)
            else:
                self.companies[host.id] = after_missing(host, self.now - MONTH / 2)
                self._spend(host.id)
        self.companies[host.id] = after_hosting(host, self.now)
        self._spend(host.id)
        self._forgive(passed, host)
        self.hosts.append(int(host.id))
        return int(host.id)

    def pause(self, breaks: dict[int, bool]) -> None:
        """Some begin a break, and some end theirs."""
        for number, begins in breaks.items():
            if number <= self.size:
                company = self.companies[CompanyId(number)]
                self.companies[company.id] = replace(company, paused_until=FOREVER if begins else None)

    def swap(self, one: int, other: int) -> None:
        """Two trade places, with whatever places each has traded for already."""
        self.traded.update((one, other))
        a, b = after_swap(self.companies[CompanyId(one)], self.companies[CompanyId(other)])
        self.companies |= {a.id: a, b.id: b}
        owner = self.owner
        owner[a.id], owner[b.id] = owner.get(b.id, b.id), owner.get(a.id, a.id)

    def _spend(self, company: CompanyId) -> None:
        """It has hosted or missed: a place it traded for is used up, and the turn counts for that place's owner."""
        owner = self.owner.pop(company, company)
        self.for_others[company] = self.for_others.get(company, 0) - 1
        self.for_others[owner] = self.for_others.get(owner, 0) + 1

    def _forgive(self, passed: set[CompanyId], host: Company | None) -> None:
        today = self.now.date()
        let_off = forgiven(self.companies.values(), on=today, passed=passed)
        for each, turns in let_off.items():
            self.spared[each] = self.spared.get(each, 0) + turns
        if host is not None and makes_good(host, self.companies.values(), on=today):
            let_off[host.id] = -1
        for each, turns in let_off.items():
            known = self.companies[each]
            self.companies[each] = replace(known, credit=known.credit + turns)

    def turns(self) -> list[int]:
        """Turns hosted and let off."""
        return [c.turns_hosted + c.missed + self.spared.get(c.id, 0) for c in self.companies.values()]


def spread(life: Life, among: set[int] | None = None) -> int:
    """By how many turns those who have the most and the fewest differ."""
    counted = [
        company.counted + life.for_others.get(number, 0)
        for number, company in life.companies.items()
        if among is None or number in among
    ]
    return max(counted, default=0) - min(counted, default=0)


SIZES = st.integers(2, 7)
NUMBERS = st.integers(1, 7)
SAYS = st.dictionaries(NUMBERS, st.sampled_from(["passes", "silent"]), max_size=6)


@given(size=SIZES, cycles=st.lists(st.tuples(SAYS, st.dictionaries(NUMBERS, st.booleans(), max_size=2)), max_size=40))
def test_with_passes_silences_and_breaks_accounted_for_turns_differ_by_at_most_one(
    size: int, cycles: list[tuple[dict[int, str], dict[int, bool]]]
) -> None:
    """Counted are turns hosted, turns missed unless made good for, and those a company was let off."""
    life = Life(size)
    for says, breaks in cycles:
        life.pause(breaks)
        life.cycle(says)
        assert spread(life) <= 1


@given(size=SIZES, cycles=st.lists(st.tuples(SAYS, st.none() | NUMBERS), max_size=40))
def test_volunteers_run_ahead_and_all_the_others_still_differ_by_at_most_one(
    size: int, cycles: list[tuple[dict[int, str], int | None]]
) -> None:
    life, ahead = Life(size), set[int]()
    for says, volunteer in cycles:
        following = next_host(life.companies.values(), on=(life.now + MONTH).date())
        willing = volunteer if volunteer is not None and volunteer <= size else None
        if willing is not None and following is not None and following.id != willing:
            ahead.add(willing)
        life.cycle(says, willing)
        assert spread(life, {number for number in range(1, size + 1) if number not in ahead}) <= 1


@given(size=SIZES, cycles=st.lists(SAYS, max_size=40), pair=st.tuples(NUMBERS, NUMBERS), after=st.integers(0, 12))
def test_one_swap_in_a_lifetime_costs_nobody_more_than_a_turn(
    size: int, cycles: list[dict[int, str]], pair: tuple[int, int], after: int
) -> None:
    """A turn hosted in the place of another counts for that one. Whoever has traded hosts what they traded for."""
    life = Life(size)
    for number, says in enumerate(cycles):
        if number == after and pair[0] != pair[1] and max(pair) <= size:
            life.swap(*pair)
        traded = {int(company.id) for company in life.companies.values() if company.swapped_with is not None}
        life.cycle({number: said for number, said in says.items() if number not in traded})
        assert spread(life) <= 2


@given(size=SIZES, cycles=st.lists(st.tuples(SAYS, st.none() | st.tuples(NUMBERS, NUMBERS)), max_size=40))
def test_with_passes_and_any_number_of_swaps_accounted_for_turns_differ_by_at_most_one(
    size: int, cycles: list[tuple[dict[int, str], tuple[int, int] | None]]
) -> None:
    """A turn let go by is one a company could have hosted; a trade is a turn more or less, of its own will."""
    life = Life(size)
    for says, pair in cycles:
        if pair is not None and pair[0] != pair[1] and max(pair) <= size:
            life.swap(*pair)
        life.cycle(says)
        hosted, everybody = Counter(life.hosts), range(1, size + 1)
        least = max(hosted[one] - life.traded[one] for one in everybody)
        most = min(hosted[one] + life.declined[one] + life.traded[one] for one in everybody)
        assert least - most <= 1


@given(size=SIZES, cycles=st.lists(SAYS, max_size=40), steady=st.integers(2, 6))
def test_those_who_never_pass_host_equally_often(size: int, cycles: list[dict[int, str]], steady: int) -> None:
    life = Life(size)
    for says in cycles:
        life.cycle({number: said for number, said in says.items() if number > steady})
        hosted = [life.hosts.count(number) for number in range(1, min(size, steady) + 1)]
        assert max(hosted) - min(hosted) <= 1


@given(size=SIZES, cycles=st.lists(SAYS, max_size=30), says=SAYS)
def test_whoever_passes_is_asked_first_in_the_next_cycle(
    size: int, cycles: list[dict[int, str]], says: dict[int, str]
) -> None:
    life = Life(size)
    for each in cycles:
        life.cycle(each)
    before = [int(c.id) for c in order(life.companies.values(), on=life.now.date())]
    host = life.cycle(says)
    asked = before if host is None else before[: before.index(host)]
    passed = [number for number in asked if says.get(number) == "passes"]
    after = [int(c.id) for c in order(life.companies.values(), on=life.now.date())]
    assert after[: len(passed)] == passed


@given(size=SIZES, cycles=st.lists(SAYS, max_size=30), volunteers=st.lists(st.none() | NUMBERS, max_size=30))
def test_nobody_waits_for_ever_and_nobody_hosts_twice_before_all_have_hosted(
    size: int, cycles: list[dict[int, str]], volunteers: list[int | None]
) -> None:
    life = Life(size)
    for says, volunteer in zip(cycles, volunteers, strict=False):
        life.cycle(says, volunteer if volunteer is not None and volunteer <= size else None)
    places = [c.place.counted for c in life.companies.values()]
    rounds = max(places) - min(places) + 1
    hosted = [life.cycle() for _ in range(size * rounds)]
    assert {number for number in hosted if number is not None} == set(range(1, size + 1))
    settled = [life.cycle() for _ in range(size)]
    assert len(set(settled)) == size


@given(
    size=SIZES,
    cycles=st.lists(SAYS, max_size=20),
    swaps=st.lists(st.tuples(NUMBERS, NUMBERS), max_size=4),
    hosting=st.booleans(),
)
def test_the_order_shown_is_the_order_that_happens(
    size: int, cycles: list[dict[int, str]], swaps: list[tuple[int, int]], hosting: bool
) -> None:
    life = Life(size)
    for says in cycles:
        life.cycle(says)
    for one, other in swaps:
        if one != other and max(one, other) <= size:
            a, b = after_swap(life.companies[CompanyId(one)], life.companies[CompanyId(other)])
            life.companies |= {a.id: a, b.id: b}
    now = next_host(life.companies.values(), on=life.now.date())
    assert now is not None
    shown = [int(c.id) for c in forecast(life.companies.values(), on=life.now.date(), hosting=now.id)]
    assert life.cycle() == now.id
    before = len(life.hosts)
    for _ in range(size * 6):
        life.cycle()
    assert list(dict.fromkeys(life.hosts[before:])) == shown


@given(size=st.integers(3, 6), months=st.integers(0, 30), paused=st.integers(1, 3))
def test_after_a_long_break_nobody_has_to_host_twice_in_a_row(size: int, months: int, paused: int) -> None:
    life = Life(size)
    for _ in range(size + 1):
        life.cycle()
    resting = CompanyId(paused)
    life.companies[resting] = replace(life.companies[resting], paused_until=FOREVER)
    for _ in range(months):
        assert life.cycle() != paused
    life.companies[resting] = replace(life.companies[resting], paused_until=None)
    afterwards = [life.cycle() for _ in range(2 * size)]
    assert all(one != other for one, other in pairwise(afterwards))
    assert afterwards.count(paused) in (2, 3)


def test_two_trade_turns_and_each_hosts_once_in_the_place_of_the_other() -> None:
    life = Life(4)
    one, four = life.companies[CompanyId(1)], life.companies[CompanyId(4)]
    life.companies |= {c.id: c for c in after_swap(one, four)}
    assert [life.cycle() for _ in range(4)] == [4, 2, 3, 1]
    assert [life.cycle() for _ in range(4)] == [4, 2, 3, 1]


def test_a_silent_company_costs_one_week_a_round_and_can_make_good_for_it() -> None:
    life = Life(4)
    assert life.cycle({1: "silent"}) == 2
    assert [int(c.id) for c in order(life.companies.values(), on=life.now.date())] == [3, 4, 1, 2]
    assert life.cycle(volunteer=1) == 1
    assert [life.cycle() for _ in range(2)] == [3, 4]
    assert life.turns() == [2, 1, 1, 1]
    assert [life.cycle() for _ in range(4)] == [2, 1, 3, 4]
