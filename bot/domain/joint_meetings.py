"""Meetings of several groups, or of the whole network: one date, one place, one head count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.groups import Group
from bot.domain.meetings import MeetingAnswer
from bot.domain.people import Person
from bot.domain.refused import Refused

MOST_TITLE = 200
MOST_REASON = 500
MOST_WORDS = 1000
MOST_GUESTS = 5
"""Guests that one person can bring."""
MOST_PLACES = 5000
REMINDERS = (timedelta(days=7), timedelta(days=1), timedelta(hours=2))
LASTS = timedelta(hours=2)
"""After so long its organiser is asked how it was."""
ASKED_AGAIN = timedelta(days=2)
APART = timedelta(days=2)
"""So near to it no group's rhythm proposes a meeting of its own."""


class JointState(StrEnum):
    """The state of a joint meeting."""

    DRAFT = "draft"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    OVER = "over"


class OrganisersOnly(Refused):
    """Only coordinators, and advisers for their regions, plan joint meetings."""

    key = "refused-organisers-only"


class JointGone(Refused):
    """There is no such joint meeting any more, or it is over."""

    key = "refused-joint-gone"


class JointFull(Refused):
    """Every place is taken."""

    key = "refused-joint-full"


class NoGroupChosen(Refused):
    """Which groups is it for?"""

    key = "refused-no-group-chosen"


class GuestsEnough(Refused):
    """Nobody brings more guests than that."""

    key = "refused-guests-enough"


class NoPlaces(Refused):
    """What was typed is no number of places."""

    key = "refused-no-places"
    hint = "joint-places-hint"


class NotReadyToTell(Refused):
    """It has no title or no time yet."""

    key = "refused-joint-unready"


@dataclass(frozen=True, slots=True)
class JointMeeting:
    """A meeting of several groups.

    Args:
        person_id: who plans it; None once they have asked to be forgotten.
        zone: the clock that its time was typed on.
        capacity: how many people there is room for; None where there is no limit.
        changed_at: when something about it was last settled; where its time is near that, its year goes unsaid.
        held: what its organiser said afterwards; None until then.
        came: how many people were there, by the organiser's count.
        words: what the organiser told the groups afterwards.
        companies_at: when the organiser said which companies were there; None until then.
    """

    id: int
    title: str | None
    starts_at: datetime | None
    place: str | None
    zone: str
    capacity: int | None
    state: JointState
    reason: str | None
    person_id: int | None
    sequence: int
    changed_at: datetime
    held: bool | None
    came: int | None
    words: str | None
    companies_at: datetime | None = None

    @property
    def tz(self) -> ZoneInfo:
        """The clock that its time was typed on."""
        return ZoneInfo(self.zone)

    @property
    def ready(self) -> bool:
        """It can be announced."""
        return self.title is not None and self.starts_at is not None


@dataclass(frozen=True, slots=True)
class JointAnswer:
    """What somebody of a group answered; `guests` come with them."""

    person_id: int
    group_id: int
    answer: MeetingAnswer
    guests: int


@dataclass(frozen=True, slots=True)
class JointView:
    """A joint meeting as people see it.

    Args:
        others: groups that meet by themselves on the same day.
        every: all groups that whoever plans it can choose from; empty where nobody chooses.
    """

    meeting: JointMeeting
    groups: tuple[Group, ...]
    answers: tuple[JointAnswer, ...]
    organiser: Person | None = None
    others: tuple[Group, ...] = ()
    every: tuple[Group, ...] = ()

    @property
    def heads(self) -> int:
        """How many people come, guests among them."""
        return heads(self.answers)

    @property
    def left(self) -> int | None:
        """How many places are free; None where there is no limit."""
        return None if self.meeting.capacity is None else max(self.meeting.capacity - self.heads, 0)

    def heads_of(self, group: Group) -> int:
        """How many come from a group."""
        return heads(one for one in self.answers if one.group_id == group.id)

    def saying(self, answer: MeetingAnswer) -> int:
        """How many people have given an answer."""
        return sum(one.answer is answer for one in self.answers)


@dataclass(frozen=True, slots=True)
class JointCompany:
    """A company of one of the groups, and whether it was there."""

    id: int
    group_id: int
    name: str
    there: bool


@dataclass(frozen=True, slots=True)
class JointRoll:
    """Which companies were at a joint meeting, as its organiser sees it: those that had said they would come are ticked.

    Args:
        companies: every company of the groups, in the order of `view.groups`.
    """

    view: JointView
    companies: tuple[JointCompany, ...]

    def group(self, group_id: int) -> Group:
        """One of its groups.

        Raises:
            JointGone: it is none of them.
        """
        found = next((one for one in self.view.groups if one.id == group_id), None)
        if found is None:
            raise JointGone
        return found

    def of(self, group: Group) -> tuple[JointCompany, ...]:
        """Those of one group."""
        return tuple(one for one in self.companies if one.group_id == group.id)

    def there(self, group: Group | None = None) -> int:
        """How many were there, in all or of one group."""
        return sum(one.there for one in (self.companies if group is None else self.of(group)))


def heads(answers: Iterable[JointAnswer]) -> int:
    """How many people come, guests among them."""
    return sum(1 + one.guests for one in answers if one.answer is MeetingAnswer.GOING)


def answered(
    meeting: JointMeeting, answers: Sequence[JointAnswer], person_id: int, group_id: int, answer: MeetingAnswer
) -> JointAnswer:
    """What counts once somebody has answered. Who does not come brings nobody.

    Raises:
        JointFull: they would come, and every place is taken.
    """
    before = next((one for one in answers if one.person_id == person_id), None)
    guests = before.guests if before is not None and answer is MeetingAnswer.GOING else 0
    new = JointAnswer(person_id, group_id, answer, guests)
    _require_room(meeting, answers, new)
    return new


def with_guest(meeting: JointMeeting, answers: Sequence[JointAnswer], person_id: int, group_id: int) -> JointAnswer:
    """What counts once somebody brings one more; who brings a guest comes.

    Raises:
        GuestsEnough: they bring as many as anybody may.
        JointFull: every place is taken.
    """
    before = next((one for one in answers if one.person_id == person_id), None)
    guests = (before.guests if before is not None and before.answer is MeetingAnswer.GOING else 0) + 1
    if guests > MOST_GUESTS:
        raise GuestsEnough(most=MOST_GUESTS)
    new = JointAnswer(person_id, group_id, MeetingAnswer.GOING, guests)
    _require_room(meeting, answers, new)
    return new


def _require_room(meeting: JointMeeting, answers: Sequence[JointAnswer], new: JointAnswer) -> None:
    others = [one for one in answers if one.person_id != new.person_id]
    was = heads(one for one in answers if one.person_id == new.person_id)
    will = heads([new])
    if meeting.capacity is not None and will > was and heads(others) + will > meeting.capacity:
        raise JointFull(places=meeting.capacity)


def places_in(typed: str) -> int:
    """How many places somebody has typed.

    Raises:
        NoPlaces: it is no number of places.
    """
    text = typed.strip()
    if not (text.isascii() and text.isdecimal() and len(text) <= 5 and 2 <= int(text) <= MOST_PLACES):
        raise NoPlaces(most=MOST_PLACES)
    return int(text)
