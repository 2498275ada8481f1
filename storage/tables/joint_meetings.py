"""Meetings of several groups."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, text

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, of_person, words

__all__ = ["joint_answers", "joint_companies", "joint_groups", "joint_meetings"]

joint_meetings = Table(
    "joint_meetings",
    metadata,
    id_column(),
    Column("title", String(200), info=words(Why.MEETINGS, Kept.HISTORY)),
    Column("starts_at", Moment),
    Column("place", String(300), info=words(Why.MEETINGS, Kept.HISTORY)),
    # The clock that its time was typed on.
    Column("zone", String(64), nullable=False),
    Column("capacity", Integer),
    Column("state", String(16), nullable=False),
    Column("reason", String(500), info=words(Why.MEETINGS, Kept.HISTORY)),
    # None once whoever planned it has asked to be forgotten.
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.MEETINGS, Kept.HISTORY)
    ),
    # Raised with each change that the groups hear.
    Column("sequence", Integer, nullable=False, server_default="0"),
    Column("made_at", Moment, nullable=False),
    Column("told_at", Moment),
    Column("changed_at", Moment, nullable=False),
    # What its organiser said afterwards, and when.
    Column("held", Boolean),
    Column("came", Integer),
    Column("words", String(1000), info=words(Why.MEETINGS, Kept.HISTORY)),
    Column("confirmed_at", Moment),
    # When they said which companies were there; until then nobody has.
    Column("companies_at", Moment),
    Index("ix_joint_meetings_state_starts_at", "state", "starts_at"),
)

joint_groups = Table(
    "joint_groups",
    metadata,
    Column("joint_id", ForeignKey("joint_meetings.id", ondelete="CASCADE"), primary_key=True),
    Column("group_id", ForeignKey("groups.id"), primary_key=True, index=True),
)

joint_answers = Table(
    "joint_answers",
    metadata,
    Column("joint_id", ForeignKey("joint_meetings.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "person_id", ForeignKey("people.id"), primary_key=True, info=of_person(Erasure.GOES, Why.MEETINGS, Kept.ERASED)
    ),
    # The group in whose name they come.
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("answer", String(8), nullable=False),
    Column("guests", Integer, nullable=False, server_default=text("0")),
    Column("answered_at", Moment, nullable=False),
)

# Which companies were there: proposed from who said they would come, until its organiser has said so.
joint_companies = Table(
    "joint_companies",
    metadata,
    Column("joint_id", ForeignKey("joint_meetings.id", ondelete="CASCADE"), primary_key=True),
    Column("company_id", ForeignKey("companies.id"), primary_key=True, index=True),
)
