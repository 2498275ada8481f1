"""What is written about a meeting: that it is settled, moved or off, the reminder, the calendar file; and its cards."""

from __future__ import annotations

from datetime import datetime

from bot.domain.meetings import MeetingAnswer, MeetingState, said
from bot.domain.people import Person
from bot.domain.views import MeetingCard
from bot.presenters import meetings as shown_meetings
from bot.presenters.meetings import guests as shown_guests
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.presenters.wording import for_reader
from bot.services.delivery.message import Needless, Writing, Written
from bot.services.dependencies import Ground
from bot.services.meetings.guests import invited
from bot.services.meetings.lifecycle import card as meeting_card
from bot.services.people.readers import reader_of
from storage import Transaction, groups, meetings, people
from storage.cycle import turns
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter
from storage.groups import companies


async def _meeting(tx: Transaction, letter: Letter) -> MeetingCard | None:
    return await meeting_view(tx, letter.payload["meeting"])


async def meeting_view(tx: Transaction, meeting_id: int) -> MeetingCard | None:
    """The meeting as people see it; None where there is none."""
    meeting = await meetings.by_id(tx, meeting_id)
    if meeting is None:
        return None
    return await meeting_card(tx, await groups.by_id(tx, meeting.group_id), meeting)


async def had_said_going(tx: Transaction, view: MeetingCard) -> tuple[Person, ...]:
    """Who had said they would come, but for the host's own people."""
    going = [reply.person_id for reply in said(view.replies, MeetingAnswer.GOING) if reply.company != view.host]
    found = [await people.by_id(tx, person_id) for person_id in going]
    return tuple(person for person in found if person is not None)


async def called_off(tx: Transaction, letter: Letter, view: MeetingCard) -> Writing:
    """Word that the meeting is off, to those who had said they would come."""
    turn, called = await turns.by_id(tx, view.meeting.turn_id), await had_said_going(tx, view)
    message = shown_meetings.cancelled(view, called=called, keeps_turn=turn is not None and turn.open)
    return Written(Destination(letter.chat_id, view.group.topic_id), message)


async def write_set(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """The meeting is settled, or has moved."""
    view = await _meeting(tx, letter)
    if view is None or view.meeting.state is not MeetingState.PLANNED:
        return Needless("no longer planned")
    if letter.payload.get("sequence", view.meeting.sequence) < view.meeting.sequence:
        return Needless("a later announcement is on its way")
    moved = letter.payload.get("moved_from")
    moved_from = None if moved is None else datetime.fromisoformat(moved)
    gave = letter.payload.get("instead")
    instead = None if gave is None else (await companies.by_id(tx, gave)).name
    by_default = bool(letter.payload.get("by_default"))
    message = shown_meetings.card(view, moved_from=moved_from, instead=instead, announced=True, by_default=by_default)
    return Written(Destination(letter.chat_id, view.group.topic_id), message, ("meeting", view.meeting.id))


async def write_cancelled(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """The meeting is called off."""
    view = await _meeting(tx, letter)
    if view is None:
        return Needless("no such meeting")
    return await called_off(tx, letter, view)


async def write_reminder(tx: Transaction, ground: Ground, letter: Letter) -> Writing:
    """The meeting is near."""
    view, now = await _meeting(tx, letter), ground.now()
    if view is None or view.meeting.state is not MeetingState.PLANNED or view.meeting.starts_at <= now:
        return Needless("no longer ahead")
    reader = await reader_of(tx, letter)
    if reader is not None:
        return Written(Destination(letter.chat_id), shown_meetings.reminder(view, now, reader))
    return Written(Destination(letter.chat_id, view.group.topic_id), shown_meetings.reminder(view, now))


async def write_calendar(tx: Transaction, ground: Ground, letter: Letter) -> Writing:
    """The calendar file, as the meeting stands now."""
    view = await _meeting(tx, letter)
    if view is None or view.meeting.state is MeetingState.HELD:
        return Needless("the meeting is over")
    if view.meeting.sequence != letter.payload["sequence"]:
        return Needless("a later version is on its way")
    reader = await reader_of(tx, letter)
    topic = None if reader is not None else view.group.topic_id
    return Written(
        Destination(letter.chat_id, topic),
        shown_meetings.calendar(view, ground.now(), reader, feed=ground.public_url is not None),
    )


async def draw_meeting(tx: Transaction, _ground: Ground, card: Card) -> OutgoingMessage | None:
    """The meeting's card."""
    meeting = await meetings.by_id(tx, card.subject_id)
    if meeting is None:
        return None
    group, reader = await groups.by_id(tx, meeting.group_id), await people.by_telegram_id(tx, card.chat_id)
    return shown_meetings.card(await meeting_card(tx, group, meeting), t=for_reader(group, reader))


async def draw_guest(tx: Transaction, _ground: Ground, card: Card) -> OutgoingMessage | None:
    """A guest's invitation."""
    meeting, reader = await meetings.by_id(tx, card.subject_id), await people.by_telegram_id(tx, card.chat_id)
    if meeting is None or reader is None:
        return None
    view = await invited(tx, await groups.by_id(tx, meeting.group_id), meeting, reader)
    return None if view is None else shown_guests.invitation(view)
