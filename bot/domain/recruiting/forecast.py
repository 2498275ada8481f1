"""How large a group will be in half a year, and which member to ask for help where it may grow too small.

The forecast is made of what everybody can follow:

- companies in the group now; those on a break for all of the half year do not count,
- each of them may leave: in groups like these a fifth leave in a year; where this group has lost more in the last year,
  half of what it has lost beyond that is expected again,
- of the companies that have been away from the last three meetings only every other is counted on besides,
- and the newcomers who have been let in already.

Who leaves is chance. A group that asks only once it is likely to be too small is too small by the time somebody has come,
so it asks as soon as that has a chance of one in five.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.groups import Group
from bot.domain.people import Person
from bot.domain.refused import Refused

AHEAD = timedelta(days=182)
USUALLY_LEAVE = 0.2
"""Of all companies, in a year."""
AWAY_STAY = 0.5
MOST_LEAVE = 0.6
TOO_LIKELY = 0.2
"""A group asks for help as soon as it has such a chance of falling below its wish."""
A_QUARTER = timedelta(days=92)
"""A group asks for help once in so long, where somebody has said that they know somebody; and no member more often."""
SHORT_ASKS_AFTER = timedelta(days=30)
"""A group that is too small already asks another member so long after somebody has said that they know somebody."""
ANSWERED_WITHIN = timedelta(days=14)
"""Whoever has said nothing by then will say nothing, and another is asked."""
LOOKS_AGAIN = timedelta(days=14)
"""So soon a group that had nobody to ask looks again."""
AFTER_LOSING = timedelta(days=3)
"""So soon after a company has left, or more are wished for, a group looks whether it is large enough."""
NEW_HERE = timedelta(days=60)
"""Whoever has joined since then is not asked."""
PASS = "members"
"""What links that members hand on count under."""


class AnotherWasAsked(Refused):
    """The question was for somebody else, or they are not in the group any more."""

    key = "refused-member-ask"


@dataclass(frozen=True, slots=True)
class Present:
    """A company of the group: until when it is on a break, and whether it has been away from the last meetings."""

    paused_until: date | None = None
    away: bool = False


@dataclass(frozen=True, slots=True)
class LastAsk:
    """When a group asked a member last, and what they have said: `yes`, `no`, or None."""

    asked_at: datetime
    answer: str | None


@dataclass(frozen=True, slots=True)
class MemberToAsk:
    """A member who could be asked. `place`: where their company is; `asked_at`: when they were asked last, anywhere."""

    person_id: int
    company_id: int
    joined_at: datetime
    place: str | None = None
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class MemberAsk:
    """A member is asked whether they know somebody. `trade`: what the group lacks; `place`: where they know people."""

    id: int
    group: Group
    person: Person
    trade: str | None
    place: str | None


def chance_of_fewer(than: int, companies: Sequence[Present], *, left: int, coming: int, today: date) -> float:
    """How likely a group has fewer companies than so many in half a year.

    Args:
        left: how many have left it in the last year.
        coming: newcomers who have been let in and are not there yet.
    """
    until = today + AHEAD
    seen = left / (len(companies) + left) if companies else 0.0
    leave = min(max(USUALLY_LEAVE, (seen + USUALLY_LEAVE) / 2), MOST_LEAVE) / 2
    # How likely each number of companies is still there.
    sizes = [1.0]
    for one in companies:
        if one.paused_until is not None and one.paused_until > until:
            continue
        stays = (1 - leave) * (AWAY_STAY if one.away else 1.0)
        sizes = [
            (sizes[n] * (1 - stays) if n < len(sizes) else 0.0) + (sizes[n - 1] * stays if n else 0.0)
            for n in range(len(sizes) + 1)
        ]
    return min(1.0, sum(sizes[: max(0, than - coming)]))


def needs_more(group: Group, companies: Sequence[Present], *, left: int, coming: int, today: date) -> bool:
    """Whether a group may well fall below its wish within half a year, and has room for somebody."""
    if len(companies) + coming >= group.size_largest:
        return False
    return chance_of_fewer(group.size_wished, companies, left=left, coming=coming, today=today) >= TOO_LIKELY


def is_short(group: Group, companies: Sequence[Present], *, coming: int, today: date) -> bool:
    """Whether a group is smaller than it wishes already, those on a long break left out and those let in counted."""
    gone = sum(one.paused_until is not None and one.paused_until > today + AHEAD for one in companies)
    return len(companies) - gone + coming < group.size_wished


def asks_again(last: LastAsk | None, now: datetime, *, short: bool = False) -> bool:
    """Whether a group may ask somebody now: once a quarter; another where the one before knew nobody, or has said nothing.

    Args:
        short: it is too small already: it asks another also where the one before has brought nobody within a month.
    """
    return last is None or last.answer == "no" or now >= _asks_after(last, short=short)


def looks_again_at(last: LastAsk | None, now: datetime, *, short: bool = False) -> datetime:
    """When a group that may be too small looks for somebody to ask the next time, whether it meets until then or not.

    Args:
        last: whom it has asked last, this moment included.
        short: as above.
    """
    if last is None or asks_again(last, now, short=short):
        return now + LOOKS_AGAIN
    return _asks_after(last, short=short)


def _asks_after(last: LastAsk, *, short: bool) -> datetime:
    if last.answer is None:
        return last.asked_at + ANSWERED_WITHIN
    return last.asked_at + (SHORT_ASKS_AFTER if short else A_QUARTER)


def lacking(own: Sequence[str | None], everywhere: Mapping[str, int]) -> str | None:
    """The trade a group lacks: the commonest of the network's that no company of the group has.

    Args:
        own: the section of each company's trade; None where nobody has said.
    """
    if not any(own):
        return None
    missing = [trade for trade in everywhere if trade not in own]
    return min(missing, key=lambda trade: (-everywhere[trade], trade), default=None)


def whom_to_ask(candidates: Sequence[MemberToAsk], places: Sequence[str | None], now: datetime) -> MemberToAsk | None:
    """The member to ask: not new, not asked for a quarter, of the place with fewest companies in the group, longest unasked.

    Args:
        places: of every company in the group; None where nobody has said.
    """
    at = [place.casefold() for place in places if place is not None]
    fit = [
        one
        for one in candidates
        if now - one.joined_at >= NEW_HERE and (one.asked_at is None or now - one.asked_at >= A_QUARTER)
    ]

    def rank(one: MemberToAsk) -> tuple[float, float, int]:
        few = at.count(one.place.casefold()) if one.place is not None else float("inf")
        return (few, 0.0 if one.asked_at is None else one.asked_at.timestamp(), one.person_id)

    return min(fit, key=rank, default=None)
