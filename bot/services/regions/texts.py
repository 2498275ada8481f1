"""A region's own texts: proposed, previewed, used, and reset."""

from __future__ import annotations

from bot.domain.people import Who
from bot.domain.refused import CardTooOld
from bot.domain.regions import Region
from bot.domain.regions.texts import OWN_ALONE, WORDABLE, TextView, Worded, require_same_values
from bot.services.dependencies import Dependencies
from bot.services.regions.views import reached
from locales import LANGUAGES
from locales.catalogue import messages
from storage import Transaction, groups, people, regions
from storage.delivery import cards
from storage.regions import texts


class RegionTexts:
    """A region's texts, for those who look after it."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def show(
        self, who: Who, region_id: int, number: int, language: str, *, leaving: tuple[int, int] | None = None
    ) -> TextView:
        """Return one of its texts in one language.

        Args:
            number: its place in `WORDABLE`.
            leaving: chat id and message id of the message that shows it from now on.

        Raises:
            RegionsNotForYou: they do not look after it.
            RegionGone: it has ended.
            CardTooOld: there is no such text or language.
        """
        async with self._dependencies.database.transaction() as tx:
            region, key = await self._text(tx, who, region_id, number, language)
            if leaving is not None:
                await cards.leave(tx, *leaving)
            return await _view(tx, region, key, language)

    async def propose(self, who: Who, region_id: int, number: int, language: str, typed: str) -> TextView:
        """Store a new text for preview; it is not used yet.

        Raises:
            RegionsNotForYou, RegionGone, CardTooOld: as for `show`.
            NoOwnText, TooLong, OddPlaceholders: they cannot be used.
        """
        async with self._dependencies.database.transaction() as tx:
            region, key = await self._text(tx, who, region_id, number, language)
            require_same_values(typed.strip(), usual(key, language), key)
            person = await people.meet(tx, who)
            now = self._dependencies.now()
            await texts.put(tx, region.id, key, language, now, int(person.id), proposed=typed.strip())
            return await _view(tx, region, key, language)

    async def use(self, who: Who, region_id: int, number: int, language: str) -> TextView:
        """Start using the proposed text. Repeating it changes nothing.

        Raises:
            RegionsNotForYou, RegionGone, CardTooOld: as for `show`.
        """
        async with self._dependencies.database.transaction() as tx:
            region, key = await self._text(tx, who, region_id, number, language)
            known = await texts.find(tx, region.id, key, language)
            if known is not None and known.proposed is not None:
                person, now = await people.meet(tx, who), self._dependencies.now()
                # Once more: the network's own text may have changed meanwhile.
                require_same_values(known.proposed, usual(key, language), key)
                await texts.put(tx, region.id, key, language, now, int(person.id), text=known.proposed, proposed=None)
                await _tell_groups(tx, region)
            return await _view(tx, region, key, language)

    async def as_network(self, who: Who, region_id: int, number: int, language: str) -> TextView:
        """Go back to the network's text.

        Raises:
            RegionsNotForYou, RegionGone, CardTooOld: as for `show`.
        """
        async with self._dependencies.database.transaction() as tx:
            region, key = await self._text(tx, who, region_id, number, language)
            person, now = await people.meet(tx, who), self._dependencies.now()
            await texts.put(tx, region.id, key, language, now, int(person.id), text=None, proposed=None)
            await _tell_groups(tx, region)
            return await _view(tx, region, key, language)

    async def _text(
        self, tx: Transaction, who: Who, region_id: int, number: int, language: str
    ) -> tuple[Region, Worded]:
        region, _ = await reached(tx, self._dependencies, who, region_id)
        if number >= len(WORDABLE) or language not in LANGUAGES:
            raise CardTooOld
        return region, WORDABLE[number]


def usual(key: Worded, language: str) -> str:
    """Return the network's text with its placeholders in braces; empty if there is none."""
    return "" if key in OWN_ALONE else messages(language)[key][0]


async def _view(tx: Transaction, region: Region, key: Worded, language: str) -> TextView:
    known = await texts.find(tx, region.id, key, language)
    own, proposed = (None, None) if known is None else (known.text, known.proposed)
    return TextView(region, key, language, usual(key, language), own, proposed)


async def _tell_groups(tx: Transaction, region: Region) -> None:
    """Copy the region's texts to each of its groups, so that messages need no extra query."""
    own = await texts.worded(tx, region.id)
    for group in (await regions.groups_in(tx, [region]))[region.id]:
        await groups.change(tx, group.id, texts=own)
