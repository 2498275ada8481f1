"""Messages about questions caused by time or by another person, written when they are sent."""

from __future__ import annotations

from bot.domain.ids import GroupId
from bot.domain.questions import NOBODYS_CHAT, Answer, NameShown, Question, QuestionState
from bot.presenters import questions as shown
from bot.presenters.outgoing import Destination
from bot.presenters.questions import private_messages as said
from bot.services.delivery import Arrived, Needless, Writing, Written
from bot.services.dependencies import Dependencies
from bot.services.people import reaches
from bot.services.questions import cards as board
from storage import Transaction, groups, mail, people, questions
from storage.delivery import cards
from storage.delivery.outbox import Letter
from storage.questions import answers

GONE = Needless("the question or the answer is gone")
NOT_THEIRS = Needless("the reader may not see it any more")


async def _question(tx: Transaction, letter: Letter) -> Question | None:
    question = await questions.by_id(tx, letter.payload["question"])
    return None if question is None or question.removed else question


async def _answer(tx: Transaction, letter: Letter) -> tuple[Answer, Question] | None:
    answer = await answers.by_id(tx, letter.payload["answer"])
    question = None if answer is None else await questions.by_id(tx, answer.question_id)
    if answer is None or answer.removed_at is not None or question is None or question.removed:
        return None
    return answer, question


async def write_question(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the question's card in its group."""
    question = await _question(tx, letter)
    if question is None:
        return GONE
    to = Destination(letter.chat_id, letter.payload["topic"])
    return Written(to, shown.card(await board.card(tx, question)), ("question", question.id))


async def write_away(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the question's card in another group."""
    question = await _question(tx, letter)
    if question is None or question.state is not QuestionState.OPEN:
        return Needless("no longer open")
    there = await groups.by_id(tx, GroupId(letter.group_id or 0))
    message = shown.away_card(await board.card(tx, question), there)
    return Written(Destination(letter.chat_id, there.topic_id), message, ("question-away", question.id))


async def write_answered(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell the asker about an answer."""
    found = await _answer(tx, letter)
    if found is None:
        return GONE
    answer, question = found
    reader = await board.reader_of(tx, dependencies, question, letter)
    if reader is None:
        return NOT_THEIRS
    message = said.for_asker(await board.view(tx, question, answer), await board.card(tx, question), reader)
    # Where nobody may know who asked, no row says in which chat the answer stands.
    card = None if letter.chat_id >= NOBODYS_CHAT else ("answer-told", int(answer.id))
    return Written(Destination(reader.telegram_id), message, card)


async def write_home(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write an answer from another group in the group that asked."""
    found = await _answer(tx, letter)
    if found is None:
        return GONE
    answer, question = found
    card = await board.card(tx, question)
    place = await cards.newest(tx, "question", question.id, letter.chat_id)
    to = Destination(letter.chat_id, card.group.topic_id, None if place is None else place.message_id)
    return Written(to, said.brought_home(await board.view(tx, question, answer), card), ("answer-home", int(answer.id)))


async def write_word(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the asker's comment on an answer."""
    found = await _answer(tx, letter)
    if found is None:
        return GONE
    word, question = found
    view, card = await board.view(tx, question, word), await board.card(tx, question)
    if letter.person_id is not None:
        reader = await people.by_id(tx, letter.person_id)
        if reader is None:
            return NOT_THEIRS
        return Written(Destination(letter.chat_id), said.askers_word(view, card, reader), ("answer-word", int(word.id)))
    to = await _under(tx, letter, card.group.topic_id, word)
    return Written(to, said.askers_word(view, card, None), ("answer-word", int(word.id)))


async def _under(tx: Transaction, letter: Letter, topic_id: int | None, word: Answer) -> Destination:
    answered = None if word.reply_to_id is None else await answers.by_id(tx, word.reply_to_id)
    there = answered is not None and answered.chat_id == letter.chat_id
    return Destination(letter.chat_id, topic_id, answered.message_id if there and answered is not None else None)


async def write_thanks(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell the person who answered that it helped."""
    found = await _answer(tx, letter)
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if found is None or reader is None:
        return GONE
    return Written(Destination(letter.chat_id), said.thanks(await board.card(tx, found[1]), reader))


async def write_choice(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Ask a person from another group whether company and region are shown with their answer."""
    found = await _answer(tx, letter)
    if found is None or found[0].shown is not NameShown.ASKED:
        return Needless("chosen, or taken back")
    answer, question = found
    there = await groups.by_id(tx, GroupId(letter.group_id or 0))
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    view = await board.view(tx, question, answer)
    to = Destination(letter.chat_id, None if reader else there.topic_id, None if reader else answer.message_id)
    return Written(to, said.choose_shown(view, there, reader))


async def write_nudge(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the reminder after two days without an answer."""
    question = await _question(tx, letter)
    if question is None or question.state is not QuestionState.OPEN:
        return Needless("no longer open")
    if await questions.is_answered(tx, question.id):
        return Needless("answered meanwhile")
    card = await board.card(tx, question)
    place = await cards.newest(tx, "question", question.id, letter.chat_id)
    to = Destination(letter.chat_id, card.group.topic_id, None if place is None else place.message_id)
    # A reply to the nudge is an answer too.
    return Written(to, said.nudge(card), ("question-nudge", question.id))


async def write_call(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write to those who look after the region after four days without an answer."""
    question = await _question(tx, letter)
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if question is None or question.state is not QuestionState.OPEN or reader is None:
        return Needless("no longer open")
    if await questions.is_answered(tx, question.id):
        return Needless("answered meanwhile")
    card = await board.card(tx, question)
    if not await reaches(tx, reader, card.group.region):
        return NOT_THEIRS
    offered = dependencies.mail_from is not None and await mail.address_of(tx, reader.id) is None
    message = said.call(card, reader, by_mail=offered)
    return Written(Destination(letter.chat_id), message, ("question-call", int(question.id)))


async def delivered_question(tx: Transaction, _dependencies: Dependencies, arrived: Arrived) -> None:
    """Make search results link to the card."""
    question = await _question(tx, arrived.envelope.letter)
    if question is not None:
        await board.remember_question(tx, await groups.by_id(tx, question.group_id), question)


async def delivered_away(tx: Transaction, _dependencies: Dependencies, arrived: Arrived) -> None:
    """Record that a network question has arrived in another group, and index it there."""
    question = await _question(tx, arrived.envelope.letter)
    letter = arrived.envelope.letter
    if question is not None and letter.group_id is not None:
        await board.remember_carried(tx, await groups.by_id(tx, GroupId(letter.group_id)), question)


async def delivered_home(tx: Transaction, _dependencies: Dependencies, arrived: Arrived) -> None:
    """Make search results link to where the group reads the answer."""
    found = await _answer(tx, arrived.envelope.letter)
    if found is not None:
        answer, question = found
        group = await groups.by_id(tx, question.group_id)
        await board.remember_answer(tx, group, question, answer, (arrived.chat_id, arrived.message_id))
