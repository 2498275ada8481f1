"""The `/partners` command: find companies by what they offer, among those that chose to be found."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.domain.companies.profiles import Profile
from bot.domain.formatted import shortened
from bot.domain.partners import (
    MOST_SHOWN,
    Findable,
    NothingSaid,
    Partner,
    PartnerGone,
    Partners,
    Roots,
    best_first,
    fit,
)
from bot.domain.people import Person, Who
from bot.domain.refused import NoGroupOfYours
from bot.formats import terms
from bot.services.dependencies import Dependencies
from storage import Transaction, companies, partners, people
from storage.companies import profiles
from storage.delivery import outbox

MOST_WORDS = 12
LONGEST = 100


class PartnerSearch:
    """Search for partners."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def find(self, who: Who, typed: str) -> Partners:
        """Return companies that match the words or, without any, the person's own profile.

        Raises:
            NoGroupOfYours: they belong to no company of the network.
            NothingSaid: no word says what is looked for, and nor does their profile.
        """
        # The dictionaries load once, in a thread: nobody else has to wait for it.
        await asyncio.to_thread(terms.warm_up)
        async with self._dependencies.database.transaction() as tx:
            person = await people.meet(tx, who)
            own = await _own(tx, person)
            if not own:
                raise NoGroupOfYours
            words = shortened(" ".join(typed.split()), LONGEST)
            every = [one for one in await partners.findable(tx) if one.enterprise_id not in own]
            if _roots(words):
                found = _by_words(every, words)
            elif words:
                raise NothingSaid
            else:
                found = await _by_profiles(tx, every, own)
            return Partners(words, tuple(found[:MOST_SHOWN]), len(found))

    async def say_hello(self, who: Who, enterprise_id: int) -> Findable:
        """Tell a company's people who would like to talk. Repeating it changes nothing.

        Raises:
            NoGroupOfYours: they belong to no company of the network.
            PartnerGone: it does not want to be found any more.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            person = await people.meet(tx, who, reachable=True)
            own = await _own(tx, person)
            if not own:
                raise NoGroupOfYours
            found = next((one for one in await partners.findable(tx) if one.enterprise_id == enterprise_id), None)
            if found is None or enterprise_id in own:
                raise PartnerGone
            for place in await companies.places(tx, enterprise_id):
                for reader in [] if place.left else await people.of_company(tx, place.company_id):
                    if reader.reachable and reader.id != person.id:
                        await outbox.post(
                            tx,
                            key=f"partner-hello:{person.id}:{enterprise_id}:{reader.id}",
                            kind="partner-hello",
                            chat_id=reader.telegram_id,
                            person_id=reader.id,
                            group_id=place.group_id,
                            at=now,
                            by=int(person.id),
                        )
            return found


async def _own(tx: Transaction, person: Person) -> list[int]:
    return list(dict.fromkeys(int(place.enterprise_id) for place in await companies.of_person(tx, person.id)))


def _roots(text: str | None) -> list[Roots]:
    words = list(terms.words(text or ""))[:MOST_WORDS]
    return [{root: near.share for root, near in terms.roots(word).items()} for word in words]


def _by_words(every: Sequence[Findable], words: str) -> list[Partner]:
    wanted, offered, sought = _roots(words), [], []
    for one in every:
        offered.append(fit(wanted, [*_roots(one.offers), *_roots(one.trade)]))
        sought.append(fit(wanted, _roots(one.seeks)))
    return _together(every, best_first(offered), best_first(sought))


async def _by_profiles(tx: Transaction, every: Sequence[Findable], own: Sequence[int]) -> list[Partner]:
    said: list[Profile] = [await profiles.of(tx, enterprise_id) for enterprise_id in own]
    needs = _roots(" ".join(one.seeks or "" for one in said))
    gives = _roots(" ".join(f"{one.offers or ''} {one.trade or ''}" for one in said))
    if not needs and not gives:
        raise NothingSaid
    offered = [fit(needs, [*_roots(one.offers), *_roots(one.trade)]) for one in every]
    sought = [fit(gives, _roots(one.seeks)) for one in every]
    return _together(every, best_first(offered), best_first(sought))


def _together(every: Sequence[Findable], offered: Sequence[int], sought: Sequence[int]) -> list[Partner]:
    """Return those who offer it, then those who look for it, each once."""
    theirs = [Partner(every[number], offers=True) for number in offered]
    return [*theirs, *(Partner(every[number], offers=False) for number in sought if number not in set(offered))]
