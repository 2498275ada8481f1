"""Meetings that nobody has confirmed yet."""

from __future__ import annotations

from bot.domain.confirmations import WaitingConfirmations
from bot.domain.groups import Group
from bot.domain.people import Who
from storage import Transaction, confirmations, people
from storage.groups import companies


async def unconfirmed(tx: Transaction, group: Group, who: Who | None) -> WaitingConfirmations:
    """Return a group's unconfirmed meetings, and which of them the person's company hosted.

    Args:
        who: None for an anonymous administrator.
    """
    found = await confirmations.unconfirmed(tx, group.id)
    if not found:
        return WaitingConfirmations(group, None, ())
    person = None if who is None else await people.by_telegram_id(tx, who.telegram_id)
    own = None if person is None else await people.company_of(tx, person.id, group.id)
    named = {one.company_id: await companies.name_of(tx, one.company_id) for one in found}
    return WaitingConfirmations(group, own, tuple((one, named[one.company_id]) for one in found))
