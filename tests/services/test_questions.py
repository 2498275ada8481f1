"""Questions and answers as services, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.people import Who
from bot.domain.questions import AskedEnough, AskerOnly, AuthorOnly, Content, Media, NoSuchQuestion, QuestionGone
from bot.domain.refused import MembersOnly
from bot.services.dependencies import Dependencies
from bot.services.questions import Answers, QuestionLists, Questions, SimilarQuestions
from bot.services.questions import erasure as questions_erasure
from storage import Database, groups, people, questions
from storage.delivery import cards
from storage.groups import companies
from storage.questions import answers
from storage.tables import memory as memory_table

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
AINO, BEN, CARA = (Who(number, name, "en") for number, name in ((101, "Aino"), (102, "Ben"), (103, "Cara")))
CHAT = -1001


class Standing:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at


@pytest.fixture
async def dependencies(database: Database) -> Dependencies:
    """A group with Aino and Ben in it; Cara belongs to none."""
    made = Dependencies(database, Standing(), "en", "Europe/Helsinki", frozenset())
    async with database.transaction() as tx:
        group = await groups.add(
            tx, chat_id=CHAT, title="Kainuu", language="en", zone="Europe/Helsinki", is_forum=False
        )
        await groups.change(tx, group.id, registered_at=NOW, region="Kainuu")
        for who in (AINO, BEN):
            person = await people.meet(tx, who, reachable=True)
            company = await companies.add(tx, group.id, f"Company of {who.name}", NOW, 0)
            await people.enter(tx, person.id, group.id, company, NOW)
        await people.meet(tx, CARA, reachable=True)
    return made


async def _ask(dependencies: Dependencies, text: str = "How do you price small jobs?", message: int = 1) -> int:
    card = await Questions(dependencies).ask(AINO, CHAT, text, source=(CHAT, message))
    async with dependencies.database.transaction() as tx:
        await cards.put(tx, chat_id=CHAT, message_id=1000 + message, kind="question", subject_id=card.question.id)
    return int(card.question.id)


async def _answer(dependencies: Dependencies, question: int, text: str = "By the hour.", message: int = 50) -> int:
    given = await Answers(dependencies).give(BEN, CHAT, 1000 + question, message, Content(Media.TEXT, text))
    assert given is not None
    return int(given.id)


async def test_numbers_count_up_and_one_message_asks_once(dependencies: Dependencies) -> None:
    asked = Questions(dependencies)
    first = await asked.ask(AINO, CHAT, "One?", source=(CHAT, 1))
    again = await asked.ask(AINO, CHAT, "One?", source=(CHAT, 1))
    second = await asked.ask(BEN, CHAT, "Two?", source=(CHAT, 2))
    assert (first.question.number, again.question.number, second.question.number) == (1, 1, 2)
    with pytest.raises(MembersOnly):
        await asked.ask(CARA, CHAT, "Three?", source=(CHAT, 3))


async def test_without_a_name_no_row_names_anybody_and_a_day_has_its_limit(dependencies: Dependencies) -> None:
    asked = Questions(dependencies)
    for number in range(3):
        card = await asked.ask_in_private(AINO, 1, f"Number {number}?", named=False, once=f"{number}")
    assert card.author.name is None
    with pytest.raises(AskedEnough):
        await asked.ask_in_private(AINO, 1, "One more?", named=False, once="x")
    await asked.ask_in_private(BEN, 1, "Mine?", named=False, once="y")
    assert (await asked.asked_by(AINO, card.question.id)).question.id == card.question.id
    with pytest.raises(AskerOnly):
        await asked.asked_by(BEN, card.question.id)
    async with dependencies.database.transaction() as tx:
        question = await questions.by_id(tx, card.question.id)
        assert question is not None
        assert (question.person_id, question.source_chat_id, question.source_message_id) == (None, None, None)
        kept = await tx.all(memory_table.select())
        assert {row.person_id for row in kept} == {None}
    clock = dependencies.clock
    assert isinstance(clock, Standing)
    clock.at = NOW + timedelta(days=1)
    await asked.ask_in_private(AINO, 1, "A new day?", named=False, once="z")


async def test_an_answer_counts_once_and_marks_are_told_apart(dependencies: Dependencies) -> None:
    question = await _ask(dependencies)
    answer = await _answer(dependencies, question)
    assert await _answer(dependencies, question) == answer
    given = Answers(dependencies)
    assert await given.helpful(AINO, answer, in_chat=True)
    assert not await given.helpful(AINO, answer, in_chat=True)
    assert await given.helpful(CARA, answer, in_chat=True)
    assert not await given.helpful(CARA, answer, in_chat=True)
    with pytest.raises(QuestionGone):
        await given.helpful(CARA, answer, in_chat=False)
    view = await QuestionLists(dependencies).page(CHAT, 1)
    assert [(one.helped, one.answer.helpful_at) for one in view.thread] == [(1, NOW)]
    assert (await QuestionLists(dependencies).open(CHAT)).groups[0][1] == ()


async def test_only_the_author_or_a_facilitator_closes_removes_and_takes_back(dependencies: Dependencies) -> None:
    question = await _ask(dependencies)
    answer = await _answer(dependencies, question)
    with pytest.raises(AuthorOnly):
        await Questions(dependencies).close(BEN, question, facilitator=False)
    with pytest.raises(AuthorOnly):
        await Answers(dependencies).take_back(AINO, answer, facilitator=False)
    await Questions(dependencies).close(AINO, question, facilitator=True)
    await Answers(dependencies).take_back(BEN, answer, facilitator=False)
    await Questions(dependencies).remove(AINO, question, facilitator=False)
    with pytest.raises(QuestionGone):
        await Questions(dependencies).remove(AINO, question, facilitator=False)
    with pytest.raises(NoSuchQuestion):
        await QuestionLists(dependencies).page(CHAT, 1)
    async with dependencies.database.transaction() as tx:
        assert await tx.all(memory_table.select()) == []
        kept = await answers.by_id(tx, answer)
        assert kept is not None
        assert kept.body == ""


async def test_only_answered_questions_of_the_group_look_alike(dependencies: Dependencies) -> None:
    alike = SimilarQuestions(dependencies, Questions(dependencies))
    question = await _ask(dependencies)
    assert (await alike.to(BEN, 1, "How should small jobs be priced?"))[1] == ()
    await _answer(dependencies, question)
    _, found = await alike.to(BEN, 1, "How should small jobs be priced?")
    assert [(one.question.id, one.answer) for one in found] == [(question, "By the hour.")]
    with pytest.raises(MembersOnly):
        await alike.to(CARA, 1, "How should small jobs be priced?")


@pytest.mark.parametrize("keep_words", [True, False])
async def test_whoever_leaves_for_good_takes_words_along_or_leaves_them_without_a_name(
    dependencies: Dependencies, keep_words: bool
) -> None:
    named = await _ask(dependencies)
    await _answer(dependencies, named)
    unnamed = await Questions(dependencies).ask_in_private(BEN, 1, "Without a name?", named=False, once="n")
    await Questions(dependencies).same(BEN, named, (CHAT, 1001))
    async with dependencies.database.transaction() as tx:
        ben = await people.by_telegram_id(tx, BEN.telegram_id)
        assert ben is not None
        await questions_erasure.erase(tx, dependencies, ben, keep_words=keep_words)
        assert await answers.of_person(tx, ben.id) == []
        assert await questions.echoes(tx, [named]) == {}
        left = await questions.by_id(tx, unnamed.question.id)
        assert left is not None
        assert left.sealed is None
        assert left.removed is not keep_words
        rows = await tx.all(memory_table.select())
        assert ben.id not in {row.person_id for row in rows}
        assert ("By the hour." in {row.body for row in rows}) is keep_words
