"""Send messages as Bot API calls, and return Telegram's answers as values."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

import structlog
from telegram import (
    Bot,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    Poll,
    ReplyParameters,
    WebAppInfo,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.domain.delivery.remedies import (
    KeptForRestart,
    NotModified,
    Refusal,
    Remedy,
    TopicGone,
    TryAgain,
    Wait,
    remedy,
    unquoted,
)
from bot.domain.delivery.retry_policy import REPLY_PATIENCE, REPLY_TRIES
from bot.domain.delivery.urgency import Urgency
from bot.domain.formatted import shortened
from bot.domain.groups.company_names import person_name
from bot.domain.people import Who
from bot.domain.polls import SeenOption, SeenPoll
from bot.presenters.outgoing import Button, Destination, OutgoingMessage
from bot.presenters.outgoing import OutgoingPoll as OutgoingPoll
from bot.runtime.rate_limiter import Pacer, SendSlot
from bot.telegram.media import attaching, changing
from bot.telegram.request import NeverSent, ProxyAnswered
from locales import language_from

log = structlog.get_logger(__name__)

Result = TypeVar("Result")
PICTURE = "image/png"
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram accepted the message."""

    chat_id: int
    message_id: int
    poll: SeenPoll | None = None
    """The poll in it, where there is one."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Telegram refused it, or its answer never came."""

    remedy: Remedy
    description: str


