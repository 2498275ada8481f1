"""The day until which something lasts, as somebody types it."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.formats.days import MONTHS, Day, OddDay, length_in_days, month_named, read_day
from bot.formats.when.appointment import FARTHEST, DateProblem, TypingContext, Unreadable
from bot.formats.when.cleaning import words_of
from bot.formats.when.moment import instead, odd_day
from locales.languages import SPOKEN

UNTIL = re.compile("|".join(pattern for language in SPOKEN.values() for pattern in language.dates.until) or "(?!)")
MOST_MONTHS = 24
"""More is too far ahead in any case."""


def parse_until(text: str, *, language: str, zone: ZoneInfo, now: datetime) -> date | Unreadable:
    """Read the day until which something lasts: `15.1.`, `until March`, `2 viikkoa`, `tills nästa tisdag`.

    A month alone is its first day; a length of time is counted from today. The day lies after today.

    Args:
        text: as typed.
        language: its ways are tried before those of the others.
        zone: the group's.
        now: the present moment, in UTC.
    """
    asked = TypingContext(language, zone, now)
    words, today = UNTIL.sub("", words_of(text)), asked.today
    on = _last_day(words, language, today)
    if isinstance(on, OddDay):
        return odd_day(on)
    if isinstance(on, Day) and not on.matches:
        return Unreadable(DateProblem.WEEKDAY_MISMATCH, on.on)
    if on is None:
        return Unreadable(DateProblem.NOT_A_DATE)
    if on.again is not None or on.on <= today:
        return Unreadable(DateProblem.IN_THE_PAST, on.on, days=instead(on, today))
    if on.other is not None:
        return Unreadable(DateProblem.TWO_WAYS, on.on, days=(on.on, on.other))
    if on.on - today > FARTHEST:
        return Unreadable(DateProblem.TOO_FAR, on.on)
    return on.on


def _last_day(words: str, language: str, today: date) -> Day | OddDay | None:
    days = length_in_days(words)
    if days is not None:
        return Day(today + timedelta(days=days))
    number, _, unit = f" {words}".rpartition(" ")
    if unit in MONTHS and (months := length_in_days(f"{number.strip()} day".strip())) is not None:
        return Day(_months_later(today, min(months, MOST_MONTHS)))
    month = month_named(words.strip("."), language)
    if month is not None:
        return Day(date(today.year + (month <= today.month), month, 1))
    return read_day(words, language, today)


def _months_later(on: date, months: int) -> date:
    """The same day of a later month, or its last where it is shorter."""
    year, month = divmod(on.month - 1 + months, 12)
    first = date(on.year + year, month + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    return min(first + timedelta(days=on.day - 1), following - timedelta(days=1))
