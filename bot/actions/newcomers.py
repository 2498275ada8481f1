"""Buttons of somebody who looks for a group, and of those who let them in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, OneOf, PrivateAction, RowId, RowIdOrNone
from bot.domain.recruiting.fading import ANSWERS, WHY_LEFT
from bot.domain.recruiting.newcomers import QUESTIONS, REASONS, SEEKS, TIMES, WEEKDAYS


@dataclass(frozen=True, slots=True)
class NewcomerBegin(PrivateAction):
    """Begin to look for a group, or look again."""

    prefix = "nbegin"


@dataclass(frozen=True, slots=True)
class NewcomerSkip(PrivateAction):
    """A question is left unanswered."""

    prefix = "nskip"
    step: Annotated[str, OneOf(tuple(QUESTIONS))]


@dataclass(frozen=True, slots=True)
class NewcomerPlace(PrivateAction):
    """A region, named by one of its groups; 0 is none of those."""

    prefix = "nplace"
    group_id: RowIdOrNone


@dataclass(frozen=True, slots=True)
class NewcomerSeeks(PrivateAction):
    """What somebody looks for."""

    prefix = "nseeks"
    what: Annotated[str, OneOf(SEEKS)]


@dataclass(frozen=True, slots=True)
class NewcomerDay(PrivateAction):
    """A day or a time of day, switched on or off; `done` goes on."""

    prefix = "nday"
    choice: Annotated[str, OneOf((*WEEKDAYS, *TIMES, "done"))]


@dataclass(frozen=True, slots=True)
class NewcomerChoice(PrivateAction):
    """What somebody wants of the group that is proposed."""

    prefix = "nwhat"
    group_id: RowIdOrNone
    what: Annotated[str, OneOf(("visit", "join", "other", "wait", "no", "enter"))]


@dataclass(frozen=True, slots=True)
class NewcomerReason(PrivateAction):
    """Why not now; `none` does not say."""

    prefix = "nwhy"
    reason: Annotated[str, OneOf((*REASONS, "none"))]


@dataclass(frozen=True, slots=True)
class AdmitNewcomer(Action):
    """A facilitator lets somebody in, or cannot."""

    prefix = "nadmit"
    person_id: RowId
    group_id: RowId
    answer: Annotated[str, OneOf(("yes", "no"))]


@dataclass(frozen=True, slots=True)
class Greet(Action):
    """A member greets a guest at a meeting, or cannot."""

    prefix = "greet"
    meeting_id: RowId
    guest_id: RowId
    answer: Annotated[str, OneOf(("yes", "no"))]


@dataclass(frozen=True, slots=True)
class Introduce(Action):
    """How a newcomer is introduced to their group: as it stands, in other words, or not at all."""

    prefix = "nintro"
    group_id: RowId
    answer: Annotated[str, OneOf(("yes", "edit", "no"))]


@dataclass(frozen=True, slots=True)
class StillHere(PrivateAction):
    """How a company that has been away goes on."""

    prefix = "fading"
    fading_id: RowId
    answer: Annotated[str, OneOf(ANSWERS)]


@dataclass(frozen=True, slots=True)
class LeftBecause(PrivateAction):
    """Why somebody has left a group."""

    prefix = "leftwhy"
    group_id: RowId
    reason: Annotated[str, OneOf((*WHY_LEFT, "none"))]


@dataclass(frozen=True, slots=True)
class MemberAskAnswer(PrivateAction):
    """A member knows somebody for their group, or not this time."""

    prefix = "mask"
    ask_id: RowId
    answer: Annotated[str, OneOf(("yes", "no"))]
