"""Messages in the name of a group or channel."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sandbox import Chat, Person, World

from .conftest import Wire


def test_an_anonymous_administrator_writes_as_the_group_and_presses_as_themselves(
    bot: Wire, group: Chat, aino: Person
) -> None:
    aino.goes_anonymous(group)
    keyboard = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
    bot("sendMessage", chat_id=group.id, text="Well?", reply_markup=keyboard)
    aino.says("/go", chat=group)
    aino.press_nowait("Yes", chat=group)
    message, press = bot.updates()
    assert message["message"]["from"] == {
        "id": 1087968824,
        "is_bot": True,
        "first_name": "Group",
        "username": "GroupAnonymousBot",
    }
    assert message["message"]["sender_chat"] == message["message"]["chat"]
    assert press["callback_query"]["from"] == aino.user_json()


def test_anonymity_can_be_for_one_message_and_has_a_title(bot: Wire, group: Chat, aino: Person, ben: Person) -> None:
    with pytest.raises(PermissionError):
        ben.says("/go", chat=group, anonymous=True)
    aino.promotes(ben, group, title="Host")
    bot.updates()
    ben.says("/go", chat=group, anonymous=True)
    ben.says("/go", chat=group)
    hidden, open_ = bot.got("message")
    assert hidden["author_signature"] == "Host" and "sender_chat" in hidden
    assert open_["from"] == ben.user_json() and "sender_chat" not in open_


def test_an_anonymous_administrator_votes_and_reacts_as_the_group(
    bot: Wire, group: Chat, aino: Person, admin: Callable[..., None]
) -> None:
    admin(group)
    aino.goes_anonymous(group)
    options = [{"text": "Tea"}]
    sent = bot("sendPoll", chat_id=group.id, question="?", options=options, is_anonymous=False)
    message = group.messages[sent["message_id"]]
    bot.updates()
    aino.votes(message, 0)
    aino.reacts(message, "👍")
    answer, _, reaction = bot.updates()
    assert answer["poll_answer"]["voter_chat"]["id"] == group.id and "user" not in answer["poll_answer"]
    assert reaction["message_reaction"]["actor_chat"]["id"] == group.id


def test_who_is_anonymous_shows_in_their_standing(bot: Wire, group: Chat, aino: Person) -> None:
    aino.goes_anonymous(group)
    assert bot("getChatMember", chat_id=group.id, user_id=aino.id)["is_anonymous"]
    aino.goes_anonymous(group, anonymous=False)
    assert not bot("getChatMember", chat_id=group.id, user_id=aino.id)["is_anonymous"]


def test_channel_posts_come_as_such_without_a_sender(bot: Wire, aino: Person) -> None:
    channel = aino.creates_channel("News")
    with pytest.raises(PermissionError):
        aino.adds(bot.account, channel)
    aino.promotes(bot.account, channel)
    bot.updates()
    post = aino.posts(channel, "Hello")
    aino.edits(post, "Hello all")
    new, edited = bot.updates()
    assert "from" not in new["channel_post"] and new["channel_post"]["sender_chat"]["id"] == channel.id
    assert edited["edited_channel_post"]["text"] == "Hello all"


def test_a_bot_posts_in_a_channel_with_the_right(bot: Wire, aino: Person) -> None:
    channel = aino.creates_channel("News")
    aino.promotes(bot.account, channel, can_post_messages=False, can_invite_users=True)
    refusal = bot.refused("sendMessage", chat_id=channel.id, text="Hi")
    assert refusal == "Bad Request: need administrator rights in the channel chat"
    aino.promotes(bot.account, channel, can_post_messages=True)
    sent = bot("sendMessage", chat_id=channel.id, text="Hi")
    assert sent["sender_chat"]["id"] == channel.id and "from" not in sent
    polls = {"chat_id": channel.id, "question": "?", "options": [{"text": "x"}], "is_anonymous": False}
    assert bot.refused("sendPoll", **polls) == "Bad Request: non-anonymous polls can't be sent to channel chats"


def test_a_bot_removed_from_a_channel_is_told_so(bot: Wire, aino: Person) -> None:
    channel = aino.creates_channel("News")
    aino.promotes(bot.account, channel)
    aino.demotes(bot.account, channel)
    refusal = bot.refused("sendMessage", chat_id=channel.id, text="Hi")
    assert refusal == "Forbidden: bot is not a member of the channel chat"
    aino.removes(bot.account, channel)
    refusal = bot.refused("sendMessage", chat_id=channel.id, text="Hi")
    assert refusal == "Forbidden: bot was kicked from the channel chat"


def test_posts_are_forwarded_into_the_discussion_group_by_telegram(
    bot: Wire, group: Chat, aino: Person, admin: Callable[..., None]
) -> None:
    admin(group)
    channel = aino.creates_channel("News", group)
    post = aino.posts(channel, "Hello")
    (message,) = bot.got("message")
    assert message["is_automatic_forward"] and message["from"]["id"] == 777000
    assert message["sender_chat"]["id"] == channel.id
    assert message["forward_origin"]["type"] == "channel" and message["forward_origin"]["message_id"] == post.id
    assert bot("getChat", chat_id=group.id)["linked_chat_id"] == channel.id


def test_somebody_may_write_as_their_channel(bot: Wire, world: World, group: Chat, ben: Person) -> None:
    channel = ben.creates_channel("Ben's")
    ben.says("/go", chat=group, as_channel=channel)
    (message,) = bot.got("message")
    assert message["from"]["username"] == "Channel_Bot" and message["sender_chat"]["id"] == channel.id
