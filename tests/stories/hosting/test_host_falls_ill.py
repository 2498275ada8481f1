"""A time is set, and then the host cannot: another hosts, or the date is withdrawn, and each is told once."""

from __future__ import annotations

import pytest

from sandbox import Query
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor

HOST, TRADE = "We'll host", "Yes, let's swap"
WHEN = "15 December at 17:00"


@pytest.fixture
async def cecilia(core: CoreGroup) -> Actor:
    """A third company."""
    cecilia = core.stage.actor("Cecilia")
    core.frida.person.adds(cecilia.person, core.chat)
    cecilia.person.last_chat = core.chat
    await cecilia.says("/join Cecilia's Cakes")
    return cecilia


async def _set(core: CoreGroup, *going: Actor) -> None:
    await core.aino.says("/schedule 15.12. klo 17 @ Kahvila Aino", core.chat)
    for actor in going:
        await actor.presses("Going", core.ben.sees("meeting is set", core.chat))


async def test_a_pass_withdraws_the_date_and_asks_the_next_in_one_message(core: CoreGroup, cecilia: Actor) -> None:
    await _set(core, cecilia)
    await cecilia.starts()
    await cecilia.presses("Calendar", core.ben.sees("Our next meeting", core.chat))
    before = len(core.chat.messages)
    await core.aino.says("/pass", core.chat)
    said = [m.text for m in core.chat.messages.values()][before + 1 :]
    assert len(said) == 1
    assert f"Tuesday {WHEN} is cancelled, because Kahvila Aino can't host it after all" in said[0]
    assert "Were coming: Cecilia" in said[0]
    assert "Ben's Bikes is next to host" in said[0]
    cecilia.sees("take it out of your calendar", cecilia.private)
    await core.ben.says("/hosts", core.chat)
    assert "1. Kahvila Aino – passed in November, first in line" in core.ben.sees("Host turns", core.chat).text
    await core.stage.passes(days=30)
    assert core.ben.person.seen("tomorrow|in 7 days", core.chat) is None


async def test_the_withdrawal_is_heard_also_where_the_turn_is_taken_at_once(core: CoreGroup, cecilia: Actor) -> None:
    await _set(core, core.ben)
    core.aino.person.says("/pass", chat=core.chat)
    cecilia.person.says("/volunteer", chat=core.chat)
    await core.stage.settle()
    core.ben.sees("is cancelled, because Kahvila Aino can't host", core.chat)
    core.ben.sees("Cecilia's Cakes hosts the next meeting|Cecilia's Cakes takes the turn", core.chat)


async def test_a_swap_keeps_the_time_and_every_answer_and_corrects_calendars(core: CoreGroup, cecilia: Actor) -> None:
    await _set(core, cecilia)
    await cecilia.starts()
    await cecilia.presses("Calendar", core.ben.sees("Our next meeting", core.chat))
    await core.aino.starts()
    await core.aino.says("/swap Ben's Bikes", core.chat)
    asked = core.ben.sees("Kahvila Aino hosts our next meeting.* you'd host it.*The time stays", core.chat)
    await core.ben.presses(TRADE, asked)
    card = core.ben.sees("Ben's Bikes hosts our meeting instead of Kahvila Aino", core.chat)
    assert "Ben's Bikes, please tell us where" in card.text
    assert "@ Kahvila Aino" not in card.text
    assert "Cecilia (Cecilia's Cakes)" in card.text
    core.aino.sees("Ben's Bikes has agreed", core.aino.private)
    assert "changed" in cecilia.last(cecilia.private).text
    await core.ben.says("/schedule 15.12. klo 17 @ Ben's workshop", core.chat)
    core.ben.sees("^📍 Ben's workshop$", core.chat)
    assert "📍 Ben's workshop" in core.ben.sees("Our next meeting", core.chat).text
    await core.stage.passes(days=25)
    await core.ben.says("/hosts", core.chat)
    told = core.ben.sees("Host turns", core.chat).text
    assert "Now: Kahvila Aino" in told
    assert "Hosted before:\nTue 15 Dec 2026 – Ben's Bikes" in told


async def test_another_offers_to_take_a_meeting_that_is_set(core: CoreGroup) -> None:
    await _set(core)
    await core.ben.says("/swap Kahvila Aino", core.chat)
    asked = core.aino.sees("Ben's Bikes could host our next meeting", core.chat)
    await core.aino.presses(TRADE, asked)
    core.aino.sees("Ben's Bikes hosts our meeting instead of Kahvila Aino", core.chat)


