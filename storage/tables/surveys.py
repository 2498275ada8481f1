"""What companies say of themselves at the start, and each year what has changed."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, no_person, of_person, words

__all__ = ["surveys"]

surveys = Table(
    "surveys",
    metadata,
    id_column(),
    Column("enterprise_id", ForeignKey("enterprises.id"), nullable=False),
    # Whom it was asked of.
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.EVIDENCE, Kept.HISTORY)
    ),
    # `baseline`, or `yearly`; and the calendar year it is about.
    Column("kind", String(8), nullable=False),
    Column("year", Integer, nullable=False),
    Column("asked_at", Moment, nullable=False),
    # When they last said something, and whether they want no such question any more.
    Column("answered_at", Moment),
    Column("declined_at", Moment),
    # `turnover` (a band) of a baseline; `changes` (codes) of a year.
    Column("answers", JSON, nullable=False, info=no_person()),
    # What they hope for, or what has changed, in their own words; and whether those may be quoted.
    Column("words", Text, info=words(Why.EVIDENCE, Kept.HISTORY)),
    Column("quotable", Boolean),
    UniqueConstraint("enterprise_id", "kind", "year"),
)
