"""Votes on a group's themes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.domain.people import Person
from bot.domain.refused import Refused
from bot.domain.themes.rules import Theme

FEWEST_THEMES = 2
SHORTEST_HOURS, LONGEST_HOURS = 1, 720
TIE_LASTS = timedelta(days=2)
"""How long the host has to decide between equals."""
POLL_WAITED_FOR = timedelta(minutes=15)
"""A poll that could not be sent by then is not sent."""
POLL_TRIED_EVERY = timedelta(minutes=2)
"""Nobody tells the bot when it may send polls again, so it tries."""
EARLY = timedelta(minutes=2)
"""Closed so long before its time, somebody closed it."""


class BallotState(StrEnum):
    """How a ballot stands."""

    OPEN = "open"
    TIED = "tied"
    """Counted, and the host has to decide between equals."""
    DECIDED = "decided"
    UNDECIDED = "undecided"
    """Counted, and too few companies had voted."""
    VOID = "void"
    """The poll was deleted, or could not be sent."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One ballot of a group. `result` is votes by theme, None until it is counted.

    `choices` is how many themes a company may choose, 0 for any number; `too_many` how many companies chose more.
    """

    id: int
    group_id: GroupId
    state: BallotState
    opened_at: datetime
    closes_at: datetime
    theme_ids: tuple[int, ...]
    left_out: int
    quorum: int
    choices: int
    result: dict[int, int] | None
    voted: int
    companies: int
    theme_id: int | None
    early: bool
    too_many: int


def nudge_at(opened_at: datetime, closes_at: datetime) -> datetime:
    """When companies that have not voted are reminded: a day before the end, or when two thirds have passed."""
    return closes_at - min(timedelta(days=1), (closes_at - opened_at) / 3)


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """A ballot as its poll shows it."""

    group: Group
    ballot: Ballot
    themes: tuple[Theme, ...]
    host: str | None


@dataclass(frozen=True, slots=True)
class Silent:
    """A company that has no vote that counts, with its people. `too_many`: it chose more themes than it may."""

    name: str
    people: tuple[Person, ...]
    too_many: bool = False


@dataclass(frozen=True, slots=True)
class TooMany:
    """Somebody's vote chooses more themes than it may, so it does not count yet."""

    group: Group
    ballot: Ballot
    reader: Person
    chosen: int
    chat_id: int
    message_id: int | None


@dataclass(frozen=True, slots=True)
class BallotResult:
    """A counted ballot: its themes with their votes, most wanted first."""

    group: Group
    ballot: Ballot
    lines: tuple[tuple[Theme, int], ...]
    chosen: Theme | None
    tied: tuple[Theme, ...]
    host: str | None


@dataclass(frozen=True, slots=True)
class Opened:
    """What /vote led to. `already`: a ballot was open before."""

    group: Group
    ballot: Ballot
    already: bool


class BadHours(Refused):
    """Not a number of hours a vote can last."""

    key = "refused-vote-hours"
    hint = "vote-hours-hint"


class TooFewThemes(Refused):
    """A vote needs something to choose from."""

    key = "refused-too-few-themes"


class BallotUnderWay(Refused):
    """The vote settles the theme."""

    key = "refused-ballot-under-way"


class TieOver(Refused):
    """It was decided meanwhile."""

    key = "refused-tie-over"


class VoteOpenersOnly(Refused):
    """The group lets hosts and facilitators open votes and settle themes; there is no host now."""

    key = "refused-vote-openers-only"
