"""Buttons of guests, and of those who bring them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.action import Action


@dataclass(frozen=True, slots=True)
class GuestPass(Action):
    """`Bring a guest`."""

    prefix = "pass"
    meeting_id: int


@dataclass(frozen=True, slots=True)
class GuestAnswer(Action):
    """A guest says whether they come: `going` or `cant`."""

    prefix = "guest"
    meeting_id: int
    answer: str
