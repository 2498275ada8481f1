"""Which optional question a company is asked about itself, and when."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from bot.domain.companies.profiles import Profile

ORDER = (
    "trade",
    "offers",
    "seeks",
    "municipality",
    "headcount",
    "founded_year",
    "trade_letter",
    "legal_form",
    "business_id",
)
"""What helps the others most comes first, what may be personal last."""
SAME = "same"
"""Stands where a field stands for the question whether two companies are the same."""
INTRODUCTIONS = "introductions"
"""The same for the question whether it would like introductions, which is asked once."""
AFTER_MEETING = timedelta(days=3)
"""When the thanks for a meeting and its recap are behind."""
AT_MOST_EVERY = timedelta(days=31)
SAME_AGAIN_AFTER = timedelta(days=365)
"""A question that was not answered is asked again after a year."""
HELPS_FOR = timedelta(days=7)


def may_want_introductions(profile: Profile) -> bool:
    """Return whether the company could be introduced and has not asked for it."""
    return profile.offers is not None and profile.seeks is not None and not profile.introductions


def next_field(profile: Profile, lately: Collection[str]) -> str | None:
    """Return the profile field to ask about; None if there is none left.

    Args:
        lately: what was asked within a year.
    """
    return next((name for name in ORDER if name in profile.empty and name not in lately), None)
