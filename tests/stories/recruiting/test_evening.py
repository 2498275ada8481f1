"""A guest's evening: still coming, greeted by name, and asked the day after how to go on."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor


async def guest_of(core: CoreGroup) -> Actor:
    """Sanna comes to the meeting of 15 December, alone; Aino and Ben come, too."""
    await core.aino.presses("We'll host", chat=core.chat)
    await core.aino.says("/schedule 15 Dec 17:00 @ our café", chat=core.chat)
    for member in (core.aino, core.ben):
        await member.starts()
        await member.presses("Going", chat=core.chat)
    sanna = core.stage.actor("Sanna")
    await sanna.starts()
    await sanna.presses("I'm looking for a group", chat=sanna.private)
    await sanna.says("Sannan Kukka", chat=sanna.private)
    for _ in range(3):
        await sanna.presses("Skip this one", chat=sanna.private)
    await sanna.presses("Any time suits me", chat=sanna.private)
    await sanna.presses("Come once as a guest", chat=sanna.private)
    return sanna


async def test_asked_two_days_before_greeted_by_name_and_asked_the_day_after(core: CoreGroup) -> None:
    sanna, stage = await guest_of(core), core.stage
    await stage.until(datetime(2026, 12, 13, 16, tzinfo=UTC))
    sanna.sees("coming as a guest in two days. Does it still suit you", sanna.private)
    core.aino.sees(r"Sanna is coming as a guest and doesn't know anybody yet", core.aino.private)
    await core.aino.presses("Not this time", chat=core.aino.private)
    asked = core.ben.sees(r"Sanna is coming as a guest(.|\n)*Sannan Kukka", core.ben.private)
    await core.ben.presses("I'll greet them", asked)
    sanna.sees(r"Ben looks forward to meeting you and will say hello.\n🏠 Ben's Bikes", sanna.private)
    await stage.until(datetime(2026, 12, 15, 8, tzinfo=UTC))
    core.aino.sees("Your guests: Sanna", core.aino.private)
    await stage.until(datetime(2026, 12, 16, 18, tzinfo=UTC))
    card = sanna.sees("Thank you for coming! What would you like to do next", sanna.private)
    await sanna.presses("I'll come once more", card)
    sanna.sees("I'll write as soon as the next date is set", sanna.private)
    await core.ben.presses("We'll host", chat=core.chat)
    await core.ben.says("/schedule 29 Dec 17:00", chat=core.chat)
    again = sanna.sees(r"The next date is set. Would you like to come\?(.|\n)*29 December", sanna.private)
    await sanna.presses("Come once as a guest", again)
    sanna.sees("You are coming", sanna.private)
    cora = await stage.coordinator("Cora")
    await cora.says("/recruit kainuu", chat=cora.private)
    cora.sees("1 opened · 1 answered · 1 visited · 2 joined", cora.private)


async def test_a_guest_who_cannot_come_after_all_is_asked_nothing_more(core: CoreGroup) -> None:
    sanna, stage = await guest_of(core), core.stage
    await stage.until(datetime(2026, 12, 13, 16, tzinfo=UTC))
    await sanna.presses("I can't make it", sanna.sees("Does it still suit you", sanna.private))
    await stage.until(datetime(2026, 12, 17, 12, tzinfo=UTC))
    assert all("Thank you for coming" not in message.text for message in sanna.person.messages(sanna.private))
    assert await core.aino.presses("I'll greet them", chat=core.aino.private) == (
        "This is settled: somebody else has been asked, or the meeting is cancelled or over."
    )


async def test_a_guest_joins_the_day_after(core: CoreGroup) -> None:
    sanna, stage = await guest_of(core), core.stage
    core.frida.person.promotes(stage.bot, chat=core.chat, can_invite_users=True)
    await core.frida.starts()
    await stage.until(datetime(2026, 12, 16, 18, tzinfo=UTC))
    await sanna.presses("I'd like to join", sanna.sees("What would you like to do next", sanna.private))
    card = core.frida.sees(r"Sanna would like to join(.|\n)*Has been your guest", core.frida.private)
    await core.frida.presses("Let them in", card)
    sanna.person.uses_invite(sanna.sees("opens the group's chat", sanna.private).buttons[0]["url"])
    await stage.settle()
    await core.aino.says("/members", chat=core.chat)
    core.aino.sees("Sannan Kukka", core.chat)


async def test_a_guest_whose_meeting_is_cancelled_hears_of_the_next_date(core: CoreGroup) -> None:
    sanna = await guest_of(core)
    await core.aino.says("/cancel our oven broke", chat=core.chat)
    sanna.sees(r"The meeting is cancelled(.|\n)*I'll write as soon as the next date is set", sanna.private)
    await core.aino.says("/schedule 15 Dec 18:00", chat=core.chat)
    again = sanna.sees(r"The next date is set. Would you like to come\?(.|\n)*15 December", sanna.private)
    await sanna.presses("Come once as a guest", again)
    sanna.sees("You are coming", sanna.private)
