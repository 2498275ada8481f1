"""Dates and times as people type them, in every language of `locales/`.

Whatever a group's language, the ways of all are read, the group's own first. What can be read in two ways is not
settled but given back with both; what cannot be read comes with what was understood of it and what is missing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.formats.days import (
    MONTHS,
    Day,
    OddDay,
    any_of,
    length_in_days,
    month_named,
    months_of,
    read_day,
    weekdays,
)
from bot.formats.hours import Split, impossible, is_part, splits, without_part
from bot.formats.stopwords import STOPWORDS
from locales.languages import LANGUAGES, SPOKEN

LONGEST = 120
"""Characters of a date and time; whatever is longer is something else."""
LONGEST_WITH_PLACE = 400
"""Characters in which a date is looked for that has a place after it without an @."""
SHORTEST_DAY = 3
MOST_WORDS = 12
"""So many words at most belong to one date and time."""
FARTHEST = timedelta(days=400)

ISO = re.compile(
    r"(?P<local>[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?P<offset>z|[+-][0-9]{2}:?[0-9]{2})?"
)
DASHES = re.compile("[\u2010-\u2015\u2212]")
SPACERS = re.compile("[·•|()\u00a0\u202f]|,(?![0-9])")
# Its last point says that it is no time: "today 15.12." is not today at 15:12.
MARKED = any_of([word for language in SPOKEN.values() for word in language.times.at])
DATE_AT_THE_END = re.compile(
    rf"(?P<marked>(?:^|\s|(?<=[0-9.]))(?:{MARKED})\.? ?)?\b[0-9]{{1,2}}\.(?:0?[1-9]|1[0-2])\.$"
)
FOUR_DIGITS = re.compile(rf"(?<=\b)((?:{MARKED})\.? (?:[01][0-9]|2[0-3]))([0-5][0-9])\b")
WITH_YEAR = re.compile("[0-9]{4}")
REWRITES = tuple(
    (re.compile(pattern), instead) for language in SPOKEN.values() for pattern, instead in language.dates.rewrites
)
UNTIL = re.compile("|".join(pattern for language in SPOKEN.values() for pattern in language.dates.until) or "(?!)")
EITHER = re.compile(
    rf"\s*[;,&]\s+|\s+(?:{any_of([word for language in SPOKEN.values() for word in language.dates.either])})\s+|\n+"
)
PLACE_WORDS = re.compile(
    rf"^(?:{any_of([word for language in SPOKEN.values() for word in language.times.place])})\s+", re.IGNORECASE
)
JOINERS = frozenset(word for language in SPOKEN.values() for word in language.dates.either)
ZONES = frozenset(["utc", "gmt", "bst", "cet", "cest", "eet", "eest", "msk", "est", "edt", "pst", "pdt", "z"])
"""Names of time zones; who types one means another time than the one that would be read."""
PLACE_BEGINS = frozenset(word for language in SPOKEN.values() for word in language.times.place_begins)
PLACE_ENDS = tuple(ending for language in SPOKEN.values() for ending in language.times.place_ends)
NO_PLACE = (STOPWORDS | {word for language in SPOKEN.values() for word in language.times.no_place}) - PLACE_BEGINS
SHORTEST_INFLECTED = 6
"""Letters of a word that can have an ending of `PLACE_ENDS`."""
HOUSE_NUMBER = re.compile(r"[0-9]{1,4}[a-zåäö]?", re.IGNORECASE)

MOST_MONTHS = 24
"""More is too far ahead in any case."""


class Reason(StrEnum):
    """What is wrong with a date or a time."""

    NOT_A_DATE = "not-a-date"
    NO_TIME = "no-time"
    NO_DAY = "no-day"
    """A time, and no day."""
    NO_WEEKDAY = "no-weekday"
    """A week by its number, and no day of it."""
    ONLY_A_PLACE = "only-a-place"
    PERHAPS_A_PLACE = "perhaps-a-place"
    """Nothing but words, where a meeting is set: they may be its place."""
    IN_THE_PAST = "past"
    TOO_FAR = "too-far"
    NOT_A_TIME_THERE = "no-such"
    """The clocks skip it."""
    NO_SUCH_DAY = "no-such-day"
    NO_SUCH_MONTH = "no-such-month"
    NO_SUCH_TIME = "no-such-time"
    WEEKDAY_MISMATCH = "weekday"
    TWO_WAYS = "two-ways"
    """It can be read in two ways, which are the options."""
    TWO_DATES = "two-dates"
    """Several times, which are the options: perhaps to be asked about."""
    INSIDE = "inside"
    """A date and time with words around it that are not understood; what was read is the option."""
    NO_WORDS = "no-words"
    """Nothing but emoji and signs."""
    TOO_LONG = "too-long"


@dataclass(frozen=True, slots=True)
class Appointment:
    """When, in UTC, and where and how long, if said."""

    starts_at: datetime
    place: str | None
    length: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why not, and what was understood of it.

    Args:
        on: the day, and `at` the time, on the group's wall clock.
        options: moments in UTC that may be meant.
        days: days that may be meant, where no time was typed.
        odd: the part that cannot be, as typed.
        place: what was typed as the place.
        length: between the two times that were typed.
    """

    reason: Reason
    on: date | None = None
    at: time | None = None
    options: tuple[datetime, ...] = ()
    days: tuple[date, ...] = ()
    odd: str | None = None
    place: str | None = None
    length: timedelta | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """Where and when somebody types."""

    language: str
    zone: ZoneInfo
    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def moment(self, on: date, at: time) -> datetime | None:
        """In UTC, if it lies ahead within reach."""
        read = _checked(on, at, 0, self)
        return read if isinstance(read, datetime) else None

    def moments(self, days: tuple[date | None, ...], times: tuple[time | None, ...]) -> tuple[datetime, ...]:
        """Every combination that lies ahead within reach."""
        found = [self.moment(on, at) for on in days if on is not None for at in times if at is not None]
        return tuple(dict.fromkeys(moment for moment in found if moment is not None))


