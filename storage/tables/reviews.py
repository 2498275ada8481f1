"""After a meeting: whether it was held, who was there, how it was, what people take away, what companies promise."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, no_person, of_account, of_person, words

__all__ = ["attendance", "confirmation_changes", "confirmations", "promises", "ratings", "reviews", "takeaways"]


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
    # What the card proposes until somebody confirms it, and which of its pages it shows.
    Column("draft", JSON, info=no_person()),
)

# What somebody has confirmed about a meeting; a meeting without a row here is not confirmed.
confirmations = Table(
    "confirmations",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True, autoincrement=False),
    Column("held", Boolean, nullable=False),
    # Why it was not held: a code, and words where somebody wrote them.
    Column("reason", String(16)),
    Column("words", String(500), info=words(Why.EVIDENCE, Kept.HISTORY, of="person_id")),
    # How long it took, where (`in person`, `online`, `both`), and how many came besides the companies' own people.
    Column("minutes", Integer),
    Column("manner", String(16)),
    Column("guests", Integer),
    Column("advisers", Integer),
    Column("researchers", Integer),
    # When it was confirmed or last corrected, and by whom.
    Column("confirmed_at", Moment, nullable=False),
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.EVIDENCE, Kept.HISTORY)
    ),
)

# Every version that was confirmed, with who said so: what a correction changed can be seen.
confirmation_changes = Table(
    "confirmation_changes",
    metadata,
    id_column(),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False, index=True),
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.EVIDENCE, Kept.HISTORY)
    ),
    Column("at", Moment, nullable=False),
    # The confirmation's own columns, and `people`: how many came of each company, by the company's id.
    Column("said", JSON, nullable=False, info=words(Why.EVIDENCE, Kept.HISTORY, of="person_id")),
)

attendance = Table(
    "attendance",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("company_id", ForeignKey("companies.id"), primary_key=True),
    # How many of its people were there; None in rows older than this question.
    Column("people", Integer),
    # Who ticked it, and when; None where it is proposed from who said they would come.
    Column("ticked_at", Moment),
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.EVIDENCE, Kept.HISTORY)
    ),
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
