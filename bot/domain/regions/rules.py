"""A region: its country and language, and its progress towards the first meeting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.groups import Ways
from bot.domain.groups.company_names import same_name
from bot.domain.people import Person
from bot.domain.refused import Refused

LINK_LIVES = timedelta(days=14)
"""How long the link for a first facilitator works."""
QUESTIONS = ("country", "language", "zone", "adviser", "home")
"""What is asked about a new region, in this order; then its page."""
FOUNDED_SIZE = 3
"""So many companies make a group that can begin."""


class RegionsNotForYou(Refused):
    """Of somebody who looks after no region."""

    key = "refused-regions-not-for-you"


class UnknownRegion(Refused):
    """An adviser named a region that is not one of theirs.

    Args:
        typed: what they named.
    """

    key = "refused-unknown-region"


class NoRegionName(Refused):
    """Typed was no name of a region, or several at once."""

    key = "refused-no-region-name"


class RegionGone(Refused):
    """The region has been ended, or taken back."""

    key = "refused-region-gone"


class RegionInUse(Refused):
    """A region with groups in it cannot be ended."""

    key = "refused-region-in-use"


class FounderLinkSpent(Refused):
    """The link was used in another group, withdrawn, or is too old."""

    key = "refused-founder-link-spent"


class RegionElsewhere(Refused):
    """The chat is a core group of another region already.

    Args:
        region: that one.
    """

    key = "refused-region-elsewhere"


def key_of(name: str) -> str:
    """What no two regions share: the name in one case, with single spaces."""
    return " ".join(name.casefold().split())


def page_after(question: str, way: str) -> str:
    """Which page comes once a question is answered, or skipped.

    Args:
        way: `new` while the questions about a new region are being answered; else the region's page comes back.
    """
    return QUESTIONS[QUESTIONS.index(question) + 1] if way == "new" else "home"


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the network. `country` is a code of ISO 3166, None where nobody has said it."""

    id: int
    name: str
    country: str | None
    language: str
    zone: str
    since: datetime
    ended_at: datetime | None = None
    ways: Ways = field(default_factory=Ways)


def named(regions: Iterable[Region], name: str | None) -> Region | None:
    """The region of that name, however it is spelled; None where there is none."""
    if name is None:
        return None
    return next((region for region in regions if same_name(region.name, name)), None)


@dataclass(frozen=True, slots=True)
class FounderLink:
    """A link with which the first facilitator of a region sets up a group in it, once."""

    id: int
    token: str
    region_id: int
    made_at: datetime
    expires_at: datetime
    group_id: int | None
    used_at: datetime | None
    withdrawn_at: datetime | None

    def open(self, now: datetime) -> bool:
        """Whether it still founds a group."""
        return self.used_at is None and self.withdrawn_at is None and now < self.expires_at


class RegionStep(StrEnum):
    """What has to come about before a region runs by itself, in this order."""

    FACILITATOR = "facilitator"
    GROUP = "group"
    COMPANIES = "companies"
    HOST = "host"
    DATE = "date"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class RegionProgress:
    """How far a region has come.

    Args:
        facilitated: a facilitator is known.
        groups: core groups there.
        companies: of the largest of them.
        hosted: a company has said yes to hosting.
        dated: a meeting has had its time.
        held_at: when the first meeting was held.
    """

    facilitated: bool = False
    groups: int = 0
    companies: int = 0
    hosted: bool = False
    dated: bool = False
    held_at: datetime | None = None

    def done(self, step: RegionStep) -> bool:
        """Whether that has come about. What a later step cannot do without counts with it."""
        held = self.held_at is not None
        match step:
            case RegionStep.FACILITATOR:
                return self.facilitated or self.groups > 0
            case RegionStep.GROUP:
                return self.groups > 0
            case RegionStep.COMPANIES:
                return self.companies >= FOUNDED_SIZE
            case RegionStep.HOST:
                return self.hosted or self.dated or held
            case RegionStep.DATE:
                return self.dated or held
            case RegionStep.HELD:
                return held

    @property
    def next(self) -> RegionStep | None:
        """What comes next; None once everything has come about."""
        return next((step for step in RegionStep if not self.done(step)), None)

    @property
    def count(self) -> int:
        """How many have."""
        return sum(self.done(step) for step in RegionStep)


@dataclass(frozen=True, slots=True)
class RegionView:
    """A region as one of those who look after it sees it.

    Args:
        groups: names of its core groups.
        advisers: who advises it, those for all regions among them.
        others: advisers of other regions, who could advise it, too.
        link: the one for its first facilitator, where it is open.
        begun: it was made just now.
        coordinates: the reader may begin and end regions.
    """

    region: Region
    progress: RegionProgress
    groups: tuple[str, ...] = ()
    advisers: tuple[Person, ...] = ()
    others: tuple[Person, ...] = ()
    link: FounderLink | None = None
    begun: bool = False
    coordinates: bool = False


@dataclass(frozen=True, slots=True)
class RegionList:
    """The regions somebody looks after, by name, each with the number of its groups and how far it has come."""

    regions: tuple[tuple[Region, RegionProgress], ...]
    coordinates: bool
