"""Every table, in one place. A moment is stored in UTC; an id of Telegram's is 64 bits wide."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


class Moment(TypeDecorator[datetime]):
    """An aware UTC moment. SQLite keeps no zone, so the wall clock of UTC is stored there."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone must never reach the database")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _id() -> Column[int]:
    # SQLite counts up by itself only for a column that is exactly INTEGER.
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True)


groups = Table(
    "groups",
    metadata,
    _id(),
    Column("chat_id", BigInteger, nullable=False, unique=True),
    Column("title", String(255), nullable=False),
    Column("region", String(80)),
    Column("language", String(2), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("reminder_minutes", JSON, nullable=False),
    Column("topic_id", BigInteger),
    Column("is_forum", Boolean, nullable=False),
    Column("awake", Boolean, nullable=False),
    # The bot is an administrator there, so it hears who leaves.
    Column("is_admin", Boolean, nullable=False),
    Column("registered_at", Moment),
    Column("token", String(32), nullable=False, unique=True),
)

people = Table(
    "people",
    metadata,
    _id(),
    Column("telegram_id", BigInteger, nullable=False, unique=True),
    Column("name", String(160), nullable=False),
    Column("language", String(2)),
    Column("language_hint", String(2)),
    Column("reachable", Boolean, nullable=False),
)

companies = Table(
    "companies",
    metadata,
    _id(),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("name", String(80), nullable=False),
    Column("joined_at", Moment, nullable=False),
    Column("left_at", Moment),
    Column("credit", Integer, nullable=False),
)

memberships = Table(
    "memberships",
    metadata,
    _id(),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("company_id", ForeignKey("companies.id"), nullable=False, index=True),
    Column("joined_at", Moment, nullable=False),
    Column("left_at", Moment),
    Index(
        "uq_memberships_one_company_a_group",
        "group_id",
        "person_id",
        unique=True,
        sqlite_where=text("left_at IS NULL"),
        postgresql_where=text("left_at IS NULL"),
    ),
)

turns = Table(
    "turns",
    metadata,
    _id(),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("cycle", Integer, nullable=False),
    # Nobody's turn: every company has passed, and whoever wants to may host.
    Column("company_id", ForeignKey("companies.id"), index=True),
    Column("state", String(16), nullable=False),
    Column("offered_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Index("ix_turns_group_id_state", "group_id", "state"),
)

meetings = Table(
    "meetings",
    metadata,
    _id(),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("turn_id", ForeignKey("turns.id"), nullable=False),
    Column("company_id", ForeignKey("companies.id"), nullable=False),
    Column("theme", String(300)),
    Column("starts_at", Moment, nullable=False),
    Column("place", String(300)),
    Column("state", String(16), nullable=False),
    Column("reason", String(500)),
    Column("uid", String(64), nullable=False, unique=True),
    Column("sequence", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Index("ix_meetings_group_id_state", "group_id", "state"),
)

rsvps = Table(
    "rsvps",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("answer", String(8), nullable=False),
    Column("answered_at", Moment, nullable=False),
)

# Who holds a calendar file of the meeting, so that a move or a cancellation reaches that calendar too.
calendar_copies = Table(
    "calendar_copies",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("chat_id", BigInteger, primary_key=True),
    Column("sequence", Integer, nullable=False),
)

# Messages in chats that show something living and are edited when it changes.
cards = Table(
    "cards",
    metadata,
    _id(),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("kind", String(24), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    # Set when what the card shows has changed since it was last drawn.
    Column("stale_at", Moment),
    # Not drawn again before this moment: one edit a second for each message, and Telegram's own waits.
    Column("rest_until", Moment),
    UniqueConstraint("chat_id", "message_id"),
    Index("ix_cards_kind_subject_id", "kind", "subject_id"),
    Index(
        "ix_cards_stale",
        "stale_at",
        sqlite_where=text("stale_at IS NOT NULL"),
        postgresql_where=text("stale_at IS NOT NULL"),
    ),
)

timers = Table(
    "timers",
    metadata,
    _id(),
    Column("key", String(160), nullable=False, unique=True),
    Column("kind", String(24), nullable=False),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("stale_at", Moment),
    Column("state", String(16), nullable=False),
    Column("note", String(200)),
    Index("ix_timers_kind_subject_id", "kind", "subject_id"),
    Index(
        "ix_timers_due",
        "due_at",
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
)

outbox = Table(
    "outbox",
    metadata,
    _id(),
    Column("key", String(200), nullable=False, unique=True),
    Column("kind", String(32), nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("group_id", ForeignKey("groups.id"), index=True),
    Column("person_id", ForeignKey("people.id")),
    Column("payload", JSON, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("stale_at", Moment),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    # An answer of Telegram's never came once, so one copy more than one may have been sent.
    Column("uncertain", Boolean, nullable=False),
    Column("message_id", BigInteger),
    Column("note", String(300)),
    Index("ix_outbox_chat_id_state", "chat_id", "state"),
    Index(
        "ix_outbox_due",
        "due_at",
        "id",
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
)

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    # Emptied as soon as the update is handled: what people wrote is not kept here.
    Column("body", Text),
    Column("received_at", Moment, nullable=False),
    Column("done_at", Moment, index=True),
)

drafts = Table(
    "drafts",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("telegram_id", BigInteger, primary_key=True),
    Column("kind", String(24), nullable=False),
    Column("payload", JSON, nullable=False),
    Column("prompt_id", BigInteger),
    Column("expires_at", Moment, nullable=False, index=True),
)

# What the program itself has to remember, such as a generated webhook secret.
kept = Table(
    "kept",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
