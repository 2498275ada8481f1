"""Find the group that a button's subject belongs to."""

from __future__ import annotations

from sqlalchemy import Column, Select, Table, bindparam, select

from storage import tables
from storage.engine.transaction import Transaction


def _own(table: Table, group_id: Column[int] | None = None) -> Select[tuple[int]]:
    return select(table.c.group_id if group_id is None else group_id).where(table.c.id == bindparam("number"))


OWNED = {
    "ballot_id": _own(tables.ballots),
    "company_id": _own(tables.companies),
    "group_id": _own(tables.groups, tables.groups.c.id),
    "meeting_id": _own(tables.meetings),
    "round_id": _own(tables.date_rounds),
    "swap_id": _own(tables.swaps),
    "theme_id": _own(tables.themes),
    "turn_id": _own(tables.turns),
}
"""Asks whose the thing is that has a number of that name. Questions and digests are shown to groups they do not belong to."""


async def owner_of(tx: Transaction, name: str, number: int) -> int | None:
    """The id of the group something belongs to; None where there is no such thing, or it belongs to no group.

    Args:
        name: what kind of number it is, like `theme_id`.
    """
    found = OWNED.get(name)
    if found is None:
        return None
    owner: int | None = await tx.value(found, number=number)
    return owner
