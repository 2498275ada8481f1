"""Purposes and retention of personal data. Each column that can hold it declares both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NOTICE = "2026-11"
"""The version of the two sentences that people read at first contact; a new one is shown to everybody once."""


class Why(StrEnum):
    """The purpose of stored data. The message `purpose-<why>` describes it."""

    KNOWN = "known"
    """To recognise somebody, speak their language, and know whether they can be written to."""
    MEMBERSHIP = "membership"
    HOSTING = "hosting"
    MEETINGS = "meetings"
    TAKEAWAYS = "takeaways"
    THEMES = "themes"
    QUESTIONS = "questions"
    DIGESTS = "digests"
    ROLES = "roles"
    SEARCH = "search"
    DELIVERY = "delivery"
    """To send each message once, and keep it true afterwards."""
    EVIDENCE = "evidence"
    """To tell, without names, what the network brings."""
    RECRUITING = "recruiting"
    PAGES = "pages"
    """To open pages to those who may see them."""
    RECORD = "record"
    """To show what somebody was told about privacy, and agreed to."""


class Kept(StrEnum):
    """How long data is kept. The message `kept-<kept>` describes it."""

    ERASED = "erased"
    """Until its person asks to be forgotten."""
    HISTORY = "history"
    """The history of a group: for good, without a name once its person asks to be forgotten."""
    OFF = "off"
    """Until its person turns it off or takes it back, or asks to be forgotten."""
    BELONGS = "belongs"
    """As long as what it belongs to."""
    ANSWERED = "answered"
    """Until it is answered, two days at most."""
    HANDLED = "handled"
    """Until it is handled."""
    SETTLED = "settled"
    """400 days after its fate is settled."""
    COUNTED = "counted"
    """180 days after it was counted."""
    MEETING = "meeting"
    """90 days after the meeting."""
    EXPIRED = "expired"
    """90 days after it expires; used ones for the record."""

    OPENED = "opened"
    """30 days after it expires."""

    @property
    def days(self) -> int | None:
        """After how many days a rule of `storage.retention` takes it; None where nothing but its person ends it."""
        return {
            Kept.SETTLED: 400,
            Kept.COUNTED: 180,
            Kept.MEETING: 90,
            Kept.EXPIRED: 90,
            Kept.HANDLED: 2,
            Kept.OPENED: 30,
        }.get(self)


@dataclass(frozen=True, slots=True)
class KeptColumn:
    """A column that can hold something of people.

    Args:
        what: `person` or `account` where it says whose the row is, `words` where it holds what they wrote or what is
            told of them.
        fate: what `/forget` does to the row, by its code; None for words, which go with what they stand in.
    """

    name: str
    what: str
    why: Why
    kept: Kept
    fate: str | None


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A table with such columns."""

    name: str
    columns: tuple[KeptColumn, ...]

    @property
    def for_how_long(self) -> tuple[Kept, ...]:
        """How long its columns are kept, each answer once."""
        return tuple(dict.fromkeys(column.kept for column in self.columns))
