"""Attendance, ratings and takeaways of meetings."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, update

from bot.domain.confirmations import Attended
from bot.domain.ids import CompanyId, MeetingId
from bot.domain.meetings import Meeting, MeetingAnswer
from bot.domain.reviews import Review, Takeaway
from storage import tables
from storage.engine.transaction import Transaction

REVIEWS = tables.reviews
ATTENDANCE = tables.attendance
RATINGS = tables.ratings
TAKEAWAYS = tables.takeaways


def _review(row: Any) -> Review:
    values = dict(row._mapping)
    values["counts"] = None if values["counts"] is None else tuple(values["counts"])
    return Review(**values)


async def open_(tx: Transaction, meeting_id: MeetingId, rating_key: str, closes_at: datetime) -> None:
    """Open the review of a meeting."""
    values = {"meeting_id": meeting_id, "rating_key": rating_key, "closes_at": closes_at}
    await tx.run(tx.unless_there(REVIEWS), values)


async def of_meeting(tx: Transaction, meeting_id: int, *, lock: bool = False) -> Review | None:
    """The review of a meeting; none where the meeting lies ahead or is older than reviews."""
    statement = select(REVIEWS).where(REVIEWS.c.meeting_id == meeting_id)
    row = await tx.one(statement.with_for_update() if lock else statement)
    return None if row is None else _review(row)


async def close(tx: Transaction, meeting_id: int, counts: Collection[int], at: datetime) -> None:
    """Close the review: only the count of each rating is kept, not who gave it."""
    await tx.run(delete(RATINGS).where(RATINGS.c.meeting_id == meeting_id))
    values = {"rating_key": None, "counts": list(counts), "closed_at": at}
    await tx.run(update(REVIEWS).where(REVIEWS.c.meeting_id == meeting_id).values(values))


async def going(tx: Transaction, meeting: Meeting) -> list[CompanyId]:
    """The company of each person who said they would come."""
    rsvps, members = tables.rsvps, tables.memberships
    rows = await tx.all(
        select(members.c.company_id)
        .join(rsvps, rsvps.c.person_id == members.c.person_id)
        .where(
            members.c.group_id == meeting.group_id,
            members.c.left_at.is_(None),
            rsvps.c.meeting_id == meeting.id,
            rsvps.c.answer == MeetingAnswer.GOING,
            rsvps.c.answered_for == meeting.starts_at,
        )
        .order_by(members.c.company_id)
    )
    return [CompanyId(row[0]) for row in rows]


async def propose(tx: Transaction, meeting_id: int, company_id: int, people: int) -> None:
    """This company was there with so many people, as far as anyone knows beforehand; what somebody ticked stays."""
    values = {"meeting_id": meeting_id, "company_id": company_id, "people": people}
    await tx.run(tx.unless_there(ATTENDANCE), values)


async def tick(tx: Transaction, meeting_id: int, company_id: int, people: int, person_id: int, at: datetime) -> None:
    """Record how many people of this company were there; 0 means none."""
    if not people:
        own = (ATTENDANCE.c.meeting_id == meeting_id, ATTENDANCE.c.company_id == company_id)
        await tx.run(delete(ATTENDANCE).where(*own))
        return
    changed = {"people": people, "person_id": person_id, "ticked_at": at}
    statement = tx.upsert(ATTENDANCE).values(meeting_id=meeting_id, company_id=company_id, **changed)
    await tx.run(statement.on_conflict_do_update(index_elements=["meeting_id", "company_id"], set_=changed))


async def attended(tx: Transaction, meeting: Meeting) -> list[Attended]:
    """Every company of the group, and whether it was there; also one that has left since, if it was."""
    companies = tables.companies
    there = (ATTENDANCE.c.company_id == companies.c.id) & (ATTENDANCE.c.meeting_id == meeting.id)
    rows = await tx.all(
        select(companies.c.id, companies.c.name, ATTENDANCE.c.company_id, ATTENDANCE.c.people)
        .outerjoin(ATTENDANCE, there)
        .where(
            companies.c.group_id == meeting.group_id,
            or_(companies.c.left_at.is_(None), ATTENDANCE.c.company_id.is_not(None)),
        )
        .order_by(companies.c.id)
    )
    return [Attended(CompanyId(row[0]), row[1], row[2] is not None, row[3]) for row in rows]


async def rate(tx: Transaction, meeting_id: int, mark: str, stars: int) -> bool:
    """Keep the last rating under a mark.

    Returns:
        whether there was none before.
    """
    known = await tx.value(select(RATINGS.c.stars).where(RATINGS.c.meeting_id == meeting_id, RATINGS.c.mark == mark))
    statement = tx.upsert(RATINGS).values(meeting_id=meeting_id, mark=mark, stars=stars)
    await tx.run(statement.on_conflict_do_update(index_elements=["meeting_id", "mark"], set_={"stars": stars}))
    return known is None


async def ratings(tx: Transaction, meeting_id: int) -> list[int]:
    """The ratings of an open review, in no order that tells anything."""
    rows = await tx.all(select(RATINGS.c.stars).where(RATINGS.c.meeting_id == meeting_id).order_by(RATINGS.c.stars))
    return [row[0] for row in rows]


async def keep_takeaway(tx: Transaction, meeting_id: int, person_id: int, text: str, at: datetime) -> int | None:
    """Keep a takeaway.

    Returns:
        its id; None where the same person has said the same before.
    """
    same = (TAKEAWAYS.c.meeting_id == meeting_id) & (TAKEAWAYS.c.person_id == person_id) & (TAKEAWAYS.c.text == text)
    if await tx.value(select(func.count()).select_from(TAKEAWAYS).where(same)):
        return None
    values = {"meeting_id": meeting_id, "person_id": person_id, "text": text, "kept_at": at}
    return int(await tx.value(insert(TAKEAWAYS).values(values).returning(TAKEAWAYS.c.id)))


async def takeaway(tx: Transaction, takeaway_id: int) -> Takeaway | None:
    """The takeaway with that id."""
    people = tables.people
    row = await tx.one(
        select(TAKEAWAYS.c.id, TAKEAWAYS.c.meeting_id, TAKEAWAYS.c.person_id, people.c.name, TAKEAWAYS.c.text)
        .outerjoin(people, people.c.id == TAKEAWAYS.c.person_id)
        .where(TAKEAWAYS.c.id == takeaway_id)
    )
    return None if row is None else Takeaway(*row)


async def reword_takeaway(tx: Transaction, takeaway_id: int, text: str) -> None:
    """Its author says it in other words."""
    await tx.run(update(TAKEAWAYS).where(TAKEAWAYS.c.id == takeaway_id).values(text=text))


async def drop_takeaway(tx: Transaction, takeaway_id: int) -> None:
    """Its author takes it back."""
    await tx.run(delete(TAKEAWAYS).where(TAKEAWAYS.c.id == takeaway_id))


async def takeaways(tx: Transaction, meeting_id: int) -> list[Takeaway]:
    """The takeaways of a meeting, first kept first."""
    people = tables.people
    rows = await tx.all(
        select(TAKEAWAYS.c.id, TAKEAWAYS.c.meeting_id, TAKEAWAYS.c.person_id, people.c.name, TAKEAWAYS.c.text)
        .outerjoin(people, people.c.id == TAKEAWAYS.c.person_id)
        .where(TAKEAWAYS.c.meeting_id == meeting_id)
        .order_by(TAKEAWAYS.c.id)
    )
    return [Takeaway(*row) for row in rows]
