"""E-mail: where those who look after groups have their messages sent, what was sent, and what came back."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, text

from bot.domain.privacy import Kept, Why
from storage.tables.columns import OTHERS, Erasure, Moment, id_column, metadata, no_person, of_person, words

__all__ = ["mail_addresses", "mail_replies", "mails"]

mail_addresses = Table(
    "mail_addresses",
    metadata,
    Column(
        "person_id",
        ForeignKey("people.id"),
        primary_key=True,
        autoincrement=False,
        info=of_person(Erasure.GOES, Why.DELIVERY, Kept.OFF),
    ),
    Column("address", String(254), nullable=False, info=words(Why.DELIVERY, Kept.OFF)),
    Column("added_at", Moment, nullable=False),
    # Nothing goes there before its owner has typed the code that was sent there.
    Column("confirmed_at", Moment),
    # Telegram is spared what goes there.
    Column("alone", Boolean, nullable=False, server_default=text("false")),
    # Since when the server there refuses what is sent.
    Column("failed_at", Moment),
    # The code that is waited for, sealed, and how often another was typed.
    Column("code", String(200), info=no_person()),
    Column("code_until", Moment),
    Column("tries", Integer, nullable=False, server_default="0"),
)

mails = Table(
    "mails",
    metadata,
    id_column(),
    Column("key", String(220), nullable=False, unique=True, info=words(Why.DELIVERY, Kept.SETTLED, of=OTHERS)),
    Column(
        "person_id",
        ForeignKey("people.id"),
        nullable=False,
        index=True,
        info=of_person(Erasure.GOES, Why.DELIVERY, Kept.SETTLED),
    ),
    Column("kind", String(24), nullable=False),
    Column("address", String(254), nullable=False, info=words(Why.DELIVERY, Kept.SETTLED)),
    # Emptied as soon as the mail is out.
    Column("subject", String(200), nullable=False, info=words(Why.DELIVERY, Kept.SETTLED, of=OTHERS)),
    Column("body", Text, nullable=False, info=words(Why.DELIVERY, Kept.SETTLED, of=OTHERS)),
    # What a reply to it is known by.
    Column("token", String(32), nullable=False, unique=True),
    Column("question_id", ForeignKey("questions.id"), index=True),
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("state", String(16), nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("note", String(300), info=no_person()),
    Index("ix_mails_created_at", "created_at"),
    Index(
        "ix_mails_due",
        "due_at",
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
)

# Each mail that came in and was for this program, so that none is taken twice.
mail_replies = Table(
    "mail_replies",
    metadata,
    id_column(),
    Column("mail_id", ForeignKey("mails.id", ondelete="CASCADE"), nullable=False, index=True),
    # A hash of the number its writer's program gave it.
    Column("message_hash", String(64), nullable=False, unique=True),
    Column("received_at", Moment, nullable=False),
    # `answer`, or why it became none.
    Column("outcome", String(24), nullable=False),
    Column("answer_id", ForeignKey("answers.id"), index=True),
)
