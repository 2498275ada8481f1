"""After a meeting, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.refused import MembersOnly
from bot.domain.reviews import NothingHeld
from bot.formats.when import Appointment
from bot.services.reviews import recap_of
from storage import groups, meetings, reviews
from tests.services.conftest import AINO, BEN, CHAT, FRIDA, Office

STARTS = datetime(2026, 12, 15, 15, tzinfo=UTC)
CARD = (CHAT, 7)


@pytest.fixture
async def settled(office: Office) -> Office:
    """A core group of two companies with a meeting set."""
    await office.two_companies()
    await office.services.meetings.schedule(AINO, CHAT, Appointment(STARTS, None), facilitator=False)
    return office


async def _hold(office: Office) -> int:
    office.clock.moment = STARTS
    await office.passes(hours=2)
    async with office.database.transaction() as tx:
        group = await groups.by_chat(tx, CHAT)
        assert group is not None
        meeting = await meetings.last_held(tx, group.id)
        assert meeting is not None
        return int(meeting.id)


async def test_a_takeaway_needs_a_meeting_and_a_member_and_is_kept_once(settled: Office) -> None:
    with pytest.raises(NothingHeld):
        await settled.services.takeaways.keep(AINO, CHAT, "Early", 1)
    await _hold(settled)
    assert await settled.services.takeaways.keep(AINO, CHAT, "Price first", 1)
    assert not await settled.services.takeaways.keep(AINO, CHAT, " Price first ", 2)
    assert await settled.services.takeaways.keep(BEN, CHAT, "Price first", 3)
    with pytest.raises(MembersOnly):
        await settled.services.takeaways.keep(FRIDA, CHAT, "I only watch", 4)


async def test_closing_twice_keeps_the_counts_and_nothing_else(settled: Office) -> None:
    meeting_id = await _hold(settled)
    assert await settled.services.reviews.rate(AINO, meeting_id, 5, CARD)
    assert not await settled.services.reviews.rate(AINO, meeting_id, 3, CARD)
    assert await settled.services.reviews.rate(BEN, meeting_id, 3, CARD)
    await settled.passes(days=3)
    async with settled.database.transaction() as tx:
        group, meeting = await groups.by_chat(tx, CHAT), await meetings.by_id(tx, meeting_id)
        assert group is not None and meeting is not None
        assert (await recap_of(tx, group, meeting)).counts == (0, 0, 2, 0, 0)
        assert await reviews.ratings(tx, meeting_id) == []
        review = await reviews.of_meeting(tx, meeting_id)
        assert review is not None and review.rating_key is None
