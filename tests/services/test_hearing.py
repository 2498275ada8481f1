"""A group that has heard much in a month is spared what can be spared, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.meetings import Answer
from bot.formats.when import Appointment
from bot.services.hearing import ASKED_UP_TO, MUCH
from storage import outbox
from tests.services.conftest import AINO, BEN, CHAT, Office

LATE_IN_DECEMBER = datetime(2026, 12, 22, 15, tzinfo=UTC)


async def _has_heard(office: Office, count: int) -> None:
    """The group has had so many messages this month, each of them needed."""
    async with office.database.transaction() as tx:
        for number in range(count):
            await outbox.post(tx, key=f"said:{number}", kind="meeting-set", chat_id=CHAT, at=office.clock.now())


async def _is_set_for_december(office: Office) -> None:
    """Ben comes, and has pressed Start."""
    await office.two_companies()
    await office.services.people.welcome(BEN)
    card = await office.services.meetings.schedule(
        AINO, CHAT, Appointment(LATE_IN_DECEMBER, "Kahvila"), facilitator=False
    )
    await office.services.meetings.answer(BEN, card.meeting.id, Answer.GOING, (CHAT, 17))
    office.clock.moment = datetime(2026, 12, 2, 8, tzinfo=UTC)
    await office.passes()


async def _reminded(office: Office, before: timedelta) -> set[int]:
    """The chats that get the reminder due so long before the meeting."""
    told = {letter.id for letter in await office.waiting("reminder")}
    office.clock.moment = LATE_IN_DECEMBER - before + timedelta(minutes=1)
    await office.passes()
    return {letter.chat_id for letter in await office.waiting("reminder") if letter.id not in told}


@pytest.mark.parametrize(
    ("heard", "week", "day", "hours"),
    [
        (0, {CHAT, BEN.telegram_id}, {CHAT, BEN.telegram_id}, {CHAT, BEN.telegram_id}),
        (MUCH - 2, {CHAT, BEN.telegram_id}, {CHAT, BEN.telegram_id}, {CHAT, BEN.telegram_id}),
        (MUCH - 1, {CHAT, BEN.telegram_id}, {CHAT, BEN.telegram_id}, {BEN.telegram_id}),
        (MUCH, {BEN.telegram_id}, {CHAT, BEN.telegram_id}, {BEN.telegram_id}),
    ],
)
async def test_in_a_full_month_only_who_comes_is_reminded_and_everybody_the_day_before(
    office: Office, heard: int, week: set[int], day: set[int], hours: set[int]
) -> None:
    await _is_set_for_december(office)
    await _has_heard(office, heard)
    assert await _reminded(office, timedelta(days=7)) == week
    assert await _reminded(office, timedelta(days=1)) == day
    assert await _reminded(office, timedelta(hours=2)) == hours


async def test_what_was_heard_last_month_spares_nobody_this_month(office: Office) -> None:
    await office.two_companies()
    await _has_heard(office, 20)
    await office.services.people.welcome(BEN)
    await office.services.meetings.schedule(AINO, CHAT, Appointment(LATE_IN_DECEMBER, "Kahvila"), facilitator=False)
    assert CHAT in await _reminded(office, timedelta(days=7))


@pytest.mark.parametrize(("heard", "asked"), [(ASKED_UP_TO - 1, 1), (ASKED_UP_TO + 1, 0)])
async def test_who_has_not_answered_is_not_asked_where_the_group_has_heard_much(
    office: Office, heard: int, asked: int
) -> None:
    await office.two_companies()
    await office.services.people.welcome(BEN)
    await office.services.meetings.schedule(AINO, CHAT, Appointment(LATE_IN_DECEMBER, "Kahvila"), facilitator=False)
    office.clock.moment = datetime(2026, 12, 2, 8, tzinfo=UTC)
    await _has_heard(office, heard)
    await office.passes(days=17, hours=10)
    assert len(await office.waiting("ask-silent")) == asked


async def test_who_was_asked_about_one_meeting_is_not_asked_about_another_that_month(office: Office) -> None:
    await office.two_companies()
    await office.services.people.welcome(BEN)
    first = datetime(2026, 12, 8, 15, tzinfo=UTC)
    await office.services.meetings.schedule(AINO, CHAT, Appointment(first, "Kahvila"), facilitator=False)
    office.clock.moment = first - timedelta(days=2)
    await office.passes()
    assert [letter.chat_id for letter in await office.waiting("ask-silent")] == [BEN.telegram_id]
    await office.services.meetings.cancel(AINO, CHAT, None, facilitator=False)
    await office.services.meetings.schedule(AINO, CHAT, Appointment(LATE_IN_DECEMBER, "Kahvila"), facilitator=False)
    office.clock.moment = LATE_IN_DECEMBER - timedelta(days=2)
    await office.passes()
    assert len(await office.waiting("ask-silent")) == 1


async def test_a_host_who_called_off_and_sets_no_new_time_gives_the_turn_on_after_ten_days(office: Office) -> None:
    await office.two_companies()
    await office.services.meetings.schedule(AINO, CHAT, Appointment(LATE_IN_DECEMBER, "Kahvila"), facilitator=False)
    await office.services.meetings.cancel(AINO, CHAT, None, facilitator=False)
    before = (await office.services.turns.hosts(CHAT)).turn
    await office.passes(days=9, hours=23)
    assert (await office.services.turns.hosts(CHAT)).turn == before
    await office.passes(hours=2)
    after = (await office.services.turns.hosts(CHAT)).turn
    assert before is not None and after is not None
    assert after.company_id != before.company_id
