"""Messages about a meeting: announced, moved or cancelled, the reminder, the calendar file, and its cards."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup

from bot.domain.meetings import MeetingAnswer, MeetingState, said
from bot.domain.people import Person
from bot.domain.views import MeetingCard
from bot.presenters import meetings as shown_meetings
from bot.presenters import superseded as shown_superseded
from bot.presenters.meetings import guests as shown_guests
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.presenters.wording import for_reader
from bot.services.delivery import Needless, Writing, Written, superseded
from bot.services.dependencies import Dependencies
from bot.services.meetings.guests import invited
from bot.services.meetings.lifecycle import card as meeting_card
from bot.services.people import reader_of
from locales.markup import trusted
from storage import Transaction, groups, meetings, people
from storage.cycle import turns
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter
from storage.groups import companies


async def _meeting(tx: Transaction, letter: Letter) -> MeetingCard | None:
    return await meeting_view(tx, letter.payload["meeting"])


async def meeting_view(tx: Transaction, meeting_id: int) -> MeetingCard | None:
    """Return the meeting as people see it; None if there is none."""
    meeting = await meetings.by_id(tx, meeting_id)
    if meeting is None:
        return None
    return await meeting_card(tx, await groups.by_id(tx, meeting.group_id), meeting)


async def had_said_going(tx: Transaction, view: MeetingCard) -> tuple[Person, ...]:
    """Return who had said they would come, except the host's own people."""
    going = [reply.person_id for reply in said(view.replies, MeetingAnswer.GOING) if reply.company != view.host]
    found = [await people.by_id(tx, person_id) for person_id in going]
    return tuple(person for person in found if person is not None)


async def called_off(tx: Transaction, letter: Letter, view: MeetingCard) -> Writing:
    """Return the notice of a cancelled meeting for those who had said they would come."""
    turn, called = await turns.by_id(tx, view.meeting.turn_id), await had_said_going(tx, view)
    message = shown_meetings.cancelled(view, called=called, keeps_turn=turn is not None and turn.open)
    card = ("meeting-told", int(view.meeting.id))
    return Written(Destination(letter.chat_id, view.group.topic_id), message, card)


async def _answered_before(tx: Transaction, view: MeetingCard, moved_from: datetime | None) -> tuple[Person, ...]:
    """Return who had said yes or maybe to the earlier day and has not answered for this one."""
    if moved_from is None or moved_from == view.meeting.starts_at:
        return ()
    here = {reply.person_id for reply in view.replies}
    before = await meetings.replies(tx, view.meeting, to=moved_from)
    wanted = [
        reply.person_id for reply in before if reply.answer is not MeetingAnswer.CANT and reply.person_id not in here
    ]
    found = [await people.by_id(tx, person_id) for person_id in wanted]
    return tuple(person for person in found if person is not None)


async def write_set(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Announce that the meeting is set or has moved."""
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
    message = shown_meetings.card(
        view,
        moved_from=moved_from,
        instead=instead,
        announced=True,
        by_default=by_default,
        hosts=() if instead is None else await people.of_company(tx, view.meeting.company_id),
        asked_again=await _answered_before(tx, view, moved_from),
    )
    to, card = Destination(letter.chat_id, view.group.topic_id), ("meeting", int(view.meeting.id))
    return Written(to, message, card, shows_at=view.meeting.starts_at)


async def write_cancelled(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write that the meeting is cancelled."""
    view = await _meeting(tx, letter)
    if view is None:
        return Needless("no such meeting")
    return await called_off(tx, letter, view)


async def write_reminder(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write a reminder."""
    view, now = await _meeting(tx, letter), dependencies.now()
    if view is None or view.meeting.state is not MeetingState.PLANNED or view.meeting.starts_at <= now:
        return Needless("no longer ahead")
    reader = await reader_of(tx, letter)
    if reader is not None:
        message, kind, to = shown_meetings.reminder(view, now, reader), "meeting-private", Destination(letter.chat_id)
    else:
        message, kind = shown_meetings.reminder(view, now), "meeting"
        to = Destination(letter.chat_id, view.group.topic_id)
    was = str(message.text).partition("\n")[0]
    return Written(to, message, (kind, int(view.meeting.id)), shows_at=view.meeting.starts_at, was=was)


async def write_calendar(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the calendar file for the current state of the meeting."""
    view = await _meeting(tx, letter)
    if view is None or view.meeting.state is MeetingState.HELD:
        return Needless("the meeting is over")
    if view.meeting.sequence != letter.payload["sequence"]:
        return Needless("a later version is on its way")
    reader = await reader_of(tx, letter)
    topic = None if reader is not None else view.group.topic_id
    return Written(
        Destination(letter.chat_id, topic),
        shown_meetings.calendar(view, dependencies.now(), reader, feed=dependencies.public_url is not None),
    )


def lead_of(card: Card) -> Markup | None:
    """Return the first line of a message as it was sent, where it stays."""
    return None if card.was is None else trusted(card.was)


async def draw_meeting(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw the meeting's card."""
    meeting = await meetings.by_id(tx, card.subject_id)
    if meeting is None:
        return None
    group = await groups.by_id(tx, meeting.group_id)
    reader = await people.by_telegram_id(tx, card.chat_id) if card.chat_id > 0 else None
    view = await meeting_card(tx, group, meeting)
    return shown_meetings.card(view, lead=lead_of(card), t=for_reader(group, reader))


async def draw_meeting_in_private(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Redraw a private reminder when something about the meeting changes."""
    meeting, reader = await meetings.by_id(tx, card.subject_id), await people.by_telegram_id(tx, card.chat_id)
    if meeting is None or reader is None:
        return None
    view = await meeting_card(tx, await groups.by_id(tx, meeting.group_id), meeting)
    return shown_meetings.private_card(view, reader, lead_of(card))


async def draw_nothing(_tx: Transaction, _dependencies: Dependencies, _card: Card) -> OutgoingMessage | None:
    """Leave the message unchanged."""
    return None


async def draw_place_known(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Return what became of the question where a meeting is held."""
    meeting = await meetings.by_id(tx, card.subject_id)
    if meeting is None:
        return None
    group, place = await groups.by_id(tx, meeting.group_id), meeting.place
    if place is not None and meeting.state is MeetingState.PLANNED:
        return await superseded.left(tx, group, card, lambda t: t("card-place", place=place))
    return await superseded.left(tx, group, card, lambda t: shown_superseded.meeting(t, meeting, moved=False))


async def draw_guest(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Draw a guest's invitation."""
    meeting, reader = await meetings.by_id(tx, card.subject_id), await people.by_telegram_id(tx, card.chat_id)
    if meeting is None or reader is None:
        return None
    view = await invited(tx, await groups.by_id(tx, meeting.group_id), meeting, reader)
    return None if view is None else shown_guests.invitation(view)


async def draw_over(tx: Transaction, _dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Return what became of the meeting that an older message is about."""
    meeting = await meetings.by_id(tx, card.subject_id)
    if meeting is None:
        return None
    group, moved = await groups.by_id(tx, meeting.group_id), card.shows_at not in (None, meeting.starts_at)
    if card.was is not None and not moved and meeting.state is MeetingState.PLANNED:
        was = trusted(card.was)
        return await superseded.left(tx, group, card, lambda _: was)
    return await superseded.left(tx, group, card, lambda t: shown_superseded.meeting(t, meeting, moved=moved))
