"""Who looks after the network: advisers, researchers and coordinators."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, String, Table

from storage.tables.columns import Erasure, Moment, id_column, metadata, of_account, of_person

__all__ = ["role_links", "roles"]

roles = Table(
    "roles",
    metadata,
    id_column(),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True, info=of_person(Erasure.NOBODYS)),
    Column("role", String(16), nullable=False),
    # None is every region; else names as they stand on groups.
    Column("regions", JSON),
    # Telegram id, since a coordinator named in the settings may not be a known person.
    Column("granted_by", BigInteger, info=of_account(Erasure.NAMELESS)),
    Column("granted_at", Moment, nullable=False),
    Column("withdrawn_by", BigInteger, info=of_account(Erasure.NAMELESS)),
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
    Column("regions", JSON),
    Column("created_by", BigInteger, nullable=False, info=of_account(Erasure.NOBODYS)),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_by", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS)),
    Column("used_at", Moment),
    Column("withdrawn_by", BigInteger, info=of_account(Erasure.NAMELESS)),
    Column("withdrawn_at", Moment),
    Index("ix_role_links_created_by", "created_by"),
)
