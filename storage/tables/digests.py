"""Research digests and news, whom they reached, and what came of them."""

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
)

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, no_person, of_person, words

__all__ = [
    "digest_deliveries",
    "digest_questions",
    "digest_reactions",
    "digest_versions",
    "digests",
    "source_items",
    "sources",
    "weekly_readers",
]

digests = Table(
    "digests",
    metadata,
    id_column(),
    Column("kind", String(16), nullable=False),
    Column(
        "author_id",
        ForeignKey("people.id"),
        nullable=False,
        index=True,
        info=of_person(Erasure.NOBODYS, Why.DIGESTS, Kept.HISTORY),
    ),
    Column("state", String(16), nullable=False),
    Column("link", Text, info=words(Why.DIGESTS, Kept.HISTORY)),
    Column("file_kind", String(16)),
    Column("file_id", Text, info=words(Why.DIGESTS, Kept.HISTORY)),
    Column("audience", JSON, nullable=False, info=no_person()),
    Column("slot", String(8), nullable=False),
    Column("due_at", Moment),
    Column("created_at", Moment, nullable=False),
    Column("started_at", Moment),
    Column("ended_at", Moment),
    Column("prepared_at", Moment),
    Column("corrected_at", Moment),
    Column("withdrawn_at", Moment),
    # Another file stands under the copies that are out than the one they were sent with.
    Column("file_changed_at", Moment),
    Column("planned", Integer, nullable=False),
    # The last group a letter was prepared for, so that preparing goes on where it stopped.
    Column("cursor", BigInteger, nullable=False),
)

digest_versions = Table(
    "digest_versions",
    metadata,
    Column("digest_id", ForeignKey("digests.id"), primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False, info=words(Why.DIGESTS, Kept.HISTORY)),
    # The text and its formatting.
    Column("summary", JSON, nullable=False, info=words(Why.DIGESTS, Kept.HISTORY)),
)

digest_deliveries = Table(
    "digest_deliveries",
    metadata,
    id_column(),
    Column("digest_id", ForeignKey("digests.id"), nullable=False),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("language", String(2), nullable=False),
    # How many people the group had then.
    Column("people", Integer, nullable=False),
    # The letter in the outbox, which is forgotten long before this row.
    Column("letter_key", String(200), unique=True, info=no_person()),
    Column("state", String(16), nullable=False),
    Column("reason", String(16)),
    Column("settled_at", Moment),
    # How often it was sent again after it had failed.
    Column("again", Integer, nullable=False, server_default="0"),
    # The copy stands in the chat that became a supergroup, where nobody can change it.
    Column("left_behind", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("digest_id", "group_id"),
    Index("ix_digest_deliveries_digest_id_state", "digest_id", "state"),
)

digest_reactions = Table(
    "digest_reactions",
    metadata,
    id_column(),
    Column("digest_id", ForeignKey("digests.id"), nullable=False),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    # None once they have asked to be forgotten: how many it was still counts.
    # How many found a digest useful still counts.
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.DIGESTS, Kept.HISTORY)
    ),
    Column("kind", String(8), nullable=False),
    Column("reacted_at", Moment, nullable=False),
    Column("helped", String(8)),
    Column("helped_at", Moment),
    UniqueConstraint("digest_id", "person_id", "kind"),
)

digest_questions = Table(
    "digest_questions",
    metadata,
    id_column(),
    Column("digest_id", ForeignKey("digests.id"), nullable=False, index=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column(
        "person_id",
        ForeignKey("people.id"),
        nullable=False,
        index=True,
        info=of_person(Erasure.NOBODYS, Why.DIGESTS, Kept.HISTORY),
    ),
    Column("body", Text, nullable=False, info=words(Why.DIGESTS, Kept.HISTORY, of="person_id")),
    Column("asked_at", Moment, nullable=False),
    Column("answer", Text, info=words(Why.DIGESTS, Kept.HISTORY, of="answered_by")),
    Column("answered_by", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.DIGESTS, Kept.HISTORY)),
    Column("answered_at", Moment),
)

# People who want the weekly digest of the network in private.
weekly_readers = Table(
    "weekly_readers",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True, info=of_person(Erasure.GOES, Why.DIGESTS, Kept.OFF)),
    Column("since", Moment, nullable=False),
)

# Feeds an author follows; off until their owner turns them on.
sources = Table(
    "sources",
    metadata,
    id_column(),
    Column(
        "person_id", ForeignKey("people.id"), nullable=False, info=of_person(Erasure.BY_HAND, Why.DIGESTS, Kept.OFF)
    ),
    Column("url", String(500), nullable=False, info=words(Why.DIGESTS, Kept.OFF)),
    Column("title", String(200), nullable=False, info=words(Why.DIGESTS, Kept.OFF)),
    Column("active", Boolean, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("checked_at", Moment),
    Column("next_at", Moment),
    # What the server called the state that was read last.
    Column("etag", String(200), info=no_person()),
    Column("last_modified", String(200), info=no_person()),
    # Not read since it was turned on.
    Column("fresh", Boolean, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("failing_since", Moment),
    Column("problem", String(16)),
    UniqueConstraint("person_id", "url"),
    Index("ix_sources_active_next_at", "active", "next_at"),
)

source_items = Table(
    "source_items",
    metadata,
    id_column(),
    Column("source_id", ForeignKey("sources.id"), nullable=False),
    # What tells an item from the others, though its title may change.
    Column("mark", String(64), nullable=False),
    Column("title", Text, nullable=False, info=no_person()),
    Column("summary", Text, nullable=False, info=no_person()),
    Column("link", String(500), info=no_person()),
    Column("language", String(2)),
    Column("seen_at", Moment, nullable=False),
    # The moment its owner hears of it; never, of what was old when the source was turned on.
    Column("tell_at", Moment),
    Column("digest_id", ForeignKey("digests.id")),
    UniqueConstraint("source_id", "mark"),
    Index("ix_source_items_source_id_tell_at", "source_id", "tell_at"),
)
