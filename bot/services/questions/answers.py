"""Answers given in the group, in private or from another group; marked helpful, edited, removed."""

from __future__ import annotations

from bot.domain.delivery.urgency import Urgency
from bot.domain.groups import Group
from bot.domain.people import Person, Who
from bot.domain.questions import (
    SAID_WITHIN,
    Answer,
    AnswererOnly,
    AuthorOnly,
    Content,
    Media,
    NameShown,
    OwnAnswer,
    Question,
    QuestionClosed,
    QuestionGone,
    QuestionPage,
    QuestionState,
)
from bot.services.dependencies import Dependencies
from bot.services.people import looks_after
from bot.services.questions import cards as board
from bot.services.questions.lifecycle import ALONE, bring_home
from bot.services.questions.service import present
from storage import Transaction, groups, people, questions
from storage.delivery import cards, outbox, timers
from storage.questions import answers


class Answers:
    """What people can do with answers."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def give(
        self, who: Who | None, chat_id: int, card_id: int, message_id: int, content: Content
    ) -> Answer | None:
        """Record a reply in a group's chat as an answer if it replies to a question's card. Idempotent.

        Args:
            who: None for an anonymous administrator.
            card_id: the message it replies to.
            message_id: the reply itself.

        Raises:
            QuestionGone: it was removed.
            QuestionClosed: it takes no answers any more.
        """
        async with self._dependencies.database.transaction() as tx:
            card = await cards.at(tx, chat_id, card_id)
            group = await groups.by_chat(tx, chat_id)
            if card is None or card[0] not in board.TAKES_ANSWERS or group is None:
                return None
            known = await answers.by_message(tx, chat_id, message_id)
            if known is not None:
                return known
            question = await present(tx, card[1])
            if question.state is QuestionState.CLOSED:
                raise QuestionClosed
            person = None if who is None else await people.meet(tx, who)
            away = group.id != question.group_id
            shown = NameShown.HOME if not away else NameShown.UNNAMED if person is None else NameShown.ASKED
            answer = await answers.add(
                tx,
                question_id=question.id,
                at=self._dependencies.now(),
                group_id=group.id,
                person_id=None if person is None else person.id,
                # Of a question without a name this stays unsaid: it would tell who asked.
                by_asker=person is not None and person.id == question.person_id,
                shown=shown,
                media=content.media,
                body=content.body,
                file_id=content.file_id,
                chat_id=chat_id,
                message_id=message_id,
            )
            if away:
                await self._from_away(tx, group, question, answer)
            else:
                await settle_at_home(tx, self._dependencies, group, question, answer)
            return answer

    async def _from_away(self, tx: Transaction, group: Group, question: Question, answer: Answer) -> None:
        await timers.drop(tx, ALONE, question.id, "answered")
        await board.remember_answer_there(tx, group, answer)
        if answer.shown is NameShown.UNNAMED:
            await bring_home(tx, self._dependencies, question, answer.id)
            return
        now = self._dependencies.now()
        person = None if answer.person_id is None else await people.by_id(tx, answer.person_id)
        in_private = person is not None and person.reachable
        await outbox.post(
            tx,
            key=f"answer-choice:{answer.id}",
            kind="answer-choice",
            chat_id=person.telegram_id if in_private and person is not None else group.chat_id,
            person_id=person.id if in_private and person is not None else None,
            group_id=group.id,
            at=now,
            urgency=Urgency.ANSWER,
            answer=int(answer.id),
        )
        await timers.set_up(
            tx,
            key=f"answer-unsaid:{answer.id}",
            kind="answer-unsaid",
            group_id=group.id,
            subject_id=answer.id,
            due_at=now + SAID_WITHIN,
        )

    async def show_as(self, who: Who, answer_id: int, *, named: bool) -> bool:
        """Record whether an answer from another group shows company and region.

        Returns:
            False where that was settled before.

        Raises:
            QuestionGone: the question was removed, or the answer taken back.
            AnswererOnly: somebody else answered.
        """
        async with self._dependencies.database.transaction() as tx:
            answer, question = await present_answer(tx, answer_id)
            person = await people.by_telegram_id(tx, who.telegram_id)
            if person is None or person.id != answer.person_id:
                raise AnswererOnly
            if answer.shown is not NameShown.ASKED:
                return False
            await answers.change(tx, answer.id, shown=NameShown.NAMED if named else NameShown.UNNAMED)
            await timers.drop(tx, ("answer-unsaid",), answer.id, "chosen")
            await bring_home(tx, self._dependencies, question, answer.id)
            return True

    async def helpful(self, who: Who, answer_id: int, *, in_chat: bool) -> bool:
        """Mark an answer as helpful, for the asker or another member of the group.

        Args:
            in_chat: Telegram sees them in the group's chat.

        Returns:
            False where that was known.

        Raises:
            QuestionGone: it is gone, or none of theirs.
            OwnAnswer: they gave it.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            answer, question = await present_answer(tx, answer_id)
            asked = await board.is_asker(tx, self._dependencies, question, who.telegram_id)
            if not in_chat or (answer.private and not asked):
                raise QuestionGone
            known = await people.by_telegram_id(tx, who.telegram_id)
            if known is not None and known.id == answer.person_id:
                raise OwnAnswer
            if not asked:
                person = await people.meet(tx, who)
                if not await answers.mark(tx, answer.id, person.id):
                    return False
            elif answer.helpful_at is not None:
                return False
            else:
                await answers.change(tx, answer.id, helpful_at=now)
                await self._thank(tx, answer)
            await board.spoil(tx, question, now)
            return True

    async def _thank(self, tx: Transaction, answer: Answer) -> None:
        person = None if answer.person_id is None else await people.by_id(tx, answer.person_id)
        if person is not None and person.reachable:
            await outbox.post(
                tx,
                key=f"question-thanks:{answer.id}",
                kind="question-thanks",
                chat_id=person.telegram_id,
                person_id=person.id,
                group_id=answer.group_id,
                at=self._dependencies.now(),
                answer=int(answer.id),
            )

    async def edited(self, chat_id: int, message_id: int, body: str) -> None:
        """Update the answer written in an edited message. Harmless for any other message."""
        async with self._dependencies.database.transaction() as tx:
            answer = await answers.by_message(tx, chat_id, message_id)
            if answer is None or answer.removed_at is not None or answer.body == body:
                return
            question = await questions.by_id(tx, answer.question_id)
            if chat_id > 0 and question is not None and not await self._concerns(tx, answer, question):
                return
            answer = await answers.change(tx, answer.id, body=body, edited_at=self._dependencies.now())
            if question is None or question.removed:
                return
            await board.forget_answer(tx, answer)
            if answer.shown is not NameShown.ASKED:
                group = await groups.by_id(tx, question.group_id)
                await board.remember_answer(tx, group, question, answer)
            if answer.group_id is not None and answer.group_id != question.group_id:
                await board.remember_answer_there(tx, await groups.by_id(tx, answer.group_id), answer)
            await board.spoil_answer(tx, question, answer, self._dependencies.now())

    async def _concerns(self, tx: Transaction, answer: Answer, question: Question) -> bool:
        """Return whether a private answerer still belongs to a group that reads the question, or looks after it."""
        person = None if answer.person_id is None else await people.by_id(tx, answer.person_id)
        if person is None:
            return False
        home = await groups.by_id(tx, question.group_id)
        if await looks_after(tx, self._dependencies, person, home.region):
            return True
        reached = {int(home.id), *await questions.carried_to(tx, question.id)}
        return any(int(group.id) in reached for group in await groups.of_person(tx, person.id))

    async def take_back(self, who: Who, answer_id: int, *, facilitator: bool, in_private: bool = False) -> QuestionPage:
        """Remove an answer, by its author or a facilitator.

        Args:
            in_private: the page returned is for their eyes alone, not for the group's.

        Raises:
            QuestionGone: it was taken back before.
            AuthorOnly: neither.
        """
        async with self._dependencies.database.transaction() as tx:
            answer, question = await present_answer(tx, answer_id)
            person = await people.by_telegram_id(tx, who.telegram_id)
            own = person is not None and person.id == answer.person_id
            if answer.by_asker:
                own = await board.is_asker(tx, self._dependencies, question, who.telegram_id)
            if not own and not facilitator:
                raise AuthorOnly
            await take_back(tx, self._dependencies, question, answer)
            return await board.page(tx, self._dependencies, question, who.telegram_id if in_private else None)

    async def group_of(self, answer_id: int) -> Group:
        """Return the group whose question was answered.

        Raises:
            QuestionGone: question or answer is gone.
        """
        async with self._dependencies.database.transaction() as tx:
            _, question = await present_answer(tx, answer_id)
            return await groups.by_id(tx, question.group_id)


