"""The `/promise` command, and answers to the question what became of a promise."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.groups import Group
from bot.domain.ids import CompanyId
from bot.domain.meetings import Meeting
from bot.domain.people import Person, Who
from bot.domain.promises import (
    MOST_PROMISE,
    MOST_WORD,
    OthersPromise,
    Promise,
    PromiseMade,
    PromiseQuestion,
    PromiseResult,
    PromiseTold,
)
from bot.domain.refused import CardTooOld, require_fit
from bot.domain.reviews import NothingHeld
from bot.services.dependencies import Dependencies, core_group
from bot.services.people import require_member
from bot.services.reviews import recap_follows
from storage import Transaction, groups, meetings, people, promises


class Promises:
    """What people can do with their promises."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def keep(
        self,
        who: Who,
        chat_id: int,
        text: str,
        meeting_id: int | None = None,
        written: tuple[int, int] | None = None,
    ) -> PromiseMade:
        """Save what a company will do before the next meeting.

        Args:
            meeting_id: another meeting than the last, where it answers that meeting's call.
            written: chat id and message id of the message it is written in.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: of no company in this group.
            NothingHeld: the group has not met yet.
            TooLong: more than is kept.
        """
        text = text.strip()
        require_fit(text, MOST_PROMISE)
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            _, meeting, own, person = await _last(tx, who, chat_id, meeting_id)
            earlier = _earlier(await promises.of_meeting(tx, meeting.id), person)
            promise_id = await promises.add(tx, meeting.id, own, person.id, text, now, written)
            if promise_id is not None:
                await recap_follows(tx, meeting.id, now)
            return PromiseMade(promise_id, person.reachable, earlier is not None)

    async def edited(self, who: Who, written: tuple[int, int], text: str) -> bool:
        """Reword the promise written in an edited message (chat id, message id).

        Returns:
            whether there is such a promise.

        Raises:
            PromiseTold: what became of it has been said.
            TooLong: more than is kept; what was kept before stays.
        """
        text = text.strip()
        async with self._dependencies.database.transaction() as tx:
            promise_id = await promises.written_in(tx, *written)
            person = await people.by_telegram_id(tx, who.telegram_id)
            found = None if promise_id is None else await promises.by_id(tx, promise_id, lock=True)
            if found is None or person is None or found.person_id != person.id:
                return False
            if text in ("", found.text):
                return True
            if found.outcome is not None:
                raise PromiseTold
            require_fit(text, MOST_PROMISE)
            await promises.reword(tx, found.id, text)
            await recap_follows(tx, found.meeting_id, self._dependencies.now())
            return True

    async def instead(self, who: Who, promise_id: int) -> None:
        """Replace the person's earlier promise after the same meeting with their latest one.

        Raises:
            CardTooOld: it is gone, or there is nothing before it that can be reworded.
            OthersPromise: somebody else made it.
        """
        async with self._dependencies.database.transaction() as tx:
            found, person = await _own(tx, who, promise_id)
            made = [one for one in await promises.of_meeting(tx, found.meeting_id) if one.id < found.id]
            earlier = _earlier(made, person)
            if earlier is None or found.text is None or found.outcome is not None:
                raise CardTooOld
            written = await promises.message_of(tx, found.id)
            await promises.drop(tx, found.id)
            await promises.reword(tx, earlier.id, found.text, written)
            await recap_follows(tx, found.meeting_id, self._dependencies.now())

    async def may_promise(self, who: Who, chat_id: int, meeting_id: int | None = None) -> None:
        """Check permission before prompting for a promise.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: of no company in this group.
            NothingHeld: the group has not met yet.
        """
        async with self._dependencies.database.transaction() as tx:
            await _last(tx, who, chat_id, meeting_id)

    async def take_back(self, who: Who, promise_id: int) -> None:
        """Remove a promise, by the person who made it.

        Raises:
            CardTooOld: it is gone already.
            OthersPromise: somebody else made it.
        """
        async with self._dependencies.database.transaction() as tx:
            found, _ = await _own(tx, who, promise_id)
            await promises.drop(tx, found.id)
            await recap_follows(tx, found.meeting_id, self._dependencies.now())

    async def answer(self, who: Who, promise_id: int, outcome: PromiseResult) -> PromiseQuestion:
        """Record what became of a promise; the last answer counts.

        Returns:
            all they were asked about in the same message.

        Raises:
            CardTooOld: it is gone.
            OthersPromise: somebody else made it.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            found, person = await _own(tx, who, promise_id)
            if found.outcome is not outcome:
                await promises.answer(tx, found.id, outcome, now)
                await recap_follows(tx, found.meeting_id, now)
            return await _asked_with(tx, found, person)

    async def may_add(self, who: Who, promise_id: int) -> None:
        """Check permission before prompting for a comment.

        Raises:
            CardTooOld: it is gone.
            OthersPromise: somebody else made it.
        """
        async with self._dependencies.database.transaction() as tx:
            await _own(tx, who, promise_id)

    async def add_words(self, who: Who, promise_id: int, words: str) -> None:
        """Add a comment.

        Raises:
            CardTooOld: it is gone.
            OthersPromise: somebody else made it.
            TooLong: more than is kept.
        """
        words = words.strip()
        require_fit(words, MOST_WORD)
        async with self._dependencies.database.transaction() as tx:
            found, _ = await _own(tx, who, promise_id)
            await promises.add_words(tx, found.id, words)


def _earlier(made: Sequence[Promise], person: Person) -> Promise | None:
    """Return the person's previous promise that has not been answered."""
    own = [one for one in made if one.person_id == person.id and one.outcome is None and one.text is not None]
    return own[-1] if own else None


async def _last(
    tx: Transaction, who: Who, chat_id: int, meeting_id: int | None
) -> tuple[Group, Meeting, CompanyId, Person]:
    group = await core_group(tx, chat_id)
    person = await people.meet(tx, who)
    own = await require_member(tx, person, group)
    asked = None if meeting_id is None else await meetings.by_id(tx, meeting_id)
    meeting = asked or await meetings.last_held(tx, group.id)
    if meeting is None or meeting.group_id != group.id:
        raise NothingHeld
    return group, meeting, own, person


async def _own(tx: Transaction, who: Who, promise_id: int) -> tuple[Promise, Person]:
    found, person = await promises.by_id(tx, promise_id, lock=True), await people.by_telegram_id(tx, who.telegram_id)
    if found is None:
        raise CardTooOld
    if person is None or found.person_id != person.id:
        raise OthersPromise
    return found, person


async def _asked_with(tx: Transaction, one: Promise, person: Person) -> PromiseQuestion:
    meeting = await meetings.by_id(tx, one.meeting_id)
    assert meeting is not None
    group = await groups.by_id(tx, meeting.group_id)
    together = [one] if one.asked_at is None else await promises.asked_with(tx, group.id, person.id, one.asked_at)
    return PromiseQuestion(group, person, tuple(together))
