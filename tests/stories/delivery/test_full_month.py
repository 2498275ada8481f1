"""In a month in which a group has heard ten messages, what can be left unsaid is, and all else is told."""

from __future__ import annotations

from datetime import UTC, datetime

from sandbox import Message
from tests.stories.conftest import CoreGroup

TEN = 10


def _unasked(core: CoreGroup) -> list[Message]:
    """What the bot has told the group this month, but for answers to what somebody wrote there."""
    return [
        message
        for message in core.chat.messages.values()
        if message.sender is core.stage.bot.user
        and message.at.month == core.stage.world.clock.now().month
        and (message.reply_to is None or message.reply_to.sender is core.stage.bot.user)
        and not message.is_service
    ]


async def _december_fills(core: CoreGroup) -> None:
    """Ben cannot make up his mind, until the group has heard of ten dates."""
    await core.stage.until(datetime(2026, 12, 1, 7, tzinfo=UTC))
    for hour in range(8, 21):
        await core.ben.says(f"/schedule 15.12. klo {hour} @ Torikatu 5", core.chat)


async def test_what_is_typed_in_a_full_month_is_answered_and_no_longer_announced(core: CoreGroup) -> None:
    await core.aino.says("/pass", core.chat)
    await core.ben.presses("We'll host", core.ben.sees("We'll host|host", core.chat))
    await _december_fills(core)
    assert len(_unasked(core)) == TEN
    # Everybody reads the newest time all the same: under the command, with the buttons.
    card = core.aino.last(core.chat)
    assert card.reply_to is not None and card.reply_to.text.startswith("/schedule 15.12. klo 20")
    assert "at 20:00" in card.text
    await core.aino.presses("Going", card)
    await core.ben.says("/cancel", core.chat)
    off = core.aino.last(core.chat)
    assert "is cancelled" in off.text and off.reply_to is not None
    assert len(_unasked(core)) == TEN


async def test_a_meeting_and_a_turn_are_told_in_new_messages_however_full_the_month_is(core: CoreGroup) -> None:
    await core.ben.starts()
    await core.aino.says("/pass", core.chat)
    await core.ben.presses("We'll host", core.ben.sees("host", core.chat))
    await _december_fills(core)
    assert len(_unasked(core)) == TEN
    await core.ben.says("/schedule 16.12. klo 9", core.ben.private)
    await core.stage.passes(seconds=2)
    told = core.aino.last(core.chat)
    assert "16 December" in told.text and "09:00" in told.text and told.reply_to is None
    await core.ben.says("/pass", core.ben.private)
    await core.stage.passes(seconds=2)
    assert "host" in core.aino.last(core.chat).text
    assert len(_unasked(core)) == TEN + 2


async def test_a_nudge_is_not_the_eleventh_message(core: CoreGroup) -> None:
    await core.ben.starts()
    await core.aino.says("/pass", core.chat)
    await core.ben.presses("We'll host", core.ben.sees("host", core.chat))
    await _december_fills(core)
    await core.ben.says("/pass", core.ben.private)
    # Nobody answers for three days; facilitators hear of it after that.
    await core.stage.passes(days=4)
    assert len(_unasked(core)) == TEN + 1
