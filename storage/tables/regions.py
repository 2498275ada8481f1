"""Regions of the network, and the links by which the first facilitator of one founds its group."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, String, Table, UniqueConstraint, text

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, no_person, of_person

__all__ = ["region_links", "region_texts", "regions"]

regions = Table(
    "regions",
    metadata,
    id_column(),
    # As groups write it; groups name their region by this name, in whatever case.
    Column("name", String(80), nullable=False, info=no_person()),
    # The same in one case: no two regions have it.
    Column("key", String(240), nullable=False, unique=True, info=no_person()),
    # Of ISO 3166; None where nobody has said it, so that each group's time zone tells.
    Column("country", String(2)),
    Column("language", String(2), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("since", Moment, nullable=False),
    # Who began it; None of regions that were there before this table.
    Column("person_id", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.ROLES, Kept.HISTORY)),
    # How its groups live where they have not chosen otherwise, where it does not live as the network.
    Column("ways", JSON, nullable=False, server_default=text("'{}'"), info=no_person()),
    Column("ended_at", Moment),
    Column("ended_by", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.ROLES, Kept.HISTORY)),
)

region_links = Table(
    "region_links",
    metadata,
    id_column(),
    Column("token", String(32), nullable=False, unique=True),
    Column("region_id", ForeignKey("regions.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.ROLES, Kept.EXPIRED)),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    # The group it has founded, and who did that.
    Column("group_id", ForeignKey("groups.id")),
    Column("used_by", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.ROLES, Kept.EXPIRED)),
    Column("used_at", Moment),
    Column("withdrawn_by", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.ROLES, Kept.EXPIRED)),
    Column("withdrawn_at", Moment),
)

region_texts = Table(
    "region_texts",
    metadata,
    id_column(),
    Column("region_id", ForeignKey("regions.id"), nullable=False),
    # The message's name in the catalogues.
    Column("key", String(60), nullable=False, info=no_person()),
    Column("language", String(2), nullable=False),
    # None: as the network has it.
    Column("text", String(1200), info=no_person()),
    # Written, and not yet agreed to.
    Column("proposed", String(1200), info=no_person()),
    Column("person_id", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.ROLES, Kept.HISTORY)),
    Column("changed_at", Moment, nullable=False),
    UniqueConstraint("region_id", "key", "language"),
)
