"""What somebody has left behind in questions and answers: it goes with them, or stays without their name."""

from __future__ import annotations

from bot.domain.people import Person
from bot.services import question_board as board
from bot.services.answers import take_back
from bot.services.ground import Ground
from bot.services.questions import remove
from storage import Transaction, answers, confidences, groups, questions


async def erase(tx: Transaction, ground: Ground, person: Person, *, keep_words: bool) -> None:
    """Take a person out of every question and answer.

    What they asked without a name is found by opening every seal; whose it was is then known to nobody at all.

    Args:
        keep_words: what they wrote stays for the others, without a name; else it goes.
    """
    await confidences.drop(tx, ground.vault.tag("draft", person.telegram_id))
    for question in await questions.of_person(tx, person.id):
        if keep_words:
            kept = await questions.change(tx, question.id, person_id=None, source_chat_id=None, source_message_id=None)
            if not kept.removed:
                await board.remember_question(tx, await groups.by_id(tx, kept.group_id), kept)
            await board.spoil(tx, kept, ground.now())
        else:
            await remove(tx, question, ground.now())
    for question in await questions.without_name(tx):
        if await board.is_asker(tx, ground, question, person.telegram_id):
            if keep_words:
                await questions.change(tx, question.id, sealed=None)
            else:
                await remove(tx, question, ground.now())
    await _answers(tx, ground, person, keep_words=keep_words)
    for question_id in await questions.unecho_all(tx, person.id):
        echoed = await questions.by_id(tx, question_id)
        if echoed is not None:
            await board.spoil(tx, echoed, ground.now())
    await answers.unmark_all(tx, person.id)


async def _answers(tx: Transaction, ground: Ground, person: Person, *, keep_words: bool) -> None:
    for answer in await answers.of_person(tx, person.id):
        question = await questions.by_id(tx, answer.question_id)
        if question is None:
            continue
        if answer.private or not keep_words:
            # What was said to one person alone is a name without words, so it does not stay.
            await take_back(tx, ground, question, answer)
        # An answer's number in a private chat names the chat.
        where = {"chat_id": None, "message_id": None} if answer.private else {}
        unnamed = await answers.change(tx, answer.id, person_id=None, **where)
        if unnamed.removed_at is None and not question.removed:
            await board.remember_answer(tx, await groups.by_id(tx, question.group_id), question, unnamed)
        await board.spoil(tx, question, ground.now())
