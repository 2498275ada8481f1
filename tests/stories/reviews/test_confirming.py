"""Was it held, how, and who was there: what the host sees and taps."""

from __future__ import annotations

from datetime import timedelta

from sandbox import Message, Query
from tests.stories.conftest import CoreGroup
from tests.stories.reviews.test_after_meetings import OVER, RECAP
from tests.stories.stage import Stage


async def _asked(core: CoreGroup) -> Message:
    await core.aino.says("/schedule 15.12. klo 17 @ Kahvila Aino", core.chat)
    await core.ben.presses("Going", core.ben.sees("meeting is set", core.chat))
    await core.stage.until(OVER)
    await core.stage.passes(seconds=1)
    return core.ben.sees("☑ Who was there", core.chat)


def _labels(message: Message) -> list[str]:
    return [button["text"] for button in message.buttons]


async def test_the_usual_case_is_one_tap_and_everybody_reads_who_said_so(core: CoreGroup) -> None:
    asked = await _asked(core)
    assert "As far as I know: 2 h, in person, 2 people from 2 companies." in asked.text
    refusal = await core.ben.presses("✅ Yes, it was held", asked)
    assert refusal == "Only the host of this meeting, Kahvila Aino, or a facilitator can do that."
    held = next(button for button in asked.buttons if "held" in button["text"])
    assert await core.aino.presses("✅ Yes, it was held", asked) == "Thank you! It's confirmed."
    # A second tap of the same, from a screen that shows the button still.
    query = core.aino.person.press_button(asked, held)
    await core.stage.settle()
    assert isinstance(query, Query) and query.answer is not None
    assert query.answer.text == "It's confirmed already, thank you."
    await core.stage.passes(seconds=2)
    assert "Confirmed by Aino: 2 h, in person, 2 people from 2 companies" in asked.text
    assert "☑ Ben's Bikes" in _labels(asked) and "✅ Yes, it was held" not in _labels(asked)


async def test_details_are_tapped_before_across_a_restart_and_put_right_after_the_recap(core: CoreGroup) -> None:
    asked = await _asked(core)
    for label in ("✏️ Change the details", "☑ Who was there", "👤 1 person"):
        await core.aino.presses(label, asked)
        await core.stage.passes(seconds=2)
    assert _labels(asked)[:4] == ["☑ Kahvila Aino", "👥 2 people", "☑ Ben's Bikes", "👤 1 person"]
    await core.stage.bot_stops()
    await core.stage.bot_starts()
    for label in ("← Back", "2 h 30 min", "Both", "🙋 Guests: 0", "3"):
        await core.aino.presses(label, asked)
        await core.stage.passes(seconds=2)
    assert "How was it held?" in asked.text and "🙋 Guests: 3" in _labels(asked)
    await core.aino.presses("✅ Yes, it was held", asked)
    await core.stage.until(RECAP)
    await core.stage.passes(seconds=1)
    said = "Confirmed by Aino: 2 h 30 min, in person and online, 3 people from 2 companies, 3 guests"
    assert said in core.ben.sees("Our meeting, Tuesday", core.chat).text
    assert _labels(asked) == ["✏️ Change the details"]
    for label in ("✏️ Change the details", "☑ Who was there", "☑ Ben's Bikes", "← Back", "✓ That's all"):
        await core.frida.presses(label, asked)
        await core.stage.passes(seconds=2)
    assert "Confirmed by Frida: 2 h 30 min, in person and online, 2 people from 1 company, 3 guests" in asked.text
    assert "There: Kahvila Aino" in asked.text and "Ben's Bikes" not in asked.text


async def test_a_meeting_that_was_not_held_gives_its_host_another_date_to_find(core: CoreGroup) -> None:
    asked = await _asked(core)
    core.ben.sees("Ben's Bikes is next to host", core.chat)
    await core.aino.presses("🚫 It wasn't held", asked)
    await core.stage.passes(seconds=2)
    assert "Why wasn't it held?" in asked.text
    await core.aino.presses("Another reason…", asked)
    await core.aino.says("The road was closed", core.chat, reply_to=core.aino.sees("Reply in a few words", core.chat))
    await core.stage.passes(seconds=2)
    assert asked.text == "🚫 This meeting was not held: another reason.\n💬 The road was closed"
    assert _labels(asked) == ["✅ It was held after all", "✏️ Another reason"]
    again = core.ben.sees("so Kahvila Aino still has its turn", core.chat)
    assert "Ben's Bikes keeps its place" in again.text
    await core.aino.says("/schedule 22.12. klo 17", core.chat)
    core.ben.sees("meeting is set", core.chat)
    await core.frida.presses("✅ It was held after all", asked)
    await core.stage.passes(seconds=2)
    # The new date stays.
    await core.ben.says("/meeting", core.chat)
    core.ben.sees("Tuesday 22 December", core.chat)


async def test_in_swedish(stage: Stage) -> None:
    frida, aino, ben = stage.actor("Frida", "sv"), stage.actor("Aino", "sv"), stage.actor("Ben", "sv")
    chat = await stage.group(frida, aino, ben)
    await frida.says("/installningar Österbotten")
    await aino.says("/gamed Café Aino", chat=chat)
    await ben.says("/gamed Bens Cyklar", chat=chat)
    await aino.says("/boka 15.12. kl. 17", chat=chat)
    await stage.until(OVER)
    await stage.passes(seconds=1)
    asked = ben.sees("Blev träffen av", chat)
    await aino.presses("✅ Ja, den blev av", asked)
    await stage.passes(seconds=2)
    assert "Bekräftat av Aino: 2 h, på plats, 1 person från 1 företag" in asked.text


async def test_a_forgotten_meeting_is_confirmed_in_private_or_from_the_list(core: CoreGroup) -> None:
    await core.aino.starts()
    await core.frida.starts()
    await _asked(core)
    # In December Aino has heard her ten, so she is reminded in January.
    await core.stage.until(OVER + timedelta(days=4))
    lead = core.frida.sees("Nobody has confirmed yet", core.frida.private)
    await core.stage.until(OVER + timedelta(days=24))
    reminded = core.aino.sees("Nobody has confirmed yet whether your group met", core.aino.private)
    assert "🗓 Tuesday 15 December 2026\n🏠 Kahvila Aino" in reminded.text
    await core.aino.presses("✏️ Change the details", reminded)
    await core.aino.presses("1 h 30 min", reminded)
    # Ben did not host it, so his card is all he gets.
    await core.ben.says("/meeting", core.chat)
    assert "earlier meeting" not in core.ben.last(core.chat).text
    await core.frida.says("/meeting", core.chat)
    listed = core.frida.sees("1 earlier meeting is not confirmed", core.chat)
    await core.frida.presses("Tue 15 Dec 2026 · Kahvil…", listed)
    card = core.frida.last(core.chat)
    assert _labels(card) == ["✅ Yes, it was held", "✏️ Change the details", "🚫 It wasn't held"]
    assert await core.aino.presses("✅ Yes, it was held", reminded) == "Thank you! It's confirmed."
    assert "Confirmed by Aino: 1 h 30 min" in reminded.text
    assert await core.frida.presses("✅ Yes, it was held", lead) == "It's confirmed already, thank you."
    assert "Confirmed by Aino" in lead.text
    await core.stage.passes(seconds=2)
    assert "Confirmed by Aino" in card.text
    await core.frida.says("/meeting", core.chat)
    assert "earlier meeting" not in core.frida.last(core.chat).text
