"""The world: who and what there is, and how news of it spreads."""

from __future__ import annotations

import hashlib
import uuid
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from sandbox.clock import WorldClock
from sandbox.numbers import Numbers
from sandbox.updates import UpdateQueue
from sandbox.world import delivery
from sandbox.world.accounts import Account, BotAccount, Json
from sandbox.world.chats import Chat, Message
from sandbox.world.events import EventStream, MemberBudget, WorldEvent
from sandbox.world.files import FileStore
from sandbox.world.polls import Poll
from sandbox.world.queries import Queries
from sandbox.world.timers import Timers

FIRST_USER = 5_100_000_001
FIRST_BOT = 7_200_000_001
FIRST_GROUP = -4_300_000_001
FIRST_SUPERGROUP = -1_002_400_000_001
KEY_STEP = 10**14
"""Between the keys of one person's private chats with one bot and with the next."""


class WorldState:
    """Everything there is, in memory.

    Args:
        clock: the world's time.
        history: how many messages a chat keeps; all of them where left out.
    """

    def __init__(self, clock: WorldClock | None = None, *, history: int | None = None) -> None:
        self.clock = clock or WorldClock()
        self.accounts: dict[int, Account] = {}
        self.bots: dict[str, BotAccount] = {}
        """By token."""
        self.chats: dict[int, Chat] = {}
        """By key; see `Chat.key`."""
        self.places: defaultdict[int, dict[int, Chat]] = defaultdict(dict)
        """By account, the chats it is in or ever was in, by their keys."""
        self.polls: dict[str, Message] = {}
        self.invites: dict[str, Chat] = {}
        self.usernames: dict[str, Chat] = {}
        """Public groups and channels, by username in lower case."""
        self.born = uuid.uuid4().hex
        """Tells this world from one that comes after it."""
        self.reads: defaultdict[int, dict[int, int]] = defaultdict(dict)
        """By chat, the latest message each person has read."""
        self.began: defaultdict[int, dict[int, int]] = defaultdict(dict)
        """By chat, its latest message when a person first saw it in their list: nothing before counts as new."""
        self.files = FileStore()
        self.violations: list[str] = []
        """What was refused because no bot may ever ask it: unknown methods, malformed parameters."""
        self.news = EventStream()
        self.timers = Timers(self.clock)
        self.queries = Queries(self)
        self._history = history
        self._bots_by_id: dict[int, BotAccount] = {}
        self._bots_by_name: dict[str, BotAccount] = {}
        self._users = Numbers(FIRST_USER)
        self._bot_ids = Numbers(FIRST_BOT)
        self._groups = Numbers(FIRST_GROUP, -1)
        self._supergroups = Numbers(FIRST_SUPERGROUP, -1)
        self._shared_ids = Numbers(1)
        self._numbers = Numbers(1)
        self.clock.subscribe(self._clock_moved)

    # --- kept and brought back

    def __getstate__(self) -> dict[str, Any]:
        """Everything but who listens and what is under way."""
        return {name: value for name, value in self.__dict__.items() if name not in ("news", "timers", "queries")}

    def __setstate__(self, kept: dict[str, Any]) -> None:
        """Time goes on from where it was; polls and bans with an end find it again."""
        self.__dict__.update(kept)
        self.news = EventStream()
        self.timers = Timers(self.clock)
        self.queries = Queries(self)
        self.clock.subscribe(self._clock_moved)
        for bot in self.bots.values():
            bot.queue.run_by(self.clock)

    # --- who there is

    def add_account(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "en",
    ) -> Account:
        """A new human's account."""
        account = Account(next(self._users), first_name, last_name, username, language_code)
        self.accounts[account.id] = account
        return account

    def add_bot(
        self,
        first_name: str,
        username: str,
        token: str | None = None,
        *,
        privacy: bool = True,
        can_join_groups: bool = True,
    ) -> BotAccount:
        """A new bot.

        Args:
            token: made up where left out.
            privacy: privacy mode, which is on unless @BotFather was told otherwise.
        """
        bot_id = int(token.partition(":")[0]) if token else next(self._bot_ids)
        account = Account(bot_id, first_name, username=username, is_bot=True)
        digest = hashlib.sha256(f"{bot_id}{username}".encode()).hexdigest()[:35]
        queue = UpdateQueue(self.clock.now)
        bot = BotAccount(account, token or f"{bot_id}:{digest}", queue, len(self.bots), privacy, can_join_groups)
        self.accounts[account.id] = account
        self.bots[bot.token] = bot
        self._bots_by_id[bot.id] = bot
        self._bots_by_name[username.casefold()] = bot
        return bot

    def bot_named(self, username: str) -> BotAccount | None:
        """The bot with that username, with or without its @."""
        return self._bots_by_name.get(username.casefold().lstrip("@"))

    def bot_of(self, account_id: int) -> BotAccount | None:
        """The bot behind an account."""
        return self._bots_by_id.get(account_id)

    @property
    def contents(self) -> dict[str, bytes]:
        """All files by the paths `getFile` gives."""
        return self.files.contents

    # --- chats

    def new_chat(self, kind: str, title: str, *, forum: bool = False, username: str | None = None) -> Chat:
        """A new group, supergroup or channel without members."""
        chat_id = next(self._groups) if kind == "group" else next(self._supergroups)
        chat = Chat(chat_id, kind, title, username, forum=forum, hides_history=kind == "group")
        self.chats[chat.key] = chat
        if username is not None:
            self.usernames[username.casefold()] = chat
        self.tell("chats", chat)
        return chat

    def private_chat(self, person: Account, bot: BotAccount) -> Chat:
        """The private chat of a person with a bot. To the bot its id is the person's."""
        key = person.id + bot.number * KEY_STEP
        chat = self.chats.get(key)
        if chat is None:
            chat = Chat(person.id, "private", key=key, person=person, bot=bot, bots={bot.id: bot})
            self.chats[key] = chat
            self.places[person.id][key] = self.places[bot.id][key] = chat
        return chat

    # --- messages

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
        **more: Any,
    ) -> Message:
        """A message appears in a chat, and whoever may see it hears of it.

        Args:
            more: further fields of `Message`.
        """
        if chat.type in ("supergroup", "channel"):
            chat.last_id += 1
        else:
            # Private chats and plain groups have one counter together.
            chat.last_id = next(self._shared_ids)
        message = Message(
            chat.last_id, chat, self.clock.now(), sender, content,
            sender_chat=sender_chat, reply_to=reply_to, topic=topic, markup=markup, poll=poll, **more,
        )  # fmt: skip
        message.thread = topic
        if topic is None and reply_to is not None and chat.type == "supergroup":
            # A reply outside a topic carries a thread id too, and that thread is no topic.
            message.thread = reply_to.thread or reply_to.id
        chat.messages[message.id] = message
        chat.last_at = message.at
        if poll is not None:
            self.polls.setdefault(poll.id, message)
        if sender is not None and sender.is_bot and not message.is_service:
            chat.last_bot = sender.id
        if self._history is not None and len(chat.messages) > self._history:
            self._forget(chat)
        if markup is not None:
            _put_up(message, markup)
        delivery.spread(self, message)
        self.tell("message", chat, message)
        if chat.type == "channel" and chat.linked is not None and not message.is_service:
            self._forward_to_discussion(message, self.chats[chat.linked])
        return message

    def _forget(self, chat: Chat) -> None:
        oldest = chat.messages.pop(next(iter(chat.messages)))
        if oldest.poll is not None and oldest.poll.closed:
            self.polls.pop(oldest.poll.id, None)

    def _forward_to_discussion(self, post: Message, group: Chat) -> None:
        forward = {"is_automatic_forward": True, "forward_origin": post.origin_json()}
        self.post(group, None, post.content, sender_chat=post.chat, forward=forward, poll=post.poll)

    def serve(self, chat: Chat, actor: Account | None, content: Json, **more: Any) -> Message:
        """A service message: somebody joined, left, pinned.

        Args:
            more: as for `post`.
        """
        member = None if actor is None else chat.members.get(actor.id)
        hidden = chat.type == "channel" or (member is not None and member.anonymous)
        return self.post(chat, actor, content, sender_chat=chat if hidden else None, **more)

    def changed(self, message: Message, *, edited: bool = False) -> None:
        """A message looks different now.

        Args:
            edited: by its sender: it says so, and bots are told.
        """
        if edited:
            message.edited_at = self.clock.now()
            delivery.spread(self, message, edited=True)
        self.tell("changed", message.chat, message)

    def number(self) -> int:
        """A number never used before."""
        return next(self._numbers)

    def now(self) -> int:
        """The present second since 1970, as Telegram writes times."""
        return int(self.clock.now().timestamp())

    def read(self, chat: Chat, account: Account, message_id: int) -> None:
        """Somebody has read a chat up to a message."""
        if message_id > self.reads[chat.key].get(account.id, 0):
            self.reads[chat.key][account.id] = message_id
            self.tell("read", chat, detail=account.id)

    # --- news

    def listen(self, listener: MemberBudget) -> Callable[[], None]:
        """Hear of every visible change; returns what ends that."""
        return self.news.listen(listener)

    def tell(self, kind: str, chat: Chat | None = None, message: Message | None = None, detail: Any = None) -> None:
        """Spread news among those who look at the world; see `WorldEvent` for the kinds."""
        self.news.tell(WorldEvent(kind, chat, message, detail))

    def _clock_moved(self) -> None:
        self.timers.run_due()
        self.queries.expire()
        self.tell("clock")


def _put_up(message: Message, markup: Json) -> None:
    """What a bot asks of people's apps: a keyboard in place of their own, none, or a reply."""
    if markup.get("keyboard"):
        message.chat.keyboard = message
    elif markup.get("remove_keyboard"):
        message.chat.keyboard = None
    elif markup.get("force_reply"):
        message.chat.demand = message
