"""Research digests and news, written by advisers, researchers and coordinators for groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.formatted import Formatted, shortened
from bot.domain.refused import Refused

LONGEST_TITLE = 150
LONGEST_LINK = 500
PER_SECOND = 29
"""How fast a broadcast goes, for the time that is left."""
HOURS = (7, 8, 9, 12, 15, 18)
"""What the settings card offers as a group's digest hour."""


class AuthorsOnly(Refused):
    """Only advisers, researchers and coordinators write to groups."""

    key = "refused-authors-only"


class OthersDigest(Refused):
    """Only its author may do this."""

    key = "refused-others-digest"


class DigestGone(Refused):
    """It was sent, discarded or withdrawn meanwhile."""

    key = "refused-digest-gone"


class AuthorGone(Refused):
    """Its author was erased, so nobody can answer."""

    key = "refused-author-gone"


class NobodyToReach(Refused):
    """The audience has no group in it."""

    key = "refused-nobody-to-reach"


class NoneYet(Refused):
    """Of the groups it did not reach, none can be reached now."""

    key = "refused-none-yet"


class FileStays(Refused):
    """What is out can get another file; Telegram lets none be taken away."""

    key = "refused-file-stays"


class NoLink(Refused):
    """What was typed is no web address."""

    key = "refused-no-link"


class DigestKind(StrEnum):
    """What is sent: knowledge, or practical news."""

    DIGEST = "digest"
    ANNOUNCEMENT = "announcement"


class DigestState(StrEnum):
    """Where it is on its way."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    PAUSED = "paused"
    STOPPED = "stopped"
    SENT = "sent"
    DISCARDED = "discarded"


UNDER_WAY = (DigestState.SENDING, DigestState.PAUSED)
OUT = (*UNDER_WAY, DigestState.SENT, DigestState.STOPPED)


class Slot(StrEnum):
    """When it goes out."""

    NOW = "now"
    AT = "at"
    HOUR = "hour"
    """In each group's own digest hour."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom it is for: `all`, `regions`, `groups` or `theme`, and which of them."""

    kind: str = "all"
    regions: tuple[str, ...] = ()
    groups: tuple[int, ...] = ()
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class DigestFile:
    """A file Telegram has already: a `document` or a `photo`."""

    kind: str
    file_id: str


@dataclass(frozen=True, slots=True)
class Version:
    """What it says in one language."""

    language: str
    title: str
    summary: Formatted


@dataclass(frozen=True, slots=True)
class Digest:
    """One digest or announcement. Its first version is for every group that has none in its language."""

    id: int
    kind: DigestKind
    author_id: int
    state: DigestState
    link: str | None
    attached: DigestFile | None
    audience: Audience
    slot: Slot
    due_at: datetime | None
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    prepared_at: datetime | None
    corrected_at: datetime | None
    withdrawn_at: datetime | None
    file_changed_at: datetime | None
    planned: int
    """Groups counted when it began."""
    cursor: int
    """The id of the last group it was prepared for."""
    versions: tuple[Version, ...] = ()

    def version_for(self, language: str) -> Version:
        """The version a group of that language gets."""
        return next((v for v in self.versions if v.language == language), self.versions[0])

    @property
    def title(self) -> str:
        """What it is called among others; the beginning of the text where it has no title."""
        first = self.versions[0] if self.versions else None
        if first is None:
            return ""
        return first.title or first.summary.shortened(60).text


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom an audience comes to: groups, of those the ones that cannot be reached now, and people."""

    groups: int
    asleep: int
    people: int
    languages: tuple[tuple[str, int], ...] = ()
    """How many groups speak which language."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A draft before its author."""

    digest: Digest
    author: str
    reach: Reach
    regions: tuple[str, ...] = ()
    """Regions the author may choose from."""
    groups: tuple[tuple[int, str], ...] = ()
    """Groups the author may choose from, by id and title."""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """A digest as one group sees it."""

    digest: Digest
    author: str
    language: str
    useful: int = 0
    trying: int = 0
    answers: tuple[tuple[str, str], ...] = ()


def next_hour(now: datetime, zone: ZoneInfo, hour: int) -> datetime:
    """The next moment the clock of that zone strikes the hour; an hour the clocks skip strikes when they move."""
    local = now.astimezone(zone)
    day = local.date()
    for ahead in (0, 1):
        wall = datetime(day.year, day.month, day.day, hour, tzinfo=zone) + timedelta(days=ahead)
        moment = wall.astimezone(now.tzinfo)
        if moment > now:
            return moment
    return now + timedelta(days=1)


def read_link(text: str) -> str | None:
    """A web address as typed; None where there is to be none.

    Raises:
        NoLink: with what was typed.
    """
    typed = text.strip()
    if typed in ("", "-", "–"):
        return None
    address = typed if "://" in typed else f"https://{typed}"
    scheme, _, rest = address.partition("://")
    host = rest.split("/")[0].split("?")[0]
    fine = scheme.casefold() in ("http", "https") and "." in host.strip(".") and not any(c.isspace() for c in address)
    if not fine or len(address) > LONGEST_LINK:
        raise NoLink(typed=shortened(typed, 60))
    return address
