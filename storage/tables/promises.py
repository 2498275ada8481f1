"""What companies promise each other until the next meeting."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, String, Table, Text

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, of_account, of_person, words

__all__ = ["promises"]

promises = Table(
    "promises",
    metadata,
    id_column(),
    # The meeting after which it was made.
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column("company_id", ForeignKey("companies.id"), nullable=False, index=True),
    # None once whoever made it has asked to be forgotten.
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.TAKEAWAYS, Kept.HISTORY)
    ),
    # None once its author has asked that their words go.
    Column("text", Text, info=words(Why.TAKEAWAYS, Kept.HISTORY)),
    Column("made_at", Moment, nullable=False),
    # The message it was written in.
    Column("chat_id", BigInteger, info=of_account(Erasure.NAMELESS, Why.TAKEAWAYS, Kept.HISTORY)),
    Column("message_id", BigInteger),
    # When they were asked whether it was done, and what they said: `done`, `partly` or `not yet`.
    Column("asked_at", Moment),
    Column("outcome", String(8)),
    Column("answered_at", Moment),
    # A word about it, where they wrote one.
    Column("words", String(500), info=words(Why.TAKEAWAYS, Kept.HISTORY)),
    Index("ix_promises_outcome_asked_at", "outcome", "asked_at"),
    Index("ix_promises_chat_id_message_id", "chat_id", "message_id"),
)
