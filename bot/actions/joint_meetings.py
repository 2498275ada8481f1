"""Buttons of meetings of several groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, OneOf, PrivateAction, RowId, RowIdOrNone
from bot.domain.meetings import MeetingAnswer


@dataclass(frozen=True, slots=True)
class JointDesk(PrivateAction):
    """What whoever plans a joint meeting does with it."""

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
