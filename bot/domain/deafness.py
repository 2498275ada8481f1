"""An outage: a time in which the bot received nothing, and what was missed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

DEAF_AFTER = timedelta(minutes=10)
"""A shorter silence is not told: people have waited for an answer, and have got it."""
TELEGRAM_KEEPS = timedelta(days=1)
"""What is not fetched for so long is gone for good."""


class WhyDeaf(StrEnum):
    """Why nothing could be heard."""

    OFF = "off"
    """The program was not running."""
    ASLEEP = "asleep"
    """The machine was suspended."""
    DATABASE = "database"
    TELEGRAM = "telegram"
    CONFLICT = "conflict"
    """Another program used the token."""


@dataclass(frozen=True, slots=True)
class Silence:
    """One such time. `waited` counts the updates that came late, `left_out` what was no use any more."""

    since: datetime
    until: datetime
    why: WhyDeaf
    waited: int
    left_out: int

    @property
    def lost_before(self) -> datetime | None:
        """What was written before this moment is gone; None where nothing is."""
        kept_from = self.until - TELEGRAM_KEEPS
        return kept_from if kept_from > self.since else None


def rounded(length: timedelta) -> timedelta:
    """A length of time as people say it: whole minutes, from two hours on whole hours, from two days on whole days."""
    for unit in (timedelta(days=1), timedelta(hours=1)):
        if length >= 2 * unit:
            return length // unit * unit
    return max(timedelta(minutes=1), length // timedelta(minutes=1) * timedelta(minutes=1))
