"""Volunteering, passing, swapping and pausing, as people type them."""

from __future__ import annotations

import pytest

from sandbox import Chat
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor

HOST, PASS = "We'll host", "Pass this time"
TRADE, KEEP = "Yes, let's swap", "No, we'll keep ours"


@pytest.fixture
async def cecilia(core: CoreGroup) -> Actor:
    """A third company."""
    cecilia = core.stage.actor("Cecilia")
    core.frida.person.adds(cecilia.person, core.chat)
    cecilia.person.last_chat = core.chat
    await cecilia.says("/join Cecilia's Cakes")
    return cecilia


async def hosts(actor: Actor) -> str:
    await actor.says("/hosts")
    return actor.sees("Host turns").text


async def meets(core: CoreGroup, host: Actor, chat: Chat) -> None:
    """The host settles a time, and it passes."""
    await host.says("/schedule tomorrow 17:00", chat=chat)
    await core.stage.passes(days=2)


async def test_a_pass_keeps_its_place_and_is_first_in_the_next_cycle(core: CoreGroup, cecilia: Actor) -> None:
    await core.aino.says("/pass")
    core.ben.sees("Kahvila Aino passes this time and keeps its place")
    core.ben.sees("Ben's Bikes is next to host")
    told = await hosts(core.ben)
    assert "Now: Ben's Bikes, has been asked" in told
    assert "1. Kahvila Aino – passed in November, first in line\n2. Cecilia's Cakes" in told
    assert "If they pass, we ask: Cecilia's Cakes" in told
    await meets(core, core.ben, core.chat)
    core.ben.sees("Kahvila Aino is next to host")


async def test_only_the_company_whose_turn_it_is_can_pass(core: CoreGroup) -> None:
    await core.ben.says("/pass")
    core.ben.sees("Kahvila Aino has the turn now")
    # A name the command had in earlier versions still works.
    await core.frida.says("/hoppaover")
    core.frida.sees("members of the group")


async def test_a_volunteer_takes_the_turn_and_nobody_loses_a_place(core: CoreGroup, cecilia: Actor) -> None:
    await cecilia.says("/volunteer")
    core.ben.sees("Cecilia's Cakes takes this turn. Kahvila Aino keeps its place")
    assert "1. Kahvila Aino – made way for a volunteer in November\n2. Ben's Bikes" in await hosts(core.ben)
    await cecilia.says("/isannoi")
    cecilia.sees("already hosts the next meeting")
    await core.ben.says("/volunteer")
    core.ben.sees("Cecilia's Cakes already hosts the next meeting. To swap turns")
    await meets(core, cecilia, core.chat)
    core.ben.sees("Kahvila Aino is next to host")


async def test_a_host_who_cannot_after_all_passes_before_the_time_is_set(core: CoreGroup) -> None:
    await core.aino.presses(HOST)
    await core.aino.says("/pass")
    core.ben.sees("Ben's Bikes is next to host")
    await core.ben.says("/schedule tomorrow 17:00")
    await core.aino.says("/volunteer")
    core.aino.sees("already set, with Ben's Bikes as host. To host instead, send /swap")


async def test_two_trade_turns_once_the_other_agrees(core: CoreGroup, cecilia: Actor) -> None:
    await core.aino.says("/swap cecilia")
    asked = core.ben.sees("asks Cecilia's Cakes to swap")
    assert await core.ben.presses(TRADE, asked) == "Only Cecilia's Cakes can answer this."
    yes = asked.buttons[0]
    assert "Swapped" in (await cecilia.presses(TRADE, asked) or "")
    cecilia.person.press_button(asked, yes)
    await core.stage.settle()
    core.ben.sees("Cecilia's Cakes hosts the next meeting")
    core.ben.sees("have swapped turns")
    told = await hosts(core.ben)
    assert "Now: Cecilia's Cakes" in told
    assert "1. Ben's Bikes\n2. Kahvila Aino – swapped with Cecilia's Cakes" in told
    await meets(core, cecilia, core.chat)
    core.ben.sees("Ben's Bikes is next to host")
    await meets(core, core.ben, core.chat)
    core.ben.sees("Kahvila Aino is next to host")


async def test_a_swap_for_later_changes_the_order_only(core: CoreGroup, cecilia: Actor) -> None:
    await cecilia.says("/swap Ben's Bikes")
    await core.ben.presses(TRADE)
    assert "1. Cecilia's Cakes – swapped with Ben's Bikes\n2. Ben's Bikes – swapped" in await hosts(core.ben)


