"""A group's meeting days as text, and their pages of the settings card."""

from __future__ import annotations

from datetime import date, datetime, time

from markupsafe import Markup

from bot.actions import Setting, SettingsPage
from bot.domain.cycle.rhythm import EVERY_CHOICES, HOUR_CHOICES, LAST, WEEK_CHOICES, Rhythm, Unit, read
from bot.domain.groups import Group
from bot.presenters.groups import ways
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button
from locales import Text

MONTHS = tuple(date(2026, month, 1) for month in range(1, 13))
MONDAY = date(2026, 1, 5)
WEEK_NAMES = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}


def said(t: Text, group: Group) -> Markup:
    """`the second Tuesday of the month at 17:00, not in July and December`."""
    rhythm = read(group.rhythm)
    if rhythm is None:
        return t("rhythm-host")
    words = _regularly(t, rhythm)
    if not group.months_off:
        return words
    return t("rhythm-months-off", rhythm=words, months=t.list([t.month(MONTHS[m - 1]) for m in group.months_off]))


def _regularly(t: Text, rhythm: Rhythm) -> Markup:
    weekday, at = t.weekday(rhythm.weekday), _clock(t, rhythm.at)
    if rhythm.unit is Unit.WEEKS:
        return t("rhythm-weeks", n=rhythm.number, weekday=weekday, time=at)
    return t(f"rhythm-month-{WEEK_NAMES[rhythm.number]}", weekday=weekday, time=at)


def _clock(t: Text, at: time) -> str:
    return t.time(datetime.combine(MONDAY, at, t.zone))


def page(t: Text, group: Group, name: str) -> OutgoingMessage:
    """The page of the rhythm, or of the months off."""
    if name == "months":
        return OutgoingMessage(t("settings-ask-months"), _months(t, group))
    text = Markup("{}\n\n{}").format(t("settings-ask-rhythm"), t("settings-rhythm", rhythm=said(t, group)))
    return OutgoingMessage(text, _rhythm(t, read(group.rhythm)))


def _ticked(chosen: bool, label: str) -> str:
    return f"✓ {label}" if chosen else label


def _rhythm(t: Text, now: Rhythm | None) -> tuple[tuple[Button, ...], ...]:
    month, weeks = now is not None and now.unit is Unit.MONTH, now is not None and now.unit is Unit.WEEKS
    number, weekday, at = (now.number, now.weekday, now.at) if now is not None else (0, None, None)

    def choice(chosen: bool, label: str, value: str) -> Button:
        return button(_ticked(chosen, label), Setting("rhythm", value))

    every_week = [
        choice(month and number == week, t.plain(f"button-rhythm-week-{WEEK_NAMES[week]}"), f"week-{week}")
        for week in WEEK_CHOICES
    ]
    every_weeks = [
        choice(weeks and number == n, t.plain("button-rhythm-every", n=n), f"every-{n}") for n in EVERY_CHOICES
    ]
    days = [choice(weekday == day, t.weekday(day, short=True), f"day-{day}") for day in range(7)]
    hours = [choice(at == time(hour), _clock(t, time(hour)), f"hour-{hour}") for hour in HOUR_CHOICES]
    return (
        (choice(now is None, t.plain("button-rhythm-host"), "host"),),
        tuple(every_week[:3]),
        tuple(every_week[3:]),
        tuple(every_weeks),
        tuple(days),
        tuple(hours[:4]),
        tuple(hours[4:]),
        (button(t.plain("button-months-off"), SettingsPage("months")),),
        (button(t.plain("button-back"), SettingsPage("top")),),
    )


def _months(t: Text, group: Group) -> tuple[tuple[Button, ...], ...]:
    rows = (*ways.choices(t, group, "months", Setting), *ways.back_to_region(t, group, "months"))
    return (*rows, (button(t.plain("button-back"), SettingsPage("rhythm")),))
