"""Ask people with companies in two groups, in private, whether it is the same company."""

from __future__ import annotations

from datetime import datetime

from bot.domain.companies.joining import KnownOfTwo
from bot.domain.people import Person
from bot.presenters import companies as shown_companies
from bot.presenters.outgoing import Destination
from bot.presenters.wording import for_reader
from bot.services.companies import joining
from bot.services.companies.service import same
from bot.services.delivery import Needless, Writing, Written
from bot.services.dependencies import Dependencies
from storage import Transaction, companies, groups, people
from storage.companies import CompanyInGroup, profiles
from storage.delivery import outbox
from storage.delivery.outbox import Letter


async def ask_whoever_joined(tx: Transaction, person: Person, company_id: int, now: datetime) -> None:
    """Ask a person who has just joined a company whether it is the same as one of theirs elsewhere."""
    own = await companies.of_person(tx, person.id)
    new = next((place for place in own if place.company_id == company_id), None)
    if new is None or not person.reachable:
        return
    for other in reversed(own):
        if other.company_id != company_id and await joining.told(tx, new, other) is KnownOfTwo.OPEN:
            await _post(tx, person, new, other, now)
            return


async def ask_whoever_belongs(tx: Transaction, person: Person, now: datetime) -> bool:
    """Ask a person about two of their companies that nobody has decided about; return whether there were any.

    Nobody could be asked when they joined, or it was before the network knew of companies. They are asked once.
    """
    pair = await joining.unanswered(tx, await companies.of_person(tx, person.id))
    if pair is None:
        return False
    await _post(tx, person, *pair, now)
    return True


async def ask_by_business_id(tx: Transaction, enterprise_id: int, now: datetime) -> None:
    """Ask the people of companies that have given the same business ID whether they are the same."""
    business_id = (await profiles.of(tx, enterprise_id)).business_id
    if business_id is None:
        return
    own = [place for place in await companies.places(tx, enterprise_id) if not place.left]
    for other_id in await profiles.with_business_id(tx, business_id):
        others = [place for place in await companies.places(tx, other_id) if not place.left]
        if not own or not others or await joining.told(tx, others[0], own[0]) is not KnownOfTwo.OPEN:
            continue
        for person in await people.of_company(tx, others[0].company_id):
            if person.reachable:
                await _post(tx, person, others[0], own[0], now)


async def _post(tx: Transaction, person: Person, one: CompanyInGroup, other: CompanyInGroup, now: datetime) -> None:
    await outbox.post(
        tx,
        key=f"same-company:{person.id}:{one.company_id}:{other.company_id}",
        kind="same-company",
        chat_id=person.telegram_id,
        person_id=person.id,
        group_id=one.group_id,
        at=now,
        one=int(one.company_id),
        other=int(other.company_id),
    )


async def write_same_company(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the question whether this is the same company as in the other group."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    one, other = [await companies.place(tx, letter.payload[each]) for each in ("one", "other")]
    if reader is None or one is None or other is None or one.left or other.left:
        return Needless("somebody has left meanwhile")
    view = await same(tx, one, other)
    if view.told is not KnownOfTwo.OPEN:
        return Needless("it is known by now")
    group = await groups.by_id(tx, one.group_id)
    return Written(Destination(letter.chat_id), shown_companies.same_company(for_reader(group, reader), view))
