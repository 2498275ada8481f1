"""Promises until the next meeting, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.domain.ids import MeetingId
from bot.domain.people import Who
from bot.domain.privacy import Words
from bot.domain.promises import OthersPromise, PromiseResult, PromiseTold
from bot.domain.refused import CardTooOld, MembersOnly
from bot.domain.reviews import NothingHeld
from bot.formats.when import Appointment
from bot.services.reviews import recap_of
from storage import groups, meetings, promises, tables
from tests.services.conftest import AINO, BEN, CHAT, FRIDA, Office
from tests.services.test_reviews import STARTS

NEXT = STARTS + timedelta(days=28)


@pytest.fixture
async def met(office: Office) -> Office:
    """A group of two companies that has met, both of whose people can be written to."""
    await office.two_companies()
    for who in (AINO, BEN):
        await office.services.people.welcome(who)
    await office.services.meetings.schedule(AINO, CHAT, Appointment(STARTS, None), facilitator=False)
    with pytest.raises(NothingHeld):
        await office.services.promises.keep(AINO, CHAT, "Early")
    office.clock.moment = STARTS
    await office.passes(hours=2)
    return office


async def _next_is_set(office: Office) -> None:
    await office.services.turns.volunteer(BEN, CHAT)
    await office.services.meetings.schedule(BEN, CHAT, Appointment(NEXT, None), facilitator=False)


async def _asked(office: Office, *, before: timedelta = timedelta(days=2)) -> list[int]:
    """Who is asked once that is left until the next meeting; all that waits then goes out."""
    office.clock.moment = NEXT - before + timedelta(minutes=1)
    await office.passes()
    readers = [letter.chat_id for letter in await office.waiting("promise-ask")]
    await office.delivers()
    return readers


async def test_a_promise_needs_a_meeting_and_a_member_and_is_kept_once(met: Office) -> None:
    keep = met.services.promises.keep
    assert (await keep(AINO, CHAT, " Call three customers ")).promise_id is not None
    assert (await keep(AINO, CHAT, "Call three customers")).promise_id is None
    assert (await keep(BEN, CHAT, "Call three customers", 1)).promise_id is not None
    with pytest.raises(MembersOnly):
        await keep(FRIDA, CHAT, "I only watch")


async def test_who_promised_is_asked_once_however_often_the_meeting_moves(met: Office) -> None:
    made = (await met.services.promises.keep(AINO, CHAT, "Call three customers")).promise_id
    await _next_is_set(met)
    assert await _asked(met) == [AINO.telegram_id]
    await met.services.meetings.schedule(BEN, CHAT, Appointment(NEXT + timedelta(days=5), None), facilitator=False)
    assert await _asked(met, before=timedelta(days=-3)) == []
    assert made is not None
    with pytest.raises(OthersPromise):
        await met.services.promises.answer(BEN, made, PromiseResult.DONE)
    for outcome in (PromiseResult.PARTLY, PromiseResult.DONE):
        view = await met.services.promises.answer(AINO, made, outcome)
        assert [each.outcome for each in view.promises] == [outcome]
    await met.services.promises.add_words(AINO, made, "Two ordered")
    async with met.database.transaction() as tx:
        found = await promises.by_id(tx, made)
    assert found is not None and (found.outcome, found.words) == (PromiseResult.DONE, "Two ordered")


async def test_who_cannot_be_asked_or_has_heard_much_is_asked_before_the_meeting_after(met: Office) -> None:
    await met.services.promises.keep(AINO, CHAT, "Call three customers")
    await _next_is_set(met)
    async with met.database.transaction() as tx:
        await tx.run(update(tables.people).values(reachable=False))
    assert await _asked(met) == []
    async with met.database.transaction() as tx:
        waiting = await promises.unasked(tx, 1)
    assert [each.text for each in waiting] == ["Call three customers"]


async def test_a_promise_taken_back_or_whose_author_is_gone_is_asked_about_by_nobody(met: Office) -> None:
    made = (await met.services.promises.keep(AINO, CHAT, "Call three customers")).promise_id
    await met.services.promises.keep(BEN, CHAT, "Build a shed")
    assert made is not None
    with pytest.raises(OthersPromise):
        await met.services.promises.take_back(BEN, made)
    await met.services.promises.take_back(AINO, made)
    with pytest.raises(CardTooOld):
        await met.services.promises.take_back(AINO, made)
    await met.services.companies.join(Who(9, "Dora", None), CHAT, "Dora's")
    await met.services.companies.join(Who(8, "Eve", None), CHAT, "Eve's")
    await met.services.companies.leave(BEN, CHAT)
    await met.services.turns.volunteer(Who(9, "Dora", None), CHAT)
    await met.services.meetings.schedule(Who(9, "Dora", None), CHAT, Appointment(NEXT, None), facilitator=False)
    office = met
    office.clock.moment = NEXT - timedelta(days=2) + timedelta(minutes=1)
    await office.passes()
    sent = await office.delivers()
    assert not any(key.startswith("promise-ask") for key in sent)


@pytest.mark.parametrize("words", list(Words))
async def test_whoever_is_forgotten_leaves_a_promise_without_a_name(met: Office, words: Words) -> None:
    made = (await met.services.promises.keep(AINO, CHAT, "Call three customers")).promise_id
    assert made is not None
    await met.services.promises.answer(AINO, made, PromiseResult.DONE)
    assert [(one.group, one.promises) for one in (await met.services.forgetting.kept(AINO)).groups] == [
        ("Kainuu core", 1)
    ]
    await met.services.forgetting.forget(AINO, words)
    async with met.database.transaction() as tx:
        found, group = await promises.by_id(tx, made), await groups.by_chat(tx, CHAT)
        meeting = await meetings.by_id(tx, MeetingId(1))
        assert found is not None and group is not None and meeting is not None
        told = (await recap_of(tx, group, meeting)).promises
    assert (found.person_id, found.outcome) == (None, PromiseResult.DONE)
    assert found.text == ("Call three customers" if words is Words.STAY else None)
    assert told == (found,)


async def _texts(office: Office) -> list[str | None]:
    async with office.database.transaction() as tx:
        return [promise.text for promise in await promises.of_meeting(tx, MeetingId(1))]


async def test_an_edited_message_rewords_its_promise_until_something_was_said_of_it(met: Office) -> None:
    say, place = met.services.promises, (CHAT, 50)
    made = await say.keep(AINO, CHAT, "Call two customers", written=place)
    assert made.promise_id is not None
    assert await say.edited(AINO, place, "Call three customers")
    assert not await say.edited(BEN, place, "Sleep") and not await say.edited(AINO, (CHAT, 51), "Sleep")
    assert await _texts(met) == ["Call three customers"]
    await say.answer(AINO, made.promise_id, PromiseResult.DONE)
    with pytest.raises(PromiseTold):
        await say.edited(AINO, place, "Call nobody")
    assert await _texts(met) == ["Call three customers"]


async def test_another_promise_may_take_the_place_of_the_one_before(met: Office) -> None:
    say = met.services.promises
    assert not (await say.keep(AINO, CHAT, "Call two customers")).earlier
    second = await say.keep(AINO, CHAT, "Call three customers", written=(CHAT, 51))
    assert second.earlier and second.promise_id is not None
    with pytest.raises(OthersPromise):
        await say.instead(BEN, second.promise_id)
    await say.instead(AINO, second.promise_id)
    with pytest.raises(CardTooOld):
        await say.instead(AINO, second.promise_id)
    assert await say.edited(AINO, (CHAT, 51), "Call four customers")
    assert await _texts(met) == ["Call four customers"]
