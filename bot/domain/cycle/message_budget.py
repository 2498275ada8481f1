"""How many messages we get in a month that we have not asked for: ten at most.

A month with one meeting needs seven or eight: whose turn it is, the meeting, three reminders, the thanks afterwards, the
next turn, the next meeting. What is settled, moved or called off is always said. So what could be left unsaid has to
fit beside what was said and what is still to come.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.meetings import LENGTH
from bot.domain.meetings.reminders import DAY, shifted

MOST = 10
"""Messages in a calendar month."""
AFTER_A_MEETING = 3
"""The thanks, the next turn, the next meeting."""
SAME_BREATH = timedelta(minutes=1)
USUALLY_WITHIN = timedelta(days=14)
"""When a meeting is likely to be whose host decides on the day."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody of a group, with what they have had from the bot this month.

    `heard` is what the group was told and what they were told alone. `copies` is what came in private in the same breath
    as in the group, so that they hear it once, in two places.
    """

    telegram_id: int
    heard: int
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a group's people have heard this month.

    `to_come` is how much all of them are still sure to hear; `first` whether the group has not met yet; `reminded_early`
    whether the earliest of its reminders has come this month already.
    """

    members: tuple[Listener, ...]
    to_come: int
    first: bool = False
    reminded_early: bool = False

    def room(self, member: Listener) -> int:
        """How many messages more would still be within the month's ten; below nothing where they are not."""
        return MOST - member.heard - self.to_come

    def fits_all(self, leaving: int = 0) -> bool:
        """Whether everybody can hear one more.

        Args:
            leaving: how many more could follow.
        """
        return all(self.room(member) > leaving for member in self.members)

    def fits(self, telegram_id: int, leaving: int = 0) -> bool:
        """Whether this person can; somebody who is no member of the group can always."""
        return all(self.room(member) > leaving for member in self.members if member.telegram_id == telegram_id)

    def fits_copy(self, telegram_id: int) -> bool:
        """Whether this person can be told in private as well what the group is being told."""
        return all(
            member.heard + member.copies + 2 <= MOST for member in self.members if member.telegram_id == telegram_id
        )


def listened(group: Sequence[datetime], private: Iterable[datetime], telegram_id: int, since: datetime) -> Listener:
    """Somebody with what they have heard, from the moments at which messages were sent.

    Args:
        group: to the group.
        private: to them alone.
        since: when they joined.
    """
    told = [at for at in group if at >= since]
    alone = list(private)
    copies = sum(any(abs(at - other) < SAME_BREATH for other in told) for at in alone)
    return Listener(telegram_id, len(told) + len(alone) - copies, copies)


def month_of(now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first moment of a month, and of the next, on a group's clock."""
    begins = now.astimezone(zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return begins, (begins + timedelta(days=32)).replace(day=1)


def still_to_come(
    starts_at: datetime | None,
    now: datetime,
    zone: ZoneInfo,
    *,
    planned: bool,
    choosing: bool = False,
    asks_around: bool = False,
) -> int:
    """How many messages a group is still sure to hear this month.

    Args:
        starts_at: of the coming meeting, or when it is likely to be; None where nobody can say.
        planned: whether it is settled, and so announced.
        choosing: the group is being asked which time suits, and will hear the result.
        asks_around: its hosts settle the time without a rhythm, and so may well ask which suits.
    """
    _, ends = month_of(now, zone)
    likely = starts_at or now + USUALLY_WITHIN

    def ahead(moment: datetime) -> bool:
        return now < moment < ends

    day_before, after = ahead(shifted(likely, -DAY, zone)), ahead(likely + LENGTH)
    return (not planned) + choosing + day_before + (AFTER_A_MEETING + asks_around) * after


def indispensable(offsets: Collection[timedelta]) -> timedelta | None:
    """The one reminder that always comes: the one of the day before, or else the last before the meeting."""
    return DAY if DAY in offsets else min(offsets, default=None)
