"""What a person is shown: read in one transaction, frozen, and handed to a presenter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.groups import Group
from bot.domain.guests import Guest
from bot.domain.meetings import Meeting, Reply
from bot.domain.people import Person
from bot.domain.rotation import Company
from bot.domain.turns import Turn


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """The meeting as its card shows it."""

    group: Group
    meeting: Meeting
    host: str
    replies: tuple[Reply, ...]
    guests: tuple[Guest, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnCard:
    """A host turn as its message shows it. `company` None: everybody is asked."""

    group: Group
    turn: Turn
    company: Company | None
    people: tuple[Person, ...]


class Before(StrEnum):
    """Why the turn came to this company."""

    FIRST = "first"
    """The group's very first turn."""
    NEXT = "next"
    """The meeting before it was held."""
    PASSED = "passed"
    SILENT = "silent"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class JoinOutcome:
    """What /join led to."""

    group: Group
    person: Person
    company: str
    place: int
    """Which in the host order, counted from 1."""
    new_company: bool
    already: bool
    """The person was in this company before."""


@dataclass(frozen=True, slots=True)
class Departure:
    """What /leave led to."""

    group: Group
    person: Person
    company: str
    company_left: bool
    """Nobody of the company is left."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The companies of a group in host order, with their people."""

    group: Group
    companies: tuple[tuple[Company, tuple[Person, ...]], ...]


@dataclass(frozen=True, slots=True)
class HostOrder:
    """Who hosts now, who then, and who has."""

    group: Group
    turn: Turn | None
    now: Company | None
    following: tuple[Company, ...]
    hosted: tuple[tuple[str, datetime], ...]
    planned: Meeting | None


@dataclass(frozen=True, slots=True)
class JoinMenu:
    """The companies a person may join from the private chat."""

    group: Group
    person: Person
    companies: tuple[Company, ...]


@dataclass(frozen=True, slots=True)
class Welcome:
    """What the private chat says first."""

    person: Person
    language: str
    zone: str
    groups: tuple[Group, ...]
    coordinator: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """In which language and zone a chat is spoken to."""

    language: str
    zone: str
