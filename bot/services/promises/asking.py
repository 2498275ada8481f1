"""Ask people about their promises in private, once, two days before the next meeting."""

from __future__ import annotations

from bot.domain.ids import GroupId
from bot.domain.meetings import MeetingState
from bot.domain.promises import MOST_OPEN, PromiseQuestion
from bot.presenters import promises as shown
from bot.presenters.outgoing import Destination
from bot.services.cycle import SOON, UNFORESEEN, budget_of
from bot.services.delivery import Arrived, Needless, Writing, Written
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, meetings, people, promises
from storage.delivery import outbox
from storage.delivery.outbox import Letter
from storage.delivery.timers import Timer


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Ask each person once about all their promises; a person with many messages is asked before a later meeting."""
    now = dependencies.now()
    group = await groups.by_id(tx, timer.of_group, lock=True)
    meeting = await meetings.by_id(tx, timer.subject_id)
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return "no longer planned"
    waiting = {promise.person_id for promise in await promises.unasked(tx, group.id)}
    budget, asked = await budget_of(tx, dependencies, group, now), 0
    for person_id in sorted(each for each in waiting if each is not None):
        person = await people.by_id(tx, person_id)
        if person is None or not person.reachable or not budget.fits(person.telegram_id, UNFORESEEN, keeping=SOON):
            continue
        asked += 1
        await outbox.post(
            tx,
            # Once a meeting, wherever it moves.
            key=f"promise-ask:{meeting.id}:{person.id}",
            kind="promise-ask",
            chat_id=person.telegram_id,
            person_id=person.id,
            group_id=group.id,
            at=now,
            stale_at=timer.stale_at,
            meeting=int(meeting.id),
        )
    return f"{asked} asked"


async def write(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the question what became of the promises."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if reader is None or letter.group_id is None:
        return Needless("the reader is gone")
    group = await groups.by_id(tx, GroupId(letter.group_id))
    asked = PromiseQuestion(group, reader, tuple(await promises.unasked(tx, group.id, reader.id))[:MOST_OPEN])
    if not asked.promises:
        return Needless("nothing is promised any more")
    return Written(Destination(letter.chat_id), shown.asked(asked))


async def was_asked(tx: Transaction, dependencies: Dependencies, arrived: Arrived) -> None:
    """Record that they were asked, so that they are not asked about the same again."""
    letter = arrived.envelope.letter
    if letter.group_id is None or letter.person_id is None:
        return
    told = await promises.unasked(tx, letter.group_id, letter.person_id)
    await promises.were_asked(tx, [promise.id for promise in told[:MOST_OPEN]], dependencies.now())
