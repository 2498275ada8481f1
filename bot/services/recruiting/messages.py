"""Letters about newcomers, and to them."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.domain.ids import CompanyId, GroupId
from bot.domain.meetings import Meeting, MeetingAnswer, MeetingState
from bot.domain.meetings.guests import Invited
from bot.domain.people import Who
from bot.domain.recruiting.newcomers import Looking, NewcomerState
from bot.presenters import recruiting as shown
from bot.presenters.outgoing import Destination
from bot.services.delivery import Arrived, ForFacilitators, Needless, Writing, Written
from bot.services.dependencies import Dependencies
from bot.services.meetings import invited
from bot.services.recruiting.evening import welcoming
from bot.services.recruiting.fading import away, has_left, still_away
from bot.services.recruiting.member_asks import ask_shown
from bot.services.recruiting.newcomers import asking
from bot.services.recruiting.waiting import in_region, with_meeting
from bot.services.recruiting.welcome import introduction
from locales import text_in
from storage import Transaction, groups, meetings, people, recruiting
from storage.delivery.outbox import Letter
from storage.meetings import guests
from storage.people import pending_input
from storage.people.pending_input import Draft
from storage.recruiting import fading

FIRST_QUESTION_KEPT = timedelta(days=2)


async def write_asks(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Facilitators are asked to let somebody in."""
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    person = await people.by_id(tx, letter.payload["newcomer"])
    newcomer = None if person is None else await recruiting.of_person(tx, person.id)
    if person is None or newcomer is None:
        return Needless("the newcomer is gone")
    if newcomer.state is not NewcomerState.JOINING or newcomer.group_id != group.id:
        return Needless("answered meanwhile")
    view, mention = await asking(tx, group, person, newcomer), letter.payload.get("mention")
    if letter.person_id is not None:
        reader = await people.by_id(tx, letter.person_id)
        return Written(Destination(letter.chat_id), shown.asks(view, reader))
    if mention is None:
        return ForFacilitators(letter.chat_id)
    called = [Who(telegram_id, name, None) for telegram_id, name in mention]
    return Written(Destination(letter.chat_id, group.topic_id), shown.asks(view, None, called))


