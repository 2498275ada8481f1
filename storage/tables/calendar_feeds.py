"""Secret addresses of calendars that can be subscribed to."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, String, Table

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, metadata, of_person

__all__ = ["feeds"]

# Of a group or of a person, never of both.
feeds = Table(
    "feeds",
    metadata,
    Column("token", String(48), primary_key=True),
    Column("group_id", ForeignKey("groups.id"), unique=True),
    Column("person_id", ForeignKey("people.id"), unique=True, info=of_person(Erasure.GOES, Why.MEETINGS, Kept.OFF)),
    Column("made_at", Moment, nullable=False),
)
