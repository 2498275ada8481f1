"""What the world is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.updates import UpdateQueue

ANONYMOUS_ADMIN = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
FAKE_CHANNEL = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
SERVICE_CHANNEL = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
GENERAL_TOPIC = 1

Json = dict[str, Any]


@dataclass
class Account:
    """A user of Telegram, human or bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    zone: str = "Europe/Helsinki"

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def json(self) -> Json:
        """As the Bot API shows a user."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for key in ("last_name", "username", "language_code"):
            value = getattr(self, key)
            if value is not None:
                user[key] = value
        return user


@dataclass
class BotAccount:
    """A bot: its account, its token, and what waits for it."""

    user: Account
    token: str
    queue: UpdateQueue
    privacy: bool = True
    blocked_by: set[int] = field(default_factory=set)
    started_by: set[int] = field(default_factory=set)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    about: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The bot's user id."""
        return self.user.id


@dataclass
class Member:
    """Somebody's standing in a chat: creator, administrator, member, restricted, left or kicked."""

    account: Account
    status: str = "member"
    anonymous: bool = False
    rights: Json = field(default_factory=dict)
    joined_after: int = 0
    """Messages up to this id are hidden from them, where a chat hides its history."""

    @property
    def present(self) -> bool:
        """In the chat."""
        return self.status in ("creator", "administrator", "member") or (
            self.status == "restricted" and self.rights.get("is_member", True)
        )

    @property
    def administers(self) -> bool:
        """An administrator, its creator included."""
        return self.status in ("creator", "administrator")


@dataclass
class Topic:
    """A topic of a forum; its id is that of the message that made it."""

    id: int
    name: str
    closed: bool = False
    deleted: bool = False


@dataclass
class Chat:
    """A private chat (with one bot), a group, a supergroup or a channel."""

    id: int
    type: str
    title: str | None = None
    username: str | None = None
    forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    migrated_to: int | None = None
    linked_group: int | None = None
    deleted: bool = False
    person: Account | None = None
    bot: BotAccount | None = None
    invite_links: dict[str, Json] = field(default_factory=dict)
    join_requests: dict[int, Json] = field(default_factory=dict)
    last_id: int = 0

    @property
    def is_group(self) -> bool:
        """A group or a supergroup."""
        return self.type in ("group", "supergroup")

    def json(self) -> Json:
        """As the Bot API shows a chat inside messages."""
        chat: Json = {"id": self.id, "type": self.type}
        if self.type == "private" and self.person is not None:
            chat["first_name"] = self.person.first_name
            for key in ("last_name", "username"):
                value = getattr(self.person, key)
                if value is not None:
                    chat[key] = value
        else:
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
        if self.type == "private":
            return account_id in (self.person.id if self.person else 0, self.bot.id if self.bot else 0)
        member = self.members.get(account_id)
        return member is not None and member.present


@dataclass
class Poll:
    """A native poll. `answers` are the options of each voter, by persistent id."""

    id: str
    question: str
    options: list[Json]
    fields: Json
    answers: dict[int, list[str]] = field(default_factory=dict)
    closed: bool = False
    closes_at: datetime | None = None

    @property
    def anonymous(self) -> bool:
        """Whether nobody is told who voted for what."""
        return bool(self.fields.get("is_anonymous", True))

    def count(self, persistent_id: str) -> int:
        """How many chose an option."""
        return sum(persistent_id in chosen for chosen in self.answers.values())

    def hides_results(self) -> bool:
        """Whether nobody may see the counts yet."""
        return bool(self.fields.get("hide_results_until_closes")) and not self.closed

    def json(self) -> Json:
        """As the Bot API shows a poll: bots always see the counts."""
        fields = {
            key: self.fields[key]
            for key in (
                "allows_revoting",
                "hide_results_until_closes",
                "allow_adding_options",
                "members_only",
                "description",
                "description_entities",
                "question_entities",
                "open_period",
                "close_date",
            )
            if key in self.fields
        }
        options = [{**option, "voter_count": self.count(option["persistent_id"])} for option in self.options]
        return {
            "id": self.id,
            "question": self.question,
            "options": options,
            "total_voter_count": len(self.answers),
            "is_closed": self.closed,
            "is_anonymous": self.anonymous,
            "type": self.fields.get("type", "regular"),
            "allows_multiple_answers": bool(self.fields.get("allows_multiple_answers")),
            "allows_revoting": bool(self.fields.get("allows_revoting", True)),
            "members_only": bool(self.fields.get("members_only")),
            **fields,
        }


@dataclass
class Message:
    """One message. `content` holds the fields of the Bot API's Message that say what it is."""

    id: int
    chat: Chat
    at: datetime
    sender: Account | None
    content: Json
    sender_chat: Chat | None = None
    reply_to: Message | None = None
    topic: int | None = None
    markup: Json | None = None
    edited_at: datetime | None = None
    deleted: bool = False
    silent: bool = False
    via_forward: Json | None = None
    poll: Poll | None = None
    reactions: dict[int, str] = field(default_factory=dict)

    def json(self, *, with_reply: bool = True) -> Json:
        """As the Bot API shows it to a bot."""
        message: Json = {"message_id": self.id, "date": int(self.at.timestamp()), "chat": self.chat.json()}
        message["from"] = self._from()
        if message["from"] is None:
            del message["from"]
        if self.sender_chat is not None:
            message["sender_chat"] = self.sender_chat.json()
        if self.topic is not None:
            message["message_thread_id"] = self.topic
            if self.chat.forum:
                message["is_topic_message"] = True
        elif self.reply_to is not None and self.chat.type == "supergroup":
            # A reply outside a topic carries a thread id too, and that thread is no topic.
            message["message_thread_id"] = self.reply_to.id
        if self.edited_at is not None:
            message["edit_date"] = int(self.edited_at.timestamp())
        if self.via_forward is not None:
            message.update(self.via_forward)
        if self.reply_to is not None and with_reply and not self.reply_to.deleted:
            message["reply_to_message"] = self.reply_to.json(with_reply=False)
        message.update(self.content)
        if self.poll is not None:
            message["poll"] = self.poll.json()
        if self.markup is not None and "inline_keyboard" in self.markup:
            message["reply_markup"] = self.markup
        return message

    def _from(self) -> Json | None:
        if self.sender_chat is None:
            return None if self.sender is None else self.sender.json()
        if self.chat.type == "channel":
            return None
        if self.sender_chat.id == self.chat.id:
            return dict(ANONYMOUS_ADMIN)
        return dict(SERVICE_CHANNEL if "is_automatic_forward" in (self.via_forward or {}) else FAKE_CHANNEL)

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
        return [button for row in (self.markup or {}).get("inline_keyboard", []) for button in row]


@dataclass
class Upload:
    """A file on its way in."""

    name: str
    content: bytes
    mime: str = "application/octet-stream"


@dataclass(frozen=True)
class WorldEvent:
    """Something people can see has changed."""

    kind: str
    chat_id: int | None = None
    message_id: int | None = None
    detail: Any = None
