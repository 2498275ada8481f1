"""One living message: what is stale is cut, says what became of it, and counts for nothing, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.domain.meetings import MeetingAnswer
from bot.domain.refused import MeetingMoved, NewerMessage
from bot.formats.when import Appointment
from bot.services.delivery import Arrived
from storage import tables
from tests.services.conftest import AINO, BEN, CARL, CHAT, Office

DECEMBER = datetime(2026, 12, 15, 15, tzinfo=UTC)


async def _shown(office: Office) -> dict[int, tuple[str, int]]:
    """What every message that needed drawing shows now: its first line, and how many rows of buttons it has."""
    office.clock.moment += timedelta(seconds=2)
    drawn = (await office.services.live_cards.take(50)).now
    return {one.card.message_id: (str(one.message.text).partition("\n")[0], len(one.message.buttons)) for one in drawn}


async def _settle(office: Office, at: datetime) -> int:
    await office.services.meetings.schedule(AINO, CHAT, Appointment(at, None), facilitator=False)
    await office.delivers()
    return office.messages


async def test_of_four_dates_and_a_cancellation_only_the_newest_is_live_and_the_others_say_what_became(
    office: Office,
) -> None:
    await office.two_companies()
    await office.delivers()
    cards = [await _settle(office, DECEMBER + timedelta(days=days)) for days in (0, 1, 2)]
    shown = await _shown(office)
    link = f'<a href="https://t.me/c/1/{cards[2]}">Newest message</a>' if str(CHAT).startswith("-100") else ""
    assert all(shown[card][0].startswith("🔁 Moved to Thursday 17 December at 17:00.") for card in cards[:2])
    assert all(link in shown[card][0] and shown[card][1] == 0 for card in cards[:2])
    assert cards[2] not in shown
    for card, moment in ((cards[0], DECEMBER), (cards[0], None), (cards[0], DECEMBER + timedelta(days=2))):
        with pytest.raises((MeetingMoved, NewerMessage)):
            await office.services.meetings.answer(BEN, 1, MeetingAnswer.GOING, (CHAT, card), moment)
    pressed = await office.services.meetings.answer(BEN, 1, MeetingAnswer.GOING, (CHAT, cards[2]))
    assert [reply.name for reply in pressed.replies] == ["Ben"]
    await office.services.meetings.cancel(AINO, CHAT, None, facilitator=False)
    await office.delivers()
    shown = await _shown(office)
    assert {shown[card][0].partition(" ➜")[0] for card in cards} == {
        "🚫 Cancelled: the meeting on Thursday 17 December at 17:00."
    }


async def test_a_move_that_overtakes_a_message_on_its_way_leaves_it_without_buttons(office: Office) -> None:
    await office.two_companies()
    await office.delivers()
    await _settle(office, DECEMBER)
    office.clock.moment = DECEMBER - timedelta(days=7, minutes=-1)
    await office.passes()
    (reminder,) = [letter for letter in await office.waiting("reminder") if letter.chat_id == CHAT]
    wanted = dict.fromkeys(range(3), 9)
    taken = await office.services.letters.take(wanted, dict.fromkeys(wanted, ()))  # type: ignore[arg-type]
    assert reminder.key in {one.letter.key for one in taken}
    await office.services.meetings.schedule(
        AINO, CHAT, Appointment(DECEMBER + timedelta(days=2), None), facilitator=False
    )
    await office.services.letters.settle([Arrived(one, one.letter.chat_id, 5000 + n) for n, one in enumerate(taken)])
    shown = await _shown(office)
    assert all(rows == 0 for message, (_, rows) in shown.items() if message >= 5000)
    assert any("Moved to Thursday 17 December" in line for line, _ in shown.values())


async def test_a_nudge_takes_the_place_of_the_offer_and_the_old_button_counts_for_nothing(office: Office) -> None:
    await office.two_companies()
    await office.delivers()
    offer = office.messages
    turn = (await office.services.turns.hosts(CHAT)).turn
    assert turn is not None
    await office.passes(days=3, minutes=1)
    await office.delivers()
    nudge = office.messages
    shown = await _shown(office)
    assert shown[offer][1] == 0
    assert "A newer message asks" in shown[offer][0]
    with pytest.raises(NewerMessage):
        await office.services.turns.decline(AINO, turn.id, (CHAT, offer))
    await office.services.turns.accept(AINO, turn.id, (CHAT, nudge))


async def test_a_turn_that_goes_on_is_told_in_a_new_message_by_name_however_much_was_heard(office: Office) -> None:
    await office.two_companies()
    await office.services.companies.join(CARL, CHAT, "Carl's Cars")
    await office.services.people.welcome(BEN)
    await office.delivers()
    async with office.database.transaction() as tx:
        said = tables.outbox.c.chat_id == CHAT
        await tx.run(update(tables.outbox).where(said).values(kind="turn-nudge"))
    await office.services.turns.pass_on(AINO, CHAT)
    offered = await office.waiting("turn-offer")
    assert {letter.chat_id for letter in offered} == {CHAT, BEN.telegram_id}
