"""What newcomers choose of a group: a guest's evening, joining, waiting, or not now; and who lets them in."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any

from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.domain.meetings import MeetingAnswer
from bot.domain.meetings.guests import Invited
from bot.domain.people import Person, Who
from bot.domain.recruiting.evening import confirm_at
from bot.domain.recruiting.newcomers import (
    AGAIN,
    PLACE_KEPT,
    AnsweredBefore,
    Asking,
    GroupFull,
    Looking,
    Newcomer,
    NewcomerState,
    NewcomerStep,
    NotLooking,
    can_visit,
)
from bot.domain.refused import FacilitatorsOnly, MeetingGone
from bot.services.meetings import expect, invited
from bot.services.recruiting.evening import ask_greeter
from bot.services.recruiting.looking import NewcomerQuestions
from bot.services.recruiting.waiting import enough
from storage import Transaction, groups, people, recruiting
from storage.delivery import cards, outbox
from storage.meetings import guests
from storage.recruiting import links


class Newcomers(NewcomerQuestions):
    """The whole way: after the questions, what newcomers choose, and what facilitators answer."""

    async def look_past(self, who: Who, group_id: int) -> Looking:
        """Another group, please.

        Raises:
            NotLooking: they have chosen meanwhile.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            person, newcomer = await self._choosing(tx, who)
            passed = dict.fromkeys((*newcomer.passed, group_id))
            newcomer = await recruiting.change(tx, person.id, now, passed=tuple(passed), group_id=None)
            looking = await self._looking(tx, person, newcomer)
            if looking.candidate is None:
                # All have been seen: from the first again.
                newcomer = await recruiting.change(tx, person.id, now, passed=())
                looking = await self._looking(tx, person, newcomer)
            return looking

    async def visit(self, who: Who, group_id: int) -> Invited | Looking:
        """They come to the group's coming meeting as a guest; the host's company invites them.

        Returns:
            their invitation. Where they were a guest and the next date is not set, they wait for it.

        Raises:
            NotLooking: they have chosen meanwhile.
            GroupFull: the group is none any more.
            MeetingGone: there is no meeting to come to.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            also = (NewcomerState.GUEST, NewcomerState.WAITING)
            person, newcomer = await self._choosing(tx, who, also=also)
            candidate = await self._candidate(tx, group_id)
            if candidate is None:
                raise GroupFull
            if candidate.coming is None or not can_visit(candidate, now):
                if newcomer.state is NewcomerState.GUEST and newcomer.group_id == group_id:
                    return await self._waits(tx, person, newcomer)
                raise MeetingGone
            meeting = candidate.coming
            if await guests.of_person(tx, meeting.id, person.id) is None:
                token = await guests.pass_of(
                    tx, meeting.id, person.id, meeting.company_id, secrets.token_urlsafe(12), now
                )
                await guests.let_in(tx, meeting.id, person.id, token)
            await guests.answer(tx, meeting.id, person.id, MeetingAnswer.GOING, now)
            await expect(tx, candidate.group, meeting, now)
            await cards.spoil(tx, "meeting", meeting.id, now)
            await recruiting.change(
                tx, person.id, now, state=NewcomerState.GUEST, step=NewcomerStep.DONE, group_id=candidate.group.id
            )
            if confirm_at(meeting.starts_at, now, candidate.group.tz) is None:
                # Too near for the question of two days before, with which somebody is asked otherwise.
                await ask_greeter(tx, self._dependencies, candidate.group, meeting, person.id, now)
            seen = await invited(tx, candidate.group, meeting, person)
            assert seen is not None
            return seen

    async def join(self, who: Who, group_id: int) -> Looking:
        """They would like to join: the group's facilitators are asked to let them in.

        Where there is no room, whoever was a guest, or waits, is on the list.

        Raises:
            NotLooking: they have chosen meanwhile.
            GroupFull: the group has no room.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            person, newcomer = await self._choosing(tx, who, also=(NewcomerState.GUEST, NewcomerState.WAITING))
            candidate = await self._candidate(tx, group_id)
            if candidate is None or not candidate.has_room():
                if candidate is None or newcomer.state is NewcomerState.ASKED:
                    raise GroupFull
                # They have been there, or were told of a place that is taken by now: they hear of the next one.
                newcomer = replace(newcomer, state=NewcomerState.WAITING, reason=None)
                return await self._waits(tx, person, newcomer, region=newcomer.region or candidate.group.region)
            newcomer = await recruiting.change(
                tx, person.id, now, state=NewcomerState.JOINING, step=NewcomerStep.DONE, group_id=group_id
            )
            await outbox.post(
                tx,
                key=f"newcomer-asks:{group_id}:{person.id}:{now.isoformat()}",
                kind="newcomer-asks",
                chat_id=candidate.group.chat_id,
                group_id=group_id,
                at=now,
                newcomer=int(person.id),
            )
            return replace(await self._looking(tx, person, newcomer), candidate=candidate)

    async def wait(self, who: Who) -> Looking:
        """They wait for a group, or for a place in one; after a visit, for the next evening of that group.

        Raises:
            NotLooking: they have chosen meanwhile.
        """
        async with self._dependencies.database.transaction() as tx:
            also = (NewcomerState.WAITING, NewcomerState.GUEST)
            person, newcomer = await self._choosing(tx, who, also=also)
            return await self._waits(tx, person, newcomer)

    async def _waits(self, tx: Transaction, person: Person, newcomer: Newcomer, **also: Any) -> Looking:
        now = self._dependencies.now()
        reason = AGAIN if newcomer.state is NewcomerState.GUEST else newcomer.reason
        newcomer = await recruiting.change(
            tx, person.id, now, state=NewcomerState.WAITING, step=NewcomerStep.DONE, reason=reason, **also
        )
        await enough(tx, self._dependencies, newcomer, now)
        return await self._looking(tx, person, newcomer)

    async def come_in(self, who: Who, group_id: int) -> tuple[Asking, str | None]:
        """They were let in, and the link into the chat has run out, or was lost.

        Returns:
            who it is, and what brought them, for the name of a new link.

        Raises:
            NotLooking: they were not let into that group, or have thought of something else.
            GroupFull: it has filled up since; they wait.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            person = await people.meet(tx, who, reachable=True)
            await self._require_outside(tx, person)
            newcomer = await recruiting.of_person(tx, person.id)
            if newcomer is None or (newcomer.state, newcomer.group_id) != (NewcomerState.ADMITTED, group_id):
                raise NotLooking
            kept = newcomer.changed_at is not None and newcomer.changed_at > now - PLACE_KEPT
            candidate = await self._candidate(tx, group_id)
            if candidate is None or not (kept or candidate.has_room()):
                raise GroupFull
            newcomer = await recruiting.change(tx, person.id, now, state=NewcomerState.ADMITTED)
            link = None if newcomer.link_id is None else await links.by_id(tx, newcomer.link_id)
            return await asking(tx, candidate.group, person, newcomer), None if link is None else link.source

    async def not_now(self, who: Who) -> Looking:
        """They do not go on: they are asked why, and need not say.

        Raises:
            NotLooking: they have never begun, or are in a group.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            also = (NewcomerState.GUEST, NewcomerState.WAITING, NewcomerState.NOT_NOW)
            person, newcomer = await self._choosing(tx, who, also=also)
            group = None if newcomer.group_id is None else await groups.find(tx, newcomer.group_id)
            await recruiting.lost(tx, person.id, now, None, group=group)
            newcomer = await recruiting.change(
                tx, person.id, now, state=NewcomerState.NOT_NOW, step=NewcomerStep.REASON
            )
            return await self._looking(tx, person, newcomer)

    async def because(self, who: Who, reason: str | None) -> Looking:
        """Why not now; None where they do not say.

        Raises:
            NotLooking: they have said so before.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            person, newcomer = await self._asked(tx, who, NewcomerStep.REASON)
            group = None if newcomer.group_id is None else await groups.find(tx, newcomer.group_id)
            await recruiting.lost(tx, person.id, now, reason, group=group)
            newcomer = await recruiting.change(tx, person.id, now, step=NewcomerStep.DONE, reason=reason)
            return await self._looking(tx, person, newcomer)

    async def admit(self, person_id: int, group_id: int, *, facilitator: bool) -> tuple[Asking, str | None]:
        """A facilitator lets somebody in who has asked.

        Returns:
            who it is, and what brought them, for the name of Telegram's link into the chat.

        Raises:
            FacilitatorsOnly: not an administrator of the chat.
            AnsweredBefore: another facilitator has answered, or they have changed their mind.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group, person, newcomer = await self._to_answer(tx, person_id, group_id, facilitator=facilitator)
            newcomer = await recruiting.change(tx, person.id, now, state=NewcomerState.ADMITTED)
            link = None if newcomer.link_id is None else await links.by_id(tx, newcomer.link_id)
            return await asking(tx, group, person, newcomer), None if link is None else link.source

    async def tell_admitted(self, person_id: int, group_id: int, how: str, address: str | None) -> None:
        """They hear that they are let in.

        Args:
            how: `link`, `in` where the chat is open to them already, or `hand` where a facilitator adds them.
            address: of Telegram's link into the chat.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            person = await people.by_id(tx, person_id)
            if person is not None:
                await outbox.post(
                    tx,
                    key=f"newcomer-in:{group_id}:{person.id}:{now.isoformat()}",
                    kind="newcomer-in",
                    chat_id=person.telegram_id,
                    person_id=person.id,
                    at=now,
                    group=group_id,
                    how=how,
                    address=address,
                )

    async def turn_down(self, person_id: int, group_id: int, *, facilitator: bool) -> Asking:
        """A facilitator cannot take somebody in: they hear it kindly, and look on.

        Returns:
            them as they were when they asked.

        Raises:
            FacilitatorsOnly: not an administrator of the chat.
            AnsweredBefore: another facilitator has answered, or they have changed their mind.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group, person, newcomer = await self._to_answer(tx, person_id, group_id, facilitator=facilitator)
            passed = tuple(dict.fromkeys((*newcomer.passed, group_id)))
            await recruiting.change(
                tx,
                person.id,
                now,
                state=NewcomerState.ASKED,
                step=NewcomerStep.CHOICE,
                passed=passed,
                request_group_id=None,
            )
            await outbox.post(
                tx,
                key=f"newcomer-no:{group_id}:{person.id}:{now.isoformat()}",
                kind="newcomer-no",
                chat_id=person.telegram_id,
                person_id=person.id,
                at=now,
                group=group_id,
            )
            return await asking(tx, group, person, newcomer)

    async def _to_answer(
        self, tx: Transaction, person_id: int, group_id: int, *, facilitator: bool
    ) -> tuple[Group, Person, Newcomer]:
        if not facilitator:
            raise FacilitatorsOnly
        person, newcomer = await people.by_id(tx, person_id), await recruiting.of_person(tx, person_id)
        if person is None or newcomer is None:
            raise AnsweredBefore
        if newcomer.state is not NewcomerState.JOINING or newcomer.group_id != group_id:
            raise AnsweredBefore
        return await groups.by_id(tx, GroupId(group_id), lock=True), person, newcomer


async def asking(tx: Transaction, group: Group, person: Person, newcomer: Newcomer) -> Asking:
    """Somebody who would like to join, as facilitators see them."""
    return Asking(group, person, newcomer, await guests.has_visited(tx, group.id, person.id))