def parse_schedule(
    text: str, *, language: str, zone: ZoneInfo, now: datetime, planned: datetime | None = None
) -> Appointment | Unreadable:
    """Read `<date and time> [@ place]`.

    Args:
        text: as typed. What follows the first @ is the place, unless it is the time: "15 Dec @ 5 pm @ café". Without an
            @ the place is what follows a date and time that is understood by itself, or what stands before it and is
            clearly a place.
        language: its ways are tried before those of the others.
        zone: the group's; what was typed is on its wall clock.
        now: the present moment, in UTC.
        planned: when the meeting that is set begins: a time or a place alone changes that alone.
    """
    asked = _Asked(language, zone, now)
    typed, at_sign, place = text.partition("@")
    read = _read(typed, asked, planned)
    if isinstance(read, Unreadable) and read.reason is Reason.NO_TIME and at_sign:
        clock, _, beyond = place.partition("@")
        if any(split.sure and not split.rest for split in splits(_words(clock))):
            typed, place = f"{typed} {clock}", beyond
            read = _read(typed, asked, planned)
    where = " ".join(place.split()) or None
    if not typed.strip() and where is not None:
        if planned is not None:
            return Appointment(planned, where)
        return Unreadable(Reason.ONLY_A_PLACE, place=where)
    if isinstance(read, Unreadable) and not at_sign and read.reason not in (Reason.IN_THE_PAST, Reason.TWO_WAYS):
        spoken = _before_a_place(text, asked, planned) or _after_a_place(text, asked, planned)
        read = read if spoken is None else spoken
    if isinstance(read, Unreadable):
        read = _looked_closer(read, typed, asked)
        if read.reason is Reason.NOT_A_DATE and planned is not None and _a_name(" ".join(text.split())):
            read = Unreadable(Reason.PERHAPS_A_PLACE, place=" ".join(text.split()))
        return read if where is None else replace(read, place=where)
    return read if where is None else replace(read, place=where)


