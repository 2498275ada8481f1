"""Setting a meeting: what was understood of a date, the days and times to choose from, and the question where."""

from __future__ import annotations

from calendar import Calendar, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from markupsafe import Markup

from bot.actions import Action, PickDates, PickDay, PickMonth, PickNothing, PickPlace, PickTime
from bot.domain.cycle.rhythm import HOUR_CHOICES
from bot.domain.formatted import shortened
from bot.domain.meetings import TEN_MONTHS, minutes_of
from bot.domain.views import Scheduling
from bot.formats.when import DateProblem, Unreadable
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, short_moment
from locales import Text

MOST_SHOWN = 60
MOST_OPTIONS = 5
HOURS_A_ROW = 4
LONGEST_LABEL = 25
BLANK = "·"

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class RefusalWords:
    """A refusal in words: the message, and what it names."""

    key: str
    values: dict[str, Any]


def understood(t: Text, read: Unreadable, today: date) -> str:
    """What was understood of a date, with the year where that is not this one; empty where nothing was."""
    if read.on is None:
        return "" if read.at is None else t.clock(read.at)
    if read.at is None:
        return t.day(read.on, today=today)
    return t.moment(datetime.combine(read.on, read.at, t.zone), today=today)


def why(t: Text, read: Unreadable, typed: str, today: date) -> RefusalWords:
    """What was understood of what was typed, and what is missing or odd."""
    options: list[object] = [t.moment(moment, today=today) for moment in read.options[:MOST_OPTIONS]]
    options += [t.day(on, today=today) for on in read.days[:MOST_OPTIONS]]
    key = f"refused-time-{read.reason}"
    values: dict[str, Any] = {
        "typed": shortened(" ".join(typed.split()), MOST_SHOWN),
        "understood": understood(t, read, today),
        "options": t.either(options),
        "odd": read.odd or "",
        "place": shortened(read.place or "", MOST_SHOWN),
    }
    if read.reason is DateProblem.IN_THE_PAST and options:
        key += "-or"
    if read.reason is DateProblem.NO_SUCH_TIME and read.on is None:
        key += "-alone"
    if read.reason is DateProblem.NO_WEEKDAY and read.on is not None:
        values["understood"] = t.day(read.on, today=today)
    if read.reason is DateProblem.NO_SUCH_DAY and read.on is not None:
        last = read.on.replace(day=monthrange(read.on.year, read.on.month)[1])
        values["understood"] = t.day(last, today=today)
    return RefusalWords(key, values)


def ask(t: Text, can: Scheduling, today: date) -> OutgoingMessage:
    """When and where? The rhythm's dates to tap; any other day a month away."""
    usual = tuple(_time(t, moment, None, today) for moment in can.usual)
    return OutgoingMessage(t("schedule-ask"), _one_each((*usual, _other_day(t, alone=not usual))))


def ask_back(t: Text, can: Scheduling, read: Unreadable, typed: str, today: date) -> OutgoingMessage:
    """What was understood and what is not, with what may be meant as buttons."""
    said = why(t, read, typed, today)
    text = t(said.key, **said.values)
    if read.reason is DateProblem.TWO_DATES:
        return OutgoingMessage(text, _one_each((button(t.plain("button-ask-dates"), PickDates()),)))
    offered = [_time(t, moment, read.length, today) for moment in read.options[:MOST_OPTIONS]]
    offered += [_day(t, on, today) for on in read.days[:MOST_OPTIONS]]
    if read.reason is DateProblem.PERHAPS_A_PLACE and can.planned is not None:
        yes = button(t.plain("button-place-yes"), PickPlace(int(can.planned.id), "typed"))
        return OutgoingMessage(text, _one_each((yes,)))
    if read.reason is DateProblem.NO_TIME and read.on is not None:
        return OutgoingMessage(text, times(t, can, read.on, today))
    if read.reason is DateProblem.NO_DAY and read.at is not None:
        days = [moment.astimezone(t.zone).date() for moment in can.usual]
        moments = [datetime.combine(on, read.at, t.zone) for on in days]
        offered = [_time(t, moment, read.length, today) for moment in moments]
    if not offered and read.reason not in (DateProblem.NO_SUCH_TIME, DateProblem.NOT_A_TIME_THERE):
        offered = [_time(t, moment, None, today) for moment in can.usual]
    if read.reason in (DateProblem.NO_SUCH_TIME, DateProblem.NOT_A_TIME_THERE) and read.on is not None:
        return OutgoingMessage(text, times(t, can, read.on, today))
    return OutgoingMessage(text, _one_each((*offered, _other_day(t, alone=not offered))))


def confirm(t: Text, starts_at: datetime, length: timedelta | None, today: date) -> OutgoingMessage:
    """A day of another year, or far off, once more."""
    text = t("schedule-confirm", moment=t.moment(starts_at, today=today))
    return OutgoingMessage(text, _one_each((_time(t, starts_at, length, today), _other_day(t))))


