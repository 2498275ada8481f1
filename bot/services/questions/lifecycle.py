"""Timers of an unanswered question: a nudge, then a message to those who look after the region."""

from __future__ import annotations

from datetime import datetime

from bot.domain.cycle.quiet_times import next_waking
from bot.domain.groups import Group
from bot.domain.people.roles import Role
from bot.domain.questions import CALL_AFTER, NUDGE_AFTER, NameShown, Question, QuestionState
from bot.services.countries import days_off
from bot.services.cycle import SOON, budget_of
from bot.services.dependencies import Dependencies
from bot.services.people import looking_after
from bot.services.questions import cards as board
from storage import Transaction, groups, questions
from storage.delivery import outbox, timers
from storage.delivery.timers import Timer
from storage.questions import answers

ALONE = ("question-nudge", "question-call")
AFTER = {"question-nudge": NUDGE_AFTER, "question-call": CALL_AFTER}


async def waking(tx: Transaction, group: Group, moment: datetime) -> datetime:
    """Return the first moment from then on at which the group may be written to without urgency."""
    return next_waking(moment, group.tz, await days_off(tx, group))


async def set_timers(tx: Transaction, group: Group, question: Question) -> None:
    """Set the timers that make sure no question stays unanswered unnoticed."""
    for kind, after in AFTER.items():
        await timers.set_up(
            tx,
            key=f"{kind}:{question.id}",
            kind=kind,
            group_id=group.id,
            subject_id=question.id,
            due_at=await waking(tx, group, question.asked_at + after),
        )


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Fire a timer of a question that may still be unanswered."""
    question = await questions.by_id(tx, timer.subject_id)
    if question is None or question.state is not QuestionState.OPEN:
        return "no longer open"
    if await questions.is_answered(tx, question.id):
        return "answered"
    now = dependencies.now()
    group = await groups.by_id(tx, question.group_id)
    awake_at = await waking(tx, group, now)
    if awake_at > now:
        # It fell due while the program was down, and now is no time to write.
        await timers.set_up(
            tx,
            key=f"{timer.kind}:{question.id}:{awake_at.isoformat()}",
            kind=timer.kind,
            group_id=group.id,
            subject_id=question.id,
            due_at=awake_at,
        )
        return "waits for the morning"
    if timer.kind == "question-nudge":
        budget = await budget_of(tx, dependencies, group, now)
        # A question waits for it, so little is kept for what the group may get besides, and nothing before its first meeting.
        if not budget.fits_all(keeping=0 if budget.first else SOON):
            return "spared, since the group has heard much"
        await outbox.post(
            tx,
            key=f"question-nudge:{question.id}",
            kind="question-nudge",
            chat_id=group.chat_id,
            group_id=group.id,
            at=now,
            question=int(question.id),
        )
        return "nudged"
    return await _call(tx, group, question, now)


async def _call(tx: Transaction, group: Group, question: Question, now: datetime) -> str:
    called = await looking_after(tx, group.region, [Role.ADVISER, Role.RESEARCHER])
    for person in called:
        if person.reachable:
            await outbox.post(
                tx,
                key=f"question-call:{question.id}:{person.telegram_id}",
                kind="question-call",
                chat_id=person.telegram_id,
                person_id=person.id,
                group_id=group.id,
                at=now,
                question=int(question.id),
            )
    return f"{len(called)} asked"


async def unsaid(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Post an answer without company and region because its author has not chosen."""
    answer = await answers.by_id(tx, timer.subject_id)
    if answer is None or answer.shown is not NameShown.ASKED or answer.removed_at is not None:
        return "chosen"
    answer = await answers.change(tx, answer.id, shown=NameShown.UNNAMED)
    question = await questions.by_id(tx, answer.question_id)
    assert question is not None
    await bring_home(tx, dependencies, question, answer.id)
    return "goes without"


async def bring_home(tx: Transaction, dependencies: Dependencies, question: Question, answer_id: int) -> None:
    """Post an answer from another group in the group that asked, and tell the asker."""
    answer = await answers.by_id(tx, answer_id)
    if answer is None or question.removed:
        return
    group = await groups.by_id(tx, question.group_id)
    await outbox.post(
        tx,
        key=f"question-home:{answer_id}",
        kind="question-home",
        chat_id=group.chat_id,
        group_id=group.id,
        at=dependencies.now(),
        question=int(question.id),
        answer=answer_id,
    )
    await board.remember_answer(tx, group, question, answer)
    await board.spoil(tx, question, dependencies.now())
    await board.tell_asker(
        tx, dependencies, question, "question-answered", f"question-answered:{answer_id}", answer=answer_id
    )
