"""Two hours after the start, and two days after that."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from sandbox import Message, Query
from storage import tables
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor, Stage

OVER = datetime(2026, 12, 15, 17, tzinfo=UTC)
RECAP = datetime(2026, 12, 17, 15, tzinfo=UTC)


async def _held(core: CoreGroup) -> Message:
    """A meeting Ben came to, two hours after its start."""
    await core.aino.says("/schedule 15.12. klo 17 @ Kahvila Aino", core.chat)
    await core.ben.presses("Going", core.ben.sees("meeting is set", core.chat))
    await core.stage.until(OVER)
    await core.stage.passes(seconds=1)
    return core.ben.sees("Who was there", core.chat)


def _labels(message: Message) -> list[str]:
    return [button["text"] for button in message.buttons]


async def test_one_message_asks_for_everything_and_the_next_turn_opens_in_the_same_breath(core: CoreGroup) -> None:
    asked = await _held(core)
    assert _labels(asked) == [
        *("☑ Kahvila Aino", "☑ Ben's Bikes"),
        *("✅ Yes, it was held", "✏️ Change the details", "🚫 It wasn't held"),
        *("1", "2", "3", "4", "5"),
        "🤝 We'll do this…",
    ]
    since = [m for m in core.chat.messages.values() if m.at >= OVER]
    assert len(since) == 2
    assert since[0] is asked
    assert "Ben's Bikes is next to host" in since[1].text


async def test_host_and_facilitator_tick_who_was_there_and_nobody_else(core: CoreGroup) -> None:
    asked = await _held(core)
    refusal = await core.ben.presses("☑ Kahvila Aino", asked)
    assert refusal == "Only the host of this meeting, Kahvila Aino, or a facilitator can do that."
    assert await core.aino.presses("☑ Kahvila Aino", asked) == "Kahvila Aino was not there."
    await core.stage.passes(seconds=2)
    assert await core.aino.presses("☐ Kahvila Aino", asked) == "Kahvila Aino was there."
    await core.stage.passes(seconds=2)
    assert await core.frida.presses("☑ Ben's Bikes", asked) == "Ben's Bikes was not there."
    await core.stage.passes(seconds=2)
    assert _labels(asked)[:2] == ["☑ Kahvila Aino", "☐ Ben's Bikes"]


async def test_a_second_tap_changes_a_rating_and_no_row_tells_whose_it_is(core: CoreGroup) -> None:
    asked = await _held(core)
    assert await core.ben.presses("2", asked) == "Thank you: 2 out of 5. Nobody can see that it's from you."
    assert await core.ben.presses("4", asked) == "Changed: now 4 out of 5."
    assert (
        await core.frida.presses("1", asked)
        == "Only members of the group can do that. Join first: /join and your company's name."
    )
    await core.stage.passes(seconds=2)
    assert "1 person has rated" in asked.text
    await core.stage.until(RECAP)
    await core.stage.passes(seconds=1)
    assert core.stage.mgn is not None
    async with core.stage.mgn.database.transaction() as tx:
        assert await tx.all(select(tables.ratings)) == []
        (review,) = await tx.all(select(tables.reviews))
    assert review.rating_key is None
    assert review.counts == [0, 0, 0, 1, 0]
    assert "out of 5" not in core.ben.sees("Our meeting, Tuesday", core.chat).text


async def _third(core: CoreGroup) -> Actor:
    cecilia = core.stage.actor("Cecilia")
    core.frida.person.adds(cecilia.person, core.chat)
    await cecilia.says("/join Cecilia's Cakes", chat=core.chat)
    return cecilia


async def test_the_recap_collects_who_came_how_it_was_and_what_people_take_home(core: CoreGroup) -> None:
    cecilia = await _third(core)
    asked = await _held(core)
    for actor, stars in ((core.aino, "5"), (core.ben, "4"), (cecilia, "4")):
        await actor.presses(stars, asked)
    await core.ben.says("Ask for <b>the price</b> first", core.chat, reply_to=asked)
    core.ben.sees("Saved, thank you", core.chat)
    await cecilia.says("/takeaway Two colours sell better than five", core.chat)
    await core.stage.until(RECAP)
    await core.stage.passes(seconds=1)
    recap = core.aino.sees("Our meeting, Tuesday 15 December", core.chat)
    assert "There: Kahvila Aino and Ben's Bikes" in recap.text
    assert "4.3 out of 5 (3 ratings)" in recap.text
    assert "Ask for <b>the price</b> first – Ben" in recap.text
    assert "Two colours sell better than five – Cecilia" in recap.text
    assert "Not confirmed yet" in recap.text
    assert _labels(asked) == ["✅ Yes, it was held", "✏️ Change the details", "🚫 It wasn't held"]
    assert core.stage.mgn is not None
    async with core.stage.mgn.database.transaction() as tx:
        kept = await tx.all(select(tables.memory).order_by(tables.memory.c.id))
    assert [row.kind for row in kept] == ["takeaway", "takeaway", "recap"]
    assert "Two colours" in kept[2].body


async def test_after_the_recap_buttons_are_closed_and_lessons_still_welcome(core: CoreGroup) -> None:
    asked = await _held(core)
    rate = next(button for button in asked.buttons if button["text"] == "3")
    await core.stage.until(RECAP)
    await core.stage.passes(seconds=1)
    query = core.ben.person.press_button(asked, rate)
    await core.stage.settle()
    assert isinstance(query, Query) and query.answer is not None
    assert "recap of this meeting is out" in (query.answer.text or "")
    await core.ben.says("/takeaway Better late than never", core.chat)
    core.ben.sees("Saved", core.chat)
    await core.ben.says("/takeaway Better late than never", core.chat)
    core.ben.sees("I have this one already", core.chat)


@pytest.mark.parametrize(
    ("language", "command", "asks", "saved", "removed"),
    [
        ("English", "/takeaway", "What did you take away", "Saved, thank you. The group will see it", "Removed."),
        ("Suomi", "/oivallus", "Mitä jäi käteen", "Tallessa, kiitos. Ryhmä näkee sen", "Poistettu."),
        ("Svenska", "/lardom", "Vad tar du med dig", "Sparat, tack. Gruppen ser det", "Borttaget."),
    ],
)
async def test_a_takeaway_can_be_written_in_private_for_ones_group(
    core: CoreGroup, language: str, command: str, asks: str, saved: str, removed: str
) -> None:
    ben = core.ben
    await ben.starts()
    await ben.says("/language", chat=ben.private)
    await ben.presses(
        next(b["text"] for b in ben.last(ben.private).buttons if language in b["text"]), ben.last(ben.private)
    )
    await _held(core)
    await ben.says(command, chat=ben.private)
    assert asks in ben.last(ben.private).text
    await ben.says("Two colours sell better", chat=ben.private)
    kept = ben.last(ben.private)
    assert saved in kept.text
    assert "👥 Kainuu core" in kept.text
    await ben.says(f"{command} Never again", chat=ben.private)
    second = ben.last(ben.private)
    assert await ben.presses(second.buttons[0]["text"], second) == removed
    await core.stage.until(RECAP)
    await core.stage.passes(seconds=1)
    recap = core.aino.sees("Our meeting, Tuesday 15 December", core.chat)
    assert "Two colours sell better – Ben" in recap.text
    assert "Never again" not in recap.text


async def test_a_bare_takeaway_is_asked_for_also_across_a_restart(core: CoreGroup) -> None:
    await core.ben.says("/takeaway", core.chat)
    core.ben.sees("You have not met yet", core.chat)
    await _held(core)
    await core.ben.says("/takeaway", core.chat)
    question = core.ben.sees("What did you take away from the last meeting", core.chat)
    await core.stage.bot_stops()
    await core.stage.bot_starts()
    await core.ben.says("x" * 1001, core.chat, reply_to=question)
    again = core.ben.sees("character.? too long", core.chat)
    await core.ben.says("Shorter", core.chat, reply_to=again)
    core.ben.sees("Saved, thank you", core.chat)
    await core.frida.says("/takeaway I only watch", core.chat)
    core.frida.sees("Only members of the group", core.chat)


async def test_after_a_month_of_sleep_nobody_is_asked_about_a_meeting_long_over(core: CoreGroup) -> None:
    await core.aino.says("/schedule 15.12. klo 17", core.chat)
    await core.stage.bot_stops()
    core.stage.world.clock.move_to(datetime(2027, 1, 20, 12, tzinfo=UTC))
    before = len(core.chat.messages)
    await core.stage.bot_starts()
    await core.stage.settle()
    new = [m.text for m in core.chat.messages.values()][before:]
    assert len(new) == 1
    assert "is next to host" in new[0]


async def test_an_edited_message_rewords_its_takeaway_in_the_recap_and_in_search(core: CoreGroup) -> None:
    asked = await _held(core)
    said = await core.ben.says("Ask for the price furst", core.chat, reply_to=asked)
    core.ben.sees("To reword it, edit your message", core.chat)
    core.ben.person.edits(said, "Ask for the discount first")
    await core.stage.settle()
    later = await core.ben.says("/takeaway Two colours sell better", core.chat)
    core.ben.person.edits(later, "/takeaway Three colours sell better")
    await core.stage.settle()
    await core.ben.says("/search discount", core.chat)
    core.ben.sees("Ask for the discount first", core.chat)
    await core.stage.until(RECAP)
    await core.stage.passes(seconds=1)
    recap = core.ben.sees("Our meeting, Tuesday", core.chat)
    assert "Ask for the discount first – Ben\n💬 Three colours sell better – Ben" in recap.text
    core.ben.person.edits(said, "Ask for the discount last")
    await core.stage.passes(seconds=2)
    assert "Ask for the discount last" in recap.text
    core.ben.person.edits(said, "x" * 1001)
    await core.stage.settle()
    core.ben.sees("character.? too long", core.chat)
    assert "Ask for the discount last" in recap.text


async def test_only_its_author_takes_a_takeaway_back_and_it_is_found_no_more(core: CoreGroup) -> None:
    asked = await _held(core)
    await core.ben.says("Ask for the discount first", core.chat, reply_to=asked)
    kept = core.ben.sees("Saved, thank you", core.chat)
    back = kept.buttons[0]
    assert "Only its author" in (await core.aino.presses("Remove", kept) or "")
    assert await core.ben.presses("Remove", kept) == "Removed."
    assert kept.text == "Removed."
    query = core.ben.person.press_button(kept, back)
    await core.stage.settle()
    assert isinstance(query, Query)
    assert query.answer is not None
    await core.ben.says("/search discount", core.chat)
    assert core.ben.person.seen("Takeaway", core.chat) is None
    await core.stage.until(RECAP)
    await core.stage.passes(seconds=1)
    assert core.ben.person.seen("discount first – Ben", core.chat) is None


async def test_in_finnish(stage: Stage) -> None:
    frida, aino, ben = stage.actor("Frida", "fi"), stage.actor("Aino", "fi"), stage.actor("Ben", "fi")
    chat = await stage.group(frida, aino, ben)
    await frida.says("/asetukset Kainuu")
    await aino.says("/liity Kahvila Aino", chat=chat)
    await ben.says("/liity Pyörä-Ben", chat=chat)
    await aino.says("/sovi 15.12. klo 17", chat=chat)
    await ben.presses("Tulen", ben.sees("on sovittu", chat))
    await stage.until(OVER)
    await stage.passes(seconds=1)
    asked = ben.sees("Ketkä olivat paikalla", chat)
    assert await ben.presses("5", asked) == "Kiitos: 5/5. Kukaan ei näe, että se on sinulta."
    await ben.says("/oivallus Kerro hinta jo ennen käyntiä", chat)
    ben.sees("Tallessa, kiitos", chat)
    await stage.until(RECAP)
    await stage.passes(seconds=1)
    recap = ben.sees("Tapaamisemme, tiistai 15. joulukuuta", chat)
    assert "Paikalla: Kahvila Aino ja Pyörä-Ben" in recap.text
    assert "Kerro hinta jo ennen käyntiä – Ben" in recap.text
