"""What is wrong in a group, since when, and when that was last said."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, String, Table

from storage.tables.columns import Moment, metadata

health_flags = Table(
    "health_flags",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("flag", String(16), primary_key=True),
    Column("since", Moment, nullable=False),
)
