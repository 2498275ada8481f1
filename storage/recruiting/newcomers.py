"""Whoever looks for a group, with what they have said."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from bot.domain.groups import Group
from bot.domain.meetings import Meeting, MeetingAnswer, MeetingState
from bot.domain.recruiting.funnel import A_YEAR, FunnelStage
from bot.domain.recruiting.newcomers import AGAIN, PLACE_KEPT, Newcomer, NewcomerState, NewcomerStep
from storage import tables
from storage.engine.transaction import Transaction
from storage.recruiting import events

NEWCOMERS = tables.newcomers
SHOWN = tuple(column for column in NEWCOMERS.c if column.name != "started_at")


def _newcomer(row: Any) -> Newcomer:
    values = dict(row._mapping)
    values["state"], values["step"] = NewcomerState(values["state"]), NewcomerStep(values["step"])
    values["days"], values["passed"] = tuple(values["days"]), tuple(values["passed"])
    return Newcomer(**values)


async def of_person(tx: Transaction, person_id: int) -> Newcomer | None:
    """What this person has said, kept from being changed by two at once."""
    row = await tx.one(select(*SHOWN).where(NEWCOMERS.c.person_id == person_id).with_for_update())
    return None if row is None else _newcomer(row)


async def begin(tx: Transaction, person_id: int, link_id: int | None, region: str | None, now: datetime) -> Newcomer:
    """Somebody begins to look; what they have said before stays."""
    values: dict[str, Any] = {
        "person_id": person_id,
        "link_id": link_id,
        "state": NewcomerState.ASKED,
        "step": NewcomerStep.COMPANY,
        "region": region,
        "days": [],
        "passed": [],
        "started_at": now,
        "changed_at": now,
    }
    await tx.run(tx.unless_there(NEWCOMERS), values)
    found = await of_person(tx, person_id)
    assert found is not None
    return found


async def change(tx: Transaction, person_id: int, now: datetime, **values: Any) -> Newcomer:
    """Keep what somebody has said, or where they stand now."""
    for name in ("days", "passed"):
        if name in values:
            values[name] = list(values[name])
    changed = update(NEWCOMERS).where(NEWCOMERS.c.person_id == person_id).values(changed_at=now, **values)
    return _newcomer(await tx.one(changed.returning(*SHOWN)))


async def on_their_way(tx: Transaction, group_id: int, now: datetime) -> int:
    """How many have been let into a group lately and are not in it yet: their places are taken.

    Whoever has not come for a month can come still, but keeps no place from others.
    """
    coming = (NEWCOMERS.c.group_id == group_id) & (NEWCOMERS.c.state == NewcomerState.ADMITTED)
    coming &= NEWCOMERS.c.changed_at > now - PLACE_KEPT
    return int(await tx.value(select(func.count()).select_from(NEWCOMERS).where(coming)))


async def waiting(tx: Transaction) -> list[Newcomer]:
    """Everybody who waits for a group, longest first."""
    rows = await tx.all(
        select(*SHOWN)
        .where(NEWCOMERS.c.state == NewcomerState.WAITING)
        .order_by(NEWCOMERS.c.changed_at, NEWCOMERS.c.person_id)
    )
    return [_newcomer(row) for row in rows]


async def wait_for_date(tx: Transaction, group_id: int) -> bool:
    """Whether somebody who was a guest waits for the group's next date."""
    again = (NEWCOMERS.c.state == NewcomerState.WAITING) & (NEWCOMERS.c.reason == AGAIN)
    return bool(await tx.value(select(NEWCOMERS.c.person_id).where(NEWCOMERS.c.group_id == group_id, again).limit(1)))


