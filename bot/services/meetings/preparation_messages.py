"""Messages before a meeting, and messages to its guests."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.meetings import MeetingState
from bot.domain.people import Person
from bot.domain.views import MeetingCard
from bot.presenters.meetings import guests as shown_guests
from bot.presenters.meetings import preparation as shown
from bot.presenters.outgoing import Destination, OutgoingMessage
from bot.services.delivery import Arrived, Needless, Writing, Written
from bot.services.dependencies import Dependencies
from bot.services.meetings.guests import invited
from bot.services.meetings.lifecycle import card as meeting_card
from bot.services.meetings.messages import draw_over, lead_of
from bot.services.meetings.preparation import silent_companies
from storage import Transaction, groups, meetings, people
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter
from storage.groups import companies
from storage.people import pending_input
from storage.people.pending_input import Draft


async def _ahead(tx: Transaction, dependencies: Dependencies, letter: Letter) -> tuple[MeetingCard, Person] | Needless:
    """Return the meeting and the reader, if it has not begun."""
    meeting = await meetings.by_id(tx, letter.payload["meeting"])
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if meeting is None or reader is None:
        return Needless("gone")
    if meeting.state is not MeetingState.PLANNED or meeting.starts_at <= dependencies.now():
        return Needless("no longer ahead")
    return await meeting_card(tx, await groups.by_id(tx, meeting.group_id), meeting), reader


async def write_ask_silent(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Ask a person from a company that has not answered, once."""
    found = await _ahead(tx, dependencies, letter)
    if isinstance(found, Needless):
        return found
    view, reader = found
    still = await silent_companies(tx, view.meeting)
    if not any(reader.id == person.id for those in still.values() for person in those):
        return Needless("the company has answered meanwhile")
    card = ("meeting-private", int(view.meeting.id))
    return Written(Destination(letter.chat_id), shown.invitation(view, reader), card, shows_at=view.meeting.starts_at)


async def write_checklist(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the host's checklist with the head count."""
    found = await _ahead(tx, dependencies, letter)
    if isinstance(found, Needless):
        return found
    view, reader = found
    still = [(await companies.by_id(tx, company_id)).name for company_id in await silent_companies(tx, view.meeting)]
    message, card = shown.checklist(view, still, dependencies.now(), reader), ("checklist", int(view.meeting.id))
    was = str(message.text).partition("\n")[0]
    return Written(Destination(letter.chat_id), message, card, shows_at=view.meeting.starts_at, was=was)


async def draw_checklist(tx: Transaction, dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Redraw the checklist; after a reminder its buttons are under the reminder."""
    meeting, reader = await meetings.by_id(tx, card.subject_id), await people.by_telegram_id(tx, card.chat_id)
    if meeting is None or reader is None:
        return None
    view = await meeting_card(tx, await groups.by_id(tx, meeting.group_id), meeting)
    still = [(await companies.by_id(tx, company_id)).name for company_id in await silent_companies(tx, meeting)]
    message = shown.checklist(view, still, dependencies.now(), reader, lead=lead_of(card))
    return message if card.over_at is None else replace(message, buttons=())


async def draw_checklist_over(tx: Transaction, dependencies: Dependencies, card: Card) -> OutgoingMessage | None:
    """Return one line for a checklist of an earlier time or a past meeting."""
    meeting = await meetings.by_id(tx, card.subject_id)
    if meeting is not None and meeting.state is MeetingState.PLANNED and card.shows_at in (None, meeting.starts_at):
        return await draw_checklist(tx, dependencies, card)
    return await draw_over(tx, dependencies, replace(card, was=None))


async def write_guest_reminder(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write a guest's single reminder."""
    found = await _ahead(tx, dependencies, letter)
    if isinstance(found, Needless):
        return found
    view, reader = found
    guest = await invited(tx, view.group, view.meeting, reader)
    if guest is None or not guest.coming:
        return Needless("does not come any more")
    message, card = shown_guests.reminder(guest, dependencies.now()), ("guest", int(view.meeting.id))
    return Written(Destination(letter.chat_id), message, card, shows_at=view.meeting.starts_at)


async def write_guest_changed(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell a guest that the meeting has moved or is cancelled."""
    meeting = await meetings.by_id(tx, letter.payload["meeting"])
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if meeting is None or reader is None or meeting.state is MeetingState.HELD:
        return Needless("over")
    if meeting.sequence != letter.payload["sequence"]:
        return Needless("it has changed again since")
    guest = await invited(tx, await groups.by_id(tx, meeting.group_id), meeting, reader)
    if guest is None or not guest.coming:
        return Needless("does not come any more")
    card = ("guest", int(meeting.id))
    return Written(Destination(letter.chat_id), shown_guests.changed(guest), card, shows_at=meeting.starts_at)


async def write_ask_place(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Ask the host for the place, in private or, if nobody can be reached, in the group."""
    meeting = await meetings.by_id(tx, letter.payload["meeting"])
    if meeting is None or meeting.state is not MeetingState.PLANNED or meeting.starts_at <= dependencies.now():
        return Needless("no longer ahead")
    if meeting.place is not None:
        return Needless("the place was set meanwhile")
    view = await meeting_card(tx, await groups.by_id(tx, meeting.group_id), meeting)
    last = await meetings.last_place(tx, meeting.company_id)
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    hosts = await people.of_company(tx, meeting.company_id)
    to = Destination(letter.chat_id, view.group.topic_id if reader is None else None)
    return Written(to, shown.ask_place(view, last, hosts, reader))


async def place_asked(tx: Transaction, _dependencies: Dependencies, arrived: Arrived) -> None:
    """Record the question, so that the reader's next private message or reply in the group answers it."""
    letter = arrived.envelope.letter
    meeting = await meetings.by_id(tx, letter.payload["meeting"])
    if meeting is None:
        return
    group = await groups.by_id(tx, meeting.group_id)
    hosts = await people.of_company(tx, meeting.company_id)
    readers = [person for person in hosts if person.id == letter.person_id or letter.person_id is None]
    for person in readers:
        payload = {"about": group.chat_id, "meeting": int(meeting.id)}
        await pending_input.put(
            tx, Draft(arrived.chat_id, person.telegram_id, "place", payload, arrived.message_id, meeting.starts_at)
        )
