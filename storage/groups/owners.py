"""Find the group that a button's subject belongs to."""

from __future__ import annotations

from sqlalchemy import Column, Table, select

from storage import tables
from storage.engine.transaction import Transaction


def _own(table: Table) -> tuple[Table, Column[int]]:
    return table, table.c.group_id


OWNED = {
    "ballot_id": _own(tables.ballots),
    "company_id": _own(tables.companies),
    "group_id": (tables.groups, tables.groups.c.id),
    "meeting_id": _own(tables.meetings),
    "round_id": _own(tables.date_rounds),
    "swap_id": _own(tables.swaps),
    "theme_id": _own(tables.themes),
    "turn_id": _own(tables.turns),
}
"""Where a number of that name stands. Questions and digests are shown to groups they do not belong to."""


async def owner_of(tx: Transaction, name: str, number: int) -> int | None:
    """The id of the group something belongs to; None where there is no such thing, or it belongs to no group.

    Args:
        name: what kind of number it is, like `theme_id`.
    """
    found = OWNED.get(name)
    if found is None:
        return None
    table, group_id = found
    owner: int | None = await tx.value(select(group_id).where(table.c.id == number))
    return owner
