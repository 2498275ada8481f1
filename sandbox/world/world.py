"""The world: who and what there is, and how news of it spreads."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable
from typing import Any

from sandbox.clock import WorldClock
from sandbox.errors import ApiError
from sandbox.updates import UpdateQueue
from sandbox.world import delivery
from sandbox.world.model import Account, BotAccount, Chat, Json, Member, Message, Poll, Topic, Upload, WorldEvent
from sandbox.world.person import Person
from sandbox.world.queries import Queries

FIRST_USER = 5_100_000_001
FIRST_BOT = 7_200_000_001
FIRST_GROUP = -4_300_000_001
FIRST_SUPERGROUP = -1_002_400_000_001


class World:
    """Everything there is, in memory.

    Args:
        clock: the world's time.
    """

    def __init__(self, clock: WorldClock | None = None) -> None:
        self.clock = clock or WorldClock()
        self.accounts: dict[int, Account] = {}
        self.people: dict[int, Person] = {}
        self.bots: dict[str, BotAccount] = {}
        self.chats: dict[int, Chat] = {}
        self.polls: dict[str, Message] = {}
        self.files: dict[str, Json] = {}
        self.contents: dict[str, bytes] = {}
        self.violations: list[str] = []
        """What was refused because no bot may ever ask it: unknown methods, malformed parameters."""
        self.queries = Queries(self)
        self._listeners: list[Callable[[WorldEvent], None]] = []
        self._users = itertools.count(FIRST_USER)
        self._bot_ids = itertools.count(FIRST_BOT)
        self._groups = itertools.count(FIRST_GROUP, -1)
        self._supergroups = itertools.count(FIRST_SUPERGROUP, -1)
        self._shared_ids: dict[int, int] = {}
        self._numbers = itertools.count(1)
        self.clock.subscribe(self._clock_moved)

    # --- who there is

    def add_user(
        self, first_name: str, *, last_name: str | None = None, username: str | None = None, language_code: str = "en"
    ) -> Person:
        """A new human."""
        account = Account(next(self._users), first_name, last_name, username, language_code)
        self.accounts[account.id] = account
        person = Person(self, account)
        self.people[account.id] = person
        self.tell("people")
        return person

    def add_bot(self, first_name: str, username: str, token: str | None = None, *, privacy: bool = True) -> BotAccount:
        """A new bot."""
        bot_id = int(token.partition(":")[0]) if token else next(self._bot_ids)
        account = Account(bot_id, first_name, username=username, is_bot=True)
        digest = hashlib.sha256(f"{bot_id}{username}".encode()).hexdigest()[:35]
        bot = BotAccount(account, token or f"{bot_id}:{digest}", UpdateQueue(self.clock.now), privacy)
        self.accounts[account.id] = account
        self.bots[bot.token] = bot
        return bot

    def bot_named(self, username: str) -> BotAccount | None:
        """The bot with that username."""
        wanted = username.casefold().lstrip("@")
        return next((b for b in self.bots.values() if (b.user.username or "").casefold() == wanted), None)

    def bot_of(self, account_id: int) -> BotAccount | None:
        """The bot behind an account."""
        return next((bot for bot in self.bots.values() if bot.id == account_id), None)

    # --- chats

    def new_chat(self, kind: str, title: str, *, forum: bool = False) -> Chat:
        """A new group, supergroup or channel without members."""
        chat_id = next(self._groups) if kind == "group" else next(self._supergroups)
        chat = Chat(chat_id, kind, title, forum=forum)
        self.chats[chat_id] = chat
        return chat

    def private_chat(self, person: Account, bot: BotAccount) -> Chat:
        """The private chat of a person with a bot. To the bot its id is the person's."""
        key = person.id if len(self.bots) == 1 else hash((person.id, bot.id))
        chat = self.chats.get(key)
        if chat is None or chat.bot is not bot:
            chat = Chat(person.id, "private", person=person, bot=bot)
            self.chats[key] = chat
        return chat

    def chat_for(self, bot: BotAccount, chat_id: int) -> Chat | None:
        """A chat as a bot addresses it."""
        account = self.accounts.get(chat_id)
        if account is not None:
            return self.private_chat(account, bot)
        return self.chats.get(chat_id)

    def topic(self, chat: Chat, topic_id: int) -> Topic | None:
        """A topic of a forum."""
        return chat.topics.get(topic_id)

    # --- messages

    def next_message_id(self, chat: Chat) -> int:
        """Supergroups and channels count for themselves; everything else shares a bot's counter."""
        if chat.type in ("supergroup", "channel"):
            chat.last_id += 1
            return chat.last_id
        self._shared_ids[0] = self._shared_ids.get(0, 0) + 1
        return self._shared_ids[0]

    def post(
        self,
        chat: Chat,
        sender: Account | None,
        content: Json,
        *,
        sender_chat: Chat | None = None,
        reply_to: Message | None = None,
        topic: int | None = None,
        markup: Json | None = None,
        poll: Poll | None = None,
        silent: bool = False,
        forward: Json | None = None,
    ) -> Message:
        """A message appears in a chat, and whoever may see it hears of it."""
        message = Message(
            self.next_message_id(chat),
            chat,
            self.clock.now(),
            sender,
            content,
            sender_chat=sender_chat,
            reply_to=reply_to,
            topic=topic,
            markup=markup,
            poll=poll,
            silent=silent,
            via_forward=forward,
        )
        chat.messages[message.id] = message
        if poll is not None:
            self.polls[poll.id] = message
        delivery.spread(self, message)
        self.tell("message", chat, message)
        return message

    def serve(self, chat: Chat, actor: Account | None, content: Json, *, topic: int | None = None) -> Message:
        """A service message: somebody joined, left, pinned."""
        return self.post(chat, actor, content, topic=topic)

    def changed(self, message: Message, *, edited: bool = False) -> None:
        """A message looks different now."""
        if edited:
            message.edited_at = self.clock.now()
            if message.sender is not None and not message.sender.is_bot:
                delivery.spread(self, message, edited=True)
        self.tell("changed", message.chat, message)

    def add_file(self, upload: Upload, kind: str, file_id: str | None = None) -> Json:
        """Keep a file; returns what the Bot API calls a File of it."""
        number = next(self._numbers)
        unique = hashlib.sha256(upload.content).hexdigest()[:14]
        file_id = file_id or f"{kind}-{number}-{unique}"
        path = f"{kind}s/file_{number}"
        self.contents[path] = upload.content
        described = {"file_id": file_id, "file_unique_id": unique, "file_size": len(upload.content)}
        self.files[file_id] = {**described, "file_path": path, "name": upload.name, "mime": upload.mime, "kind": kind}
        return described

    def number(self) -> int:
        """A number never used before."""
        return next(self._numbers)

    # --- members

    def set_member(
        self, chat: Chat, account: Account, status: str, *, by: Account, rights: Json | None = None, anonymous: bool = False, link: Json | None = None, request: bool = False
    ) -> None:
        """Somebody's standing changes; bots that may know are told."""
        before = chat.members.get(account.id) or Member(account, "left")
        old = self.member_json(before)
        joined_after = before.joined_after if before.present else chat.last_id
        after = Member(account, status, anonymous, dict(rights or {}), joined_after)
        chat.members[account.id] = after
        change: Json = {
            "chat": chat.json(),
            "from": by.json(),
            "date": int(self.clock.now().timestamp()),
            "old_chat_member": old,
            "new_chat_member": self.member_json(after),
        }
        if link is not None:
            change["invite_link"] = link
        if request:
            change["via_join_request"] = True
        delivery.tell_membership(self, chat, account, change)
        self.tell("members", chat)

    def member_json(self, member: Member) -> Json:
        """A ChatMember as the Bot API shows it."""
        return delivery.member_json(member)

    # --- news

    def listen(self, listener: Callable[[WorldEvent], None]) -> Callable[[], None]:
        """Hear of every visible change; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def tell(self, kind: str, chat: Chat | None = None, message: Message | None = None, detail: Any = None) -> None:
        """Spread news among those who look at the world."""
        event = WorldEvent(kind, None if chat is None else chat.id, None if message is None else message.id, detail)
        for listener in list(self._listeners):
            listener(event)

    def _clock_moved(self) -> None:
        self.close_due_polls()
        self.tell("clock")

    def close_due_polls(self) -> None:
        """Polls close by themselves at their time."""
        now = self.clock.now()
        for message in list(self.polls.values()):
            poll = message.poll
            if poll is not None and not poll.closed and poll.closes_at is not None and poll.closes_at <= now:
                poll.closed = True
                delivery.tell_poll(self, message)
                self.changed(message)

    # --- the Bot API

    def call(self, bot: BotAccount, method: str, params: Json, files: dict[str, Upload] | None = None) -> Any:
        """Run one method of the Bot API, its parameters already read and checked.

        Raises:
            ApiError: as Telegram refuses it.
        """
        from sandbox.world.methods import METHODS  # the methods know the world, so the world asks for them late

        run = METHODS.get(method.casefold())
        if run is None:
            self.violations.append(f"{method}: this stand-in does not have that method")
            raise ApiError(404, "Not Found: method not found")
        return run(self, bot, params, files or {})
