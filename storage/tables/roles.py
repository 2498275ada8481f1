"""Who looks after the network: advisers, researchers and coordinators; and the links that open a page for them once."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, String, Table

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, no_person, of_account, of_person

__all__ = ["page_links", "role_links", "roles"]


roles = Table(
    "roles",
    metadata,
    id_column(),
    Column(
        "person_id",
        ForeignKey("people.id"),
        nullable=False,
        index=True,
        info=of_person(Erasure.NOBODYS, Why.ROLES, Kept.HISTORY),
    ),
    Column("role", String(16), nullable=False),
    # None is every region; else names as they stand on groups.
    Column("regions", JSON, info=no_person()),
    # Telegram id, since a coordinator named in the settings may not be a known person.
    Column("granted_by", BigInteger, info=of_account(Erasure.NAMELESS, Why.ROLES, Kept.HISTORY)),
    Column("granted_at", Moment, nullable=False),
    Column("withdrawn_by", BigInteger, info=of_account(Erasure.NAMELESS, Why.ROLES, Kept.HISTORY)),
    Column("withdrawn_at", Moment),
    Index("ix_roles_role_withdrawn_at", "role", "withdrawn_at"),
)

# Links that give a role once. Who made, used and withdrew each stays on record.
role_links = Table(
    "role_links",
    metadata,
    id_column(),
    Column("token", String(32), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("regions", JSON, info=no_person()),
    Column("created_by", BigInteger, nullable=False, info=of_account(Erasure.NOBODYS, Why.ROLES, Kept.EXPIRED)),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_by", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.ROLES, Kept.EXPIRED)),
    Column("used_at", Moment),
    Column("withdrawn_by", BigInteger, info=of_account(Erasure.NAMELESS, Why.ROLES, Kept.EXPIRED)),
    Column("withdrawn_at", Moment),
    Index("ix_role_links_created_by", "created_by"),
)


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
