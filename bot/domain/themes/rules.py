"""Themes: what a group would like to learn together, and what it already has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.groups import Group
from bot.domain.groups.company_names import whole_name
from bot.domain.ids import CompanyId, GroupId, PersonId
from bot.domain.questions import Question
from bot.domain.refused import Refused
from bot.domain.reviews import Recap

LONGEST_THEME = 200
RESTS = timedelta(days=365)
"""A theme that was discussed can be asked for again after so long."""


class ThemeState(StrEnum):
    """A theme's life."""

    OPEN = "open"
    ON_BALLOT = "on_ballot"
    CHOSEN = "chosen"
    """For the coming meeting."""
    DISCUSSED = "discussed"
    WITHDRAWN = "withdrawn"


LISTED = (ThemeState.OPEN, ThemeState.ON_BALLOT, ThemeState.CHOSEN)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme on a group's list. `supporters` are companies of the group, first to ask first."""

    id: int
    group_id: GroupId
    text: str
    state: ThemeState
    proposer_id: PersonId | None
    offered_by: PersonId | None
    """The researcher who can come and speak about it."""
    proposed_at: datetime
    meeting_id: int | None
    discussed_at: datetime | None
    supporters: tuple[CompanyId, ...] = ()

    @property
    def resting_until(self) -> datetime | None:
        """When it may be asked for again; None where it was not discussed."""
        return None if self.discussed_at is None else self.discussed_at + RESTS


def clean_theme(text: str) -> str:
    """One line, without invisible characters, as long as it is."""
    return " ".join(cleaned for word in text.split() if (cleaned := whole_name(word)))


def by_support(themes: list[Theme]) -> list[Theme]:
    """The most wanted first; of equals, the oldest."""
    return sorted(themes, key=lambda theme: (-len(theme.supporters), theme.proposed_at, theme.id))


@dataclass(frozen=True, slots=True)
class ThemeCard:
    """A theme as its message shows it."""

    group: Group
    theme: Theme
    proposer: str | None
    speaker: str | None
    """Who offered to come and speak about it."""


class Proposed(StrEnum):
    """What became of a proposal."""

    NEW = "new"
    JOINED = "joined"
    """It was there, and the company supports it now."""
    ALREADY = "already"
    """It was there, and the company supported it before."""
    BACK = "back"
    """It was discussed more than a year ago and is on the list again."""
    LIKE = "like"
    """Something very like it is there: does the person mean that one?"""
    RESTING = "resting"
    """It was discussed less than a year ago."""
    RESTING_LIKE = "resting_like"
    """Something very like it was."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What /propose led to. `card` is the theme it became, joined, or is so like; `text` is what was typed."""

    outcome: Proposed
    card: ThemeCard
    text: str


@dataclass(frozen=True, slots=True)
class ThemeList:
    """A group's list. `opened_at` and `closes_at` are when the ballot under way began and ends."""

    group: Group
    open: tuple[Theme, ...]
    on_ballot: tuple[Theme, ...]
    chosen: Theme | None
    discussed: tuple[Theme, ...]
    opened_at: datetime | None
    closes_at: datetime | None


@dataclass(frozen=True, slots=True)
class ThemeStory:
    """What came of a discussed theme. `recap_id`: the message in the group's chat that sums the meeting up."""

    group: Group
    theme: Theme
    recap: Recap | None
    questions: tuple[Question, ...]
    recap_id: int | None


@dataclass(frozen=True, slots=True)
class Wish:
    """A theme that groups ask for, near copies of it counted as one."""

    text: str
    groups: int
    companies: int
    regions: tuple[str, ...]
    offered: bool


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the groups somebody looks after ask for."""

    wishes: tuple[Wish, ...]
    groups: int
    may_offer: bool
    """They are a researcher, who can come and speak."""


class NoTheme(Refused):
    """A theme without a letter or digit."""

    key = "refused-no-theme"
    hint = "theme-hint"


class ThemeTooLong(Refused):
    """A theme longer than is kept."""

    key = "refused-theme-too-long"
    hint = "theme-hint"


class ThemeGone(Refused):
    """The theme is not on the list any more."""

    key = "refused-theme-gone"


class ThemeNotOpen(Refused):
    """It is on a ballot, or chosen, and cannot be changed now."""

    key = "refused-theme-not-open"


class ProposersOnly(Refused):
    """Only the person who proposed it may change it."""

    key = "refused-proposers-only"


class ThemeThere(Refused):
    """There is a theme of that wording already."""

    key = "refused-theme-there"


class ResearchersOnly(Refused):
    """Only a researcher may offer a theme to groups."""

    key = "refused-researchers-only"


class NobodyToOffer(Refused):
    """No group of that region is there."""

    key = "refused-nobody-to-offer"
