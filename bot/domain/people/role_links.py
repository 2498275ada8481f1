"""Links that give a role: made by a coordinator, valid once and for a limited time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.formatted import shortened
from bot.domain.groups.company_names import clean_name
from bot.domain.people.roles import HeldRole, Role
from bot.domain.people.rules import Person
from bot.domain.refused import Refused

LINK_LIVES = timedelta(days=7)
MOST_REGIONS = 20


class CoordinatorsOnly(Refused):
    """Only the network's coordinators may do this."""

    key = "refused-coordinators-only"


class UnknownRole(Refused):
    """What was typed is no role."""

    key = "refused-unknown-role"
    hint = "invite-hint"


class RoleLinkSpent(Refused):
    """The link was used, withdrawn, or is too old."""

    key = "refused-role-link-spent"


class RoleGone(Refused):
    """The role or link was withdrawn already."""

    key = "refused-role-gone"


class PrivateOnly(Refused):
    """The command belongs in the private chat."""

    key = "refused-private-only"


@dataclass(frozen=True, slots=True)
class RoleLink:
    """A link that gives a role to the first person who opens it. `regions` None means all regions."""

    id: int
    token: str
    role: Role
    regions: tuple[str, ...] | None
    created_by: int
    created_at: datetime
    expires_at: datetime
    used_by: int | None
    used_at: datetime | None
    withdrawn_at: datetime | None

    def open(self, now: datetime) -> bool:
        """Whether it still gives the role."""
        return self.used_at is None and self.withdrawn_at is None and now < self.expires_at


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a role."""

    person: Person
    appointment: HeldRole
    granted_by: str | None
    """The name of who gave it, where the bot knows them."""


@dataclass(frozen=True, slots=True)
class RoleBook:
    """Every role and every open link of the network."""

    holders: tuple[Holder, ...]
    links: tuple[RoleLink, ...]


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link just made. `unknown`: regions in which there is no group yet."""

    link: RoleLink
    unknown: tuple[str, ...]


def read_invitation(
    text: str, roles: Mapping[str, Role], everywhere: Collection[str]
) -> tuple[Role, tuple[str, ...] | None]:
    """The role and the regions in what was typed after /invite; no regions is all of them.

    Args:
        roles: the words for them, in all our languages.
        everywhere: words for all regions.

    Raises:
        UnknownRole: with what was typed.
    """
    word, _, rest = text.strip().partition(" ")
    role = roles.get(word.casefold().strip(":,"))
    if role is None:
        raise UnknownRole(typed=shortened(clean_name(text), 40))
    return role, read_regions(rest, everywhere)


def read_regions(text: str, everywhere: Collection[str]) -> tuple[str, ...] | None:
    """Regions from a list such as `Kainuu, Lapland`; None, all of them, where none is named."""
    parts = [clean_name(part) for part in text.replace(";", ",").split(",")]
    named = [part for part in parts if part]
    if not named or any(part.casefold() in everywhere for part in named):
        return None
    return tuple(dict.fromkeys(named))[:MOST_REGIONS]
