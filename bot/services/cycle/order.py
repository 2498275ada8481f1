"""The host order as shown to people, with the reasons for it."""

from __future__ import annotations

from datetime import date

from bot.domain.cycle.rotation import forecast, next_host
from bot.domain.cycle.turns import Turn, TurnState
from bot.domain.groups import Group
from bot.domain.groups.companies import Company
from bot.domain.ids import CompanyId
from bot.domain.views import HostOrder, HostOrderReason, OrderReason
from bot.services.dependencies import Dependencies
from storage import Transaction, meetings
from storage.cycle import turns
from storage.groups import companies

HOSTED_SHOWN = 12

WHY = {
    TurnState.PASSED: HostOrderReason.PASSED,
    TurnState.LAPSED: HostOrderReason.SILENT,
    TurnState.TAKEN: HostOrderReason.MADE_WAY,
}


async def host_order(tx: Transaction, dependencies: Dependencies, group: Group) -> HostOrder:
    """Return the order as it will happen: who is asked now, who comes next, and who has hosted."""
    everyone = await companies.of_group(tx, group.id)
    turn, planned = await turns.current(tx, group.id), await meetings.coming(tx, group.id)
    today = dependencies.now().astimezone(group.tz).date()
    hosting = next((c for c in everyone if turn and c.id == turn.company_id), None)
    following = forecast(everyone, on=today, hosting=None if hosting is None else hosting.id)
    latest = await turns.latest(tx, group.id)
    return HostOrder(
        group=group,
        at=dependencies.now(),
        turn=turn,
        now=hosting,
        following=tuple(c for c in following if hosting is None or c.id != hosting.id),
        hosted=tuple(await turns.hosted(tx, group.id, HOSTED_SHOWN)),
        planned=planned,
        reasons=_reasons(everyone, latest, group),
        paused=tuple(c for c in everyone if not c.left and c.paused(today)),
        otherwise=await _otherwise(tx, group, turn, everyone, today),
    )


def _reasons(everyone: list[Company], latest: dict[CompanyId, Turn], group: Group) -> dict[CompanyId, OrderReason]:
    names = {company.id: company.name for company in everyone}
    reasons = {}
    for company in everyone:
        last = latest.get(company.id)
        if company.swapped_with is not None:
            reasons[company.id] = OrderReason(HostOrderReason.SWAPPED, other=names.get(company.swapped_with))
            continue
        if last is None or last.state not in WHY or last.ended_at is None or last.ended_at < company.joined_at:
            continue
        reasons[company.id] = OrderReason(WHY[last.state], last.ended_at.astimezone(group.tz).date())
    return reasons


async def _otherwise(
    tx: Transaction, group: Group, turn: Turn | None, everyone: list[Company], today: date
) -> Company | None:
    """Return who is asked next if the company that has been asked passes."""
    if turn is None or turn.company_id is None or turn.state is not TurnState.OFFERED:
        return None
    asked = await turns.declined(tx, group.id, turn.cycle) | {turn.company_id}
    return next_host(everyone, on=today, passed=asked)
