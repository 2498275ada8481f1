"""After a meeting: who was there, how it was, what people take away."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table, Text

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, no_person, of_person, words

__all__ = ["attendance", "ratings", "reviews", "takeaways"]

reviews = Table(
    "reviews",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True, autoincrement=False),
    # What turns a person into a mark on their rating. Thrown away when the review closes.
    Column("rating_key", String(64)),
    # How often 1, 2, 3, 4 and 5 were given; written when the review closes.
    Column("counts", JSON, info=no_person()),
    Column("closes_at", Moment, nullable=False),
    Column("closed_at", Moment),
)

attendance = Table(
    "attendance",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("company_id", ForeignKey("companies.id"), primary_key=True),
)

# Only while a review is open; no moment and no person stands here on purpose.
ratings = Table(
    "ratings",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("mark", String(64), primary_key=True),
    Column("stars", Integer, nullable=False),
)

takeaways = Table(
    "takeaways",
    metadata,
    id_column(),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    # None once its author has asked to be forgotten.
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.TAKEAWAYS, Kept.HISTORY)
    ),
    Column("text", Text, nullable=False, info=words(Why.TAKEAWAYS, Kept.HISTORY)),
    Column("kept_at", Moment, nullable=False),
)
