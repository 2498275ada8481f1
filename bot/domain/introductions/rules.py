"""Which companies could be introduced: one offers what the other looks for, and they do not compete."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

from bot.domain.partners import Roots, fit, scores

OPEN_FOR = timedelta(days=7)
"""So long both may answer; then it ends without a word."""
ASKED_AFTER = timedelta(days=21)
"""When both are asked whether it has led to something."""
HELPS_FOR = timedelta(days=7)
MOST_IGNORED = 2
"""A company that leaves so many introductions in a row unanswered gets none until it says that it would like more."""
WENT_WITHOUT = 300
"""What it is worth that a company for which nobody was found last time is not left out again: some words that fit."""
SAME_WORD = 0.6
"""From here on, two words of a trade are the same one: another form of it, not a part."""

Pair = tuple[int, int]
"""Two companies of the network, the lower id first."""


@dataclass(frozen=True, slots=True)
class Willing:
    """A company that would like an introduction this month, as far as it can be compared.

    Args:
        regions: the regions of its groups, in one case.
        area: the municipality it names, in one case.
        trade: the words of its trade.
        letter: the section of the statistics that its trade belongs to.
        offers: the words of what it offers and of its trade.
        seeks: the words of what it looks for.
        waited: it wanted one last time, and nobody was found.
    """

    enterprise_id: int
    regions: frozenset[str]
    area: str | None = None
    trade: tuple[Roots, ...] = ()
    letter: str | None = None
    offers: tuple[Roots, ...] = ()
    seeks: tuple[Roots, ...] = ()
    waited: bool = False


def pair(one: int, other: int) -> Pair:
    """Two companies, whichever is named first."""
    return (one, other) if one < other else (other, one)


def same_trade(one: Willing, other: Willing) -> bool:
    """Whether two companies do the same: a word of their trades is the same, or where one has no words, the section."""
    if one.trade and other.trade:
        return any(value >= SAME_WORD for value in fit(one.trade, other.trade))
    return one.letter is not None and one.letter == other.letter


def compete(one: Willing, other: Willing) -> bool:
    """Whether two companies are competitors: the same trade in the same area."""
    same_area = bool(one.regions & other.regions) or (one.area is not None and one.area == other.area)
    return same_area and same_trade(one, other)


def worth(every: Sequence[Willing], before: Collection[Pair] = ()) -> dict[Pair, int]:
    """Return the value of introducing each pair of companies; pairs that cannot be introduced are left out.

    They are of different regions, no competitors, were never introduced before, and one offers what the other looks for.

    Args:
        before: those who have been introduced, or asked whether they would like to be.
    """
    meets = _meetings_of_need(every)
    known = frozenset(before)
    found: dict[Pair, int] = {}
    for (needs, gives), value in meets.items():
        one, other = every[needs], every[gives]
        both = pair(one.enterprise_id, other.enterprise_id)
        if both in found or both in known or one.regions & other.regions or compete(one, other):
            continue
        back = meets.get((gives, needs), 0.0)
        waited = WENT_WITHOUT * (one.waited + other.waited)
        found[both] = round(100 * (value + back)) + waited
    return {both: value for both, value in found.items() if value > 0}


def _meetings_of_need(every: Sequence[Willing]) -> dict[tuple[int, int], float]:
    """How well what one looks for is met by what another offers, by their places; those it is not met by are left out."""
    having: dict[str, set[int]] = defaultdict(set)
    for place, one in enumerate(every):
        for word in one.offers:
            for root in word:
                having[root].add(place)
    found: dict[tuple[int, int], float] = {}
    for place, one in enumerate(every):
        near: set[int] = set()
        for word in one.seeks:
            for root in word:
                near |= having.get(root, set())
        others = sorted(near - {place})
        said = scores([fit(one.seeks, every[other].offers) for other in others], of=len(every) - 1)
        found |= {(place, other): value for other, value in zip(others, said, strict=True) if value > 0}
    return found


def next_round(now: datetime, zone: tzinfo, at: time) -> datetime:
    """The first Wednesday of a month at that hour of the zone's clock, later than now; in UTC."""
    day = now.astimezone(zone).date().replace(day=1)
    while True:
        wednesday = day + timedelta(days=(2 - day.weekday()) % 7)
        moment = datetime.combine(wednesday, at, zone).astimezone(UTC)
        if moment > now:
            return moment
        day = (day + timedelta(days=32)).replace(day=1)


def ignores(said: Iterable[tuple[str | None, str | None]]) -> bool:
    """Return whether a company has left its last introductions unanswered.

    Args:
        said: what it answered to each and what the other did, latest first. Where the other said no, it ended before
            everybody could answer.
    """
    own = [answer for answer, other in said if answer is not None or other != "no"][:MOST_IGNORED]
    return len(own) == MOST_IGNORED and not any(own)
