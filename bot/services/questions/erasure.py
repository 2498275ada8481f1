"""What `/forget` does to questions and answers: erased, or kept without the name."""

from __future__ import annotations

from bot.domain.people import Person
from bot.domain.questions import Question
from bot.services.dependencies import Dependencies
from bot.services.questions import cards as board
from bot.services.questions.answers import take_back
from bot.services.questions.service import remove
from storage import Transaction, groups, questions
from storage.delivery import cards
from storage.questions import answers, sealed_drafts


async def erase(tx: Transaction, dependencies: Dependencies, person: Person, *, keep_words: bool) -> None:
    """Remove a person from every question and answer, and redraw everything that shows them.

    What they asked without a name is found by opening every seal; whose it was is then known to nobody at all.

    Args:
        keep_words: what they wrote stays for the others, without a name; else it goes.
    """
    now = dependencies.now()
    await sealed_drafts.drop(tx, dependencies.encryption.tag("draft", person.telegram_id))
    for question in await questions.of_person(tx, person.id):
        if keep_words:
            kept = await questions.change(tx, question.id, person_id=None, source_chat_id=None, source_message_id=None)
            if not kept.removed:
                await board.remember_question(tx, await groups.by_id(tx, kept.group_id), kept)
            await cards.spoil_every(tx, board.EVERY_CARD, kept.id, now)
            await _own_words(tx, kept.id, dependencies)
        else:
            await remove(tx, question, now)
    for question in await unnamed(tx, dependencies, person):
        if keep_words:
            await questions.change(tx, question.id, sealed=None)
        else:
            await remove(tx, question, now)
    await _answers(tx, dependencies, person, keep_words=keep_words)
    for question_id in await questions.unecho_all(tx, person.id):
        echoed = await questions.by_id(tx, question_id)
        if echoed is not None:
            await board.spoil(tx, echoed, now)
    await answers.unmark_all(tx, person.id)


async def unnamed(tx: Transaction, dependencies: Dependencies, person: Person) -> list[Question]:
    """Return the person's questions without a name that have not been removed."""
    sealed = await questions.without_name(tx)
    return [one for one in sealed if await board.is_asker(tx, dependencies, one, person.telegram_id)]


async def _own_words(tx: Transaction, question_id: int, dependencies: Dependencies) -> None:
    """Remove the name from what the asker said to answers through the bot."""
    for answer in await answers.of_question(tx, question_id):
        if answer.by_asker:
            await cards.spoil_every(tx, board.ANSWER_CARDS, answer.id, dependencies.now())


async def _answers(tx: Transaction, dependencies: Dependencies, person: Person, *, keep_words: bool) -> None:
    now = dependencies.now()
    for answer in await answers.of_person(tx, person.id):
        question = await questions.by_id(tx, answer.question_id)
        if question is None:
            continue
        if answer.private or not keep_words:
            # What was said to one person alone is a name without words, so it does not stay.
            await take_back(tx, dependencies, question, answer)
        # Under an answer's own message in the chat stands its author's name, and its number in a private chat is
        # that chat's: no row leads there.
        unnamed_ = await answers.change(tx, answer.id, person_id=None, chat_id=None, message_id=None)
        if unnamed_.removed_at is None and not question.removed:
            await board.forget_answer(tx, unnamed_)
            home = await groups.by_id(tx, question.group_id)
            copy = await cards.newest(tx, "answer-home", answer.id, home.chat_id)
            place = None if copy is None else (copy.chat_id, copy.message_id)
            await board.remember_answer(tx, home, question, unnamed_, place)
            if unnamed_.group_id is not None and unnamed_.group_id != home.id:
                await board.remember_answer_there(tx, await groups.by_id(tx, unnamed_.group_id), unnamed_)
        await cards.spoil_every(tx, (*board.ANSWER_CARDS,), answer.id, now)
        await cards.spoil_every(tx, board.CARDS, question.id, now)