def parse_until(text: str, *, language: str, zone: ZoneInfo, now: datetime) -> date | Unreadable:
    """Read the day until which something lasts: `15.1.`, `until March`, `2 viikkoa`, `tills nästa tisdag`.

    A month alone is its first day; a length of time is counted from today. The day lies after today.

    Args:
        text: as typed.
        language: its ways are tried before those of the others.
        zone: the group's.
        now: the present moment, in UTC.
    """
    asked = _Asked(language, zone, now)
    words, today = UNTIL.sub("", _words(text)), asked.today
    on = _last_day(words, language, today)
    if isinstance(on, OddDay):
        return _odd_day(on)
    if isinstance(on, Day) and not on.matches:
        return Unreadable(Reason.WEEKDAY_MISMATCH, on.on)
    if on is None:
        return Unreadable(Reason.NOT_A_DATE)
    if on.again is not None or on.on <= today:
        return Unreadable(Reason.IN_THE_PAST, on.on, days=_instead(on, today))
    if on.other is not None:
        return Unreadable(Reason.TWO_WAYS, on.on, days=(on.on, on.other))
    if on.on - today > FARTHEST:
        return Unreadable(Reason.TOO_FAR, on.on)
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


def _words(text: str) -> str:
    """Lower case, single spaces, one kind of dash, no invisible characters; empty where it is too long."""
    if len(text) > LONGEST:
        return ""
    words = unicodedata.normalize("NFC", text).casefold()
    words = "".join(character for character in words if unicodedata.category(character) not in ("Cf", "Cs"))
    words = " ".join(SPACERS.sub(" ", DASHES.sub("-", words)).split()).strip(" ;!,")
    dated = DATE_AT_THE_END.search(words)
    if dated is None or dated["marked"]:
        words = words.removesuffix(".")
    words = FOUR_DIGITS.sub(r"\1:\2", words)
    for pattern, instead in REWRITES:
        words = pattern.sub(instead, words)
    return words


def _read(text: str, asked: _Asked, planned: datetime | None) -> Appointment | Unreadable:
    """All of these words as a date and time."""
    words, language, today = _words(text), asked.language, asked.today
    iso = ISO.fullmatch(words)
    if iso is not None:
        return _iso(iso, asked)
    ways = list(splits(words))
    # "Sat" or "to" alone is a word before it is a day.
    whole = read_day(without_part(words), language, today) if len(words) > SHORTEST_DAY else None
    if isinstance(whole, Day) and (not whole.matches or not ways or ways[0].like_a_date):
        return _without_a_time(whole, asked)
    odd: OddDay | None = whole if isinstance(whole, OddDay) else None
    for way in ways:
        day = read_day(way.rest, language, today) if way.rest else None
        if isinstance(day, Day):
            return _moment(day, way, asked)
        if day is not None and (odd is None or way.sure):
            odd = day
            if day.week is not None:
                options = asked.moments(tuple(day.week + timedelta(days=n) for n in range(5)), (way.at,))
                return Unreadable(Reason.NO_WEEKDAY, day.week, way.at, options, length=way.length)
    if isinstance(whole, Day):
        return _without_a_time(whole, asked)
    alone = next((way for way in ways if not way.rest and way.sure), None)
    if alone is not None and odd is None:
        return _time_alone(alone, asked, planned)
    if odd is not None:
        return _odd_day(odd)
    return Unreadable(Reason.NOT_A_DATE)


def _without_a_time(day: Day, asked: _Asked) -> Unreadable:
    if not day.matches:
        return Unreadable(Reason.WEEKDAY_MISMATCH, day.on, days=_by_weekday(day, asked.today))
    if day.again is not None or day.on < asked.today:
        return Unreadable(Reason.IN_THE_PAST, day.on, days=_instead(day, asked.today))
    if day.other is not None:
        return Unreadable(Reason.TWO_WAYS, day.on, days=(day.on, day.other))
    if day.on - asked.today > FARTHEST:
        return Unreadable(Reason.TOO_FAR, day.on)
    return Unreadable(Reason.NO_TIME, day.on)


def _time_alone(way: Split, asked: _Asked, planned: datetime | None) -> Appointment | Unreadable:
    if planned is None:
        return Unreadable(Reason.NO_DAY, at=way.at, length=way.length)
    return _moment(Day(planned.astimezone(asked.zone).date()), way, asked)


