"""Redraw messages about questions and answers in their current state."""

from __future__ import annotations

from bot.presenters import questions as shown
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.questions import private_messages as said
from bot.services.dependencies import Dependencies
from bot.services.people import reaches
from bot.services.questions import cards as board
from storage import Transaction, groups, people, questions
from storage.delivery import cards
from storage.questions import answers


async def redraw(tx: Transaction, _dependencies: Dependencies, card: cards.Card) -> OutgoingMessage | None:
    """Redraw a message that shows a question."""
    question = await questions.by_id(tx, card.subject_id)
    if question is None:
        return None
    if card.kind == "question-page":
        return shown.page(await board.page_of_group(tx, question))
    if card.kind == "question-away":
        there = await groups.by_chat(tx, card.chat_id)
        return None if there is None else shown.away_card(await board.card(tx, question), there)
    view = await board.card(tx, question)
    if card.kind == "question" or question.removed:
        reader = await people.by_telegram_id(tx, card.chat_id) if card.chat_id > 0 else None
        return shown.card(view, reader)
    if card.kind == "question-nudge":
        return said.nudge(view)
    reader = await people.by_telegram_id(tx, card.chat_id)
    if reader is None or not await reaches(tx, reader, view.group.region):
        return None
    return said.call(view, reader)


async def redraw_answer(tx: Transaction, _dependencies: Dependencies, card: cards.Card) -> OutgoingMessage | None:
    """Redraw a message of the bot that quotes an answer."""
    answer = await answers.by_id(tx, card.subject_id)
    question = None if answer is None else await questions.by_id(tx, answer.question_id)
    if answer is None or question is None:
        return None
    reader = await people.by_telegram_id(tx, card.chat_id) if card.chat_id > 0 else None
    view = await board.card(tx, question)
    if answer.removed_at is not None or question.removed:
        return said.answer_removed(view, answer, reader)
    if card.chat_id > 0 and (reader is None or await people.company_of(tx, reader.id, question.group_id) is None):
        # What a group writes is for those who are in it.
        return None
    given = await board.view(tx, question, answer)
    if card.kind == "answer-home":
        return said.brought_home(given, view)
    if card.kind == "answer-word":
        return said.askers_word(given, view, reader)
    return None if reader is None else said.for_asker(given, view, reader)


async def group_of_question(tx: Transaction, question_id: int) -> int | None:
    """Return the group a question was asked in; None if it no longer exists."""
    question = await questions.by_id(tx, question_id)
    return None if question is None else int(question.group_id)
