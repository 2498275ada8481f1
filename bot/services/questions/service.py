"""The `/ask` command: questions are asked, edited, closed and removed."""

from __future__ import annotations

from datetime import datetime

from bot.domain.delivery.urgency import Urgency
from bot.domain.groups import Group
from bot.domain.people import Who
from bot.domain.questions import (
    UNNAMED_A_DAY,
    AskedEnough,
    AskerOnly,
    AuthorOnly,
    Question,
    QuestionCard,
    QuestionGone,
    QuestionPage,
    QuestionState,
    as_asked,
)
from bot.domain.refused import NoGroupOfYours, NotSetUp
from bot.services.dependencies import Dependencies, core_group
from bot.services.people import require_member
from bot.services.questions import cards as board
from bot.services.questions.lifecycle import ALONE, set_timers
from storage import Transaction, groups, people, questions, search
from storage.delivery import outbox, timers
from storage.questions import answers


class Questions:
    """What people can do with questions."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def may_ask(self, who: Who, chat_id: int | None) -> None:
        """Check permission before prompting for a question.

        Args:
            chat_id: the group's chat; None in private, where it may be any of their groups.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: they belong to no company there.
            NoGroupOfYours: in private, of somebody who belongs to none anywhere.
        """
        async with self._dependencies.database.transaction() as tx:
            if chat_id is not None:
                await require_member(tx, who, await core_group(tx, chat_id))
                return
            person = await people.by_telegram_id(tx, who.telegram_id)
            if person is None or not await groups.of_person(tx, person.id):
                raise NoGroupOfYours

    async def ask(
        self, who: Who, chat_id: int, text: str, *, source: tuple[int, int] | None, topic_id: int | None = None
    ) -> QuestionCard:
        """Post a question in the group's chat. Idempotent for the same message.

        Args:
            source: chat id and message id it was asked with.
            topic_id: where the card goes.

        Raises:
            NotSetUp: the chat is no core group.
            MembersOnly: they belong to no company here.
            QuestionEmpty, QuestionTooLong: of what was typed.
        """
        async with self._dependencies.database.transaction() as tx:
            return await self.ask_in(tx, who, await core_group(tx, chat_id), text, source=source, topic_id=topic_id)

    async def ask_in(
        self,
        tx: Transaction,
        who: Who,
        group: Group,
        text: str,
        *,
        source: tuple[int, int] | None,
        topic_id: int | None = None,
    ) -> QuestionCard:
        """Post a question within a transaction."""
        await require_member(tx, who, group)
        asked = None if source is None else await questions.by_source(tx, *source)
        if asked is not None:
            return await board.card(tx, asked)
        person = await people.meet(tx, who)
        origin = {} if source is None else {"source_chat_id": source[0], "source_message_id": source[1]}
        return await self._post(tx, group, text, topic_id, person_id=person.id, **origin)

    async def ask_in_private(self, who: Who, group_id: int, text: str, *, named: bool, once: str) -> QuestionCard:
        """Post a question from the private chat, with or without the asker's name.

        Args:
            once: of the preview it is sent off from, so that two presses ask once.

        Raises:
            NotSetUp, MembersOnly, QuestionEmpty, QuestionTooLong: as for `ask`.
            AskedEnough: so many without a name a day.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await own_group(tx, who, group_id, lock=True)
            asked = await questions.by_once(tx, once)
            if asked is not None:
                return await board.card(tx, asked)
            if named:
                person = await people.meet(tx, who)
                return await self._post(tx, group, text, group.topic_id, once=once, person_id=person.id)
            await self._count(tx, who)
            sealed = board.sealed_asker(self._dependencies, who.telegram_id)
            return await self._post(tx, group, text, group.topic_id, once=once, sealed=sealed)

    async def _count(self, tx: Transaction, who: Who) -> None:
        day = self._dependencies.now().date().isoformat()
        tag = self._dependencies.encryption.tag("quota", f"{who.telegram_id}:{day}")
        if await questions.count_today(tx, tag, day) > UNNAMED_A_DAY:
            raise AskedEnough(n=UNNAMED_A_DAY)

    async def _post(
        self, tx: Transaction, group: Group, text: str, topic_id: int | None, **values: object
    ) -> QuestionCard:
        now = self._dependencies.now()
        question = await questions.add(tx, group_id=group.id, body=as_asked(text), at=now, **values)
        await outbox.post(
            tx,
            key=f"question:{question.id}",
            kind="question",
            chat_id=group.chat_id,
            group_id=group.id,
            at=now,
            urgency=Urgency.ANSWER,
            question=int(question.id),
            topic=topic_id,
        )
        await board.remember_question(tx, group, question)
        await set_timers(tx, group, question)
        return await board.card(tx, question)

    async def edited(self, chat_id: int, message_id: int, text: str) -> bool:
        """Update the question written in an edited message.

        Returns:
            whether a question was asked with it.
        """
        async with self._dependencies.database.transaction() as tx:
            question = await questions.by_source(tx, chat_id, message_id)
            if question is None or question.removed:
                return False
            await self._change(tx, question, as_asked(text))
            return True

    async def correct(self, who: Who, question_id: int, text: str) -> QuestionCard:
        """Reword a question, by its asker.

        Raises:
            QuestionGone: it was removed.
            AskerOnly: somebody else asked.
            MembersOnly: the asker has left the group.
            QuestionEmpty, QuestionTooLong: of what was typed.
        """
        async with self._dependencies.database.transaction() as tx:
            question = await self._asked_by(tx, who, question_id)
            return await board.card(tx, await self._change(tx, question, as_asked(text)))

    async def _change(self, tx: Transaction, question: Question, body: str) -> Question:
        if body == question.body:
            return question
        now = self._dependencies.now()
        question = await questions.change(tx, question.id, body=body, edited_at=now)
        await board.remember_question(tx, await groups.by_id(tx, question.group_id), question)
        await board.spoil_words(tx, question, now)
        return question

    async def _asked_by(self, tx: Transaction, who: Who, question_id: int) -> Question:
        question = await present(tx, question_id)
        if not await board.is_asker(tx, self._dependencies, question, who.telegram_id):
            raise AskerOnly
        await require_member(tx, who, await groups.by_id(tx, question.group_id))
        return question

    async def asked_by(self, who: Who, question_id: int) -> QuestionCard:
        """Return the question for the person who asked it.

        Raises:
            QuestionGone: it was removed.
            AskerOnly: somebody else asked.
            MembersOnly: the asker has left the group.
        """
        async with self._dependencies.database.transaction() as tx:
            return await board.card(tx, await self._asked_by(tx, who, question_id))

    async def same(self, who: Who, question_id: int, pressed: tuple[int, int]) -> bool:
        """Record that this person has the same question.

        Args:
            pressed: chat id and message id of the card.

        Returns:
            False where they had said so before, or asked it themselves.

        Raises:
            QuestionGone: it was removed.
        """
        async with self._dependencies.database.transaction() as tx:
            question = await present(tx, question_id)
            if await board.is_asker(tx, self._dependencies, question, who.telegram_id):
                return False
            person = await people.meet(tx, who)
            if not await questions.echo(tx, question.id, person.id):
                return False
            await board.spoil(tx, question, self._dependencies.now(), pressed=pressed)
            return True

    async def close(self, who: Who, question_id: int, *, facilitator: bool, in_private: bool = False) -> QuestionPage:
        """Close a question, by its asker or a facilitator.

        Args:
            in_private: the page returned is for their eyes alone, not for the group's.

        Raises:
            QuestionGone: it was removed.
            AuthorOnly: neither.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            question = await self._own_or_facilitators(tx, who, question_id, facilitator)
            if question.state is QuestionState.OPEN:
                question = await questions.change(tx, question.id, state=QuestionState.CLOSED, closed_at=now)
                await timers.drop(tx, ALONE, question.id, "closed")
                await board.spoil(tx, question, now)
            return await board.page(tx, self._dependencies, question, who.telegram_id if in_private else None)

    async def remove(self, who: Who | None, question_id: int, *, facilitator: bool) -> QuestionCard:
        """Remove a question and its answers, by its asker or a facilitator.

        Raises:
            QuestionGone: it was removed before.
            AuthorOnly: neither.
        """
        async with self._dependencies.database.transaction() as tx:
            question = await self._own_or_facilitators(tx, who, question_id, facilitator)
            return await board.card(tx, await remove(tx, question, self._dependencies.now()))

    async def _own_or_facilitators(
        self, tx: Transaction, who: Who | None, question_id: int, facilitator: bool
    ) -> Question:
        question = await present(tx, question_id)
        own = who is not None and await board.is_asker(tx, self._dependencies, question, who.telegram_id)
        if not own and not facilitator:
            raise AuthorOnly
        return question

    async def group_of(self, question_id: int) -> Group:
        """Return the group of a question.

        Raises:
            QuestionGone: there is no such question.
        """
        async with self._dependencies.database.transaction() as tx:
            return await groups.by_id(tx, (await present(tx, question_id)).group_id)


async def present(tx: Transaction, question_id: int) -> Question:
    """Return the question, if it can still be read.

    Raises:
        QuestionGone: it cannot.
    """
    question = await questions.by_id(tx, question_id) if 0 < question_id < 2**63 else None
    if question is None or question.removed:
        raise QuestionGone
    return question


async def remove(tx: Transaction, question: Question, now: datetime) -> Question:
    """Remove a question: its text, its asker, and its answers."""
    for answer in await answers.of_question(tx, question.id):
        await board.forget_answer(tx, answer)
        gone = await answers.change(tx, answer.id, removed_at=now, body="", file_id=None)
        await board.spoil_answer(tx, question, gone, now)
    for kind in ("question", board.CARRIED):
        await search.forget_everywhere(tx, kind=kind, subject_id=question.id)
    await timers.drop(tx, ALONE, question.id, "removed")
    question = await questions.change(
        tx,
        question.id,
        state=QuestionState.REMOVED,
        body="",
        sealed=None,
        person_id=None,
        source_chat_id=None,
        source_message_id=None,
        closed_at=now,
    )
    await board.spoil_words(tx, question, now)
    return question


async def own_group(tx: Transaction, who: Who, group_id: int, *, lock: bool = False) -> Group:
    """Return the core group, for one of its members.

    Raises:
        NotSetUp: the group is no core group.
        MembersOnly: they belong to no company there.
    """
    group = await groups.find(tx, group_id, lock=lock)
    if group is None or not group.registered:
        raise NotSetUp
    await require_member(tx, who, group)
    return group
