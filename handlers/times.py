"""Dates and times as people type them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.context import Context
from bot.domain.refused import TooLong, UnreadableDay, UnreadableTime
from bot.formats.when import Appointment, Unreadable, parse_schedule, parse_until
from locales import text_in

MOST_SHOWN = 60
MOST_PLACE = 200


def shortened(text: str) -> str:
    """What was typed, as far as an answer can show it."""
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"


async def read_until(context: Context, text: str) -> date:
    """The day until which something lasts, on the group's calendar.

    Raises:
        UnreadableDay: with what was understood, what is expected, and an example.
    """
    voice = await context.services.groups.voice(context.chat.id)
    zone = ZoneInfo(voice.zone)
    read = parse_until(text, language=voice.language, zone=zone, now=context.services.ground.now())
    if isinstance(read, Unreadable):
        understood = "" if read.on is None else text_in(voice.language, zone).day(read.on)
        raise UnreadableDay(read.reason, typed=shortened(text), understood=understood)
    return read


async def read_appointment(context: Context, text: str) -> Appointment:
    """The moment and the place in what was typed, on the group's clock.

    Raises:
        UnreadableTime: with what was understood, what is expected, and an example.
        TooLong: the place does not fit.
    """
    voice = await context.services.groups.voice(context.chat.id)
    zone = ZoneInfo(voice.zone)
    read = parse_schedule(text, language=voice.language, zone=zone, now=context.services.ground.now())
    if isinstance(read, Unreadable):
        t = text_in(voice.language, zone)
        understood = ""
        if read.on is not None and read.at is not None:
            understood = t.moment(datetime.combine(read.on, read.at, zone))
        elif read.on is not None:
            understood = t.day(read.on)
        raise UnreadableTime(read.reason, typed=shortened(text), understood=understood)
    if read.place is not None and len(read.place) > MOST_PLACE:
        raise TooLong(n=MOST_PLACE)
    return read
