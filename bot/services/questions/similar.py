"""Earlier questions that look like a new one, with the answer that helped most."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence

from bot.domain.people import Who
from bot.domain.questions import Alike
from bot.formats import terms
from bot.services.dependencies import Ground
from bot.services.questions import cards as board
from bot.services.questions.service import own_group
from bot.services.search import similar
from storage import Transaction, questions

MOST = 3


class AlikeQuestions:
    """What a person reads before they ask what was asked before."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def to(self, who: Who, group_id: int, text: str) -> tuple[Alike, ...]:
        """Up to three answered questions of this group that look like that text, most alike first.

        Raises:
            NotSetUp: the group is no core group.
            MembersOnly: they belong to no company there.
        """
        await asyncio.to_thread(terms.warm_up)
        async with self._ground.database.transaction() as tx:
            group = await own_group(tx, who, group_id)

            async def answered(question_ids: Sequence[int]) -> Collection[int]:
                return await questions.answered_openly(tx, question_ids)

            found = [
                await _best(tx, kept.subject_id) for kept in await similar(tx, group.id, text, MOST, only=answered)
            ]
            return tuple(one for one in found if one is not None)


async def _best(tx: Transaction, question_id: int) -> Alike | None:
    """A question with the open answer that helped most; the newest, where none was marked."""
    question = await questions.by_id(tx, question_id)
    if question is None or question.removed:
        return None
    card = await board.card(tx, question)
    worded = [view for view in card.answers if view.answer.body.strip()]
    if not worded:
        return None
    best = max(worded, key=lambda view: (view.answer.helpful_at is not None, view.helped, view.answer.id))
    return Alike(question, best.answer.body)
