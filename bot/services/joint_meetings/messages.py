"""Messages about joint meetings, written from the current state when they are sent."""

from __future__ import annotations

from datetime import datetime

from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.domain.joint_meetings import JointState, JointView
from bot.presenters import joint_meetings as shown
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.services.delivery import Needless, Writing, Written, superseded
from bot.services.dependencies import Dependencies
from bot.services.joint_meetings.views import view_of
from bot.services.people import reader_of
from storage import Transaction, groups, joint_meetings, people
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter

GONE = Needless("there is no such joint meeting any more")


async def _view(tx: Transaction, letter: Letter) -> tuple[JointView, Group] | None:
    joint = await joint_meetings.by_id(tx, letter.payload["joint"])
    if joint is None:
        return None
    return await view_of(tx, joint), await groups.by_id(tx, GroupId(letter.group_id or 0))


async def write_set(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Announce a joint meeting in a group, or its new time."""
    found = await _view(tx, letter)
    if found is None or found[0].meeting.state is not JointState.PLANNED:
        return Needless("no longer planned")
    view, group = found
    if letter.payload["sequence"] < view.meeting.sequence:
        return Needless("a later announcement is on its way")
    moved = letter.payload.get("moved_from")
    message = shown.card(view, group, moved_from=None if moved is None else datetime.fromisoformat(moved), new=True)
    return Written(Destination(letter.chat_id, group.topic_id), message, ("joint", view.meeting.id))


async def write_reminder(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write a reminder."""
    found = await _view(tx, letter)
    if found is None or found[0].meeting.state is not JointState.PLANNED:
        return Needless("no longer planned")
    view, group = found
    if letter.payload["sequence"] < view.meeting.sequence:
        return Needless("it has moved")
    message = shown.card(view, group, near=dependencies.now())
    return Written(Destination(letter.chat_id, group.topic_id), message, ("joint", view.meeting.id))


async def write_off(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write that a joint meeting is cancelled."""
    found = await _view(tx, letter)
    if found is None:
        return GONE
    view, group = found
    return Written(Destination(letter.chat_id, group.topic_id), shown.card(view, group), ("joint", view.meeting.id))


async def write_recap(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the recap."""
    found = await _view(tx, letter)
    if found is None or not found[0].meeting.held:
        return GONE
    view, group = found
    return Written(Destination(letter.chat_id, group.topic_id), shown.recap(view, group))


async def write_review(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Ask the organiser how it was."""
    joint = await joint_meetings.by_id(tx, letter.payload["joint"])
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if joint is None or reader is None or joint.held is not None:
        return Needless("said already")
    view = await view_of(tx, joint)
    return Written(
        Destination(letter.chat_id), shown.ask_how_it_was(shown.words_of(reader, joint, dependencies.language), view)
    )


async def write_calendar(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the calendar file."""
    found = await _view(tx, letter)
    if found is None or found[0].meeting.state is not JointState.PLANNED:
        return GONE
    view, group = found
    reader = await reader_of(tx, letter)
    to = Destination(letter.chat_id, group.topic_id if letter.chat_id == group.chat_id else None)
    return Written(to, shown.calendar(view, group, dependencies.now(), reader))


async def draw(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw the card in a group in its current state."""
    found = await _of_card(tx, card)
    return None if found is None else shown.card(*found)


async def draw_over(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Return what remains of a card once there is a newer one."""
    found = await _of_card(tx, card)
    if found is None:
        return None
    view, group = found
    return await superseded.left(tx, group, card, lambda t: shown.became(t, view))


async def _of_card(tx: Transaction, card: Card) -> tuple[JointView, Group] | None:
    joint = await joint_meetings.by_id(tx, card.subject_id)
    group = await groups.by_chat(tx, card.chat_id)
    if joint is None or group is None:
        return None
    return await view_of(tx, joint), group