async def write_in(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Somebody hears that they are let in."""
    group, reader = await groups.find(tx, letter.payload["group"]), await people.by_id(tx, letter.person_id or 0)
    if group is None or reader is None:
        return Needless("gone")
    return Written(
        Destination(letter.chat_id),
        shown.welcome_in(group, reader, letter.payload["how"], letter.payload["address"]),
    )


async def write_no(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Somebody hears that a group cannot take them in."""
    group, reader = await groups.find(tx, letter.payload["group"]), await people.by_id(tx, letter.person_id or 0)
    if group is None or reader is None:
        return Needless("gone")
    return Written(Destination(letter.chat_id), shown.not_this_one(group, reader))


async def _visit(tx: Transaction, letter: Letter) -> tuple[Invited, Meeting] | None:
    """A guest and the meeting, where they still mean to come or were there."""
    meeting, reader = (
        await meetings.by_id(tx, letter.payload["meeting"]),
        await people.by_id(tx, letter.person_id or 0),
    )
    if meeting is None or reader is None:
        return None
    view = await invited(tx, await groups.by_id(tx, GroupId(meeting.group_id)), meeting, reader)
    return None if view is None or not view.coming else (view, meeting)


async def write_confirm(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """A guest is asked whether they still come."""
    found = await _visit(tx, letter)
    if found is None:
        return Needless("does not come any more")
    view, meeting = found
    if meeting.state is not MeetingState.PLANNED or meeting.starts_at <= dependencies.now():
        return Needless("no longer ahead")
    card = ("guest", int(meeting.id))
    return Written(Destination(letter.chat_id), shown.confirm(view), card, shows_at=meeting.starts_at)


async def write_after(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """A guest is asked how to go on."""
    found = await _visit(tx, letter)
    if found is None:
        return Needless("was no guest")
    view, _ = found
    newcomer = await recruiting.of_person(tx, view.person.id)
    if newcomer is None or newcomer.state is not NewcomerState.GUEST:
        return Needless("has gone on meanwhile")
    coming = await meetings.coming(tx, view.group.id)
    dated = coming is not None and coming.starts_at > dependencies.now()
    return Written(Destination(letter.chat_id), shown.afterwards(view, dated=dated))


async def write_greet_ask(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """A member is asked to greet a guest."""
    meeting, reader = (
        await meetings.by_id(tx, letter.payload["meeting"]),
        await people.by_id(tx, letter.person_id or 0),
    )
    if meeting is None or reader is None or meeting.state is not MeetingState.PLANNED:
        return Needless("no longer ahead")
    if meeting.starts_at <= dependencies.now():
        return Needless("no longer ahead")
    view = await welcoming(tx, meeting, letter.payload["guest"], reader)
    found = await guests.of_person(tx, meeting.id, letter.payload["guest"])
    if view is None or found is None or found[1] is not MeetingAnswer.GOING:
        return Needless("the guest does not come")
    return Written(Destination(letter.chat_id), shown.greet_ask(view))


async def write_greet_told(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """A guest hears who greets them."""
    found, greeter = await _visit(tx, letter), await people.by_id(tx, letter.payload["greeter"])
    if found is None or greeter is None:
        return Needless("somebody is gone")
    _, meeting = found
    view = await welcoming(tx, meeting, letter.person_id or 0, greeter)
    if view is None or meeting.starts_at <= dependencies.now():
        return Needless("no longer so")
    return Written(Destination(letter.chat_id), shown.greet_told(view))


async def write_place(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Somebody who waits hears that there is a place, or a date."""
    group, reader = await groups.find(tx, letter.group_id or 0), await people.by_id(tx, letter.person_id or 0)
    newcomer = None if reader is None else await recruiting.of_person(tx, reader.id)
    if group is None or reader is None or newcomer is None or newcomer.state is not NewcomerState.WAITING:
        return Needless("does not wait any more")
    candidate = await with_meeting(tx, group, dependencies.now())
    if not candidate.has_room():
        return Needless("the place is taken")
    view = Looking(reader, newcomer, reader.speaks(dependencies.language), candidate, now=dependencies.now())
    return Written(Destination(letter.chat_id), shown.place_free(view, candidate, again=letter.payload["again"]))


async def write_enough(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Coordinators hear that enough wait for a group of their own."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    there = await in_region(tx, letter.payload["region"])
    if reader is None or not there.newcomers:
        return Needless("nobody waits any more")
    t = text_in(reader.speaks(dependencies.language), ZoneInfo(dependencies.zone))
    return Written(Destination(letter.chat_id), shown.enough_wait(t, there))


async def write_welcome(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """A newcomer sees how they would be introduced."""
    reader = await people.by_id(tx, letter.person_id or 0)
    view = None if reader is None else await introduction(tx, reader, letter.group_id or 0)
    if view is None:
        return Needless("not in the group any more")
    return Written(Destination(letter.chat_id), shown.ask_introduction(view))


async def write_introduction(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """The group meets a newcomer."""
    person = await people.by_id(tx, letter.payload["newcomer"])
    view = None if person is None else await introduction(tx, person, letter.group_id or 0)
    if view is None:
        return Needless("not in the group any more")
    return Written(Destination(letter.chat_id, view.group.topic_id), shown.introduction(view))


async def write_week(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """A newcomer is asked what they would ask or offer."""
    reader = await people.by_id(tx, letter.person_id or 0)
    if reader is None or letter.group_id is None:
        return Needless("gone")
    return Written(
        Destination(letter.chat_id), shown.a_week_in(await groups.by_id(tx, GroupId(letter.group_id)), reader)
    )


async def week_asked(tx: Transaction, dependencies: Dependencies, arrived: Arrived) -> None:
    """The question has arrived: what they type next in private is their first question to the group."""
    letter = arrived.envelope.letter
    if letter.person_id is not None:
        expires = dependencies.now() + FIRST_QUESTION_KEPT
        await pending_input.put(tx, Draft(arrived.chat_id, arrived.chat_id, "ask", {}, arrived.message_id, expires))


async def write_fading_ask(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Somebody of a company that has been away is asked how they go on."""
    found, reader = await fading.by_id(tx, letter.payload["fading"]), await people.by_id(tx, letter.person_id or 0)
    view = None if found is None else await away(tx, found)
    if found is None or view is None or reader is None or not await still_away(tx, found):
        return Needless("has come, answered, or left")
    if await people.company_of(tx, reader.id, view.group.id) != found.company_id:
        return Needless("not of that company any more")
    return Written(Destination(letter.chat_id), shown.ask_how_on(view, reader))


async def write_fading_told(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Facilitators hear, in private alone, of a company that could do with a call."""
    found = await fading.by_id(tx, letter.payload["fading"])
    view = None if found is None else await away(tx, found)
    if found is None or view is None or (found.answer != "call" and not await still_away(tx, found)):
        return Needless("has come, answered, or left")
    if letter.person_id is not None:
        own = await people.of_company(tx, found.company_id)
        reader = await people.by_id(tx, letter.person_id)
        return Written(
            Destination(letter.chat_id), shown.could_be_called(view, reader, reached=any(one.reachable for one in own))
        )
    if "mention" in letter.payload:
        return Needless("no facilitator has opened the private chat, and this is not for the group")
    return ForFacilitators(letter.chat_id, CompanyId(found.company_id))


async def write_leaving_why(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Whoever has left is asked why."""
    group, reader = await groups.find(tx, letter.group_id or 0), await people.by_id(tx, letter.person_id or 0)
    if group is None or reader is None or not await has_left(tx, group, reader, dependencies.now()):
        return Needless("is back")
    return Written(Destination(letter.chat_id), shown.ask_why_left(group, reader))


async def write_member_ask(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """A member is asked whether they know somebody for their group."""
    group, reader = await groups.find(tx, letter.group_id or 0), await people.by_id(tx, letter.person_id or 0)
    view = None if group is None or reader is None else await ask_shown(tx, group, reader, letter.payload["ask"])
    if view is None:
        return Needless("not in the group any more")
    return Written(Destination(letter.chat_id), shown.ask_member(view))
