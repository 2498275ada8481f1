"""The `/profile` command: what a company says about itself, who sees it, and its headcount over time."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.companies.asking import INTRODUCTIONS
from bot.domain.companies.profiles import (
    CHOSEN,
    FIELDS,
    LONGEST,
    NothingWritten,
    OddChoice,
    OddPlace,
    Profile,
    Section,
    SeenBy,
    band_of,
    year_founded,
)
from bot.domain.companies.views import OwnCompanies, OwnCompany, OwnProfile
from bot.domain.groups.company_names import whole_name
from bot.domain.ids import EnterpriseId
from bot.domain.people import Person, Who
from bot.domain.refused import CardTooOld, NoGroupOfYours, require_fit
from bot.formats.business_ids import read_business_id
from bot.formats.trades import section_of
from bot.services.companies.recognition import ask_by_business_id
from bot.services.companies.service import open_question
from bot.services.countries import country_code
from bot.services.dependencies import Dependencies
from storage import Transaction, companies, groups, people
from storage.companies import asks, profiles


class Profiles:
    """Reading and editing company profiles."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def own(self, who: Who) -> OwnCompanies:
        """Return a person's companies, each once, and the profile if there is only one.

        Raises:
            NoGroupOfYours: they belong to none.
        """
        async with self._dependencies.database.transaction() as tx:
            person = await people.meet(tx, who)
            found = await _own(tx, person)
            if not found:
                raise NoGroupOfYours
            question = await open_question(tx, person)
            return OwnCompanies(found, question, await _view(tx, found, found[0].id) if len(found) == 1 else None)

    async def show(self, who: Who, enterprise_id: int) -> OwnProfile:
        """Return the profile of one of the person's companies.

        Raises:
            CardTooOld: it is none of theirs any more.
        """
        async with self._dependencies.database.transaction() as tx:
            own, _ = await _require_own(tx, who, enterprise_id)
            return await _view(tx, own, enterprise_id)

    async def write(self, who: Who, enterprise_id: int, name: str, text: str) -> OwnProfile:
        """Set a profile field from typed text.

        Returns:
            the profile; with a section of the statistics proposed, where a trade was written that points to one.

        Raises:
            CardTooOld: it is none of their companies, or no field.
            OddYear, OddPlace, OddBusinessId, OddChoice, NothingWritten, TooLong: it can be none of the field.
        """
        async with self._dependencies.database.transaction() as tx:
            own, person = await _require_own(tx, who, enterprise_id)
            value = await self._read(tx, enterprise_id, name, text)
            await self._set(tx, enterprise_id, person, name, value)
            before = await profiles.of(tx, enterprise_id)
            found = section_of(str(value)) if name == "trade" and before.trade_letter is None else None
            return await _view(tx, own, enterprise_id, None if found is None else Section(found))

    async def choose(self, who: Who, enterprise_id: int, name: str, value: str) -> OwnProfile:
        """Set a profile field from a button. The same value again confirms that it is still true today.

        Raises:
            CardTooOld: it is none of their companies, or there is no such choice.
        """
        try:
            chosen = CHOSEN[name](value)
        except (KeyError, ValueError) as error:
            raise CardTooOld from error
        async with self._dependencies.database.transaction() as tx:
            own, person = await _require_own(tx, who, enterprise_id)
            await self._set(tx, enterprise_id, person, name, chosen)
            return await _view(tx, own, enterprise_id)

    async def clear(self, who: Who, enterprise_id: int, name: str) -> OwnProfile:
        """Clear a field. Headcounts of earlier days are kept.

        Raises:
            CardTooOld: it is none of their companies, or no field.
        """
        async with self._dependencies.database.transaction() as tx:
            own, person = await _require_own(tx, who, enterprise_id)
            await self._set(tx, enterprise_id, person, name, None)
            return await _view(tx, own, enterprise_id)

    async def let_see(self, who: Who, enterprise_id: int, name: str, seen: SeenBy) -> OwnProfile:
        """Set who can see a field.

        Raises:
            CardTooOld: it is none of their companies, or no field.
        """
        if name not in FIELDS:
            raise CardTooOld
        async with self._dependencies.database.transaction() as tx:
            own, _ = await _require_own(tx, who, enterprise_id)
            before = await profiles.of(tx, enterprise_id)
            await profiles.change(tx, enterprise_id, self._dependencies.now(), seen={**before.seen, name: seen})
            return await _view(tx, own, enterprise_id)

    async def let_find(self, who: Who, enterprise_id: int, *, findable: bool) -> OwnProfile:
        """Set whether other companies can find this one; they then see what it offers and looks for.

        Raises:
            CardTooOld: it is none of their companies.
        """
        async with self._dependencies.database.transaction() as tx:
            own, _ = await _require_own(tx, who, enterprise_id)
            before = await profiles.of(tx, enterprise_id)
            # Where they have chosen who sees these, that stays as they chose.
            usual = {"offers": SeenBy.NETWORK, "seeks": SeenBy.NETWORK} if findable else {}
            now = self._dependencies.now()
            await profiles.change(tx, enterprise_id, now, findable=findable, seen={**usual, **before.seen})
            return await _view(tx, own, enterprise_id)

    async def let_introduce(self, who: Who, enterprise_id: int, *, wanted: bool) -> OwnProfile:
        """Set whether the company would like a monthly introduction to a company in another region.

        That company then sees its trade, what it offers and what it looks for, without its name.

        Raises:
            CardTooOld: it is none of theirs.
        """
        async with self._dependencies.database.transaction() as tx:
            own, _ = await _require_own(tx, who, enterprise_id)
            before = await profiles.of(tx, enterprise_id)
            usual = dict.fromkeys(("trade", "offers", "seeks"), SeenBy.NETWORK) if wanted else {}
            now = self._dependencies.now()
            await profiles.change(tx, enterprise_id, now, introductions=wanted, seen={**usual, **before.seen})
            await asks.answered(tx, (enterprise_id,), INTRODUCTIONS, now)
            return await _view(tx, own, enterprise_id)

    async def _set(self, tx: Transaction, enterprise_id: int, person: Person, name: str, value: Any) -> None:
        if name not in FIELDS:
            raise CardTooOld
        now = self._dependencies.now()
        await profiles.change(tx, enterprise_id, now, **{name: value})
        await asks.answered(tx, (enterprise_id,), name, now)
        if name == "headcount" and value is not None:
            today = await self._today(tx, enterprise_id)
            await profiles.count_heads(tx, enterprise_id, value, today, now, person.id)
        if name == "business_id" and value is not None:
            await ask_by_business_id(tx, enterprise_id, now)

    async def _read(self, tx: Transaction, enterprise_id: int, name: str, text: str) -> str | int | StrEnum:
        if name != "business_id":
            return _read(name, text, await self._today(tx, enterprise_id))
        places = await companies.places(tx, enterprise_id)
        group = await groups.by_id(tx, places[0].group_id) if places else None
        return read_business_id(text, None if group is None else await country_code(tx, group))

    async def _today(self, tx: Transaction, enterprise_id: int) -> date:
        """Return today's date in the time zone of the company's first group."""
        places = await companies.places(tx, enterprise_id)
        zone = (await groups.by_id(tx, places[0].group_id)).tz if places else ZoneInfo(self._dependencies.zone)
        return self._dependencies.now().astimezone(zone).date()


