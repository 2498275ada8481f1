"""Times of day as people type them: `klo 17`, `kl. 17.00`, `5 pm`, `8:30`, `illalla klo 6`, `17-19`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

NOON = 12
EARLIEST = 7
"""From this hour on, an hour without minutes is more likely meant in the morning than in the evening."""

MORNING = (
    r"in the morning|morning|a\.?m\b\.?|aamulla|aamupäivällä|ap\b\.?"
    r"|på morgonen|morgon|bitti|på förmiddagen|förmiddag|fm\b\.?"
)
LATER = (
    r"in the afternoon|afternoon|in the evening|evening|p\.?m\b\.?|iltapäivällä|illalla|ip\b\.?"
    r"|på eftermiddagen|eftermiddag|em\b\.?|på kvällen|kväll"
)
MARKER = r"(?:(?:(?:starting|from|från) )?(?:klockan|kello|klo|kl|at)\.?|from|från)"


def _part(place: str) -> str:
    return rf"(?:(?P<{place}_morning>{MORNING})|(?P<{place}_later>{LATER}))"


TIME = (
    rf"(?:{_part('first')}\s+)?(?P<marker>{MARKER}\s*)?"
    r"(?:(?P<noon>noon|midday)"
    r"|(?P<hour>[0-9]{1,2})(?:(?P<dot>[.:])(?P<minute>[0-9]{2}))?"
    rf"(?:\s*{_part('own')})?"
    rf"(?P<span>\s*-\s*(?:{MARKER}\s*)?(?P<end_hour>[0-9]{{1,2}})(?:[.:](?P<end_minute>[0-9]{{2}}))?)?"
    r"(?:\s*(?:hrs|uhr|h|-?aikaan|alkaen))?"
    rf"(?:\s*{_part('last')})?)"
)
# Between a day and its time stands a space, or at least a word such as "klo".
AT_THE_END = re.compile(rf"(?P<rest>.*?)(?:^|\s+|(?<=[0-9.])(?=klo|kl\b)){TIME}")
AT_THE_START = re.compile(rf"{TIME}\s+(?P<rest>.+)")
PART_AT_THE_END = re.compile(rf"\s+(?:{MORNING}|{LATER})$")


@dataclass(frozen=True, slots=True)
class Split:
    """One way to take a time of day off a text: the time, and the rest.

    `sure`: it can be nothing but a time; "17" might be a day of the month.
    `like_a_date`: it could as well be one, such as "10.12".
    `half_open`: it may mean either half of the day: "at 5".
    """

    rest: str
    at: time
    sure: bool
    like_a_date: bool = False
    half_open: bool = False


def splits(words: str) -> Iterator[Split]:
    """The ways to split a time of day off: at the end, or at the start where it is surely a time.

    A span counts by its beginning: "17-19" is 17:00.

    Args:
        words: lower case, single spaces, "-" for every dash.
    """
    for pattern in (AT_THE_END, AT_THE_START):
        match = pattern.fullmatch(words)
        found = None if match is None else _split(match)
        if found is not None and (found.sure or pattern is AT_THE_END):
            yield found


def without_part(words: str) -> str:
    """The words without a part of the day at their end: "tomorrow morning" is tomorrow."""
    return PART_AT_THE_END.sub("", words)


def _split(match: re.Match[str]) -> Split | None:
    rest = match["rest"].strip()
    if match["noon"]:
        return Split(rest, time(NOON), sure=True)
    said = [part for place in ("first", "own", "last") for part in (match[f"{place}_morning"], match[f"{place}_later"])]
    at = _time(match)
    if at is None:
        return None
    marker = match["marker"] or ""
    a_month_too = match["dot"] == "." and 1 <= int(match["minute"]) <= 12 and not match["span"]
    marked = bool(marker or any(said))
    return Split(
        rest,
        at,
        sure=marked or (match["dot"] is not None and not a_month_too),
        like_a_date=a_month_too and not marked,
        # "Klo 5" and "kl 5" are on the clock of 24 hours, as is whatever has minutes.
        half_open=match["dot"] is None and not any(said) and "k" not in marker and 1 <= at.hour < EARLIEST,
    )


def _time(match: re.Match[str]) -> time | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    morning = match["first_morning"] or match["own_morning"]
    later = match["first_later"] or match["own_later"]
    if match["span"]:
        end = int(match["end_hour"])
        if end > 24 or int(match["end_minute"] or 0) > 59:
            return None
        if not morning and not later:
            morning = match["last_morning"]
            # "5-6 pm" begins in the afternoon, "11-1 pm" before it.
            later = match["last_later"] if hour == NOON or _afternoon(hour) < _afternoon(end) else None
    else:
        morning, later = morning or match["last_morning"], later or match["last_later"]
    if morning and later:
        return None
    if later:
        hour = _afternoon(hour) if hour else 24
    if morning and hour >= NOON:
        hour = 0 if hour == NOON and morning.startswith(("am", "a.m")) else 24
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _afternoon(hour: int) -> int:
    return hour + NOON if 1 <= hour < NOON else hour
