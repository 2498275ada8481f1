"""Choosing a time together."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Moment, id_column, metadata, no_person, words

__all__ = ["date_rounds"]

date_rounds = Table(
    "date_rounds",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("turn_id", ForeignKey("turns.id"), nullable=False),
    Column("state", String(16), nullable=False),
    # Each change of the times has a poll of its own; those up to after_poll are of earlier versions.
    Column("version", Integer, nullable=False),
    Column("after_poll", BigInteger, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("closes_at", Moment, nullable=False),
    # [number, moment, place, whether it is on offer] of each time that ever was.
    Column("times", JSON, nullable=False, info=words(Why.MEETINGS, Kept.HISTORY)),
    # [number, companies] of each time, once it is counted.
    Column("result", JSON, info=no_person()),
    Column("voted", Integer, nullable=False),
    Column("companies", Integer, nullable=False),
    Column("decide_by", Moment),
    Column("chosen", Integer),
    # Somebody closed the poll before its time.
    Column("early", Boolean, nullable=False),
    Index("ix_date_rounds_group_id_state", "group_id", "state"),
)
