"""Remind the host once, and then the facilitators, when nobody has confirmed whether a meeting was held."""

from __future__ import annotations

from bot.domain.cycle.message_budget import MessageBudget
from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.domain.meetings import Meeting, MeetingState
from bot.presenters import confirmations as shown
from bot.presenters.outgoing import Destination
from bot.presenters.wording import for_reader
from bot.services.cycle import SOON, budget_of
from bot.services.delivery import ForFacilitators, Needless, Writing, Written
from bot.services.dependencies import Dependencies
from bot.services.reviews import evidence_of
from storage import Transaction, confirmations, groups, meetings, people
from storage.delivery import outbox
from storage.delivery.outbox import Letter
from storage.delivery.timers import Timer
from storage.groups import companies


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Ask one person of the host company the day after; if it is still open three days later, ask the facilitators.

    A host who has heard much this month is asked later, once all the same: every try writes the same letter.
    """
    now = dependencies.now()
    group = await groups.by_id(tx, timer.of_group, lock=True)
    meeting = await meetings.by_id(tx, timer.subject_id)
    if meeting is None or not await _open(tx, group, meeting):
        return "said already"
    if timer.kind == "confirm-lead":
        await outbox.post(
            tx,
            key=f"confirm-ask:{meeting.id}:lead",
            kind="confirm-ask",
            chat_id=group.chat_id,
            group_id=group.id,
            at=now,
            stale_at=timer.stale_at,
            meeting=int(meeting.id),
        )
        return "its facilitators are asked"
    budget = await budget_of(tx, dependencies, group, now)
    for person in await people.of_company(tx, meeting.company_id):
        if person.reachable and budget.fits(person.telegram_id, keeping=SOON):
            await outbox.post(
                tx,
                key=f"confirm-ask:{meeting.id}:host",
                kind="confirm-ask",
                chat_id=person.telegram_id,
                person_id=person.id,
                group_id=group.id,
                at=now,
                stale_at=timer.stale_at,
                meeting=int(meeting.id),
            )
            return "its host is asked"
    return "nobody of its host can be asked now"


async def _open(tx: Transaction, group: Group, meeting: Meeting) -> bool:
    held = meeting.state is MeetingState.HELD
    return held and group.awake and await confirmations.of_meeting(tx, meeting.id) is None


async def write(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the question whether the meeting was held."""
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    meeting = await meetings.by_id(tx, letter.payload["meeting"])
    if meeting is None or not await _open(tx, group, meeting):
        return Needless("somebody has said so")
    if letter.person_id is None:
        if letter.payload.get("mention") is not None:
            return Needless("no facilitator can be asked in private, and the group has its recap")
        return ForFacilitators(letter.chat_id, meeting.company_id)
    reader = await people.by_id(tx, letter.person_id)
    if reader is None:
        return Needless("the reader is gone")
    budget: MessageBudget = await budget_of(tx, dependencies, group, dependencies.now())
    # This letter is counted already, and what may well come was kept when it was posted.
    if not budget.fits(reader.telegram_id, -1, keeping=-1):
        return Needless("they have heard much this month")
    host = await companies.name_of(tx, meeting.company_id)
    message = shown.alone(for_reader(group, reader), group, host, await evidence_of(tx, meeting))
    return Written(Destination(letter.chat_id), message)
