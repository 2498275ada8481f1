"""Dates and times as people type them, in English, Finnish and Swedish.

Whatever a group's language, the ways of all three are read, the group's own first. What can be read in
two ways is not read at all; the answer then says what was understood.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.formats.days import LANGUAGES, Day, length_in_days, month_named, read_day, weekdays
from bot.formats.hours import Split, splits, without_part

LONGEST = 120
"""Characters of a date and time; whatever is longer is something else."""
SHORTEST_DAY = 3
FARTHEST = timedelta(days=400)

ISO = re.compile(
    r"(?P<local>[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?P<offset>z|[+-][0-9]{2}:?[0-9]{2})?"
)
DASHES = re.compile("[\u2010-\u2015\u2212]")
SPACERS = re.compile("[·•|()\u00a0\u202f]|,(?![0-9])")
# Its last point says that it is no time: "today 15.12." is not today at 15:12.
DATE_AT_THE_END = re.compile(r"(?<!klo )(?<!kl )(?<!kl\. )\b[0-9]{1,2}\.(?:0?[1-9]|1[0-2])\.$")
WITH_YEAR = re.compile("[0-9]{4}")
# Words that name a day and a part of it at once, as the day and then the part.
TWO_IN_ONE = (
    (re.compile(r"\bi (?=dag\b|morgon\b|morron\b|övermorgon\b)"), "i"),
    (re.compile(r"\b(?:tonight|this evening)\b"), "today evening"),
    (re.compile(r"\bthis (?=morning|afternoon)"), "today "),
    (re.compile(r"\btänä iltana\b"), "tänään illalla"),
    (re.compile(r"\btänä aamuna\b"), "tänään aamulla"),
    (re.compile(r"\bi ?kväll\b"), "idag kväll"),
    (re.compile(r"\bi eftermiddag\b"), "idag eftermiddag"),
    (re.compile(r"\bhuomen(?:illalla|iltana)\b|\bhuomisiltana\b"), "huomenna illalla"),
    (re.compile(r"\bhuomen(?:aamulla|aamuna)\b|\bhuomisaamuna\b"), "huomenna aamulla"),
    (re.compile(r"(?<=tai)-?iltana\b|(?<=viikko)-?iltana\b"), "na illalla"),
    (re.compile(r"(?<=tai)-?iltapäivänä\b|(?<=viikko)-?iltapäivänä\b"), "na iltapäivällä"),
    (re.compile(r"(?<=tai)-?aamuna\b|(?<=viikko)-?aamuna\b"), "na aamulla"),
    (re.compile(r"(?<=dag)s?(?=kväll\b|eftermiddag\b|förmiddag\b)"), " "),
)
UNTIL = re.compile(
    r"^(?:until|till|til|tills|fram till|t\.?o\.?m\.?|for|i) | (?:asti|saakka)$|(?<=tai)hin\b|(?<=viikko)on\b"
)
MONTHS = frozenset({"month", "months", "kuukausi", "kuukauden", "kuukautta", "kk", "månad", "månader"})

MOST_MONTHS = 24
"""More is too far ahead in any case."""


class Reason(StrEnum):
    """What is wrong with a date or a time."""

    NOT_A_DATE = "not-a-date"
    NO_TIME = "no-time"
    IN_THE_PAST = "past"
    TOO_FAR = "too-far"
    NOT_A_TIME_THERE = "no-such"
    WEEKDAY_MISMATCH = "weekday"


@dataclass(frozen=True, slots=True)
class Appointment:
    """When, in UTC, and where, if said."""

    starts_at: datetime
    place: str | None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why not. `on` and `at` are what was understood of it, on the group's wall clock."""

    reason: Reason
    on: date | None = None
    at: time | None = None


def parse_schedule(text: str, *, language: str, zone: ZoneInfo, now: datetime) -> Appointment | Unreadable:
    """Read `<date and time> [@ place]`.

    Args:
        text: as typed. What follows the first @ is the place, unless it is the time: "15 Dec @ 5 pm @ café".
        language: its ways are tried before those of the other two.
        zone: the group's; what was typed is on its wall clock.
        now: the present moment, in UTC.
    """
    typed, _, place = text.partition("@")
    read = parse_moment(typed, language=language, zone=zone, now=now)
    if isinstance(read, Unreadable) and read.reason is Reason.NO_TIME:
        clock, _, beyond = place.partition("@")
        if any(split.sure and not split.rest for split in splits(_words(clock))):
            typed, place = f"{typed} {clock}", beyond
            read = parse_moment(typed, language=language, zone=zone, now=now)
    if isinstance(read, Unreadable):
        return read
    return Appointment(read, " ".join(place.split()) or None)


