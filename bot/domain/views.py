"""Data shown to people: read in one transaction, frozen, and passed to a presenter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.commands import Menu
from bot.domain.cycle.turns import Turn
from bot.domain.groups import Group
from bot.domain.groups.companies import Company
from bot.domain.ids import CompanyId
from bot.domain.meetings import Meeting, RsvpReply
from bot.domain.meetings.guests import CanBring, Guest
from bot.domain.people import Person


@dataclass(frozen=True, slots=True)
class Scheduling:
    """What somebody who sets a meeting chooses from.

    Args:
        host: the company that hosts, if this person sets the time.
        planned: the meeting that is set already, and would be moved.
        usual: the next dates of the group's rhythm; none where each host decides.
        last_place: where the host company has met its group last.
    """

    group: Group
    host: str
    planned: Meeting | None
    usual: tuple[datetime, ...]
    last_place: str | None


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """The meeting as its card shows it.

    Args:
        last_place: where the host company has met its group last; looked up for who settles the time without a place.
    """

    group: Group
    meeting: Meeting
    host: str
    replies: tuple[RsvpReply, ...]
    guests: tuple[Guest, ...] = ()
    last_place: str | None = None


@dataclass(frozen=True, slots=True)
class TurnCard:
    """A host turn as its message shows it. `company` None: everybody is asked."""

    group: Group
    turn: Turn
    company: Company | None
    people: tuple[Person, ...]
    settled: bool = False
    """The time of its meeting is set."""


class HostOrderReason(StrEnum):
    """Why a company has its place in the host order."""

    PASSED = "passed"
    SILENT = "silent"
    MADE_WAY = "made-way"
    """Another company volunteered for its turn."""
    SWAPPED = "swapped"


@dataclass(frozen=True, slots=True)
class OrderReason:
    """Why, and when that was, or with whom."""

    why: HostOrderReason
    on: date | None = None
    other: str | None = None


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
    menu: OwnMenu | None = None
    """The menu of their private chat, where they have one of their own and it changes with this."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What goes where somebody leaves the group."""

    group: Group
    person: Person
    company: str
    company_leaves: bool
    """They are its last person."""
    turn_goes: bool
    """With it goes the coming turn."""
    meeting: Meeting | None
    """With the turn goes this meeting."""


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
    """Who hosts now, who then, and who has. `otherwise` is asked if the one that has been asked passes."""

    group: Group
    at: datetime
    turn: Turn | None
    now: Company | None
    following: tuple[Company, ...]
    hosted: tuple[tuple[str, datetime], ...]
    planned: Meeting | None
    reasons: Mapping[CompanyId, OrderReason]
    paused: tuple[Company, ...]
    otherwise: Company | None


@dataclass(frozen=True, slots=True)
class PauseOutcome:
    """What /pause led to. `until` None: until they come back themselves."""

    group: Group
    company: str
    until: date | None
    given_on: bool
    """It had the turn, which has gone to the next."""
    hosting: bool
    """It hosts a meeting that is set, and still does."""
    since: date
    """The day on which it was said."""


@dataclass(frozen=True, slots=True)
class ResumeOutcome:
    """What /resume led to. `paused` False: there was no pause to end."""

    group: Group
    company: str
    place: int
    """Which in the host order, counted from 1."""
    paused: bool


@dataclass(frozen=True, slots=True)
class JoinMenu:
    """The companies a person may join from the private chat."""

    group: Group
    person: Person
    companies: tuple[Company, ...]


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """A group for its settings card.

    `joining`: fewer than two companies have joined, so that turns have not begun. `languages`: those it can choose from.
    """

    group: Group
    joining: bool
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupsMeant:
    """The groups that a command in somebody's private chat may be about.

    Args:
        own: those in which they belong to a company, by title.
        reached: those that their roles in the network reach; None where they hold none.
        researcher: they may offer themes to the groups they reach.
        facilitated: those whose chats they administered when the bot last heard of it.
    """

    own: tuple[Group, ...]
    reached: tuple[Group, ...] | None
    researcher: bool
    facilitated: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnMenu:
    """The command menu of a private chat.

    Args:
        roles: the menus that their roles add; none where they hold none.
        in_group: they belong to a company in a group.
        facilitates: they administered a group's chat when the bot last heard of it.
        researcher: they may offer themes to groups they do not belong to.
    """

    telegram_id: int
    language: str
    roles: frozenset[Menu]
    in_group: bool = True
    facilitates: bool = False
    researcher: bool = False


@dataclass(frozen=True, slots=True)
class Welcome:
    """What the private chat says first."""

    person: Person
    language: str
    zone: str
    groups: tuple[Group, ...]
    menu: OwnMenu
    facilitates: bool = False
    """They administer the chat of a core group, as far as the bot knows."""
    bring: tuple[CanBring, ...] = ()
    """The coming meetings to which they may bring guests."""


@dataclass(frozen=True, slots=True)
class Voice:
    """In which language and zone a chat is spoken to."""

    language: str
    zone: str
