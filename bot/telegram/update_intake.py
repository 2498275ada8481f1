"""Store incoming updates in the inbox first, so that none is lost or handled twice, then handle them."""

from __future__ import annotations

import asyncio
import json
import time
import traceback
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextvars import Context
from functools import partial
from typing import Any

import structlog
from telegram import Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Application

from bot.domain.delivery.odd_updates import kind_of, number_of, shape_of
from bot.log import trace_of
from bot.runtime.health import UpdatesHeard
from bot.services.delivery import Inbox
from bot.telegram import door
from bot.telegram.request import READ_SECONDS, PollingRequest
from storage import Database
from storage.delivery.inbox import Odd

log = structlog.get_logger(__name__)

ALLOWED = (
    *("message", "edited_message", "callback_query", "my_chat_member", "chat_member", "chat_join_request"),
    *("poll", "poll_answer"),
)
"""All the bot listens to. Edited messages correct what was asked or answered; no command listens to them."""

POLL_SECONDS = 30
MOST = 100
SHORTEST_POLL = 0.2
"""A server that answers an empty poll at once is asked again only after so many seconds."""
WAIT_FIRST, WAIT_LAST = 1.0, 30.0
CONFLICT_SECONDS = 5.0
PEEK_SECONDS = 5.0
"""While the database is away, Telegram is asked so often who writes meanwhile, and nothing is taken from it."""
PUSH_SECONDS = 10.0
"""An update that cannot be kept for so long is refused, and Telegram brings it again."""
TOKEN_IN_USE = "Another program uses this bot's token: stop it, or give it its own token."
BLAME, SLIGHT_BLAME, MOST_BLAME = 4, 1, 12
"""Blame of an update that was left over and is being handled when the program ends; with the most of it, it is set aside:
after three ends within a second of its begin, or after twelve later ones. What is handled for longer waits for the database
or for Telegram, and is likely to be there when somebody else ends the program."""
SLIGHT_AFTER = 1.0
"""Seconds from its begin, after which an end of the program is hardly an update's fault."""
ALONE_SECONDS = 60.0
"""So long a suspected update waits for another one at most."""


class NotNow(Exception):
    """An update cannot be stored at present; Telegram has to deliver it again."""


