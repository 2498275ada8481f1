"""Who is out is out: of commands, buttons, calendars and messages, also where the bot could not see them leave."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest

from bot.config import Settings
from handlers.gate import gated
from sandbox import Chat, Message, Query
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor, Stage

PUBLIC = "https://mgn.example.org"
MONDAY = datetime(2026, 11, 30, 7, 0, 5, tzinfo=UTC)
OUTSIDER = "Only people in this group's chat can do that. Ask a member to add you to the chat."
TOO_OLD = "This button is too old to work. Ask for a fresh one with /help."


class PublicStage(Stage):
    """A stage whose bot can be reached from outside."""

    def settings(self) -> Settings:
        """With a public address."""
        return super().settings().model_copy(update={"public_url": PUBLIC})


@pytest.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    async with PublicStage(sqlite_url) as made:
        yield made
        assert made.world.violations == []


async def _leaves_unseen(stage: Stage, actor: Actor, chat: Chat) -> None:
    """Out of the chat, as while the bot was down for longer than Telegram keeps its updates."""
    chat.members[actor.person.id].status = "left"
    # Longer than an answer of Telegram's is relied on.
    await stage.passes(minutes=6)


def _presses(stage: Stage, actor: Actor, shown: Message, data: str) -> Query:
    """What an app sends that was made to: any data for any message."""
    return stage.world.queries.press(stage.bot, actor.person.account, shown, data)


async def test_whoever_left_unseen_finds_nothing_of_the_group_in_private_and_in_its_calendar(core: CoreGroup) -> None:
    stage, ben = core.stage, core.ben
    await core.frida.says("/setup", core.chat)
    await core.frida.presses("Meetings in my calendar", chat=core.chat)
    found = re.search(rf"{PUBLIC}(/calendar/\S+\.ics)", core.frida.last(core.chat).text)
    assert found is not None and stage.mgn is not None
    feed = f"http://127.0.0.1:{stage.mgn.port}{found.group(1)}"
    await ben.starts()
    await core.aino.says("/schedule 15.12. klo 17", core.chat)
    await core.aino.says("/propose Zebras in winter", core.chat)
    await core.aino.says("/ask Who has seen a zebra?", core.chat)
    card = core.aino.sees("meeting is set", core.chat)
    await ben.presses("Going", card)
    await stage.passes(seconds=2)
    assert "Ben" in card.text
    assert "zebra" in (await _private(ben, "/questions")).text
    await _leaves_unseen(stage, ben, core.chat)
    async with aiohttp.ClientSession() as app, app.get(feed) as answer:
        assert answer.status == 404
    await stage.settle()
    renewed = core.aino.sees("old address of its calendar no longer works", core.chat)
    assert [button["text"] for button in renewed.buttons] == ["Meetings in my calendar"]
    for asked in ("/questions", "/themes", "/propose Zebras again", "/search seen", "/question 1"):
        assert "zebra" not in (await _private(ben, asked)).text.lower(), asked
    assert "Ben" not in (await _group(core, "/members")).text
    await stage.passes(seconds=2)
    assert "Ben" not in card.text


async def _private(actor: Actor, text: str) -> Message:
    await actor.says(text, actor.private)
    return actor.last(actor.private)


async def _group(core: CoreGroup, text: str) -> Message:
    await core.aino.says(text, core.chat)
    return core.aino.last(core.chat)


async def test_an_asker_who_was_removed_rewords_nothing(core: CoreGroup) -> None:
    stage, ben = core.stage, core.ben
    await ben.starts()
    asked = await ben.says("/ask Who knows a smith?", core.chat)
    await ben.says("/ask Who knows a mason?", ben.private)
    await ben.presses("Ask without my name", chat=ben.private)
    smith, mason = core.aino.sees("❓ #1", core.chat), core.aino.sees("❓ #2", core.chat)
    await ben.presses("Change the wording", chat=ben.private)
    core.frida.person.removes(ben.person, core.chat)
    await stage.settle()
    await ben.says("Buy at Ben's", ben.private)
    assert "members" in ben.last(ben.private).text
    # Telegram takes no edit of theirs any more; should one come nevertheless, it says nothing.
    stage.bot.queue.push({"edited_message": asked.json(stage.bot) | {"text": "/ask Buy at Ben's", "edit_date": 1}})
    await stage.passes(seconds=3)
    assert "Who knows a smith?" in smith.text
    assert "Who knows a mason?" in mason.text


async def test_in_a_public_chat_a_stranger_reads_and_changes_nothing_and_is_told_who_can(stage: Stage) -> None:
    frida, aino, sam = stage.actor("Frida"), stage.actor("Aino"), stage.actor("Sam")
    chat = frida.person.creates_group("Open core", stage.bot, aino.person, username="open_core")
    await stage.settle()
    await frida.says("/setup Kainuu", chat)
    await aino.says("/join Kahvila Aino", chat)
    await aino.says("/schedule 15.12. klo 17", chat)
    card = aino.sees("meeting is set", chat)
    going = next(b["callback_data"] for b in card.buttons if b["text"] == "Going")
    query = _presses(stage, sam, card, going)
    await stage.passes(seconds=3)
    assert query.answer is not None and query.answer.text == OUTSIDER
    assert "Sam" not in card.text
    stage.bot.queue.push({"message": {"message_id": 900, "date": 1, "chat": chat.json(), "from": sam.person.user_json(),
        "text": "/join Sam's", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}})  # fmt: skip
    await stage.settle()
    assert aino.last(chat).text == OUTSIDER
    sam.person.joins(chat)
    await stage.settle()
    assert await sam.presses("Going", card) == "You are going. See you there!"


async def test_nothing_in_private_goes_to_who_has_left_unseen(core: CoreGroup) -> None:
    stage, ben = core.stage, core.ben
    await ben.starts()
    await core.aino.says("/schedule 26.11. klo 17", core.chat)
    await ben.presses("Going", core.aino.sees("meeting is set", core.chat))
    heard = len(ben.person.messages(ben.private))
    core.chat.members[ben.person.id].status = "left"
    await stage.until(datetime(2026, 11, 27, 8, tzinfo=UTC))
    # Nothing of the group's; only the question that is theirs: why they left.
    new = ben.person.messages(ben.private)[heard:]
    assert [each.text for each in new if "If you like, say why you" not in each.text] == []


async def test_buttons_count_only_on_the_message_that_offers_them(core: CoreGroup) -> None:
    stage = core.stage
    await core.aino.says("/schedule 15.12. klo 17", core.chat)
    await core.aino.says("/ask Who knows a mason?", core.chat)
    card, question = core.aino.sees("meeting is set", core.chat), core.aino.sees("❓ #1", core.chat)
    await core.ben.starts()
    start = core.ben.last(core.ben.private)
    forged = {
        card: ("lang:fi", "remind:on:start", "askas:1:named:0123456789abcdef", "qgo:1:plain", "wkly:toggle", "same:1"),
        question: ("qtidy:1:open", "forget:go:ask", "rsvp:1:going", "set:language:fi", "page:top"),
        start: ("lang:fi", "qtidy:1:open", "thl:1"),
    }
    for shown, every in forged.items():
        before = (shown.text, shown.buttons)
        for data in every:
            query = _presses(stage, core.ben, shown, data)
            await stage.passes(seconds=2)
            assert query.answer is not None and query.answer.text == TOO_OLD, data
        assert (shown.text, shown.buttons) == before
    # A second tap on what the first has changed is no forgery.
    await core.frida.says("/setup", core.chat)
    settings = core.frida.last(core.chat)
    await core.frida.presses("Language", settings)
    finnish = next(b["callback_data"] for b in settings.buttons if b["text"] == "Suomi")
    for _ in range(2):
        query = _presses(stage, core.frida, settings, finnish)
        await stage.settle()
        assert query.answer is not None and query.answer.text != TOO_OLD


async def test_telegram_is_asked_at_most_once_for_a_command(core: CoreGroup) -> None:
    for actor in (core.aino, core.frida):
        before = len(core.stage.server.requests.of("getChatMember"))
        await actor.says("/schedule 15.12. klo 17" if actor is core.aino else "/schedule 16.12. klo 17", core.chat)
        assert len(core.stage.server.requests.of("getChatMember")) - before <= 1
        await core.stage.passes(minutes=10)


async def test_every_command_and_button_is_behind_the_gate(stage: Stage) -> None:
    assert stage.mgn is not None
    handlers = [handler for group in stage.mgn.application.handlers.values() for handler in group]
    inside = gated(handlers[0].callback).__code__
    assert [handler for handler in handlers if handler.callback.__code__ is not inside] == []
