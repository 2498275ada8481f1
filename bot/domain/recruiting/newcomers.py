"""Somebody looks for a group: five short questions, and the group that suits best."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.domain.cycle import rhythm
from bot.domain.groups import Group
from bot.domain.groups.company_names import same_name
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.people import Person
from bot.domain.refused import Refused

LONGEST_ANSWER = 80
LONGEST_SEEKS = 300
LONGEST_INTRODUCTION = 400
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TIMES = ("day", "evening")
EVENING = time(16)
SEEKS = ("peers", "customers", "learning", "partners")
"""What newcomers look for most often, offered as buttons; anything else is typed."""
AGAIN = "again"
"""Why somebody waits: they would like to come once more, and the next date is not set yet."""
PLACE_KEPT = timedelta(days=30)
"""So long a place is kept for whoever was let into a group and has not come yet."""
REASONS = ("time", "far", "days", "other", "later")


class NewcomerStep(StrEnum):
    """What a newcomer is asked."""

    COMPANY = "company"
    PLACE = "place"
    TRADE = "trade"
    SEEKS = "seeks"
    DAYS = "days"
    CHOICE = "choice"
    """Every question is answered or skipped: a group is proposed."""
    REASON = "reason"
    """They do not go on: why?"""
    DONE = "done"


QUESTIONS = (NewcomerStep.COMPANY, NewcomerStep.PLACE, NewcomerStep.TRADE, NewcomerStep.SEEKS, NewcomerStep.DAYS)
TYPED = frozenset(QUESTIONS) - {NewcomerStep.DAYS}
"""Questions that can be answered in words."""


class NewcomerState(StrEnum):
    """Where a newcomer stands."""

    ASKED = "asked"
    GUEST = "guest"
    """Comes to one meeting."""
    JOINING = "joining"
    """A facilitator has been asked to let them in."""
    ADMITTED = "admitted"
    """A facilitator has said yes; they are not in the chat yet."""
    WAITING = "waiting"
    JOINED = "joined"
    NOT_NOW = "not now"


class AlreadyIn(Refused):
    """Somebody who belongs to a group looks for one."""

    key = "refused-newcomer-already-in"


class NotLooking(Refused):
    """The button is of a question that is answered, or of somebody who has never begun."""

    key = "refused-newcomer-answered"


class GroupFull(Refused):
    """The group has no room, or is none any more."""

    key = "refused-newcomer-full"


class AnsweredBefore(Refused):
    """Another facilitator has answered the newcomer, or they have thought better of it."""

    key = "refused-newcomer-settled"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who looks for a group, with what they have said. What they skipped is None, or empty."""

    person_id: int
    link_id: int | None
    state: NewcomerState
    step: NewcomerStep
    company: str | None = None
    place: str | None = None
    region: str | None = None
    trade: str | None = None
    seeks: str | None = None
    days: tuple[str, ...] = ()
    group_id: int | None = None
    """The group proposed last, or chosen."""
    passed: tuple[int, ...] = ()
    """Groups they have looked past."""
    request_group_id: int | None = None
    """A group into whose chat they have asked to be let."""
    reason: str | None = None
    introduction: str | None = None
    """How they want to be introduced, in their own words."""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A group that somebody could come to."""

    group: Group
    companies: int
    coming: Meeting | None
    host: str | None

    def has_room(self) -> bool:
        """Whether another company fits in."""
        return self.companies < self.group.size_largest

    def needs_more(self) -> bool:
        """Whether it has fewer companies than it wishes for."""
        return self.companies < self.group.size_wished


@dataclass(frozen=True, slots=True)
class Looking:
    """What a newcomer sees next.

    `candidate` is the group proposed, where the questions are over and one suits; `others` whether there are more.
    `regions` are those they can pick from, each with a group of it by whose number it is known. `asked` are the questions
    of their region, and `own` its own words: language, message and words of each.
    """

    person: Person
    newcomer: Newcomer
    language: str
    candidate: Candidate | None = None
    others: bool = False
    regions: tuple[tuple[int, str], ...] = ()
    now: datetime | None = None
    asked: tuple[NewcomerStep, ...] = QUESTIONS
    own: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True)
class NewcomerIntroduction:
    """A newcomer as they are introduced to their group."""

    group: Group
    person: Person
    company: str
    newcomer: Newcomer
    later: bool = False
    """The group has heard so much this month that it hears of them in the next."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A newcomer who would like to join a group, as its facilitators see them."""

    group: Group
    person: Person
    newcomer: Newcomer
    visited: bool


def asked_but(unasked: Collection[str]) -> tuple[NewcomerStep, ...]:
    """The questions of a region that leaves some out."""
    return tuple(step for step in QUESTIONS if step.value not in unasked)


def next_step(step: NewcomerStep, asked: Sequence[NewcomerStep] = QUESTIONS) -> NewcomerStep:
    """What is asked after a question.

    Args:
        asked: the questions that are asked.
    """
    later = [one for one in QUESTIONS[QUESTIONS.index(step) + 1 :] if one in asked]
    return later[0] if later else NewcomerStep.CHOICE


def region_of(typed: str, regions: Collection[str]) -> str | None:
    """The region somebody means by a place they typed, where it is one of the network's."""
    return next((region for region in regions if same_name(region, typed)), None)


def toggled(days: Collection[str], choice: str) -> tuple[str, ...]:
    """The days once a button was pressed."""
    chosen = set(days) ^ {choice}
    return tuple(code for code in (*WEEKDAYS, *TIMES) if code in chosen)


def meets_at(candidate: Candidate) -> tuple[int, time] | None:
    """On which weekday and at what time a group meets, as far as anybody knows."""
    if candidate.coming is not None:
        local = candidate.coming.starts_at.astimezone(candidate.group.tz)
        return local.weekday(), local.time()
    settled = rhythm.read(candidate.group.rhythm)
    return None if settled is None else (settled.weekday, settled.at)


def suits(days: Collection[str], meets: tuple[int, time] | None) -> bool:
    """Whether somebody who can meet on these days can come; where either is unknown, they may."""
    if meets is None:
        return True
    weekday, at = meets
    weekdays, times = set(days) & set(WEEKDAYS), set(days) & set(TIMES)
    part = "evening" if at >= EVENING else "day"
    return (not weekdays or WEEKDAYS[weekday] in weekdays) and (not times or part in times)


def nearest(candidates: Iterable[Candidate], newcomer: Newcomer, *, wanted: int | None) -> tuple[Candidate, ...]:
    """The groups that somebody could come to, best first: with room, of their region, on their days, in need, soonest.

    Args:
        wanted: the group whose link they followed: it comes first.
    """

    def here(one: Candidate) -> bool:
        if int(one.group.id) == wanted:
            return True
        if newcomer.region is None:
            return True
        return one.group.region is not None and same_name(one.group.region, newcomer.region)

    def rank(one: Candidate) -> tuple[bool, bool, bool, bool, float, int]:
        soon = one.coming.starts_at.timestamp() if one.coming is not None else float("inf")
        own = int(one.group.id) == wanted
        fits = suits(newcomer.days, meets_at(one))
        return (not own, not fits, not one.needs_more(), soon == float("inf"), soon, int(one.group.id))

    open_ = [one for one in candidates if one.has_room() and here(one) and int(one.group.id) not in newcomer.passed]
    return tuple(sorted(open_, key=rank))


def can_visit(candidate: Candidate, now: datetime) -> bool:
    """Whether there is a meeting to come to."""
    coming = candidate.coming
    return coming is not None and coming.state is MeetingState.PLANNED and coming.starts_at > now
