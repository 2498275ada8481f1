"""A guest's evening: confirmed, greeted by somebody with a name, and asked the day after how to go on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.groups import Group
from bot.domain.meetings import Meeting
from bot.domain.meetings.reminders import DAY, shifted
from bot.domain.people import Person
from bot.domain.recruiting.newcomers import Newcomer
from bot.domain.refused import Refused

CONFIRM_BEFORE = timedelta(days=2)
MOST_ASKED = 3
"""So many members are asked to greet one guest; then the host does, as for everybody."""


class GreetingOver(Refused):
    """Another member was asked meanwhile, or the meeting is off or over."""

    key = "refused-greeting-over"


@dataclass(frozen=True, slots=True)
class Greeting:
    """Somebody who was asked to greet a guest, and what they said: `yes`, `no`, or None."""

    greeter_id: int
    answer: str | None


@dataclass(frozen=True, slots=True)
class Welcoming:
    """A guest and the member who is asked to greet them. `newcomer`: what the guest has said of themselves."""

    group: Group
    meeting: Meeting
    guest: Person
    greeter: Person
    company: str
    newcomer: Newcomer | None


def confirm_at(starts_at: datetime, now: datetime, zone: ZoneInfo) -> datetime | None:
    """When guests are asked whether they still come; None where it is nearer than that: they have just said so."""
    due_at = shifted(starts_at, -CONFIRM_BEFORE, zone)
    return due_at if due_at > now else None


def after_at(starts_at: datetime, zone: ZoneInfo) -> datetime:
    """When guests are asked how to go on: the day after."""
    return shifted(starts_at, DAY, zone)


def next_greeter(
    coming: Sequence[int], asked: Collection[Greeting], busy: Collection[int], counts: Mapping[int, int]
) -> int | None:
    """Who is asked next to greet a guest: of those who come, whoever was asked least often.

    Args:
        coming: who comes and may be asked, first to answer first.
        asked: who was asked already for this guest.
        busy: who greets somebody else at the meeting.
        counts: how often each was asked, ever.

    Returns:
        None where somebody has said yes or has not answered yet, where enough were asked, or nobody is left.
    """
    if any(one.answer != "no" for one in asked) or len(asked) >= MOST_ASKED:
        return None
    known = {one.greeter_id for one in asked}
    free = [person for person in coming if person not in known and person not in busy]
    return min(free, key=lambda person: (counts.get(person, 0), free.index(person)), default=None)
