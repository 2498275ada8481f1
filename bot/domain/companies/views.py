"""Companies as they are shown to people."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.companies.joining import KnownOfTwo
from bot.domain.companies.profiles import Profile, Section
from bot.domain.groups import Group
from bot.domain.ids import CompanyId, EnterpriseId
from bot.domain.people import Person


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A group's company, with its name there and the group's name."""

    id: CompanyId
    name: str
    group: str


@dataclass(frozen=True, slots=True)
class Same:
    """Whether two groups' companies are the same.

    Args:
        by_id: they have given the same business id, and share no people.
    """

    one: PlaceShown
    other: PlaceShown
    told: KnownOfTwo
    by_id: bool


@dataclass(frozen=True, slots=True)
class CompanyCard:
    """A company as seen by members of its group.

    Args:
        profile: only what the reader may see.
        own: the reader belongs to it.
        facilitator: the reader administers the group's chat.
        also: its places in other groups; only for facilitators and its own people.
        maybe: places in other groups that may be the same company; only for facilitators.
    """

    group: Group
    place: PlaceShown
    enterprise_id: EnterpriseId
    people: tuple[Person, ...]
    profile: Profile
    own: bool
    facilitator: bool
    also: tuple[PlaceShown, ...]
    maybe: tuple[PlaceShown, ...]


@dataclass(frozen=True, slots=True)
class OwnCompany:
    """One of the reader's companies, and the groups it is in."""

    id: EnterpriseId
    name: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnCompanies:
    """A person's companies, as `/profile` shows them first.

    Args:
        question: whether two of their places are the same company, where nobody has said so.
        profile: of their one company; None where there are several to choose from.
    """

    companies: tuple[OwnCompany, ...]
    question: Same | None
    profile: OwnProfile | None


@dataclass(frozen=True, slots=True)
class OwnProfile:
    """A company's profile as its own people see it.

    Args:
        others: how many other companies the reader has.
        proposed: the section of the statistics that its trade points to, where it has chosen none.
    """

    company: OwnCompany
    profile: Profile
    others: int
    proposed: Section | None = None
