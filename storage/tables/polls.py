"""Native polls and what was answered in them, whatever they ask about; rounds of dates."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, false

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, no_person, of_account, words

__all__ = ["date_rounds", "poll_answers", "polls"]


polls = Table(
    "polls",
    metadata,
    id_column(),
    Column("telegram_id", String(64), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("chat_id", BigInteger, nullable=False),
    # None: the group got a new id, and the poll stayed behind in the old chat.
    Column("message_id", BigInteger),
    # [persistent id, text, key] of each option, as they stand in the poll.
    Column("options", JSON, nullable=False, info=words(Why.THEMES, Kept.HISTORY)),
    Column("state", String(16), nullable=False),
    Column("closes_at", Moment),
    Column("closed_at", Moment),
    # An answer to its sending was lost, so it may stand in its chat twice.
    Column("doubtful", Boolean, nullable=False, server_default=false()),
    # The poll it is the other copy of.
    Column("twin_of", ForeignKey("polls.id"), index=True),
    Index("ix_polls_kind_subject_id", "kind", "subject_id"),
)

# The last answer of each voter. Telegram may tell of an answer before it has told the bot that its poll
# was sent, so answers are kept by Telegram's own id of the poll.
poll_answers = Table(
    "poll_answers",
    metadata,
    Column("poll", String(64), primary_key=True),
    # A vote that is over has been counted.
    Column(
        "voter_id",
        BigInteger,
        primary_key=True,
        autoincrement=False,
        info=of_account(Erasure.GOES, Why.THEMES, Kept.COUNTED),
    ),
    Column("chosen", JSON, nullable=False, info=no_person()),
    Column("order", BigInteger, nullable=False),
    Column("answered_at", Moment, nullable=False),
)


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
