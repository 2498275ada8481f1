"""Keep announced local times when a group's time zone, or the zone's rules, change."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.date_polls import RoundState
from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.meetings.reminders import at_wall_clock, same_clock
from bot.domain.themes.ballots import BallotState
from bot.services.cycle import dates
from bot.services.dependencies import Dependencies
from bot.services.meetings.lifecycle import renew_calendars, set_timers
from storage import Transaction, date_polls, groups, meetings
from storage.delivery import cards, timers
from storage.themes import ballots


async def zone_changed(tx: Transaction, before: Group, group: Group, now: datetime) -> None:
    """Keep everything a group is waiting for at its local time in the new zone."""
    old, new = before.tz, group.tz
    for timer in await timers.waiting_in(tx, group.id):
        stale_at = None if timer.stale_at is None else same_clock(timer.stale_at, old, new)
        await timers.move(tx, timer.id, same_clock(timer.due_at, old, new), stale_at)
    ballot = await ballots.latest(tx, group.id, (BallotState.OPEN,))
    if ballot is not None:
        await ballots.change(tx, ballot.id, closes_at=same_clock(ballot.closes_at, old, new))
    found = await dates.under_way(tx, group)
    if found is not None:
        await _round(tx, found.id, old, new, now)
    planned = await meetings.coming(tx, group.id)
    if planned is not None:
        await retime(tx, group, planned, now, zone_before=old)


async def _round(tx: Transaction, round_id: int, old: ZoneInfo, new: ZoneInfo, now: datetime) -> None:
    found = await date_polls.by_id(tx, round_id)
    if found is None or found.state not in (RoundState.OPEN, RoundState.COUNTED):
        return
    found = await date_polls.change(
        tx,
        found.id,
        times=tuple(time.at(same_clock(time.starts_at, old, new)) for time in found.times),
        closes_at=same_clock(found.closes_at, old, new),
        decide_by=None if found.decide_by is None else same_clock(found.decide_by, old, new),
    )
    await dates.spoil(tx, found, now)


async def retime(
    tx: Transaction, group: Group, planned: Meeting, now: datetime, *, zone_before: ZoneInfo | None = None
) -> Meeting:
    """Move the meeting to the announced local time under the current rules. Nobody has to answer again.

    Args:
        zone_before: where the zone was changed, for a meeting of an earlier version that keeps no hour of its own.
    """
    if planned.wall_clock is not None:
        starts_at = at_wall_clock(planned.wall_clock, group.tz)
    elif zone_before is not None:
        starts_at = same_clock(planned.starts_at, zone_before, group.tz)
    else:
        return planned
    if starts_at == planned.starts_at:
        return planned
    await meetings.keep_answers(tx, planned, starts_at)
    await cards.shows_other_moment(tx, planned.id, planned.starts_at, starts_at, now)
    meeting = await meetings.change(tx, planned.id, starts_at=starts_at, sequence=planned.sequence + 1, changed_at=now)
    await set_timers(tx, group, meeting, now)
    await renew_calendars(tx, group, meeting, now)
    return meeting


class WallClocks:
    """Checks after a start whether the rules of a zone have changed."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def keep(self) -> int:
        """Correct meetings whose local time is now another moment; return how many."""
        now, put_right = self._dependencies.now(), 0
        async with self._dependencies.database.transaction() as tx:
            for meeting_id, group_id, starts_at, wall_clock, zone in await meetings.promised(tx, now):
                if at_wall_clock(wall_clock, ZoneInfo(zone)) == starts_at:
                    # So it is with nearly all: a network has thousands, and a start must not read each.
                    continue
                group = await groups.by_id(tx, GroupId(group_id), lock=True)
                current = await meetings.by_id(tx, meeting_id)
                if current is not None and current.state is MeetingState.PLANNED and current.starts_at > now:
                    put_right += await retime(tx, group, current, now) != current
        return put_right
