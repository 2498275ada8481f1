"""Who looks after the network: advisers, researchers and coordinators."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, ForeignKey, Index, String, Table

from storage.tables.columns import Moment, id_column, metadata

roles = Table(
    "roles",
    metadata,
    id_column(),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    # None is every region; else names as they stand on groups.
    Column("regions", JSON),
    # Telegram id, since a coordinator named in the settings may not be a known person.
    Column("granted_by", BigInteger),
    Column("granted_at", Moment, nullable=False),
    Column("withdrawn_by", BigInteger),
    Column("withdrawn_at", Moment),
    Index("ix_roles_role_withdrawn_at", "role", "withdrawn_at"),
)
