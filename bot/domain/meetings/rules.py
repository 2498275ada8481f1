"""The monthly meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.ids import CompanyId, GroupId, MeetingId, PersonId, TurnId

LENGTH = timedelta(hours=2)
"""How long a meeting takes where nobody has said: what calendars show, and when it counts as held."""
TEN_MONTHS = timedelta(days=304)
"""What is farther off is seldom meant."""


class MeetingState(StrEnum):
    """A meeting lies ahead, was called off, or has been held."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    HELD = "held"


class MeetingAnswer(StrEnum):
    """What a person said to the invitation."""

    GOING = "going"
    MAYBE = "maybe"
    CANT = "cant"


@dataclass(frozen=True, slots=True)
class Meeting:
    """When and where the group meets, and who hosts."""

    id: MeetingId
    group_id: GroupId
    turn_id: TurnId
    company_id: CompanyId
    theme: str | None
    starts_at: datetime
    place: str | None
    state: MeetingState
    reason: str | None
    uid: str
    sequence: int
    changed_at: datetime
    wall_clock: str | None = None
    """The start on the group's own clock, as it was promised: `2026-12-15T17:00`."""
    minutes: int | None = None
    """How long it takes, where its host has said so."""

    @property
    def ends_at(self) -> datetime:
        """When it is over, as far as anyone knows beforehand."""
        return self.starts_at + (LENGTH if self.minutes is None else timedelta(minutes=self.minutes))


def minutes_of(length: timedelta | None) -> int | None:
    """A meeting's length as it is kept."""
    return None if length is None else int(length.total_seconds() // 60)


def to_be_confirmed(on: date, today: date) -> bool:
    """Whether a day is asked about once more before a meeting is set on it: one of another year, or ten months ahead."""
    return on.year != today.year or on - today > TEN_MONTHS


@dataclass(frozen=True, slots=True)
class RsvpReply:
    """One person's answer, with the company they answer for, if any."""

    person_id: PersonId
    name: str
    company: str | None
    answer: MeetingAnswer


def said(replies: Iterable[RsvpReply], answer: MeetingAnswer) -> tuple[RsvpReply, ...]:
    """Those who gave `answer`, in the order they gave it."""
    return tuple(reply for reply in replies if reply.answer is answer)
