"""What makes the program survive: timers, outbox, inbox, cards, drafts."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from bot.domain.privacy import Kept, Why
from storage.tables.columns import OTHERS, Erasure, Moment, id_column, metadata, no_person, of_account, of_person, words

__all__ = ["cards", "drafts", "inbox", "kept", "outbox", "set_aside", "timers"]

# Messages in chats that show something living and are edited when it changes.
cards = Table(
    "cards",
    metadata,
    id_column(),
    Column("chat_id", BigInteger, nullable=False, info=of_account(Erasure.GOES, Why.DELIVERY, Kept.BELONGS)),
    Column("message_id", BigInteger, nullable=False),
    Column("kind", String(24), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    # Set when what the card shows has changed since it was last drawn.
    Column("stale_at", Moment),
    # Not drawn again before this moment: one edit a second for each message, and Telegram's own waits.
    Column("rest_until", Moment),
    # The time of the meeting it shows: its buttons are for that time alone.
    Column("shows_at", Moment),
    # Since when a newer message takes its place, or what it shows is over: it is cut to one line without buttons.
    Column("over_at", Moment),
    # Its first line as it was sent, where that is all that stays of it: "In 7 days we meet".
    Column("was", String(200), info=words(Why.DELIVERY, Kept.BELONGS, of=OTHERS)),
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
    id_column(),
    Column("key", String(160), nullable=False, unique=True, info=no_person()),
    Column("kind", String(24), nullable=False),
    # None: a timer of the network itself.
    Column("group_id", ForeignKey("groups.id")),
    Column("subject_id", BigInteger, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("stale_at", Moment),
    Column("state", String(16), nullable=False),
    Column("note", String(200), info=no_person()),
    # What it carries besides its subject, such as how long before a meeting a reminder is.
    Column("payload", JSON, nullable=False, server_default="{}", info=no_person()),
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
    id_column(),
    Column("key", String(200), nullable=False, unique=True, info=words(Why.DELIVERY, Kept.SETTLED, of=OTHERS)),
    Column("kind", String(32), nullable=False),
    Column("chat_id", BigInteger, nullable=False, info=of_account(Erasure.GOES, Why.DELIVERY, Kept.SETTLED)),
    Column("group_id", ForeignKey("groups.id"), index=True),
    Column("person_id", ForeignKey("people.id"), info=of_person(Erasure.GOES, Why.DELIVERY, Kept.SETTLED)),
    Column("payload", JSON, nullable=False, info=words(Why.DELIVERY, Kept.SETTLED, of=OTHERS)),
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("stale_at", Moment),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    # An answer of Telegram's never came once, so one copy more than one may have been sent.
    Column("uncertain", Boolean, nullable=False),
    Column("message_id", BigInteger),
    Column("note", String(300), info=no_person()),
    # The lane, see bot.domain.urgency: 0 an answer, 1 an announcement, 2 a broadcast.
    Column("urgency", Integer, nullable=False, server_default="1"),
    # Tries whose answer never came, or that were under way when the program ended.
    Column("unanswered", Integer, nullable=False, server_default="0"),
    Index("ix_outbox_chat_id_state", "chat_id", "state"),
    Index(
        "ix_outbox_due",
        "urgency",
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
    Column("body", Text, info=words(Why.DELIVERY, Kept.HANDLED, of=OTHERS)),
    Column("received_at", Moment, nullable=False),
    Column("done_at", Moment, index=True),
    # How often it was begun after a start: one that ends the program each time is set aside.
    Column("begun", Integer, nullable=False, server_default="0"),
    # Kept by a process that stands by, for the one that leads.
    Column("passed_on", Boolean, nullable=False, server_default=false()),
    Index("ix_inbox_passed_on", "update_id", sqlite_where=text("passed_on"), postgresql_where=text("passed_on")),
)

drafts = Table(
    "drafts",
    metadata,
    # Always the chat of the same person as `telegram_id`, or a group's.
    Column("chat_id", BigInteger, primary_key=True, info=of_account(Erasure.BY_HAND, Why.DELIVERY, Kept.ANSWERED)),
    Column("telegram_id", BigInteger, primary_key=True, info=of_account(Erasure.GOES, Why.DELIVERY, Kept.ANSWERED)),
    Column("kind", String(24), nullable=False),
    Column("payload", JSON, nullable=False, info=words(Why.DELIVERY, Kept.ANSWERED)),
    Column("prompt_id", BigInteger),
    Column("expires_at", Moment, nullable=False, index=True),
)

# What the program itself has to remember, such as a generated webhook secret.
kept = Table(
    "kept",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False, info=no_person()),
)

# Updates that could not be read or handled: of what people wrote only its shape is kept.
set_aside = Table(
    "set_aside",
    metadata,
    id_column(),
    # None where Telegram's number of it is no number.
    Column("update_id", BigInteger, index=True),
    Column("kind", String(40), nullable=False),
    Column("error", String(200), nullable=False, info=no_person()),
    Column("shape", Text, nullable=False, info=no_person()),
    # Of one without a number: by this it is known when it comes again.
    Column("tag", String(64), unique=True),
    Column("at", Moment, nullable=False, index=True),
)
