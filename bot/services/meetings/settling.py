"""Set or change a meeting's time within a transaction, with everything that follows."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime

from bot.domain.cycle import Event
from bot.domain.cycle.turns import Turn
from bot.domain.delivery.threads import MEETING, PLACE
from bot.domain.groups import Group
from bot.domain.meetings import Meeting, MeetingState, minutes_of
from bot.domain.meetings.reminders import same_day, wall_clock
from bot.domain.views import MeetingCard
from bot.formats.when import Appointment
from bot.services.cycle import announcement, dates, step, stop_waiting, swaps
from bot.services.cycle import turns as turn_steps
from bot.services.meetings.lifecycle import announce, card, renew_calendars, set_timers
from bot.services.themes import lifecycle as themes_lifecycle
from storage import Transaction, meetings
from storage.delivery import cards, outbox


async def settle(
    tx: Transaction, group: Group, turn: Turn, when: Appointment, now: datetime, *, by_default: bool = False
) -> Meeting:
    """Set the meeting's time: create a meeting, move the planned one, or leave it unchanged.

    Args:
        by_default: nobody has chosen it, but most can come then.
    """
    planned = await meetings.coming(tx, group.id)
    if planned is None:
        async with step(tx, group, Event.SETTLE):
            return await settle_first(tx, group, turn, when, now, by_default=by_default)
    place = when.place or planned.place
    if place is not None:
        # The question where the group meets is answered.
        await cards.retire(tx, PLACE, planned.id, now)
    minutes = minutes_of(when.length) or planned.minutes
    if (when.starts_at, place, minutes) == (planned.starts_at, planned.place, planned.minutes):
        return planned
    only_placed = planned.place is None and (when.starts_at, minutes) == (planned.starts_at, planned.minutes)
    if only_placed and not await outbox.is_on_its_way(tx, announcement(planned)):
        return await _place(tx, group, planned, place, now)
    async with step(tx, group, Event.MOVE):
        return await _move(tx, group, planned, when.starts_at, place, minutes, now)


async def settle_first(
    tx: Transaction, group: Group, turn: Turn, when: Appointment, now: datetime, *, by_default: bool = False
) -> Meeting:
    """Set the first time of a turn; see `settle`. The caller performs the cycle step."""
    meeting = await meetings.add(
        tx,
        group_id=group.id,
        turn_id=turn.id,
        company_id=turn.company_id,
        starts_at=when.starts_at,
        wall_clock=wall_clock(when.starts_at, group.tz),
        place=when.place,
        minutes=minutes_of(when.length),
        state=MeetingState.PLANNED,
        uid=secrets.token_hex(12),
        sequence=0,
        changed_at=now,
    )
    meeting = await themes_lifecycle.carry(tx, group, meeting)
    await dates.overtaken(tx, group, now)
    await stop_waiting(tx, turn.id, "the time is settled")
    await swaps.date_changed(tx, meeting.company_id, now)
    await cards.spoil_all(tx, turn_steps.TURN_CARDS, turn.id, now)
    await announce(tx, group, meeting, now, by_default=by_default)
    await set_timers(tx, group, meeting, now)
    return meeting


async def _move(
    tx: Transaction,
    group: Group,
    planned: Meeting,
    starts_at: datetime,
    place: str | None,
    minutes: int | None,
    now: datetime,
) -> Meeting:
    meeting = await meetings.change(
        tx,
        planned.id,
        starts_at=starts_at,
        wall_clock=wall_clock(starts_at, group.tz),
        place=place,
        minutes=minutes,
        sequence=planned.sequence + 1,
        changed_at=now,
    )
    if meeting.starts_at != planned.starts_at:
        await dates.overtaken(tx, group, now)
        if same_day(meeting.starts_at, planned.starts_at, group.tz):
            await meetings.keep_answers(tx, planned, meeting.starts_at)
        # Whatever shows the old time is cut to a line at once; its buttons are good for that time alone.
        await cards.retire(tx, MEETING, meeting.id, now)
    else:
        await cards.spoil_all(tx, ("meeting", "meeting-private"), meeting.id, now)
    await swaps.date_changed(tx, meeting.company_id, now)
    await announce(tx, group, meeting, now, moved_from=planned.starts_at)
    await set_timers(tx, group, meeting, now)
    await renew_calendars(tx, group, meeting, now)
    return meeting


async def _place(tx: Transaction, group: Group, planned: Meeting, place: str | None, now: datetime) -> Meeting:
    """Fill in a place that was still open: cards and calendars show it, without a new message."""
    meeting = await meetings.change(tx, planned.id, place=place, sequence=planned.sequence + 1, changed_at=now)
    await cards.spoil_all(tx, ("meeting", "guest"), meeting.id, now)
    await renew_calendars(tx, group, meeting, now)
    return meeting


async def settled_card(tx: Transaction, group: Group, meeting: Meeting) -> MeetingCard:
    """Return the meeting for the person who set its time, with last time's place if it has none."""
    view = await card(tx, group, meeting)
    if meeting.place is not None:
        return view
    return replace(view, last_place=await meetings.last_place(tx, meeting.company_id))
