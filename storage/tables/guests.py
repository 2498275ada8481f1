"""Guests of one meeting, and the links that bring them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, String, Table, UniqueConstraint

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, metadata, of_person

__all__ = ["guest_passes", "guests"]

guest_passes = Table(
    "guest_passes",
    metadata,
    Column("token", String(32), primary_key=True),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column(
        "person_id",
        ForeignKey("people.id"),
        nullable=False,
        info=of_person(Erasure.BY_HAND, Why.MEETINGS, Kept.MEETING),
    ),
    Column("company_id", ForeignKey("companies.id"), nullable=False),
    Column("made_at", Moment, nullable=False),
    UniqueConstraint("meeting_id", "person_id"),
)

guests = Table(
    "guests",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column(
        "person_id", ForeignKey("people.id"), primary_key=True, info=of_person(Erasure.GOES, Why.MEETINGS, Kept.ERASED)
    ),
    Column("token", ForeignKey("guest_passes.token"), nullable=False),
    # None: has opened the pass and not said yet.
    Column("answer", String(8)),
    Column("answered_at", Moment),
    # Whether they were there, once somebody has confirmed the meeting.
    Column("came", Boolean),
)
