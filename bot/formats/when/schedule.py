"""When and where a group meets, as somebody types it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.formats.hours import splits
from bot.formats.when.appointment import Appointment, DateProblem, TypingContext, Unreadable
from bot.formats.when.cleaning import words_of
from bot.formats.when.closer import looked_closer
from bot.formats.when.moment import read_moment
from bot.formats.when.places import after_a_place, before_a_place, may_be_a_name


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
    asked = TypingContext(language, zone, now)
    typed, at_sign, place = text.partition("@")
    read = read_moment(typed, asked, planned)
    if isinstance(read, Unreadable) and read.reason is DateProblem.NO_TIME and at_sign:
        clock, _, beyond = place.partition("@")
        if any(split.sure and not split.rest for split in splits(words_of(clock))):
            typed, place = f"{typed} {clock}", beyond
            read = read_moment(typed, asked, planned)
    where = " ".join(place.split()) or None
    if not typed.strip() and where is not None:
        if planned is not None:
            return Appointment(planned, where)
        return Unreadable(DateProblem.ONLY_A_PLACE, place=where)
    if (
        isinstance(read, Unreadable)
        and not at_sign
        and read.reason not in (DateProblem.IN_THE_PAST, DateProblem.TWO_WAYS)
    ):
        spoken = before_a_place(text, asked, planned) or after_a_place(text, asked, planned)
        read = read if spoken is None else spoken
    if isinstance(read, Unreadable):
        read = looked_closer(read, typed, asked)
        if read.reason is DateProblem.NOT_A_DATE and planned is not None and may_be_a_name(" ".join(text.split())):
            read = Unreadable(DateProblem.PERHAPS_A_PLACE, place=" ".join(text.split()))
        return read if where is None else replace(read, place=where)
    return read if where is None else replace(read, place=where)
