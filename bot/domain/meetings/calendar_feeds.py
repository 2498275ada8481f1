"""Calendars to subscribe to: a group's, or a person's with all their groups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.groups import Group
from bot.domain.meetings.rules import Meeting
from bot.domain.refused import Refused

KEPT_FOR = timedelta(days=400)
"""How long a meeting that is over stays in a calendar."""


class FeedsOff(Refused):
    """Nobody has told the bot at which address the world reaches it."""

    key = "refused-feeds-off"


@dataclass(frozen=True, slots=True)
class FeedMeeting:
    """A meeting as shown in a calendar."""

    group: Group
    meeting: Meeting
    host: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """Everything a calendar shows. `group` None is a person's own."""

    language: str
    zone: str
    group: Group | None
    meetings: tuple[FeedMeeting, ...]


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """Where a calendar is to be had. `group` None is a person's own."""

    url: str
    group: Group | None


def shown_from(now: datetime) -> datetime:
    """Meetings that began before this are left out of calendars."""
    return now - KEPT_FOR
