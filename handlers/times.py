"""Dates and times as people type them, on the group's clock."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.refused import UnreadableDay, require_fit
from bot.formats.when import Appointment, Unreadable, parse_schedule, parse_until
from bot.presenters.meetings.scheduling import why
from bot.telegram.context import Context
from handlers.places import MOST_PLACE
from locales import text_in


async def read_until(context: Context, text: str) -> date:
    """The day until which something lasts, on the group's calendar.

    Raises:
        UnreadableDay: with what was understood, what is expected, and an example.
    """
    voice = await context.voice()
    zone = ZoneInfo(voice.zone)
    now = context.services.dependencies.now()
    read = parse_until(text, language=voice.language, zone=zone, now=now)
    if isinstance(read, Unreadable):
        said = why(text_in(voice.language, zone), read, text, now.astimezone(zone).date())
        raise UnreadableDay(said.key.removeprefix("refused-time-"), **said.values)
    return read


async def read_appointment(context: Context, text: str) -> Appointment | Unreadable:
    """The moment and the place in what was typed, on the group's clock.

    Raises:
        TooLong: the place does not fit.
    """
    voice = await context.voice()
    now = context.services.dependencies.now()
    read = parse_schedule(text, language=voice.language, zone=ZoneInfo(voice.zone), now=now)
    require_fit(read.place or "", MOST_PLACE)
    return read
