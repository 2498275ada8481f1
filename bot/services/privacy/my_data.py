"""The `/mydata` and `/privacy` commands, and the notice at first contact."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.domain.people import Person, Who
from bot.domain.privacy import NOTICE, AboutPrivacy, KeptRows, KeptTable, MyData, NothingKept
from bot.domain.reviews import mark
from bot.formats.holidays import country_of
from bot.services.countries import country_code
from bot.services.delivery import coordinators
from bot.services.dependencies import Dependencies
from bot.services.questions import erasure as questions_erasure
from locales.countries import COUNTRIES
from storage import Transaction, groups, people
from storage.evidence import consents
from storage.privacy import declared, my_data, notices, person_rows
from storage.questions import sealed_drafts


class Privacy:
    """What people can learn about the data stored about them."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies
        self.kept_of_people: tuple[KeptTable, ...] = declared.kept_of_people()
        """What the tables declare: why something is kept, and for how long."""

    async def my_data(self, who: Who) -> MyData:
        """Return everything stored about this person, and nothing about others.

        Raises:
            NothingKept: nothing is.
        """
        dependencies = self._dependencies
        async with dependencies.database.transaction() as tx:
            person = await people.by_telegram_id(tx, who.telegram_id)
            if person is None:
                raise NothingKept
            own = await groups.of_person(tx, person.id)
            found = await my_data.rows_of(tx, person)
            return MyData(
                person=person,
                language=person.speaks(own[0].language if own else dependencies.language),
                zone=own[0].zone if own else dependencies.zone,
                made_at=dependencies.now(),
                tables=tuple(
                    KeptRows(table.name, table.columns[0].why, table.for_how_long, tuple(found[table.name]))
                    for table in self.kept_of_people
                    if table.name in found
                ),
                in_confidence=tuple(await _in_confidence(tx, dependencies, person)),
                in_settings=who.telegram_id in dependencies.coordinators,
            )

    async def about(self, who: Who) -> AboutPrivacy:
        """Return the contacts for questions, the countries of the reader's groups, and their research consent."""
        async with self._dependencies.database.transaction() as tx:
            whom = tuple(await coordinators(tx, self._dependencies))
            reader = await people.by_telegram_id(tx, who.telegram_id)
            own = [] if reader is None else await groups.of_person(tx, reader.id)
            codes = [await country_code(tx, group) for group in own] or [country_of(self._dependencies.zone)]
            countries = tuple(code for code in dict.fromkeys(codes) if code is not None and code in COUNTRIES)
            if reader is None:
                return AboutPrivacy(whom, countries)
            member = await consents.belonged(tx, reader.id)
            words = tuple(said for group in own for said in group.texts)
            return AboutPrivacy(whom, countries, member, await consents.of_person(tx, reader.id), words)

    async def tell(self, who: Who) -> bool:
        """Record that the person was shown the notice; return whether it was the first time in this version."""
        async with self._dependencies.database.transaction() as tx:
            person = await people.meet(tx, who, reachable=True)
            return await notices.told(tx, person.id, NOTICE, self._dependencies.now())

    async def agree(self, who: Who) -> None:
        """Record that this person agrees to the notice."""
        async with self._dependencies.database.transaction() as tx:
            person, now = await people.meet(tx, who, reachable=True), self._dependencies.now()
            await notices.told(tx, person.id, NOTICE, now)
            await notices.agreed(tx, person.id, NOTICE, now)


async def _in_confidence(tx: Transaction, dependencies: Dependencies, person: Person) -> list[Mapping[str, Any]]:
    """Return the sealed data that only the program can link to this person."""
    found: list[Mapping[str, Any]] = []
    for question in await questions_erasure.unnamed(tx, dependencies, person):
        group = await groups.by_id(tx, question.group_id)
        found.append({"asked_at": question.asked_at, "group": group.title, "body": question.body})
    for meeting_id, key in await person_rows.open_ratings(tx):
        own = mark(dependencies.encryption.tag("rating", key), meeting_id, person.id)
        stars = await person_rows.rating(tx, meeting_id, own)
        if stars is not None:
            found.append({"meeting_id": meeting_id, "stars": stars})
    sealed = await sealed_drafts.find(tx, dependencies.encryption.tag("draft", person.telegram_id), dependencies.now())
    opened = None if sealed is None else dependencies.encryption.open("draft", sealed)
    if opened is not None:
        found.append({"draft": json.loads(opened)})
    return found
