"""Before the meeting: when companies that have not answered are asked, and when the host gets the checklist."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.ids import CompanyId, PersonId
from bot.domain.meetings.reminders import shifted

ASK_BEFORE = timedelta(days=3)
ASK_AFTER = timedelta(days=1)
"""Where the meeting is nearer than that when it is settled, people have a day to answer by themselves."""
ASK_NO_LATER = timedelta(hours=12)
ASK_PLACE_BEFORE = timedelta(days=2)
CHECKLIST_BEFORE = timedelta(days=1)
CHECKLIST_NO_LATER = timedelta(hours=3)
ASK_PROMISES_BEFORE = timedelta(days=2)
ASK_PROMISES_AFTER = timedelta(hours=2)
"""Where the meeting is nearer than that when it is settled."""
ASK_PROMISES_NO_LATER = timedelta(hours=3)
GUEST_REMINDERS = (timedelta(days=1), timedelta(hours=2))
"""The second is for guests who came to know of the meeting after the first."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something to do at a moment, of no use from `stale_at` on."""

    due_at: datetime
    stale_at: datetime


def ask_silent(starts_at: datetime, now: datetime, zone: ZoneInfo) -> Due | None:
    """When we ask in private the people of companies that have not answered: three days before.

    A meeting that is settled later than that was announced a moment ago; then a day after it was, and
    not at all when it is nearer than half a day by then.
    """
    stale_at = starts_at - ASK_NO_LATER
    due_at = shifted(starts_at, -ASK_BEFORE, zone)
    if due_at <= now:
        due_at = shifted(now, ASK_AFTER, zone)
    return Due(due_at, stale_at) if due_at < stale_at else None


def checklist(starts_at: datetime, now: datetime, zone: ZoneInfo) -> Due | None:
    """When the host gets the checklist: the day before; not where the meeting is nearer than that already."""
    due_at = shifted(starts_at, -CHECKLIST_BEFORE, zone)
    return Due(due_at, starts_at - CHECKLIST_NO_LATER) if due_at > now else None


def ask_place(starts_at: datetime, now: datetime, zone: ZoneInfo) -> Due | None:
    """When the host of a meeting without a place is asked where it is: two days before.

    Not where the meeting is nearer than that already: its host was asked a moment ago. From the day before on the
    checklist says it.
    """
    due_at = shifted(starts_at, -ASK_PLACE_BEFORE, zone)
    return Due(due_at, shifted(starts_at, -CHECKLIST_BEFORE, zone)) if due_at > now else None


def ask_promises(starts_at: datetime, now: datetime, zone: ZoneInfo) -> Due | None:
    """When those who promised something after the last meeting are asked about it: two days before the next.

    Where it is settled later than that, two hours after it was; and not at all when it begins by then.
    """
    stale_at = starts_at - ASK_PROMISES_NO_LATER
    due_at = max(shifted(starts_at, -ASK_PROMISES_BEFORE, zone), now + ASK_PROMISES_AFTER)
    return Due(due_at, stale_at) if due_at < stale_at else None


def guest_reminders(starts_at: datetime, now: datetime, zone: ZoneInfo) -> tuple[Due, ...]:
    """Return when guests are reminded. Each gets one of the two."""
    moments = [shifted(starts_at, -offset, zone) for offset in GUEST_REMINDERS]
    return tuple(Due(due_at, starts_at) for due_at in moments if due_at > now)


def silent(
    people_of: Mapping[CompanyId, Iterable[PersonId]], answered: Collection[PersonId], host: CompanyId
) -> tuple[CompanyId, ...]:
    """The companies of which nobody has answered; the host need not say that it comes."""
    return tuple(
        company
        for company, people in people_of.items()
        if company != host and not any(person in answered for person in people)
    )
