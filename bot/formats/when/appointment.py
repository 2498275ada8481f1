"""The result of reading a typed date and time: a moment and a place, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

FARTHEST = timedelta(days=400)


class DateProblem(StrEnum):
    """What is wrong with a date or a time."""

    NOT_A_DATE = "not-a-date"
    NO_TIME = "no-time"
    NO_DAY = "no-day"
    """A time, and no day."""
    NO_WEEKDAY = "no-weekday"
    """A week by its number, and no day of it."""
    ONLY_A_PLACE = "only-a-place"
    PERHAPS_A_PLACE = "perhaps-a-place"
    """Nothing but words, where a meeting is set: they may be its place."""
    IN_THE_PAST = "past"
    TOO_FAR = "too-far"
    NOT_A_TIME_THERE = "no-such"
    """The clocks skip it."""
    NO_SUCH_DAY = "no-such-day"
    NO_SUCH_MONTH = "no-such-month"
    NO_SUCH_TIME = "no-such-time"
    WEEKDAY_MISMATCH = "weekday"
    TWO_WAYS = "two-ways"
    """It can be read in two ways, which are the options."""
    TWO_DATES = "two-dates"
    """Several times, which are the options: perhaps to be asked about."""
    INSIDE = "inside"
    """A date and time with words around it that are not understood; what was read is the option."""
    NO_WORDS = "no-words"
    """Nothing but emoji and signs."""
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class Appointment:
    """When, in UTC, and where and how long, if said."""

    starts_at: datetime
    place: str | None
    length: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why not, and what was understood of it.

    Args:
        on: the day, and `at` the time, on the group's wall clock.
        options: moments in UTC that may be meant.
        days: days that may be meant, where no time was typed.
        odd: the part that cannot be, as typed.
        place: what was typed as the place.
        length: between the two times that were typed.
    """

    reason: DateProblem
    on: date | None = None
    at: time | None = None
    options: tuple[datetime, ...] = ()
    days: tuple[date, ...] = ()
    odd: str | None = None
    place: str | None = None
    length: timedelta | None = None


@dataclass(frozen=True, slots=True)
class TypingContext:
    """Where and when somebody types."""

    language: str
    zone: ZoneInfo
    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def moment(self, on: date, at: time) -> datetime | None:
        """In UTC, if it lies ahead within reach."""
        read = checked(on, at, 0, self)
        return read if isinstance(read, datetime) else None

    def moments(self, days: tuple[date | None, ...], times: tuple[time | None, ...]) -> tuple[datetime, ...]:
        """Every combination that lies ahead within reach."""
        found = [self.moment(on, at) for on in days if on is not None for at in times if at is not None]
        return tuple(dict.fromkeys(moment for moment in found if moment is not None))


def checked(on: date, at: time, fold: int, asked: TypingContext) -> datetime | Unreadable:
    """The moment in UTC, if it lies ahead within reach, or why not."""
    today, zone, now = asked.today, asked.zone, asked.now
    if on < today:
        return Unreadable(DateProblem.IN_THE_PAST, on, at)
    if on - today > FARTHEST:
        return Unreadable(DateProblem.TOO_FAR, on, at)
    local = datetime.combine(on, at, zone).replace(fold=fold)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        return Unreadable(DateProblem.NOT_A_TIME_THERE, on, at)
    if moment <= now:
        return Unreadable(DateProblem.IN_THE_PAST, on, at)
    if moment - now > FARTHEST:
        return Unreadable(DateProblem.TOO_FAR, on, at)
    return moment
