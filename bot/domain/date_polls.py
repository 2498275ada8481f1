"""Choosing the time together: a group says which of several times suit, company by company, and the host decides."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.groups import Group
from bot.domain.ids import CompanyId, GroupId, TurnId
from bot.domain.meetings import Meeting
from bot.domain.people import Person
from bot.domain.polls import PollAnswer
from bot.domain.refused import Refused
from bot.domain.themes.ballots import Silent
from bot.domain.themes.voting import tally

FEWEST_TIMES, MOST_TIMES = 2, 10
SOONEST = timedelta(hours=6)
"""A time nearer than this is settled, not asked about: nobody would have the time to answer."""
ALL_IN_FOR = timedelta(minutes=10)
"""Once every company has answered, so long nobody changes anything before the poll is closed."""
HOST_HAS = timedelta(days=2)
"""How long the host has to choose after the poll is closed."""


class RoundState(StrEnum):
    """How far choosing a time has come."""

    OPEN = "open"
    COUNTED = "counted"
    """The poll is closed, and the host has to choose."""
    SETTLED = "settled"
    OVER = "over"
    """No time came of it: called off, or overtaken by something else."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time that is, or was, on offer. Its number stays its own through every change of the others."""

    number: int
    starts_at: datetime
    place: str | None
    offered: bool = True
    minutes: int | None = None
    """How long it takes, where that was typed."""

    @property
    def length(self) -> timedelta | None:
        """The same as a length of time."""
        return None if self.minutes is None else timedelta(minutes=self.minutes)

    def at(self, starts_at: datetime) -> Time:
        """The same at another moment."""
        return replace(self, starts_at=starts_at)


@dataclass(frozen=True, slots=True)
class DateRound:
    """One choosing of a time.

    Args:
        version: raised with each change of the times; each has a poll of its own.
        after_poll: polls up to this one are of earlier versions.
        result: the companies that can make each time, None until it is counted.
        decide_by: until when the host chooses.
        chosen: the number of the time that was settled.
        early: somebody closed the poll before its time.
    """

    id: int
    group_id: GroupId
    turn_id: TurnId
    state: RoundState
    version: int
    after_poll: int
    opened_at: datetime
    closes_at: datetime
    times: tuple[Time, ...]
    result: Mapping[int, frozenset[CompanyId]] | None
    voted: int
    companies: int
    decide_by: datetime | None
    chosen: int | None
    early: bool

    @property
    def offered(self) -> tuple[Time, ...]:
        """The times on offer, earliest first."""
        return tuple(sorted((time for time in self.times if time.offered), key=lambda time: time.starts_at))

    def time(self, number: int | None) -> Time | None:
        """The time with that number."""
        return next((time for time in self.times if time.number == number), None)


def merged(before: Sequence[Time], wanted: Mapping[datetime, str | None]) -> tuple[Time, ...]:
    """The times once others are on offer. One that stays, or comes back, keeps its number and so its answers.

    Args:
        wanted: from each moment to its place.
    """
    known = {time.starts_at: time for time in before}
    kept = [
        replace(time, offered=time.starts_at in wanted, place=wanted.get(time.starts_at, time.place)) for time in before
    ]
    highest = max((time.number for time in before), default=0)
    new = sorted(moment for moment in wanted if moment not in known)
    return (*kept, *(Time(highest + place, moment, wanted[moment]) for place, moment in enumerate(new, 1)))


def lasting(times: Sequence[Time], minutes: Mapping[datetime, int | None]) -> tuple[Time, ...]:
    """The times with how long each takes; one of which nothing is said keeps what was said before.

    Args:
        minutes: from each moment to its length.
    """
    return tuple(replace(time, minutes=minutes.get(time.starts_at) or time.minutes) for time in times)


def placed(before: Sequence[Time], wanted: Mapping[datetime, str | None]) -> dict[datetime, str | None]:
    """The times with their places once others are on offer: a place nobody mentions any more stays.

    A time that stays keeps its own place, and a new one gets the place of all the others where they had one.

    Args:
        before: the times on offer so far.
        wanted: from each moment to its place; where any place is mentioned, all is as it is said.
    """
    if any(wanted.values()):
        return dict(wanted)
    places = {time.starts_at: time.place for time in before}
    shared = set(places.values())
    place = shared.pop() if len(shared) == 1 else None
    return {moment: places.get(moment, place) for moment in wanted}


