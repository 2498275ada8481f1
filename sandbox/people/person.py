"""What a human can do with a Telegram app."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from sandbox.people.administering import Administering
from sandbox.people.linking import Linking
from sandbox.people.voting import Voting
from sandbox.world import web_apps
from sandbox.world.accounts import BotAccount, Json
from sandbox.world.chats import Chat, Message
from sandbox.world.events import WorldEvent
from sandbox.world.queries import CallbackAnswer, NoAnswer, Query

PATIENCE = 60.0
"""Real seconds to wait for a bot: generous, so that a slow machine never decides a test."""

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
SHOWN = 8


class Person(Linking, Voting, Administering):
    """A human with a phone. Chats default to the one they used last."""

    # --- looking

    def chats(self) -> list[Chat]:
        """Their chats, the liveliest first."""
        own = [
            chat
            for chat in self.world.places[self.id].values()
            if chat.has(self.id) and chat.migrated_to is None and not chat.deleted
        ]
        return sorted(own, key=lambda chat: chat.last_at or LONG_AGO, reverse=True)

    def messages(self, chat: Chat | None = None) -> list[Message]:
        """What they see in a chat, oldest first."""
        place = self._chat(chat)
        return [message for message in place.messages.values() if self.sees_message(message)]

    def latest(self, chat: Chat | None = None) -> Iterator[Message]:
        """What they see in a chat, newest first."""
        place = self._chat(chat)
        return (message for message in reversed(place.messages.values()) if self.sees_message(message))

    def keyboard(self, chat: Chat | None = None) -> list[list[Json]]:
        """The reply keyboard before them in a chat, row by row; empty where there is none."""
        message = self._chat(chat).keyboard
        if message is None or not self.sees_message(message) or message.markup is None:
            return []
        return [list(row) for row in message.markup["keyboard"]]

    def seen(self, pattern: str, chat: Chat | None = None, since: Message | int | None = None) -> Message | None:
        """The latest message by somebody else that matches, if any; see `sees`."""
        place, begin = self._chat(chat), since.id if isinstance(since, Message) else since or 0
        for message in self.latest(place):
            if message.id <= begin:
                return None
            if self._matches(message, pattern):
                return message
        return None

    def _matches(self, message: Message, pattern: str) -> bool:
        if message.sender is self.account and message.sender_chat is None:
            return False
        said = message.text or ("" if message.poll is None else message.poll.question)
        return re.search(pattern, said) is not None

    async def sees(self, pattern: str, chat: Chat | None = None, since: Message | int | None = None) -> Message:
        """Wait until a message of somebody else's matches: its text, its caption or its question.

        Args:
            pattern: a regular expression, searched for.
            since: only what is newer than this message, or this message id.

        Raises:
            NoAnswer: none came; says what is there.
        """
        place, begin = self._chat(chat), since.id if isinstance(since, Message) else since or 0
        found = self.seen(pattern, place, begin)
        if found is not None:
            return found

        def wanted(event: WorldEvent) -> Message | None:
            message = event.message
            if message is None or event.chat is not place or message.id <= begin:
                return None
            return message if self.sees_message(message) and self._matches(message, pattern) else None

        heard = await self._hears(wanted)
        if heard is None:
            raise NoAnswer(f"{self.name} does not see {pattern!r} in {place.name}; there is:\n{self._view(place)}")
        return heard

    async def _hears(self, wanted: Callable[[WorldEvent], Message | None]) -> Message | None:
        """Wait for an event that has what is wanted; None where none comes in time."""
        heard: asyncio.Future[Message] = asyncio.get_running_loop().create_future()

        def listen(event: WorldEvent) -> None:
            message = wanted(event)
            if message is not None and not heard.done():
                heard.set_result(message)

        end = self.world.listen(listen)
        try:
            return await asyncio.wait_for(heard, PATIENCE)
        except TimeoutError:
            return None
        finally:
            end()

    def _view(self, chat: Chat) -> str:
        shown = []
        for message, _ in zip(self.latest(chat), range(SHOWN), strict=False):
            what = message.text or ("" if message.poll is None else message.poll.question)
            labels = [button["text"] for button in message.buttons]
            shown.append(f"{message.sender_name}: {what or '/'.join(message.content)} {labels or ''}".strip())
        return "\n---\n".join(reversed(shown)) or "nothing"

    # --- buttons

    def finds(self, label: str, message: Message | None = None, chat: Chat | None = None) -> tuple[Message, Json]:
        """The button with that label: on that message, else on the newest that has one.

        Raises:
            NoAnswer: there is none.
        """
        for candidate in [message] if message is not None else self.latest(chat):
            if not self.sees_message(candidate):
                break
            for button in candidate.buttons:
                if button["text"] == label:
                    return candidate, button
        place = message.chat if message is not None else self._chat(chat)
        raise NoAnswer(f"{self.name} finds no button {label!r} in {place.name}; there is:\n{self._view(place)}")

    def press_button(self, message: Message, button: Json) -> Query | CallbackAnswer:
        """Press a button: a query to its bot, or, of a link, where it leads.

        Raises:
            NoAnswer: it does nothing here.
        """
        if not message.chat.has(self.id):
            raise PermissionError(f"{self.name} is not in {message.chat.name}")
        if "web_app" in button:
            return CallbackAnswer(url=self.opens_app(message, button))
        for kind in ("url", "login_url"):
            if kind in button:
                url = str(button[kind] if kind == "url" else button[kind]["url"])
                if "startgroup=" not in url and "startchannel=" not in url:
                    self.opens(url)
                return CallbackAnswer(url=url)
        if "copy_text" in button:
            return CallbackAnswer(text=str(button["copy_text"]["text"]))
        bot = None if message.sender is None else self.world.bot_of(message.sender.id)
        if bot is None or "callback_data" not in button:
            raise NoAnswer(f"nothing happens on {button}")
        return self.world.queries.press(bot, self.account, message, str(button["callback_data"]))

    def opens_app(self, message: Message, button: Json, *, theme: str = "light") -> str:
        """Open the Mini App of an inline button; returns the address, with what Telegram tells it.

        Args:
            theme: `light` or `dark`, as the person's app is.

        Raises:
            NoAnswer: no bot has sent the message.
        """
        bot = None if message.sender is None else self.world.bot_of(message.sender.id)
        if bot is None:
            raise NoAnswer(f"nothing happens on {button}")
        query = {"query_id": f"AAH{self.world.number():020d}"}
        data = web_apps.init_data(bot, self.account, self.world.now(), **query)
        return web_apps.address(str(button["web_app"]["url"]), data, theme)

    def app_in_menu(self, bot: BotAccount | None = None) -> Json | None:
        """The Mini App behind the menu button of a bot's private chat, if it is one."""
        bot = bot or self._only_bot()
        button = bot.menu_buttons.get(self.id) or bot.menu_buttons.get(0)
        return button if button is not None and button.get("type") == "web_app" else None

    def opens_menu_app(self, bot: BotAccount | None = None, *, theme: str = "light") -> str:
        """Press the menu button of a bot's private chat; returns the address, with what Telegram tells it.

        Raises:
            NoAnswer: it leads to no Mini App.
        """
        bot = bot or self._only_bot()
        button = self.app_in_menu(bot)
        if button is None:
            raise NoAnswer(f"the menu button of {bot.username} opens no Mini App")
        query = {"query_id": f"AAH{self.world.number():020d}"}
        data = web_apps.init_data(bot, self.account, self.world.now(), **query)
        return web_apps.address(str(button["web_app"]["url"]), data, theme)

    def press_nowait(
        self, label: str, message: Message | None = None, chat: Chat | None = None
    ) -> Query | CallbackAnswer:
        """Press a button and go on; see `finds` and `press_button`."""
        return self.press_button(*self.finds(label, message, chat))

    async def presses(
        self,
        label: str,
        message: Message | None = None,
        chat: Chat | None = None,
        *,
        in_chat: Chat | None = None,
    ) -> CallbackAnswer:
        """Press a button and wait for what its bot says to that.

        Args:
            message: the newest one they see that has such a button, where left out.
            chat: where to look for it; `in_chat` is the same.

        Raises:
            NoAnswer: there is no such button, the bot never answers, or the world's time passes the press by.
        """
        pressed = self.press_nowait(label, message, chat or in_chat)
        return pressed if isinstance(pressed, CallbackAnswer) else await pressed.answered(PATIENCE)
