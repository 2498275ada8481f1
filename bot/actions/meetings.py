"""Buttons of host turns and meetings: guests, calendars, and meetings of several groups among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, Matching, Moment, OneOf, PrivateAction, RowId, RowIdOrNone, Within
from bot.domain.meetings import MeetingAnswer


@dataclass(frozen=True, slots=True)
class HostTurn(Action):
    """`We'll host` and `Pass this time`."""

    prefix = "turn"
    turn_id: RowId
    answer: Annotated[str, OneOf(("yes", "no"))]


@dataclass(frozen=True, slots=True)
class PickTime(Action):
    """A day and time for the meeting; `starts_at` in seconds of Unix time, `minutes` 0 where nobody said how long."""

    prefix = "picktime"
    starts_at: Moment
    minutes: Annotated[int, Within(0, 24 * 60)]


@dataclass(frozen=True, slots=True)
class PickDay(Action):
    """A day for the meeting, as `20261215`; its time is asked next."""

    prefix = "pickday"
    day: Annotated[str, Matching(r"\d{8}")]


@dataclass(frozen=True, slots=True)
class PickMonth(Action):
    """The days of a month, as `202612`; or the present one, `now`."""

    prefix = "pickmonth"
    month: Annotated[str, Matching(r"\d{6}|now")]


@dataclass(frozen=True, slots=True)
class PickNothing(Action):
    """A heading among the days of a month."""

    prefix = "picknone"


@dataclass(frozen=True, slots=True)
class PickDates(Action):
    """`Ask the group`: the times that were typed become a poll."""

    prefix = "pickdates"


@dataclass(frozen=True, slots=True)
class PickPlace(Action):
    """Where to meet: `last` where this company met last, `typed` as was typed before, `later` not now."""

    prefix = "pickplace"
    meeting_id: RowId
    how: Annotated[str, OneOf(("last", "typed", "later"))]


@dataclass(frozen=True, slots=True)
class Rsvp(Action):
    """`Going`, `Maybe`, `Can't`."""

    prefix = "rsvp"
    meeting_id: RowId
    answer: Annotated[str, OneOf(("going", "maybe", "cant"))]
    starts_at: Moment = 0
    """The time it is the answer to, in seconds of Unix time; 0 on messages of earlier versions, which do not say."""


@dataclass(frozen=True, slots=True)
class CalendarFile(Action):
    """`Calendar`."""

    prefix = "ics"
    meeting_id: RowId


@dataclass(frozen=True, slots=True)
class CalendarFeed(Action):
    """The address of this chat's calendar: `show` it, or make a new one (`anew`)."""

    prefix = "feed"
    deed: Annotated[str, OneOf(("show", "anew"))]


@dataclass(frozen=True, slots=True)
class GuestPass(Action):
    """`Bring a guest`."""

    prefix = "pass"
    meeting_id: RowId


@dataclass(frozen=True, slots=True)
class GuestAnswer(Action):
    """A guest says whether they come: `going` or `cant`."""

    prefix = "guest"
    meeting_id: RowId
    answer: Annotated[str, OneOf(("going", "cant"))]


@dataclass(frozen=True, slots=True)
class JointDesk(PrivateAction):
    """The organiser's buttons of a joint meeting."""

    prefix = "joint"
    joint_id: RowId
    what: Annotated[
        str,
        OneOf(
            (
                "show",
                "next",
                "nolimit",
                "tell",
                "move",
                "off",
                "noreason",
                "discard",
                "unheld",
                "who",
                "these",
                "unsure",
                "nowords",
            )
        ),
    ]


@dataclass(frozen=True, slots=True)
class JointList(PrivateAction):
    """`list`: the joint meetings that lie ahead; `new`: another one is planned."""

    prefix = "joints"
    what: Annotated[str, OneOf(("list", "new"))]


@dataclass(frozen=True, slots=True)
class JointChoose(PrivateAction):
    """A group is asked, or is not: `g` this one, `r` all of its region, `a` every group."""

    prefix = "jointfor"
    joint_id: RowId
    which: Annotated[str, OneOf(("g", "r", "a"))]
    group_id: RowId


@dataclass(frozen=True, slots=True)
class JointWho(PrivateAction):
    """Who was there: `g` shows the companies of a group, `c` ticks a company or takes the tick away."""

    prefix = "jointwho"
    joint_id: RowId
    which: Annotated[str, OneOf(("g", "c"))]
    number: RowId


@dataclass(frozen=True, slots=True)
class JointRsvp(Action):
    """Somebody of a group answers; `guest`: they bring one more. `sequence` tells the date that was shown."""

    prefix = "jointsay"
    joint_id: RowId
    answer: Annotated[str, OneOf((*MeetingAnswer, "guest"))]
    sequence: RowIdOrNone


@dataclass(frozen=True, slots=True)
class JointFile(Action):
    """The calendar file of a joint meeting."""

    prefix = "jointics"
    joint_id: RowId
