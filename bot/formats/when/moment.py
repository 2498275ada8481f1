"""A text that is a day and a time, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.formats.days import Day, OddDay, read_day
from bot.formats.hours import Split, splits, without_part
from bot.formats.when.appointment import FARTHEST, Appointment, DateProblem, TypingContext, Unreadable, checked
from bot.formats.when.cleaning import words_of

SHORTEST_DAY = 3
ISO = re.compile(
    r"(?P<local>[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?P<offset>z|[+-][0-9]{2}:?[0-9]{2})?"
)
WITH_YEAR = re.compile("[0-9]{4}")


def read_moment(text: str, asked: TypingContext, planned: datetime | None) -> Appointment | Unreadable:
    """All of these words as a date and time."""
    words, language, today = words_of(text), asked.language, asked.today
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
                return Unreadable(DateProblem.NO_WEEKDAY, day.week, way.at, options, length=way.length)
    if isinstance(whole, Day):
        return _without_a_time(whole, asked)
    alone = next((way for way in ways if not way.rest and way.sure), None)
    if alone is not None and odd is None:
        return _time_alone(alone, asked, planned)
    if odd is not None:
        return odd_day(odd)
    return Unreadable(DateProblem.NOT_A_DATE)


def _without_a_time(day: Day, asked: TypingContext) -> Unreadable:
    if not day.matches:
        return Unreadable(DateProblem.WEEKDAY_MISMATCH, day.on, days=_by_weekday(day, asked.today))
    if day.again is not None or day.on < asked.today:
        return Unreadable(DateProblem.IN_THE_PAST, day.on, days=instead(day, asked.today))
    if day.other is not None:
        return Unreadable(DateProblem.TWO_WAYS, day.on, days=(day.on, day.other))
    if day.on - asked.today > FARTHEST:
        return Unreadable(DateProblem.TOO_FAR, day.on)
    return Unreadable(DateProblem.NO_TIME, day.on)


def _time_alone(way: Split, asked: TypingContext, planned: datetime | None) -> Appointment | Unreadable:
    if planned is None:
        return Unreadable(DateProblem.NO_DAY, at=way.at, length=way.length)
    return _moment(Day(planned.astimezone(asked.zone).date()), way, asked)


def odd_day(odd: OddDay) -> Unreadable:
    """Why a day that cannot be is none."""
    if odd.week is not None:
        return Unreadable(DateProblem.NO_WEEKDAY, odd.week, days=tuple(odd.week + timedelta(days=n) for n in range(5)))
    if odd.month is None:
        return Unreadable(DateProblem.NO_SUCH_MONTH, odd=odd.typed)
    return Unreadable(DateProblem.NO_SUCH_DAY, odd.month, odd=odd.typed)


def _iso(iso: re.Match[str], asked: TypingContext) -> Appointment | Unreadable:
    try:
        moment = datetime.fromisoformat(iso["local"].upper() + (iso["offset"] or "").upper())
        if moment.tzinfo is not None:
            moment = moment.astimezone(asked.zone)
    except (ValueError, OverflowError):
        return Unreadable(DateProblem.NOT_A_DATE)
    read = checked(moment.date(), moment.time(), moment.fold, asked)
    return read if isinstance(read, Unreadable) else Appointment(read, None)


def _moment(day: Day, way: Split, asked: TypingContext) -> Appointment | Unreadable:
    if not day.matches:
        options = asked.moments(_by_weekday(day, asked.today), (way.at,))
        return Unreadable(DateProblem.WEEKDAY_MISMATCH, day.on, way.at, options, length=way.length)
    if day.again is not None:
        options = asked.moments(instead(day, asked.today), (way.at,))
        return Unreadable(DateProblem.IN_THE_PAST, day.on, way.at, options, length=way.length)
    # "15.12 16.12" may be two dates.
    odd = way.at.minute % 5 != 0 or way.at.minute == day.on.month
    if way.like_a_date and odd and not WITH_YEAR.search(way.rest):
        return Unreadable(DateProblem.NO_TIME, day.on)
    if day.by_weekday and not way.sure:
        return _a_number_after_a_weekday(day, way, asked)
    read = checked(day.on, way.at, 0, asked)
    if day.other is not None or way.other is not None:
        options = asked.moments((day.on, day.other), (way.at, way.other))
        if len(options) > 1:
            return Unreadable(DateProblem.TWO_WAYS, day.on, None if way.other else way.at, options, length=way.length)
        if options:
            return Appointment(options[0], None, way.length)
    if isinstance(read, Unreadable):
        if read.reason is DateProblem.IN_THE_PAST:
            tomorrow = asked.today + timedelta(days=1)
            days = (tomorrow,) if day.on == asked.today else instead(Day(day.on), asked.today)
            read = replace(read, options=asked.moments(days, (way.at,)))
        return replace(read, length=way.length)
    return Appointment(read, None, way.length)


def _a_number_after_a_weekday(day: Day, way: Split, asked: TypingContext) -> Appointment | Unreadable:
    """ "Tuesday 17" is at 17, or on a Tuesday that is the 17th where one comes within two months."""
    such = [asked.today + timedelta(days=days) for days in range(62)]
    dated = [on for on in such if on.day == way.at.hour and on.weekday() == day.on.weekday()]
    if way.at.minute == 0 and not dated:
        options = asked.moments((day.on,), (way.at, way.other))
        if len(options) == 1:
            return Appointment(options[0], None, way.length)
        return Unreadable(DateProblem.TWO_WAYS, day.on, options=options, length=way.length)
    if dated and not way.like_a_date:
        options = asked.moments((day.on,), (way.at, way.other))
        return Unreadable(DateProblem.TWO_WAYS, day.on, options=options, days=tuple(dated[:1]))
    return Unreadable(DateProblem.NO_TIME, day.on)


def instead(day: Day, today: date) -> tuple[date, ...]:
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
