"""One company in the network, on both databases: joined, parted, and erased without a trace of its name."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from bot.domain.companies.joining import KnownOfTwo, NotYours
from bot.domain.people import Who
from bot.domain.privacy import Words
from storage import companies as enterprises
from storage import tables
from storage.companies import profiles
from tests.services.conftest import AINO, BEN, CARL, CHAT, Office

LAPLAND = -2002


@pytest.fixture
async def two_groups(office: Office) -> tuple[Office, int, int]:
    """Aino's company is in two groups, under two names."""
    await office.two_companies()
    await office.set_up(LAPLAND, "Lapland core", "Lapland")
    await office.services.companies.join(AINO, LAPLAND, "Aino Oy")
    return office, await _place(office, "Kahvila Aino"), await _place(office, "Aino Oy")


async def _place(office: Office, name: str) -> int:
    async with office.database.transaction() as tx:
        return int(await tx.value(select(tables.companies.c.id).where(tables.companies.c.name == name)))


async def _enterprise(office: Office, place: int) -> int:
    async with office.database.transaction() as tx:
        return int(await enterprises.of_place(tx, place))


async def _write(office: Office, who: Who, place: int, name: str, text: str) -> None:
    await office.services.profiles.write(who, await _enterprise(office, place), name, text)


async def test_what_one_has_not_said_it_takes_over_and_parting_gives_it_back(
    two_groups: tuple[Office, int, int],
) -> None:
    office, here, there = two_groups
    services = office.services.enterprises
    await _write(office, AINO, here, "trade", "Cakes")
    await _write(office, AINO, here, "municipality", "Kajaani")
    await _write(office, AINO, there, "offers", "Coffee")
    await _write(office, AINO, there, "trade", "A café")
    one, other = await _enterprise(office, here), await _enterprise(office, there)
    assert (await services.say(AINO, here, there, "same", facilitator=False)).told is KnownOfTwo.SAME
    # Both have said as much of themselves: the older one goes on.
    assert await _enterprise(office, there) == one
    async with office.database.transaction() as tx:
        whole = await profiles.of(tx, one)
        assert (whole.trade, whole.municipality, whole.offers) == ("Cakes", "Kajaani", "Coffee")
        assert (await enterprises.roots(tx))[other] == one
    assert (await services.say(AINO, here, there, "undo", facilitator=False)).told is KnownOfTwo.OPEN
    assert await _enterprise(office, there) == other
    async with office.database.transaction() as tx:
        assert (await profiles.of(tx, one)).offers is None
        assert (await profiles.of(tx, other)).trade == "A café"
        assert (await enterprises.roots(tx))[other] == other


async def test_only_its_people_and_facilitators_say_so(two_groups: tuple[Office, int, int]) -> None:
    office, here, there = two_groups
    for who in (BEN, CARL):
        with pytest.raises(NotYours):
            await office.services.enterprises.say(who, here, there, "same", facilitator=False)
    view = await office.services.enterprises.say(CARL, here, there, "same", facilitator=True)
    assert view.told is KnownOfTwo.SAME


async def test_a_place_that_was_never_joined_can_be_split_off_and_brought_back(
    two_groups: tuple[Office, int, int],
) -> None:
    office, here, there = two_groups
    say = office.services.enterprises.say
    await say(AINO, here, there, "same", facilitator=False)
    await office.set_up(-3003, "Åland core", "Åland")
    await office.services.companies.join(AINO, -3003, "Aino på Åland")
    third = await _place(office, "Aino på Åland")
    await say(AINO, third, here, "same", facilitator=False)
    assert len({await _enterprise(office, place) for place in (here, there, third)}) == 1
    await say(AINO, here, third, "undo", facilitator=False)
    assert await _enterprise(office, here) == await _enterprise(office, there) != await _enterprise(office, third)
    await say(AINO, here, there, "undo", facilitator=False)
    assert len({await _enterprise(office, place) for place in (here, there, third)}) == 3


async def test_two_presses_at_once_join_once(two_groups: tuple[Office, int, int]) -> None:
    office, here, there = two_groups
    for _ in range(2):
        await office.services.enterprises.say(AINO, here, there, "same", facilitator=False)
    async with office.database.transaction() as tx:
        assert len(await tx.all(select(tables.enterprise_moves))) == 1


async def test_no_name_of_an_erased_persons_companies_is_left_also_of_joined_ones(
    two_groups: tuple[Office, int, int],
) -> None:
    office, here, there = two_groups
    await _write(office, AINO, there, "trade", "Ainon kakut")
    await office.services.enterprises.say(AINO, here, there, "same", facilitator=False)
    await office.services.forgetting.forget(AINO, Words.GO)
    async with office.database.transaction() as tx:
        for table in (tables.enterprises, tables.companies, tables.profiles):
            assert not any("aino" in str(row).lower() for row in await tx.all(select(table))), table.name
        assert len(await tx.all(select(tables.stays).where(tables.stays.c.because == "forgotten"))) == 2


async def test_a_joined_company_that_others_belong_to_keeps_their_name_and_profile(
    two_groups: tuple[Office, int, int],
) -> None:
    office, here, there = two_groups
    await office.services.companies.join(CARL, LAPLAND, "Aino Oy")
    await _write(office, AINO, here, "trade", "Cakes")
    await office.services.enterprises.say(AINO, here, there, "same", facilitator=False)
    await office.services.forgetting.forget(AINO, Words.GO)
    async with office.database.transaction() as tx:
        assert await enterprises.name_of(tx, await enterprises.of_place(tx, there)) == "Aino Oy"
        assert [row.trade for row in await tx.all(select(tables.profiles))] == ["Cakes"]
        assert not any("Kahvila Aino" in str(row) for row in await tx.all(select(tables.enterprises)))


async def test_a_company_that_leaves_and_comes_back_has_two_stays(office: Office) -> None:
    await office.two_companies()
    services = office.services.companies
    await services.leave(BEN, CHAT)
    await office.passes(days=40)
    await services.join(BEN, CHAT, "Ben's Bikes")
    await office.passes(days=3)
    await services.leave(BEN, CHAT)
    await services.undo_leaving(BEN, (await office.services.enterprises.group_of(1)).id)
    async with office.database.transaction() as tx:
        place = await _place_in(tx, "Ben's Bikes")
        stays = await tx.all(select(tables.stays).where(tables.stays.c.company_id == place).order_by(tables.stays.c.id))
    assert [(stay.because, stay.until is None) for stay in stays] == [("left", False), (None, True)]


async def _place_in(tx: object, name: str) -> int:
    return int(await tx.value(select(tables.companies.c.id).where(tables.companies.c.name == name)))  # type: ignore[attr-defined]


async def test_what_is_joined_meanwhile_is_joined_on(two_groups: tuple[Office, int, int]) -> None:
    office, here, there = two_groups
    await office.set_up(-3003, "Åland core", "Åland")
    await office.services.companies.join(AINO, -3003, "Aino på Åland")
    third, say = await _place(office, "Aino på Åland"), office.services.enterprises.say
    await asyncio.gather(
        say(AINO, there, here, "same", facilitator=False),
        say(AINO, there, third, "same", facilitator=False),
        say(AINO, third, here, "same", facilitator=False),
    )
    assert len({await _enterprise(office, place) for place in (here, there, third)}) == 1
    async with office.database.transaction() as tx:
        assert len(set((await enterprises.roots(tx)).values())) == 2
