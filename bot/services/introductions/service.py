"""Responses to an introduction: yes, no, no more; and later what came of it."""

from __future__ import annotations

from datetime import datetime

from bot.domain.introductions import Introduction, IntroductionOver, IntroductionResult, IntroductionShown, Side
from bot.domain.people import Person, Who
from bot.services.dependencies import Dependencies
from bot.services.introductions.lifecycle import ask_later
from bot.services.introductions.messages import shown_to
from storage import Transaction, companies, introductions, people
from storage.companies import profiles
from storage.delivery import cards, outbox


class PartnerIntroductions:
    """The buttons under an introduction. Every method raises this.

    Raises:
        IntroductionOver: it was another's, or is gone; or one of the two companies has left.
    """

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def answer(self, who: Who, introduction_id: int, said: str) -> IntroductionShown:
        """Record whether they would like to meet the other company. Repeating it changes nothing.

        What the other said is not told; only once both have said yes do both get a name.

        Args:
            said: `yes` or `no`.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            found, side, person = await self._own(tx, who, introduction_id)
            if not found.open:
                return await self._shown(tx, found, person)
            if side.answer != said:
                await introductions.answer(tx, side, said, now)
            if said == "no":
                await introductions.end(tx, found.id, now)
                await cards.spoil_every(tx, ("introduction",), found.id, now)
            elif found.other(side).answer == "yes":
                await self._introduce(tx, found, side, now)
            return await self._shown(tx, await _again(tx, found), person)

    async def came_to(self, who: Who, introduction_id: int, outcome: str) -> IntroductionShown:
        """Record what it has led to; the last answer counts."""
        async with self._dependencies.database.transaction() as tx:
            found, side, person = await self._own(tx, who, introduction_id)
            if found.introduced_at is None:
                raise IntroductionOver
            await introductions.came_to(tx, side, IntroductionResult(outcome), self._dependencies.now())
            return await self._shown(tx, await _again(tx, found), person)

    async def stop(self, who: Who, introduction_id: int) -> IntroductionShown:
        """Turn introductions off for their company, and end an open one."""
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            found, side, person = await self._own(tx, who, introduction_id)
            root = (await companies.roots(tx))[side.enterprise_id]
            await profiles.change(tx, root, now, introductions=False)
            if found.open:
                await introductions.answer(tx, side, "no", now)
                await introductions.end(tx, found.id, now)
            await cards.spoil_every(tx, ("introduction",), found.id, now)
            return await self._shown(tx, await _again(tx, found), person)

    async def go_on(self, who: Who, introduction_id: int) -> IntroductionShown:
        """Turn introductions on again after they were paused for lack of answers."""
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            found, side, person = await self._own(tx, who, introduction_id)
            await self._shown(tx, found, person)
            root = (await companies.roots(tx))[side.enterprise_id]
            await profiles.change(tx, root, now, introductions=True)
            if side.answer is None and not found.open:
                # It is a word from them: the next silence is the first again.
                await introductions.answer(tx, side, "on", now)
            return await self._shown(tx, await _again(tx, found), person)

    async def _introduce(self, tx: Transaction, found: Introduction, side: Side, now: datetime) -> None:
        await introductions.introduce(tx, found.id, now)
        await cards.spoil_every(tx, ("introduction",), found.id, now)
        for each in found.sides:
            await ask_later(tx, each, now)
        other = found.other(side)
        reader = None if other.person_id is None else await people.by_id(tx, other.person_id)
        if reader is not None and reader.reachable:
            # Whoever pressed just now reads it at once; the other said yes before, and waits for it.
            await outbox.post(
                tx,
                key=f"introduction-met:{found.id}:{reader.id}",
                kind="introduction-met",
                chat_id=reader.telegram_id,
                person_id=reader.id,
                group_id=other.group_id,
                at=now,
                introduction=found.id,
            )

    async def _own(self, tx: Transaction, who: Who, introduction_id: int) -> tuple[Introduction, Side, Person]:
        person = await people.by_telegram_id(tx, who.telegram_id)
        found = await introductions.by_id(tx, introduction_id, lock=True)
        side = None if found is None or person is None else found.side_of(int(person.id))
        if found is None or person is None or side is None:
            raise IntroductionOver
        return found, side, person

    async def _shown(self, tx: Transaction, found: Introduction, person: Person) -> IntroductionShown:
        view = await shown_to(tx, found, person)
        if view is None:
            raise IntroductionOver
        return view


async def _again(tx: Transaction, found: Introduction) -> Introduction:
    changed = await introductions.by_id(tx, found.id)
    assert changed is not None
    return changed
