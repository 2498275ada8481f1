"""After the meeting: who was there, how it was, and what people take away."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.domain.confirmations import Attended, MeetingSoFar
from bot.domain.groups import Group
from bot.domain.ids import MeetingId, PersonId
from bot.domain.meetings import Meeting
from bot.domain.promises import Promise
from bot.domain.refused import Refused

STARS = (1, 2, 3, 4, 5)
REVIEW_FOR = timedelta(days=2)
HOST_REMINDED = (timedelta(days=1), timedelta(days=8), timedelta(days=20), timedelta(days=33))
"""So long after its start the host can be reminded that nobody has said whether it was held: once, in a month with room."""
FACILITATORS_REMINDED = timedelta(days=4)
REMINDER_HELPS_FOR = timedelta(days=3)
"""How long after its start a meeting can be rated and its attendance ticked; then comes the recap."""
RECAP_HELPS_FOR = timedelta(days=7)
"""A recap later than this after it was due is kept, but no longer sent."""
FEWEST_RATINGS = 3
"""With fewer ratings an average would tell who gave what."""
MOST_TAKEAWAY = 1000


class ReviewOver(Refused):
    """The recap of this meeting is out."""

    key = "refused-review-over"


class NothingHeld(Refused):
    """The group has not met yet."""

    key = "refused-nothing-held"


class OthersTakeaway(Refused):
    """Somebody else wrote it."""

    key = "refused-others-takeaway"


@dataclass(frozen=True, slots=True)
class Review:
    """The time after a meeting in which people say how it was. `rating_key` is None once it has closed."""

    meeting_id: MeetingId
    rating_key: str | None
    counts: tuple[int, ...] | None
    closes_at: datetime
    closed_at: datetime | None
    draft: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Takeaway:
    """A lesson somebody keeps. `name` None: its author has asked to be forgotten."""

    id: int
    meeting_id: MeetingId
    person_id: PersonId | None
    name: str | None
    text: str


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """What the message after a meeting shows."""

    group: Group
    evidence: MeetingSoFar
    host: str
    raters: int
    closed: bool

    @property
    def meeting(self) -> Meeting:
        """The meeting it is about."""
        return self.evidence.meeting

    @property
    def companies(self) -> tuple[Attended, ...]:
        """Every company of the group, and whether it was there."""
        return self.evidence.companies


@dataclass(frozen=True, slots=True)
class Recap:
    """What is left of a meeting."""

    group: Group
    evidence: MeetingSoFar
    host: str
    counts: tuple[int, ...]
    takeaways: tuple[Takeaway, ...]
    promises: tuple[Promise, ...] = ()

    @property
    def meeting(self) -> Meeting:
        """The meeting it is about."""
        return self.evidence.meeting

    @property
    def present(self) -> tuple[str, ...]:
        """The names of the companies that were there."""
        return tuple(each.name for each in self.evidence.present)

    @property
    def worth_telling(self) -> bool:
        """Whether anybody has said anything about a meeting that was held."""
        if self.evidence.not_held:
            return False
        others = any(company != self.host for company in self.present)
        return bool(self.meeting.theme or others or self.takeaways or self.promises or average(self.counts) is not None)


def mark(rating_key: str, meeting_id: int, person_id: int) -> str:
    """Return the mark stored in place of a person on their rating.

    The same person gets the same mark, so a second tap changes the first instead of counting twice.
    Without the key nobody can tell whose mark it is, and the key is thrown away with the marks when
    the review closes.
    """
    return hmac.new(rating_key.encode(), f"{meeting_id}:{person_id}".encode(), hashlib.sha256).hexdigest()


def tallied(stars: Iterable[int]) -> tuple[int, ...]:
    """How often 1, 2, 3, 4 and 5 were given."""
    given = list(stars)
    return tuple(given.count(value) for value in STARS)


def average(counts: Sequence[int]) -> float | None:
    """The mean rating to one decimal; None where so few rated that it would tell on them."""
    raters = sum(counts)
    if raters < FEWEST_RATINGS:
        return None
    return round(sum(value * n for value, n in zip(STARS, counts, strict=True)) / raters, 1)
