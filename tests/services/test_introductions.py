"""Companies of different regions are introduced once a month, on both databases."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.introductions import IntroductionOver
from bot.domain.people import Who
from bot.domain.privacy import Words
from bot.domain.refused import CardTooOld
from storage import companies, introductions, people, tables
from storage.companies import profiles
from storage.delivery import cards, timers
from storage.evidence.facts import load
from tests.evidence.records import report_on
from tests.recurring import set_going
from tests.services.conftest import AINO, BEN, CARL, Office

LAPLAND = -1002
DORA = Who(5, "Dora", "en")
FIRST_WEDNESDAY = datetime(2026, 12, 2, 8, tzinfo=UTC)
"""Ten o'clock in Finland."""


async def _wants(office: Office, who: Who, **fields: str) -> int:
    """What somebody's company says of itself; it would like introductions."""
    async with office.database.transaction() as tx:
        person = await people.by_telegram_id(tx, who.telegram_id)
        assert person is not None
        (place, *_) = await companies.of_person(tx, person.id)
        await profiles.change(tx, place.enterprise_id, office.clock.now(), **fields)
    enterprise_id = int(place.enterprise_id)
    await office.services.profiles.let_introduce(who, enterprise_id, wanted=True)
    return enterprise_id


@pytest.fixture
async def network(office: Office) -> Office:
    """Aino and Ben in Kainuu, Carl and Dora in Lapland; all want introductions, and Aino's cakes suit only Carl."""
    await office.two_companies()
    await office.set_up(LAPLAND, "Lapland core", "Lapland")
    await office.services.companies.join(CARL, LAPLAND, "Carls Kartong")
    await office.services.companies.join(DORA, LAPLAND, "Dora's Design")
    for who in (AINO, BEN, CARL, DORA):
        await office.services.people.welcome(who)
    await _wants(office, AINO, trade="bakery", offers="Kahvila Aino bakes cakes", seeks="boxes")
    await _wants(office, BEN, trade="bicycles", offers="repair of bicycles", seeks="boxes of cardboard")
    await _wants(office, CARL, trade="packaging", offers="Carl makes cardboard boxes", seeks="cakes for a party")
    await _wants(office, DORA, trade="bakery and design", offers="logos", seeks="bicycles")
    await set_going(office.services, "introductions")
    return office


async def _round(office: Office, moment: datetime = FIRST_WEDNESDAY) -> list[tuple[int, ...]]:
    """The month's round; who is asked about whom, by their Telegram accounts."""
    office.clock.moment = moment - timedelta(minutes=5)
    await office.passes()
    await office.delivers()
    async with office.database.transaction() as tx:
        await tx.run(tables.groups.update().values(sleeping_since=None))
    office.clock.moment = moment + timedelta(minutes=1)
    await office.passes()
    pairs: dict[int, list[int]] = {}
    for letter in await office.waiting("introduction"):
        pairs.setdefault(letter.payload["introduction"], []).append(letter.chat_id)
    await office.delivers()
    return sorted(tuple(sorted(both)) for both in pairs.values())


async def _rows(office: Office, name: str) -> list[Any]:
    table = tables.metadata.tables[name]
    async with office.database.transaction() as tx:
        return await tx.all(select(table).order_by(*table.primary_key))


async def test_everybody_finds_somebody_once_a_month_and_never_the_same_again(network: Office) -> None:
    assert await _round(network) == [(2, 4), (3, 5)]
    (made,) = await _rows(network, "introduction_rounds")
    assert (made.month, made.willing, made.matched) == ("2026-12", 4, 4)
    # Restarted, or the clock put back: the month has had its round.
    async with network.database.transaction() as tx:
        await tx.run(tables.timers.update().where(tables.timers.c.kind == "introductions").values(state="waiting"))
        later = tables.timers.c.key == "introductions:2027-01-06"
        await tx.run(tables.timers.update().where(later).values(state="waiting"))
    await network.sleeps(minutes=5)
    await set_going(network.services, "introductions")
    assert len(await _rows(network, "introductions")) == 2
    # Next month only Ben and Carl suit each other, of those who have not met.
    assert await _round(network, datetime(2027, 1, 6, 8, tzinfo=UTC)) == [(3, 4)]
    assert await _round(network, datetime(2027, 2, 3, 8, tzinfo=UTC)) == []


async def test_names_are_shown_once_both_say_yes_and_later_both_are_asked_what_came_of_it(network: Office) -> None:
    await _round(network)
    say = network.services.partner_introductions
    view = await say.answer(AINO, 1, "yes")
    assert (view.name, view.person, view.side.answer) == (None, None, "yes")
    assert (view.other.trade, view.other.regions) == ("packaging", ("Lapland",))
    assert view.other.offers == "… makes cardboard boxes"
    with pytest.raises(IntroductionOver):
        await say.answer(BEN, 1, "yes")
    with pytest.raises(IntroductionOver):
        await say.came_to(AINO, 1, "deal")
    for _ in range(2):
        view = await say.answer(CARL, 1, "yes")
    assert (view.name, view.person and view.person.name, view.other.offers) == ("Kahvila Aino", "Aino", "… bakes cakes")
    # Whoever said yes first hears it; nobody twice.
    assert [letter.chat_id for letter in await network.waiting("introduction-met")] == [AINO.telegram_id]
    await network.delivers()
    network.clock.moment += timedelta(days=20)
    await network.passes()
    assert await network.waiting("introduction-after") == []
    await network.passes(days=2)
    assert {letter.chat_id for letter in await network.waiting("introduction-after")} == {AINO.telegram_id, 4}
    await network.delivers()
    assert (await say.came_to(AINO, 1, "talked")).side.outcome == "talked"
    assert (await say.came_to(AINO, 1, "deal")).side.outcome == "deal"
    await say.came_to(CARL, 1, "nothing")
    async with network.database.transaction() as tx:
        facts = await load(tx, network.clock.moment, "Europe/Helsinki")
    counted = report_on(facts, today=network.clock.moment.date()).figures["introductions"]
    assert counted.values() == {"pairs-asked": 2, "pairs-met": 1, "pairs-talked": 0, "pairs-deal": 1}


