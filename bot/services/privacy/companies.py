"""Erase the name of a company whose only person is erased."""

from __future__ import annotations

from datetime import datetime

from bot.domain.ids import GroupId
from bot.presenters.wording import of_group
from bot.services.companies import take_out
from bot.services.reviews import service as review_steps
from storage import Transaction, groups
from storage.delivery import cards
from storage.groups import companies
from storage.privacy import person_rows


async def rename(tx: Transaction, company_id: int, person_id: int, now: datetime) -> None:
    """Remove the company's name; what it hosted still counts, as a company that has left."""
    group = await groups.by_id(tx, GroupId(await companies.group_of(tx, company_id)))
    met = await person_rows.meetings_with(tx, company_id)
    instead = of_group(group).plain("company-forgotten")
    await take_out(tx, company_id, person_id, instead)
    await person_rows.forget_company(tx, company_id, instead)
    for meeting_id in met:
        await review_steps.tell_anew(tx, meeting_id, now)
        await cards.spoil_every(tx, ("guest",), meeting_id, now)
    turns, swaps = await person_rows.turns_of(tx, company_id)
    for turn_id in turns:
        await cards.spoil_every(tx, ("turn", "turn-private", "turn-date"), turn_id, now)
    for swap_id in swaps:
        await cards.spoil_every(tx, ("swap",), swap_id, now)
    await cards.spoil_every(tx, ("themes",), group.id, now)
