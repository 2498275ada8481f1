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
