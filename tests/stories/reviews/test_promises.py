"""What will you do before the next meeting? Made in the group, asked about in private."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from storage import tables
from tests.stories.conftest import CoreGroup
from tests.stories.reviews.test_after_meetings import OVER, RECAP

NEW_YEAR = datetime(2027, 1, 2, 10, tzinfo=UTC)
BEFORE_NEXT = datetime(2027, 1, 10, 15, tzinfo=UTC)


async def _met(core: CoreGroup) -> None:
    await core.aino.says("/schedule 15.12. klo 17 @ Kahvila Aino", core.chat)
    await core.stage.until(OVER)
    await core.stage.passes(seconds=1)


async def test_a_promise_is_asked_about_once_before_the_next_meeting_and_told_in_the_recap(core: CoreGroup) -> None:
    await core.ben.starts()
    await _met(core)
    asked = core.ben.sees("What will you do before the next meeting", core.chat)
    await core.ben.presses("🤝 We'll do this…", asked)
    question = core.ben.sees("Reply to this message, for example", core.chat)
    await core.stage.bot_stops()
    await core.stage.bot_starts()
    await core.ben.says("Ask <b>three</b> customers", core.chat, reply_to=question)
    core.ben.sees("Before the next meeting I'll ask you in private", core.chat)
    await core.stage.until(RECAP)
    await core.stage.passes(seconds=1)
    assert "Before the next meeting:\n🤝 Ask <b>three</b> customers – Ben's Bikes" in asked.text
    await core.stage.until(RECAP + timedelta(days=3))
    await core.ben.presses("We'll host", core.ben.sees("next to host", core.chat))
    await core.stage.until(NEW_YEAR)
    await core.ben.says("/schedule 12 Jan 17:00", core.chat)
    await core.stage.until(BEFORE_NEXT)
    await core.stage.passes(minutes=1)
    card = core.ben.sees("How did it go", core.ben.private)
    assert "“Ask <b>three</b> customers”" in card.text
    assert await core.ben.presses("🎉 Done", card) == "Thank you!"
    assert [button["text"] for button in card.buttons] == ["✓ 🎉 Done", "🌗 Partly", "🌱 Not yet", "💬 Add a few words"]
    await core.ben.presses("💬 Add a few words", card)
    await core.ben.says("Two said yes", core.ben.private)
    core.ben.sees("Saved, thank you", core.ben.private)
    await core.stage.passes(seconds=2)
    assert "🎉 Ask <b>three</b> customers – Ben's Bikes" in asked.text


async def test_a_promise_made_in_private_stands_in_the_groups_recap_and_can_be_taken_back(core: CoreGroup) -> None:
    await core.aino.starts()
    await core.aino.says("/promise Mend the sign", core.aino.private)
    core.aino.sees("You have not met yet", core.aino.private)
    await _met(core)
    await core.aino.says("/promise Mend the sign", core.aino.private)
    kept = core.aino.sees("Before the next meeting I'll ask you in private", core.aino.private)
    await core.ben.says("/promise Sing", core.chat)
    assert core.ben.sees("press Start", core.chat).buttons[0]["text"] == "Open a private chat"
    await core.frida.says("/promise I only watch", core.chat)
    core.frida.sees("Only members of the group", core.chat)
    assert "Only the person who promised it" in (
        await core.aino.presses("Remove", core.ben.sees("press Start", core.chat)) or ""
    )
    await core.aino.presses("Remove", kept)
    await core.stage.until(RECAP)
    await core.stage.passes(seconds=1)
    recap = core.ben.sees("Our meeting, Tuesday", core.chat)
    assert "🤝 Sing – Ben's Bikes" in recap.text and "Mend the sign" not in recap.text


async def test_a_promise_is_reworded_by_editing_it_or_by_another_instead(core: CoreGroup) -> None:
    await core.aino.starts()
    await _met(core)
    written = await core.aino.says("/promise Mend the sing", core.chat)
    core.aino.person.edits(written, "/promise Mend the sign")
    await core.stage.settle()
    await core.aino.says("/promise Paint the sign", core.aino.private)
    await core.aino.presses("Instead of my last one", chat=core.aino.private)
    core.aino.sees("this one instead of the one before", core.aino.private)
    told = await core.aino.says("/promise Sing", core.chat)
    assert core.stage.mgn is not None
    async with core.stage.mgn.database.transaction() as tx:
        await tx.run(update(tables.promises).where(tables.promises.c.text == "Sing").values(outcome="done"))
    core.aino.person.edits(told, "/promise Dance")
    await core.stage.settle()
    core.aino.sees("so it stays as it is", core.chat)
    await core.stage.until(RECAP)
    await core.stage.passes(seconds=1)
    recap = core.ben.sees("Before the next meeting:", core.chat)
    assert "Paint the sign" in recap.text and "Mend" not in recap.text
