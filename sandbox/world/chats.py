"""Where people talk: private chats, groups, supergroups with or without topics, channels; and what is said there."""

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
from sandbox.world.polls import Poll
from sandbox.world.rights import PERMISSIONS

GENERAL_TOPIC = 1
TOPIC_COLOURS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)

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


@dataclass(eq=False, slots=True)
class Member:
    """Somebody's standing in a chat: creator, administrator, member, restricted, left or kicked.

    `rights` are an administrator's rights or what a restricted member may still do. `until` is when a ban or
    restriction ends, in seconds since 1970, 0 for never.
    """

    account: Account
    status: str = "member"
    anonymous: bool = False
    rights: Json = field(default_factory=dict)
    joined_after: int = 0
    """Messages up to this id are from before they came."""
    left_after: int | None = None
    """Messages past this id are from after they went."""
    until: int = 0
    is_member: bool = True
    promoted_by: int = 0
    custom_title: str | None = None
    tag: str | None = None
    joined_at: datetime | None = None

    @property
    def present(self) -> bool:
        """In the chat."""
        return self.status in ("creator", "administrator", "member") or (self.status == "restricted" and self.is_member)

    @property
    def administers(self) -> bool:
        """An administrator, its creator included."""
        return self.status in ("creator", "administrator")


@dataclass(eq=False, slots=True)
class Topic:
    """A topic of a forum; its id is that of the message that made it."""

    id: int
    name: str
    icon_color: int = TOPIC_COLOURS[0]
    icon_custom_emoji_id: str | None = None
    closed: bool = False
    deleted: bool = False

    def json(self) -> Json:
        """A ForumTopic."""
        shown: Json = {"message_thread_id": self.id, "name": self.name, "icon_color": self.icon_color}
        if self.icon_custom_emoji_id:
            shown["icon_custom_emoji_id"] = self.icon_custom_emoji_id
        return shown


@dataclass(eq=False, slots=True)
class InviteLink:
    """A way into a chat."""

    url: str
    creator: Account
    approval: bool = False
    primary: bool = False
    revoked: bool = False
    name: str | None = None
    expires: int | None = None
    limit: int | None = None
    used: int = 0
    pending: int = 0

    def json(self, viewer_id: int = 0) -> Json:
        """A ChatInviteLink; of others' links a bot sees only the beginning."""
        url = self.url if viewer_id in (0, self.creator.id) else self.url[: len(self.url) // 2] + "..."
        shown: Json = {
            "invite_link": url,
            "creator": self.creator.json(),
            "creates_join_request": self.approval,
            "is_primary": self.primary,
            "is_revoked": self.revoked,
        }
        for key, value in (
            ("name", self.name),
            ("expire_date", self.expires),
            ("member_limit", self.limit),
            ("pending_join_request_count", self.pending or None),
        ):
            if value is not None:
                shown[key] = value
        return shown


@dataclass(eq=False, slots=True)
class JoinRequest:
    """Somebody asks to be let in."""

    account: Account
    chat: Chat
    link: InviteLink | None
    at: datetime
    query_id: str | None = None
    """What the bot in charge answers, while it still may."""


@dataclass(eq=False, slots=True, repr=False)
class Chat:
    """A private chat (with one bot), a group, a supergroup or a channel.

    `key` is what `WorldState.chats` knows it by. That is its id, but for the private chats of every bot after the
    first: to each of its bots a private chat has the id of the person.
    """

    id: int
    type: str
    title: str | None = None
    username: str | None = None
    description: str | None = None
    forum: bool = False
    key: int = 0
    members: dict[int, Member] = field(default_factory=dict)
    bots: dict[int, BotAccount] = field(default_factory=dict)
    """The bots that are in it now."""
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    general_closed: bool = False
    general_hidden: bool = False
    permissions: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(PERMISSIONS, True))
    pinned: list[int] = field(default_factory=list)
    migrated_to: int | None = None
    migrated_from: int | None = None
    linked: int | None = None
    """A channel's discussion group, or such a group's channel."""
    hides_history: bool = False
    deleted: bool = False
    person: Account | None = None
    bot: BotAccount | None = None
    invite_links: dict[str, InviteLink] = field(default_factory=dict)
    join_requests: dict[int, JoinRequest] = field(default_factory=dict)
    doorkeeper: int | None = None
    """The bot in charge of requests to join: it has ten seconds for each."""
    photo: Json | None = None
    keyboard: Message | None = None
    """The message that brought the reply keyboard people have before them."""
    demand: Message | None = None
    """The latest message of a bot that wants a reply (`force_reply`)."""
    last_id: int = 0
    last_at: datetime | None = None
    last_bot: int | None = None
    """The bot that wrote last: bare commands are for it."""

    def __post_init__(self) -> None:
        self.key = self.key or self.id

    def __repr__(self) -> str:
        return f"<{self.type} {self.name!r} {self.id}>"

    @property
    def is_group(self) -> bool:
        """A group or a supergroup."""
        return self.type in ("group", "supergroup")

    @property
    def name(self) -> str:
        """Its title; of a private chat, the person's name."""
        return self.title or (self.person.name if self.person is not None else "")

    def json(self) -> Json:
        """As the Bot API shows a chat inside messages."""
        chat: Json = {"id": self.id, "type": self.type}
        if self.person is not None:
            chat["first_name"] = self.person.first_name
            if self.person.last_name is not None:
                chat["last_name"] = self.person.last_name
            if self.person.username is not None:
                chat["username"] = self.person.username
            return chat
        chat["title"] = self.title or ""
        if self.username is not None:
            chat["username"] = self.username
        if self.forum:
            chat["is_forum"] = True
        return chat

    def member(self, account_id: int) -> Member | None:
        """Somebody's standing here, if they ever had one."""
        return self.members.get(account_id)

    def has(self, account_id: int) -> bool:
        """Whether they are in the chat now."""
        if self.person is not None and self.bot is not None:
            return account_id in (self.person.id, self.bot.id)
        member = self.members.get(account_id)
        return member is not None and member.present

    def administered_by(self, account_id: int) -> bool:
        """Whether somebody administers it."""
        member = self.members.get(account_id)
        return member is not None and member.administers

    def present_count(self) -> int:
        """How many are in it."""
        return 2 if self.type == "private" else sum(member.present for member in self.members.values())


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
