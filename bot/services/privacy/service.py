"""The `/forget` command: show what is stored about a person, and erase it."""

from __future__ import annotations

from bot.domain.companies import Ended
from bot.domain.ids import GroupId
from bot.domain.people import Person, Who
from bot.domain.privacy import KeptInGroup, KeptOfPerson, NothingKept, Words
from bot.domain.views import OwnMenu
from bot.services.dependencies import Dependencies
from bot.services.digests import take_out as take_out_of_digests
from bot.services.groups import after_departure
from bot.services.joint_meetings import erasure as joint_meetings_erasure
from bot.services.meetings import take_out as take_out_of_meetings
from bot.services.people import menus_of
from bot.services.privacy.companies import rename
from bot.services.promises import take_out as take_out_of_promises
from bot.services.questions import erasure as questions_erasure
from bot.services.themes import take_out as take_out_of_themes
from storage import Transaction, groups, mail, people, search
from storage.groups import companies
from storage.people import roles
from storage.privacy import erasure as privacy_erasure
from storage.privacy import person_rows


class Forgetting:
    """Erasing people."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def kept(self, who: Who) -> KeptOfPerson:
        """Return what is stored about this person.

        Raises:
            NothingKept: nothing is.
        """
        async with self._dependencies.database.transaction() as tx:
            return await self._kept(tx, await _known(tx, who))

    async def _kept(self, tx: Transaction, person: Person) -> KeptOfPerson:
        own, address = await groups.of_person(tx, person.id), await mail.address_of(tx, person.id)
        return KeptOfPerson(
            person=person,
            language=person.speaks(own[0].language if own else self._dependencies.language),
            zone=own[0].zone if own else self._dependencies.zone,
            groups=tuple([await _in_group(tx, person, n) for n in await person_rows.groups_with(tx, person.id)]),
            roles=tuple(await roles.of_person(tx, person.id)),
            digests=len(await person_rows.digests_of(tx, person.id)),
            unnamed=len(await questions_erasure.unnamed(tx, self._dependencies, person)),
            in_settings=person.telegram_id in self._dependencies.coordinators,
            mail=None if address is None else address.address,
        )

    async def forget(self, who: Who, words: Words) -> tuple[KeptOfPerson, OwnMenu]:
        """Erase everything with this person's name; what they wrote is erased or stays unsigned, as they choose.

        Returns:
            what was kept of them, and the menu that their private chat has from now on.

        Raises:
            NothingKept: nothing is; also when it is asked for twice.
        """
        async with self._dependencies.database.transaction() as tx:
            person = await _known(tx, who)
            kept = await self._kept(tx, person)
            await _forget(tx, self._dependencies, person, keep_words=words is Words.STAY)
            language = who.language_hint or self._dependencies.language
            menus = await menus_of(tx, self._dependencies, who.telegram_id)
            return kept, OwnMenu(who.telegram_id, language, menus, in_group=False)


async def _known(tx: Transaction, who: Who) -> Person:
    person = await people.by_telegram_id(tx, who.telegram_id)
    if person is None:
        raise NothingKept
    return person


async def _in_group(tx: Transaction, person: Person, group_id: int) -> KeptInGroup:
    group = await groups.by_id(tx, GroupId(group_id))
    company_id = await people.company_of(tx, person.id, group_id)
    company = None if company_id is None else await companies.by_id(tx, company_id)
    last = company_id is not None and not await person_rows.anybody_else(tx, company_id, person.id)
    counted = await person_rows.counts(tx, person.id, group_id)
    return KeptInGroup(group.title, None if company is None else company.name, last, **counted)


async def _forget(tx: Transaction, dependencies: Dependencies, person: Person, *, keep_words: bool) -> None:
    now = dependencies.now()
    for group_id in await person_rows.groups_with(tx, person.id):
        # In one order everywhere, and held: nobody's turn is given on twice.
        group = await groups.by_id(tx, GroupId(group_id), lock=True)
        company_id = await people.company_of(tx, person.id, group.id)
        if company_id is not None:
            await people.depart(tx, person.id, group.id, now, Ended.FORGOTTEN)
            await after_departure(tx, group, company_id, now, Ended.FORGOTTEN)
    await questions_erasure.erase(tx, dependencies, person, keep_words=keep_words)
    await joint_meetings_erasure.take_out(tx, dependencies, person, keep_words=keep_words)
    await take_out_of_themes(tx, dependencies, person, keep_words=keep_words)
    await take_out_of_digests(tx, dependencies, person, keep_words=keep_words)
    await take_out_of_meetings(tx, dependencies, person, keep_words=keep_words)
    await take_out_of_promises(tx, dependencies, person, keep_words=keep_words)
    for left in await person_rows.companies_of(tx, person.id):
        if not await person_rows.anybody_else(tx, left, person.id):
            await rename(tx, left, person.id, now)
    if not keep_words:
        # Whatever else of theirs could be found by searching.
        await search.forget_person(tx, person.id)
    await person_rows.end_roles(tx, person.id, now)
    await privacy_erasure.erase(tx, person)
