"""The stage of a story: a world, its Telegram, and the bot on the wire."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Self

from pydantic import SecretStr

from bot.app import Mgn
from bot.config import Settings
from bot.runtime.rate_limiter import Pacer
from handlers.wiring import TAKES
from sandbox import BotAccount, Chat, Message, Person, World
from sandbox.api.flood import Flood
from sandbox.clock import WorldClock
from sandbox.server import SandboxServer

BEGINNING = datetime(2026, 11, 24, 8, tzinfo=UTC)
"""A Tuesday, ten o'clock in Helsinki."""
UNLIMITED = 1e9
ALONE = {action.prefix for action in TAKES.buttons if not action.in_groups}
PATIENCE = 300
"""Real seconds until what follows from a deed has to be over: generous, so that a slow machine never decides a story."""


class Actor:
    """A person whose every deed is followed by what it leads to."""

    def __init__(self, stage: Stage, person: Person) -> None:
        self.stage = stage
        self.person = person

    async def says(
        self, text: str, chat: Chat | None = None, reply_to: Message | None = None, topic: int | None = None
    ) -> Message:
        """Write, and wait until the bot has done all it has to do about it."""
        message = self.person.says(text, chat=chat, reply_to=reply_to, topic=topic)
        await self.stage.settle()
        return message

    async def presses(self, label: str, message: Message | None = None, chat: Chat | None = None) -> str | None:
        """Press a button; returns what the bot says to that."""
        answer = await self.person.presses(label, message, chat)
        await self.stage.settle()
        return answer.text

    async def quits(self, chat: Chat | None = None) -> None:
        """Leave the group, and say yes to the question about it."""
        place = chat or self.person.last_chat
        assert place is not None
        await self.says("/leave", chat=place)
        card = self.last(place)
        await self.presses(card.buttons[0]["text"], card)

    async def starts(self, payload: str = "") -> None:
        """Open the private chat."""
        self.person.starts(payload=payload)
        await self.stage.settle()

    def sees(self, pattern: str, chat: Chat | None = None) -> Message:
        """The latest message of somebody else that matches; fails where there is none."""
        found = self.person.seen(pattern, chat)
        place = chat or self.person.last_chat
        assert place is not None
        there = "\n---\n".join(m.text for m in self.person.messages(place)[-5:])
        assert found is not None, f"{self.person.name} does not see {pattern!r}; there is:\n{there}"
        return found

    def last(self, chat: Chat | None = None) -> Message:
        """The last message in a chat."""
        place = chat or self.person.last_chat
        assert place is not None
        return self.person.messages(place)[-1]

    @property
    def private(self) -> Chat:
        """The private chat with the bot."""
        return self.person.private()


def _astray(chat: Chat, bot: BotAccount) -> Iterator[str]:
    """Buttons in a group that stand in private chats alone; pressed there, they would be refused."""
    for message in chat.messages.values() if chat.is_group else ():
        for button in message.buttons if message.sender is bot.user else ():
            if str(button.get("callback_data", "")).partition(":")[0] in ALONE:
                yield str(button["callback_data"])


class Stage:
    """Everything a story needs. The clock stands still unless the story moves it.

    Args:
        clock: another one.
        self_check: every answer and update of the stand-in is held against its types; a measurement does without.
    """

    def __init__(self, database_url: str, clock: WorldClock | None = None, *, self_check: bool = True) -> None:
        self.database_url = database_url
        self.world = World(clock or WorldClock(BEGINNING, ticking=False))
        self.bot = self.world.add_bot("MGN", "mgn_bot")
        self.server = SandboxServer(self.world, self_check=self_check, flood=Flood(on=False, world_time=True))
        self.mgn: Mgn | None = None
        self._unsubscribe: list[object] = []
        self.coordinators: set[int] = set()
        self.own_network = True
        self.more: dict[str, Any] = {}
        """Further settings, read when the bot starts."""

    async def __aenter__(self) -> Self:
        await self.server.__aenter__()
        await self.bot_starts()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.bot_stops()
        await self.server.__aexit__(None, None, None)
        astray = {data for chat in self.world.chats.values() for data in _astray(chat, self.bot)}
        assert not astray, f"buttons of private chats stand in groups: {astray}"

    def settings(self) -> Settings:
        """What the bot of this stage is told."""
        return Settings(
            bot_token=SecretStr(self.bot.token),
            bot_api_url=self.server.url,
            database_url=self.database_url,
            port=0,
            coordinators=frozenset(self.coordinators),
            # Feeds of stories are served by the story itself.
            sources_own_network=self.own_network,
            **self.more,
            _env_file=None,  # type: ignore[call-arg]  # pydantic-settings' own switch
        )

    async def bot_starts(self) -> None:
        """The program begins, or begins again on the same database."""
        self.mgn = Mgn(self.settings(), self.world.clock, self._pacer())
        self.world.clock.subscribe(self.mgn.ticker.wake)
        if self.mgn.mail_carrier is not None:
            self.world.clock.subscribe(self.mgn.mail_carrier.wake)
        await self.mgn.start()

    def _pacer(self) -> Pacer:
        if self.server.flood.on:
            return Pacer(lambda: self.world.clock.now().timestamp())
        return Pacer(time.monotonic, UNLIMITED, 10**9, UNLIMITED)

    async def holds_limits(self) -> None:
        """From now on Telegram's limits are held, counted by the world's clock; before, nothing has to wait."""
        await self.bot_stops()
        self.server.flood.on = True
        await self.bot_starts()

    async def bot_stops(self) -> None:
        """The program ends, as on SIGTERM."""
        if self.mgn is not None:
            await self.mgn.close()
            self.mgn = None

    async def settle(self) -> None:
        """Wait until every update is handled and nothing is due."""
        mgn = self.mgn
        if mgn is None:
            return
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    await self.bot.queue.drained()
                    await mgn.settled()
                    if not len(self.bot.queue):
                        return
        except TimeoutError:
            waits, handled = len(self.bot.queue), mgn.lanes.under_way
            calm = "is" if mgn.ticker.at_rest else "is not"
            raise AssertionError(
                f"{waits} updates still wait at Telegram, {handled} are being handled, the ticker {calm} at rest"
            ) from None

    async def passes(self, **time_: float) -> None:
        """Time passes, given as to `timedelta`."""
        self.world.clock.advance(timedelta(**time_))
        await self.settle()

    async def until(self, moment: datetime) -> None:
        """Time passes until a moment, everything due on the way happening at its time."""
        assert self.mgn is not None
        while (due := await self.mgn.services.clockwork.next_due()) is not None and due < moment:
            self.world.clock.move_to(due)
            await self.settle()
        self.world.clock.move_to(moment)
        await self.settle()

    def actor(self, name: str, language: str = "en") -> Actor:
        """Somebody new."""
        return Actor(self, self.world.add_user(name, language_code=language))

    async def coordinator(self, name: str, language: str = "en") -> Actor:
        """A coordinator named in the settings, which the program reads when it begins."""
        actor = self.actor(name, language)
        self.coordinators.add(actor.person.id)
        await self.bot_stops()
        await self.bot_starts()
        await actor.starts()
        return actor

    async def group(
        self,
        facilitator: Actor,
        *members: Actor,
        title: str = "Kainuu core",
        forum: bool = False,
        kind: str = "supergroup",
    ) -> Chat:
        """A chat with the bot in it; not yet set up."""
        people = [member.person for member in members]
        chat = facilitator.person.creates_group(title, self.bot, *people, forum=forum, kind=kind)
        for member in members:
            member.person.last_chat = chat
        await self.settle()
        return chat