def parse_moment(text: str, *, language: str, zone: ZoneInfo, now: datetime) -> datetime | Unreadable:
    """Read a date and time, as an aware moment in UTC.

    "Next Tuesday" is the first Tuesday after today, as people say it in all three languages. A day
    without a year is the next such day. A time that comes twice when clocks go back is the first; one
    that clocks skip is none. More than 400 days ahead is taken for a slip. A time alone is not read:
    who moves a meeting may mean the day it was on, or today.

    Args:
        text: as typed.
        language: its ways are tried before those of the other two.
        zone: the group's; what was typed is on its wall clock.
        now: the present moment, in UTC.
    """
    words = _words(text)
    today = now.astimezone(zone).date()
    iso = ISO.fullmatch(words)
    if iso is not None:
        return _iso(iso, zone, now)
    ways = list(splits(words))
    # "Sat" or "to" alone is a word before it is a day.
    whole = read_day(without_part(words), language, today) if len(words) > SHORTEST_DAY else None
    if whole is not None and (not whole.matches or not ways or ways[0].like_a_date):
        return Unreadable(Reason.NO_TIME if whole.matches else Reason.WEEKDAY_MISMATCH, whole.on)
    for way in ways:
        day = read_day(way.rest, language, today) if way.rest else None
        if day is not None:
            return _moment(day, way, zone, now)
    if whole is not None:
        return Unreadable(Reason.NO_TIME, whole.on)
    return Unreadable(Reason.NOT_A_DATE, at=next((way.at for way in ways if not way.rest), None))


def parse_until(text: str, *, language: str, zone: ZoneInfo, now: datetime) -> date | Unreadable:
    """Read the day until which something lasts: `15.1.`, `until March`, `2 viikkoa`, `tills nästa tisdag`.

    A month alone is its first day; a length of time is counted from today. The day lies after today.

    Args:
        text: as typed.
        language: its ways are tried before those of the other two.
        zone: the group's.
        now: the present moment, in UTC.
    """
    words = UNTIL.sub("", _words(text))
    today = now.astimezone(zone).date()
    on = _last_day(words, language, today)
    if isinstance(on, Day) and not on.matches:
        return Unreadable(Reason.WEEKDAY_MISMATCH, on.on)
    if on is None:
        return Unreadable(Reason.NOT_A_DATE)
    if on.on <= today:
        return Unreadable(Reason.IN_THE_PAST, on.on)
    if on.on - today > FARTHEST:
        return Unreadable(Reason.TOO_FAR, on.on)
    return on.on


def _last_day(words: str, language: str, today: date) -> Day | None:
    days = length_in_days(words)
    if days is not None:
        return Day(today + timedelta(days=days))
    number, _, unit = f" {words}".rpartition(" ")
    if unit in MONTHS and (months := length_in_days(f"{number.strip()} day".strip())) is not None:
        return Day(_months_later(today, min(months, MOST_MONTHS)))
    if month_named(words.strip("."), language) is not None:
        return read_day(f"1 {words}", language, today)
    return read_day(words, language, today)


def _months_later(on: date, months: int) -> date:
    """The same day of a later month, or its last where it is shorter."""
    year, month = divmod(on.month - 1 + months, 12)
    first = date(on.year + year, month + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    return min(first + timedelta(days=on.day - 1), following - timedelta(days=1))


def _words(text: str) -> str:
    """Lower case, single spaces, one kind of dash, no invisible characters; empty where it is too long."""
    if len(text) > LONGEST:
        return ""
    words = unicodedata.normalize("NFC", text).casefold()
    words = "".join(character for character in words if unicodedata.category(character) != "Cf")
    words = " ".join(SPACERS.sub(" ", DASHES.sub("-", words)).split()).strip(" ;!,")
    if DATE_AT_THE_END.search(words) is None:
        words = words.removesuffix(".")
    for pattern, instead in TWO_IN_ONE:
        words = pattern.sub(instead, words)
    return words


def _iso(iso: re.Match[str], zone: ZoneInfo, now: datetime) -> datetime | Unreadable:
    try:
        moment = datetime.fromisoformat(iso["local"].upper() + (iso["offset"] or "").upper())
        if moment.tzinfo is not None:
            moment = moment.astimezone(zone)
    except (ValueError, OverflowError):
        return Unreadable(Reason.NOT_A_DATE)
    return _checked(moment.date(), moment.time(), moment.fold, zone, now)


def _moment(day: Day, way: Split, zone: ZoneInfo, now: datetime) -> datetime | Unreadable:
    if not day.matches:
        return Unreadable(Reason.WEEKDAY_MISMATCH, day.on, way.at)
    # "Tuesday 17" may be the 17th, "at 5" in the afternoon, and "15.12 16.12" two dates.
    odd = way.at.minute % 5 != 0 or way.at.minute == day.on.month
    two_dates = way.like_a_date and odd and not WITH_YEAR.search(way.rest)
    if two_dates or way.half_open or (day.by_weekday and not way.sure):
        return Unreadable(Reason.NO_TIME, day.on)
    return _checked(day.on, way.at, 0, zone, now)


def _checked(on: date, at: time, fold: int, zone: ZoneInfo, now: datetime) -> datetime | Unreadable:
    today = now.astimezone(zone).date()
    if on < today:
        return Unreadable(Reason.IN_THE_PAST, on, at)
    if on - today > FARTHEST:
        return Unreadable(Reason.TOO_FAR, on, at)
    local = datetime.combine(on, at, zone).replace(fold=fold)
    moment = local.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        return Unreadable(Reason.NOT_A_TIME_THERE, on, at)
    if moment <= now:
        return Unreadable(Reason.IN_THE_PAST, on, at)
    if moment - now > FARTHEST:
        return Unreadable(Reason.TOO_FAR, on, at)
    return moment


def warm_up() -> None:
    """Load what the first date would have to wait for: names of months and weekdays in every language."""
    weekdays()
    for language in LANGUAGES:
        month_named("jan", language)
        month_named("tammi", language)
