"""Companies that ask each other to trade host turns."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, String, Table

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, of_person

__all__ = ["swaps"]

swaps = Table(
    "swaps",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("asking_id", ForeignKey("companies.id"), nullable=False),
    Column("asked_id", ForeignKey("companies.id"), nullable=False),
    Column(
        "person_id", ForeignKey("people.id"), nullable=False, info=of_person(Erasure.NOBODYS, Why.HOSTING, Kept.HISTORY)
    ),
    Column("state", String(16), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Index("ix_swaps_group_id_state", "group_id", "state"),
)
