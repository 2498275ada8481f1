"""The public page of a region: what anybody may know, by an address that anybody can guess."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.groups import Group
from bot.domain.meetings import Meeting, MeetingState

PATH = "/find"
"""Where the pages are below the program's own address."""
SOURCE = "page"
"""What the link on the page counts under."""
ENOUGH_COMPANIES = 2
"""A group of fewer companies has no page: anybody can set up a chat and call it anything."""


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """A meeting that its group shows to everybody."""

    group: Group
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class PublicRegion:
    """A region as everybody may see it.

    `meetings` lie ahead, soonest first; called off ones are among them, for calendars that know them already.
    `token` is of the page's own link. `own` are its own words: language, message and words of each.
    """

    slug: str
    region: str
    language: str
    zone: str
    groups: int
    meetings: tuple[OpenMeeting, ...]
    token: str
    seen_at: datetime
    own: Sequence[Sequence[str]] = ()

    @property
    def coming(self) -> tuple[OpenMeeting, ...]:
        """Those that take place."""
        return tuple(one for one in self.meetings if one.meeting.state is MeetingState.PLANNED)


def slug_of(region: str) -> str:
    """A region's name as it stands in an address: `Norra Österbotten` is `norra-osterbotten`; empty without a letter."""
    bare = unicodedata.normalize("NFKD", region.casefold())
    return re.sub(r"[\W_]+", "-", "".join(one for one in bare if not unicodedata.combining(one))).strip("-")
