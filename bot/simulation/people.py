"""Temperaments: what a person does about what they read, and how long it takes them. Chance is passed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random


class Deed(StrEnum):
    """What somebody may do about a message."""

    HOST = "host"
    PASS = "pass"
    GOING = "going"
    MAYBE = "maybe"
    CANT = "cant"
    SETTLE = "settle"


@dataclass(frozen=True, slots=True)
class Intention:
    """A deed, and how long after reading."""

    deed: Deed
    after: timedelta


@dataclass(frozen=True, slots=True)
class Temperament:
    """How somebody is. Chances are between 0 and 1, times in hours.

    `hosts` is how likely they take a turn they answer at all; `forgets_date` how likely they take it and
    then set no date by themselves; `doubles` how likely a press is made twice; `private` how likely they
    press Start in the private chat; `away_weeks` how many weeks of a year they touch no telephone.
    """

    name: str
    share: float
    looks_within: tuple[float, float]
    answers_turn: float = 1.0
    hosts: float = 0.9
    settles_within: tuple[float, float] = (0.1, 24.0)
    forgets_date: float = 0.0
    answers_invitation: float = 0.9
    comes: float = 0.8
    doubles: float = 0.0
    private: float = 0.6
    away_weeks: int = 2
    joins_later: bool = False
    leaves: bool = False


MIX: tuple[Temperament, ...] = (
    Temperament("prompt", 0.30, (0.1, 6.0), private=0.8),
    Temperament(
        "late", 0.30, (20.0, 96.0), answers_turn=0.9, hosts=0.8, settles_within=(24.0, 120.0),
        forgets_date=0.05, answers_invitation=0.7,
    ),
    Temperament("double-pressing", 0.10, (0.1, 24.0), doubles=1.0),
    Temperament("on holiday", 0.12, (1.0, 30.0), hosts=0.8, away_weeks=8),
    Temperament(
        "silent", 0.06, (24.0, 96.0), answers_turn=0.0, hosts=0.0, answers_invitation=0.1, comes=0.5, private=0.2
    ),
    Temperament("leaving", 0.06, (0.5, 48.0), leaves=True),
    Temperament("joining", 0.06, (0.5, 24.0), joins_later=True),
)  # fmt: skip
"""The network as we expect it: most are willing, many are slow, a few never answer."""


def cast(mix: Sequence[Temperament], count: int, rng: Random) -> list[Temperament]:
    """So many temperaments in the shares of the mix, shuffled."""
    shares = [one.share * count for one in mix]
    counts = [int(share) for share in shares]
    by_remainder = sorted(range(len(mix)), key=lambda i: counts[i] - shares[i])
    for index in (by_remainder * (count + 1))[: count - sum(counts)]:
        counts[index] += 1
    chosen = [one for one, times in zip(mix, counts, strict=True) for _ in range(times)]
    rng.shuffle(chosen)
    return chosen


def within(rng: Random, hours: tuple[float, float]) -> timedelta:
    """Some time between the least and the most hours."""
    return timedelta(hours=rng.uniform(*hours))


def about_the_turn(one: Temperament, rng: Random) -> Intention | None:
    """Asked to host: take it, pass, or say nothing."""
    after = within(rng, one.looks_within)
    answers, takes = rng.random() < one.answers_turn, rng.random() < one.hosts
    return Intention(Deed.HOST if takes else Deed.PASS, after) if answers else None


def about_an_open_turn(one: Temperament, rng: Random) -> Intention | None:
    """Everybody is asked at once: the willing sometimes step in."""
    after, steps_in = within(rng, one.looks_within), rng.random() < one.answers_turn * one.hosts * 0.3
    return Intention(Deed.HOST, after) if steps_in else None


def about_the_date(one: Temperament, rng: Random) -> Intention | None:
    """Having taken the turn: set the date, or forget about it."""
    after, forgets = within(rng, one.settles_within), rng.random() < one.forgets_date
    return None if forgets else Intention(Deed.SETTLE, after)


def about_the_invitation(one: Temperament, rng: Random) -> Intention | None:
    """Say whether they come, or say nothing."""
    after, answers = within(rng, one.looks_within), rng.random() < one.answers_invitation
    comes, how = rng.random() < one.comes, rng.random()
    if not answers:
        return None
    return Intention(Deed.GOING if comes else Deed.MAYBE if how < 0.4 else Deed.CANT, after)


def weeks_away(one: Temperament, rng: Random, years: Sequence[int]) -> frozenset[tuple[int, int]]:
    """The weeks (ISO year, week) somebody is away: July for most, any time for those often on holiday."""
    weeks: set[tuple[int, int]] = set()
    for year in years:
        summer = rng.randint(26, 31)
        long = min(one.away_weeks, 3)
        weeks |= {(year, summer + index) for index in range(long)}
        weeks |= {(year, rng.randint(2, 51)) for _ in range(one.away_weeks - long)}
    return frozenset(weeks)


def is_away(weeks: frozenset[tuple[int, int]], on: date) -> bool:
    """Whether they are away on that day."""
    calendar = on.isocalendar()
    return (calendar.year, calendar.week) in weeks


def absences(weeks: frozenset[tuple[int, int]]) -> list[tuple[date, date]]:
    """Times away of two weeks and more: the first day, and the day they are back."""
    mondays = sorted(date.fromisocalendar(year, week, 1) for year, week in weeks)
    spans: list[tuple[date, date]] = []
    for monday in mondays:
        if spans and spans[-1][1] == monday:
            spans[-1] = (spans[-1][0], monday + timedelta(days=7))
        else:
            spans.append((monday, monday + timedelta(days=7)))
    return [(first, back) for first, back in spans if back - first >= timedelta(days=14)]
