"""Shared parts of the question services: how a question is shown, who may change it, how its asker is reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.delivery.urgency import Urgency
from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.domain.people import Person
from bot.domain.questions import (
    NOBODYS_CHAT,
    Answer,
    AnswerView,
    Author,
    NameShown,
    Question,
    QuestionCard,
    QuestionPage,
)
from bot.services.dependencies import Dependencies
from bot.services.people import company_in
from storage import Transaction, groups, people, questions, search
from storage.delivery import cards, outbox
from storage.delivery.outbox import Letter
from storage.groups import companies
from storage.questions import answers

CARDS = ("question", "question-page", "question-away")
"""Messages that show a question as it stands."""
ANSWER_CARDS = ("answer-home", "answer-told", "answer-word")
"""Messages of the bot's own that say what somebody answered."""
EVERY_CARD = (*CARDS, "question-nudge", "question-call")
"""Messages that show a question, also those that do not follow how it stands."""
TAKES_ANSWERS = (*CARDS, "question-nudge")
"""Messages a reply to which is an answer."""
CARRIED = "carried"
"""The kind under which a question is remembered in the groups it was taken to."""
NUMBER_WIDTH = 20
ASKER = "asker"


def sealed_asker(dependencies: Dependencies, telegram_id: int) -> str:
    """Return the asker's id, sealed so that only the program can read it."""
    # All of one length: an account of ten digits must not stand out among those of nine.
    return dependencies.encryption.seal(ASKER, str(telegram_id).zfill(NUMBER_WIDTH))


async def asker(tx: Transaction, dependencies: Dependencies, question: Question) -> Person | None:
    """Return who asked; None if nobody can tell any more."""
    if question.sealed is not None:
        opened = dependencies.encryption.open(ASKER, question.sealed)
        return None if opened is None else await people.by_telegram_id(tx, int(opened))
    return None if question.person_id is None else await people.by_id(tx, question.person_id)


async def is_asker(tx: Transaction, dependencies: Dependencies, question: Question, telegram_id: int) -> bool:
    """Return whether this account asked the question."""
    person = await asker(tx, dependencies, question)
    return person is not None and person.telegram_id == telegram_id


async def tell_asker(
    tx: Transaction, dependencies: Dependencies, question: Question, kind: str, key: str, **payload: int
) -> None:
    """Queue a private message to the asker, if the bot may write to them.

    The row of a letter to somebody without a name names neither person nor chat.
    """
    person = await asker(tx, dependencies, question)
    if person is None or not person.reachable:
        return
    hidden = question.sealed is not None
    await outbox.post(
        tx,
        key=key,
        kind=kind,
        chat_id=NOBODYS_CHAT + int(question.id) if hidden else person.telegram_id,
        person_id=None if hidden else person.id,
        group_id=question.group_id,
        at=dependencies.now(),
        urgency=Urgency.ANSWER,
        **dict[str, Any](payload),
    )


async def reader_of(tx: Transaction, dependencies: Dependencies, question: Question, letter: Letter) -> Person | None:
    """Return the reader of a private message; None if they may no longer read it."""
    if letter.chat_id >= NOBODYS_CHAT:
        person = await asker(tx, dependencies, question)
    else:
        person = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if await company_in(tx, person, await groups.by_id(tx, question.group_id)) is None:
        # What a group writes is for those who are in it.
        return None
    return person


async def card(tx: Transaction, question: Question) -> QuestionCard:
    """Return the question as its card shows it."""
    group = await groups.by_id(tx, question.group_id)
    given = await answers.of_question(tx, question.id)
    shown = [answer for answer in given if _at_home(answer) and not answer.by_asker]
    return QuestionCard(
        group=group,
        question=question,
        author=await question_author(tx, group, question),
        echoes=(await questions.echoes(tx, [question.id])).get(question.id, 0),
        answers=await _views(tx, group, shown),
        in_private=sum(answer.private and not answer.by_asker for answer in given),
    )


async def page(
    tx: Transaction, dependencies: Dependencies, question: Question, telegram_id: int | None = None
) -> QuestionPage:
    """Return the question with all answers this reader can see; None is the whole group."""
    if telegram_id is None:
        return await page_of_group(tx, question)
    group = await groups.by_id(tx, question.group_id)
    asked = await is_asker(tx, dependencies, question, telegram_id)
    reader = await people.by_telegram_id(tx, telegram_id)

    def visible(answer: Answer) -> bool:
        if answer.private:
            return asked or (reader is not None and answer.person_id == reader.id)
        return _at_home(answer)

    thread = [answer for answer in await answers.of_question(tx, question.id) if visible(answer)]
    return QuestionPage(await card(tx, question), await _views(tx, group, thread), reader)


async def page_of_group(tx: Transaction, question: Question) -> QuestionPage:
    """Return the page as the whole group reads it."""
    group = await groups.by_id(tx, question.group_id)
    thread = [answer for answer in await answers.of_question(tx, question.id) if _at_home(answer)]
    return QuestionPage(await card(tx, question), await _views(tx, group, thread))


def _at_home(answer: Answer) -> bool:
    return not answer.private and answer.shown is not NameShown.ASKED


async def _views(tx: Transaction, group: Group, given: Sequence[Answer]) -> tuple[AnswerView, ...]:
    helped = await answers.marks(tx, [answer.id for answer in given])
    return tuple([AnswerView(a, await answer_author(tx, group, a), helped.get(a.id, 0)) for a in given])


