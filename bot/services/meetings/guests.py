"""Guests: the pass, the guest's answer, and messages to guests."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from bot.domain.groups import Group
from bot.domain.meetings import Meeting, MeetingAnswer, MeetingState
from bot.domain.meetings.guests import MOST_GUESTS, CanBring, Invited, OwnPass, Pass, PassFull, PassUnknown
from bot.domain.people import Person, Who
from bot.domain.recruiting.evening import after_at, confirm_at
from bot.domain.recruiting.newcomers import AGAIN, NewcomerState
from bot.domain.refused import MeetingGone, MeetingMoved
from bot.services.dependencies import Dependencies
from bot.services.people import company_in, require_member
from storage import Transaction, groups, meetings, people, recruiting
from storage.delivery import cards, outbox, timers
from storage.groups import companies
from storage.meetings import guests

CONFIRM_NO_LATER = timedelta(hours=12)
AFTER_NO_LATER = timedelta(days=7)
"""After a longer sleep of the program nobody is asked any more how last week's evening was."""


class Guests:
    """The `Bring a guest` button, and the guest's own two buttons."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def hand_out(self, who: Who, meeting_id: int) -> Pass:
        """Return a member's guest pass for a meeting; asking again returns the same one.

        Raises:
            MeetingGone: it was cancelled or has begun.
            MembersOnly: of no company in this group.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group, meeting = await self._ahead(tx, meeting_id)
            person = await people.meet(tx, who)
            own = await require_member(tx, person, group)
            token = await guests.pass_of(tx, meeting.id, person.id, own, secrets.token_urlsafe(12), now)
            return Pass(group, meeting, person, (await companies.by_id(tx, own)).name, token)

    async def open(self, who: Who, token: str) -> Invited:
        """Open a guest pass in the private chat.

        Raises:
            PassUnknown: nobody has given it out.
            MeetingGone: it was cancelled or has begun.
            OwnPass: they are a member of the group.
            PassFull: as many as it is for have opened it.
        """
        async with self._dependencies.database.transaction() as tx:
            row = await guests.by_token(tx, token)
            if row is None:
                raise PassUnknown
            group, meeting = await self._ahead(tx, row.meeting_id)
            person = await people.meet(tx, who, reachable=True)
            if await company_in(tx, person, group) is not None:
                raise OwnPass(group=group.title)
            if await guests.of_person(tx, meeting.id, person.id) is None:
                if await guests.count(tx, token) >= MOST_GUESTS:
                    raise PassFull(n=MOST_GUESTS)
                await guests.let_in(tx, meeting.id, person.id, token)
            invited_ = await invited(tx, group, meeting, person)
            assert invited_ is not None
            return invited_

    async def answer(self, who: Who, meeting_id: int, said: MeetingAnswer, pressed: tuple[int, int]) -> Invited:
        """Record whether a guest is coming. The last answer counts.

        Args:
            pressed: chat id and message id of the guest's card.

        Raises:
            MeetingGone: it was cancelled or has begun.
            PassUnknown: no guest of this meeting.
            MeetingMoved: the button was for another time.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group, meeting = await self._ahead(tx, meeting_id)
            person = await people.meet(tx, who, reachable=True)
            if await guests.of_person(tx, meeting_id, person.id) is None:
                raise PassUnknown
            shown = await cards.card_at(tx, *pressed)
            if shown is not None and (shown.over_at is not None or shown.shows_at not in (None, meeting.starts_at)):
                raise MeetingMoved(moment=meeting.starts_at)
            await guests.answer(tx, meeting_id, person.id, said, now)
            if said is MeetingAnswer.GOING:
                await expect(tx, group, meeting, now)
            await cards.spoil(tx, "meeting", meeting_id, now)
            await cards.spoil(tx, "guest", meeting_id, now, pressed=pressed)
            invited_ = await invited(tx, group, meeting, person)
            assert invited_ is not None
            return invited_

    async def _ahead(self, tx: Transaction, meeting_id: int) -> tuple[Group, Meeting]:
        meeting = await meetings.by_id(tx, meeting_id)
        if (
            meeting is None
            or meeting.state is not MeetingState.PLANNED
            or meeting.starts_at <= self._dependencies.now()
        ):
            raise MeetingGone
        return await groups.by_id(tx, meeting.group_id), meeting


async def expect(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> None:
    """Schedule the questions to a guest, two days before and the day after. Idempotent."""
    starts_at = meeting.starts_at
    confirm, after = confirm_at(starts_at, now, group.tz), after_at(starts_at, group.tz)
    if confirm is not None:
        await timers.set_up(
            tx,
            key=f"visit-confirm:{meeting.id}:{starts_at.isoformat()}",
            kind="visit-confirm",
            group_id=group.id,
            subject_id=meeting.id,
            due_at=confirm,
            stale_at=starts_at - CONFIRM_NO_LATER,
        )
    await timers.set_up(
        tx,
        key=f"visit-after:{meeting.id}:{starts_at.isoformat()}",
        kind="visit-after",
        group_id=group.id,
        subject_id=meeting.id,
        due_at=after,
        stale_at=after + AFTER_NO_LATER,
    )


async def invited(tx: Transaction, group: Group, meeting: Meeting, person: Person) -> Invited | None:
    """Return what a guest sees; None for somebody who is not a guest of this meeting."""
    found = await guests.of_person(tx, meeting.id, person.id)
    if found is None:
        return None
    row, said = found
    looks = await recruiting.of_person(tx, person.id) if meeting.state is MeetingState.CANCELLED else None
    waits = looks is not None and (looks.state, looks.reason) == (NewcomerState.WAITING, AGAIN)
    return Invited(
        group=group,
        meeting=meeting,
        person=person,
        host=(await companies.by_id(tx, meeting.company_id)).name,
        company=(await companies.by_id(tx, row.company_id)).name,
        coming=None if said is None else said is MeetingAnswer.GOING,
        waits=waits and looks is not None and looks.group_id == group.id,
    )


async def tell(tx: Transaction, group: Group, meeting: Meeting, kind: str, key: str, now: datetime) -> int:
    """Queue a message to each guest who said they would come.

    Args:
        kind: `guest-reminder` or `guest-changed`.
        key: without the guest; one guest never hears the same twice.

    Returns:
        to how many it goes.
    """
    told = 0
    for guest in await guests.coming(tx, meeting):
        person = await people.by_id(tx, guest.person_id)
        if person is None or not person.reachable:
            continue
        told += 1
        await outbox.post(
            tx,
            key=f"{key}:{person.telegram_id}",
            kind=kind,
            chat_id=person.telegram_id,
            person_id=person.id,
            group_id=group.id,
            at=now,
            stale_at=meeting.starts_at,
            meeting=int(meeting.id),
            sequence=meeting.sequence,
        )
    return told


async def can_bring(tx: Transaction, person: Person, now: datetime) -> tuple[CanBring, ...]:
    """Return the next meetings of the groups this person is in."""
    found = [(group, await meetings.coming(tx, group.id)) for group in await groups.of_person(tx, person.id)]
    return tuple(CanBring(g, m) for g, m in found if m is not None and m.starts_at > now)
