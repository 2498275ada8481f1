"""Where does your company stand? Asked softly in private, each question skippable."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.stories.conftest import CoreGroup

MONDAY = datetime(2026, 12, 14, 8, tzinfo=UTC)


async def test_three_questions_one_after_another_in_one_message_across_a_restart(core: CoreGroup) -> None:
    await core.ben.starts()
    await core.aino.says("/schedule 29.12. klo 17 @ Kahvila Aino", core.chat)
    await core.stage.until(MONDAY)
    await core.stage.passes(minutes=1)
    card = core.ben.sees("Where does Ben's Bikes stand now", core.ben.private)
    assert [button["text"] for button in card.buttons] == [
        *("0", "1", "2–4", "5–9", "10+"),
        "Skip",
        "Don't ask me these",
    ]
    await core.ben.presses("1", card)
    await core.stage.bot_stops()
    await core.stage.bot_starts()
    await core.ben.presses("€10,000–50,000", card)
    await core.ben.presses("✍️ Write a sentence", card)
    await core.ben.says("Somebody to ask about <b>prices</b>", core.ben.private)
    quote = core.ben.sees("Could we quote that", core.ben.private)
    assert "“Somebody to ask about <b>prices</b>”" in quote.text
    await core.ben.presses("No", quote)
    assert "That's all about Ben's Bikes for now" in quote.text


async def test_whoever_does_not_want_such_questions_gets_none(core: CoreGroup) -> None:
    await core.ben.starts()
    await core.aino.says("/schedule 29.12. klo 17 @ Kahvila Aino", core.chat)
    await core.stage.until(MONDAY)
    await core.stage.passes(minutes=1)
    card = core.ben.sees("Where does Ben's Bikes stand now", core.ben.private)
    await core.ben.presses("Don't ask me these", card)
    assert card.text == "All right, I won't ask your company questions like these again."
