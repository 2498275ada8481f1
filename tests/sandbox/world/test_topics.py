"""Forum topics, and threads that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sandbox import Chat, Person

from .conftest import Wire


def test_general_has_no_thread_id(bot: Wire, forum: Chat, ben: Person) -> None:
    ben.says("/go", chat=forum)
    (message,) = bot.got("message")
    assert "message_thread_id" not in message and "is_topic_message" not in message
    assert message["chat"]["is_forum"]
    words = "Bad Request: message thread not found"
    assert bot.refused("sendMessage", chat_id=forum.id, text="Hi", message_thread_id=1) == words


def test_a_message_in_a_topic_says_so_and_replies_to_what_made_the_topic(
    bot: Wire, forum: Chat, aino: Person, ben: Person
) -> None:
    topic = aino.creates_topic(forum, "Plans")
    ben.says("/go", chat=forum, topic=topic)
    made, message = bot.got("message")
    assert made["forum_topic_created"]["name"] == "Plans" and made["message_id"] == topic
    assert made["message_thread_id"] == topic and made["is_topic_message"]
    assert message["message_thread_id"] == topic and message["is_topic_message"]
    assert message["reply_to_message"]["forum_topic_created"]["name"] == "Plans"


def test_a_reply_in_general_carries_a_thread_id_that_is_no_topic(bot: Wire, forum: Chat, ben: Person) -> None:
    sent = bot("sendMessage", chat_id=forum.id, text="Question?")
    ben.says("an answer", chat=forum, reply_to=forum.messages[sent["message_id"]])
    (message,) = bot.got("message")
    assert message["message_thread_id"] == sent["message_id"]
    assert "is_topic_message" not in message


def test_so_does_a_chain_of_replies_in_a_supergroup_without_topics(bot: Wire, group: Chat, ben: Person) -> None:
    sent = group.messages[bot("sendMessage", chat_id=group.id, text="Question?")["message_id"]]
    ben.says("an answer", chat=group, reply_to=sent)
    again = bot("sendMessage", chat_id=group.id, text="Thanks", reply_parameters={"message_id": group.last_id})
    assert again["message_thread_id"] == sent.id
    refusal = bot.refused("sendMessage", chat_id=group.id, text="Hi", message_thread_id=sent.id)
    assert refusal == "Bad Request: message thread not found"


def test_a_plain_group_has_no_threads(bot: Wire, aino: Person) -> None:
    chat = aino.creates_group("Plain", bot.account, kind="group")
    said = aino.says("/go", chat=chat)
    sent = bot("sendMessage", chat_id=chat.id, text="Hi", reply_parameters={"message_id": said.id})
    assert "message_thread_id" not in sent


def test_a_bot_writes_into_a_topic_and_replies_land_in_theirs(bot: Wire, forum: Chat, aino: Person) -> None:
    topic = aino.creates_topic(forum, "Plans")
    said = aino.says("/go", chat=forum, topic=topic)
    assert bot("sendMessage", chat_id=forum.id, text="Hi", message_thread_id=topic)["is_topic_message"]
    reply = bot("sendMessage", chat_id=forum.id, text="Hi", reply_parameters={"message_id": said.id})
    assert reply["message_thread_id"] == topic and reply["is_topic_message"]


def test_a_closed_topic_is_for_administrators(
    bot: Wire, forum: Chat, aino: Person, ben: Person, admin: Callable[..., None]
) -> None:
    topic = aino.creates_topic(forum, "Plans")
    aino.closes_topic(forum, topic)
    assert (
        bot.refused("sendMessage", chat_id=forum.id, text="Hi", message_thread_id=topic) == "Bad Request: TOPIC_CLOSED"
    )
    with pytest.raises(PermissionError):
        ben.says("/go", chat=forum, topic=topic)
    admin(forum)
    bot("sendMessage", chat_id=forum.id, text="Hi", message_thread_id=topic)
    aino.reopens_topic(forum, topic)
    ben.says("/go", chat=forum, topic=topic)


def test_general_can_be_closed(bot: Wire, forum: Chat, aino: Person) -> None:
    aino.closes_topic(forum)
    assert bot.refused("sendMessage", chat_id=forum.id, text="Hi") == "Bad Request: TOPIC_CLOSED"


def test_a_deleted_topic_is_gone_with_all_that_stood_in_it(bot: Wire, forum: Chat, aino: Person) -> None:
    topic = aino.creates_topic(forum, "Plans")
    sent = bot("sendMessage", chat_id=forum.id, text="Hi", message_thread_id=topic)
    aino.deletes_topic(forum, topic)
    words = "Bad Request: message thread not found"
    assert bot.refused("sendMessage", chat_id=forum.id, text="Hi", message_thread_id=topic) == words
    refusal = bot.refused("editMessageText", chat_id=forum.id, message_id=sent["message_id"], text="Ho")
    assert refusal == "Bad Request: message to edit not found"


def test_a_bot_manages_topics_with_the_right(bot: Wire, forum: Chat, aino: Person, admin: Callable[..., None]) -> None:
    assert bot.refused("createForumTopic", chat_id=forum.id, name="Plans") == (
        "Bad Request: not enough rights to create a topic"
    )
    admin(forum, can_manage_topics=True, can_delete_messages=True)
    topic = bot("createForumTopic", chat_id=forum.id, name="Plans")
    at = {"chat_id": forum.id, "message_thread_id": topic["message_thread_id"]}
    bot("editForumTopic", **at, name="Big plans")
    bot("closeForumTopic", **at)
    assert bot.refused("closeForumTopic", **at) == "Bad Request: TOPIC_NOT_MODIFIED"
    bot("reopenForumTopic", **at)
    told = [key for message in bot.got("message") for key in message if key.startswith("forum_topic_")]
    assert told == ["forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened"]
    bot("deleteForumTopic", **at)
    assert bot.refused("closeForumTopic", **at) == "Bad Request: TOPIC_ID_INVALID"
    bot("closeGeneralForumTopic", chat_id=forum.id)
    bot("hideGeneralForumTopic", chat_id=forum.id)


def test_topics_are_refused_where_there_are_none(bot: Wire, group: Chat, admin: Callable[..., None]) -> None:
    admin(group, can_manage_topics=True)
    assert bot.refused("createForumTopic", chat_id=group.id, name="x") == "Bad Request: the chat is not a forum"
