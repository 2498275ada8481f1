"""The figures of `/network`, its picture, its page and the Monday message, counted here once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.groups import Group
from bot.domain.groups.company_names import same_name
from bot.domain.health import Flag
from bot.domain.recruiting.funnel import NOBODY_CAME, Way
from bot.domain.refused import Refused

CALLS = 3
"""Groups that are named as needing a call; the others can wait until next week."""
WEEKS_AHEAD = 4
DAYS_AHEAD = WEEKS_AHEAD * 7 + 1
"""On the calendar: four weeks that begin at noon end on the weekday they began on."""
WEEK = timedelta(days=7)
QUIET_FOR = timedelta(days=60)
"""After so long without a meeting held or planned, somebody should ask how the group is."""
WAITS_TOO_LONG = WEEK
"""A question nobody has answered for so long is worth a call."""
MONTHS_SHOWN = 6
COMPARED = timedelta(days=90)
"""Attendance of the last three months is held against the three before."""
NOTICEABLE = 0.1
"""A smaller difference in attendance is no trend."""


class NetworkOnly(Refused):
    """The network at a glance is for those who look after it."""

    key = "refused-network-only"


class CallReason(StrEnum):
    """Why a group needs a call, most urgent first."""

    NO_HOST = "no-host"
    NO_DATE = "no-date"
    QUIET = "quiet"
    UNANSWERED = "unanswered"
    FALLING = "falling"


URGENCY = tuple(CallReason)
OF_FLAG = {Flag.NO_HOST: CallReason.NO_HOST, Flag.NO_DATE: CallReason.NO_DATE, Flag.FALLING: CallReason.FALLING}


class Trend(StrEnum):
    """How attendance goes."""

    UP = "up"
    DOWN = "down"
    STEADY = "steady"
    UNKNOWN = "unknown"
    """Too few meetings to compare."""


@dataclass(frozen=True, slots=True)
class HeldMeeting:
    """A meeting that was held.

    Args:
        companies: how many came; None where nobody was ticked.
        confirmed: somebody has confirmed that it was held.
    """

    starts_at: datetime
    company: str
    theme: str | None
    companies: int | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """A meeting that lies ahead."""

    starts_at: datetime
    company: str
    theme: str | None


@dataclass(frozen=True, slots=True)
class SharedMeeting:
    """A joint meeting, which several groups share.

    Args:
        groups: how many it is for, those among them that the reader does not look after.
    """

    id: int
    starts_at: datetime
    title: str
    groups: int


@dataclass(frozen=True, slots=True)
class ComingMeeting:
    """A meeting of the next weeks: one of a group's own, or a joint one, which is there once for all its groups."""

    starts_at: datetime
    group: Group | None = None
    own: PlannedMeeting | None = None
    shared: SharedMeeting | None = None


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """One group.

    Args:
        enterprises: the companies that belong to it now, those that pause among them, by their number in the network.
        flags: what is wrong, most urgent first.
        held: meetings of the last year, latest first.
        planned: meetings ahead, the next one first.
        shared: joint meetings of the last year and those ahead, earliest first.
        asked_at: of each question that nobody has answered, oldest first.
        joined: companies that came within the last week.
        left: companies that left within the last week.
    """

    group: Group
    enterprises: tuple[int, ...]
    people: int
    flags: tuple[Flag, ...] = ()
    held: tuple[HeldMeeting, ...] = ()
    planned: tuple[PlannedMeeting, ...] = ()
    shared: tuple[SharedMeeting, ...] = ()
    asked_at: tuple[datetime, ...] = ()
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def companies(self) -> int:
        """How many companies belong to it."""
        return len(self.enterprises)

    def reasons(self, now: datetime) -> tuple[CallReason, ...]:
        """Why it needs a call, most urgent first; none while it sleeps or has a month off."""
        if self.rests(now):
            return ()
        found = {OF_FLAG[flag] for flag in self.flags}
        if self._quiet(now):
            found.add(CallReason.QUIET)
        if any(now - asked >= WAITS_TOO_LONG for asked in self.asked_at):
            found.add(CallReason.UNANSWERED)
        return tuple(reason for reason in URGENCY if reason in found)

    def rests(self, now: datetime) -> bool:
        """Nobody expects anything of it now."""
        asleep = self.group.sleeping_since is not None or not self.group.awake
        return asleep or now.astimezone(self.group.tz).month in self.group.months_off

    def _quiet(self, now: datetime) -> bool:
        # A joint meeting counts as one of its own: a group that is asked to one is not forgotten.
        met = [meeting.starts_at for meeting in self.held] + [meeting.starts_at for meeting in self.shared]
        since = max([*met, self.group.registered_at or now])
        return self.companies > 1 and not self.planned and now - since >= QUIET_FOR


