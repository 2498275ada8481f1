"""Update the cycle when a meeting turns out not to have been held, or to have been held after all."""

from __future__ import annotations

from datetime import datetime

from bot.domain.cycle import Event, Stage
from bot.domain.cycle.rotation import after_hosting
from bot.domain.cycle.turns import Before, TurnState
from bot.domain.delivery.threads import GUEST, MEETING
from bot.domain.groups import Group
from bot.domain.meetings import Meeting, MeetingState
from bot.services.cycle import CycleStanding, standing, step
from bot.services.cycle import turns as turn_steps
from bot.services.meetings.lifecycle import give_on
from bot.services.themes import lifecycle as themes_lifecycle
from storage import Transaction, meetings, recruiting, regions
from storage.cycle import turns
from storage.delivery import cards
from storage.groups import companies


async def was_not_held(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> Meeting:
    """Take back that its host has hosted, and give it the turn again unless another company hosts.

    The caller holds the group's row.
    """
    last, at = await meetings.last_held(tx, group.id), await standing(tx, group)
    host = await companies.by_id(tx, meeting.company_id)
    can_host = not host.left and not host.paused(now.astimezone(group.tz).date())
    if last is None or last.id != meeting.id or not can_host or not at.allows(Event.NOT_HELD):
        return await _undone(tx, group, meeting, now)
    async with step(tx, group, Event.NOT_HELD) as at:
        meeting = await _undone(tx, group, meeting, now)
        await _host_again(tx, group, meeting, at, now)
    return meeting


async def _host_again(tx: Transaction, group: Group, meeting: Meeting, at: CycleStanding, now: datetime) -> None:
    if at.turn is not None and (at.hosts(meeting.company_id) or at.stage is Stage.OPEN):
        turn = await turns.change(tx, at.turn.id, because=Before.NOT_HELD)
        await turn_steps.take(tx, group, turn, meeting.company_id, now)
        return
    await turn_steps.hand_to(tx, group, meeting.company_id, now, TurnState.TAKEN, because=Before.NOT_HELD)


async def _undone(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> Meeting:
    await turns.change(tx, meeting.turn_id, state=TurnState.NOT_HELD)
    changed = await meetings.change(
        tx, meeting.id, state=MeetingState.CANCELLED, sequence=meeting.sequence + 1, changed_at=now
    )
    await themes_lifecycle.undiscussed(tx, group, meeting, now)
    await recruiting.not_held(tx, meeting)
    await regions.moved_on(tx, group, now)
    await _tell(tx, meeting, now)
    return changed


async def was_held_after_all(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> Meeting:
    """Count the meeting as hosted; the turn that was given back moves on if it has no date yet.

    The caller holds the group's row.
    """
    await turns.change(tx, meeting.turn_id, state=TurnState.HOSTED)
    meeting = await meetings.change(
        tx, meeting.id, state=MeetingState.HELD, reason=None, sequence=meeting.sequence + 1, changed_at=now
    )
    await companies.stand(tx, after_hosting(await companies.by_id(tx, meeting.company_id), meeting.starts_at))
    at = await standing(tx, group)
    regained = at.turn is not None and at.turn.because is Before.NOT_HELD and at.hosts(meeting.company_id)
    if regained and at.stage is Stage.ACCEPTED:
        async with step(tx, group, Event.PASS) as at:
            await give_on(tx, group, at, TurnState.GIVEN_ON, Before.NEXT, now)
    await themes_lifecycle.discussed_after_all(tx, group, meeting, now)
    await recruiting.held_after_all(tx, group, meeting, now)
    await regions.moved_on(tx, group, now)
    await _tell(tx, meeting, now)
    return meeting


async def _tell(tx: Transaction, meeting: Meeting, now: datetime) -> None:
    await cards.spoil(tx, "meeting", meeting.id, now)
    await cards.spoil(tx, "guest", meeting.id, now)
    await cards.tell_over(tx, MEETING | GUEST, meeting.id, now)
    await cards.tell_over(tx, ("turn", "turn-private", "turn-date"), meeting.turn_id, now)
