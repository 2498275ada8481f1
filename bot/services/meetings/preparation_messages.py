"""Letters before a meeting, and letters to its guests."""

from __future__ import annotations

from bot.domain.meetings import MeetingState
from bot.domain.people import Person
from bot.domain.views import MeetingCard
from bot.presenters.meetings import guests as shown_guests
from bot.presenters.meetings import preparation as shown
from bot.presenters.outgoing import Destination
from bot.services.delivery.message import Needless, Writing, Written
from bot.services.dependencies import Ground
from bot.services.meetings.guests import invited
from bot.services.meetings.lifecycle import card as meeting_card
from bot.services.meetings.preparation import silent_companies
from storage import Transaction, groups, meetings, people
from storage.delivery.outbox import Letter
from storage.groups import companies


async def _ahead(tx: Transaction, ground: Ground, letter: Letter) -> tuple[MeetingCard, Person] | Needless:
    """The meeting and the reader, if it still lies ahead."""
    meeting = await meetings.by_id(tx, letter.payload["meeting"])
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if meeting is None or reader is None:
        return Needless("gone")
    if meeting.state is not MeetingState.PLANNED or meeting.starts_at <= ground.now():
        return Needless("no longer ahead")
    return await meeting_card(tx, await groups.by_id(tx, meeting.group_id), meeting), reader


async def write_ask_silent(tx: Transaction, ground: Ground, letter: Letter) -> Writing:
    """Somebody of a company that has not answered is asked, once."""
    found = await _ahead(tx, ground, letter)
    if isinstance(found, Needless):
        return found
    view, reader = found
    still = await silent_companies(tx, view.meeting)
    if not any(reader.id == person.id for those in still.values() for person in those):
        return Needless("the company has answered meanwhile")
    return Written(Destination(letter.chat_id), shown.invitation(view, reader))


async def write_checklist(tx: Transaction, ground: Ground, letter: Letter) -> Writing:
    """The host's checklist with the head count."""
    found = await _ahead(tx, ground, letter)
    if isinstance(found, Needless):
        return found
    view, reader = found
    still = [(await companies.by_id(tx, company_id)).name for company_id in await silent_companies(tx, view.meeting)]
    return Written(Destination(letter.chat_id), shown.checklist(view, still, ground.now(), reader))


async def write_guest_reminder(tx: Transaction, ground: Ground, letter: Letter) -> Writing:
    """A guest's one reminder."""
    found = await _ahead(tx, ground, letter)
    if isinstance(found, Needless):
        return found
    view, reader = found
    guest = await invited(tx, view.group, view.meeting, reader)
    if guest is None or not guest.coming:
        return Needless("does not come any more")
    return Written(
        Destination(letter.chat_id), shown_guests.reminder(guest, ground.now()), ("guest", int(view.meeting.id))
    )


async def write_guest_changed(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """A guest hears that the meeting has moved or is off."""
    meeting = await meetings.by_id(tx, letter.payload["meeting"])
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if meeting is None or reader is None or meeting.state is MeetingState.HELD:
        return Needless("over")
    if meeting.sequence != letter.payload["sequence"]:
        return Needless("it has changed again since")
    guest = await invited(tx, await groups.by_id(tx, meeting.group_id), meeting, reader)
    if guest is None or not guest.coming:
        return Needless("does not come any more")
    return Written(Destination(letter.chat_id), shown_guests.changed(guest), ("guest", int(meeting.id)))
