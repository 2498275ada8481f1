"""Dates and times as people type them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain import text_length
from bot.domain.refused import UnreadableDay, UnreadableTime, require_fit
from bot.formats.when import Appointment, Unreadable, parse_schedule, parse_until
from bot.telegram.context import Context
from locales import Text, text_in

MOST_SHOWN = 60
MOST_PLACE = 200


def shortened(text: str) -> str:
    """What was typed, as far as an answer can show it."""
    return text_length.shortened(text, MOST_SHOWN)


def understood_as(t: Text, read: Unreadable, zone: ZoneInfo, now: datetime) -> str:
    """What was understood of it, with the year where that is not this one; empty where nothing was."""
    if read.on is None:
        return ""
    today = now.astimezone(zone).date()
    return (
        t.day(read.on, today=today)
        if read.at is None
        else t.moment(datetime.combine(read.on, read.at, zone), today=today)
    )


async def read_until(context: Context, text: str) -> date:
    """The day until which something lasts, on the group's calendar.

    Raises:
        UnreadableDay: with what was understood, what is expected, and an example.
    """
    voice = await context.voice()
    zone = ZoneInfo(voice.zone)
    now = context.services.ground.now()
    read = parse_until(text, language=voice.language, zone=zone, now=now)
    if isinstance(read, Unreadable):
        understood = understood_as(text_in(voice.language, zone), read, zone, now)
        raise UnreadableDay(read.reason, typed=shortened(text), understood=understood)
    return read


async def read_appointment(context: Context, text: str) -> Appointment:
    """The moment and the place in what was typed, on the group's clock.

    Raises:
        UnreadableTime: with what was understood, what is expected, and an example.
        TooLong: the place does not fit.
    """
    voice = await context.voice()
    zone = ZoneInfo(voice.zone)
    now = context.services.ground.now()
    read = parse_schedule(text, language=voice.language, zone=zone, now=now)
    if isinstance(read, Unreadable):
        understood = understood_as(text_in(voice.language, zone), read, zone, now)
        raise UnreadableTime(read.reason, typed=shortened(text), understood=understood)
    require_fit(read.place or "", MOST_PLACE)
    return read
