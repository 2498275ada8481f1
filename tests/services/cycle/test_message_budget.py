"""A group that has heard much in a month is spared what can be spared, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.domain.meetings import MeetingAnswer
from bot.domain.views import MeetingCard
from bot.formats.when import Appointment
from storage import groups, tables
from storage.delivery import outbox
from storage.groups import companies
from tests.services.conftest import AINO, BEN, CARL, CHAT, Office

LATE_IN_DECEMBER = datetime(2026, 12, 22, 15, tzinfo=UTC)


async def _has_heard(office: Office, count: int, chat_id: int = CHAT) -> None:
    """A chat has had so many messages this month, each of them needed."""
    kind = "meeting-set" if chat_id == CHAT else "date-nudge"
    async with office.database.transaction() as tx:
        for number in range(count):
            at = office.clock.now() + timedelta(hours=number, minutes=30 if chat_id == CHAT else 0)
            await outbox.post(tx, key=f"said:{chat_id}:{number}", kind=kind, chat_id=chat_id, at=at)
        said = tables.outbox.c.key.startswith("said:")
        await tx.run(update(tables.outbox).where(said).values(state="delivered", message_id=1))


async def _has_met(office: Office) -> None:
    """It met in October, so that it knows the reminders."""
    async with office.database.transaction() as tx:
        group = await groups.by_chat(tx, CHAT)
        assert group is not None
        (company, *_) = await companies.of_group(tx, group.id)
        met = datetime(2026, 10, 13, 15, tzinfo=UTC)
        turn = {"cycle": 1, "state": "hosted", "offered_at": met - timedelta(days=9), "ended_at": met}
        of = {"group_id": group.id, "company_id": company.id}
        turn_id = await tx.value(tables.turns.insert().values(**of, **turn).returning(tables.turns.c.id))
        held = {"starts_at": met, "state": "held", "changed_at": met, "uid": "october", "sequence": 0}
        await tx.run(tables.meetings.insert().values(**of, turn_id=turn_id, **held))


async def _is_set_for_december(office: Office, *, met: bool = False) -> None:
    """Ben comes, and has pressed Start.

    Args:
        met: the group has met before.
    """
    await office.two_companies()
    if met:
        await _has_met(office)
    await office.services.people.welcome(BEN)
    card, _ = await office.services.meetings.schedule(
        AINO, CHAT, Appointment(LATE_IN_DECEMBER, "Kahvila"), facilitator=False
    )
    await office.services.meetings.answer(BEN, card.meeting.id, MeetingAnswer.GOING, (CHAT, 17), LATE_IN_DECEMBER)
    office.clock.moment = datetime(2026, 12, 2, 8, tzinfo=UTC)
    await office.passes()


async def _reminded(office: Office, before: timedelta) -> set[int]:
    """The chats that get the reminder due so long before the meeting."""
    told = {letter.id for letter in await office.waiting("reminder")}
    office.clock.moment = LATE_IN_DECEMBER - before + timedelta(minutes=1)
    await office.passes()
    return {letter.chat_id for letter in await office.waiting("reminder") if letter.id not in told}


EVERYBODY, WHO_COMES, THE_GROUP, NOBODY = {CHAT, BEN.telegram_id}, {BEN.telegram_id}, {CHAT}, set[int]()


@pytest.mark.parametrize(
    ("heard", "week", "day", "hours"),
    [
        (0, EVERYBODY, EVERYBODY, EVERYBODY),
        (1, NOBODY, EVERYBODY, EVERYBODY),
        (2, NOBODY, EVERYBODY, NOBODY),
        (3, NOBODY, EVERYBODY, NOBODY),
        (6, NOBODY, EVERYBODY, NOBODY),
        (9, NOBODY, THE_GROUP, NOBODY),
    ],
)
async def test_in_a_full_month_reminders_give_way_but_for_the_one_of_the_day_before(
    office: Office, heard: int, week: set[int], day: set[int], hours: set[int]
) -> None:
    await _is_set_for_december(office, met=True)
    await _has_heard(office, heard)
    assert await _reminded(office, timedelta(days=7)) == week
    assert await _reminded(office, timedelta(days=1)) == day
    assert await _reminded(office, timedelta(hours=2)) == hours


@pytest.mark.parametrize(
    ("heard", "week", "hours"),
    [
        (0, EVERYBODY, EVERYBODY),
        (4, EVERYBODY, EVERYBODY),
        (5, EVERYBODY, NOBODY),
        (6, NOBODY, NOBODY),
    ],
)
async def test_before_its_first_meeting_a_group_is_reminded_as_long_as_ten_are_not_full(
    office: Office, heard: int, week: set[int], hours: set[int]
) -> None:
    await _is_set_for_december(office)
    await _has_heard(office, heard)
    assert await _reminded(office, timedelta(days=7)) == week
    assert CHAT in await _reminded(office, timedelta(days=1))
    assert await _reminded(office, timedelta(hours=2)) == hours


async def test_where_the_host_has_heard_more_the_others_are_reminded_in_private(office: Office) -> None:
    await _is_set_for_december(office, met=True)
    await _has_heard(office, 1, AINO.telegram_id)
    assert await _reminded(office, timedelta(days=7)) == WHO_COMES
    assert await _reminded(office, timedelta(days=1)) == EVERYBODY


async def test_what_was_heard_last_month_spares_nobody_this_month(office: Office) -> None:
    await office.two_companies()
    await _has_heard(office, 20)
    await office.services.people.welcome(BEN)
    await office.services.meetings.schedule(AINO, CHAT, Appointment(LATE_IN_DECEMBER, "Kahvila"), facilitator=False)
    assert CHAT in await _reminded(office, timedelta(days=7))


@pytest.mark.parametrize(("heard", "asked"), [(1, 1), (4, 0)])
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
    first = datetime(2026, 12, 15, 15, tzinfo=UTC)
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


async def test_who_wants_reminders_only_in_the_group_gets_none_in_private_until_they_change_their_mind(
    office: Office,
) -> None:
    await _is_set_for_december(office)
    await office.services.people.remind(BEN, wanted=False)
    assert await _reminded(office, timedelta(days=7)) == THE_GROUP
    assert await _reminded(office, timedelta(days=1)) == THE_GROUP
    await office.services.people.remind(BEN, wanted=True)
    assert await _reminded(office, timedelta(hours=2)) == EVERYBODY


async def test_a_host_is_nudged_about_the_date_only_as_long_as_ten_are_not_full(office: Office) -> None:
    await office.two_companies()
    await office.services.people.welcome(AINO)
    await office.services.turns.volunteer(AINO, CHAT)
    await _has_heard(office, 10)
    await office.passes(days=6)
    assert await office.waiting("date-nudge") == []
    await office.passes(days=2)
    assert len(await office.waiting("date-escalate")) == 1


async def test_the_same_time_typed_again_is_no_news_for_the_group(office: Office) -> None:
    await office.two_companies()
    when = Appointment(LATE_IN_DECEMBER, "Kahvila")
    _, first = await office.services.meetings.schedule(AINO, CHAT, when, facilitator=False)
    card, again = await office.services.meetings.schedule(AINO, CHAT, when, facilitator=False)
    assert (first, again) == (True, False)
    assert card.meeting.starts_at == LATE_IN_DECEMBER
    assert len(await office.waiting("meeting-set")) == 1


async def test_a_swap_concerns_two_companies_and_rings_no_other_phones_where_the_group_has_heard_much(
    office: Office,
) -> None:
    await office.two_companies()
    await office.services.turns.volunteer(AINO, CHAT)
    for who in (AINO, BEN):
        await office.services.people.welcome(who)
    await _has_heard(office, 9)
    alone = await office.services.swaps.ask(AINO, CHAT, "Ben's Bikes")
    assert alone is not None and alone.name == "Ben's Bikes"
    assert [letter.chat_id for letter in await office.waiting("swap")] == [BEN.telegram_id]
    (swap,) = await office.rows("swaps", (await office.services.companies.group_of_chat(CHAT)).id)
    await office.services.swaps.answer(BEN, swap.id, agreed=True)
    # Who hosts is for all.
    assert CHAT in [letter.chat_id for letter in await office.waiting("turn-accepted")]
    assert [letter.chat_id for letter in await office.waiting("swap-told")] == [AINO.telegram_id]


async def test_a_swap_is_asked_aloud_where_who_asks_could_not_be_told_otherwise(office: Office) -> None:
    await office.two_companies()
    await office.services.turns.volunteer(AINO, CHAT)
    await office.services.people.welcome(BEN)
    await _has_heard(office, 9)
    assert await office.services.swaps.ask(AINO, CHAT, "Ben's Bikes") is None
    assert [letter.chat_id for letter in await office.waiting("swap")] == [CHAT]


async def test_a_new_host_is_announced_also_to_a_group_that_has_heard_much(office: Office) -> None:
    await office.two_companies()
    await office.services.meetings.schedule(AINO, CHAT, Appointment(LATE_IN_DECEMBER, "Kahvila"), facilitator=False)
    await office.delivers()
    await _has_heard(office, 10)
    await office.services.swaps.ask(AINO, CHAT, "Ben's Bikes")
    await office.delivers()
    (*_, swap) = await office.rows("swaps", (await office.services.companies.group_of_chat(CHAT)).id)
    await office.services.swaps.answer(BEN, swap.id, agreed=True)
    card = await office.services.meetings.coming(CHAT)
    assert isinstance(card, MeetingCard)
    assert card.host == "Ben's Bikes"
    assert len([key for key in await office.delivers() if key.startswith("meeting:")]) == 1


async def test_another_host_is_announced_where_the_group_has_not_heard_when_it_meets(office: Office) -> None:
    await office.two_companies()
    await office.delivers()
    await _has_heard(office, 10)
    await office.delivers()
    await office.services.meetings.schedule(AINO, CHAT, Appointment(LATE_IN_DECEMBER, "Kahvila"), facilitator=False)
    await office.services.swaps.ask(AINO, CHAT, "Ben's Bikes")
    (*_, swap) = await office.rows("swaps", (await office.services.companies.group_of_chat(CHAT)).id)
    await office.services.swaps.answer(BEN, swap.id, agreed=True)
    assert len([key for key in await office.delivers() if key.startswith("meeting:")]) == 1


async def test_a_turn_that_comes_to_a_company_is_always_told_in_a_new_message(office: Office) -> None:
    await office.two_companies()
    await office.services.companies.join(CARL, CHAT, "Carl's Cars")
    await office.delivers()
    await _has_heard(office, 6)
    await office.services.turns.pass_on(AINO, CHAT)
    after = (await office.services.turns.hosts(CHAT)).turn
    assert after is not None
    assert await office.delivers() == [f"turn-offer:{after.id}"]
