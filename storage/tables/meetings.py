"""Host turns and meetings."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, of_account, of_person, words

__all__ = ["calendar_copies", "meetings", "rsvps", "turns"]

turns = Table(
    "turns",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("cycle", Integer, nullable=False),
    # Nobody's turn: every company has passed, and whoever wants to may host.
    Column("company_id", ForeignKey("companies.id"), index=True),
    Column("state", String(16), nullable=False),
    Column("offered_at", Moment, nullable=False),
    Column("ended_at", Moment),
    # The date the group's rhythm proposed to the host.
    Column("proposed_at", Moment),
    # Why it came to this company: the one before passed, said nothing, or could not.
    Column("because", String(16)),
    # When a company said that it hosts.
    Column("accepted_at", Moment),
    Index("ix_turns_group_id_state", "group_id", "state"),
)

meetings = Table(
    "meetings",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("turn_id", ForeignKey("turns.id"), nullable=False),
    Column("company_id", ForeignKey("companies.id"), nullable=False),
    Column("theme", String(300), info=words(Why.MEETINGS, Kept.HISTORY)),
    Column("starts_at", Moment, nullable=False),
    Column("place", String(300), info=words(Why.MEETINGS, Kept.HISTORY)),
    Column("state", String(16), nullable=False),
    Column("reason", String(500), info=words(Why.MEETINGS, Kept.HISTORY)),
    Column("uid", String(64), nullable=False, unique=True),
    Column("sequence", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
    # What was promised on the group's own clock, `2026-12-15T17:00`: kept whatever becomes of its zone.
    Column("wall_clock", String(16)),
    # How long it takes, where its host has said so.
    Column("minutes", Integer),
    Index("ix_meetings_group_id_state", "group_id", "state"),
)

rsvps = Table(
    "rsvps",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column(
        "person_id", ForeignKey("people.id"), primary_key=True, info=of_person(Erasure.GOES, Why.MEETINGS, Kept.ERASED)
    ),
    Column("answer", String(8), nullable=False),
    Column("answered_at", Moment, nullable=False),
    # The start of the meeting as it was when they answered: an answer for another day does not count.
    Column("answered_for", Moment),
)

# Who holds a calendar file of the meeting, so that a move or a cancellation reaches that calendar too.
calendar_copies = Table(
    "calendar_copies",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("chat_id", BigInteger, primary_key=True, info=of_account(Erasure.GOES, Why.MEETINGS, Kept.MEETING)),
    Column("sequence", Integer, nullable=False),
)
