"""Links that bring newcomers: each for one group, one region or the whole network, and for one source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.formatted import shortened
from bot.domain.groups import Group
from bot.domain.groups.company_names import same_name, whole_name
from bot.domain.recruiting.funnel import Figures
from bot.domain.refused import Refused

LONGEST_SOURCE = 40
MOST_LINKS = 30
"""So many open links a place can have: more are not looked through by anybody."""


class NotYoursToRecruit(Refused):
    """Somebody who neither facilitates a group nor looks after a region."""

    key = "refused-not-yours-to-recruit"


class UnknownPlace(Refused):
    """What was typed names no group or region of theirs.

    Args:
        example: one that is.
    """

    key = "refused-unknown-place"


class LinkGone(Refused):
    """The link was withdrawn."""

    key = "refused-link-gone"


class TooManyLinks(Refused):
    """As many links as are looked through."""

    key = "refused-too-many-links"


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a link brings people to: one group, a region, or with neither the whole network.

    `region_of`: a group of the region, by whose number the region is told from others.
    """

    group: Group | None = None
    region: str | None = None
    region_of: int = 0

    @property
    def kind(self) -> str:
        """`group`, `region` or `network`."""
        if self.group is not None:
            return "group"
        return "network" if self.region is None else "region"

    @property
    def number(self) -> int:
        """Of the group, or of one of the region; 0 for the whole network."""
        return self.region_of if self.group is None else int(self.group.id)

    @property
    def key(self) -> str:
        """What tells a place from others."""
        if self.group is not None:
            return f"group:{self.group.id}"
        return "network" if self.region is None else f"region:{self.region.casefold()}"

    @property
    def name(self) -> str | None:
        """Its name; None for the whole network."""
        return self.region if self.group is None else self.group.title


@dataclass(frozen=True, slots=True)
class RecruitLink:
    """A link that is handed out. `chat_link`: Telegram's own link into the group's chat, made for the same source."""

    id: int
    token: str
    place: str
    group_id: int | None
    region: str | None
    source: str
    created_at: datetime
    revoked_at: datetime | None
    chat_link: str | None


@dataclass(frozen=True, slots=True)
class LinkPage:
    """One link with what it has brought."""

    link: RecruitLink
    place: LinkTarget
    figures: Figures
    may_make_chat_link: bool
    """Its group's chat is one whose administrator the bot is."""
    own: Sequence[Sequence[str]] = ()
    """The region's own words: language, message and words of each."""


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A place with its links, newest first, and what each has brought."""

    place: LinkTarget
    links: tuple[tuple[RecruitLink, Figures], ...]
    total: Figures
    """Of everybody who came to this place, by a link or without one."""
    waiting: int = 0
    days: tuple[str, ...] = ()
    """How many wait in the region, and when most of them could meet."""
    page: str | None = None
    """Where its region's public page is, if there is one."""
    several: bool = False
    """The reader has other places, too."""


def clean_source(text: str) -> str:
    """A source as it is kept: one line; one that is too long ends in an ellipsis."""
    return shortened(whole_name(text), LONGEST_SOURCE)


def read_wanted(text: str, places: Sequence[LinkTarget]) -> tuple[LinkTarget | None, str]:
    """The place and the source in what was typed after /recruit.

    A place is known by its name at the beginning, the longest name first. Where only one can be meant, none need be
    named, and all that was typed is the source.

    Returns:
        None for the place where none is named and several could be meant.
    """
    words = text.split()
    for length in range(len(words), 0, -1):
        head = " ".join(words[:length])
        named = [place for place in places if place.name is not None and same_name(place.name, head)]
        if named:
            # Where a group is called as its region is, the region is meant: it holds the group.
            place = next((one for one in named if one.group is None), named[0])
            return place, clean_source(" ".join(words[length:]))
    return (places[0] if len(places) == 1 else None), clean_source(text)
