"""What nobody waits for is said by day, and what was promised on the group's clock is kept on it, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.domain.meetings import MeetingAnswer
from bot.domain.refused import FacilitatorsOnly
from bot.domain.views import MeetingCard
from bot.formats.when import Appointment
from storage import tables
from tests.services.conftest import AINO, BEN, CARL, CHAT, Office

NIGHT = datetime(2026, 11, 25, 21, 30, tzinfo=UTC)
"""Half past eleven in Helsinki."""
EIGHT = datetime(2026, 11, 29, 6, tzinfo=UTC)


async def test_a_nudge_that_falls_due_at_night_waits_for_the_morning_and_a_passed_turn_does_not(office: Office) -> None:
    await office.two_companies()
    await office.delivers()
    office.clock.moment = NIGHT
    await office.services.turns.pass_on(AINO, CHAT)
    letters = await office.services.letters.take({0: 9, 1: 9, 2: 9}, {0: (), 1: (), 2: ()})  # type: ignore[dict-item]
    assert [one.letter.kind for one in letters] == ["turn-offer"]
    assert letters[0].written.message.silent  # type: ignore[union-attr]
    await office.services.letters.put_back(letters)
    await office.passes(days=3, minutes=1)
    assert await office.waiting("turn-nudge") == []
    office.clock.moment = EIGHT
    await office.passes()
    assert [letter.created_at for letter in await office.waiting("turn-nudge")] == [EIGHT]


@pytest.mark.parametrize(("meets_in", "waits"), [(None, True), (14, True), (1, False)])
async def test_whoever_is_next_after_a_company_that_left_at_night_hears_in_the_morning_unless_a_meeting_is_off_by_it(
    office: Office, meets_in: int | None, waits: bool
) -> None:
    await office.two_companies()
    await office.services.companies.join(CARL, CHAT, "Carl's Cars")
    if meets_in is not None:
        at = NIGHT.replace(hour=15) + timedelta(days=meets_in)
        await office.services.meetings.schedule(AINO, CHAT, Appointment(at, None), facilitator=False)
    await office.delivers()
    office.clock.moment = NIGHT
    await office.services.companies.left_chat(AINO.telegram_id, CHAT)
    assert ("turn-offer:2" in await office.delivers()) is not waits
    office.clock.moment = NIGHT + timedelta(hours=9)
    assert ("turn-offer:2" in await office.delivers()) is waits


async def test_a_late_meeting_is_asked_about_in_the_morning_and_so_is_the_next_host(office: Office) -> None:
    await office.two_companies()
    await office.services.meetings.schedule(
        AINO, CHAT, Appointment(datetime(2026, 12, 15, 18, tzinfo=UTC), None), facilitator=False
    )
    await office.delivers()
    office.clock.moment = datetime(2026, 12, 15, 20, 1, tzinfo=UTC)
    await office.passes()
    assert not {"review:1", "turn-offer:2"} & set(await office.delivers())
    office.clock.moment = datetime(2026, 12, 16, 6, 1, tzinfo=UTC)
    await office.passes()
    assert {"review:1", "turn-offer:2"} <= set(await office.delivers())


@pytest.mark.parametrize(("value", "hours"), [("from-23", (23, 8)), ("until-6", (21, 6)), ("none", (0, 0))])
async def test_a_facilitator_chooses_the_quiet_hours(office: Office, value: str, hours: tuple[int, int]) -> None:
    await office.two_companies()
    with pytest.raises(FacilitatorsOnly):
        await office.services.groups.change(CHAT, "quiet", value, facilitator=False)
    group = (await office.services.groups.change(CHAT, "quiet", value, facilitator=True)).group
    assert (group.quiet_from, group.quiet_until) == hours


async def test_five_o_clock_stays_five_o_clock_whatever_becomes_of_zones(office: Office) -> None:
    await office.two_companies()
    five = datetime(2026, 12, 15, 15, tzinfo=UTC)
    card, _ = await office.services.meetings.schedule(AINO, CHAT, Appointment(five, None), facilitator=False)
    await office.delivers()
    await office.services.meetings.answer(BEN, card.meeting.id, MeetingAnswer.GOING, (CHAT, office.messages))
    await office.services.groups.change(CHAT, "zone", "Europe/Stockholm", facilitator=True)
    moved = await office.services.meetings.coming(CHAT)
    assert isinstance(moved, MeetingCard)
    assert moved.meeting.starts_at == five + timedelta(hours=1)
    assert [reply.name for reply in moved.replies] == ["Ben"]
    assert await office.waiting("meeting-set") == []
    due = [row.due_at for row in await office.rows("timers", moved.group.id) if row.kind == "meeting-close"]
    assert due[-1] == moved.meeting.ends_at
    # A land gives up its summer time, and the program begins with the new rules.
    async with office.database.transaction() as tx:
        await tx.run(update(tables.meetings).values(starts_at=five))
    assert await office.services.wall_clocks.keep() == 1
    again = await office.services.meetings.coming(CHAT)
    assert isinstance(again, MeetingCard)
    assert again.meeting.starts_at == five + timedelta(hours=1)
    assert await office.services.wall_clocks.keep() == 0