def shorter_place(
    t: Text, starts_at: datetime, length: timedelta | None, place: str, over: int, today: date
) -> OutgoingMessage:
    """The place is too long: offer its beginning, or ask for a shorter one.

    Args:
        place: as much of it as fits.
        over: by how many characters it was too long.
    """
    text = t("schedule-place-cut", n=over, place=place)
    return OutgoingMessage(text, _one_each((_time(t, starts_at, length, today),)))


def month(t: Text, today: date, on: date) -> OutgoingMessage:
    """The days of a month, to be tapped.

    Args:
        on: any day of it.
    """
    year, number, first = on.year, on.month, on.replace(day=1)
    title = shortened(f"{t.month(first).capitalize()} {year}", LONGEST_LABEL)
    before, after = first - timedelta(days=1), first + timedelta(days=31)
    earlier = _page("‹", before) if (before.year, before.month) >= (today.year, today.month) else _nothing(BLANK)
    later = _page("›", after) if after.replace(day=1) <= today + TEN_MONTHS else _nothing(BLANK)
    rows = [(earlier, _nothing(title), later), tuple(_nothing(t.weekday(day, short=True)) for day in range(7))]
    for week in Calendar().monthdatescalendar(year, number):
        if week[-1] < today:
            continue
        rows.append(
            tuple(
                button(str(day.day), PickDay(f"{day:%Y%m%d}"))
                if day.month == number and day >= today
                else _nothing(BLANK)
                for day in week
            )
        )
    return OutgoingMessage(t("schedule-choose-day"), tuple(rows))


def choose_time(t: Text, can: Scheduling, on: date, today: date) -> OutgoingMessage:
    """The day is chosen: at what time?"""
    return OutgoingMessage(t("schedule-choose-time", day=t.day(on, today=today)), times(t, can, on, today))


def times(t: Text, can: Scheduling, on: date, today: date) -> Rows:
    """The hours at which groups meet, the one of this group's rhythm and of the meeting that is set among them."""
    usual = {time(hour) for hour in HOUR_CHOICES}
    usual |= {moment.astimezone(t.zone).time() for moment in can.usual[:1]}
    if can.planned is not None:
        usual.add(can.planned.starts_at.astimezone(t.zone).time())
    moments = [datetime.combine(on, at, t.zone) for at in sorted(usual)]
    buttons = [button(t.time(moment), PickTime(int(moment.timestamp()), 0)) for moment in moments]
    rows = [tuple(buttons[place : place + HOURS_A_ROW]) for place in range(0, len(buttons), HOURS_A_ROW)]
    back = button(t.plain("button-other-day"), PickMonth(f"{on:%Y%m}"))
    return (*rows, (back,))


def ask_where(t: Text, meeting_id: int, last: str | None, starts_at: datetime | None, today: date) -> OutgoingMessage:
    """Where do you meet? With the place of last time as a button.

    Args:
        starts_at: said first where the message took the place of the one that asked when.
    """
    text = t("schedule-ask-where")
    if starts_at is not None:
        text = Markup("{}\n\n{}").format(t("schedule-done", moment=t.moment(starts_at, today=today)), text)
    later = (button(t.plain("button-place-later"), PickPlace(meeting_id, "later")),)
    if last is None:
        return OutgoingMessage(text, (later,))
    label = shortened(t.plain("card-place", place=last), LONGEST_LABEL)
    return OutgoingMessage(text, ((button(label, PickPlace(meeting_id, "last")),), later))


def cut_place(t: Text, meeting_id: int, place: str, over: int) -> OutgoingMessage:
    """The place is too long: offer its beginning, or ask for a shorter one."""
    yes = button(t.plain("button-place-yes"), PickPlace(meeting_id, "typed"))
    return OutgoingMessage(t("schedule-place-cut", n=over, place=place), ((yes,),))


def done(t: Text, starts_at: datetime, today: date) -> OutgoingMessage:
    """What became of the question when."""
    return OutgoingMessage(t("schedule-done", moment=t.moment(starts_at, today=today)))


def _one_each(buttons: Sequence[Button]) -> Rows:
    return tuple((each,) for each in buttons)


def _time(t: Text, moment: datetime, length: timedelta | None, today: date) -> Button:
    label = t.plain("button-take-date", moment=short_moment(t, moment, today))
    return button(label, PickTime(int(moment.timestamp()), minutes_of(length) or 0))


def _day(t: Text, on: date, today: date) -> Button:
    return button(t.short_day(on, today=today), PickDay(f"{on:%Y%m%d}"))


def _other_day(t: Text, *, alone: bool = False) -> Button:
    return button(t.plain("button-choose-day" if alone else "button-other-day"), PickMonth("now"))


def _page(label: str, on: date) -> Button:
    return button(label, PickMonth(f"{on:%Y%m}"))


def _nothing(label: str) -> Button:
    nothing: Action = PickNothing()
    return button(label, nothing)
