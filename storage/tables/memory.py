"""What a group has learnt, so that it can be found again: questions, answers, takeaways, recaps, digests."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table, Text, UniqueConstraint

from storage.tables.columns import Moment, id_column, metadata

memory = Table(
    "memory",
    metadata,
    id_column(),
    Column("kind", String(16), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    # None: every group of the network may find it.
    Column("group_id", ForeignKey("groups.id"), index=True),
    Column("person_id", ForeignKey("people.id"), index=True),
    Column("language", String(2), nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    # Where it can be read; None where no message shows it.
    Column("chat_id", BigInteger),
    Column("message_id", BigInteger),
    Column("kept_at", Moment, nullable=False),
    UniqueConstraint("kind", "subject_id", "group_id"),
    Index("ix_memory_chat_id_message_id", "chat_id", "message_id"),
)
