"""The context of a handler: who did what and where, the services, and the ways to answer."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from telegram import CallbackQuery, Chat, Message, Update, User
from telegram.constants import ChatID, ChatMemberStatus, ChatType
from telegram.ext import Application, CallbackContext, ExtBot

from bot.domain.groups import Group
from bot.domain.groups.company_names import person_name
from bot.domain.people import Who
from bot.domain.people.access import SeenInChat
from bot.domain.refused import CardTooOld, GroupOnly, PersonNeeded
from bot.domain.views import Voice
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.presenters.wording import addressed
from bot.runtime.feed_poller import FeedPoller
from bot.runtime.report_maker import ReportMaker
from bot.services import Services
from bot.telegram.offers import Offers
from bot.telegram.presence import Presence, Statuses
from bot.telegram.sender import Failure, Sender, Sent
from locales import Text, language_from, text_in
from storage.people.pending_input import Draft


class BotData:
    """State shared by all handlers. python-telegram-bot creates it empty; the composition root fills it."""

    services: Services
    sender: Sender
    feed_poller: FeedPoller
    report_maker: ReportMaker
    failures: dict[int, BaseException]
    """What went wrong with updates, by their numbers, until it is seen to."""
    presence: Presence
    offers: Offers


@dataclass(frozen=True, slots=True)
class ChatPlace:
    """The group's chat where something happened. `topic_id` None is General, or a chat without topics."""

    chat_id: int
    title: str
    is_forum: bool
    topic_id: int | None


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], BotData]):
    """The typed context of every handler."""

    event: Update
    about: Group | None = None
    """In private: the group that what is done here is about, once it is known."""
    expects: tuple[str, dict[str, Any]] | None = None
    """What better words would answer where these cannot be used: a kind of question, and what has to be known then."""
    group: Group | None = None
    """In a group: how a service has just shown it, so that its language need not be asked for again."""
    _typed: str | None = None
    statuses: Statuses
    """What Telegram has said of people and chats while this update is handled: it is asked once for each."""

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> Context:
        """Made by python-telegram-bot for each update."""
        context = super().from_update(update, application)
        context.statuses = {}
        if isinstance(update, Update):
            context.event = update
        return context

    @property
    def services(self) -> Services:
        """The services."""
        return self.bot_data.services

    @property
    def sender(self) -> Sender:
        """The client for calls to Telegram."""
        return self.bot_data.sender

    @property
    def feed_poller(self) -> FeedPoller:
        """The feed reader."""
        return self.bot_data.feed_poller

    @property
    def report_maker(self) -> ReportMaker:
        """The report maker."""
        return self.bot_data.report_maker

    @property
    def presence(self) -> Presence:
        """Who is in which chat."""
        return self.bot_data.presence

    @property
    def offers(self) -> Offers:
        """Which buttons messages offer."""
        return self.bot_data.offers

    @property
    def message(self) -> Message:
        """The message this is about: the one that was sent, or the one whose button was pressed.

        Raises:
            CardTooOld: Telegram no longer shows the pressed message.
        """
        message = self.event.effective_message
        if not isinstance(message, Message):
            raise CardTooOld
        return message

    @property
    def query(self) -> CallbackQuery:
        """The press of a button."""
        assert self.event.callback_query is not None
        return self.event.callback_query

    @property
    def chat(self) -> Chat:
        """Where it happened."""
        assert self.event.effective_chat is not None
        return self.event.effective_chat

    @property
    def in_group(self) -> bool:
        """In a group's chat rather than in private."""
        return self.chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)

    @property
    def place(self) -> ChatPlace:
        """The group's chat; in private that of the group this is about.

        Raises:
            GroupOnly: this is a private chat, and no group was chosen in it.
        """
        if not self.in_group:
            if self.about is None:
                raise GroupOnly
            return ChatPlace(self.about.chat_id, self.about.title, is_forum=False, topic_id=None)
        return ChatPlace(self.chat.id, self.chat.title or "", bool(self.chat.is_forum), self.topic_id)

    @property
    def topic_id(self) -> int | None:
        """The topic of the message. Replies outside a topic, and General, have none."""
        message = self.message
        return message.message_thread_id if message.is_topic_message else None

    @property
    def anonymous(self) -> bool:
        """Written in the name of the group by an administrator. A press always has a name."""
        message = self.event.message
        return message is not None and message.sender_chat is not None and message.sender_chat.id == message.chat.id

    @property
    def who(self) -> Who:
        """The person who did it.

        Raises:
            PersonNeeded: written in the name of a group or a channel.
        """
        who = self.who_if_named
        if who is None:
            raise PersonNeeded
        return who

    @property
    def who_if_named(self) -> Who | None:
        """The person who did it, or None where they write in the name of a group or a channel."""
        message, user = self.event.message, self.event.effective_user
        if user is None or (message is not None and message.sender_chat is not None):
            return None
        return who_is(user)

    @property
    def argument(self) -> str:
        """What was typed after the command, as typed."""
        return after_command(self.message.text or "") if self._typed is None else self._typed

    def turn_to(self, group: Group, argument: str | None = None) -> None:
        """Make the rest of this update about that group, though it may happen in private.

        Args:
            argument: what was typed after the command, where that was in an earlier message.
        """
        self.about = group
        self.typed(argument)

    def typed(self, argument: str | None) -> None:
        """Treat this text as what was typed after the command."""
        self._typed = argument

    async def is_facilitator(self) -> bool:
        """Ask Telegram whether the person administers the group's chat."""
        if not self.in_group:
            return self.about is not None and await self.administers(self.about.chat_id, self.who.telegram_id)
        if self.anonymous:
            return True
        who = self.who_if_named
        return who is not None and await self.administers(self.chat.id, who.telegram_id)

    async def facilitates(self, chat_id: int) -> bool:
        """Return whether the person, wherever they acted, administers that group's chat."""
        if self.in_group and self.chat.id == chat_id:
            return await self.is_facilitator()
        return await self.administers(chat_id, self.who.telegram_id)

    async def administers(self, chat_id: int, user_id: int) -> bool:
        """Whether this user administers that chat."""
        return await self._status(chat_id, user_id) in (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)

    async def administered(self, chat_ids: Iterable[int]) -> tuple[int, ...]:
        """Ask Telegram which of several chats the person administers, in parallel."""
        asked, user_id = tuple(dict.fromkeys(chat_ids)), self.who.telegram_id
        theirs = await asyncio.gather(*(self.administers(chat_id, user_id) for chat_id in asked))
        return tuple(chat_id for chat_id, is_theirs in zip(asked, theirs, strict=True) if is_theirs)

    async def is_in_chat(self, chat_id: int, user_id: int) -> bool:
        """Whether this user is in that chat."""
        return await self.presence.seen(chat_id, user_id, self.statuses) is SeenInChat.INSIDE

    async def _status(self, chat_id: int, user_id: int) -> str | None:
        if (chat_id, user_id) not in self.statuses:
            self.statuses[chat_id, user_id] = await self.presence.status(chat_id, user_id)
        return self.statuses[chat_id, user_id]

    async def voice(self) -> Voice:
        """Return the language and time zone to use in this chat."""
        if self.in_group and self.group is not None:
            return Voice(self.group.language, self.group.zone)
        if self.in_group:
            return await self.services.groups.voice(self.chat.id)
        voice = await self.services.people.voice(self.who)
        return voice if self.about is None else Voice(voice.language, self.about.zone)

    async def t(self) -> Text:
        """Return the translator for this chat: the group's language, or the person's in private."""
        voice = await self.voice()
        return text_in(voice.language, ZoneInfo(voice.zone))

    async def t_of_person(self) -> Text:
        """Return the translator for the person who pressed, as only they see the answer."""
        voice = await self.services.people.voice(self.who)
        return text_in(voice.language, ZoneInfo(voice.zone))

    async def reply(self, message: OutgoingMessage, *, shows: tuple[str, int] | None = None) -> Sent | Failure:
        """Reply in the chat and topic of the message.

        Args:
            shows: the kind of card and its subject, where the answer is to follow what it shows.
        """
        asked = self.message
        to = Destination(self.chat.id, self.topic_id, asked.message_id if self.in_group else None)
        if message.ask is not None and self.in_group and self.event.callback_query is not None:
            # It replies to a message of the bot's own. Telegram opens the reply only for whoever is named in it.
            message = addressed(message, self.who)
        sent = await self.sender.send_reply(to, message)
        if isinstance(sent, Sent) and shows is not None:
            await self.services.live_cards.shows(self.chat.id, sent.message_id, *shows)
        return sent

    async def ask(
        self, question: OutgoingMessage, kind: str, shows: tuple[str, int] | None = None, /, **payload: Any
    ) -> Sent | Failure:
        """Ask the person to type something, and record what was asked.

        Args:
            kind: a name under `typed` in the `Handles` of a file of handlers.
            shows: the kind of card and its subject, where the question is to go once it is settled.
            payload: what has to be known when the answer comes.
        """
        asked = await self.reply(question, shows=shows)
        if isinstance(asked, Sent):
            await self.keep_question(asked.message_id, kind, **payload)
        return asked

    async def ask_in_confidence(self, question: OutgoingMessage, kind: str, /, **payload: Any) -> None:
        """Ask in private without a trace of what was asked, or that anything was."""
        await self.reply(question)
        await self.services.drafts.ask_in_confidence(self.who.telegram_id, kind, **payload)

    async def ask_alone(
        self, question: OutgoingMessage, kind: str, /, *, about: int, shows: tuple[str, int], **payload: Any
    ) -> bool:
        """Ask the person in their private chat, wherever they acted.

        Args:
            about: chat id of the group that it is about.
            shows: as for `ask`.

        Returns:
            whether they can be asked there.
        """
        person = self.who.telegram_id
        if await self.services.drafts.asked_just_now(person, person, kind):
            # They have pressed twice.
            return True
        asked = await self.sender.send_reply(Destination(person), question)
        if isinstance(asked, Sent):
            await self.services.drafts.ask(person, person, kind, asked.message_id, about=about, **payload)
            await self.services.live_cards.shows(person, asked.message_id, *shows)
        return isinstance(asked, Sent)

    async def keep_question(self, message_id: int | None, kind: str, /, **payload: Any) -> None:
        """Record what the person was asked for.

        Args:
            message_id: the message that asks; None where whatever is typed next in private is the answer.
        """
        if self.about is not None and not self.in_group:
            payload["about"] = self.about.chat_id
        if self.asker_id is not None:
            await self.services.drafts.ask(self.chat.id, self.asker_id, kind, message_id, **payload)

    async def asked_just_now(self, kind: str) -> bool:
        """Return whether they were asked the same a moment ago, so that a repeated press adds nothing."""
        return await self.services.drafts.asked_just_now(self.chat.id, self.who.telegram_id, kind)

    async def asked_by_pressed(self) -> Draft | None:
        """What the pressed message asks for, whoever was asked; it stays open. In private this is about its group then.

        Returns:
            None where that is long ago, or something else was asked since.
        """
        return self._about_its_group(
            await self.services.drafts.asked_by(self.chat.id, self.message.message_id),
        )

    async def answered_by_press(self, kind: str) -> Draft | None:
        """Return and close the question that the pressed message had asked the presser.

        Returns:
            None where they were asked for nothing of that kind by it.
        """
        return self._about_its_group(
            await self.services.drafts.answered(self.chat.id, self.who.telegram_id, self.message.message_id, kind)
        )

    def _about_its_group(self, draft: Draft | None) -> Draft | None:
        if draft is not None and draft.about is not None and not self.in_group:
            self.turn_to(draft.about)
        return draft

    async def drop_question(self) -> None:
        """Close the open question."""
        await self.services.drafts.drop(self.chat.id, self.who.telegram_id)

    @property
    def asker_id(self) -> int | None:
        """Who may answer a question of the bot's: the person, or the group's nameless administrators."""
        who, user = self.who_if_named, self.event.effective_user
        if who is not None:
            return who.telegram_id
        return user.id if self.anonymous and user is not None else None

    async def redraw(self, message: OutgoingMessage, *, shows: tuple[str, int] | None = None) -> Sent | Failure:
        """Edit the message whose button was pressed.

        Args:
            shows: the kind of card and its subject, where the message is to follow what it shows from now on.
        """
        edited = await self.sender.edit(self.chat.id, self.message.message_id, message)
        if shows is not None:
            await self.services.live_cards.shows(self.chat.id, self.message.message_id, *shows)
        return edited

    async def lead(self, payload: str) -> None:
        """Answer the press by opening the private chat there."""
        await self.sender.answer(self.query.id, url=self.private_link(payload))

    async def toast(self, text: str, *, alert: bool = False) -> None:
        """Answer the press with a notice that only the presser sees."""
        await self.sender.answer(self.query.id, text, alert=alert)

    def private_link(self, payload: str = "start") -> str:
        """Return the address that opens the private chat."""
        return f"https://t.me/{self.bot.username}?start={payload}"


def after_command(text: str) -> str:
    """What was typed after a command, whose name any white space ends; all of it where there is none."""
    if not text.startswith("/"):
        return text.strip()
    _, *rest = text.split(maxsplit=1)
    return rest[0].strip() if rest else ""


def who_is(user: User) -> Who:
    """Convert Telegram's user."""
    return Who(user.id, name_of(user), language_from(user.language_code))


def name_of(user: User) -> str:
    """Return a person's name, or a stand-in if it shows no letter."""
    return person_name(f"{user.first_name} {user.last_name or ''}", user.username, user.id)


def is_nobody(user: User | None) -> bool:
    """Return whether this is a bot, or Telegram's stand-in for anonymous administrators and channels."""
    return user is None or user.is_bot or user.id in (ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL)
