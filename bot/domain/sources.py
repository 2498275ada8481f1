"""Feeds that an author follows; new items go to the author, never straight to a group."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from urllib.parse import urlsplit, urlunsplit

from bot.domain.refused import Refused

EVERY = timedelta(hours=6)
"""How often a source is read."""
LONGEST_WAIT = timedelta(days=1)
TOLD_AFTER = timedelta(days=1)
"""A source that could not be read for so long is told of."""
PATIENCE = timedelta(days=7)
"""A source that could not be read for so long is turned off."""
MOST_SOURCES = 20
FIRST = 3
"""How much of its archive a source brings when it is turned on."""
MOST_AT_ONCE = 5
"""How much one source brings on one day; the rest is counted."""
LONGEST_SUMMARY = 1500
LONGEST_NAME = 100
FORGOTTEN_AFTER = timedelta(days=180)
"""What has not stood in the feed for so long may come again."""


class OthersSource(Refused):
    """Only who added it may change it."""

    key = "refused-others-source"


class SourceGone(Refused):
    """It was removed meanwhile."""

    key = "refused-source-gone"


class TooManySources(Refused):
    """More than anybody reads."""

    key = "refused-too-many-sources"


class SourceTrouble(StrEnum):
    """Why a source cannot be read."""

    UNREACHABLE = "unreachable"
    """No such host, or nothing answers there."""
    SLOW = "slow"
    FORBIDDEN = "forbidden"
    """An address of this machine, of its own network, or nobody's."""
    REFUSED = "refused"
    """The server says no."""
    GONE = "gone"
    """The server says that it is gone for good."""
    REDIRECTED = "redirected"
    """Led on and on."""
    BIG = "big"
    NO_FEED = "no-feed"
    """What is there is no feed."""


@dataclass(frozen=True, slots=True)
class Source:
    """A feed somebody follows. It is off until they turn it on."""

    id: int
    person_id: int
    url: str
    title: str
    active: bool
    added_at: datetime
    checked_at: datetime | None = None
    next_at: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    fresh: bool = True
    """Not read since it was turned on."""
    failures: int = 0
    failing_since: datetime | None = None
    problem: SourceTrouble | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed as it was read: all of it plain text."""

    id: str
    title: str
    summary: str
    link: str | None
    published: float | None = None
    """Seconds since 1970, where the feed tells."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was read."""

    title: str
    language: str | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class News:
    """An item an author may make a digest of."""

    id: int
    source: str
    title: str
    summary: str
    link: str | None
    made: bool = False


def next_look(now: datetime, failures: int) -> datetime:
    """When to read a source again: every six hours, and less and less often while it fails, once a day at least."""
    wait: timedelta = EVERY * 2 ** min(failures, 8)
    return now + min(wait, LONGEST_WAIT)


def gives_up(now: datetime, failing_since: datetime, why: SourceTrouble) -> bool:
    """Whether a source that fails is turned off: gone for good, or failing for a week."""
    return why is SourceTrouble.GONE or now - failing_since >= PATIENCE


def marks(entries: Sequence[Entry]) -> list[str]:
    """What tells each item from the others, though its title may change.

    Its id; where it has none, its link; where it has none either, its title and text. An id that stands
    on items with different links tells nothing by itself.
    """
    links: dict[str, set[str | None]] = {}
    for entry in entries:
        if entry.id:
            links.setdefault(entry.id, set()).add(entry.link)
    return [_mark(entry, alone=len(links.get(entry.id, ())) == 1) for entry in entries]


def aliases(mark: str, entry: Entry) -> tuple[str, ...]:
    """The marks under which an item may have been found before: with `http` where it has `https` now, too.

    Args:
        mark: its own.
    """
    other = replace(entry, id=_other_scheme(entry.id), link=None if entry.link is None else _other_scheme(entry.link))
    if other == entry:
        return (mark,)
    return (mark, _mark(other, alone=True), _mark(other, alone=False))


def schemes(link: str) -> tuple[str, ...]:
    """An address, and the same with `http` for `https` or the other way round."""
    return tuple(dict.fromkeys((link, _other_scheme(link))))


def _other_scheme(address: str) -> str:
    scheme, sep, rest = address.partition("://")
    return {"http": "https", "https": "http"}.get(scheme, scheme) + sep + rest if sep else address


def _mark(entry: Entry, *, alone: bool) -> str:
    if entry.id and alone:
        own = f"id\n{entry.id}"
    elif entry.link:
        own = f"link\n{entry.link}"
    else:
        own = f"text\n{entry.id}\n{entry.title}\n{entry.summary}"
    return sha256(own.encode("utf-8", "replace")).hexdigest()


def fresh_entries(entries: Sequence[Entry], known: Collection[str]) -> list[tuple[str, Entry]]:
    """What is new in a feed, the newest first, each once. Undated items keep the feed's order, after the dated."""
    seen = set(known)
    found: list[tuple[str, Entry]] = []
    for mark, entry in zip(marks(entries), entries, strict=True):
        if mark not in seen and (entry.title or entry.summary):
            seen.add(mark)
            found.append((mark, entry))
    return sorted(found, key=lambda item: -(item[1].published or 0.0))


def clean_address(url: str) -> str:
    """The address without what no server is told."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, ""))


def host(url: str) -> str:
    """Whose address it is, for people to read."""
    return (urlsplit(url).hostname or url).removeprefix("www.")
