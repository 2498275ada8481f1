"""Whose turn it is, and what happens when nobody answers."""

from __future__ import annotations

from sandbox.world.queries import Query
from tests.stories.conftest import CoreGroup

HOST, PASS = "We'll host", "Pass this time"


async def test_the_first_turn_is_offered_when_two_companies_are_there(core: CoreGroup) -> None:
    offer = core.ben.sees("Kahvila Aino is next to host")
    assert [button["text"] for button in offer.buttons] == [HOST, PASS]


async def test_only_the_companys_own_people_answer(core: CoreGroup) -> None:
    assert await core.ben.presses(HOST) == "Only Kahvila Aino can answer this."
    assert "Wonderful" in (await core.aino.presses(HOST) or "")
    core.ben.sees("Kahvila Aino hosts the next meeting. Thank you!")


async def test_a_turn_passed_goes_to_the_next_and_then_to_anybody(core: CoreGroup) -> None:
    await core.aino.presses(PASS)
    offer = core.ben.sees("Ben's Bikes is next to host")
    assert "Kahvila Aino passes this time" in offer.text
    await core.ben.presses(PASS, offer)
    anyone = core.ben.sees("Who would like to host")
    assert [button["text"] for button in anyone.buttons] == [HOST]
    await core.ben.presses(HOST, anyone)
    core.aino.sees("Ben's Bikes hosts the next meeting")


async def test_a_double_press_acts_once(core: CoreGroup) -> None:
    offer = core.ben.sees("Kahvila Aino is next to host")
    core.aino.person.press_button(offer, offer.buttons[1])
    core.aino.person.press_button(offer, offer.buttons[1])
    await core.stage.settle()
    assert sum("Ben's Bikes is next to host" in m.text for m in core.chat.messages.values()) == 1


async def test_pass_pressed_after_we_host_counts_for_nothing(core: CoreGroup) -> None:
    offer = core.ben.sees("Kahvila Aino is next to host")
    host, skip = offer.buttons
    core.aino.person.press_button(offer, host)
    late = core.aino.person.press_button(offer, skip)
    await core.stage.settle()
    assert isinstance(late, Query) and late.answer is not None
    told = late.answer.text
    assert told is not None and "already hosts the next meeting" in told and "/pass" in told
    core.ben.sees("Kahvila Aino hosts the next meeting")
    assert core.ben.person.seen("Ben's Bikes is next to host", core.chat) is None


async def test_a_double_press_asks_once(core: CoreGroup) -> None:
    await core.aino.presses("We'll host", core.ben.sees("Kahvila Aino is next to host"))
    turn = core.aino.sees("Kahvila Aino hosts the next meeting")
    for button, asks in ((0, "When and where will you meet"), (1, "Which times")):
        for _ in range(2):
            core.aino.person.press_button(turn, turn.buttons[button])
        await core.stage.settle()
        assert sum(asks in m.text for m in core.chat.messages.values()) == 1


async def test_silence_is_nudged_then_told_then_the_turn_goes_on(core: CoreGroup) -> None:
    await core.frida.starts()
    await core.stage.passes(days=3)
    nudge = core.aino.sees("could you let us know", core.chat)
    assert "Aino" in nudge.text
    await core.stage.passes(days=2)
    core.frida.sees("has had five days", core.frida.private)
    assert core.aino.person.seen("five days", core.chat) is None
    await core.stage.passes(days=2)
    offer = core.ben.sees("Ben's Bikes is next to host", core.chat)
    assert "We did not hear from Kahvila Aino" in offer.text


async def test_facilitators_who_cannot_be_reached_are_called_in_the_group(core: CoreGroup) -> None:
    await core.stage.passes(days=3)
    await core.stage.passes(days=2)
    told = core.ben.sees("has had five days", core.chat)
    assert "Frida" in told.text


async def test_a_long_sleep_of_the_program_brings_one_message_not_a_stack(core: CoreGroup) -> None:
    before = len(core.chat.messages)
    await core.stage.bot_stops()
    await core.stage.passes(days=30)
    await core.stage.bot_starts()
    await core.stage.settle()
    new = [m.text for m in core.chat.messages.values()][before:]
    assert len(new) == 1
    assert "Ben's Bikes is next to host" in new[0]


async def test_a_jump_of_the_clock_says_whose_turn_it_is_and_not_whose_it_was(core: CoreGroup) -> None:
    before = len(core.chat.messages)
    await core.stage.passes(days=15)
    new = [m.text for m in core.chat.messages.values()][before:]
    assert len(new) == 1
    assert "Who would like to host" in new[0]


async def test_a_company_that_leaves_gives_its_turn_on(core: CoreGroup) -> None:
    cecilia = core.stage.actor("Cecilia")
    core.frida.person.adds(cecilia.person, core.chat)
    await cecilia.says("/join Cecilia's Cakes", chat=core.chat)
    await core.aino.quits()
    core.aino.sees("leaves the host order")
    core.ben.sees("Ben's Bikes is next to host")


async def test_people_who_started_the_bot_are_asked_in_private_in_their_language(core: CoreGroup) -> None:
    core.ben.person.account.language_code = "fi"
    await core.ben.starts()
    await core.aino.presses(PASS, chat=core.chat)
    core.ben.sees("Isäntävuorossa on Ben's Bikes", core.ben.private)
    await core.ben.presses("Me isännöimme", chat=core.ben.private)
    core.aino.sees("Ben's Bikes hosts the next meeting", core.chat)
    assert core.ben.person.seen("isännöi seuraavan", core.ben.private) is not None
