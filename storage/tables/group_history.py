"""What a group was on a day that has passed: its region, its name, whether it ran, and who its facilitators were."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, String, Table

from bot.domain.privacy import Kept, Why
from storage.tables.columns import Erasure, Moment, id_column, metadata, no_person, of_person

__all__ = ["facilitators", "group_names", "group_states", "region_changes"]

region_changes = Table(
    "region_changes",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    # None: it was in none.
    Column("region", String(80), info=no_person()),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
    # Who set it.
    Column("person_id", ForeignKey("people.id"), info=of_person(Erasure.NAMELESS, Why.EVIDENCE, Kept.HISTORY)),
)

group_names = Table(
    "group_names",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("name", String(255), nullable=False, info=no_person()),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
)

group_states = Table(
    "group_states",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    # `running`; `sleeping`, when its facilitators let it sleep; `away`, when the bot was taken out of its chat.
    Column("state", String(16), nullable=False),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
)

# Administrators of the group's chat, as far as the bot came to know: the day is the one on which it did.
facilitators = Table(
    "facilitators",
    metadata,
    id_column(),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column(
        "person_id",
        ForeignKey("people.id"),
        nullable=False,
        index=True,
        info=of_person(Erasure.NOBODYS, Why.EVIDENCE, Kept.HISTORY),
    ),
    Column("since", Moment, nullable=False),
    Column("until", Moment),
)