async def view(tx: Transaction, question: Question, answer: Answer) -> AnswerView:
    """Return one answer as its readers see it."""
    return (await _views(tx, await groups.by_id(tx, question.group_id), [answer]))[0]


async def question_author(tx: Transaction, group: Group, question: Question) -> Author:
    """Return who asked, as far as it is shown."""
    if question.person_id is None:
        return Author(None, asker=True)
    return await _author(tx, group, question.person_id, asker=True)


async def answer_author(tx: Transaction, home: Group, answer: Answer) -> Author:
    """Return who answered, as far as it is shown; other groups' people by company and region, if at all."""
    if answer.person_id is None or answer.shown is NameShown.UNNAMED:
        return Author(None, asker=answer.by_asker)
    if answer.group_id is not None and answer.group_id != home.id:
        away = await groups.by_id(tx, answer.group_id)
        author = await _author(tx, away, answer.person_id)
        return Author(None, author.company, away.region)
    return await _author(tx, home, answer.person_id, asker=answer.by_asker)


async def _author(tx: Transaction, group: Group, person_id: int, *, asker: bool = False) -> Author:
    person = await people.by_id(tx, person_id)
    company_id = await people.company_of(tx, person_id, group.id)
    company = None if company_id is None else (await companies.by_id(tx, company_id)).name
    return Author(None if person is None else person.name, company, asker=asker)


async def spoil(tx: Transaction, question: Question, now: datetime, *, pressed: tuple[int, int] | None = None) -> None:
    """Mark the cards of this question for redrawing."""
    await cards.spoil_all(tx, CARDS, question.id, now, pressed=pressed)


async def spoil_words(tx: Transaction, question: Question, now: datetime) -> None:
    """Mark everything that shows the question's text for redrawing."""
    if question.removed:
        await cards.spoil_every(tx, EVERY_CARD, question.id, now)
        return
    await spoil(tx, question, now)
    await cards.spoil_every(tx, ("question-nudge", "question-call"), question.id, now)


async def spoil_answer(tx: Transaction, question: Question, answer: Answer, now: datetime) -> None:
    """Mark everything that shows the answer's text for redrawing."""
    await cards.spoil_every(tx, ANSWER_CARDS, answer.id, now)
    if answer.removed_at is not None:
        await cards.spoil_every(tx, ("question-page",), question.id, now)
    await spoil(tx, question, now)


async def remember_question(tx: Transaction, group: Group, question: Question) -> None:
    """Index the question for search, also in groups it has been shared with."""
    for group_id in await questions.carried_to(tx, question.id):
        if await search.is_kept(tx, kind=CARRIED, subject_id=question.id, group_id=group_id):
            await remember_carried(tx, await groups.by_id(tx, GroupId(group_id)), question)
    place = await cards.newest(tx, "question", question.id, group.chat_id)
    await search.keep(
        tx,
        kind="question",
        subject_id=question.id,
        group_id=group.id,
        language=group.language,
        title=f"#{question.number}",
        body=question.body,
        at=question.asked_at,
        person_id=question.person_id,
        chat_id=None if place is None else place.chat_id,
        message_id=None if place is None else place.message_id,
    )


async def remember_carried(tx: Transaction, there: Group, question: Question) -> None:
    """Index the question in a group it was shared with."""
    place = await cards.newest(tx, "question-away", question.id, there.chat_id)
    home = await groups.by_id(tx, question.group_id)
    await search.keep(
        tx,
        kind=CARRIED,
        subject_id=question.id,
        group_id=there.id,
        language=there.language,
        title=home.title if question.carried_named else "",
        body=question.body,
        at=question.carried_at or question.asked_at,
        person_id=question.person_id,
        chat_id=None if place is None else place.chat_id,
        message_id=None if place is None else place.message_id,
    )


async def remember_answer_there(tx: Transaction, there: Group, answer: Answer) -> None:
    """Index an answer to a network question in the group where it was written."""
    if not answer.body.strip():
        return
    await search.keep(
        tx,
        kind="answer",
        subject_id=answer.id,
        group_id=there.id,
        language=there.language,
        title="",
        body=answer.body,
        at=answer.given_at,
        person_id=answer.person_id,
        chat_id=answer.chat_id,
        message_id=answer.message_id,
    )


async def remember_answer(
    tx: Transaction, group: Group, question: Question, answer: Answer, place: tuple[int, int] | None = None
) -> None:
    """Index a public answer for search, if it contains text.

    Args:
        place: chat id and message id where the group reads it; the answer's own message where left out.
    """
    if answer.private or not answer.body.strip():
        return
    if place is None and answer.group_id == group.id and answer.chat_id is not None and answer.message_id is not None:
        place = (answer.chat_id, answer.message_id)
    chat_id, message_id = place or (None, None)
    await search.keep(
        tx,
        kind="answer",
        subject_id=answer.id,
        group_id=group.id,
        language=group.language,
        title=f"#{question.number}",
        body=answer.body,
        at=answer.given_at,
        person_id=answer.person_id,
        chat_id=chat_id,
        message_id=message_id,
    )


async def forget_answer(tx: Transaction, answer: Answer) -> None:
    """Remove the answer from every group's index."""
    await search.forget_everywhere(tx, kind="answer", subject_id=answer.id)
