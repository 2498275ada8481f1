"""Links that open a page once, and the browsers that have opened one."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, String, Table

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, of_person

__all__ = ["page_links"]

page_links = Table(
    "page_links",
    metadata,
    id_column(),
    # In whose name the page is seen: what they may see now, it shows.
    Column("person_id", ForeignKey("people.id"), nullable=False, info=of_person(Erasure.GOES, Why.PAGES, Kept.OPENED)),
    Column("page", String(40), nullable=False),
    # Hashes: who reads the database can open nothing.
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("browser_hash", String(64), unique=True),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("opened_at", Moment),
    Column("withdrawn_at", Moment),
    Index("ix_page_links_person_id", "person_id"),
    Index("ix_page_links_expires_at", "expires_at"),
)
