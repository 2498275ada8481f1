"""What was confirmed about meetings, with every version, and what is proposed until then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update

from bot.domain.confirmations import (
    AfterMeetingPage,
    Confirmation,
    ConfirmationVersion,
    Details,
    Manner,
    NamedGuest,
    NotHeldReason,
)
from bot.domain.ids import PersonId
from bot.domain.meetings import Meeting, MeetingAnswer, MeetingState
from storage import meetings, tables
from storage.engine.transaction import Transaction

CONFIRMATIONS = tables.confirmations
CHANGES = tables.confirmation_changes
REVIEWS, GUESTS, PEOPLE, MEMBERS = tables.reviews, tables.guests, tables.people, tables.memberships
MEETINGS = tables.meetings
UNCONFIRMED = (
    select(MEETINGS.c.id)
    .join(REVIEWS, REVIEWS.c.meeting_id == MEETINGS.c.id)
    .outerjoin(CONFIRMATIONS, CONFIRMATIONS.c.meeting_id == MEETINGS.c.id)
    .where(
        MEETINGS.c.group_id == bindparam("group"),
        MEETINGS.c.state == MeetingState.HELD,
        REVIEWS.c.closed_at.is_not(None),
        CONFIRMATIONS.c.meeting_id.is_(None),
    )
    .order_by(MEETINGS.c.starts_at.desc(), MEETINGS.c.id.desc())
)


async def of_meeting(tx: Transaction, meeting_id: int) -> Confirmation | None:
    """Return what is currently confirmed about a meeting; None if nothing is."""
    row = await tx.one(
        select(CONFIRMATIONS, PEOPLE.c.name)
        .outerjoin(PEOPLE, PEOPLE.c.id == CONFIRMATIONS.c.person_id)
        .where(CONFIRMATIONS.c.meeting_id == meeting_id)
    )
    if row is None:
        return None
    values = dict(row._mapping)
    values["reason"] = None if values["reason"] is None else NotHeldReason(values["reason"])
    values["manner"] = None if values["manner"] is None else Manner(values["manner"])
    return Confirmation(**values)


async def confirm(tx: Transaction, confirmation: Confirmation) -> None:
    """Record a confirmation, replacing an earlier one."""
    values = asdict(confirmation)
    del values["name"]
    changed = {name: value for name, value in values.items() if name != "meeting_id"}
    statement = tx.upsert(CONFIRMATIONS).values(values)
    await tx.run(statement.on_conflict_do_update(index_elements=["meeting_id"], set_=changed))


async def note_change(
    tx: Transaction, meeting_id: int, person_id: int | None, at: datetime, said: Mapping[str, Any]
) -> None:
    """Add a version to the history."""
    values = {"meeting_id": meeting_id, "person_id": person_id, "at": at, "said": dict(said)}
    await tx.run(insert(CHANGES).values(values))


async def changes(tx: Transaction, meeting_id: int) -> list[ConfirmationVersion]:
    """Return every version, oldest first."""
    rows = await tx.all(
        select(CHANGES.c.at, CHANGES.c.person_id, CHANGES.c.said)
        .where(CHANGES.c.meeting_id == meeting_id)
        .order_by(CHANGES.c.id)
    )
    return [ConfirmationVersion(row[0], None if row[1] is None else PersonId(row[1]), row[2]) for row in rows]


async def version(tx: Transaction, meeting_id: int) -> int:
    """Return the number of versions."""
    return int(await tx.value(select(func.count()).select_from(CHANGES).where(CHANGES.c.meeting_id == meeting_id)))


async def draft(tx: Transaction, meeting: Meeting) -> tuple[Details, AfterMeetingPage]:
    """Return what the message after a meeting proposes, and which of its pages it shows."""
    kept = await tx.value(select(REVIEWS.c.draft).where(REVIEWS.c.meeting_id == meeting.id)) or {}
    planned = int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)
    details = Details(
        minutes=kept.get("minutes", planned),
        manner=Manner(kept.get("manner", Manner.IN_PERSON)),
        guests=kept.get("guests", 0),
        advisers=kept.get("advisers", 0),
        researchers=kept.get("researchers", 0),
    )
    return details, AfterMeetingPage(kept.get("page", AfterMeetingPage.FRONT))


async def keep_draft(tx: Transaction, meeting_id: int, details: Details, page: AfterMeetingPage) -> None:
    """Store the proposal and the page shown."""
    kept = asdict(details) | {"page": page}
    await tx.run(update(REVIEWS).where(REVIEWS.c.meeting_id == meeting_id).values(draft=kept))


async def named_guests(tx: Transaction, meeting: Meeting) -> list[NamedGuest]:
    """Return the guests who said they would come, or who were reported as present."""
    joined = (
        select(MEMBERS.c.person_id)
        .where(MEMBERS.c.group_id == meeting.group_id, MEMBERS.c.left_at.is_(None))
        .scalar_subquery()
    )
    rows = await tx.all(
        select(GUESTS.c.person_id, PEOPLE.c.name, GUESTS.c.came)
        .join(PEOPLE, PEOPLE.c.id == GUESTS.c.person_id)
        .where(
            GUESTS.c.meeting_id == meeting.id,
            (GUESTS.c.answer == MeetingAnswer.GOING) | GUESTS.c.came.is_not(None),
            # Who has joined meanwhile is counted among the company's people, unless they were counted as a guest.
            GUESTS.c.person_id.not_in(joined) | GUESTS.c.came.is_not(None),
        )
        .order_by(GUESTS.c.answered_at, GUESTS.c.person_id)
    )
    return [NamedGuest(PersonId(row[0]), row[1], row[2] is None or row[2]) for row in rows]


async def guest_came(tx: Transaction, meeting_id: int, person_id: int, *, came: bool) -> None:
    """Record whether this guest was there."""
    own = (GUESTS.c.meeting_id == meeting_id, GUESTS.c.person_id == person_id)
    await tx.run(update(GUESTS).where(*own).values(came=came))


async def unconfirmed(tx: Transaction, group_id: int) -> list[Meeting]:
    """Return a group's unconfirmed meetings, newest first.

    Those about which the group is still being asked are left out, and so are those from before anybody was asked.
    """
    found = [await meetings.by_id(tx, row[0]) for row in await tx.all(UNCONFIRMED, group=group_id)]
    return [one for one in found if one is not None]