def closing_at(now: datetime, first: datetime, usual: timedelta) -> datetime:
    """When the poll closes: as usual in the group, but at the latest half-way to the first of the times.

    So whatever is chosen, at least as long remains to prepare as there was to answer.
    """
    return now + min(usual, (first - now) / 2)


def deciding_by(now: datetime, best: datetime) -> datetime:
    """Until when the host chooses: two days, but at the latest half-way to the time that suits best."""
    return now + min(HOST_HAS, (best - now) / 2)


Sheet = tuple[Mapping[str, int], Sequence[PollAnswer]]
"""One poll: from the persistent ids of its options to the times, and what was answered in it."""


def suits(
    sheets: Sequence[Sheet], companies: Mapping[int, CompanyId], offered: Collection[int]
) -> dict[CompanyId, frozenset[int]]:
    """Which of the times on offer suit each company. A company that has said yes to none of them is left out.

    A company has one answer, and the last of its people to answer gives it. Where the times were changed and a
    new poll came, what a company had said about the times that stayed still stands: whoever ticks only what is
    new in the new poll adds to it, and whoever ticks something that was there before answers anew.

    Args:
        sheets: the polls, first sent first.
        companies: the company each Telegram account belongs to.
    """
    said: dict[CompanyId, frozenset[int]] = {}
    earlier: set[int] = set()
    for options, answers in sheets:
        found = tally(options, answers, companies)
        for company in found.voted:
            ticked = frozenset(number for number, those in found.votes.items() if company in those)
            said[company] = ticked if ticked & earlier else ticked | said.get(company, frozenset())
        earlier.update(options.values())
    still = {company: numbers.intersection(offered) for company, numbers in said.items()}
    return {company: numbers for company, numbers in still.items() if numbers}


def ranked(times: Sequence[Time], result: Mapping[int, Collection[CompanyId]]) -> tuple[Time, ...]:
    """Those that suit the most companies first, and of equals the earliest."""
    return tuple(sorted(times, key=lambda time: (-len(result.get(time.number, ())), time.starts_at)))


@dataclass(frozen=True, slots=True)
class RoundView:
    """A choosing of a time as people see it.

    Args:
        host: the company that decides.
        people: of the host company.
        planned: the meeting that is to be moved, where one is set.
        ranking: the times on offer that still lie ahead, best first, with the companies they suit.
        silent: who has not answered, without the host.
        offers: the company that hosts, where it has not said which of its times suit it: so all do.
    """

    group: Group
    round: DateRound
    host: str
    people: tuple[Person, ...]
    planned: Meeting | None
    ranking: tuple[tuple[Time, tuple[str, ...]], ...]
    silent: tuple[Silent, ...] = ()
    offers: str | None = None

    @property
    def suiting(self) -> tuple[tuple[Time, tuple[str, ...]], ...]:
        """Those somebody can make; all where nobody has answered."""
        return tuple(line for line in self.ranking if line[1]) or self.ranking

    def counted(self, companies: Sequence[str]) -> tuple[str, ...]:
        """The companies that can make a time: the host can make all that it offers, unless it has said which."""
        return tuple(companies) if self.offers is None else (self.offers, *companies)

    @property
    def tied(self) -> bool:
        """The best is no better than the next."""
        most = [len(companies) for _, companies in self.ranking[:2]]
        return len(most) == 2 and most[0] == most[1] > 0


@dataclass(frozen=True, slots=True)
class RoundOpened:
    """What /dates led to. `already`: the very same times are being asked about."""

    view: RoundView
    already: bool


class TooFewTimes(Refused):
    """A poll needs something to choose from."""

    key = "refused-too-few-times"


class TooManyTimes(Refused):
    """Nobody reads a longer list."""

    key = "refused-too-many-times"


class TooSoon(Refused):
    """Nobody could answer before it."""

    key = "refused-time-too-soon"

    def __init__(self, starts_at: datetime) -> None:
        super().__init__()
        self.starts_at = starts_at


class RoundOver(Refused):
    """It was decided, or called off."""

    key = "refused-dates-over"


class TimeOver(Refused):
    """The time has passed meanwhile."""

    key = "refused-time-over"
