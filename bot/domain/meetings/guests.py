"""Guests: somebody a member brings to one meeting."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.groups import Group
from bot.domain.ids import PersonId
from bot.domain.meetings.rules import Meeting
from bot.domain.people import Person
from bot.domain.refused import Refused

MOST_GUESTS = 5
"""So many can come with one pass: it is for people one knows, not for a notice board."""


class PassUnknown(Refused):
    """A pass nobody has given out, or the presser has not opened one."""

    key = "refused-pass-unknown"


class PassFull(Refused):
    """As many guests as one pass is for have opened it."""

    key = "refused-pass-full"


class OwnPass(Refused):
    """A member of the group needs no guest pass."""

    key = "refused-own-pass"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who comes with a company."""

    person_id: PersonId
    name: str
    company: str


@dataclass(frozen=True, slots=True)
class Pass:
    """An invitation a member can send on."""

    group: Group
    meeting: Meeting
    person: Person
    company: str
    token: str


@dataclass(frozen=True, slots=True)
class Invited:
    """What a guest sees of a meeting. `coming` None: they have not said yet."""

    group: Group
    meeting: Meeting
    person: Person
    host: str
    company: str
    """Who brings them."""
    coming: bool | None
    waits: bool = False
    """The meeting is off, and they look for a group: they hear of its next date."""


@dataclass(frozen=True, slots=True)
class CanBring:
    """A coming meeting to which a person may bring guests."""

    group: Group
    meeting: Meeting
