"""A discussed theme keeps what came of it, rests for a year, and comes back when people ask."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.stories.conftest import CoreGroup

HELD = datetime(2026, 12, 15, 18, tzinfo=UTC)
RECAPPED = datetime(2026, 12, 18, 15, tzinfo=UTC)


async def discussed(core: CoreGroup) -> None:
    """The group met about wellbeing, asked about it, and wrote down what it took home."""
    await core.ben.says("/ask How do you look after your wellbeing in winter?", core.chat)
    await core.aino.says("/theme Wellbeing", core.chat)
    await core.aino.says("/schedule 15.12. klo 17 @ Kahvila Aino", core.chat)
    await core.ben.presses("Going", core.ben.sees("meeting is set", core.chat))
    await core.stage.until(HELD)
    await core.ben.says("/takeaway Walk during phone calls", core.chat)
    await core.stage.until(RECAPPED)


async def test_its_card_shows_meeting_takeaways_and_questions(core: CoreGroup) -> None:
    await discussed(core)
    await core.ben.says("/themes", core.chat)
    await core.ben.presses("📖 Wellbeing", core.ben.last(core.chat))
    card = core.ben.last(core.chat)
    assert "Discussed on Tuesday 15 December 2026" in card.text
    assert "hosted by Kahvila Aino" in card.text
    assert "2 companies were there" in card.text
    assert "Walk during phone calls" in card.text
    assert "#1 How do you look after your wellbeing in winter?" in card.text
    recap = core.ben.sees("📝", core.chat)
    (button,) = card.buttons
    assert button["url"].endswith(f"/{recap.id}")


async def test_from_the_private_chat_only_members_read_it(core: CoreGroup) -> None:
    await discussed(core)
    await core.ben.starts()
    await core.ben.says("/themes", chat=core.ben.private)
    listing = core.ben.last(core.ben.private)
    await core.ben.presses("📖 Wellbeing", listing)
    assert "Walk during phone calls" in core.ben.last(core.ben.private).text
    await core.ben.quits(core.chat)
    assert "Only members of the group" in (await core.ben.presses("📖 Wellbeing", listing) or "")


async def test_asked_for_within_a_year_people_read_what_came_of_it(core: CoreGroup) -> None:
    await discussed(core)
    await core.aino.says("/propose wellbeing", core.chat)
    answer = core.aino.last(core.chat)
    assert "You discussed Wellbeing on Tue 15 Dec" in answer.text
    await core.aino.presses("📖 What came of it", answer)
    assert "Walk during phone calls" in core.aino.last(core.chat).text
    await core.aino.says("/propose The well-being", core.chat)
    near = core.aino.last(core.chat)
    assert [row["text"] for row in near.buttons] == ["📖 What came of it", "Mine is different"]


async def test_after_a_year_it_is_back_on_the_list_with_those_who_ask_now(core: CoreGroup) -> None:
    await discussed(core)
    await core.ben.says("/themes", core.chat)
    listing = core.ben.last(core.chat)
    core.stage.world.clock.move_to(datetime(2027, 12, 14, 10, tzinfo=UTC))
    await core.stage.settle()
    await core.ben.says("/propose Wellbeing", core.chat)
    assert "again from Wed 15 Dec 2027" in core.ben.last(core.chat).text
    core.stage.world.clock.move_to(datetime(2027, 12, 16, 10, tzinfo=UTC))
    await core.stage.settle()
    await core.ben.says("/propose wellbeing", core.chat)
    back = core.ben.last(core.chat)
    assert "Back on the list: Wellbeing" in back.text
    assert "1 company would like it" in back.text
    await core.stage.passes(seconds=3)
    assert [row["text"] for row in listing.buttons] == ["👍 Wellbeing"]
