"""Newcomers on both databases: links, waiting, places that come free."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.people import Who
from bot.domain.privacy import Words
from bot.domain.recruiting.links import LinkGone, LinkTarget, NotYoursToRecruit
from bot.domain.recruiting.newcomers import AnsweredBefore, NewcomerState, NewcomerStep, NotLooking
from bot.domain.refused import FacilitatorsOnly
from storage import tables
from tests.services.conftest import AINO, CHAT, COORDINATOR, FRIDA, Office

CORA = Who(COORDINATOR, "Cora", "en")
NEW = tuple(Who(100 + n, f"Newcomer {n}", "fi") for n in range(6))


async def _looks(office: Office, who: Who, company: str, token: str | None = None) -> None:
    service = office.services.newcomers
    await service.begin(who, token)
    await service.answer(who, NewcomerStep.COMPANY, company)
    await service.answer(who, NewcomerStep.PLACE, "Kainuu")
    await service.answer(who, NewcomerStep.TRADE, None)
    await service.answer(who, NewcomerStep.SEEKS, None)
    await service.pick_day(who, "tue")
    await service.pick_day(who, "done")


async def test_two_who_ask_at_once_get_the_same_link_and_only_their_own_places(office: Office) -> None:
    await office.set_up()
    service = office.services.recruiting
    (place,) = await service.places(FRIDA, [CHAT])
    first, second = await asyncio.gather(
        service.make(FRIDA, [CHAT], place.kind, place.number, "Library"),
        service.make(CORA, [], place.kind, place.number, "library"),
    )
    assert first.link.token == second.link.token
    for stranger in (AINO, NEW[0]):
        with pytest.raises(NotYoursToRecruit):
            await service.make(stranger, [], place.kind, place.number, "library")
        with pytest.raises(NotYoursToRecruit):
            await service.show(stranger, [-999], first.link.id)
    with pytest.raises(NotYoursToRecruit):
        await service.make(FRIDA, [CHAT], "region", 1, "library")
    await service.withdraw(CORA, [], first.link.id)
    with pytest.raises(LinkGone):
        await service.withdraw(FRIDA, [CHAT], first.link.id)
    assert (await service.make(FRIDA, [CHAT], place.kind, place.number, "library")).link.token != first.link.token


async def test_each_newcomer_counts_once_at_each_stage_and_erased_ones_go_on_counting(office: Office) -> None:
    await office.two_companies()
    service = office.services.recruiting
    place = LinkTarget(group=(await service.places(FRIDA, [CHAT]))[0].group)
    made = (await service.make(FRIDA, [CHAT], place.kind, place.number, "fair")).link
    for _ in range(2):
        await office.services.newcomers.begin(NEW[0], made.token)
    await _looks(office, NEW[1], "Oma Oy", made.token)
    await office.services.companies.join(NEW[1], CHAT, "Oma Oy")
    await office.services.forgetting.forget(NEW[1], Words.GO)
    got = (await service.show(FRIDA, [CHAT], made.id)).figures
    assert {stage.value: n for stage, n in got.at.items() if n} == {"opened": 2, "talked": 1, "joined": 1}


async def test_a_question_is_answered_once_and_in_order(office: Office) -> None:
    await office.set_up()
    service = office.services.newcomers
    await service.begin(NEW[0])
    await service.answer(NEW[0], NewcomerStep.COMPANY, "Oma Oy")
    for wrong in (NewcomerStep.COMPANY, NewcomerStep.DAYS, NewcomerStep.CHOICE):
        with pytest.raises(NotLooking):
            await service.answer(NEW[0], wrong, "again")
    with pytest.raises(NotLooking):
        await service.join(NEW[0], 1)
    with pytest.raises(NotLooking):
        await service.pick_day(NEW[1], "mon")


async def test_two_facilitators_answer_a_newcomer_once(office: Office) -> None:
    await office.two_companies()
    await _looks(office, NEW[0], "Oma Oy")
    await office.services.newcomers.join(NEW[0], 1)
    (row,) = [person for person in await _people(office) if person.telegram_id == NEW[0].telegram_id]
    with pytest.raises(FacilitatorsOnly):
        await office.services.newcomers.admit(row.id, 1, facilitator=False)
    await office.services.newcomers.admit(row.id, 1, facilitator=True)
    with pytest.raises(AnsweredBefore):
        await office.services.newcomers.turn_down(row.id, 1, facilitator=True)


async def test_who_waits_hears_when_a_company_leaves_and_enough_of_them_are_a_hint(office: Office) -> None:
    await office.two_companies()
    await office.services.people.welcome(CORA)
    await office.services.groups.change(CHAT, "size", "largest-8", facilitator=True)
    for n in range(6):
        await office.services.companies.join(Who(200 + n, f"Member {n}", "en"), CHAT, f"Company {n}")
    for n in range(5):
        await _looks(office, NEW[n], f"Oma {n} Oy")
        looking = await office.services.newcomers.wait(NEW[n])
        assert looking.newcomer.state is NewcomerState.WAITING
    assert len(await office.waiting("waiting-enough")) == 1
    assert await office.waiting("newcomer-place") == []
    for _ in range(2):
        await office.services.companies.leave(AINO, CHAT)
        (told,) = await office.waiting("newcomer-place")
        assert told.chat_id == NEW[0].telegram_id
        await office.services.companies.join(AINO, CHAT, "Kahvila Aino")
    await office.services.companies.leave(AINO, CHAT)
    page = await office.services.recruiting.page(CORA, [], "region", 1)
    assert (page.waiting, page.days) == (5, ("tue",))
    joined = await office.services.newcomers.join(NEW[0], 1)
    assert joined.newcomer.state is NewcomerState.JOINING


async def _people(office: Office) -> list[Any]:
    async with office.database.transaction() as tx:
        return await tx.all(select(tables.people))