@dataclass(frozen=True, slots=True)
class CallNeeded:
    """A group that needs a call, and why."""

    figures: GroupFigures
    reasons: tuple[CallReason, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The meetings of one month at which somebody was ticked."""

    first: date
    meetings: int
    companies: float
    """That came to a meeting on average; 0 where there was none."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many companies come to a meeting.

    Args:
        lately: on average over the last three months; None where nobody was ticked.
        before: over the three months before those.
        months: the last six, oldest first.
    """

    lately: float | None
    before: float | None
    months: tuple[Month, ...]

    @property
    def trend(self) -> Trend:
        """How it goes."""
        if not self.lately or not self.before:
            return Trend.UNKNOWN
        change = self.lately / self.before - 1
        if abs(change) < NOTICEABLE:
            return Trend.STEADY
        return Trend.UP if change > 0 else Trend.DOWN


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from a week ago."""

    joined: int
    left: int
    held: int
    groups: int
    """Groups that were set up within the week."""

    @property
    def any(self) -> bool:
        """Whether anything is."""
        return bool(self.joined or self.left or self.held or self.groups)


@dataclass(frozen=True, slots=True)
class RegionFigures:
    """The groups of one region; None are those that have named none."""

    name: str | None
    groups: tuple[GroupFigures, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Everything that one person looks after.

    Args:
        everything: they coordinate the network.
        waiting: newcomers who wait for a group, in the regions they look after.
        way: how far newcomers have come there within twelve months.
        by_mail: they can have their messages by e-mail.
        joint: they can plan a meeting of several groups.
    """

    groups: tuple[GroupFigures, ...]
    now: datetime
    zone: str
    everything: bool
    waiting: int = 0
    way: Way = NOBODY_CAME
    by_mail: bool = False
    joint: bool = False

    @property
    def companies(self) -> int:
        """How many belong to the groups; one that is in two of them counts once."""
        return len({enterprise for each in self.groups for enterprise in each.enterprises})

    @property
    def calls(self) -> tuple[CallNeeded, ...]:
        """Every group that needs a call, most urgent first. Of two alike, who waits longer comes first."""
        needing = [CallNeeded(each, reasons) for each in self.groups if (reasons := each.reasons(self.now))]
        return tuple(sorted(needing, key=lambda call: _rank(call, self.now)))

    @property
    def shared(self) -> tuple[SharedMeeting, ...]:
        """The joint meetings of these groups, each once."""
        return tuple({meeting.id: meeting for each in self.groups for meeting in each.shared}.values())

    @property
    def coming(self) -> tuple[ComingMeeting, ...]:
        """The meetings of the next four weeks, the next one first; a joint meeting is one, however many groups it is for."""
        until = self.now + WEEKS_AHEAD * WEEK
        found = [
            ComingMeeting(meeting.starts_at, each.group, own=meeting)
            for each in self.groups
            for meeting in each.planned
        ]
        found += [ComingMeeting(meeting.starts_at, shared=meeting) for meeting in self.shared]
        ahead = [one for one in found if self.now <= one.starts_at < until]
        return tuple(sorted(ahead, key=lambda one: (one.starts_at, 0 if one.group is None else int(one.group.id))))

    @property
    def attendance(self) -> Attendance:
        """How many companies come to a meeting, where somebody was ticked."""
        held = [meeting for each in self.groups for meeting in each.held]
        return attendance(held, self.now, ZoneInfo(self.zone))

    @property
    def unanswered(self) -> int:
        """Questions that nobody has answered."""
        return sum(len(each.asked_at) for each in self.groups)

    @property
    def oldest(self) -> datetime | None:
        """Since when the first of them waits."""
        return min((asked for each in self.groups for asked in each.asked_at), default=None)

    @property
    def changes(self) -> Changes:
        """What is different from a week ago."""
        since = self.now - WEEK
        return Changes(
            joined=sum(len(each.joined) for each in self.groups),
            left=sum(len(each.left) for each in self.groups),
            held=sum(meeting.starts_at >= since for each in self.groups for meeting in each.held)
            + sum(since <= meeting.starts_at < self.now for meeting in self.shared),
            groups=sum(
                each.group.registered_at is not None and each.group.registered_at >= since for each in self.groups
            ),
        )

    @property
    def regions(self) -> tuple[RegionFigures, ...]:
        """By name, groups without a region last."""
        found: list[RegionFigures] = []
        for each in sorted(
            self.groups, key=lambda one: (one.group.region is None, (one.group.region or "").casefold())
        ):
            name = each.group.region
            last = found[-1] if found else None
            if last is not None and _same(last.name, name):
                found[-1] = RegionFigures(last.name, (*last.groups, each))
            else:
                found.append(RegionFigures(name, (each,)))
        return tuple(found)

    def region_of(self, group_id: int) -> RegionFigures | None:
        """The region a group is of."""
        return next((one for one in self.regions if any(each.group.id == group_id for each in one.groups)), None)

    @property
    def by_day(self) -> dict[int, int]:
        """How many meetings each day of the next four weeks brings; 0 is today. The last day is the one on which they end."""
        zone = ZoneInfo(self.zone)
        today = self.now.astimezone(zone).date()
        return dict(
            sorted(Counter((one.starts_at.astimezone(zone).date() - today).days for one in self.coming).items())
        )

    def group(self, group_id: int) -> GroupFigures | None:
        """One of the groups."""
        return next((each for each in self.groups if each.group.id == group_id), None)


def attendance(held: Iterable[HeldMeeting], now: datetime, zone: ZoneInfo) -> Attendance:
    """How many companies come to a meeting, on the calendar of a zone."""
    counted = [(meeting.starts_at, meeting.companies) for meeting in held if meeting.companies]
    lately = [came for at, came in counted if now - COMPARED <= at <= now]
    before = [came for at, came in counted if now - 2 * COMPARED <= at < now - COMPARED]
    by_month: dict[date, list[int]] = {}
    for at, came in counted:
        by_month.setdefault(at.astimezone(zone).date().replace(day=1), []).append(came)
    months = tuple(
        Month(first, len(by_month.get(first, ())), _mean(by_month.get(first, ())) or 0.0)
        for first in _last_months(now.astimezone(zone).date(), MONTHS_SHOWN)
    )
    return Attendance(_mean(lately), _mean(before), months)


def _mean(values: Sequence[int]) -> float | None:
    return sum(values) / len(values) if values else None


def _last_months(today: date, number: int) -> list[date]:
    latest = today.year * 12 + today.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(latest - number + 1, latest + 1)]


def _rank(call: CallNeeded, now: datetime) -> tuple[int, int, datetime, int]:
    asked, held = call.figures.asked_at, call.figures.held
    waits = held[0].starts_at if held else min(asked, default=call.figures.group.registered_at or now)
    return (URGENCY.index(call.reasons[0]), -len(call.reasons), waits, call.figures.group.id)


def _same(one: str | None, other: str | None) -> bool:
    return one is other if one is None or other is None else same_name(one, other)
