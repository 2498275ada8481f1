"""Which company of a group a person belongs to."""

from __future__ import annotations

from bot.domain.groups import Group
from bot.domain.ids import CompanyId
from bot.domain.people import Who
from bot.services.people.access import company_in
from storage import Transaction, people


async def own_company(tx: Transaction, who: Who | None, group: Group) -> CompanyId | None:
    """Return the company of the person who acts in a group; None for an anonymous administrator too."""
    if who is None:
        return None
    return await company_in(tx, await people.meet(tx, who), group)
