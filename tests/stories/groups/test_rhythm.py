"""A group with a rhythm: the date is proposed, one tap settles it, and nobody waits for ever."""

from __future__ import annotations

from tests.stories.conftest import CoreGroup

HOST = "We'll host"
TAKE = "✓ Tue 8 Dec 17:00"


async def _rhythm(core: CoreGroup) -> None:
    await core.frida.says("/setup")
    await core.frida.presses("Meeting days")
    await core.frida.presses("2nd")
    await core.frida.presses("Months off…")
    await core.frida.presses("July")
    await core.frida.presses("December")
    await core.frida.presses("« Back")
    core.frida.sees("the second Tuesday of the month at 17:00, not in July and December")


async def test_one_tap_settles_the_meeting(core: CoreGroup) -> None:
    await _rhythm(core)
    await core.frida.presses("Months off…")
    await core.frida.presses("✓ December")
    await core.aino.presses(HOST, chat=core.chat)
    said = core.ben.sees("usual time would be:\n🗓 Tuesday 8 December at 17:00")
    assert "Only the host of this meeting" in (await core.ben.presses(TAKE, said) or "")
    assert await core.aino.presses(TAKE, said) == "Booked! The group can see it now."
    core.ben.sees("Our next meeting is set")
    assert said.buttons == []


async def test_months_off_are_passed_over(core: CoreGroup) -> None:
    await _rhythm(core)
    await core.aino.presses(HOST, chat=core.chat)
    core.ben.sees("would be:\n🗓 Tuesday 12 January 2027 at 17:00")


async def test_the_host_may_choose_another_time(core: CoreGroup) -> None:
    await _rhythm(core)
    await core.aino.presses(HOST, chat=core.chat)
    await core.aino.presses("Another time", chat=core.chat)
    question = core.aino.sees("When and where will you meet")
    await core.aino.says("16 Dec 18:00", reply_to=question)
    core.ben.sees("Wednesday 16 December at 18:00")


async def test_a_host_without_a_date_is_reminded_and_then_the_turn_goes_on(core: CoreGroup) -> None:
    await core.aino.starts()
    await core.frida.starts()
    await core.aino.presses(HOST, chat=core.chat)
    await core.stage.passes(days=2)
    core.aino.sees("the time is still open", core.aino.private)
    assert core.ben.person.seen("which day suits you", core.chat) is None
    await core.stage.passes(days=3)
    core.ben.sees("Aino, which day suits you", core.chat)
    await core.stage.passes(days=2)
    core.frida.sees("has not booked a time in a week", core.frida.private)
    await core.stage.passes(days=7)
    core.ben.sees("Kahvila Aino has not found a time", core.chat)
    core.ben.sees("Ben's Bikes is next to host", core.chat)


async def test_a_cancelled_meeting_is_waited_for_again(core: CoreGroup) -> None:
    await core.aino.says("/schedule 15 Dec 17:00")
    await core.aino.says("/cancel flu")
    await core.stage.passes(days=5)
    core.ben.sees("which day suits you")
    await core.stage.passes(days=9)
    core.ben.sees("Ben's Bikes is next to host")