async def test_a_host_who_leaves_takes_the_date_along(core: CoreGroup, cecilia: Actor) -> None:
    await _set(core, core.ben)
    before = len(core.chat.messages)
    await core.aino.quits(core.chat)
    said = [m.text for m in core.chat.messages.values()][before + 1 :]
    assert sum("is cancelled, because Kahvila Aino can't host it" in text for text in said) == 1
    assert not any("keeps the turn" in text for text in said)
    core.ben.sees("Ben's Bikes is next to host", core.chat)


async def test_where_nobody_is_left_to_be_asked_the_group_still_hears_that_it_is_off(core: CoreGroup) -> None:
    await _set(core)
    await core.ben.says("/pause", core.chat)
    await core.aino.quits(core.chat)
    core.ben.sees("is cancelled, because Kahvila Aino can't host it", core.chat)


async def test_a_host_who_takes_a_break_still_hosts_what_is_set_and_can_hand_it_over(core: CoreGroup) -> None:
    await _set(core)
    await core.aino.says("/pause", core.chat)
    core.aino.sees("The meeting you host stays as it is. If you can't host it after all: /swap", core.chat)
    await core.aino.says("/swap Ben's Bikes", core.chat)
    await core.ben.presses(TRADE, core.ben.sees("you'd host it", core.chat))
    core.aino.sees("Ben's Bikes hosts our meeting instead of Kahvila Aino", core.chat)


async def test_a_cancelled_meeting_calls_those_who_would_have_come_and_keeps_the_turn(core: CoreGroup) -> None:
    await _set(core, core.ben)
    await core.aino.says("/cancel flu", core.chat)
    told = core.ben.sees("is cancelled", core.chat).text
    assert "Were coming: Ben" in told
    assert "Kahvila Aino keeps the turn" in told


async def test_an_old_button_does_not_withdraw_a_date(core: CoreGroup) -> None:
    offer = core.ben.sees("Kahvila Aino is next to host", core.chat)
    pass_button = offer.buttons[1]
    await _set(core)
    query = core.aino.person.press_button(offer, pass_button)
    await core.stage.settle()
    assert isinstance(query, Query)
    assert query.answer is not None
    assert "already set, with Kahvila Aino as host" in (query.answer.text or "")
    core.ben.sees("meeting is set", core.chat)


async def test_the_asker_hears_in_private_that_time_ran_out_and_a_late_yes_is_answered(core: CoreGroup) -> None:
    await core.aino.starts()
    await core.aino.says("/swap Ben's Bikes", core.chat)
    asked = core.ben.sees("swap", core.chat)
    yes = asked.buttons[0]
    await core.stage.passes(days=3)
    core.aino.sees("did not answer about the swap in three days", core.aino.private)
    assert asked.buttons == []
    query = core.ben.person.press_button(asked, yes)
    await core.stage.settle()
    assert isinstance(query, Query)
    assert query.answer is not None
    assert "The time to answer is over" in (query.answer.text or "")


async def test_a_swap_is_void_once_the_other_has_done_its_turn_and_the_asker_hears_it(
    core: CoreGroup, cecilia: Actor
) -> None:
    await cecilia.starts()
    await cecilia.says("/swap Kahvila Aino", core.chat)
    await core.aino.says("/pass", core.chat)
    cecilia.sees("Your swap with Kahvila Aino can no longer happen", cecilia.private)
    assert not any("did not answer" in m.text for m in cecilia.private.messages.values())


async def test_a_swap_of_a_meeting_is_over_when_it_begins(core: CoreGroup) -> None:
    await core.aino.says("/schedule tomorrow 10:00", core.chat)
    await core.aino.says("/swap Ben's Bikes", core.chat)
    asked = core.ben.sees("you'd host it", core.chat)
    yes = asked.buttons[0]
    await core.stage.passes(days=1, minutes=1)
    assert asked.buttons == []
    core.ben.person.press_button(asked, yes)
    await core.stage.settle()
    assert core.ben.person.seen("hosts our meeting instead", core.chat) is None


@pytest.mark.parametrize("gives_on", ["/pass", "/swap Ben's Bikes"])
async def test_no_message_says_any_more_that_a_company_hosts_which_gave_on(core: CoreGroup, gives_on: str) -> None:
    await core.aino.presses(HOST, chat=core.chat)
    hosting = core.ben.sees("🎉 Kahvila Aino hosts", core.chat)
    await core.aino.says("/schedule 15 Dec 17:00")
    await core.aino.says(gives_on)
    if gives_on != "/pass":
        await core.ben.presses(TRADE, chat=core.chat)
    await core.stage.passes(minutes=1)
    assert "hosts the next meeting" not in hosting.text
    assert "Kahvila Aino" in hosting.text
