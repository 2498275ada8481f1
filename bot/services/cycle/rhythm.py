"""The date suggested by a group's usual meeting days, and a host who has to set a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from bot.domain.cycle.rhythm import REST, Rhythm, next_meeting, read
from bot.domain.cycle.rhythm import proposal as propose
from bot.domain.cycle.turns import Turn
from bot.domain.groups import Group
from bot.domain.joint_meetings import APART
from bot.domain.meetings.reminders import shifted
from bot.services.countries import days_off
from storage import Transaction, joint_meetings
from storage.cycle import turns
from storage.delivery import timers

NUDGE_AFTER = timedelta(days=2)
CALL_AFTER = timedelta(days=5)
TELL_AFTER = timedelta(days=7)
HAND_ON_AFTER = timedelta(days=14)
HAND_ON_AGAIN = timedelta(days=10)
"""The same after a meeting was called off: the group has waited for it once already."""
DATE_TIMERS = ("date-nudge", "date-call", "date-escalate", "date-hand-on")


async def proposal(tx: Transaction, group: Group, now: datetime) -> datetime | None:
    """Return the group's next usual date that gives the host enough time; None if hosts decide themselves."""
    rhythm = read(group.rhythm)
    if rhythm is None:
        return None
    off = await _days_off(tx, group, now)
    met = await turns.hosted(tx, group.id, 1)
    last_met = met[0][1].astimezone(group.tz).date() if met else None
    return propose(
        rhythm,
        today=now.astimezone(group.tz).date(),
        last_met=last_met,
        zone=group.tz,
        months_off=group.months_off,
        holiday=off,
    )


async def usual_dates(tx: Transaction, group: Group, now: datetime, most: int = 3) -> tuple[datetime, ...]:
    """Return the group's next usual dates, the suggested one first."""
    rhythm, first = read(group.rhythm), await proposal(tx, group, now)
    off = await _days_off(tx, group, now)
    found = [] if first is None else [first]
    while rhythm is not None and found and len(found) < most:
        later = _next_after(rhythm, group, found[-1], timedelta(days=1), off)
        if later is None:
            break
        found.append(later)
    return tuple(found)


async def following(tx: Transaction, group: Group, meeting: datetime, now: datetime) -> datetime | None:
    """Return the usual date after another meeting; None if hosts decide themselves."""
    rhythm = read(group.rhythm)
    return None if rhythm is None else _next_after(rhythm, group, meeting, REST, await _days_off(tx, group, now))


def _next_after(
    rhythm: Rhythm, group: Group, meeting: datetime, rest: timedelta, off: Callable[[date], bool]
) -> datetime | None:
    return next_meeting(
        rhythm,
        earliest=(meeting + rest).astimezone(group.tz).date(),
        zone=group.tz,
        months_off=group.months_off,
        holiday=off,
    )


async def _days_off(tx: Transaction, group: Group, now: datetime) -> Callable[[date], bool]:
    """Return the days that are skipped: public holidays, and those around a joint meeting."""
    joint = [
        moment.astimezone(group.tz).date()
        for moment in await joint_meetings.moments_of_group(tx, group.id, now - APART)
    ]

    holiday = await days_off(tx, group)

    def off(day: date) -> bool:
        return any(abs(day - other) <= APART for other in joint) or holiday(day)

    return off


async def await_date(tx: Transaction, group: Group, turn: Turn, now: datetime, *, again: bool = False) -> Turn:
    """Suggest a time to the host and set the timers that remind them.

    Args:
        again: the meeting was called off.
    """
    turn = await turns.change(tx, turn.id, proposed_at=await proposal(tx, group, now))
    steps = (NUDGE_AFTER, CALL_AFTER, TELL_AFTER, HAND_ON_AGAIN if again else HAND_ON_AFTER)
    moments = [shifted(now, after, group.tz) for after in steps]
    for kind, due_at, stale_at in zip(DATE_TIMERS, moments, (*moments[1:], None), strict=True):
        await timers.set_up(
            tx,
            key=f"{kind}:{turn.id}:{int(now.timestamp())}",
            kind=kind,
            group_id=group.id,
            subject_id=turn.id,
            due_at=due_at,
            stale_at=stale_at,
        )
    return turn


async def stop_waiting(tx: Transaction, turn_id: int, note: str) -> None:
    """Cancel those timers: the time is set, or the turn has moved on."""
    await timers.drop(tx, DATE_TIMERS, turn_id, note)