def _odd_day(odd: OddDay) -> Unreadable:
    if odd.week is not None:
        return Unreadable(Reason.NO_WEEKDAY, odd.week, days=tuple(odd.week + timedelta(days=n) for n in range(5)))
    if odd.month is None:
        return Unreadable(Reason.NO_SUCH_MONTH, odd=odd.typed)
    return Unreadable(Reason.NO_SUCH_DAY, odd.month, odd=odd.typed)


def _iso(iso: re.Match[str], asked: _Asked) -> Appointment | Unreadable:
    try:
        moment = datetime.fromisoformat(iso["local"].upper() + (iso["offset"] or "").upper())
        if moment.tzinfo is not None:
            moment = moment.astimezone(asked.zone)
    except (ValueError, OverflowError):
        return Unreadable(Reason.NOT_A_DATE)
    read = _checked(moment.date(), moment.time(), moment.fold, asked)
    return read if isinstance(read, Unreadable) else Appointment(read, None)


def _moment(day: Day, way: Split, asked: _Asked) -> Appointment | Unreadable:
    if not day.matches:
        options = asked.moments(_by_weekday(day, asked.today), (way.at,))
        return Unreadable(Reason.WEEKDAY_MISMATCH, day.on, way.at, options, length=way.length)
    if day.again is not None:
        options = asked.moments(_instead(day, asked.today), (way.at,))
        return Unreadable(Reason.IN_THE_PAST, day.on, way.at, options, length=way.length)
    # "15.12 16.12" may be two dates.
    odd = way.at.minute % 5 != 0 or way.at.minute == day.on.month
    if way.like_a_date and odd and not WITH_YEAR.search(way.rest):
        return Unreadable(Reason.NO_TIME, day.on)
    if day.by_weekday and not way.sure:
        return _a_number_after_a_weekday(day, way, asked)
    read = _checked(day.on, way.at, 0, asked)
    if day.other is not None or way.other is not None:
        options = asked.moments((day.on, day.other), (way.at, way.other))
        if len(options) > 1:
            return Unreadable(Reason.TWO_WAYS, day.on, None if way.other else way.at, options, length=way.length)
        if options:
            return Appointment(options[0], None, way.length)
    if isinstance(read, Unreadable):
        if read.reason is Reason.IN_THE_PAST:
            tomorrow = asked.today + timedelta(days=1)
            days = (tomorrow,) if day.on == asked.today else _instead(Day(day.on), asked.today)
            read = replace(read, options=asked.moments(days, (way.at,)))
        return replace(read, length=way.length)
    return Appointment(read, None, way.length)


def _a_number_after_a_weekday(day: Day, way: Split, asked: _Asked) -> Appointment | Unreadable:
    """ "Tuesday 17" is at 17, or on a Tuesday that is the 17th where one comes within two months."""
    such = [asked.today + timedelta(days=days) for days in range(62)]
    dated = [on for on in such if on.day == way.at.hour and on.weekday() == day.on.weekday()]
    if way.at.minute == 0 and not dated:
        options = asked.moments((day.on,), (way.at, way.other))
        if len(options) == 1:
            return Appointment(options[0], None, way.length)
        return Unreadable(Reason.TWO_WAYS, day.on, options=options, length=way.length)
    if dated and not way.like_a_date:
        options = asked.moments((day.on,), (way.at, way.other))
        return Unreadable(Reason.TWO_WAYS, day.on, options=options, days=tuple(dated[:1]))
    return Unreadable(Reason.NO_TIME, day.on)


def _instead(day: Day, today: date) -> tuple[date, ...]:
    """What may be meant by a day that has been: the same day of the next month that has one, and of the next year."""
    if day.weekday is not None and day.weekday == day.on.weekday() and day.again is not None:
        ahead = (day.weekday - today.weekday()) % 7 or 7
        return (today + timedelta(days=ahead), day.again)
    found = []
    for months in range(12):
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        try:
            on = date(year, month + 1, day.on.day)
        except ValueError:
            continue
        if on > today:
            found.append(on)
            break
    again = day.again
    if again is None:
        for year in range(today.year, today.year + 9):
            try:
                again = day.on.replace(year=year)
            except ValueError:
                continue
            if again > today:
                break
    if again is not None and again not in found:
        found.append(again)
    return tuple(found)


