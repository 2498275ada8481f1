"""Companies come and go, on both databases."""

from __future__ import annotations

import asyncio

import pytest

from bot.domain.refused import MembersOnly, NoCompanyName, NotSetUp, UnknownGroup
from tests.services.conftest import AINO, BEN, CARL, CHAT, Office


async def test_before_setup_nobody_can_join(office: Office) -> None:
    with pytest.raises(NotSetUp):
        await office.services.companies.join(AINO, CHAT, "Kahvila Aino")


async def test_a_name_without_a_letter_is_no_company(office: Office) -> None:
    await office.set_up()
    with pytest.raises(NoCompanyName):
        await office.services.companies.join(AINO, CHAT, " – ! ")


async def test_people_who_write_the_name_differently_are_one_company(office: Office) -> None:
    await office.set_up()
    first = await office.services.companies.join(AINO, CHAT, "Kahvila Aino")
    second = await office.services.companies.join(BEN, CHAT, "  kahvila   AINO ")
    assert (first.new_company, second.new_company, second.company) == (True, False, "Kahvila Aino")
    roster = await office.services.companies.members(CHAT)
    assert [(c.name, [p.name for p in people]) for c, people in roster.companies] == [("Kahvila Aino", ["Aino", "Ben"])]


async def test_joining_at_the_same_moment_makes_one_company(office: Office) -> None:
    await office.set_up()
    joined = await asyncio.gather(
        *(office.services.companies.join(who, CHAT, "Kahvila Aino") for who in (AINO, BEN, CARL))
    )
    assert sum(outcome.new_company for outcome in joined) == 1
    assert len((await office.services.companies.members(CHAT)).companies) == 1


async def test_a_company_leaves_with_its_last_person_and_comes_back_last(office: Office) -> None:
    await office.two_companies()
    await office.services.companies.join(CARL, CHAT, "Carl's Cabs")
    await office.passes(hours=1)
    departure = await office.services.companies.leave(BEN, CHAT)
    assert departure.company_left
    again = await office.services.companies.join(BEN, CHAT, "Ben's Bikes")
    assert (again.new_company, again.place) == (True, 3)


async def test_a_company_that_leaves_during_its_turn_gives_it_on(office: Office) -> None:
    await office.two_companies()
    await office.services.companies.leave(AINO, CHAT)
    hosts = await office.services.turns.hosts(CHAT)
    assert hosts.now is not None
    assert hosts.now.name == "Ben's Bikes"


async def test_leaving_twice_is_told_kindly_and_leaving_the_chat_is_harmless(office: Office) -> None:
    await office.two_companies()
    await office.services.companies.leave(BEN, CHAT)
    with pytest.raises(MembersOnly):
        await office.services.companies.leave(BEN, CHAT)
    await office.services.companies.left_chat(BEN.telegram_id, CHAT)
    await office.services.companies.left_chat(123456, CHAT)


async def test_a_link_of_no_group_leads_nowhere(office: Office) -> None:
    with pytest.raises(UnknownGroup):
        await office.services.companies.group_of_token("made-up")
