"""Somebody looks for a group: five short questions, and the group that suits best."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.domain.groups import Group
from bot.domain.groups.company_names import same_name, whole_name
from bot.domain.ids import GroupId
from bot.domain.meetings import MeetingAnswer
from bot.domain.people import Person, Who
from bot.domain.recruiting.funnel import FunnelStage
from bot.domain.recruiting.newcomers import (
    LONGEST_ANSWER,
    LONGEST_SEEKS,
    OF_NETWORK,
    QUESTIONS,
    TYPED,
    AlreadyIn,
    Candidate,
    Looking,
    Newcomer,
    NewcomerState,
    NewcomerStep,
    NotLooking,
    asked_but,
    nearest,
    next_step,
    own_question,
    region_of,
    toggled,
)
from bot.domain.refused import require_fit
from bot.services.dependencies import Dependencies
from bot.services.recruiting.waiting import with_meeting
from storage import Transaction, groups, meetings, people, recruiting, regions
from storage.meetings import guests
from storage.recruiting import links
from storage.regions import texts

MOST_REGIONS = 8


class NewcomerQuestions:
    """The way from a link to a group that is proposed."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def begin(self, who: Who, token: str | None = None) -> Looking:
        """Somebody follows a link, or begins without one. What they have said before is not asked again.

        Raises:
            AlreadyIn: they belong to a group.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            link = None if token is None else await links.by_token(tx, token)
            link = None if link is None or link.revoked_at is not None else link
            group = None if link is None or link.group_id is None else await groups.find(tx, link.group_id)
            person = await people.meet(tx, who, reachable=True)
            region = group.region if group is not None else None if link is None else link.region
            await self._require_outside(tx, person)
            newcomer = await recruiting.begin(tx, person.id, None if link is None else link.id, region, now)
            await recruiting.note(tx, FunnelStage.OPENED, person.id, now, link=link, group=group)
            again = newcomer.state in (NewcomerState.NOT_NOW, NewcomerState.JOINED, NewcomerState.WAITING)
            if again or await self._has_been_guest(tx, newcomer):
                # They come back: the answers they gave stand, and a group is proposed anew.
                newcomer = await recruiting.change(
                    tx,
                    person.id,
                    now,
                    state=NewcomerState.ASKED,
                    step=NewcomerStep.COMPANY if newcomer.company is None else NewcomerStep.CHOICE,
                    passed=(),
                    link_id=newcomer.link_id if link is None else link.id,
                    region=newcomer.region or region,
                    group_id=None,
                )
            return await self._looking(tx, person, newcomer)

    async def now(self, who: Who) -> Looking:
        """How it stands with somebody who has pressed a button that does not fit any more, however long ago it was sent.

        Raises:
            AlreadyIn: they belong to a group.
        """
        async with self._dependencies.database.transaction() as tx:
            person = await people.meet(tx, who, reachable=True)
            await self._require_outside(tx, person)
            newcomer = await recruiting.of_person(tx, person.id)
            fits = newcomer is not None and not await self._has_been_guest(tx, newcomer)
            if newcomer is not None and fits and newcomer.state is not NewcomerState.JOINED:
                return await self._looking(tx, person, newcomer)
        # What they had said is not kept any more, or they have left a group, or their evening is over: they look anew.
        return await self.begin(who)

    async def ask_in(self, who: Who, chat_id: int, chat_link: str | None) -> Looking | None:
        """Somebody asks to be let into a group's chat: they are asked the same.

        Args:
            chat_link: Telegram's link that they followed, where it tells.

        Returns:
            None where the chat is no core group, or they belong to one already.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group = await groups.by_chat(tx, chat_id)
            if group is None or not group.registered:
                return None
            person = await people.meet(tx, who)
            if await groups.of_person(tx, person.id):
                # They know what a group is, and have their own: the administrators know them, or ask.
                return None
            link = None if chat_link is None else await links.by_chat_link(tx, group.id, chat_link)
            await recruiting.note(tx, FunnelStage.OPENED, person.id, now, link=link, group=group)
            newcomer = await recruiting.begin(tx, person.id, None if link is None else link.id, group.region, now)
            again = newcomer.state in (NewcomerState.NOT_NOW, NewcomerState.JOINED, NewcomerState.WAITING)
            values: dict[str, Any] = {"state": NewcomerState.ASKED, "step": NewcomerStep.CHOICE} if again else {}
            if again and newcomer.company is None:
                values["step"] = NewcomerStep.COMPANY
            newcomer = await recruiting.change(
                tx, person.id, now, request_group_id=group.id, group_id=group.id, passed=(), **values
            )
            return await self._looking(tx, person, newcomer)

    async def belongs(self, telegram_id: int, chat_id: int) -> bool:
        """Whether somebody who asks to be let into a chat belongs to its group already, or has been let in."""
        async with self._dependencies.database.transaction() as tx:
            person, group = await people.by_telegram_id(tx, telegram_id), await groups.by_chat(tx, chat_id)
            if person is None or group is None:
                return False
            if await people.company_of(tx, person.id, group.id) is not None:
                return True
            newcomer = await recruiting.of_person(tx, person.id)
            return newcomer is not None and (newcomer.state, newcomer.group_id) == (NewcomerState.ADMITTED, group.id)

    async def answer(self, who: Who, step: NewcomerStep, said: str | None) -> Looking:
        """An answer to a question, or None where it is skipped.

        Raises:
            NotLooking: another question is asked now.
            TooLong: more than is kept.
        """
        async with self._dependencies.database.transaction() as tx:
            person, newcomer = await self._asked(tx, who, step)
            return await self._answered(tx, person, newcomer, said)

    async def answer_late(self, who: Who, said: str) -> Looking | None:
        """Something was typed in private that answers nothing the bot has asked lately: it may be their question's answer.

        Whoever looks for a group may think for weeks; the question stands there as long as they have not gone on.

        Returns:
            None where no question stands that could be answered in words.

        Raises:
            TooLong: more than is kept.
        """
        async with self._dependencies.database.transaction() as tx:
            person = await people.by_telegram_id(tx, who.telegram_id)
            newcomer = None if person is None else await recruiting.of_person(tx, person.id)
            if person is None or newcomer is None or newcomer.step not in TYPED:
                return None
            return await self._answered(tx, person, newcomer, said)

    async def _answered(self, tx: Transaction, person: Person, newcomer: Newcomer, said: str | None) -> Looking:
        now, step = self._dependencies.now(), newcomer.step
        values: dict[str, Any] = {"step": next_step(step, await _asked_in(tx, newcomer.region))}
        if said is not None:
            said = whole_name(said)
            require_fit(said, LONGEST_SEEKS if step in (NewcomerStep.SEEKS, NewcomerStep.OWN) else LONGEST_ANSWER)
            if not said:
                return await self._looking(tx, person, newcomer)
            values[step.value] = said
            await recruiting.note(tx, FunnelStage.TALKED, person.id, now)
            if step is NewcomerStep.PLACE:
                known = region_of(said, [one.name for one in await regions.all_(tx)])
                values["region"] = known or newcomer.region
                values["step"] = next_step(step, await _asked_in(tx, values["region"]))
                if values["region"] is None and await groups.regions(tx):
                    # No region of the network: which of them is nearest?
                    values["step"] = NewcomerStep.PLACE
        newcomer = await recruiting.change(tx, person.id, now, **values)
        if newcomer.region is not None:
            await recruiting.located(tx, person.id, newcomer.region)
        return await self._looking(tx, person, newcomer)

    async def pick_region(self, who: Who, group_id: int) -> Looking:
        """A region was picked, by a group of it; 0 where none is near.

        Raises:
            NotLooking: another question is asked now.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            person, newcomer = await self._asked(tx, who, NewcomerStep.PLACE)
            group = await groups.find(tx, group_id) if group_id else None
            region = None if group is None else group.region
            await recruiting.note(tx, FunnelStage.TALKED, person.id, now)
            if region is not None:
                await recruiting.located(tx, person.id, region)
            step = next_step(NewcomerStep.PLACE, await _asked_in(tx, region))
            newcomer = await recruiting.change(
                tx, person.id, now, region=region, place=newcomer.place or region, step=step
            )
            return await self._looking(tx, person, newcomer)

    async def pick_day(self, who: Who, choice: str) -> Looking:
        """A day or a time of day was switched on or off, or they are done.

        Raises:
            NotLooking: another question is asked now.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            person, newcomer = await self._asked(tx, who, NewcomerStep.DAYS)
            if choice == "done":
                if newcomer.days:
                    await recruiting.note(tx, FunnelStage.TALKED, person.id, now)
                step = next_step(NewcomerStep.DAYS, await _asked_in(tx, newcomer.region))
                newcomer = await recruiting.change(tx, person.id, now, step=step)
            else:
                newcomer = await recruiting.change(tx, person.id, now, days=toggled(newcomer.days, choice))
            return await self._looking(tx, person, newcomer)

    async def _has_been_guest(self, tx: Transaction, newcomer: Newcomer) -> bool:
        """Whether the evening they came to as a guest is over, or off."""
        if newcomer.state is not NewcomerState.GUEST or newcomer.group_id is None:
            return False
        coming = await meetings.coming(tx, GroupId(newcomer.group_id))
        if coming is None or coming.starts_at <= self._dependencies.now():
            return True
        expected = await guests.of_person(tx, coming.id, newcomer.person_id)
        return expected is None or expected[1] is not MeetingAnswer.GOING

    async def _require_outside(self, tx: Transaction, person: Person) -> None:
        own = await groups.of_person(tx, person.id)
        if own:
            raise AlreadyIn(group=own[0].title)

    async def _asked(self, tx: Transaction, who: Who, step: NewcomerStep) -> tuple[Person, Newcomer]:
        person = await people.meet(tx, who, reachable=True)
        newcomer = await recruiting.of_person(tx, person.id)
        if newcomer is None or newcomer.step is not step:
            raise NotLooking
        return person, newcomer

    async def _choosing(
        self, tx: Transaction, who: Who, also: tuple[NewcomerState, ...] = ()
    ) -> tuple[Person, Newcomer]:
        person = await people.meet(tx, who, reachable=True)
        await self._require_outside(tx, person)
        newcomer = await recruiting.of_person(tx, person.id)
        if newcomer is None or newcomer.step in QUESTIONS:
            raise NotLooking
        if newcomer.state not in (NewcomerState.ASKED, *also):
            raise NotLooking
        return person, newcomer

    async def _looking(self, tx: Transaction, person: Person, newcomer: Newcomer) -> Looking:
        now = self._dependencies.now()
        every = [group for group in await groups.registered(tx) if _is_open(group)]
        language, own = person.speaks(self._dependencies.language), await _own_words(tx, newcomer.region)
        if newcomer.step is NewcomerStep.OWN:
            known = await regions.known_as(tx, newcomer.region)
            asked = None if known is None else own_question(own, (language, known.language))
            # What they answer is kept with the question as they saw it. One that is asked no more is passed over.
            values = {"step": NewcomerStep.CHOICE} if asked is None else {"own_question": asked, "own_answer": None}
            newcomer = await recruiting.change(tx, person.id, now, **values)
        looking = Looking(
            person=person,
            newcomer=newcomer,
            language=language,
            regions=_regions(every)[:MOST_REGIONS],
            now=now,
            asked=await _asked_in(tx, newcomer.region),
            own=own,
        )
        if newcomer.step is not NewcomerStep.CHOICE:
            at = None if newcomer.group_id is None else await self._candidate(tx, newcomer.group_id)
            return replace(looking, candidate=at)
        link = None if newcomer.link_id is None else await links.by_id(tx, newcomer.link_id)
        wanted = newcomer.request_group_id or (None if link is None else link.group_id)
        found = [await with_meeting(tx, group, now) for group in every]
        suitable = nearest(found, newcomer, wanted=wanted)
        if not suitable:
            return looking
        first = suitable[0]
        if newcomer.group_id != int(first.group.id):
            newcomer = await recruiting.change(tx, person.id, now, group_id=first.group.id)
        others = len(suitable) > 1 or bool(newcomer.passed)
        return replace(looking, newcomer=newcomer, candidate=first, others=others)

    async def _candidate(self, tx: Transaction, group_id: int) -> Candidate | None:
        group = await groups.find(tx, group_id)
        if group is None or not _is_open(group):
            return None
        return await with_meeting(tx, group, self._dependencies.now())


async def _asked_in(tx: Transaction, region: str | None) -> tuple[NewcomerStep, ...]:
    """What newcomers of a region are asked; everything where it is not known, or none of the network's."""
    known = await regions.known_as(tx, region)
    if known is None:
        return OF_NETWORK
    return asked_but(known.ways.unasked, own=own_question(await texts.worded(tx, known.id), ()) is not None)


async def _own_words(tx: Transaction, region: str | None) -> list[list[str]]:
    known = await regions.known_as(tx, region)
    return [] if known is None else await texts.worded(tx, known.id)


def _is_open(group: Group) -> bool:
    return group.registered and group.awake and group.sleeping_since is None


def _regions(every: list[Group]) -> tuple[tuple[int, str], ...]:
    found: list[tuple[int, str]] = []
    for group in every:
        if group.region is not None and not any(same_name(group.region, name) for _, name in found):
            found.append((int(group.id), group.region))
    return tuple(sorted(found, key=lambda one: one[1]))