class Intake:
    """The entry point for all updates, polled or pushed.

    Args:
        request: what getUpdates goes through.
        strangers: tells which of these polls, by Telegram's ids, nobody knows though one may have been sent twice.
        updates_heard: is told whether updates are heard.
        stop: called with a plain sentence when polling can never succeed.
        waiting: called with updates of people who have to wait because the database is away.
    """

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        request: PollingRequest,
        inbox: Inbox,
        strangers: Callable[[Collection[str]], Awaitable[Collection[str]]],
        database: Database,
        updates_heard: UpdatesHeard,
        stop: Callable[[str], None],
        waiting: Callable[[Sequence[Update]], Awaitable[None]],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._application = application
        self._request = request
        self._inbox = inbox
        self._strangers = strangers
        self._database = database
        self._updates_heard = updates_heard
        self._stop = stop
        self._tell = waiting
        self._sleep = sleep
        self._offset: int | None = None
        self._in_hand: dict[int, Any] = {}
        self._left_over: set[int] = set()
        self._blamed: dict[int, int] = {}
        self._slighter: dict[int, asyncio.Task[None]] = {}
        self._suspects: set[int] = set()
        self._alone = asyncio.Lock()
        self._suspected: int | None = None
        self._known_odd: set[str] = set()
        self._handled: list[tuple[int, asyncio.Future[None]]] = []
        self._taking_over = asyncio.Lock()
        self._passed_on = asyncio.Event()
        # Some may have been kept before anybody listened.
        self._passed_on.set()
        self._ticking_off: asyncio.Task[None] | None = None
        self.set_aside = 0
        """How many updates were set aside since the program began."""

    @property
    def in_hand(self) -> list[Update]:
        """Updates that are being handled or waiting for their turn."""
        read = [self._read(raw) for raw in self._in_hand.values()]
        return [update for update in read if isinstance(update, Update)]

    async def replay(self) -> int:
        """Handle updates that were received before the program stopped and not handled."""
        left = await self._database.patiently(self._inbox.unfinished)
        self._suspects = await self._database.patiently(self._inbox.suspects)
        for number, body in left:
            raw = json.loads(body)
            read = self._read(raw)
            if isinstance(read, Odd):
                await self._put_aside(read)
                continue
            self._left_over.add(number)
            await self._hand_over(raw, read)
        return len(left)

    async def receive(self, raws: Sequence[Any]) -> None:
        """Store updates and pass new ones to the handlers.

        Args:
            raws: as Telegram's JSON has them; one that cannot be read is set aside.
        """
        try:
            await self._receive(raws)
        except Exception as error:
            if len(raws) == 1:
                log.error("update.unkept", trace=trace_of(error))
                await self._put_aside(self._odd(raws[0], error))
                return
            # One of them is what is wrong; the others are kept.
            for raw in raws:
                await self.receive([raw])

    async def _receive(self, raws: Sequence[Any]) -> None:
        updates, wanted, odd = await self._sorted(raws)
        bodies = {number: json.dumps(updates[number][0]) for number in wanted}
        kept = await self._database.patiently(lambda: self._inbox.keep(bodies, odd, self._in_hand.keys()))
        self._count(odd)
        if kept.passed_on:
            # What another process has kept before is handled before.
            await self._take_over()
        async with self._taking_over:
            # Taken over a moment ago, it may not be handed over yet.
            pass
        for number in sorted(kept.fresh):
            if number not in self._in_hand:
                await self._hand_over(*updates[number])

    async def _sorted(self, raws: Sequence[Any]) -> tuple[dict[int, tuple[Any, Update]], set[int], list[Odd]]:
        """Updates by number, the numbers of those to handle, and what cannot be read."""
        read = [(raw, self._read(raw)) for raw in raws]
        odd = [one for _, one in read if isinstance(one, Odd) and one.tag not in self._known_odd]
        updates = {one.update_id: (raw, one) for raw, one in read if isinstance(one, Update)}
        bot_id = self._application.bot.id
        wanted = {number for number, (_, update) in updates.items() if concerns(update, bot_id)}
        polls = {number: update.poll for number, (_, update) in updates.items() if update.poll is not None}
        if unwanted := {number: poll.id for number, poll in polls.items() if number not in wanted}:
            ids = set(unwanted.values())
            strange = await self._database.patiently(lambda: self._strangers(ids))
            wanted |= {number for number, poll_id in unwanted.items() if poll_id in strange}
        return updates, wanted & updates.keys(), odd

    async def pass_on(self, raw: Any) -> None:
        """Store one update from the webhook for the leading process.

        Raises:
            NotNow: it cannot be kept at present.
        """
        updates, wanted, odd = await self._sorted([raw])
        bodies = {number: json.dumps(updates[number][0]) for number in wanted}
        try:
            async with asyncio.timeout(PUSH_SECONDS):
                await self._database.patiently(lambda: self._inbox.pass_on(bodies, odd))
        except TimeoutError:
            raise NotNow from None
        self._count(odd)

    def passed_on(self) -> None:
        """Note that another process has stored updates."""
        self._passed_on.set()

    async def take_over(self) -> None:
        """Handle updates that other processes store, for ever."""
        while True:
            await self._passed_on.wait()
            self._passed_on.clear()
            await self._take_over()

    async def _take_over(self) -> None:
        async with self._taking_over:
            for number, body in await self._database.patiently(lambda: self._inbox.take_over(self._in_hand.keys())):
                raw = json.loads(body)
                read = self._read(raw)
                if isinstance(read, Odd):
                    await self._put_aside(read)
                elif number not in self._in_hand:
                    await self._hand_over(raw, read)

    async def receive_pushed(self, raw: Any) -> None:
        """Store and handle one update from the webhook.

        Raises:
            NotNow: it cannot be kept at present.
        """
        if self._database.trouble is not None:
            await self._tell([update for update in [self._read(raw)] if isinstance(update, Update)])
        try:
            async with asyncio.timeout(PUSH_SECONDS):
                await self.receive([raw])
        except TimeoutError:
            raise NotNow from None
        self._updates_heard.heard(1, caught_up=False)

    async def begins(self, update: Update) -> bool:
        """Decide whether an update may be handled now.

        One that was left over from an earlier run may be what ended that run: it is counted first, and after a few
        such ends it is set aside. From the second end on those that were left over are handled one at a time, so
        that none is counted for another's fault.
        """
        number = update.update_id
        if number not in self._left_over:
            return True
        self._left_over.discard(number)
        if number in self._suspects:
            await self._turn(number)
        goes_on = False
        try:
            before = await self._database.patiently(lambda: self._inbox.begin(number, BLAME))
            if before < MOST_BLAME:
                self._blamed[number] = BLAME
                self._slighter[number] = asyncio.create_task(self._blame_less(number), name=f"blame {number}")
                goes_on = True
                return True
            raw = self._in_hand.get(number, {"update_id": number})
            await self._put_aside(self._odd(raw, "the program ended while it was handled"))
            # Not before: Telegram may bring it once more, and it would pass for one that nobody has in hand.
            self._in_hand.pop(number, None)
        finally:
            if not goes_on:
                self._next_one(number)
        return False

    async def _turn(self, number: int) -> None:
        """Wait for the suspect that is being handled; one that takes long has not ended the program."""
        try:
            async with asyncio.timeout(ALONE_SECONDS):
                await self._alone.acquire()
            self._suspected = number
        except TimeoutError:
            pass

    async def _blame_less(self, number: int) -> None:
        """Take back most of an update's blame once it has been handled for a while and the program still runs."""
        await self._sleep(SLIGHT_AFTER)
        # Done twice, as may happen where the database goes away, it takes too much back rather than too little.
        await self._database.patiently(lambda: self._inbox.take_back({number: BLAME - SLIGHT_BLAME}))
        self._blamed[number] = SLIGHT_BLAME

    def _next_one(self, number: int) -> None:
        """What was handled alone is over."""
        self._blamed.pop(number, None)
        slighter = self._slighter.pop(number, None)
        if slighter is not None:
            slighter.cancel()
        if self._suspected == number:
            self._suspected = None
            self._alone.release()

    async def close(self) -> None:
        """Record that interrupted updates did not crash the program: it was told to stop."""
        if self._ticking_off is not None:
            await asyncio.wait({self._ticking_off})
        for slighter in self._slighter.values():
            slighter.cancel()
        if self._blamed:
            await self._inbox.take_back(self._blamed)

    async def over(self, update: Update, error: BaseException | None) -> None:
        """Mark an update as handled, or set it aside if it could not be."""
        number = update.update_id
        try:
            if error is not None:
                await self._put_aside(self._odd(self._in_hand.get(number, {"update_id": number}), error))
            await self._tick_off(number)
            self._in_hand.pop(number, None)
        finally:
            self._next_one(number)

    async def _tick_off(self, number: int) -> None:
        """It is handled: written down together with all that come to their end at the same time, since a transaction
        costs more than a row."""
        done = asyncio.get_running_loop().create_future()
        self._handled.append((number, done))
        if self._ticking_off is None or self._ticking_off.done():
            # It writes down many, so it is no part of handling this one.
            self._ticking_off = asyncio.create_task(self._tick_all_off(), name="ticking off", context=Context())
        await done

    async def _tick_all_off(self) -> None:
        while self._handled:
            group, self._handled = self._handled, []
            numbers = [number for number, _ in group]
            try:
                await self._database.patiently(partial(self._inbox.finish, numbers))
            except BaseException as error:
                for _, done in group:
                    if not done.done():
                        done.set_exception(error)
                if not isinstance(error, Exception):
                    raise
            else:
                for _, done in group:
                    # Who waited for it may have been broken off.
                    if not done.done():
                        done.set_result(None)

    def _read(self, raw: Any) -> Update | Odd:
        try:
            if number_of(raw) is None:
                raise ValueError("no number")
            update = door.read(raw, self._application.bot)
            # Whether it concerns us is part of reading it: a message without a chat is no message.
            concerns(update, self._application.bot.id)
            return update
        except Exception as error:  # whatever is wrong with it, it is wrong with this one alone
            return self._odd(raw, error)

    def _odd(self, raw: Any, error: BaseException | str) -> Odd:
        said = error if isinstance(error, str) else _said(error)
        number = number_of(raw)
        # One without a number is known again by what it says.
        tag = self._inbox.tag_of(raw) if number is None else None
        return Odd(number, kind_of(raw), said, shape_of(raw), tag)

    async def _put_aside(self, odd: Odd) -> None:
        await self._database.patiently(lambda: self._inbox.set_aside(odd))
        self._count([odd])

    def _count(self, odd: Collection[Odd]) -> None:
        for one in odd:
            self.set_aside += 1
            if one.tag is not None:
                self._known_odd.add(one.tag)
            log.error("update.set_aside", update_id=one.update_id, kind=one.kind, error=one.error)

    async def _hand_over(self, raw: Any, update: Update) -> None:
        self._in_hand[update.update_id] = raw
        await self._application.update_queue.put(update)

    async def poll(self) -> None:
        """Poll for ever. Updates fetched but not confirmed come again and are recognised."""
        wait = WAIT_FIRST
        while True:
            began = time.monotonic()
            try:
                raws = await self._fetch(POLL_SECONDS)
            except Conflict:
                self._updates_heard.deaf(TOKEN_IN_USE)
                await self._sleep(CONFLICT_SECONDS)
            except InvalidToken:
                self._stop("Telegram does not know this BOT_TOKEN. Copy it again from @BotFather.")
                await asyncio.Event().wait()
            except TelegramError as error:
                self._updates_heard.deaf(f"Telegram cannot be reached: {error.message.rstrip('.')}.")
                await self._sleep(wait)
                wait = min(wait * 2, WAIT_LAST)
            else:
                wait = WAIT_FIRST
                await self._take(raws)
                # Only now: what is not kept has not been heard.
                self._updates_heard.heard(len(raws), caught_up=len(raws) < MOST)
                if all(number_of(raw) is None for raw in raws) and time.monotonic() - began < SHORTEST_POLL:
                    # Nothing came, or nothing that could be confirmed.
                    await self._sleep(WAIT_FIRST if raws else SHORTEST_POLL)

    async def _fetch(self, seconds: int) -> list[Any]:
        await self._application.bot.get_updates(
            offset=self._offset, timeout=seconds, allowed_updates=ALLOWED, read_timeout=READ_SECONDS
        )
        return self._request.taken()

    async def _take(self, raws: list[Any]) -> None:
        """Keep what has come. While that is not possible, tell people who write that they will have to wait."""
        receiving = asyncio.ensure_future(self.receive(raws))
        try:
            while not (await asyncio.wait({receiving}, timeout=PEEK_SECONDS))[0]:
                if self._database.trouble is not None:
                    try:
                        seen = [self._read(raw) for raw in await self._fetch(0)]
                    except TelegramError:
                        continue
                    await self._tell([update for update in seen if isinstance(update, Update)])
        finally:
            receiving.cancel()
        await receiving
        self._confirm(raws)

    def _confirm(self, raws: Sequence[Any]) -> None:
        numbers = [number for raw in raws if (number := number_of(raw)) is not None]
        if numbers:
            self._offset = max(numbers) + 1
        elif len(raws) == MOST:
            # Nothing but updates without a number of use would hide all that come after them.
            given = [raw.get("update_id") for raw in raws if isinstance(raw, dict)]
            self._offset = max([int(one) for one in given if isinstance(one, int)], default=self._offset or 0) + 1


def _said(error: BaseException) -> str:
    """Describe an error and its place without its own text, which may repeat what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {frames[-1].name}, line {frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"[:200]


def concerns(update: Update, bot_id: int) -> bool:
    """Return whether an update is for the bot. Messages between members are neither stored nor read."""
    if update.poll is not None:
        # Every vote brings one; only an end or an added option tells what no answer tells.
        return update.poll.is_closed or any(one.added_by_user or one.added_by_chat for one in update.poll.options)
    message = update.message or update.edited_message
    if message is None:
        return True
    if message.poll_option_added is not None or message.poll_option_deleted is not None:
        return True
    if message.chat.type == "private" or message.left_chat_member is not None or message.new_chat_members:
        return True
    if message.migrate_to_chat_id is not None or message.migrate_from_chat_id is not None:
        return True
    if message.new_chat_title is not None:
        return True
    answered = message.reply_to_message
    if answered is not None and answered.from_user is not None and answered.from_user.id == bot_id:
        return True
    return (message.text or "").startswith("/")