async def wait_again(tx: Transaction, meeting: Meeting, now: datetime) -> None:
    """A meeting is off: whoever was to come to it as a guest, and looks for a group, waits for the group's next date."""
    guests = tables.guests.c
    expected = select(guests.person_id).where(guests.meeting_id == meeting.id, guests.answer == MeetingAnswer.GOING)
    own = (NEWCOMERS.c.state == NewcomerState.GUEST) & (NEWCOMERS.c.group_id == meeting.group_id)
    values = {"state": NewcomerState.WAITING, "step": NewcomerStep.DONE, "reason": AGAIN, "changed_at": now}
    await tx.run(update(NEWCOMERS).where(own, NEWCOMERS.c.person_id.in_(expected)).values(values))


async def after_meeting(tx: Transaction, group: Group, host_id: int, now: datetime) -> None:
    """A meeting was held: who of the host's company has hosted for the first time, and who has been here for a year."""
    members = tables.memberships
    here = await tx.all(
        select(members.c.person_id, members.c.company_id, members.c.joined_at).where(
            members.c.group_id == group.id, members.c.left_at.is_(None)
        )
    )
    known = await events.noted(tx, [row[0] for row in here], (FunnelStage.HOSTED, FunnelStage.STAYED))
    for person_id, company_id, since in here:
        reached = {FunnelStage.HOSTED: company_id == host_id, FunnelStage.STAYED: now - since >= A_YEAR}
        for stage, is_so in reached.items():
            if is_so and (person_id, stage) not in known:
                await events.note(tx, stage, person_id, now, group=group)


async def not_held(tx: Transaction, meeting: Meeting) -> None:
    """A meeting was not held after all: nobody has hosted or visited by it. Who has by an earlier one, has by that."""
    members, guests, meetings = tables.memberships, tables.guests, tables.meetings
    own = select(members.c.person_id).where(members.c.company_id == meeting.company_id)
    hosts = {row[0] for row in await tx.all(own)}
    visitors = {row[0] for row in await tx.all(select(guests.c.person_id).where(guests.c.meeting_id == meeting.id))}
    others = (meetings.c.state == MeetingState.HELD) & (meetings.c.id != meeting.id)
    during = (members.c.joined_at <= meetings.c.starts_at) & (
        members.c.left_at.is_(None) | (members.c.left_at >= meetings.c.starts_at)
    )
    hosted = (
        select(members.c.person_id, meetings.c.group_id, meetings.c.starts_at)
        .join(meetings, meetings.c.company_id == members.c.company_id)
        .where(others, during, members.c.person_id.in_(hosts))
    )
    visited = (
        select(guests.c.person_id, meetings.c.group_id, meetings.c.starts_at)
        .join(meetings, meetings.c.id == guests.c.meeting_id)
        .where(others, guests.c.answer == MeetingAnswer.GOING, guests.c.person_id.in_(visitors))
    )
    for stage, those, other in ((FunnelStage.HOSTED, hosts, hosted), (FunnelStage.VISITED, visitors, visited)):
        first: dict[int, tuple[int, datetime]] = {}
        for person_id, group_id, at in await tx.all(other.order_by(meetings.c.starts_at.desc())):
            first[person_id] = group_id, at
        for person_id in sorted(those):
            await events.take_back(tx, stage, person_id, meeting.group_id, first.get(person_id))


async def held_after_all(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> None:
    """It was held: its host has hosted, and its guests have visited."""
    guests = tables.guests
    came = (guests.c.meeting_id == meeting.id) & (guests.c.answer == MeetingAnswer.GOING)
    for row in await tx.all(select(guests.c.person_id).where(came).order_by(guests.c.person_id)):
        await events.note(tx, FunnelStage.VISITED, row[0], now, group=group)
    await after_meeting(tx, group, meeting.company_id, now)


async def joined(tx: Transaction, person_id: int, group: Group, now: datetime) -> None:
    """Somebody belongs to a company of the group from now on, by whatever way they came."""
    await events.note(tx, FunnelStage.JOINED, person_id, now, group=group)
    own = NEWCOMERS.c.person_id == person_id
    values = {"state": NewcomerState.JOINED, "step": NewcomerStep.DONE, "group_id": group.id, "request_group_id": None}
    await tx.run(update(NEWCOMERS).where(own).values(changed_at=now, **values))
