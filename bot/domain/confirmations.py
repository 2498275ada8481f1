"""Confirming whether a meeting was held, how, and who was there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.domain.groups import Group
from bot.domain.ids import CompanyId, MeetingId, PersonId
from bot.domain.meetings import Meeting
from bot.domain.refused import Refused

LENGTHS = (60, 90, 120, 150, 180, 240)
"""The minutes that are offered; the planned length stands among them where it is another."""
MOST_MINUTES = 24 * 60
MOST_PEOPLE = 6
"""Of one company, as far as buttons count: they are small companies."""
MOST_GUESTS = 20
MOST_EXPERTS = 5
"""Advisers, or researchers, at one meeting."""
MOST_WORDS = 500


class Manner(StrEnum):
    """Where people met."""

    IN_PERSON = "in person"
    ONLINE = "online"
    BOTH = "both"


class NotHeldReason(StrEnum):
    """Why a meeting was not held."""

    FEW = "few"
    HOST = "host"
    WEATHER = "weather"
    MOVED = "moved"
    OTHER = "other"


class Detail(StrEnum):
    """What can be recorded about a meeting besides who was there."""

    MINUTES = "minutes"
    MANNER = "manner"
    GUESTS = "guests"
    ADVISERS = "advisers"
    RESEARCHERS = "researchers"


class AfterMeetingPage(StrEnum):
    """The pages of buttons under the message after a meeting."""

    FRONT = "front"
    DETAILS = "details"
    WHO = "who"
    GUESTS = "guests"
    ADVISERS = "advisers"
    RESEARCHERS = "researchers"
    WHY = "why"


class ChangedMeanwhile(Refused):
    """Somebody else has just changed this."""

    key = "refused-changed-meanwhile"


@dataclass(frozen=True, slots=True)
class Attended:
    """A company of the group, and whether it was there; `people` is None if nobody counted."""

    company_id: CompanyId
    name: str
    present: bool
    people: int | None = None


@dataclass(frozen=True, slots=True)
class NamedGuest:
    """A guest who came by a pass, or had said they would."""

    person_id: PersonId
    name: str
    came: bool


@dataclass(frozen=True, slots=True)
class Details:
    """How a meeting was held. `guests` counts those who are not named."""

    minutes: int
    manner: Manner = Manner.IN_PERSON
    guests: int = 0
    advisers: int = 0
    researchers: int = 0


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What somebody has confirmed. `name` None: they have asked to be forgotten."""

    meeting_id: MeetingId
    held: bool
    reason: NotHeldReason | None
    words: str | None
    minutes: int | None
    manner: Manner | None
    guests: int | None
    advisers: int | None
    researchers: int | None
    confirmed_at: datetime
    person_id: PersonId | None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class ConfirmationVersion:
    """One version of what was confirmed: who said so, and what it was."""

    at: datetime
    person_id: PersonId | None
    said: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WaitingConfirmations:
    """Meetings of a group that nobody has confirmed, newest first, each with its host's name.

    Args:
        company_id: of the reader; none where they belong to no company there.
    """

    group: Group
    company_id: CompanyId | None
    meetings: tuple[tuple[Meeting, str], ...]

    def of(self, *, facilitator: bool) -> tuple[tuple[Meeting, str], ...]:
        """Those that the reader can confirm."""
        return tuple(one for one in self.meetings if facilitator or one[0].company_id == self.company_id)


@dataclass(frozen=True, slots=True)
class MeetingSoFar:
    """What is known so far about a past meeting.

    `confirmed` None: nobody has confirmed anything, and the rest is only proposed. `version` counts what was said.
    """

    meeting: Meeting
    companies: tuple[Attended, ...]
    guests: tuple[NamedGuest, ...]
    details: Details
    confirmed: Confirmation | None
    version: int
    page: AfterMeetingPage

    @property
    def held(self) -> bool:
        """Somebody has said that it was held."""
        return self.confirmed is not None and self.confirmed.held

    @property
    def not_held(self) -> bool:
        """Somebody has said that it was not."""
        return self.confirmed is not None and not self.confirmed.held

    @property
    def present(self) -> tuple[Attended, ...]:
        """The companies that were there."""
        return tuple(each for each in self.companies if each.present)

    @property
    def people(self) -> int:
        """How many of the companies' own people were there."""
        return sum(each.people or 1 for each in self.present)

    @property
    def guest_count(self) -> int:
        """Guests with and without a name."""
        return self.details.guests + sum(guest.came for guest in self.guests)


def lengths(planned: int) -> tuple[int, ...]:
    """The lengths to choose from, shortest first."""
    return tuple(sorted({*LENGTHS, planned}))


def with_detail(details: Details, detail: Detail, value: int) -> Details:
    """The details with one of them as it was pressed. A manner is pressed as its place among the manners.

    Raises:
        ValueError: no button has such a value.
    """
    match detail:
        case Detail.MINUTES if 0 < value <= MOST_MINUTES:
            return replace(details, minutes=value)
        case Detail.MANNER if 0 <= value < len(Manner):
            return replace(details, manner=tuple(Manner)[value])
        case Detail.GUESTS if 0 <= value <= MOST_GUESTS:
            return replace(details, guests=value)
        case Detail.ADVISERS if 0 <= value <= MOST_EXPERTS:
            return replace(details, advisers=value)
        case Detail.RESEARCHERS if 0 <= value <= MOST_EXPERTS:
            return replace(details, researchers=value)
    raise ValueError(value)


def after(people: int | None) -> int:
    """Return the number of people the next press sets: one more, and after the most, one again."""
    return 1 if people is None or people >= MOST_PEOPLE else people + 1


def proposed(going: Iterable[CompanyId], host: CompanyId) -> dict[CompanyId, int]:
    """Return the proposed number of people for each company: those who said yes, and at least one for the host.

    Args:
        going: the company of each person who said so.
    """
    counted: dict[CompanyId, int] = {host: 0}
    for company_id in going:
        counted[company_id] = counted.get(company_id, 0) + 1
    return {company_id: max(1, number) for company_id, number in counted.items()}


def version_said(confirmation: Confirmation, companies: Sequence[Attended]) -> dict[str, Any]:
    """Return a version of a confirmation for the history: numbers and codes, no names and no free text."""
    if not confirmation.held:
        return {"held": False, "reason": confirmation.reason}
    return {
        "held": True,
        "minutes": confirmation.minutes,
        "manner": confirmation.manner,
        "guests": confirmation.guests,
        "advisers": confirmation.advisers,
        "researchers": confirmation.researchers,
        "people": {str(each.company_id): each.people for each in companies if each.present},
    }
