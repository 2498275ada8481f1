"""A facilitator sets a group up: its rhythm, and the month in which it rests, all by buttons.

The group speaks their language from the start, since they have added the bot.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.simulation.dates import Habit
from locales import text_in

WEEKS = {1: "first", 2: "second", 3: "third", 4: "fourth"}
WISHED, LARGEST = 10, 12
SUMMER = 7
"""July, in which groups with a rhythm do not meet."""


def presses(language: str, zone: ZoneInfo, habit: Habit | None) -> Iterator[str]:
    """The labels to press on the settings card, one after the other; one that is ticked already need not be.

    Args:
        language: of the group.
        habit: its rhythm; None where each host decides.
    """
    if habit is None:
        return
    t = text_in(language, zone)
    yield t.plain("button-rhythm")
    yield t.plain(f"button-rhythm-week-{WEEKS[habit.nth]}")
    yield t.weekday(habit.weekday, short=True)
    yield t.time(datetime.combine(date(2027, 1, 4), time(habit.hour), zone))
    yield t.plain("button-months-off")
    yield t.month(date(2027, SUMMER, 1))


def sizes(language: str, zone: ZoneInfo) -> Iterator[str]:
    """The labels to press where a group wishes for more companies than it must have, so that some can leave."""
    t = text_in(language, zone)
    yield t.plain("button-size")
    yield t.plain("button-size-wished", number=WISHED)
    # The card is back at its top then.
    yield t.plain("button-size")
    yield t.plain("button-size-largest", number=LARGEST)
