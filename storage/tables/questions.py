"""Questions, their answers, and what people make of both."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from bot.domain.privacy import Kept, Why
from storage.tables.columns import OTHERS, Erasure, Moment, id_column, metadata, of_account, of_person, words

__all__ = [
    "answer_marks",
    "answers",
    "confidences",
    "question_carries",
    "question_echoes",
    "question_quotas",
    "questions",
]

questions = Table(
    "questions",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    # Counted in each group, from 1.
    Column("number", Integer, nullable=False),
    Column("body", Text, nullable=False, info=words(Why.QUESTIONS, Kept.HISTORY)),
    # Who asked, where the name is shown.
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.QUESTIONS, Kept.HISTORY)
    ),
    # Who asked, where it is not: sealed with a key that is not in this database.
    Column("sealed", Text, info=words(Why.QUESTIONS, Kept.HISTORY, of=OTHERS)),
    Column("state", String(12), nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("edited_at", Moment),
    Column("closed_at", Moment),
    # The message it was asked with, so that an edit of it is found; never kept where the name is not shown.
    Column("source_chat_id", BigInteger, info=of_account(Erasure.NAMELESS, Why.QUESTIONS, Kept.HISTORY)),
    Column("source_message_id", BigInteger),
    # Of the preview in private it was sent off from, so that two presses make one question.
    Column("once", String(16), unique=True),
    # Set when the asker took it to the other groups.
    Column("carried_at", Moment),
    Column("carried_named", Boolean, nullable=False),
    UniqueConstraint("group_id", "number"),
    UniqueConstraint("source_chat_id", "source_message_id"),
    Index("ix_questions_group_id_state", "group_id", "state"),
)

answers = Table(
    "answers",
    metadata,
    id_column(),
    Column("question_id", ForeignKey("questions.id"), nullable=False, index=True),
    # The group it was given in; None where it came from outside, in private.
    Column("group_id", ForeignKey("groups.id")),
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.QUESTIONS, Kept.HISTORY)
    ),
    # A word of the asker's own, sent through the bot.
    Column("by_asker", Boolean, nullable=False),
    # For the asker alone.
    Column("private", Boolean, nullable=False),
    # The answer this one replies to.
    Column("reply_to_id", BigInteger),
    Column("media", String(12), nullable=False),
    Column("body", Text, nullable=False, info=words(Why.QUESTIONS, Kept.HISTORY)),
    Column("file_id", String(300), info=words(Why.QUESTIONS, Kept.HISTORY)),
    Column("chat_id", BigInteger, info=of_account(Erasure.NAMELESS, Why.QUESTIONS, Kept.HISTORY)),
    Column("message_id", BigInteger),
    # Of an answer from another group: whether company and region are shown at home.
    Column("shown", String(8), nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("edited_at", Moment),
    Column("removed_at", Moment),
    Column("helpful_at", Moment),
    UniqueConstraint("chat_id", "message_id"),
)

# People who have the same question.
question_echoes = Table(
    "question_echoes",
    metadata,
    Column("question_id", ForeignKey("questions.id"), primary_key=True),
    Column(
        "person_id", ForeignKey("people.id"), primary_key=True, info=of_person(Erasure.GOES, Why.QUESTIONS, Kept.OFF)
    ),
)

# People, other than the asker, whom an answer has helped too.
answer_marks = Table(
    "answer_marks",
    metadata,
    Column("answer_id", ForeignKey("answers.id"), primary_key=True),
    Column(
        "person_id", ForeignKey("people.id"), primary_key=True, info=of_person(Erasure.GOES, Why.QUESTIONS, Kept.OFF)
    ),
)

# The other groups a question was taken to.
question_carries = Table(
    "question_carries",
    metadata,
    Column("question_id", ForeignKey("questions.id"), primary_key=True),
    Column("group_id", ForeignKey("groups.id"), primary_key=True),
)

# How many questions without a name somebody has asked today. The tag changes every day.
question_quotas = Table(
    "question_quotas",
    metadata,
    Column("tag", String(64), primary_key=True),
    Column("day", String(10), nullable=False, index=True),
    Column("asked", Integer, nullable=False),
)

# What somebody was asked for in a private chat that nobody may know of.
confidences = Table(
    "confidences",
    metadata,
    Column("tag", String(64), primary_key=True),
    Column("sealed", Text, nullable=False, info=words(Why.QUESTIONS, Kept.ANSWERED)),
    Column("expires_at", Moment, nullable=False, index=True),
)
