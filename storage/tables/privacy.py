"""What people have been told about their data, and agreed to."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, String, Table

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, metadata, of_person

__all__ = ["privacy_notices"]

privacy_notices = Table(
    "privacy_notices",
    metadata,
    Column(
        "person_id",
        ForeignKey("people.id"),
        primary_key=True,
        info=of_person(Erasure.GOES, Why.RECORD, Kept.ERASED),
    ),
    # Which version of the text it was.
    Column("version", String(16), primary_key=True),
    Column("told_at", Moment, nullable=False),
    Column("agreed_at", Moment),
)
