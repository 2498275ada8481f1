"""Where people talk: private chats, groups, supergroups with or without topics, channels."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sandbox.world.accounts import Account, BotAccount, Json
from sandbox.world.rights import PERMISSIONS

if TYPE_CHECKING:
    from sandbox.world.messages import Message

GENERAL_TOPIC = 1
TOPIC_COLOURS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


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


@dataclass(eq=False, slots=True, repr=False)
class Chat:
    """A private chat (with one bot), a group, a supergroup or a channel.

    `key` is what `World.chats` knows it by. That is its id, but for the private chats of every bot after the
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
