"""Times of day as people type them: `klo 17`, `kl. 17.00`, `5 pm`, `8:30`, `illalla klo 6`, `17-19`, `puoli kuusi`.

The words of all our languages are read, whatever the group's; they stand in `locales/*.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time, timedelta

from bot.formats.days import any_of
from locales.languages import SPOKEN

NOON = 12
HOUR = 60
EARLIEST = 7
"""From this hour on, an hour without minutes is more likely meant in the morning than in the evening."""
EITHER_HALF = 9
"""From `EARLIEST` to this hour, a time in words may be in the morning or in the evening."""
LONGEST_SPAN = 12 * HOUR
"""Minutes. A span that is longer has a slip in it, and only its beginning counts."""


def _said(name: str) -> list[str]:
    return [word for language in SPOKEN.values() for word in getattr(language.times, name)]


def _hours() -> tuple[dict[str, int], frozenset[str]]:
    """The hours in words; and those words that are a time by themselves, such as "kuudelta"."""
    found: dict[str, int] = {}
    alone: set[str] = set()
    for language in SPOKEN.values():
        for hour, forms in enumerate(language.times.hours, 1):
            first, *others = forms.split("|")
            for form in (first, *others):
                found.setdefault(form, hour)
            alone.update(others)
    return found, frozenset(alone)


HOURS, ALONE = _hours()
SPOKEN_BEFORE: dict[str, int] = {}
SPOKEN_AFTER: dict[str, int] = {}
for _language in SPOKEN.values():
    for _phrase, _minutes in _language.times.spoken.items():
        _before, _, _after = _phrase.partition("{}")
        (SPOKEN_BEFORE if _before else SPOKEN_AFTER).setdefault((_before or _after).strip(), _minutes)

MORNING = "|".join(_said("morning")) or "(?!)"
LATER = "|".join(_said("later")) or "(?!)"
AT = rf"(?:{any_of(_said('at'))})\.?"
ABOUT = rf"(?:{any_of(_said('about'))})\.?"
SINCE = any_of(_said("since"))
MARKER = rf"(?:(?:(?:{SINCE}) )?(?:{AT}|{ABOUT})|{SINCE})"
TO = rf"(?:-|(?<= )(?:{any_of(_said('to'))})(?= ))"
AFTER = any_of([*_said("after"), "h"])


def _part(place: str) -> str:
    return rf"(?:(?P<{place}_morning>{MORNING})|(?P<{place}_later>{LATER}))"


TIME = (
    rf"(?:{_part('first')}\s+)?(?P<marker>{MARKER}\s*)?"
    rf"(?:(?P<noon>{any_of(_said('noon'))})"
    r"|(?P<hour>[0-9]{1,2})(?:(?P<dot>[.:])(?P<minute>[0-9]{2}))?"
    rf"(?:\s*{_part('own')})?"
    rf"(?P<span>\s*{TO}\s*(?:{MARKER}\s*)?(?P<end_hour>[0-9]{{1,2}})(?:[.:](?P<end_minute>[0-9]{{2}}))?)?"
    rf"(?:\s*(?:{AFTER}))?"
    rf"(?:\s*{_part('last')})?)"
)
WORD = rf"(?:{any_of(HOURS)}|[0-9]{{1,2}})"
IN_WORDS = (
    rf"(?:{_part('first')}\s+)?(?P<marker>{MARKER}\s+)?"
    rf"(?:(?P<before>{any_of(SPOKEN_BEFORE)}) (?P<hour>{WORD})"
    rf"|(?P<hour_only>{any_of(HOURS)}|[0-9]{{1,2}}(?= (?:{any_of(SPOKEN_AFTER)})))(?: (?P<after>{any_of(SPOKEN_AFTER)}))?)"
    rf"(?:\s+(?:{AFTER}))?"
    rf"(?:\s+{_part('last')})?"
)
# Between a day and its time stands a space, or at least a word such as "klo".
AT_THE_END = re.compile(rf"(?P<rest>.*?)(?:^|\s+|(?<=[0-9.])(?={any_of(_said('at'))})){TIME}")
AT_THE_START = re.compile(rf"{TIME}\s+(?P<rest>.+)")
IN_WORDS_AT_THE_END = re.compile(rf"(?P<rest>.*?)(?:^|\s+){IN_WORDS}")
IN_WORDS_AT_THE_START = re.compile(rf"{IN_WORDS}\s+(?P<rest>.+)")
PART_AT_THE_END = re.compile(rf"\s+(?:{MORNING}|{LATER})$")


@dataclass(frozen=True, slots=True)
class Split:
    """One way to take a time of day off a text: the time, and the rest.

    Args:
        sure: it can be nothing but a time; "17" might be a day of the month.
        like_a_date: it could as well be one, such as "10.12".
        other: the same in the other half of the day, where either may be meant: "at 5".
        length: how long it lasts, where an end was typed.
    """

    rest: str
    at: time
    sure: bool
    like_a_date: bool = False
    other: time | None = None
    length: timedelta | None = None


def splits(words: str) -> Iterator[Split]:
    """The ways to split a time of day off: at the end, or at the start where it is surely a time.

    Args:
        words: lower case, single spaces, "-" for every dash.
    """
    for pattern in (AT_THE_END, AT_THE_START):
        match = pattern.fullmatch(words)
        found = None if match is None else _split(match)
        if found is not None and (found.sure or pattern is AT_THE_END):
            yield found
    for pattern in (IN_WORDS_AT_THE_END, IN_WORDS_AT_THE_START):
        match = pattern.fullmatch(words)
        found = None if match is None else _in_words(match)
        if found is not None:
            yield found


def impossible(words: str) -> tuple[str, str] | None:
    """What is written as a time but is none, such as `klo 25`; with the words that stand around it."""
    for pattern in (AT_THE_END, AT_THE_START):
        match = pattern.fullmatch(words)
        if match is None or match["noon"] or match["hour"] is None or _time(match) is not None:
            continue
        minute = int(match["minute"] or 0)
        a_date = match["dot"] == "." and 1 <= minute <= 12 and not match["marker"]
        said = any(match[f"{place}_{half}"] for place in ("first", "own", "last") for half in ("morning", "later"))
        if match["marker"] or said or (match["dot"] and not a_date):
            rest = match["rest"]
            typed = words.removeprefix(rest) if pattern is AT_THE_END else words.removesuffix(rest)
            return rest.strip(), typed.strip()
    return None


def is_part(word: str) -> bool:
    """Whether a word names a part of the day, such as "pm"."""
    return re.fullmatch(rf"(?:{MORNING}|{LATER})", word.casefold()) is not None


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
    a_month_too = match["dot"] == "." and 1 <= int(match["minute"]) <= 12 and not (match["span"] and rest)
    marked = bool(marker or any(said))
    # "Klo 5" and "kl 5" are on the clock of 24 hours, as is whatever has minutes.
    around_the_clock = bool(re.search(AT, marker))
    half_open = match["dot"] is None and not any(said) and not around_the_clock and 1 <= at.hour < EARLIEST
    return Split(
        rest,
        at,
        sure=marked or bool((match["dot"] or match["span"]) and not a_month_too),
        like_a_date=a_month_too and not marked,
        other=time(at.hour + NOON, at.minute) if half_open else None,
        length=_length(match, at),
    )


def _in_words(match: re.Match[str]) -> Split | None:
    typed = match["hour"] or match["hour_only"]
    if typed is None or (
        match["before"] is None and match["after"] is None and not match["marker"] and typed not in ALONE
    ):
        return None
    minutes = SPOKEN_BEFORE.get(match["before"] or "", 0) + SPOKEN_AFTER.get(match["after"] or "", 0)
    hour = HOURS[typed] if typed in HOURS else int(typed)
    if hour > 24:
        return None
    at = (hour * HOUR + minutes) % (24 * HOUR)
    morning = match["first_morning"] or match["last_morning"]
    later = match["first_later"] or match["last_later"]
    if morning and later:
        return None
    other = None
    if hour <= NOON:
        if later or (not morning and (at < HOUR or HOUR <= at < EARLIEST * HOUR)):
            at += NOON * HOUR if at < NOON * HOUR else 0
        elif not morning and EARLIEST * HOUR <= at < EITHER_HALF * HOUR:
            other = _clock(at + NOON * HOUR)
    return Split(match["rest"].strip(), _clock(at), sure=True, other=other)


def _clock(minutes: int) -> time:
    return time(minutes // HOUR % 24, minutes % HOUR)


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


def _length(match: re.Match[str], at: time) -> timedelta | None:
    """From a beginning to the end that was typed with it: the first such time after it."""
    if not match["span"]:
        return None
    start = at.hour * HOUR + at.minute
    end = int(match["end_hour"]) * HOUR + int(match["end_minute"] or 0)
    if match["last_later"] and end < NOON * HOUR:
        end += NOON * HOUR
    half = NOON * HOUR if start >= NOON * HOUR and end < NOON * HOUR and _twelve_hours(match) else 0
    minutes = (end + half - start) % (24 * HOUR)
    return timedelta(minutes=minutes) if 0 < minutes <= LONGEST_SPAN else None


def _twelve_hours(match: re.Match[str]) -> bool:
    return any(match[f"{place}_later"] for place in ("first", "own", "last"))


def _afternoon(hour: int) -> int:
    return hour + NOON if 1 <= hour < NOON else hour
