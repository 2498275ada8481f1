"""How many messages we get in a month that we have not asked for: ten at most.

A month with one meeting needs seven or eight: whose turn it is, the meeting, three reminders, the thanks afterwards, the
next turn, the next meeting. So what could be left unsaid has to fit beside what was said and what is still to come.

That is foresight, and people can do more in a month than anybody foresees. `MonthHeard` tells, of each message that counts,
whether it would be somebody's eleventh; then it goes out only where its kind cannot be left unsaid (`WhenFull`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from zoneinfo import ZoneInfo

from bot.domain.meetings import LENGTH
from bot.domain.meetings.reminders import DAY, shifted

MOST = 10
"""Messages in a calendar month."""
AFTER_A_MEETING = 3
"""The thanks, the next turn, the next meeting."""
ANSWERS_WITHIN = timedelta(days=7)
"""Then a turn goes on to another company, and everybody is told; a company that passes is sooner."""
SAME_BREATH = timedelta(minutes=1)
SAME_NEWS = {"checklist": "reminder"}
"""Kinds that are called otherwise in private than what the group hears of the same."""
USUALLY_WITHIN = timedelta(days=14)
"""When a meeting is likely to be whose host decides on the day."""


@dataclass(frozen=True, slots=True)
class MemberBudget:
    """A member, with the messages they have received this month.

    `heard` is what the group was told and what they were told alone. `copies` is what came in private in the same breath
    as in the group, so that they hear it once, in two places.
    """

    telegram_id: int
    heard: int
    copies: int = 0


@dataclass(frozen=True, slots=True)
class MessageBudget:
    """What a group's members have received this month.

    `to_come` is how much all of them are still sure to hear; `may_come` how much they may well have to hear besides, since
    a turn that goes on is told to all; `first` whether the group has not met yet; `reminded_early` whether the earliest of
    its reminders has come this month already.
    """

    members: tuple[MemberBudget, ...]
    to_come: int
    may_come: int = 0
    first: bool = False
    reminded_early: bool = False

    def room(self, member: MemberBudget) -> int:
        """How many more messages fit within this month's ten; negative if the limit is exceeded."""
        return MOST - member.heard - self.to_come

    def fits_all(self, leaving: int = 0, *, keeping: int | None = None) -> bool:
        """Return whether everybody can receive one more.

        Args:
            leaving: how many more could follow, besides what may well come.
            keeping: at most so much is kept for what may well come, where this cannot wait for another month.
        """
        left_over = leaving + self._kept(keeping)
        return all(self.room(member) > left_over for member in self.members)

    def fits(self, telegram_id: int, leaving: int = 0, *, keeping: int | None = None) -> bool:
        """Return whether this person can receive one more; a non-member always can.

        Args:
            leaving: how many more could follow, what may well come among them.
            keeping: as above.
        """
        left_over = max(leaving, self._kept(keeping))
        return all(self.room(member) > left_over for member in self.members if member.telegram_id == telegram_id)

    def _kept(self, most: int | None) -> int:
        return self.may_come if most is None else min(self.may_come, most)

    def fits_copy(self, telegram_id: int) -> bool:
        """Return whether this person can also get a private copy of a message to the group."""
        return all(
            member.heard + member.copies + 2 <= MOST for member in self.members if member.telegram_id == telegram_id
        )


@dataclass(frozen=True, slots=True)
class Told:
    """A counted message: when it was sent, and its kind."""

    at: datetime
    kind: str

    def again(self, others: Iterable[Told]) -> bool:
        """Return whether one of these is a copy sent at the same time, so that both count once."""
        news = SAME_NEWS.get(self.kind, self.kind)
        return any(other.kind == news and abs(other.at - self.at) < SAME_BREATH for other in others)


def member_budget(group: Sequence[Told], private: Iterable[Told], telegram_id: int, since: datetime) -> MemberBudget:
    """Somebody with what they have heard.

    Args:
        group: what the group was told.
        private: what they were told alone.
        since: when they joined.
    """
    told = [one for one in group if one.at >= since]
    alone = list(private)
    copies = sum(one.again(told) for one in alone)
    return MemberBudget(telegram_id, len(told) + len(alone) - copies, copies)


