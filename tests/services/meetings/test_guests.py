"""Guests and the silent, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.meetings import MeetingAnswer
from bot.domain.meetings.guests import OwnPass, PassUnknown
from bot.domain.people import Who
from bot.domain.refused import MeetingGone, MembersOnly
from bot.formats.when import Appointment
from tests.services.conftest import AINO, BEN, CARL, CHAT, FRIDA, Office

STARTS = datetime(2026, 12, 15, 15, tzinfo=UTC)
OLLI = Who(50, "Olli", "fi")


@pytest.fixture
async def settled(office: Office) -> Office:
    """A core group of two companies with a meeting set; Ben and Carl can be reached."""
    await office.two_companies()
    await office.services.companies.join(CARL, CHAT, "Ben's Bikes")
    await office.services.meetings.schedule(AINO, CHAT, Appointment(STARTS, None), facilitator=False)
    for who in (BEN, CARL):
        await office.services.people.welcome(who)
    return office


async def test_a_pass_is_the_same_when_asked_for_again_and_only_for_members(settled: Office) -> None:
    first = await settled.services.guests.hand_out(BEN, 1)
    assert (await settled.services.guests.hand_out(BEN, 1)).token == first.token
    assert (await settled.services.guests.hand_out(CARL, 1)).token != first.token
    with pytest.raises(MembersOnly):
        await settled.services.guests.hand_out(FRIDA, 1)
    with pytest.raises(OwnPass):
        await settled.services.guests.open(AINO, first.token)
    with pytest.raises(PassUnknown):
        await settled.services.guests.open(OLLI, "no such pass")


async def test_a_guest_who_joins_the_group_is_a_guest_no_more(settled: Office) -> None:
    token = (await settled.services.guests.hand_out(BEN, 1)).token
    await settled.services.guests.open(OLLI, token)
    with pytest.raises(PassUnknown):
        await settled.services.guests.answer(FRIDA, 1, MeetingAnswer.GOING, (FRIDA.telegram_id, 5))
    for _ in range(2):
        await settled.services.guests.answer(OLLI, 1, MeetingAnswer.GOING, (OLLI.telegram_id, 5))
    card = await settled.services.meetings.answer(BEN, 1, MeetingAnswer.GOING, (CHAT, 9), STARTS)
    assert [(guest.name, guest.company) for guest in card.guests] == [("Olli", "Ben's Bikes")]
    await settled.services.companies.join(OLLI, CHAT, "Olli Oy")
    card = await settled.services.meetings.answer(BEN, 1, MeetingAnswer.MAYBE, (CHAT, 9), STARTS)
    assert card.guests == ()


async def test_each_of_a_silent_company_is_asked_once_however_often_the_meeting_moves(settled: Office) -> None:
    settled.clock.moment = datetime(2026, 12, 12, 14, tzinfo=UTC)
    await settled.passes(hours=1)
    asked = await settled.waiting("ask-silent")
    assert sorted(letter.chat_id for letter in asked) == [BEN.telegram_id, CARL.telegram_id]
    await settled.services.meetings.schedule(
        AINO, CHAT, Appointment(datetime(2026, 12, 20, 15, tzinfo=UTC), None), facilitator=False
    )
    await settled.passes(days=6)
    assert await settled.waiting("ask-silent") == asked


async def test_no_pass_is_good_once_the_meeting_has_begun(settled: Office) -> None:
    token = (await settled.services.guests.hand_out(BEN, 1)).token
    settled.clock.moment = STARTS
    with pytest.raises(MeetingGone):
        await settled.services.guests.open(OLLI, token)
    with pytest.raises(MeetingGone):
        await settled.services.guests.hand_out(CARL, 1)
