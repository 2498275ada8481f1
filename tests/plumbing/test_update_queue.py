"""Updates side by side: each chat in its own order, none at the cost of another."""

from __future__ import annotations

import asyncio
import itertools
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Chat, Message, Update

from bot.telegram.update_queue import SIDE_BY_SIDE, ChatLanes

NUMBERS = itertools.count(1)
NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


def update_of(chat_id: int) -> Update:
    """Something said in a chat."""
    number = next(NUMBERS)
    return Update(number, message=Message(number, NOW, Chat(chat_id, "group")))


class Desk:
    """Where updates are handled; those of some chats wait at a gate."""

    def __init__(self, held: set[int], side_by_side: int = SIDE_BY_SIDE) -> None:
        self.lanes = ChatLanes(lambda: None, self._done, side_by_side)
        self.begun: list[tuple[int, int]] = []
        self.done: list[int] = []
        self.gate = asyncio.Event()
        self._held = held
        self.tasks: list[asyncio.Task[None]] = []

    async def _done(self, update: Update) -> None:
        self.done.append(update.update_id)

    async def _handle(self, chat_id: int, number: int) -> None:
        self.begun.append((chat_id, number))
        if chat_id in self._held:
            await self.gate.wait()

    def comes(self, chat_id: int) -> Update:
        """An update of that chat arrives."""
        update = update_of(chat_id)
        handled = self.lanes.process_update(update, self._handle(chat_id, update.update_id))
        self.tasks.append(asyncio.create_task(handled))
        return update

    async def rest(self) -> None:
        """Let everything go on that can."""
        for _ in range(20):
            await asyncio.sleep(0)

    async def end(self) -> None:
        """Open the gate and let everything finish."""
        self.gate.set()
        await asyncio.gather(*self.tasks)
        assert not self.lanes.busy


async def test_a_chat_that_writes_faster_than_it_is_answered_takes_one_place_and_no_more() -> None:
    desk = Desk({-1})
    for _ in range(3 * SIDE_BY_SIDE):
        desk.comes(-1)
    quiet = desk.comes(-2)
    await desk.rest()
    assert [chat for chat, _ in desk.begun] == [-1, -2]
    assert desk.done == [quiet.update_id]
    await desk.end()
    assert len(desk.done) == 3 * SIDE_BY_SIDE + 1


async def test_what_has_not_begun_when_the_program_ends_is_left_for_the_next_start() -> None:
    desk = Desk({-1})
    first = desk.comes(-1)
    desk.comes(-1)
    await desk.rest()
    desk.lanes.close()
    desk.comes(-2)
    await desk.rest()
    await desk.end()
    assert desk.done == [first.update_id]


@given(chats=st.lists(st.integers(-6, -1), max_size=60), held=st.sets(st.integers(-6, -1), max_size=3))
@settings(deadline=None, max_examples=40)
async def test_each_chat_keeps_its_order_and_nobody_waits_for_another(chats: list[int], held: set[int]) -> None:
    desk = Desk(held, side_by_side=4)
    for chat_id in chats:
        desk.comes(chat_id)
    await desk.rest()
    for _ in chats:
        await desk.rest()
    # Three chats that hang leave one place, and that is enough for all the others.
    assert {chat for chat, _ in desk.begun} == set(chats)
    assert len(desk.done) == sum(chat not in held for chat in chats)
    await desk.end()
    for chat_id in set(chats):
        numbers = [number for chat, number in desk.begun if chat == chat_id]
        assert numbers == sorted(numbers)
