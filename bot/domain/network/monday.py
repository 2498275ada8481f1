"""The Monday message to an adviser: only what is new since the last one, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.network.figures import WEEK, CallNeeded, GroupFigures

NEARLY = timedelta(days=1)
"""Two Mondays at nine are an hour less than a week apart when the clocks go forward."""


@dataclass(frozen=True, slots=True)
class WaitingQuestion:
    """A question that nobody has answered for a week."""

    id: int
    group: str
    body: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Monday:
    """What there is to do.

    Args:
        questions: that nobody has answered for a week, oldest first.
        stuck: groups in which something has been wrong for a week.
        joined: groups with new companies.
        waiting: newcomers who wait for a group.
        news: something of it is new since last Monday.
    """

    questions: tuple[WaitingQuestion, ...]
    stuck: tuple[CallNeeded, ...]
    joined: tuple[GroupFigures, ...]
    waiting: int
    news: bool


def newly_a_week_old(since: datetime, now: datetime) -> bool:
    """Whether something has lasted for a week now, and had not last Monday."""
    return WEEK - NEARLY <= now - since < 2 * WEEK - NEARLY


def a_week_old(since: datetime, now: datetime) -> bool:
    """Whether something has lasted for a week."""
    return now - since >= WEEK - NEARLY