def _read(name: str, text: str, today: date) -> str | int | StrEnum:
    """Parse what was typed into a field."""
    match name:
        case "founded_year":
            return year_founded(text, today)
        case "headcount":
            band = band_of(text)
            if band is None:
                raise OddChoice(typed=whole_name(text)[:40])
            return band
    if name not in LONGEST:
        raise CardTooOld
    written = whole_name(text)
    if not any(character.isalnum() for character in written):
        raise OddPlace if name == "municipality" else NothingWritten
    if name == "municipality" and not any(character.isalpha() for character in written):
        raise OddPlace
    require_fit(written, LONGEST[name])
    return written


async def _own(tx: Transaction, person: Person) -> tuple[OwnCompany, ...]:
    found: dict[EnterpriseId, list[str]] = {}
    for place in await companies.of_person(tx, person.id):
        found.setdefault(place.enterprise_id, []).append((await groups.by_id(tx, place.group_id)).title)
    return tuple([OwnCompany(each, await companies.name_of(tx, each), tuple(titles)) for each, titles in found.items()])


async def _require_own(tx: Transaction, who: Who, enterprise_id: int) -> tuple[tuple[OwnCompany, ...], Person]:
    person = await people.meet(tx, who)
    own = await _own(tx, person)
    if not any(each.id == enterprise_id for each in own):
        raise CardTooOld
    return own, person


async def _view(
    tx: Transaction, own: tuple[OwnCompany, ...], enterprise_id: int, proposed: Section | None = None
) -> OwnProfile:
    company = next(each for each in own if each.id == enterprise_id)
    profile: Profile = await profiles.of(tx, enterprise_id)
    return OwnProfile(company, profile, len(own) - 1, proposed)
