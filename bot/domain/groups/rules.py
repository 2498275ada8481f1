"""A core group: up to about ten companies of a region that meet every month in one chat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.groups.quiet_hours import QUIET_FROM, QUIET_UNTIL, daylight, is_quiet
from bot.domain.groups.vote_rules import USUAL, VoteRules
from bot.domain.groups.ways import SIZE_LARGEST, SIZE_WISHED
from bot.domain.ids import GroupId

ZONE_CHOICES = (
    "Europe/Helsinki",
    "Europe/Stockholm",
    "Europe/Oslo",
    "Europe/Copenhagen",
    "Europe/Tallinn",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Dublin",
    "Atlantic/Reykjavik",
)
"""Where the network's groups are; any other zone can be typed."""


@dataclass(frozen=True, slots=True)
class Group:
    """A chat that is, or may become, a core group."""

    id: GroupId
    chat_id: int
    title: str
    region: str | None
    language: str
    zone: str
    reminder_minutes: tuple[int, ...]
    topic_id: int | None
    is_forum: bool
    awake: bool
    is_admin: bool
    registered_at: datetime | None
    token: str
    rhythm: str | None = None
    """As `bot.domain.cycle.rhythm` writes it; None: each host decides."""
    months_off: tuple[int, ...] = ()
    """Months in which no meeting is proposed."""
    digest_hour: int = 9
    weekly_digest: bool = False
    votes: VoteRules = USUAL
    quiet_from: int = QUIET_FROM
    quiet_until: int = QUIET_UNTIL
    sleep_asked_at: datetime | None = None
    sleeping_since: datetime | None = None
    """No turns and no nudges from then on, until a facilitator wakes the group."""
    size_wished: int = SIZE_WISHED
    """How many companies the group would like to be."""
    size_largest: int = SIZE_LARGEST
    """How many companies it has room for."""
    texts: tuple[tuple[str, str, str], ...] = ()
    """The region's own words: each with its language and the name of its message."""
    open_meetings: bool = False
    """Its next meetings are shown on the region's public page."""
    own_ways: tuple[str, ...] = ()
    """Which of `bot.domain.groups.ways.COLUMNS` it has chosen itself; in all others it lives as its region does."""

    def daylight(self, moment: datetime) -> datetime:
        """The first moment from `moment` on outside the group's quiet hours."""
        return daylight(moment, self.tz, self.quiet_from, self.quiet_until)

    def before_night(self, moment: datetime, now: datetime) -> datetime:
        """The moment, or where it lies in the quiet hours the last hour before them that still lies ahead."""
        if not self.is_quiet(moment):
            return moment
        earlier = moment
        while earlier > now and self.is_quiet(earlier):
            earlier -= timedelta(hours=1)
        return earlier if earlier > now else moment

    def is_quiet(self, moment: datetime) -> bool:
        """Whether a moment lies in the group's quiet hours."""
        return is_quiet(moment, self.tz, self.quiet_from, self.quiet_until)

    @property
    def tz(self) -> ZoneInfo:
        """The zone whose wall clock the group lives by."""
        return ZoneInfo(self.zone)

    @property
    def registered(self) -> bool:
        """A facilitator has run /setup here."""
        return self.registered_at is not None

    @property
    def reminders(self) -> tuple[timedelta, ...]:
        """How long before a meeting the group is reminded, longest first."""
        return tuple(timedelta(minutes=m) for m in sorted(self.reminder_minutes, reverse=True))
