"""Two processes on one PostgreSQL database, of which the one that leads is killed in a broadcast and a burst of commands."""

from __future__ import annotations

import asyncio
import contextlib
import time
from functools import partial
from pathlib import Path

from sqlalchemy import func, select

from sandbox import Chat, Person
from storage import tables
from storage.engine.leading import HELD_BY, LOCK
from tests.bench.crashes import ALL_WITHIN, LOOK_EVERY, Wreck
from tests.faults.databases import FragilePostgres

OFTEN = 3
TALKING = 3
"""Groups in which people ask numbered questions meanwhile."""


class WreckedReplicas(Wreck):
    """A world, its Telegram, and two processes of the bot.

    Args:
        folder: for the bot's log.
        chats: how many groups.
        digests: how many their researcher sends to all of them.
    """

    def __init__(self, folder: Path, database: FragilePostgres, *, chats: int, digests: int, seed: int) -> None:
        super().__init__(folder, chats=chats, digests=digests, seed=seed, database_url=database.url)
        self.fragile = database
        self.running: list[asyncio.subprocess.Process] = []
        self.asked: dict[int, list[str]] = {}
        """What was asked in each group, in order, by its place."""
        self.people: list[Person] = []
        self.took_over_after: list[float] = []
        """Seconds from each kill until another process led and had begun."""
        self.cuts = 0

    async def __aexit__(self, *arguments: object) -> None:
        for process in self.running:
            if process.returncode is None:
                process.kill()
                await process.wait()
        await super().__aexit__(*arguments)

    async def both_run(self) -> None:
        """Start what does not run, and wait until somebody leads."""
        self.running = [one for one in self.running if one.returncode is None]
        while len(self.running) < 2:
            self.running.append(await self.start())
        await self.leader()

    async def leader(self) -> asyncio.subprocess.Process:
        """The process that leads."""
        async with asyncio.timeout(ALL_WITHIN):
            while True:
                found = await self._find_leader()
                if found is not None:
                    return found
                await asyncio.sleep(LOOK_EVERY)

    async def _find_leader(self) -> asyncio.subprocess.Process | None:
        query = HELD_BY.replace("$1", str(LOCK[0])).replace("$2", str(LOCK[1]))
        holders = [row["application_name"] for row in await self.fragile.run(query)]
        return next((one for one in self.running if any(f":{one.pid} " in name for name in holders)), None)

    async def people_join(self) -> None:
        """In some groups a company joins whose person will ask."""
        for place in range(TALKING):
            person, chat = self.world.add_user(f"Person {place}"), self.places[place]
            self.owner.adds(person, chat)
            person.says(f"/join Company {place}", chat=chat)
            await self._until(partial(person.seen, "Welcome", chat))
            self.people.append(person)
            self.asked[place] = []

    def everybody_asks(self) -> None:
        """Each asks the next numbered question."""
        for place, asked in self.asked.items():
            word = "".join(self.random.choices("bcdfghjklmnpqrstvwxz", k=12))
            asked.append(f"{word} {len(asked) + 1}")
            self.people[place].says(f"/ask {asked[-1]}", chat=self.places[place])

    async def kills_the_leader(self) -> None:
        """SIGKILL; the other process takes over, and a new one stands by."""
        leader = await self.leader()
        began = time.monotonic()
        await self.kill(leader)
        self.running.remove(leader)
        self.running.append(await self.start())
        # While nobody leads: however far the broadcast is, there is something to say.
        self.everybody_asks()
        await self.sends(1)
        self.took_over_after.append(time.monotonic() - began)

    async def cuts_connections(self) -> None:
        """Every connection of both, the one with the lock too."""
        async with self.database() as database, database.transaction() as tx:
            outbox = tables.outbox
            self._under_way_at_kills += int(
                await tx.value(select(func.count()).where(outbox.c.state == "sending")) or 0
            )
        self.cuts += 1
        await self.fragile.cut()

    async def comes_to_rest(self) -> None:
        """Every letter has its fate, every question is answered, and the author knows."""
        async with asyncio.timeout(ALL_WITHIN):
            while True:
                if not await self.left() and self.told() and not self.unshown():
                    break
                await asyncio.sleep(LOOK_EVERY)
        leader = await self.leader()
        for process in sorted(self.running, key=lambda one: one is leader):
            assert await self.stop(process) == 0

    def unshown(self) -> list[str]:
        """Questions whose card stands in no chat."""
        return [words for place, asked in self.asked.items() for words in asked if not self._cards_with(place, words)]

    def _cards_with(self, place: int, words: str) -> int:
        chat: Chat = self.places[place]
        told = [m.text for m in chat.messages.values() if m.sender is self.bot.user and "❓" in m.text]
        return sum(words in text for text in told)

    def copies_of_cards(self) -> int:
        """Cards beyond one for a question."""
        return sum(max(0, self._cards_with(place, words) - 1) for place, asked in self.asked.items() for words in asked)

    async def kept(self) -> dict[int, list[str]]:
        """What was kept of each group's questions, in the order in which it was."""
        questions = tables.questions
        async with self.database() as database, database.transaction() as tx:
            rows = await tx.all(select(questions.c.group_id, questions.c.body).order_by(questions.c.id))
        found: dict[int, list[str]] = {place: [] for place in self.asked}
        for group_id, body in rows:
            found[self._place_of[group_id]].append(body)
        return found


async def killed_again_and_again(folder: Path, database: FragilePostgres, kills: int, seed: int) -> WreckedReplicas:
    """The leader is killed so many times, and all is well afterwards."""
    # Two kills for each digest: it takes three seconds to send where nothing happens.
    chats, digests = 90, kills // 2
    async with WreckedReplicas(folder, database, chats=chats, digests=digests, seed=seed) as wreck:
        await wreck.both_run()
        await wreck.people_join()
        wreck.author.starts()
        for number in range(kills):
            if number % 2 == 0:
                await wreck.publish_one(number // 2 + 1)
            wreck.everybody_asks()
            await wreck.sends(wreck.random.randint(1, TALKING))
            if number % 4 == 1:
                await wreck.cuts_connections()
                wreck.everybody_asks()
                await wreck.sends(1)
            await wreck.kills_the_leader()
        await wreck.comes_to_rest()
        account = await wreck.account()
        assert account.missing == []
        assert account.phantoms == 0
        assert account.unmarked == 0
        assert account.copies <= account.cut
        # The limits are kept from one to the next. Ended more than three times in a minute, it cannot know any more
        # what each group has had, and Telegram asks for patience now and then.
        assert account.refused_for_rate <= (0 if kills <= OFTEN else kills * TALKING)
        assert len(account.told) == digests
        assert all(told.true for told in account.told), account.told
        # Each command was handled, and each chat's in the order in which they were given.
        assert await wreck.kept() == wreck.asked
        # In each chat one answer at most was under way when a process ended.
        assert wreck.copies_of_cards() <= (kills + wreck.cuts) * TALKING
        assert wreck.world.violations == []
        with contextlib.suppress(ValueError):
            slowest = max(wreck.took_over_after)
            print(
                f"\n{kills} kills, {wreck.cuts} cuts: {account.states}, {account.copies} copies of letters of at most "
                f"{account.cut}, {sum(map(len, wreck.asked.values()))} questions, {wreck.copies_of_cards()} copies of "
                f"cards, {account.refused_for_rate} requests too many; next message after {sorted(wreck.took_over_after)[kills // 2]:.1f} s, at most {slowest:.1f} s"
            )
    return wreck
