"""The monthly round: which companies are introduced to which, and who is asked."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.companies.profiles import Profile, SeenBy
from bot.domain.cycle.message_budget import MessageBudget
from bot.domain.groups import Group
from bot.domain.ids import EnterpriseId, GroupId
from bot.domain.introductions import OPEN_FOR, Pair, Willing, next_round, pair, worth
from bot.domain.partners import Roots
from bot.domain.people import Person
from bot.formats import terms
from bot.formats.matching import best_pairs
from bot.services.cycle import UNFORESEEN, budget_of
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, introductions, people
from storage.companies import enterprises, profiles
from storage.companies.enterprises import CompanyInGroup
from storage.delivery import outbox, timers
from storage.delivery.timers import Timer
from storage.introductions import IntroductionContact

LOOKED_AT = time(10)
"""On the network's clock; the group's quiet hours put the question off until the morning."""
TOO_LATE = timedelta(days=5)
ARRIVES_WITHIN = timedelta(days=3)
MOST_WORDS = 24
"""Of each text of a profile, so that a long one takes no longer than others."""


async def set_up_next(tx: Transaction, dependencies: Dependencies) -> None:
    """Schedule the next monthly round."""
    due_at = next_round(dependencies.now(), ZoneInfo(dependencies.zone), LOOKED_AT)
    await timers.set_up(
        tx,
        key=f"introductions:{due_at.date().isoformat()}",
        kind="introductions",
        group_id=None,
        subject_id=0,
        due_at=due_at,
    )


@dataclass(frozen=True, slots=True)
class _Company:
    """A company that would like an introduction, the people who can be asked, and all its people."""

    enterprise_id: EnterpriseId
    profile: Profile
    regions: frozenset[str]
    reader: Person
    group: Group
    people: frozenset[int]


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Propose as many introductions as possible; there is one round a month, even after restarts."""
    now = dependencies.now()
    await set_up_next(tx, dependencies)
    if now > timer.due_at + TOO_LATE:
        return "slept through"
    month = f"{timer.due_at.astimezone(ZoneInfo(dependencies.zone)):%Y-%m}"
    any_before, found_before = await introductions.in_last_round(tx)
    if not await introductions.begin_round(tx, month, now):
        return "made before"
    roots = await enterprises.roots(tx)
    matched_before = {roots[each] for each in found_before}
    every = await _willing(tx, dependencies, now)
    never = await introductions.pairs(tx, roots) | _of_the_same_people(every)
    by_id = {int(one.enterprise_id): one for one in every}
    waited = {number for number in by_id if any_before and number not in matched_before}
    # The dictionaries load once, and a thousand companies take seconds to compare: nobody else has to wait for it.
    pairs = await asyncio.to_thread(_pairs, every, never, waited)
    for one, other in pairs:
        await _propose(tx, month, (by_id[one], by_id[other]), now)
    await introductions.end_round(tx, month, willing=len(every), matched=2 * len(pairs))
    return f"{len(pairs)} pairs of {len(every)} companies"


def _pairs(every: Iterable[_Company], never: Collection[Pair], waited: Collection[int]) -> list[Pair]:
    terms.warm_up()
    return best_pairs(worth([_compared(one, waited=int(one.enterprise_id) in waited) for one in every], never))


def _compared(one: _Company, *, waited: bool) -> Willing:
    said = one.profile
    shown = said.shown_to(SeenBy.NETWORK)
    offers = said.offers if "offers" in shown else None
    trade = said.trade if "trade" in shown else None
    return Willing(
        enterprise_id=int(one.enterprise_id),
        regions=one.regions,
        area=None if said.municipality is None else said.municipality.casefold(),
        trade=_roots(said.trade),
        letter=said.trade_letter,
        offers=(*_roots(offers), *_roots(trade)),
        seeks=_roots(said.seeks if "seeks" in shown else None),
        waited=waited,
    )


def _roots(text: str | None) -> tuple[Roots, ...]:
    words = list(terms.words(text or ""))[:MOST_WORDS]
    return tuple({root: near.share for root, near in terms.roots(word).items()} for word in words)


def _of_the_same_people(every: Collection[_Company]) -> set[Pair]:
    """Return the pairs of companies that share people, who must not be introduced to themselves."""
    owners: dict[int, list[int]] = {}
    for one in every:
        for person_id in one.people:
            owners.setdefault(person_id, []).append(int(one.enterprise_id))
    return {pair(one, other) for own in owners.values() for one in own for other in own if one != other}


async def _willing(tx: Transaction, dependencies: Dependencies, now: datetime) -> list[_Company]:
    wanting = await introductions.wanting(tx)
    places: dict[EnterpriseId, list[CompanyInGroup]] = {}
    for place in await enterprises.in_core_groups(tx):
        if place.enterprise_id in wanting:
            places.setdefault(place.enterprise_id, []).append(place)
    heard: dict[GroupId, tuple[Group, MessageBudget]] = {}
    found = []
    for enterprise_id, own in sorted(places.items()):
        said = await profiles.of(tx, enterprise_id)
        shown = said.shown_to(SeenBy.NETWORK)
        if not {"offers", "seeks"} & set(shown):
            # There is nothing to compare.
            continue
        for place in own:
            if place.group_id not in heard:
                group = await groups.by_id(tx, place.group_id)
                heard[place.group_id] = group, await budget_of(tx, dependencies, group, now)
        company = await _company(tx, enterprise_id, said, [(place, *heard[place.group_id]) for place in own])
        if company is not None:
            found.append(company)
    return found


async def _company(
    tx: Transaction, enterprise_id: EnterpriseId, said: Profile, own: list[tuple[CompanyInGroup, Group, MessageBudget]]
) -> _Company | None:
    everybody: set[int] = set()
    reader: tuple[Person, Group] | None = None
    for place, group, budget in own:
        for person in await people.of_company(tx, place.company_id):
            everybody.add(int(person.id))
            awake = group.awake and group.sleeping_since is None
            # Whoever has been there longest, of those for whom it is within the ten messages of this month.
            if reader is None and awake and person.reachable and budget.fits(person.telegram_id, UNFORESEEN):
                reader = person, group
    if reader is None:
        return None
    regions = frozenset(" ".join(group.region.casefold().split()) for _, group, _ in own if group.region)
    return _Company(enterprise_id, said, regions, *reader, frozenset(everybody))


async def _propose(tx: Transaction, month: str, both: tuple[_Company, _Company], now: datetime) -> None:
    asked = [IntroductionContact(int(one.enterprise_id), int(one.reader.id), int(one.group.id)) for one in both]
    introduction_id = await introductions.add(tx, month, now, asked)
    for one in both:
        await outbox.post(
            tx,
            key=f"introduction:{introduction_id}:{one.reader.id}",
            kind="introduction",
            chat_id=one.reader.telegram_id,
            person_id=one.reader.id,
            group_id=one.group.id,
            at=now,
            stale_at=now + ARRIVES_WITHIN,
            introduction=introduction_id,
        )
    await timers.set_up(
        tx,
        key=f"introduction-over:{introduction_id}",
        kind="introduction-over",
        group_id=None,
        subject_id=introduction_id,
        due_at=now + OPEN_FOR,
    )
