"""Defaults for groups, as text and as choices, on a settings card and on a region's page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from markupsafe import Markup

from bot.actions import Action, Setting
from bot.domain.groups import LARGEST_CHOICES, REMINDER_CHOICES, WISHED_CHOICES, Group
from bot.domain.groups.quiet_hours import FROM_CHOICES, UNTIL_CHOICES
from bot.domain.groups.ways import HasWays
from bot.presenters.outgoing import Button
from bot.presenters.wording import button
from locales import Text

Make = Callable[[str, str], Action]
"""The button's meaning, from the name of a setting and its value."""
Rows = tuple[tuple[Button, ...], ...]
MONTHS = tuple(date(2026, number, 1) for number in range(1, 13))


def _ticked(chosen: bool, label: str) -> str:
    return f"✓ {label}" if chosen else label


def reminder_times(t: Text, ways: HasWays) -> Markup | str:
    """How long before a meeting the group is reminded."""
    if not ways.reminder_minutes:
        return t("settings-no-reminders")
    offsets = [timedelta(minutes=minutes) for minutes in sorted(ways.reminder_minutes, reverse=True)]
    return t("settings-before", times=t.list([t.duration(offset) for offset in offsets]))


def quiet_hours(t: Text, ways: HasWays) -> Markup:
    """When the group is left in peace."""
    if ways.quiet_from == ways.quiet_until:
        return t("settings-quiet-none")
    return t("settings-quiet", begins=t.hour(ways.quiet_from), ends=t.hour(ways.quiet_until))


def choices(t: Text, ways: HasWays, way: str, make: Make) -> Rows:
    """What there is to choose for one way.

    Args:
        way: one of `bot.domain.groups.ways.COLUMNS`.
    """
    return {"reminders": _reminders, "quiet": _quiet, "size": _size, "months": _months}[way](t, ways, make)


def _reminders(t: Text, ways: HasWays, make: Make) -> Rows:
    found = [
        button(
            _ticked(minutes in ways.reminder_minutes, str(t.duration(timedelta(minutes=minutes)))),
            make("reminder", str(minutes)),
        )
        for minutes in REMINDER_CHOICES
    ]
    return tuple(tuple(found[i : i + 2]) for i in range(0, len(found), 2))


def _quiet(t: Text, ways: HasWays, make: Make) -> Rows:
    none = ways.quiet_from == ways.quiet_until

    def choice(hour: int, chosen: int, label: str, value: str) -> Button:
        return button(_ticked(not none and hour == chosen, label), make("quiet", value))

    begins = [
        choice(hour, ways.quiet_from, t.plain("button-quiet-from", hour=t.hour(hour)), f"from-{hour}")
        for hour in FROM_CHOICES
    ]
    ends = [
        choice(hour, ways.quiet_until, t.plain("button-quiet-until", hour=t.hour(hour)), f"until-{hour}")
        for hour in UNTIL_CHOICES
    ]
    rows = tuple(tuple(row) for row in (begins[:2], begins[2:], ends[:2], ends[2:4], ends[4:]))
    return (*rows, (button(_ticked(none, t.plain("button-quiet-none")), make("quiet", "none")),))


def _size(t: Text, ways: HasWays, make: Make) -> Rows:
    def choice(chosen: int, number: int, label: str, value: str) -> Button:
        return button(_ticked(number == chosen, label), make("size", f"{value}-{number}"))

    wished = [choice(ways.size_wished, n, t.plain("button-size-wished", number=n), "wished") for n in WISHED_CHOICES]
    largest = [
        choice(ways.size_largest, n, t.plain("button-size-largest", number=n), "largest") for n in LARGEST_CHOICES
    ]
    return tuple(tuple(row) for row in (wished[:2], wished[2:], largest[:2], largest[2:]))


def _months(t: Text, ways: HasWays, make: Make) -> Rows:
    found = [
        button(_ticked(month.month in ways.months_off, t.month(month)), make("month-off", str(month.month)))
        for month in MONTHS
    ]
    return tuple(tuple(found[i : i + 3]) for i in range(0, 12, 3))


def back_to_region(t: Text, group: Group, way: str) -> Rows:
    """The way back to the region's choice, where the group has made its own."""
    if group.region is None or way not in group.own_ways:
        return ()
    return ((button(t.plain("button-as-region"), Setting("as-region", way)),),)
