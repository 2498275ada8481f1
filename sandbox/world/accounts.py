"""Who there is: people and bots."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sandbox.updates import UpdateQueue

Json = dict[str, Any]

ANONYMOUS_ADMIN: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
"""Who an anonymous administrator's message is from, for programs that know no `sender_chat`."""

FAKE_CHANNEL: Json = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
"""Who a message in the name of a channel is from."""

SERVICE_NOTIFICATIONS: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
"""Who a channel post is from that Telegram forwarded to the discussion group by itself."""


class Shown(Protocol):
    """Whatever the Bot API has a JSON object for."""

    def json(self) -> Json:
        """That object."""
        ...


@dataclass(eq=False, slots=True)
class Account:
    """A user of Telegram, human or bot.

    `zone` is the time zone of its device.
    """

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    zone: str = "Europe/Helsinki"
    deleted: bool = False

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def json(self) -> Json:
        """As the Bot API shows a user."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name is not None:
            user["last_name"] = self.last_name
        if self.username is not None:
            user["username"] = self.username
        if self.language_code is not None:
            user["language_code"] = self.language_code
        return user


@dataclass(eq=False, slots=True)
class BotAccount:
    """A bot: its account, its token, and what waits for it.

    Args:
        number: counts the bots of a world from 0.
        privacy: in groups it is shown only what is meant for it, unless it administers the group.
    """

    user: Account
    token: str
    queue: UpdateQueue
    number: int = 0
    privacy: bool = True
    can_join_groups: bool = True
    answers_join_requests: bool = False
    """@BotFather was told that it may be put in charge of requests to join."""
    blocked_by: set[int] = field(default_factory=set)
    started_by: set[int] = field(default_factory=set)
    may_write_until: dict[int, datetime] = field(default_factory=dict)
    """People it may write to for a while though they never wrote to it: they asked to join a chat."""
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    """Command menus by scope (see `commands.scope_key`) and language, "" for any language."""
    about: dict[tuple[str, str], str] = field(default_factory=dict)
    """Names and descriptions by field and language."""
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    """Menu buttons by private chat; 0 for the default."""
    default_rights: dict[bool, Json] = field(default_factory=dict)
    """The administrator rights it asks for; by whether in channels."""

    @property
    def id(self) -> int:
        """The bot's user id."""
        return self.user.id

    @property
    def username(self) -> str:
        """Its username; a bot always has one."""
        return self.user.username or ""


class Directory(Protocol):
    """Where bots are looked up."""

    def bot_named(self, username: str) -> BotAccount | None:
        """The bot with that username, with or without its @."""
        ...

    def bot_of(self, account_id: int) -> BotAccount | None:
        """The bot behind an account."""
        ...