async def take_back(tx: Transaction, dependencies: Dependencies, question: Question, answer: Answer) -> None:
    """Remove an answer and its text."""
    await board.forget_answer(tx, answer)
    gone = await answers.change(tx, answer.id, removed_at=dependencies.now(), body="", file_id=None)
    await board.spoil_answer(tx, question, gone, dependencies.now())


async def present_answer(tx: Transaction, answer_id: int) -> tuple[Answer, Question]:
    """Return an answer that can still be read, with its question.

    Raises:
        QuestionGone: it cannot.
    """
    answer = await answers.by_id(tx, answer_id) if 0 < answer_id < 2**63 else None
    if answer is None or answer.removed_at is not None:
        raise QuestionGone
    return answer, await present(tx, answer.question_id)


async def answer_from_outside(
    tx: Transaction, dependencies: Dependencies, question: Question, person: Person, body: str
) -> int:
    """Post an answer by somebody who looks after the group but is not in its chat.

    Returns:
        the answer's id.
    """
    answer = await answers.add(
        tx,
        question_id=question.id,
        at=dependencies.now(),
        group_id=None,
        person_id=person.id,
        shown=NameShown.NAMED,
        media=Media.TEXT,
        body=body,
    )
    await timers.drop(tx, ALONE, question.id, "answered")
    await bring_home(tx, dependencies, question, answer.id)
    return int(answer.id)


async def settle_at_home(
    tx: Transaction, dependencies: Dependencies, group: Group, question: Question, answer: Answer
) -> None:
    """Handle an answer from the group itself: cancel nudges, and tell the asker."""
    await timers.drop(tx, ALONE, question.id, "answered")
    await board.remember_answer(tx, group, question, answer)
    await board.spoil(tx, question, dependencies.now())
    person = await board.asker(tx, dependencies, question)
    if question.sealed is not None or person is None or person.id != answer.person_id:
        await board.tell_asker(
            tx, dependencies, question, "question-answered", f"question-answered:{answer.id}", answer=int(answer.id)
        )
