"""Buttons of the message after a meeting, and of promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, OneOf, PrivateAction, RowId, Within
from bot.domain.confirmations import MOST_MINUTES, MOST_PEOPLE, AfterMeetingPage, Detail, NotHeldReason
from bot.domain.promises import PromiseResult


@dataclass(frozen=True, slots=True)
class TickAttendance(Action):
    """A company was there with so many people, or was not (0).

    Messages of earlier versions do not say how many: a press of theirs turns it round (-1).
    """

    prefix = "came"
    meeting_id: RowId
    company_id: RowId
    people: Annotated[int, Within(-1, MOST_PEOPLE)] = -1


@dataclass(frozen=True, slots=True)
class ReviewPage(Action):
    """Show other buttons under the message after a meeting."""

    prefix = "rpage"
    meeting_id: RowId
    page: Annotated[str, OneOf(tuple(AfterMeetingPage))]


@dataclass(frozen=True, slots=True)
class MeetingDetail(Action):
    """How long it was, where, how many guests, advisers, researchers came; `bot.domain.confirmations` says what values mean."""

    prefix = "mdet"
    meeting_id: RowId
    detail: Annotated[str, OneOf(tuple(Detail))]
    value: Annotated[int, Within(0, MOST_MINUTES)]


@dataclass(frozen=True, slots=True)
class GuestCame(Action):
    """A guest was there (1), or was not (0)."""

    prefix = "gcame"
    meeting_id: RowId
    person_id: RowId
    came: Annotated[int, Within(0, 1)]


@dataclass(frozen=True, slots=True)
class ConfirmHeld(Action):
    """It was held, as the message says. `version` is how often something was said before."""

    prefix = "held"
    meeting_id: RowId
    version: Annotated[int, Within(0, 9_999)]


@dataclass(frozen=True, slots=True)
class ConfirmNotHeld(Action):
    """It was not held, and why."""

    prefix = "nheld"
    meeting_id: RowId
    reason: Annotated[str, OneOf(tuple(NotHeldReason))]
    version: Annotated[int, Within(0, 9_999)]


@dataclass(frozen=True, slots=True)
class ConfirmMeeting(Action):
    """Look at a meeting that nobody has confirmed yet."""

    prefix = "confone"
    meeting_id: RowId


@dataclass(frozen=True, slots=True)
class UnconfirmedMeetings(PrivateAction):
    """Which meetings of a group has nobody confirmed?"""

    prefix = "unconf"
    group_id: RowId


@dataclass(frozen=True, slots=True)
class Rate(Action):
    """How the meeting was, 1 to 5."""

    prefix = "rate"
    meeting_id: RowId
    stars: Annotated[int, Within(1, 5)]


@dataclass(frozen=True, slots=True)
class TakeBackTakeaway(Action):
    """Its author does not want it kept after all."""

    prefix = "untake"
    takeaway_id: RowId


@dataclass(frozen=True, slots=True)
class MakePromise(Action):
    """Ask the presser what they will do before the next meeting."""

    prefix = "vow"
    meeting_id: RowId


@dataclass(frozen=True, slots=True)
class TakeBackPromise(Action):
    """Who made it does not want it kept after all."""

    prefix = "unvow"
    promise_id: RowId


@dataclass(frozen=True, slots=True)
class PromiseOutcome(Action):
    """What became of it."""

    prefix = "vowed"
    promise_id: RowId
    outcome: Annotated[str, OneOf(tuple(PromiseResult))]


@dataclass(frozen=True, slots=True)
class PromiseWord(Action):
    """Let the person who made a promise add a comment."""

    prefix = "vowword"
    promise_id: RowId


@dataclass(frozen=True, slots=True)
class InsteadPromise(Action):
    """What was just promised takes the place of the promise before it."""

    prefix = "vowinst"
    promise_id: RowId
