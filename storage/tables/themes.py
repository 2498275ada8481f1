"""Themes of a group, who would like them, and the ballots on them."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table, text

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, no_person, of_person, words

__all__ = ["ballots", "theme_supporters", "themes"]

themes = Table(
    "themes",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("text", String(200), nullable=False, info=words(Why.THEMES, Kept.HISTORY)),
    Column("state", String(16), nullable=False),
    # Nobody: an anonymous administrator settled it, or a researcher offered it.
    Column(
        "proposer_id", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.THEMES, Kept.HISTORY)
    ),
    # The researcher who can come and speak about it.
    Column(
        "offered_by", ForeignKey("people.id"), index=True, info=of_person(Erasure.NAMELESS, Why.THEMES, Kept.HISTORY)
    ),
    Column("proposed_at", Moment, nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), index=True),
    Column("discussed_at", Moment),
    Index("ix_themes_group_id_state", "group_id", "state"),
)

theme_supporters = Table(
    "theme_supporters",
    metadata,
    Column("theme_id", ForeignKey("themes.id"), primary_key=True),
    Column("company_id", ForeignKey("companies.id"), primary_key=True),
    # A company's wish stays its company's.
    Column(
        "person_id",
        ForeignKey("people.id"),
        nullable=False,
        index=True,
        info=of_person(Erasure.NOBODYS, Why.THEMES, Kept.HISTORY),
    ),
    Column("supported_at", Moment, nullable=False),
)

ballots = Table(
    "ballots",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("closes_at", Moment, nullable=False),
    Column("theme_ids", JSON, nullable=False, info=no_person()),
    # Themes for which the poll had no room.
    Column("left_out", Integer, nullable=False),
    Column("quorum", Integer, nullable=False),
    # How many themes a company may choose; 0 is any number.
    Column("choices", Integer, nullable=False, server_default=text("0")),
    # [theme, votes] of each theme, once it is counted.
    Column("result", JSON, info=no_person()),
    Column("voted", Integer, nullable=False),
    Column("companies", Integer, nullable=False),
    Column("theme_id", ForeignKey("themes.id")),
    # Somebody closed the poll before its time.
    Column("early", Boolean, nullable=False),
    # Companies whose votes did not count because they chose more.
    Column("too_many", Integer, nullable=False, server_default=text("0")),
    Index("ix_ballots_group_id_state", "group_id", "state"),
)
