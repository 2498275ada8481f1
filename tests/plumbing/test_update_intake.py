"""Updates that were left over when the program ended: the one that ends it is found, and no other is blamed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from typing import Any

import pytest
from sqlalchemy import func, select
from telegram import Update
from telegram.ext import ApplicationBuilder

from bot.clock import SystemClock
from bot.encryption import Encryption
from bot.runtime.health import UpdatesHeard
from bot.services import Services
from bot.services.dependencies import Dependencies
from bot.telegram.request import PollingRequest
from bot.telegram.update_intake import Intake
from storage import Database, migrate, tables

TOKEN = "4242:nobody-uses-this-token"
DEADLY, FIRST, LAST = 20, 10, 30


def _said(number: int) -> dict[str, Any]:
    """An update of a private chat of its own."""
    person = {"id": number, "is_bot": False, "first_name": "Somebody"}
    chat = {"id": number, "type": "private", "first_name": "Somebody"}
    message = {"message_id": 1, "date": 1_790_000_000, "chat": chat, "from": person, "text": "/help"}
    return {"update_id": number, "message": message}


class Program:
    """One run after another on the same database. Each ends as a killed one does: nothing is told to anybody."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.services = Services(
            Dependencies(database, SystemClock(), "en", "Europe/Helsinki", frozenset(), encryption=Encryption(TOKEN))
        )

    async def starts(self, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> tuple[Intake, list[Update]]:
        """Another run, with what was left over, in order."""
        application = ApplicationBuilder().token(TOKEN).updater(None).build()
        application.bot._bot_user = Update.de_json(_said(4242)).effective_user
        intake = Intake(
            application,
            PollingRequest(),
            self.services.inbox,
            _no_strangers,
            self.database,
            UpdatesHeard(),
            _ignore,
            _wait,
            sleep,
        )
        await intake.replay()
        left: list[Update] = []
        while not application.update_queue.empty():
            update = application.update_queue.get_nowait()
            assert isinstance(update, Update)
            left.append(update)
        return intake, left

    async def set_aside(self) -> int:
        """How many updates were set aside."""
        async with self.services.dependencies.database.transaction() as tx:
            return int(await tx.value(select(func.count()).select_from(tables.set_aside)))


async def _no_strangers(_polls: Collection[str]) -> Collection[str]:
    return ()


def _ignore(_why: str) -> None: ...


async def _wait(_updates: object) -> None: ...


@pytest.fixture
async def program(sqlite_url: str) -> AsyncIterator[Program]:
    await migrate(sqlite_url)
    database = Database(sqlite_url)
    yield Program(database)
    await database.close()


async def _run(intake: Intake, updates: list[Update], *deadly: int) -> bool:
    """Handle updates side by side, as the program does; whether one of them ended it."""
    ended = asyncio.Event()

    async def handle(update: Update) -> None:
        if await intake.begins(update):
            if update.update_id in deadly:
                ended.set()
                await asyncio.sleep(60)
            # Whoever has begun together with one that ends the program is still under way then.
            for _ in range(50):
                await asyncio.sleep(0)
            await intake.over(update, None)

    tasks = [asyncio.create_task(handle(update)) for update in updates]
    waits = asyncio.create_task(ended.wait())
    while not ended.is_set() and not all(task.done() for task in tasks):
        under_way = [task for task in tasks if not task.done()]
        await asyncio.wait([waits, *under_way], return_when=asyncio.FIRST_COMPLETED, timeout=60)
    for task in (*tasks, waits):
        task.cancel()
    await asyncio.gather(*tasks, waits, return_exceptions=True)
    return ended.is_set()


async def test_of_updates_that_were_left_over_only_the_one_that_ends_the_program_is_set_aside(
    program: Program,
) -> None:
    intake, _ = await program.starts()
    await intake.receive([_said(number) for number in (FIRST, DEADLY, LAST)])
    ends = 0
    while True:
        intake, left = await program.starts()
        if not await _run(intake, left, DEADLY):
            break
        ends += 1
        assert ends < 10
    assert ends == 3
    assert await program.set_aside() == 1
    assert await program.services.inbox.unfinished() == []


async def test_an_update_is_not_blamed_for_a_program_that_was_told_to_stop(program: Program) -> None:
    intake, _ = await program.starts()
    await intake.receive([_said(FIRST)])
    for _ in range(6):
        intake, left = await program.starts()
        assert await _run(intake, left, FIRST)
        await intake.close()
    intake, left = await program.starts()
    assert not await _run(intake, left)
    assert await program.set_aside() == 0


async def test_an_update_that_is_there_at_many_ends_long_after_its_begin_is_tried_for_longer(program: Program) -> None:
    intake, _ = await program.starts()
    await intake.receive([_said(FIRST)])
    ends = 0
    while ends < 20:
        passed = asyncio.Event()

        async def a_second(_seconds: float, passed: asyncio.Event = passed) -> None:
            passed.set()

        intake, left = await program.starts(a_second)
        if not await intake.begins(left[0]):
            break
        await passed.wait()
        # The blame is taken back in a transaction, which takes some rounds of the loop on an SQLite file.
        for _ in range(50):
            await asyncio.sleep(0)
        ends += 1
    # At last it is set aside all the same: one that needs more than a second to end the program would end it for ever.
    assert ends == 12
    assert await program.set_aside() == 1
