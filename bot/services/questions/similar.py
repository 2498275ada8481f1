"""Earlier questions similar to a new one, each with its most helpful answer."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence

from bot.domain.groups import Group
from bot.domain.people import Who
from bot.domain.questions import SimilarQuestion
from bot.domain.refused import NoGroupOfYours
from bot.formats import terms
from bot.services.dependencies import Dependencies, core_group
from bot.services.people import require_member
from bot.services.questions import cards as board
from bot.services.questions.service import Questions, own_group
from bot.services.search import similar
from storage import Transaction, groups, people, questions

MOST = 3


class SimilarQuestions:
    """Similar questions shown to a person before they ask."""

    def __init__(self, dependencies: Dependencies, asking: Questions) -> None:
        self._dependencies = dependencies
        self._asking = asking

    async def ask_unless_similar(
        self, who: Who, chat_id: int, text: str, *, source: tuple[int, int], topic_id: int | None
    ) -> tuple[SimilarQuestion, ...]:
        """Post a question in the group's chat, unless there are similar earlier ones.

        Args:
            source: chat id and message id it was asked with.
            topic_id: where the card goes.

        Returns:
            up to three answered questions of the group that look like it; where there are any, nothing was asked.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: they belong to no company here.
            QuestionEmpty, QuestionTooLong: of what was typed.
        """
        await asyncio.to_thread(terms.warm_up)
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            await require_member(tx, who, group)
            earlier = await _earlier(tx, group, text)
            if not earlier:
                await self._asking.ask_in(tx, who, group, text, source=source, topic_id=topic_id)
            return earlier

    async def for_one(self, who: Who, text: str) -> tuple[tuple[Group, ...], tuple[SimilarQuestion, ...]]:
        """Return where a person can ask and, if that is a single group, similar questions there.

        Raises:
            NoGroupOfYours: they belong to no company anywhere.
        """
        await asyncio.to_thread(terms.warm_up)
        async with self._dependencies.database.transaction() as tx:
            person = await people.by_telegram_id(tx, who.telegram_id)
            own = () if person is None else tuple(await groups.of_person(tx, person.id))
            if not own:
                raise NoGroupOfYours
            return own, await _earlier(tx, own[0], text) if len(own) == 1 else ()

    async def to(self, who: Who, group_id: int, text: str) -> tuple[Group, tuple[SimilarQuestion, ...]]:
        """Return the group and up to three of its answered questions similar to a text, most similar first.

        Raises:
            NotSetUp: the group is no core group.
            MembersOnly: they belong to no company there.
        """
        await asyncio.to_thread(terms.warm_up)
        async with self._dependencies.database.transaction() as tx:
            group = await own_group(tx, who, group_id)
            return group, await _earlier(tx, group, text)


async def _earlier(tx: Transaction, group: Group, text: str) -> tuple[SimilarQuestion, ...]:
    async def answered(question_ids: Sequence[int]) -> Collection[int]:
        return await questions.answered_openly(tx, question_ids)

    found = [await _best(tx, kept.subject_id) for kept in await similar(tx, group.id, text, MOST, only=answered)]
    return tuple(one for one in found if one is not None)


async def _best(tx: Transaction, question_id: int) -> SimilarQuestion | None:
    """Return a question with its most helpful public answer; the newest if none was marked."""
    question = await questions.by_id(tx, question_id)
    if question is None or question.removed:
        return None
    card = await board.card(tx, question)
    worded = [view for view in card.answers if view.answer.body.strip()]
    if not worded:
        return None
    best = max(worded, key=lambda view: (view.answer.helpful_at is not None, view.helped, view.answer.id))
    return SimilarQuestion(question, best.answer.body)
