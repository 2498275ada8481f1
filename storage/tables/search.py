"""What a group has learnt, so that it can be found again: questions, answers, takeaways, recaps, digests.

The index beside it is the same in both databases: which texts a word stands in (`memory_places`), which words share a
root (`memory_roots`), and which roots a slip of the finger may have meant (`memory_slips`). A word is kept only while
a text has it, so that what somebody erases is gone from here too.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.domain.privacy import Kept, Why
from storage.tables.columns import OTHERS, Erasure, Moment, id_column, metadata, of_account, of_person, words

__all__ = ["memory", "memory_places", "memory_roots", "memory_slips", "memory_words"]

memory = Table(
    "memory",
    metadata,
    id_column(),
    Column("kind", String(16), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    # None: every group of the network may find it.
    Column("group_id", ForeignKey("groups.id"), index=True),
    Column(
        "person_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.SEARCH, Kept.BELONGS)
    ),
    Column("language", String(2), nullable=False),
    Column("title", Text, nullable=False, info=words(Why.SEARCH, Kept.BELONGS, of=OTHERS)),
    Column("body", Text, nullable=False, info=words(Why.SEARCH, Kept.BELONGS)),
    # Where it can be read; None where no message shows it.
    Column("chat_id", BigInteger, info=of_account(Erasure.NAMELESS, Why.SEARCH, Kept.BELONGS)),
    Column("message_id", BigInteger),
    Column("kept_at", Moment, nullable=False),
    # Which version of the rules for words it was indexed by; 0 is not yet.
    Column("index_version", SmallInteger, nullable=False, server_default="0"),
    UniqueConstraint("kind", "subject_id", "group_id"),
    Index("ix_memory_chat_id_message_id", "chat_id", "message_id"),
    Index("ix_memory_index_version", "index_version"),
)

memory_words = Table(
    "memory_words",
    metadata,
    id_column(),
    Column("word", String(64), nullable=False),
    UniqueConstraint("word"),
)

memory_roots = Table(
    "memory_roots",
    metadata,
    Column("root", String(64), primary_key=True),
    Column("word_id", ForeignKey("memory_words.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("near", SmallInteger, nullable=False),
    sqlite_with_rowid=False,
)

memory_slips = Table(
    "memory_slips",
    metadata,
    Column("slip", String(16), primary_key=True),
    Column("root", String(64), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

memory_places = Table(
    "memory_places",
    metadata,
    # No cascade: a word somebody else is just using must not take their text out of the index.
    Column("word_id", ForeignKey("memory_words.id"), primary_key=True),
    # The group whose text it is; 0 is the whole network.
    Column("scope", BigInteger, primary_key=True, autoincrement=False),
    Column("memory_id", ForeignKey("memory.id", ondelete="CASCADE"), primary_key=True, index=True),
    # How much of the text the word is, in thousandths.
    Column("weight", Integer, nullable=False),
    sqlite_with_rowid=False,
)
