"""Inline buttons, their answers, forced replies and keyboards."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from sandbox import CallbackAnswer, Chat, Message, NoAnswer, Person, Query, World

from .conftest import Json, Wire

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def ask(bot: Wire, chat: Chat, *labels: str) -> Message:
    """A message with a button of each label; what it sends is the label in lower case."""
    keyboard = [[{"text": label, "callback_data": label.lower()} for label in labels]]
    sent = bot("sendMessage", chat_id=chat.id, text="Well?", reply_markup={"inline_keyboard": keyboard})
    return chat.messages[sent["message_id"]]


def pressed(bot: Wire) -> Json:
    """The one press that has come."""
    (query,) = bot.got("callback_query")
    return query


async def test_a_press_is_answered_with_what_the_bot_says(bot: Wire, group: Chat, ben: Person) -> None:
    message = ask(bot, group, "Yes", "No")
    press = asyncio.ensure_future(ben.presses("No", in_chat=group))
    await asyncio.sleep(0)
    query = pressed(bot)
    assert query["data"] == "no" and query["from"] == ben.user_json()
    assert query["message"]["message_id"] == message.id
    assert bot("answerCallbackQuery", callback_query_id=query["id"], text="Pity", show_alert=True) is True
    assert await press == CallbackAnswer("Pity", alert=True)


async def test_a_press_is_answered_once(bot: Wire, group: Chat, ben: Person) -> None:
    ask(bot, group, "Yes")
    ben.press_nowait("Yes", chat=group)
    query = pressed(bot)
    bot("answerCallbackQuery", callback_query_id=query["id"])
    assert bot.refused("answerCallbackQuery", callback_query_id=query["id"]) == TOO_OLD
    assert bot.refused("answerCallbackQuery", callback_query_id="1") == TOO_OLD


async def test_a_press_goes_stale_by_the_worlds_time(bot: Wire, world: World, group: Chat, ben: Person) -> None:
    ask(bot, group, "Yes")
    press = asyncio.ensure_future(ben.presses("Yes", chat=group))
    await asyncio.sleep(0)
    world.clock.advance(timedelta(hours=1))
    with pytest.raises(NoAnswer, match="went stale"):
        await press
    assert bot.refused("answerCallbackQuery", callback_query_id=pressed(bot)["id"]) == TOO_OLD


async def test_another_bot_cannot_answer(bot: Wire, world: World, group: Chat, ben: Person) -> None:
    other = Wire(world, world.add_bot("Other", "other_bot"))
    ask(bot, group, "Yes")
    ben.press_nowait("Yes", chat=group)
    assert other.refused("answerCallbackQuery", callback_query_id=pressed(bot)["id"]) == TOO_OLD


async def test_the_newest_message_with_such_a_button_is_meant(bot: Wire, group: Chat, ben: Person) -> None:
    old, new = ask(bot, group, "Yes"), ask(bot, group, "Yes")
    ask(bot, group, "Other")
    ben.press_nowait("Yes", chat=group)
    ben.press_nowait("Yes", old)
    assert [query["message"]["message_id"] for query in bot.got("callback_query")] == [new.id, old.id]


async def test_a_missing_button_says_what_is_there(bot: Wire, group: Chat, ben: Person) -> None:
    ask(bot, group, "Yes")
    with pytest.raises(NoAnswer, match=r"Well\? \['Yes'\]"):
        await ben.presses("No", chat=group)


async def test_who_is_not_in_the_chat_presses_nothing(bot: Wire, world: World, group: Chat) -> None:
    message = ask(bot, group, "Yes")
    with pytest.raises(NoAnswer):
        world.add_user("Stranger").press_nowait("Yes", message)


async def test_a_link_leads_where_it_says(bot: Wire, group: Chat, ben: Person) -> None:
    button = {"text": "In private", "url": "https://t.me/helper_bot?start=abc"}
    bot("sendMessage", chat_id=group.id, text="Come", reply_markup={"inline_keyboard": [[button]]})
    assert (await ben.presses("In private", chat=group)).url == button["url"]
    assert bot.texts() == ["/start abc"]


def test_a_press_without_an_event_loop_is_a_query_too(bot: Wire, group: Chat, ben: Person) -> None:
    ask(bot, group, "Yes")
    query = ben.press_nowait("Yes", chat=group)
    assert isinstance(query, Query)
    bot("answerCallbackQuery", callback_query_id=query.id, text="Fine")
    assert query.answer == CallbackAnswer("Fine")


def test_a_forced_reply_opens_by_itself_once(bot: Wire, group: Chat, aino: Person, ben: Person) -> None:
    command = ben.says("/ask", chat=group)
    demand = bot(
        "sendMessage",
        chat_id=group.id,
        text="What is it?",
        reply_parameters={"message_id": command.id},
        reply_markup={"force_reply": True, "selective": True},
    )
    bot.updates()
    aino.says("not for me", chat=group)
    ben.says("an answer", chat=group)
    ben.says("no answer any more", chat=group)
    (heard,) = bot.got("message")
    assert heard["text"] == "an answer"
    assert heard["reply_to_message"]["message_id"] == demand["message_id"]


def test_a_forced_reply_can_be_closed(bot: Wire, ben: Person) -> None:
    ben.starts(bot.account)
    bot("sendMessage", chat_id=ben.id, text="What is it?", reply_markup={"force_reply": True})
    ben.dismisses_reply()
    assert "reply_to_message" not in ben.says("something else").json()


def test_a_reply_keyboard_stays_until_it_is_taken_away(bot: Wire, ben: Person) -> None:
    ben.starts(bot.account)
    bot("sendMessage", chat_id=ben.id, text="Choose", reply_markup={"keyboard": [[{"text": "A"}, {"text": "B"}]]})
    assert [[key["text"] for key in row] for row in ben.keyboard()] == [["A", "B"]]
    bot("sendMessage", chat_id=ben.id, text="Done", reply_markup={"remove_keyboard": True})
    assert ben.keyboard() == []