async def test_two_who_say_yes_at_once_meet_once(network: Office) -> None:
    await _round(network)
    say = network.services.partner_introductions
    await asyncio.gather(*(say.answer(who, 1, "yes") for who in (AINO, CARL, CARL, AINO)))
    (told,) = await network.waiting("introduction-met")
    assert told.chat_id in (AINO.telegram_id, CARL.telegram_id)
    for who in (AINO, CARL):
        assert (await say.answer(who, 1, "no")).name is not None


async def test_a_no_or_a_week_of_silence_ends_it_and_nobody_is_written_to(network: Office) -> None:
    await _round(network)
    say = network.services.partner_introductions
    await say.answer(AINO, 1, "yes")
    assert not (await say.answer(CARL, 1, "no")).introduction.open
    async with network.database.transaction() as tx:
        stale = await tx.all(select(tables.cards.c.chat_id).where(tables.cards.c.stale_at.is_not(None)))
    assert {row[0] for row in stale} == {AINO.telegram_id, CARL.telegram_id}
    view = await say.answer(AINO, 1, "yes")
    assert (view.introduction.ended_at is not None, view.name) == (True, None)
    await network.passes(days=8)
    assert (await say.answer(BEN, 2, "yes")).side.answer is None
    kinds = ("introduction-met", "introduction-after")
    assert [letter for kind in kinds for letter in await network.waiting(kind)] == []


async def test_two_silences_in_a_row_pause_introductions_until_they_are_wanted_again(network: Office) -> None:
    say = network.services.partner_introductions

    async def wanting() -> set[int]:
        async with network.database.transaction() as tx:
            return await introductions.wanting(tx)

    async def ask(month: int) -> int:
        async with network.database.transaction() as tx:
            asked = []
            for one, who, group in ((aino, AINO, 1), (carl, CARL, 2)):
                person = await people.by_telegram_id(tx, who.telegram_id)
                assert person is not None
                asked.append(introductions.IntroductionContact(one, int(person.id), group))
            await introductions.begin_round(tx, f"2027-{month:02}", network.clock.now())
            number = await introductions.add(tx, f"2027-{month:02}", network.clock.now(), asked)
            key, due_at = f"introduction-over:{number}", network.clock.now() + timedelta(days=7)
            await timers.set_up(tx, key=key, kind="introduction-over", group_id=None, subject_id=number, due_at=due_at)
            return number

    async with network.database.transaction() as tx:
        aino, carl = sorted(await introductions.wanting(tx))[::2]
    first = await ask(1)
    await say.answer(CARL, first, "yes")
    await network.passes(days=8)
    assert {aino, carl} <= await wanting(), "one silence is none"
    declined = await ask(2)
    await say.answer(CARL, declined, "no")
    await network.passes(days=8)
    assert aino in await wanting(), "where the other said no there was nothing to answer"
    second = await ask(3)
    await say.answer(CARL, second, "yes")
    await network.passes(days=8)
    assert aino not in await wanting() and carl in await wanting()
    assert (await say.answer(AINO, second, "yes")).paused
    for _ in range(2):
        view = await say.go_on(AINO, second)
        assert (view.wants, view.paused) == (True, False)
    third = await ask(4)
    await say.answer(CARL, third, "yes")
    await network.passes(days=8)
    assert aino in await wanting(), "they have said something in between"


async def test_whoever_wants_no_more_is_left_out_and_so_is_whoever_was_never_asked_for(network: Office) -> None:
    await _round(network)
    view = await network.services.partner_introductions.stop(CARL, 1)
    assert (view.wants, view.side.answer) == (False, "no")
    with pytest.raises(CardTooOld):
        await network.services.profiles.let_introduce(AINO, 999, wanted=True)
    assert await _round(network, datetime(2027, 1, 6, 8, tzinfo=UTC)) == []
    rounds = await _rows(network, "introduction_rounds")
    assert [(one.willing, one.matched) for one in rounds] == [(4, 4), (3, 0)]


async def test_whoever_is_forgotten_or_leaves_is_not_named_to_the_other(network: Office) -> None:
    await _round(network)
    say = network.services.partner_introductions
    await say.answer(CARL, 1, "yes")
    await say.answer(AINO, 1, "yes")
    await network.services.forgetting.forget(AINO, Words.GO)
    assert [key for key in await network.delivers() if "met" in key] == []
    with pytest.raises(IntroductionOver):
        await say.answer(CARL, 1, "yes")
    sides = await _rows(network, "introduction_sides")
    assert [one.person_id is None for one in sides if one.introduction_id == 1] == [True, False]
    # Its card loses its buttons.
    async with network.database.transaction() as tx:
        await cards.spoil_every(tx, ("introduction",), 1, network.clock.now())
    (drawn,) = [one for one in (await network.services.live_cards.take(10)).now if one.card.kind == "introduction"]
    assert ("blev inte av" in drawn.message.text, drawn.message.buttons) == (True, ())
