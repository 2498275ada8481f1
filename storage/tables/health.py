"""What is wrong in a group, since when, and when that was last said."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from storage.tables.columns import Moment, metadata

__all__ = ["health_flags"]

health_flags = Table(
    "health_flags",
    metadata,
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
    Column("flag", String(16), primary_key=True),
    Column("since", Moment, nullable=False),
    # How often the facilitators have heard of it, and when last.
    Column("times", Integer, nullable=False, server_default="0"),
    Column("said_at", Moment),
    # When the coordinators have.
    Column("passed_on_at", Moment),
)
