"""A guest's evening: still coming? who greets them? and the day after, how to go on."""

from __future__ import annotations

from datetime import datetime

from bot.domain.groups import Group
from bot.domain.ids import GroupId, PersonId
from bot.domain.meetings import Meeting, MeetingAnswer, MeetingState
from bot.domain.people import Person, Who
from bot.domain.recruiting.evening import GreetingOver, Welcoming, next_greeter
from bot.domain.recruiting.funnel import FunnelStage
from bot.domain.recruiting.newcomers import NewcomerState, NewcomerStep
from bot.services.cycle import SOON, budget_of
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, meetings, people, recruiting
from storage.delivery import outbox
from storage.delivery.timers import Timer
from storage.groups import companies
from storage.meetings import guests
from storage.recruiting import greetings


class Greetings:
    """A member greets a guest, or cannot."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def answer(self, who: Who, meeting_id: int, guest_id: int, *, yes: bool) -> Welcoming:
        """Whoever was asked says yes or no; after a no the next is asked.

        Raises:
            GreetingOver: they were not asked, have answered, or the meeting is off or over.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            found = await meetings.by_id(tx, meeting_id)
            if found is None:
                raise GreetingOver
            group = await groups.by_id(tx, GroupId(found.group_id), lock=True)
            meeting, greeter = await meetings.by_id(tx, meeting_id), await people.meet(tx, who, reachable=True)
            if meeting is None or meeting.state is not MeetingState.PLANNED or meeting.starts_at <= now:
                raise GreetingOver
            said = "yes" if yes else "no"
            if not await greetings.answer(tx, meeting.id, guest_id, greeter.id, said, now):
                raise GreetingOver
            view = await welcoming(tx, meeting, guest_id, greeter)
            if view is None:
                raise GreetingOver
            if yes and view.guest.reachable:
                await outbox.post(
                    tx,
                    key=f"greet-told:{meeting.id}:{guest_id}:{greeter.id}",
                    kind="greet-told",
                    chat_id=view.guest.telegram_id,
                    person_id=view.guest.id,
                    group_id=group.id,
                    at=now,
                    stale_at=meeting.starts_at,
                    meeting=int(meeting.id),
                    greeter=int(greeter.id),
                )
            elif not yes:
                await ask_greeter(tx, self._dependencies, group, meeting, guest_id, now)
            return view


async def welcoming(tx: Transaction, meeting: Meeting, guest_id: int, greeter: Person) -> Welcoming | None:
    """A guest and who may greet them; None where either is gone."""
    guest = await people.by_id(tx, guest_id)
    company = await people.company_of(tx, greeter.id, meeting.group_id)
    if guest is None or company is None:
        return None
    return Welcoming(
        group=await groups.by_id(tx, GroupId(meeting.group_id)),
        meeting=meeting,
        guest=guest,
        greeter=greeter,
        company=await companies.name_of(tx, company),
        newcomer=await recruiting.of_person(tx, guest.id),
    )


async def ask_greeter(
    tx: Transaction, dependencies: Dependencies, group: Group, meeting: Meeting, guest_id: int, now: datetime
) -> bool:
    """Ask the next member to greet a guest whom nobody brings; False where nobody is asked."""
    asked = await greetings.of_guest(tx, meeting.id, guest_id)
    budget = await budget_of(tx, dependencies, group, now)
    coming = [
        person
        for reply in await meetings.replies(tx, meeting)
        if reply.answer is MeetingAnswer.GOING
        and (person := await people.by_id(tx, reply.person_id)) is not None
        and person.reachable
        and await people.company_of(tx, person.id, group.id) is not None
        and budget.fits(person.telegram_id, keeping=SOON)
    ]
    counts = await greetings.counts(tx, [person.id for person in coming])
    chosen = next_greeter([int(person.id) for person in coming], asked, await greetings.busy(tx, meeting.id), counts)
    if chosen is None:
        return False
    greeter = next(person for person in coming if person.id == chosen)
    await greetings.ask(tx, meeting.id, guest_id, chosen, now)
    await outbox.post(
        tx,
        key=f"greet-ask:{meeting.id}:{guest_id}:{chosen}",
        kind="greet-ask",
        chat_id=greeter.telegram_id,
        person_id=greeter.id,
        group_id=group.id,
        at=now,
        stale_at=meeting.starts_at,
        meeting=int(meeting.id),
        guest=guest_id,
    )
    return True


async def confirm(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Two days before: guests are asked whether they still come, and somebody is asked to greet those alone."""
    now = dependencies.now()
    group = await groups.by_id(tx, timer.of_group, lock=True)
    meeting = await meetings.by_id(tx, timer.subject_id)
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return "no longer planned"
    asked = 0
    for guest in await guests.coming(tx, meeting):
        person = await people.by_id(tx, guest.person_id)
        if person is None:
            continue
        if person.reachable:
            asked += 1
            await outbox.post(
                tx,
                key=f"{timer.key}:{person.id}",
                kind="visit-confirm",
                chat_id=person.telegram_id,
                person_id=person.id,
                group_id=group.id,
                at=now,
                stale_at=timer.stale_at,
                meeting=int(meeting.id),
            )
        if await comes_alone(tx, meeting.id, person.id):
            await ask_greeter(tx, dependencies, group, meeting, person.id, now)
    return f"{asked} guests"


async def comes_alone(tx: Transaction, meeting_id: int, person_id: PersonId) -> bool:
    """Whether no member brings this guest."""
    found = await guests.of_person(tx, meeting_id, person_id)
    return found is not None and found[0].person_id == person_id


async def after(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """The day after: whoever was a guest is asked how to go on."""
    now = dependencies.now()
    group = await groups.by_id(tx, timer.of_group, lock=True)
    meeting = await meetings.by_id(tx, timer.subject_id)
    if meeting is None or meeting.state is not MeetingState.HELD:
        return "was not held"
    asked = 0
    for guest in await guests.coming(tx, meeting):
        person = await people.by_id(tx, guest.person_id)
        if person is None:
            continue
        await recruiting.note(tx, FunnelStage.VISITED, person.id, now, group=group)
        if await groups.of_person(tx, person.id):
            # They are in another group: a colleague on a visit.
            continue
        await recruiting.begin(tx, person.id, None, group.region, now)
        await recruiting.change(
            tx, person.id, now, state=NewcomerState.GUEST, step=NewcomerStep.DONE, group_id=group.id
        )
        if person.reachable:
            asked += 1
            await outbox.post(
                tx,
                key=f"{timer.key}:{person.id}",
                kind="visit-after",
                chat_id=person.telegram_id,
                person_id=person.id,
                group_id=group.id,
                at=now,
                stale_at=timer.stale_at,
                meeting=int(meeting.id),
            )
    return f"{asked} guests"
