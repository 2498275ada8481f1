"""A company that has been away is asked how it goes on; where it says nothing, its facilitators hear. Who leaves is asked
why.
"""

from __future__ import annotations

from datetime import datetime

from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.domain.people import Person, Who
from bot.domain.recruiting.fading import (
    STILL_OF_USE,
    WAITS,
    WHY_ASKED_FOR,
    Away,
    BackInGroup,
    Fading,
    GoneFromGroup,
    fades,
)
from bot.domain.refused import CardTooOld
from bot.services.cycle import SOON, UNFORESEEN, budget_of
from bot.services.dependencies import Dependencies
from bot.services.recruiting.member_asks import ask_member
from storage import Transaction, groups, meetings, people, recruiting
from storage.delivery import outbox, timers
from storage.delivery.timers import Timer
from storage.groups import companies
from storage.recruiting import fading


class Farewells:
    """What people say who have been away, or have left."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def answer(self, who: Who, fading_id: int, said: str) -> None:
        """How a company goes on. The last word counts; who wants a call gets one once.

        Raises:
            GoneFromGroup: they are not of that company any more.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            found, person = await fading.by_id(tx, fading_id), await people.meet(tx, who, reachable=True)
            view = None if found is None else await away(tx, found)
            if found is None or view is None:
                raise GoneFromGroup
            if await people.company_of(tx, person.id, view.group.id) != found.company_id:
                raise GoneFromGroup
            await fading.answer(tx, found.id, said, now)
            if said == "call":
                await _tell(tx, view.group, found, now)

    async def because(self, who: Who, group_id: int, reason: str | None) -> None:
        """Why somebody has left. The last word counts.

        Raises:
            BackInGroup: they belong to the group again.
            CardTooOld: they left it a year ago, or were removed.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group, person = await groups.find(tx, group_id), await people.meet(tx, who, reachable=True)
            if group is not None and await people.company_of(tx, person.id, group.id) is not None:
                raise BackInGroup
            if group is None or not await has_left(tx, group, person, now):
                raise CardTooOld
            await recruiting.lost(tx, person.id, now, reason, group=group)


async def has_left(tx: Transaction, group: Group, person: Person, now: datetime) -> bool:
    """Whether somebody has left a group not long ago, and is not back."""
    if await people.company_of(tx, person.id, group.id) is not None:
        return False
    return await people.left_since(tx, person.id, group.id, now - WHY_ASKED_FOR) is not None


async def away(tx: Transaction, found: Fading) -> Away | None:
    """A company that has been away, with names; None where it has left."""
    company = await companies.by_id(tx, found.company_id)
    if company.left:
        return None
    group = await groups.by_id(tx, GroupId(await companies.group_of(tx, found.company_id)))
    return Away(group, company.name, found)


async def still_away(tx: Transaction, found: Fading) -> bool:
    """Whether nothing has been seen or heard of a company since."""
    last = await fading.last_came(tx, found.company_id)
    return found.answer is None and (last is None or last <= found.since)


async def look(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Some days after a meeting: which companies have been away, without a word?"""
    now, group = dependencies.now(), await groups.by_id(tx, timer.of_group, lock=True)
    if not group.awake or group.sleeping_since is not None:
        return "the group sleeps"
    today = now.astimezone(group.tz).date()
    here = [
        one
        for one in await companies.of_group(tx, group.id)
        if not one.left and not (one.paused_until is not None and one.paused_until > today)
    ]
    seen = await fading.seen(tx, group.id, [int(one.id) for one in here])
    budget, noticed = await budget_of(tx, dependencies, group, now), 0
    for company in here:
        if not fades(seen[int(company.id)], company.joined_at):
            continue
        own = [person for person in await people.of_company(tx, company.id) if person.reachable]
        fitting = [person for person in own if budget.fits(person.telegram_id, UNFORESEEN, keeping=SOON)]
        if own and not fitting:
            # They have heard enough this month: the next meeting is another occasion.
            continue
        last = await fading.last_came(tx, company.id)
        found = await fading.notice(tx, company.id, max(last or company.joined_at, company.joined_at), now)
        if found is None:
            continue
        noticed += 1
        for person in fitting:
            await outbox.post(
                tx,
                key=f"fading-ask:{found.id}:{person.id}",
                kind="fading-ask",
                chat_id=person.telegram_id,
                person_id=person.id,
                group_id=group.id,
                at=now,
                stale_at=now + WAITS,
                fading=found.id,
            )
        if not fitting:
            await _tell(tx, group, found, now)
            continue
        due_at = now + WAITS
        await timers.set_up(
            tx,
            key=f"fading-tell:{found.id}",
            kind="fading-tell",
            group_id=group.id,
            subject_id=found.id,
            due_at=due_at,
            stale_at=due_at + STILL_OF_USE,
        )
    asked = await ask_member(tx, dependencies, group, now)
    return f"{noticed} companies away; {asked}"


async def unanswered(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """A week later: where nothing has come, the facilitators hear."""
    now, group = dependencies.now(), await groups.by_id(tx, timer.of_group, lock=True)
    found = await fading.by_id(tx, timer.subject_id)
    if found is None or await away(tx, found) is None or not await still_away(tx, found):
        return "has answered, come, or left"
    planned = await meetings.coming(tx, group.id)
    for reply in () if planned is None else await meetings.replies(tx, planned):
        if await people.company_of(tx, reply.person_id, group.id) == found.company_id:
            return "has answered the next invitation"
    await _tell(tx, group, found, now)
    return "told"


async def _tell(tx: Transaction, group: Group, found: Fading, now: datetime) -> None:
    if not await fading.tell(tx, found.id, now):
        return
    await outbox.post(
        tx,
        key=f"fading-told:{found.id}",
        kind="fading-told",
        chat_id=group.chat_id,
        group_id=group.id,
        at=now,
        stale_at=now + STILL_OF_USE,
        fading=found.id,
    )