class Sender:
    """The client for calls to Telegram. An expected refusal is returned, never raised.

    Args:
        pacer: keeps Telegram's limits. What is sent without a turn of its own is an answer to a person.
        sleep: waits so many seconds.
    """

    def __init__(self, bot: Bot, pacer: Pacer, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._bot = bot
        self.pacer = pacer
        self._sleep = sleep
        self._closing = asyncio.Event()
        self._keep: Callable[[Destination, OutgoingMessage], Awaitable[None]] | None = None

    def close(self, keep: Callable[[Destination, OutgoingMessage], Awaitable[None]]) -> None:
        """Stop waiting for Telegram's limits; waiting answers are stored and sent after the next start.

        Args:
            keep: takes such an answer.
        """
        self._keep = keep
        self._closing.set()

    async def send(self, to: Destination, message: OutgoingMessage, turn: SendSlot | None = None) -> Sent | Failure:
        """Send a message once."""
        where: dict[str, Any] = {
            "chat_id": to.chat_id,
            # General is no topic: Telegram refuses its number.
            "message_thread_id": to.topic_id if to.topic_id != 1 else None,
            "disable_notification": message.silent or None,
            "reply_markup": _markup(message),
        }
        if to.reply_to is not None:
            where["reply_parameters"] = ReplyParameters(to.reply_to, allow_sending_without_reply=True)
        if message.poll is not None:
            asked = _poll(message.poll)
            return await self._ask(to.chat_id, turn, lambda: self._bot.send_poll(**asked, **where))
        where["parse_mode"] = ParseMode.HTML
        if message.file is not None:
            file = InputFile(message.file.content, filename=message.file.name)
            if message.file.mime == PICTURE:
                return await self._ask(
                    to.chat_id, turn, lambda: self._bot.send_photo(photo=file, caption=message.text, **where)
                )
            return await self._ask(
                to.chat_id,
                turn,
                lambda: self._bot.send_document(document=file, caption=message.text, **where),
            )
        if message.attached is not None:
            return await self._ask(to.chat_id, turn, attaching(self._bot, message.attached, message.text, where))
        return await self._ask(
            to.chat_id,
            turn,
            lambda: self._bot.send_message(text=message.text, link_preview_options=NO_PREVIEW, **where),
        )

    async def react(self, chat_id: int, message_id: int, emoji: str) -> Sent | Failure:
        """React to somebody's message, as a silent acknowledgement."""
        return await _outcome(lambda: self._bot.set_message_reaction(chat_id, message_id, reaction=emoji))

    async def _ask(self, chat_id: int, turn: SendSlot | None, call: Callable[[], Awaitable[Any]]) -> Sent | Failure:
        turn = turn or await self.pacer.turn(chat_id, Urgency.ANSWER)
        try:
            return await _outcome(call)
        finally:
            self.pacer.over(turn)

    async def send_reply(self, to: Destination, message: OutgoingMessage) -> Sent | Failure:
        """Answer a person: wait if Telegram asks for it, and fall back to General if a topic is gone."""
        outcome = await self._send_in_turn(to, message)
        for attempt in range(REPLY_TRIES):
            match outcome:
                case Failure(remedy=Wait(seconds=seconds)) if seconds <= REPLY_PATIENCE:
                    # The next turn in this chat comes when it has rested.
                    self.pacer.hold(to.chat_id, seconds)
                case Failure(remedy=TryAgain()):
                    await self._unless_closing(self._sleep(2.0**attempt))
                case Failure(remedy=TopicGone()) if to.topic_id is not None:
                    to = Destination(to.chat_id, None, to.reply_to)
                case _:
                    break
            outcome = await self._send_in_turn(to, message)
        if isinstance(outcome, Failure) and isinstance(outcome.remedy, KeptForRestart):
            return outcome
        if isinstance(outcome, Failure):
            # Whose private chat it is stands in no log: the moment alone may tell what they did.
            chat = to.chat_id if to.chat_id < 0 else "private"
            log.warning("reply.failed", chat=chat, remedy=type(outcome.remedy).__name__, why=outcome.description)
        return outcome

    async def _send_in_turn(self, to: Destination, message: OutgoingMessage) -> Sent | Failure:
        """Send when the chat's limits allow it; a program that ends keeps the answer instead of waiting."""
        turn: SendSlot | None
        if not self._closing.is_set() and self.pacer.chat_delay(to.chat_id, Urgency.ANSWER) <= 0:
            turn = await self.pacer.turn(to.chat_id, Urgency.ANSWER)
        else:
            turn = await self._unless_closing(self.pacer.turn(to.chat_id, Urgency.ANSWER))
        if turn is not None:
            return await self.send(to, message, turn)
        assert self._keep is not None
        await self._keep(to, message)
        return Failure(KeptForRestart(), "kept until the next start")

    async def _unless_closing(self, waiting: Awaitable[Result]) -> Result | None:
        """What comes of waiting; None where the program ends before that."""
        waited = asyncio.ensure_future(waiting)
        closing = asyncio.ensure_future(self._closing.wait())
        try:
            await asyncio.wait([waited, closing], return_when=asyncio.FIRST_COMPLETED)
            return waited.result() if waited.done() else None
        finally:
            closing.cancel()
            waited.cancel()

    async def edit(
        self, chat_id: int, message_id: int, message: OutgoingMessage, turn: SendSlot | None = None
    ) -> Sent | Failure:
        """Edit a message. One that already looks like that counts as edited."""
        if message.gone:
            deleted = await self._ask(chat_id, turn, lambda: self._bot.delete_message(chat_id, message_id))
            if isinstance(deleted, Sent):
                return deleted
            # Telegram lets bots delete for two days; after that the words at least can go.
        which: dict[str, Any] = {
            "chat_id": chat_id,
            "message_id": message_id,
            "parse_mode": ParseMode.HTML,
            "reply_markup": _keyboard(message.buttons),
        }
        change = changing(self._bot, message, which | {"link_preview_options": NO_PREVIEW})
        outcome = await self._ask(chat_id, turn, change)
        if isinstance(outcome, Failure) and isinstance(outcome.remedy, NotModified):
            return Sent(chat_id, message_id)
        return outcome

    async def stop_poll(self, chat_id: int, message_id: int, turn: SendSlot | None = None) -> Sent | Failure:
        """Stop a poll. One that is already closed returns a `Failure` with `PollOver`."""
        return await self._ask(chat_id, turn, lambda: self._bot.stop_poll(chat_id, message_id))

    async def look_at_poll(self, chat_id: int, message_id: int, turn: SendSlot | None = None) -> Sent | Failure:
        """Check whether a poll still exists, with an edit that changes nothing.

        An edit that changes nothing tells it: Telegram says that nothing changed, or that there is no such message.
        """
        outcome = await self._ask(chat_id, turn, lambda: self._bot.edit_message_reply_markup(chat_id, message_id))
        if isinstance(outcome, Failure) and isinstance(outcome.remedy, NotModified):
            return Sent(chat_id, message_id)
        return outcome

    async def answer(
        self, query_id: str, text: str | None = None, *, alert: bool = False, url: str | None = None
    ) -> Sent | Failure:
        """Answer the press of a button, which only the presser sees.

        Args:
            url: a link to the bot's own private chat, opened at once.
        """
        shown = None if text is None else shortened(text, 200)
        return await _outcome(
            lambda: self._bot.answer_callback_query(query_id, text=shown, show_alert=alert or None, url=url)
        )

    async def is_heard(self) -> bool:
        """Check whether Telegram answers at all, with a call that changes nothing."""
        return isinstance(await _outcome(self._bot.get_me), Sent)

    async def administrators(self, chat_id: int) -> list[Who]:
        """Return the people who administer a chat; none if Telegram does not tell."""
        try:
            members = await self._bot.get_chat_administrators(chat_id)
        except TelegramError as error:
            log.warning("administrators.unknown", chat=chat_id, why=unquoted(error.message))
            return []
        return [
            Who(
                m.user.id,
                person_name(f"{m.user.first_name} {m.user.last_name or ''}", m.user.username, m.user.id),
                None,
            )
            for m in members
            if not m.user.is_bot
        ]


async def _outcome(call: Callable[[], Awaitable[Any]]) -> Sent | Failure:
    try:
        result = await call()
    except TelegramError as error:
        refusal = _refusal(error)
        return Failure(remedy(refusal), refusal.description)
    if isinstance(result, Message):
        return Sent(result.chat.id, result.message_id, None if result.poll is None else seen_poll(result.poll))
    if isinstance(result, Poll):
        return Sent(0, 0, seen_poll(result))
    return Sent(0, 0)


def seen_poll(poll: Poll) -> SeenPoll:
    """Convert Telegram's poll."""
    return SeenPoll(
        poll.id,
        poll.is_closed,
        tuple(
            SeenOption(
                option.persistent_id or str(place),
                option.text,
                option.voter_count,
                added=option.added_by_user is not None or option.added_by_chat is not None,
                added_by=None
                if option.added_by_user is None
                else Who(
                    option.added_by_user.id,
                    person_name(
                        f"{option.added_by_user.first_name} {option.added_by_user.last_name or ''}",
                        option.added_by_user.username,
                        option.added_by_user.id,
                    ),
                    language_from(option.added_by_user.language_code),
                ),
            )
            for place, option in enumerate(poll.options)
        ),
    )


def _poll(poll: OutgoingPoll) -> dict[str, Any]:
    return {
        "question": poll.question,
        "options": poll.options,
        "is_anonymous": poll.anonymous,
        "allows_multiple_answers": poll.multiple,
        "allow_adding_options": poll.adding or None,
        "hide_results_until_closes": poll.hidden or None,
        "description": poll.description,
        "description_parse_mode": None if poll.description is None else ParseMode.HTML,
    }


def _refusal(error: TelegramError) -> Refusal:
    """Convert python-telegram-bot's errors back to Telegram's own codes and descriptions."""
    said = unquoted(error.message)
    match error:
        case RetryAfter():
            wait = error.retry_after
            seconds = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
            return Refusal(429, said, retry_after=seconds)
        case ChatMigrated():
            return Refusal(400, said, migrate_to=error.new_chat_id)
        case Forbidden():
            return Refusal(403, said)
        case InvalidToken():
            return Refusal(401, said)
        case Conflict():
            return Refusal(409, said)
        case BadRequest():
            return Refusal(400, said)
        case NeverSent():
            return Refusal(0, said, sent=False)
        case TimedOut():
            return Refusal(0, said)
        case ProxyAnswered():
            return Refusal(error.status, said)
        case NetworkError():
            # An answer came, and it was a failure of the server's own.
            return Refusal(500, said)
    return Refusal(500, said)


def _markup(message: OutgoingMessage) -> InlineKeyboardMarkup | ForceReply | None:
    if message.ask is not None:
        return ForceReply(selective=True, input_field_placeholder=shortened(message.ask, 64))
    return _keyboard(message.buttons)


def _keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    if not rows:
        return None
    return InlineKeyboardMarkup([[_button(b) for b in row] for row in rows])


def _button(button: Button) -> InlineKeyboardButton:
    app = None if button.web_app is None else WebAppInfo(button.web_app)
    return InlineKeyboardButton(button.text, callback_data=button.data, url=button.url, web_app=app)
