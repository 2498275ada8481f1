"""A group that may be too small in half a year asks one member whether they know somebody."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.companies.profiles import Profile
from bot.domain.groups import Group
from bot.domain.groups.companies import Company
from bot.domain.ids import GroupId
from bot.domain.people import Person, Who
from bot.domain.recruiting.fading import STILL_OF_USE, fades
from bot.domain.recruiting.forecast import (
    A_QUARTER,
    AFTER_LOSING,
    ANSWERED_WITHIN,
    PASS,
    AnotherWasAsked,
    MemberAsk,
    MemberToAsk,
    Present,
    asks_again,
    is_short,
    lacking,
    looks_again_at,
    needs_more,
    whom_to_ask,
)
from bot.domain.recruiting.links import LinkTarget, RecruitLink
from bot.services.cycle import SOON, UNFORESEEN, budget_of
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, people, recruiting
from storage import companies as enterprises
from storage.companies import profiles
from storage.delivery import outbox, timers
from storage.delivery.timers import Timer
from storage.groups import companies
from storage.recruiting import fading, links, member_asks

A_YEAR = timedelta(days=365)
LOOK = "member-look"


class MemberAsks:
    """What members say who are asked whether they know somebody."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def answer(self, who: Who, ask_id: int, *, yes: bool) -> tuple[LinkTarget, RecruitLink] | None:
        """They know somebody: their own link to hand on, the same each time. None where they do not.

        Raises:
            AskedAnother: somebody else was asked, or they are not in the group any more.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            person, asked = await people.meet(tx, who, reachable=True), await member_asks.by_id(tx, ask_id)
            if asked is None or asked[1] != person.id or await people.company_of(tx, person.id, asked[0]) is None:
                raise AnotherWasAsked
            await member_asks.answer(tx, ask_id, "yes" if yes else "no")
            group = await groups.by_id(tx, GroupId(asked[0]))
            if not yes:
                await look_soon(tx, group, now)
                return None
            place = LinkTarget(group=group)
            link = await links.open_for(tx, place.key, PASS, int(person.id))
            if link is None:
                link = await links.add(
                    tx, place.key, PASS, person.id, now, group_id=asked[0], region=None, whose=int(person.id)
                )
            return place, link


async def ask_member(tx: Transaction, dependencies: Dependencies, group: Group, now: datetime) -> str:
    """Ask one member, where the group may well be too small, and nobody of it is about to help already.

    As long as it may be too small it looks again, also where it does not meet: a group of three meets seldom, and needs
    more companies most.
    """
    today = now.astimezone(group.tz).date()
    here = [one for one in await companies.of_group(tx, group.id) if not one.left]
    seen = await fading.seen(tx, group.id, [int(one.id) for one in here])
    away = {int(one.id) for one in here if fades(seen[int(one.id)], one.joined_at)}
    present = [Present(one.paused_until, int(one.id) in away) for one in here]
    left = await member_asks.left_since(tx, group.id, now - A_YEAR)
    coming = await recruiting.on_their_way(tx, group.id, now)
    if not needs_more(group, present, left=left, coming=coming, today=today):
        return "large enough"
    last, short = await member_asks.of_group(tx, group.id), is_short(group, present, coming=coming, today=today)
    if not asks_again(last, now, short=short):
        await _look_at(tx, group, looks_again_at(last, now, short=short))
        return "asked lately"
    told = {int(one.id): await _profile(tx, one) for one in here}
    candidates = await _candidates(tx, dependencies, group, [one for one in here if int(one.id) not in away], told, now)
    chosen = whom_to_ask(candidates, [one.municipality for one in told.values()], now)
    person = None if chosen is None else await people.by_id(tx, chosen.person_id)
    if person is None:
        await _look_at(tx, group, looks_again_at(last, now, short=short))
        return "nobody to ask"
    ask_id = await member_asks.add(tx, group.id, person.id, now)
    await _look_at(tx, group, now + ANSWERED_WITHIN)
    await outbox.post(
        tx,
        key=f"member-ask:{ask_id}",
        kind="member-ask",
        chat_id=person.telegram_id,
        person_id=person.id,
        group_id=group.id,
        at=now,
        stale_at=now + STILL_OF_USE,
        ask=ask_id,
    )
    return "asked a member"


async def look_soon(tx: Transaction, group: Group, now: datetime) -> None:
    """A company has left, or more are wished for: some days later it is looked whether the group is large enough."""
    if group.registered:
        await _look_at(tx, group, now + AFTER_LOSING)


async def look(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Is the group large enough by now? Otherwise a member is asked."""
    now, group = dependencies.now(), await groups.by_id(tx, timer.of_group, lock=True)
    if not group.registered:
        return "no group any more"
    if group.sleeping_since is not None:
        await _look_at(tx, group, now + A_QUARTER)
        return "the group sleeps"
    return await ask_member(tx, dependencies, group, now)


async def _look_at(tx: Transaction, group: Group, at: datetime) -> None:
    """The next look of a group, instead of the one that was planned."""
    await timers.drop(tx, (LOOK,), group.id, "planned anew")
    await timers.set_up(
        tx,
        key=f"{LOOK}:{group.id}:{at:%Y-%m-%dT%H:%M}",
        kind=LOOK,
        group_id=group.id,
        subject_id=group.id,
        due_at=at,
        stale_at=None,
    )


async def ask_shown(tx: Transaction, group: Group, person: Person, ask_id: int) -> MemberAsk | None:
    """What a member is asked; None where they are not in the group any more."""
    own = await people.company_of(tx, person.id, group.id)
    if own is None:
        return None
    here = [one for one in await companies.of_group(tx, group.id) if not one.left]
    told = {int(one.id): await _profile(tx, one) for one in here}
    trade = lacking([one.trade_letter for one in told.values()], await member_asks.trades(tx))
    return MemberAsk(ask_id, group, person, trade, told[int(own)].municipality)


async def _profile(tx: Transaction, company: Company) -> Profile:
    return await profiles.of(tx, await enterprises.of_place(tx, company.id))


async def _candidates(
    tx: Transaction,
    dependencies: Dependencies,
    group: Group,
    here: list[Company],
    told: dict[int, Profile],
    now: datetime,
) -> list[MemberToAsk]:
    today, budget = now.astimezone(group.tz).date(), await budget_of(tx, dependencies, group, now)
    found: list[tuple[Person, Company]] = [
        (person, company)
        for company in here
        if company.paused_until is None or company.paused_until <= today
        for person in await people.of_company(tx, company.id)
        if person.reachable and budget.fits(person.telegram_id, UNFORESEEN, keeping=SOON)
    ]
    asked = await member_asks.of_people(tx, [int(person.id) for person, _ in found])
    since = {int(person.id): at for person, at in await people.joined(tx, group.id)}
    return [
        MemberToAsk(
            person_id=int(person.id),
            company_id=int(company.id),
            joined_at=since[int(person.id)],
            place=told[int(company.id)].municipality,
            asked_at=asked.get(int(person.id)),
        )
        for person, company in found
    ]
