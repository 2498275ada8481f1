"""Updates come in: kept in the inbox first, so that none is lost and none acts twice, then handled."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Any

import structlog
from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Application

from bot.services.delivery.inbox import Inbox
from bot.telegram import door

log = structlog.get_logger(__name__)

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member", "chat_member", "poll", "poll_answer")
"""All the bot listens to. Edited messages correct what was asked or answered; no command listens to them."""

POLL_SECONDS = 30
SHORTEST_POLL = 0.2
"""A server that answers an empty poll at once is asked again only after so many seconds."""
WAIT_FIRST, WAIT_LAST = 1.0, 30.0


class Intake:
    """The one door for updates, whether polled or pushed.

    Args:
        strangers: tells which of these polls, by Telegram's ids, nobody knows though one may have been sent twice.
        stop: called with a plain sentence when polling can never succeed.
    """

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        inbox: Inbox,
        strangers: Callable[[Collection[str]], Awaitable[Collection[str]]],
        stop: Callable[[str], None],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._application = application
        self._inbox = inbox
        self._strangers = strangers
        self._stop = stop
        self._sleep = sleep
        self._task: asyncio.Task[None] | None = None

    async def replay(self) -> int:
        """Handle what was received before the program stopped and not handled."""
        left = await self._inbox.unfinished()
        for _, body in left:
            await self._hand_over(self._read(json.loads(body)))
        return len(left)

    def _read(self, raw: Any) -> Update | None:
        try:
            return door.read(raw, self._application.bot)
        except door.OddUpdate as odd:
            log.warning("update.odd", why=str(odd))
            return None

    async def receive(self, updates: Sequence[Update]) -> None:
        """Keep updates and hand those that are new to the handlers."""
        bot = self._application.bot
        wanted = {update.update_id: update for update in updates if concerns(update, bot.id)}
        polls = {update.update_id: update for update in updates if update.poll and update.update_id not in wanted}
        if polls:
            strange = await self._strangers({update.poll.id for update in polls.values() if update.poll})
            wanted |= {number: one for number, one in polls.items() if one.poll and one.poll.id in strange}
        fresh = await self._inbox.keep({update_id: update.to_json() for update_id, update in wanted.items()})
        for update_id in sorted(fresh):
            await self._hand_over(wanted[update_id])

    async def receive_json(self, body: dict[str, Any]) -> None:
        """One update as the webhook brings it."""
        update = self._read(body)
        await self.receive([] if update is None else [update])

    async def _hand_over(self, update: Update | None) -> None:
        if update is not None:
            await self._application.update_queue.put(update)

    def start_polling(self) -> None:
        """Poll until `stop`."""
        self._task = asyncio.create_task(self._poll(), name="polling")

    async def stop(self) -> None:
        """Stop polling. What was fetched last and not confirmed comes again, and is recognised."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _poll(self) -> None:
        offset: int | None = None
        wait = WAIT_FIRST
        while True:
            began = time.monotonic()
            try:
                updates = await self._application.bot.get_updates(
                    offset=offset, timeout=POLL_SECONDS, allowed_updates=ALLOWED
                )
                await self.receive(updates)
            except Conflict:
                log.error("polling.conflict", say="Another program polls with this token; only one can. Trying again.")
                await self._sleep(WAIT_LAST / 6)
            except InvalidToken:
                self._stop("Telegram does not know this BOT_TOKEN. Copy it again from @BotFather.")
                return
            except TelegramError as error:
                log.warning("polling.failed", why=error.message, again_in=wait)
                await self._sleep(wait)
                wait = min(wait * 2, WAIT_LAST)
            else:
                wait = WAIT_FIRST
                if updates:
                    offset = updates[-1].update_id + 1
                elif time.monotonic() - began < SHORTEST_POLL:
                    await self._sleep(SHORTEST_POLL)


def concerns(update: Update, bot_id: int) -> bool:
    """Whether an update is for the bot. What members tell each other is neither kept nor looked at."""
    if update.poll is not None:
        # Every vote brings one; only an end or an added option tells what no answer tells.
        return update.poll.is_closed or any(one.added_by_user or one.added_by_chat for one in update.poll.options)
    message = update.message or update.edited_message
    if message is None:
        return True
    if message.poll_option_added is not None or message.poll_option_deleted is not None:
        return True
    if message.chat.type == "private" or message.left_chat_member is not None:
        return True
    if message.migrate_to_chat_id is not None or message.migrate_from_chat_id is not None:
        return True
    answered = message.reply_to_message
    if answered is not None and answered.from_user is not None and answered.from_user.id == bot_id:
        return True
    return (message.text or "").startswith("/")