def _by_weekday(day: Day, today: date) -> tuple[date, ...]:
    """What may be meant where weekday and date do not go together: the date, or that weekday of the same week."""
    assert day.weekday is not None
    there = day.on + timedelta(days=day.weekday - day.on.weekday())
    return tuple(on for on in (day.on, there) if on >= today)


def _checked(on: date, at: time, fold: int, asked: _Asked) -> datetime | Unreadable:
    today, zone, now = asked.today, asked.zone, asked.now
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


def _before_a_place(text: str, asked: _Asked, planned: datetime | None) -> Appointment | Unreadable | None:
    """The longest beginning that is a date and time, with what follows as the place."""
    if len(text) > LONGEST_WITH_PLACE:
        return None
    pieces = [match.end() for match in re.finditer(r"\S+", text)][: MOST_WORDS + 1]
    for end in reversed(pieces):
        beginning, rest = text[:end], PLACE_WORDS.sub("", text[end:].strip(" ,;-–\n\t"))
        if not rest or not _a_name(rest) or beginning.rstrip().endswith(("?", "/")):
            continue
        if planned is None and not any(character.isdigit() or character.isalpha() for character in beginning):
            continue
        read = _read(beginning.rstrip(" ,;-–"), asked, planned)
        place = " ".join(rest.split())
        if isinstance(read, Appointment):
            return replace(read, place=place)
        if read.reason in (Reason.IN_THE_PAST, Reason.TWO_WAYS, Reason.WEEKDAY_MISMATCH) and read.options:
            return replace(read, place=place)
        if read.reason is Reason.NO_DAY:
            return replace(read, place=place)
    return None


def _after_a_place(text: str, asked: _Asked, planned: datetime | None) -> Appointment | Unreadable | None:
    """The longest end that is a date and time, with what stands before it as the place, if it clearly is one."""
    if len(text) > LONGEST_WITH_PLACE or text.rstrip().endswith("?"):
        return None
    for start in [match.start() for match in re.finditer(r"\S+", text)][1:MOST_WORDS]:
        place = " ".join(text[:start].strip(" ,;:-–\n\t").split())
        if not _clearly_a_place(place):
            continue
        read = _read(text[start:], asked, planned)
        named = PLACE_WORDS.sub("", place)
        if isinstance(read, Appointment) or read.reason is Reason.NO_TIME:
            return replace(read, place=named)
        if read.reason in (Reason.IN_THE_PAST, Reason.TWO_WAYS, Reason.WEEKDAY_MISMATCH) and read.options:
            return replace(read, place=named)
    return None


def _clearly_a_place(text: str) -> bool:
    """Whether words before a date are a place and no sentence: "our café", "Café Aino", "Storgatan 5", "kirjastossa"."""
    words = text.split()
    bare = [word.strip(".,;:!()").casefold() for word in words]
    if not words or not all(bare) or NO_PLACE.intersection(bare) or not _a_name(text):
        return False
    if any(read_day(word, "en", date(2026, 1, 1)) is not None for word in bare if len(word) >= SHORTEST_DAY):
        return False
    if bare[0] in PLACE_BEGINS and len(words) > 1:
        return True
    if len(words) > 1 and words[0][:1].isupper() and (words[1][:1].isupper() or HOUSE_NUMBER.fullmatch(bare[1])):
        return True
    return len(bare[-1]) >= SHORTEST_INFLECTED and bare[-1].endswith(PLACE_ENDS)


def _a_name(text: str) -> bool:
    """Whether it may be the name of a place: words, and no number but after one, as of a house."""
    words = text.split()
    if not words or not words[0][:1].isalpha() or words[0].casefold() in JOINERS | ZONES or is_part(words[0]):
        return False
    if text.endswith("?") or read_day(_words(words[0]), "en", date(2026, 1, 1)) is not None:
        return False
    for before, word in zip(("", *words), words, strict=False):
        bare = word.strip(".,;:!()")
        if any(character.isdigit() for character in bare) and not (before and HOUSE_NUMBER.fullmatch(bare)):
            return False
    return not any(way.sure for way in splits(_words(text)))


