"""Buttons of host turns and meetings."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.action import Action


@dataclass(frozen=True, slots=True)
class HostTurn(Action):
    """`We'll host` and `Pass this time`."""

    prefix = "turn"
    turn_id: int
    answer: str


@dataclass(frozen=True, slots=True)
class PickTime(Action):
    """A day and time for the meeting; `starts_at` in seconds of Unix time, `minutes` 0 where nobody said how long."""

    prefix = "picktime"
    starts_at: int
    minutes: int


@dataclass(frozen=True, slots=True)
class PickDay(Action):
    """A day for the meeting, as `20261215`; its time is asked next."""

    prefix = "pickday"
    day: str


@dataclass(frozen=True, slots=True)
class PickMonth(Action):
    """The days of a month, as `202612`; or the present one, `now`."""

    prefix = "pickmonth"
    month: str


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
    meeting_id: int
    how: str


@dataclass(frozen=True, slots=True)
class Rsvp(Action):
    """`Going`, `Maybe`, `Can't`."""

    prefix = "rsvp"
    meeting_id: int
    answer: str
    starts_at: int = 0
    """The time it is the answer to, in seconds of Unix time; 0 on messages of earlier versions, which do not say."""


@dataclass(frozen=True, slots=True)
class CalendarFile(Action):
    """`Calendar`."""

    prefix = "ics"
    meeting_id: int
