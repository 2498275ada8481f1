"""Messages: their numbers, replies, edits, deletion, copies, reactions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from sandbox import Chat, Person, World

from .conftest import Wire

UNCHANGED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
KEYBOARD = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


def test_supergroups_count_for_themselves_and_the_rest_together(bot: Wire, world: World, aino: Person) -> None:
    one, two = aino.creates_group("One"), aino.creates_group("Two")
    assert aino.says("a", chat=one).id == aino.says("a", chat=two).id
    plain = aino.creates_group("Plain", kind="group")
    first = aino.says("a", chat=plain).id
    assert aino.starts(bot.account).id == first + 1
    assert aino.says("b", chat=plain).id == first + 2


def test_a_sent_message_comes_back_whole(bot: Wire, group: Chat) -> None:
    sent = bot("sendMessage", chat_id=group.id, text="Hi", reply_markup=KEYBOARD)
    assert sent == {
        "message_id": group.last_id,
        "date": 1795507200,
        "chat": {"id": group.id, "type": "supergroup", "title": "Core"},
        "from": bot.account.user.json(),
        "text": "Hi",
        "reply_markup": KEYBOARD,
    }


def test_a_reply_shows_what_it_replies_to_but_not_further(bot: Wire, group: Chat, ben: Person) -> None:
    first = ben.says("/one", chat=group)
    second = ben.says("/two", chat=group, reply_to=first)
    sent = bot("sendMessage", chat_id=group.id, text="Hi", reply_parameters={"message_id": second.id})
    assert sent["reply_to_message"]["text"] == "/two"
    assert "reply_to_message" not in sent["reply_to_message"]


def test_a_reply_to_what_is_gone_is_refused_unless_that_is_fine(bot: Wire, group: Chat, ben: Person) -> None:
    first = ben.says("/one", chat=group)
    ben.deletes(first)
    reply = {"message_id": first.id}
    words = "Bad Request: message to be replied not found"
    assert bot.refused("sendMessage", chat_id=group.id, text="Hi", reply_parameters=reply) == words
    anyway = reply | {"allow_sending_without_reply": True}
    assert "reply_to_message" not in bot("sendMessage", chat_id=group.id, text="Hi", reply_parameters=anyway)


def test_a_reply_may_quote_and_may_come_from_another_chat(bot: Wire, group: Chat, ben: Person) -> None:
    said = ben.says("/one word", chat=group)
    quoting = {"message_id": said.id, "quote": "word"}
    sent = bot("sendMessage", chat_id=group.id, text="Hi", reply_parameters=quoting)
    assert sent["quote"] == {"text": "word", "position": 5, "is_manual": True}
    ben.starts(bot.account)
    afar = {"message_id": said.id, "chat_id": group.id}
    sent = bot("sendMessage", chat_id=ben.id, text="Hi", reply_parameters=afar)
    assert sent["external_reply"]["chat"]["id"] == group.id
    assert sent["external_reply"]["origin"]["type"] == "user"


def test_a_text_is_edited_once_and_the_same_again_is_refused(bot: Wire, group: Chat, aino: Person) -> None:
    sent = bot("sendMessage", chat_id=group.id, text="Hi", reply_markup=KEYBOARD)
    at = {"chat_id": group.id, "message_id": sent["message_id"]}
    edited = bot("editMessageText", **at, text="<b>Hi</b> again", parse_mode="HTML", reply_markup=KEYBOARD)
    assert edited["text"] == "Hi again" and edited["edit_date"]
    again = {"text": "<b>Hi</b> again", "parse_mode": "HTML", "reply_markup": KEYBOARD}
    assert bot.refused("editMessageText", **at, **again) == UNCHANGED
    bare = bot("editMessageReplyMarkup", **at)
    assert "reply_markup" not in bare
    assert bot.refused("editMessageReplyMarkup", **at) == UNCHANGED
    assert bot.updates() == []
    assert aino.seen("Hi again") is not None


def test_only_what_is_there_and_ones_own_can_be_edited(
    bot: Wire, group: Chat, ben: Person, admin: Callable[..., None]
) -> None:
    admin(group)
    others = ben.says("/hi", chat=group)
    assert bot.refused("editMessageText", chat_id=group.id, message_id=999, text="x") == (
        "Bad Request: message to edit not found"
    )
    assert bot.refused("editMessageText", chat_id=group.id, message_id=others.id, text="x") == (
        "Bad Request: message can't be edited"
    )


@pytest.mark.parametrize(
    "markup",
    [{"force_reply": True}, {"remove_keyboard": True}, {"keyboard": [[{"text": "Yes"}]]}],
)
def test_messages_with_other_than_inline_keyboards_cannot_be_edited(
    bot: Wire, group: Chat, markup: dict[str, object]
) -> None:
    sent = bot("sendMessage", chat_id=group.id, text="Hi", reply_markup=markup)
    assert "reply_markup" not in sent
    refused = bot.refused("editMessageText", chat_id=group.id, message_id=sent["message_id"], text="x")
    assert refused == "Bad Request: message can't be edited"


def test_messages_can_be_deleted_for_two_days(bot: Wire, world: World, group: Chat) -> None:
    young = bot("sendMessage", chat_id=group.id, text="Hi")["message_id"]
    old = bot("sendMessage", chat_id=group.id, text="Hi")["message_id"]
    world.clock.advance(timedelta(hours=47, minutes=59))
    assert bot("deleteMessage", chat_id=group.id, message_id=young) is True
    assert bot.refused("deleteMessage", chat_id=group.id, message_id=young) == (
        "Bad Request: message to delete not found"
    )
    world.clock.advance(timedelta(minutes=1))
    assert bot.refused("deleteMessage", chat_id=group.id, message_id=old) == "Bad Request: message can't be deleted"


def test_others_messages_need_the_right_and_in_private_none(
    bot: Wire, group: Chat, ben: Person, admin: Callable[..., None]
) -> None:
    said = ben.says("/hi", chat=group)
    assert bot.refused("deleteMessage", chat_id=group.id, message_id=said.id) == "Bad Request: message can't be deleted"
    admin(group, can_delete_messages=True)
    assert bot("deleteMessage", chat_id=group.id, message_id=said.id) is True
    start = ben.starts(bot.account)
    assert bot("deleteMessages", chat_id=ben.id, message_ids=[start.id, 999]) is True
    assert ben.messages(ben.private()) == []


def test_copies_are_the_bots_own_and_forwards_say_where_from(bot: Wire, group: Chat, ben: Person) -> None:
    ben.starts(bot.account)
    said = ben.says("/hi <there>", chat=group)
    copied = bot("copyMessage", chat_id=ben.id, from_chat_id=group.id, message_id=said.id)
    assert ben.private().messages[copied["message_id"]].json()["from"]["is_bot"]
    forwarded = bot("forwardMessage", chat_id=ben.id, from_chat_id=group.id, message_id=said.id)
    assert forwarded["forward_origin"] == {
        "type": "user",
        "sender_user": ben.user_json(),
        "date": int(said.at.timestamp()),
    }
    both = bot("copyMessages", chat_id=ben.id, from_chat_id=group.id, message_ids=[said.id, 999])
    assert len(both) == 1


def test_what_is_protected_or_a_service_message_stays_where_it_is(bot: Wire, group: Chat, ben: Person) -> None:
    ben.starts(bot.account)
    sent = bot("sendMessage", chat_id=group.id, text="Secret", protect_content=True)
    assert sent["has_protected_content"]
    to = {"chat_id": ben.id, "from_chat_id": group.id}
    assert bot.refused("copyMessage", **to, message_id=sent["message_id"]) == "Bad Request: message can't be copied"
    assert bot.refused("forwardMessage", **to, message_id=1) == "Bad Request: message can't be forwarded"
    assert bot.refused("copyMessage", **to, message_id=999) == "Bad Request: message to copy not found"


def test_pins_need_the_right_and_show_in_the_chat(bot: Wire, group: Chat, admin: Callable[..., None]) -> None:
    sent = bot("sendMessage", chat_id=group.id, text="Pin me")["message_id"]
    assert group.permissions["can_pin_messages"], "what members may, a bot among them may not"
    refusal = "Bad Request: not enough rights to manage pinned messages in the chat"
    assert bot.refused("pinChatMessage", chat_id=group.id, message_id=sent) == refusal
    admin(group, can_pin_messages=True)
    assert bot.refused("pinChatMessage", chat_id=group.id, message_id=999) == "Bad Request: message to pin not found"
    bot("pinChatMessage", chat_id=group.id, message_id=sent)
    assert bot("getChat", chat_id=group.id)["pinned_message"]["text"] == "Pin me"
    bot("unpinChatMessage", chat_id=group.id)
    assert "pinned_message" not in bot("getChat", chat_id=group.id)
    assert bot.refused("unpinChatMessage", chat_id=group.id) == "Bad Request: message to unpin not found"


def test_reactions_are_told_to_administrators_only(
    bot: Wire, world: World, group: Chat, ben: Person, admin: Callable[..., None]
) -> None:
    sent = group.messages[bot("sendMessage", chat_id=group.id, text="Hi")["message_id"]]
    ben.reacts(sent, "👍")
    assert bot.updates() == []
    admin(group)
    ben.reacts(sent, "🎉")
    ben.reacts(sent, None)
    changed, gone = bot.got("message_reaction")
    assert changed["old_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert changed["new_reaction"] == [{"type": "emoji", "emoji": "🎉"}]
    assert changed["user"] == ben.user_json()
    assert gone["new_reaction"] == []


def test_a_bot_reacts_with_one_of_telegrams_emoji(bot: Wire, group: Chat, ben: Person) -> None:
    said = ben.says("/hi", chat=group)
    at = {"chat_id": group.id, "message_id": said.id}
    bot("setMessageReaction", **at, reaction=[{"type": "emoji", "emoji": "👍"}])
    assert said.reactions == {bot.account.id: "👍"}
    assert bot.refused("setMessageReaction", **at, reaction=[{"type": "emoji", "emoji": "X"}]) == (
        "Bad Request: REACTION_INVALID"
    )
    bot("setMessageReaction", **at, reaction=[])
    assert said.reactions == {}


def test_a_short_memory_forgets_the_oldest(aino: Person, world: World) -> None:
    small = World(world.clock, history=3)
    somebody = small.add_user("Dora")
    chat = somebody.creates_group("Small")
    for number in range(5):
        somebody.says(str(number), chat=chat)
    assert [message.text for message in somebody.messages(chat)] == ["2", "3", "4"]