def _looked_closer(read: Unreadable, typed: str, asked: _Asked) -> Unreadable:
    """Of what could not be read: which part is odd, or what was understood inside it."""
    if read.reason in (Reason.NO_TIME, Reason.NOT_A_DATE, Reason.NO_SUCH_DAY, Reason.NO_SUCH_MONTH, Reason.NO_DAY):
        options, days = _several(typed, asked)
        if len(options) > 1 or len(days) > 1:
            return Unreadable(Reason.TWO_DATES, options=options, days=days)
    if read.reason not in (Reason.NOT_A_DATE, Reason.NO_TIME):
        return read
    if len(typed) > LONGEST_WITH_PLACE:
        return Unreadable(Reason.TOO_LONG)
    words = _words(typed)
    odd = impossible(words)
    if odd is not None:
        rest, said = odd
        day = read_day(rest, asked.language, asked.today) if rest else None
        if isinstance(day, Day) and day.matches and day.again is None:
            return Unreadable(Reason.NO_SUCH_TIME, day.on, odd=said)
        if not rest:
            return Unreadable(Reason.NO_SUCH_TIME, odd=said)
    if read.reason is Reason.NO_TIME:
        return read
    if typed.strip() and not any(character.isalnum() for character in typed):
        return Unreadable(Reason.NO_WORDS)
    inside = _inside(typed, asked)
    if inside is not None:
        return inside
    return Unreadable(Reason.TOO_LONG) if len(typed) > LONGEST else read


def _several(typed: str, asked: _Asked) -> tuple[tuple[datetime, ...], tuple[date, ...]]:
    """The moments in a list such as `15.12. klo 17 tai 16.12. klo 18`, or its days where it says no time.

    What one of them does not say it shares with another.
    """
    if len(typed) > LONGEST_WITH_PLACE:
        return (), ()
    parts = [part for part in EITHER.split(typed) if part and part.strip()]
    if len(parts) < 2:
        words = typed.split()
        # "15.12. 17 16.12. 18": in the middle, if anywhere.
        half = len(words) // 2
        parts = [" ".join(words[:half]), " ".join(words[half:])] if len(words) in (2, 4, 6) else []
    read = [_pieces(part, asked) for part in parts]
    if len(read) < 2 or any(on is None and at is None for on, at in read):
        return (), ()
    shared = next((at for _, at in reversed(read) if at is not None), None)
    if shared is None:
        return (), tuple(dict.fromkeys(on for on, _ in read if on is not None))
    day: date | None = None
    found = []
    for on, at in read:
        day = on or day
        moment = None if day is None else asked.moment(day, at or shared)
        if moment is None:
            return (), ()
        found.append(moment)
    return tuple(dict.fromkeys(found)), ()


def _pieces(part: str, asked: _Asked) -> tuple[date | None, time | None]:
    read = _read(part.partition("@")[0], asked, None)
    if isinstance(read, Appointment):
        local = read.starts_at.astimezone(asked.zone)
        return local.date(), local.time()
    if read.reason is Reason.NO_TIME:
        return read.on, None
    if read.reason is Reason.NO_DAY:
        return None, read.at
    hour = part.strip()
    if hour.isascii() and hour.isdigit() and int(hour) < 24:
        return None, time(int(hour))
    return None, None


def _inside(typed: str, asked: _Asked) -> Unreadable | None:
    """The longest part that is a date and time by itself."""
    words = typed.split()[: 2 * MOST_WORDS]
    for start, end in _spans(len(words)):
        part = " ".join(words[start:end])
        if any(character.isdigit() for character in part) or end - start > 1:
            read = _read(part.strip(" ,.;:!?-–"), asked, None)
            if isinstance(read, Appointment):
                return Unreadable(Reason.INSIDE, options=(read.starts_at,), length=read.length)
    return None


def _spans(count: int) -> Iterator[tuple[int, int]]:
    for length in range(min(count, MOST_WORDS), 1, -1):
        for start in range(count - length + 1):
            yield start, start + length


def warm_up() -> None:
    """Load what the first date would have to wait for: names of months and weekdays in every language."""
    weekdays()
    for language in LANGUAGES:
        months_of(language)