@dataclass(slots=True)
class MonthHeard:
    """The messages a group's members have received in a calendar month.

    Whatever people do in it, and in whatever order, nobody has more than ten as long as each message is asked for with
    `admits` and noted with `note`.

    Args:
        since: the members by their Telegram ids, and when each joined.
        group: what the group was told.
        alone: what each member was told alone.
    """

    since: Mapping[int, datetime]
    group: list[Told] = field(default_factory=list)
    alone: dict[int, list[Told]] = field(default_factory=dict)

    def admits(self, one: Told, to: int | None = None) -> bool:
        """Return whether every reader has had fewer than ten.

        Args:
            to: the only one whom it goes to; None where it goes to the group. Who is no member may always be written to.
        """
        readers = self.since if to is None else self.since.keys() & {to}
        return all(self._with(one, to, reader) <= MOST for reader in readers)

    def note(self, one: Told, to: int | None = None) -> None:
        """Count a message."""
        if to is None:
            self.group.append(one)
        else:
            self.alone.setdefault(to, []).append(one)

    def had(self, reader: int) -> int:
        """How many messages this member has had."""
        return member_budget(self.group, self.alone.get(reader, ()), reader, self.since[reader]).heard

    def _with(self, one: Told, to: int | None, reader: int) -> int:
        group, alone = self.group, self.alone.get(reader, [])
        if to is None:
            group = [*group, one]
        else:
            alone = [*alone, one]
        return member_budget(group, alone, reader, self.since[reader]).heard


class WhenFull(Enum):
    """What happens to a message if one of its readers has already had ten this month.

    What answers a command that somebody has typed in the group's chat is said as an answer there, whatever this says: a
    reply to their message is something they have asked for.
    """

    SAID = auto()
    """It is said all the same: a turn, a meeting, a vote, a digest. A group that does much hears much."""
    UNSAID = auto()
    """It is not said: a nudge, a hint, a question of the bot's own. What it is about is shown by messages that are there."""


def month_of(now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The first moment of a month, and of the next, on a group's clock."""
    begins = now.astimezone(zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return begins, (begins + timedelta(days=32)).replace(day=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What a group still has ahead of it.

    Args:
        likely: when the coming meeting is, or is likely to be; None where nobody can say.
        following: the one after it, where the rhythm tells.
        planned: the coming one is settled, and so announced.
        asked: a company, or everybody, is asked for the turn and has not answered.
        choosing: the group is being asked which time suits, and will hear the result.
        asks_around: its hosts settle the time without a rhythm, and so may well ask which suits.
        met: it has met this month already.
    """

    likely: datetime | None = None
    following: datetime | None = None
    planned: bool = False
    asked: bool = False
    choosing: bool = False
    asks_around: bool = False
    met: bool = False


def still_to_come(ahead: Ahead, now: datetime, zone: ZoneInfo) -> tuple[int, int]:
    """Return how many messages a group is certain to get this month, and how many it may get in addition.

    A company that passes, or says nothing, is followed by another, and all are told: the earlier in the month a turn is
    open, the more often. One more may come where a meeting lies ahead, which may move or find another host.
    """
    _, ends = month_of(now, zone)
    likely = ahead.likely or now + USUALLY_WITHIN
    if not ahead.planned and not ahead.met:
        # Its host may choose an earlier day than the rhythm's.
        likely = min(likely, now + USUALLY_WITHIN)

    def comes(moment: datetime | None) -> bool:
        return moment is not None and now < moment < ends

    def day_before(starts_at: datetime | None) -> bool:
        return starts_at is not None and comes(shifted(starts_at, -DAY, zone))

    after = comes(likely + LENGTH)
    sure = (not ahead.planned) + ahead.choosing + day_before(likely) + (AFTER_A_MEETING + ahead.asks_around) * after
    perhaps = 0
    if after:
        perhaps = 1 + (ends - likely) // ANSWERS_WITHIN
    elif ahead.asked:
        perhaps = 1 + (ends - now) // ANSWERS_WITHIN
    return sure + (after and day_before(ahead.following)), perhaps


def indispensable(offsets: Collection[timedelta]) -> timedelta | None:
    """Return the one reminder that is always sent: the day before, or else the last before the meeting."""
    return DAY if DAY in offsets else min(offsets, default=None)
