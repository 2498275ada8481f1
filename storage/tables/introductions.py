"""Companies of different regions that are introduced to each other, month by month."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, of_person

__all__ = ["introduction_rounds", "introduction_sides", "introductions"]

# Each month once, whoever comes first; what it came to.
introduction_rounds = Table(
    "introduction_rounds",
    metadata,
    # `2026-12`.
    Column("month", String(7), primary_key=True),
    Column("at", Moment, nullable=False),
    # How many companies would have liked an introduction, and for how many somebody was found.
    Column("willing", Integer, nullable=False),
    Column("matched", Integer, nullable=False),
)

introductions = Table(
    "introductions",
    metadata,
    id_column(),
    Column("month", ForeignKey("introduction_rounds.month"), nullable=False, index=True),
    Column("proposed_at", Moment, nullable=False),
    # When both had said yes; when one said no, or nobody had answered in time.
    Column("introduced_at", Moment),
    Column("ended_at", Moment),
)

# The two companies of an introduction, each with who was asked for it and what they said.
introduction_sides = Table(
    "introduction_sides",
    metadata,
    Column("introduction_id", ForeignKey("introductions.id"), primary_key=True),
    Column("enterprise_id", ForeignKey("enterprises.id"), primary_key=True),
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.MEMBERSHIP, Kept.HISTORY)
    ),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    # `yes` or `no`.
    Column("answer", String(8)),
    Column("answered_at", Moment),
    # What it led to, by their word: `deal`, `talked`, `nothing`.
    Column("outcome", String(16)),
    Column("outcome_at", Moment),
    Index("ix_introduction_sides_enterprise_id", "enterprise_id"),
)