async def test_no_answer_in_three_days_leaves_everything_as_it_was(core: CoreGroup) -> None:
    await core.aino.says("/swap Ben's Bikes")
    asked = core.aino.sees("swap")
    yes = asked.buttons[0]
    await core.stage.passes(days=3)
    core.aino.sees("did not answer in three days")
    assert asked.buttons == []
    core.ben.person.press_button(asked, yes)
    await core.stage.settle()
    assert "Now: Kahvila Aino, has been asked" in await hosts(core.ben)


async def test_a_swap_is_over_when_a_turn_changes_meanwhile(core: CoreGroup, cecilia: Actor) -> None:
    await core.aino.says("/swap Cecilia's Cakes")
    await core.aino.presses(PASS)
    core.aino.sees("The host order has changed")


async def test_a_wrong_name_is_answered_with_an_example(core: CoreGroup) -> None:
    await core.aino.says("/swap Nokia")
    core.aino.sees("I can't find “Nokia”.* for example: /swap Ben's Bikes")
    await core.aino.says("/swap Kahvila Aino")
    core.aino.sees("your own company")
    await core.aino.says("/swap")
    question = core.aino.sees("Which company would you like to swap")
    await core.aino.says("Bens Bikes", reply_to=question)
    core.aino.sees("asks")
    await core.aino.says("/swap Ben's Bikes")
    core.aino.sees("already been asked")


async def test_a_break_until_a_day_gives_the_turn_on_and_ends_by_itself(core: CoreGroup, cecilia: Actor) -> None:
    await core.aino.says("/pause 15 Jan")
    core.aino.sees("is back on Friday 15 January")
    core.ben.sees("is taking a break, so the turn moves")
    core.ben.sees("Ben's Bikes is next to host")
    assert "On a break:\nKahvila Aino – back on Fri 15 Jan" in await hosts(core.ben)
    await meets(core, core.ben, core.chat)
    await core.stage.passes(days=60)
    assert "Kahvila Aino – back" not in await hosts(core.ben)


async def test_back_from_a_break_sooner(core: CoreGroup) -> None:
    await core.ben.says("/pause")
    core.ben.sees("until you send /resume")
    await core.ben.says("/resume")
    core.ben.sees("Welcome back! Ben's Bikes is number 2")
    await core.ben.says("/resume")
    core.ben.sees("is not on a break")
    await core.ben.says("/pause 24 Nov")
    core.ben.sees("Tuesday 24 November has already passed. Did you mean Thursday 24 December")
    await core.ben.says("/pause 31.2.")
    core.ben.sees(
        "There is no “31.2.”: the last day of that month is Sunday 28 February 2027. Write until when, for example: /pause"
    )
    await core.ben.says("/pause when it rains")
    core.ben.sees("couldn't find a day in “when it rains”")


async def test_a_group_with_everybody_on_a_break_goes_on_when_two_are_back(core: CoreGroup) -> None:
    await core.aino.says("/pause 15 Dec")
    await core.ben.says("/pause 20 Dec")
    core.ben.sees("Your turn goes to the next company")
    before = len(core.chat.messages)
    await core.stage.until(core.stage.world.clock.now().replace(month=12, day=19))
    assert len(core.chat.messages) == before
    await core.stage.passes(days=2)
    core.ben.sees("is next to host")


async def test_the_other_company_may_keep_its_turn(core: CoreGroup) -> None:
    await core.ben.says("/swap Kahvila Aino")
    core.aino.sees("Ben's Bikes could host next if Kahvila Aino takes its turn later")
    await core.aino.presses(KEEP)
    core.ben.sees("Kahvila Aino keeps its own turn")
    assert "Now: Kahvila Aino, has been asked" in await hosts(core.ben)


async def test_in_a_full_month_a_swap_is_asked_in_private_and_the_group_hears_only_what_came_of_it(
    core: CoreGroup,
) -> None:
    for actor in (core.aino, core.ben):
        await actor.starts()
    for day in range(10, 20):
        await core.aino.says(f"/schedule {day}.12. klo 17", core.chat)
    await core.aino.says("/swap Ben's Bikes", core.chat)
    assert "I've asked Ben's Bikes in private" in core.aino.last(core.chat).text
    assert core.ben.person.seen("asks whether", core.chat) is None
    await core.ben.presses(TRADE, core.ben.sees("you'd host it", core.ben.private))
    core.frida.sees("Ben's Bikes hosts our meeting instead of Kahvila Aino", core.chat)
    core.aino.sees("Ben's Bikes has agreed", core.aino.private)
