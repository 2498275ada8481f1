"""Messages, and how a bot is shown them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sandbox.world.accounts import (
    ANONYMOUS_ADMIN,
    FAKE_CHANNEL,
    SERVICE_NOTIFICATIONS,
    Account,
    BotAccount,
    Json,
)
from sandbox.world.chats import Chat
from sandbox.world.polls import Poll

SERVICE = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "new_chat_title",
        "new_chat_photo",
        "delete_chat_photo",
        "group_chat_created",
        "supergroup_chat_created",
        "channel_chat_created",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "pinned_message",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "poll_option_added",
    }
)
"""What marks a service message: something that happened, not something said."""

OWN_SERVICE = frozenset(
    {
        "new_chat_title",
        "new_chat_photo",
        "delete_chat_photo",
        "left_chat_member",
        "pinned_message",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_closed",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
    }
)
"""Service messages a bot caused itself and is told of nevertheless."""

DELETABLE = timedelta(hours=48)


@dataclass(eq=False, slots=True, repr=False)
class Message:
    """One message.

    `sender` is who really wrote it, even behind the name of a group or channel, which is `sender_chat`.
    `content` holds the fields of the Bot API's Message that say what it is. `markup` is an inline keyboard,
    or what a bot asked of the app otherwise: a reply keyboard, its removal, a forced reply. `topic` is the
    forum topic it stands in; `thread` the id of the thread, which in other supergroups any chain of replies is.
    """

    id: int
    chat: Chat
    at: datetime
    sender: Account | None
    content: Json
    sender_chat: Chat | None = None
    signature: str | None = None
    reply_to: Message | None = None
    external_reply: Json | None = None
    quote: Json | None = None
    topic: int | None = None
    thread: int | None = None
    markup: Json | None = None
    edited_at: datetime | None = None
    deleted: bool = False
    silent: bool = False
    protected: bool = False
    forward: Json | None = None
    album: str | None = None
    poll: Poll | None = None
    reactions: dict[int, str] = field(default_factory=dict)
    """Emoji by account."""

    def __repr__(self) -> str:
        said = self.text or (self.poll.question if self.poll is not None else "/".join(self.content))
        return f"<{self.id} in {self.chat.name}: {self.sender_name}: {said!r:.60}>"

    @property
    def is_service(self) -> bool:
        """Whether it tells what happened."""
        return not SERVICE.isdisjoint(self.content)

    @property
    def text(self) -> str:
        """What it says, in a caption too."""
        return str(self.content.get("text") or self.content.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        """The entities of what it says."""
        return list(self.content.get("entities") or self.content.get("caption_entities") or [])

    @property
    def buttons(self) -> list[Json]:
        """Its inline buttons, row by row."""
        return [button for row in (self.markup or {}).get("inline_keyboard", ()) for button in row]

    @property
    def sender_name(self) -> str:
        """Who people see above it."""
        if self.sender_chat is not None:
            return self.sender_chat.name
        return "" if self.sender is None else self.sender.name

    def sent_by(self, bot: BotAccount) -> bool:
        """Whether a bot wrote it."""
        return self.sender is not None and self.sender.id == bot.id

    def json(self, for_bot: BotAccount | None = None, *, with_reply: bool = True) -> Json:
        """As the Bot API shows it.

        Args:
            for_bot: who it is shown to; None for a view that hides nothing.
            with_reply: show what it replies to. A message inside another one never does.
        """
        shown: Json = {"message_id": self.id, "date": int(self.at.timestamp()), "chat": self.chat.json()}
        sender = self._from()
        if sender is not None:
            shown["from"] = sender
        if self.sender_chat is not None:
            shown["sender_chat"] = self.sender_chat.json()
        if self.signature:
            shown["author_signature"] = self.signature
        if self.edited_at is not None:
            shown["edit_date"] = int(self.edited_at.timestamp())
        if self.thread is not None:
            shown["message_thread_id"] = self.thread
            if self.topic is not None:
                shown["is_topic_message"] = True
        if self.forward is not None:
            shown.update(self.forward)
        if with_reply:
            replied = self._replied()
            if replied is not None and not replied.deleted:
                shown["reply_to_message"] = replied.json(for_bot, with_reply=False)
        if self.external_reply is not None:
            shown["external_reply"] = self.external_reply
        if self.quote is not None:
            shown["quote"] = self.quote
        if self.album is not None:
            shown["media_group_id"] = self.album
        if self.protected:
            shown["has_protected_content"] = True
        shown.update(self.content)
        if self.poll is not None:
            shown["poll"] = self.poll.json(None if for_bot is None else for_bot.id)
        if self.markup is not None and "inline_keyboard" in self.markup:
            shown["reply_markup"] = self.markup
        return shown

    def _replied(self) -> Message | None:
        """What it replies to; in a topic, everything else replies to the message that made the topic."""
        if self.reply_to is not None:
            return self.reply_to
        if self.topic is not None and self.topic != self.id:
            return self.chat.messages.get(self.topic)
        return None

    def _from(self) -> Json | None:
        if self.sender_chat is None:
            return None if self.sender is None else self.sender.json()
        if self.chat.type == "channel":
            return None
        if self.sender_chat is self.chat:
            return dict(ANONYMOUS_ADMIN)
        automatic = self.forward is not None and "is_automatic_forward" in self.forward
        return dict(SERVICE_NOTIFICATIONS if automatic else FAKE_CHANNEL)

    def inaccessible_json(self) -> Json:
        """As a bot is shown a message that is gone."""
        return {"chat": self.chat.json(), "message_id": self.id, "date": 0}

    def origin_json(self) -> Json:
        """A MessageOrigin: where a forward or a reply from elsewhere comes from."""
        if self.forward is not None and "forward_origin" in self.forward:
            origin: Json = self.forward["forward_origin"]
            return origin
        origin = {"date": int(self.at.timestamp())}
        if self.chat.type == "channel":
            origin |= {"type": "channel", "chat": self.chat.json(), "message_id": self.id}
        elif self.sender_chat is not None:
            origin |= {"type": "chat", "sender_chat": self.sender_chat.json()}
        elif self.sender is not None:
            return {**origin, "type": "user", "sender_user": self.sender.json()}
        else:
            origin |= {"type": "hidden_user", "sender_user_name": "Somebody"}
        if self.signature:
            origin["author_signature"] = self.signature
        return origin
