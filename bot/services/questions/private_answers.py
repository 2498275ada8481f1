"""Answers for the asker only, and the asker's comments on answers, sent through the bot."""

from __future__ import annotations

from bot.domain.delivery.urgency import Urgency
from bot.domain.groups import Group
from bot.domain.people import Who
from bot.domain.people.roles import Role
from bot.domain.questions import (
    AskerOnly,
    Content,
    Media,
    NameShown,
    Question,
    QuestionCard,
    QuestionClosed,
    QuestionGone,
    QuestionState,
)
from bot.services.dependencies import Dependencies
from bot.services.people import looking_after, require_member
from bot.services.questions import cards as board
from bot.services.questions.answers import present_answer, settle_at_home
from bot.services.questions.service import present
from storage import Transaction, groups, people, questions
from storage.delivery import outbox
from storage.questions import answers


class PrivateAnswers:
    """Private messages between an answerer and an asker."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def may_answer(self, who: Who, question_id: int, in_chat: frozenset[int]) -> QuestionCard:
        """Return the question for somebody who wants to answer in private.

        Args:
            in_chat: ids of the groups in whose chats Telegram sees them.

        Raises:
            QuestionGone: it was removed, or is none of theirs.
            QuestionClosed: it takes no answers any more.
        """
        async with self._dependencies.database.transaction() as tx:
            return await board.card(tx, await self._open_to(tx, who, question_id, in_chat))

    async def _open_to(self, tx: Transaction, who: Who, question_id: int, in_chat: frozenset[int]) -> Question:
        question = await present(tx, question_id)
        group = await groups.by_id(tx, question.group_id)
        reached = {int(group.id), *await questions.carried_to(tx, question.id)}
        after = await looking_after(tx, group.region, [Role.ADVISER, Role.RESEARCHER])
        if not reached & in_chat and who.telegram_id not in {person.telegram_id for person in after}:
            raise QuestionGone
        if question.state is QuestionState.CLOSED:
            raise QuestionClosed
        return question

    async def places(self, question_id: int) -> tuple[Group, ...]:
        """Return the groups that can read the question.

        Raises:
            QuestionGone: it was removed.
        """
        async with self._dependencies.database.transaction() as tx:
            question = await present(tx, question_id)
            reached = [question.group_id, *await questions.carried_to(tx, question.id)]
            return tuple([await groups.by_id(tx, group_id) for group_id in reached])

    async def give_in_private(
        self, who: Who, question_id: int, message_id: int, content: Content, in_chat: frozenset[int]
    ) -> bool:
        """Send an answer to the asker only.

        Args:
            message_id: of the answer, in the answerer's private chat.

        Returns:
            whether the asker hears it in private; else it waits until they look.

        Raises:
            QuestionGone, QuestionClosed: as for `may_answer`.
        """
        async with self._dependencies.database.transaction() as tx:
            question = await self._open_to(tx, who, question_id, in_chat)
            asker = await board.asker(tx, self._dependencies, question)
            if await answers.by_message(tx, who.telegram_id, message_id) is None:
                person = await people.meet(tx, who, reachable=True)
                own = await people.company_of(tx, person.id, question.group_id)
                answer = await answers.add(
                    tx,
                    question_id=question.id,
                    at=self._dependencies.now(),
                    group_id=None if own is None else question.group_id,
                    person_id=person.id,
                    private=True,
                    shown=NameShown.HOME,
                    media=content.media,
                    body=content.body,
                    file_id=content.file_id,
                    chat_id=who.telegram_id,
                    message_id=message_id,
                )
                await settle_at_home(
                    tx, self._dependencies, await groups.by_id(tx, question.group_id), question, answer
                )
            return asker is not None and asker.reachable

    async def may_reply(self, who: Who, answer_id: int) -> bool:
        """Check permission before prompting the asker for a comment on an answer.

        Returns:
            whether nobody may know that they do.

        Raises:
            QuestionGone: question or answer is gone.
            AskerOnly: somebody else asked.
            MembersOnly: the asker has left the group.
        """
        async with self._dependencies.database.transaction() as tx:
            _, question = await present_answer(tx, answer_id)
            if not await board.is_asker(tx, self._dependencies, question, who.telegram_id):
                raise AskerOnly
            await require_member(tx, who, await groups.by_id(tx, question.group_id))
            return question.sealed is not None

    async def reply(self, who: Who, answer_id: int, text: str) -> None:
        """Send the asker's comment on an answer, to the group or to the private answerer.

        Raises:
            QuestionGone, AskerOnly, MembersOnly: as for `may_reply`.
        """
        async with self._dependencies.database.transaction() as tx:
            answer, question = await present_answer(tx, answer_id)
            if not await board.is_asker(tx, self._dependencies, question, who.telegram_id):
                raise AskerOnly
            group = await groups.by_id(tx, question.group_id)
            await require_member(tx, who, group)
            word = await answers.add(
                tx,
                question_id=question.id,
                at=self._dependencies.now(),
                group_id=group.id,
                person_id=question.person_id,
                by_asker=True,
                private=answer.private,
                reply_to_id=answer.id,
                shown=NameShown.HOME,
                media=Media.TEXT,
                body=text.strip(),
            )
            to = None if answer.person_id is None else await people.by_id(tx, answer.person_id)
            if answer.private and (to is None or not to.reachable):
                return
            await outbox.post(
                tx,
                key=f"question-word:{word.id}",
                kind="question-word",
                chat_id=to.telegram_id if answer.private and to is not None else group.chat_id,
                person_id=to.id if answer.private and to is not None else None,
                group_id=group.id,
                at=self._dependencies.now(),
                urgency=Urgency.ANSWER,
                answer=int(word.id),
            )
            if not answer.private:
                await board.spoil(tx, question, self._dependencies.now())
