"""Share a question with the other groups, by the person who asked it."""

from __future__ import annotations

from bot.domain.delivery.urgency import Urgency
from bot.domain.groups import Group
from bot.domain.people import Who
from bot.domain.questions import (
    AskerOnly,
    CarriedAlready,
    NobodyElse,
    Question,
    QuestionCard,
    QuestionClosed,
    QuestionState,
)
from bot.services.dependencies import Dependencies
from bot.services.people import require_member
from bot.services.questions import cards as board
from bot.services.questions.service import present
from storage import Transaction, groups, questions
from storage.delivery import outbox


class QuestionNetwork:
    """`Ask the network`."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def preview(self, who: Who, question_id: int) -> tuple[QuestionCard, int]:
        """Return the question and the number of groups it would be sent to.

        Raises:
            QuestionGone: it was removed.
            AskerOnly: somebody else asked.
            MembersOnly: the asker has left the group.
            QuestionClosed, CarriedAlready, NobodyElse: it cannot go now.
        """
        async with self._dependencies.database.transaction() as tx:
            question = await self._own(tx, who, question_id)
            return await board.card(tx, question), len(await self._others(tx, question))

    async def _own(self, tx: Transaction, who: Who, question_id: int) -> Question:
        question = await present(tx, question_id)
        if not await board.is_asker(tx, self._dependencies, question, who.telegram_id):
            raise AskerOnly
        await require_member(tx, who, await groups.by_id(tx, question.group_id))
        if question.state is QuestionState.CLOSED:
            raise QuestionClosed
        if question.carried_at is not None:
            raise CarriedAlready
        return question

    async def _others(self, tx: Transaction, question: Question) -> list[Group]:
        others = [group for group in await groups.all_awake(tx) if group.id != question.group_id]
        if not others:
            raise NobodyElse
        return others

    async def carry(self, who: Who, question_id: int, *, named: bool) -> int:
        """Send the question to every other group, unchanged.

        Args:
            named: with the group's name.

        Returns:
            to how many groups it goes.

        Raises:
            The same as `preview`.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            question = await self._own(tx, who, question_id)
            # The group's row keeps two presses apart.
            await groups.by_id(tx, question.group_id, lock=True)
            question = await self._own(tx, who, question_id)
            others = await self._others(tx, question)
            await questions.carry(tx, question.id, [group.id for group in others])
            question = await questions.change(tx, question.id, carried_at=now, carried_named=named)
            for group in others:
                await outbox.post(
                    tx,
                    key=f"question-network:{question.id}:{group.id}",
                    kind="question-network",
                    chat_id=group.chat_id,
                    group_id=group.id,
                    at=now,
                    urgency=Urgency.BROADCAST,
                    question=int(question.id),
                )
            await board.spoil(tx, question, now)
            return len(others)
