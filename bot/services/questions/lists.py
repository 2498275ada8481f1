"""The `/questions` and `/question` commands: the open questions, and one question with its answers."""

from __future__ import annotations

from collections.abc import Collection

from bot.domain.groups import Group
from bot.domain.people import Who
from bot.domain.questions import LIST_AFTER, Carried, NoSuchQuestion, QuestionCard, QuestionList, QuestionPage
from bot.services.dependencies import Dependencies, core_group
from bot.services.people import is_coordinator
from bot.services.questions import cards as board
from bot.services.questions.service import present
from storage import Transaction, groups, people, questions
from storage.delivery import cards


class QuestionLists:
    """Reading questions."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def open(self, chat_id: int) -> QuestionList:
        """Return a group's open questions.

        Raises:
            NotSetUp: the chat is no core group.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            return QuestionList(((group, await self._open(tx, group)),), ((group, await self._carried(tx, group)),))

    async def _open(self, tx: Transaction, group: Group) -> tuple[QuestionCard, ...]:
        return tuple([await board.card(tx, question) for question in await questions.open_in(tx, group.id)])

    async def _carried(self, tx: Transaction, group: Group, but_of: Collection[int] = ()) -> tuple[Carried, ...]:
        """Return the questions the network asks this group.

        Args:
            but_of: groups whose own questions the reader sees anyway.
        """
        found = []
        for question in await questions.carried_open(tx, group.id):
            if question.group_id in but_of:
                continue
            place = await cards.newest(tx, "question-away", question.id, group.chat_id)
            home = (await groups.by_id(tx, question.group_id)).title if question.carried_named else None
            found.append(Carried(question, home, None if place is None else (place.chat_id, place.message_id)))
        return tuple(found)

    async def open_for(self, who: Who) -> QuestionList:
        """Return the open questions of a person's groups; for coordinators also overdue ones anywhere."""
        async with self._dependencies.database.transaction() as tx:
            person = await people.by_telegram_id(tx, who.telegram_id)
            own = [] if person is None else await groups.of_person(tx, person.id)
            coordinator = await is_coordinator(tx, self._dependencies, who.telegram_id)
            late = await questions.unanswered(tx, self._dependencies.now() - LIST_AFTER) if coordinator else []
            return QuestionList(
                tuple([(group, await self._open(tx, group)) for group in own]),
                tuple([(group, await self._carried(tx, group, [one.id for one in own])) for group in own]),
                tuple([await board.card(tx, question) for question in late]),
                coordinator,
            )

    async def page(self, chat_id: int, number: int) -> QuestionPage:
        """Return one question of the group with its answers.

        Raises:
            NotSetUp: the chat is no core group.
            NoSuchQuestion: none has that number.
        """
        async with self._dependencies.database.transaction() as tx:
            return await self._page(tx, await core_group(tx, chat_id), number)

    async def pages_for(self, who: Who, number: int) -> tuple[tuple[Group, ...], tuple[QuestionPage, ...]]:
        """Return the same in private, with what only this person sees; several groups may have that number.

        Returns:
            the person's groups, and the question of that number in each of them that has one.
        """
        async with self._dependencies.database.transaction() as tx:
            person = await people.by_telegram_id(tx, who.telegram_id)
            own = [] if person is None else await groups.of_person(tx, person.id)
            found = []
            for group in own:
                try:
                    found.append(await self._page(tx, group, number, who.telegram_id))
                except NoSuchQuestion:
                    continue
            return tuple(own), tuple(found)

    async def _page(self, tx: Transaction, group: Group, number: int, reader: int | None = None) -> QuestionPage:
        question = await questions.by_number(tx, group.id, number) if 0 < number < 2**31 else None
        if question is None or question.removed:
            raise NoSuchQuestion(number=number, group=group.title)
        return await board.page(tx, self._dependencies, question, reader)

    async def page_of(self, question_id: int, who: Who | None) -> QuestionPage:
        """Return the page again after a button press; `who` reads it in private.

        Raises:
            QuestionGone: it was removed.
        """
        async with self._dependencies.database.transaction() as tx:
            question = await present(tx, question_id)
            return await board.page(tx, self._dependencies, question, None if who is None else who.telegram_id)
