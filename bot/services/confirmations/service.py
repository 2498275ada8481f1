"""Record whether a meeting was held, how, and who was there; the host or a facilitator can correct it later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.confirmations import (
    MOST_WORDS,
    AfterMeetingPage,
    Attended,
    ChangedMeanwhile,
    Confirmation,
    Detail,
    Details,
    MeetingSoFar,
    NotHeldReason,
    WaitingConfirmations,
    version_said,
    with_detail,
)
from bot.domain.groups import Group
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.people import Person, Who
from bot.domain.refused import CardTooOld, HostsOnly, require_fit
from bot.domain.reviews import ReviewCard, ReviewOver
from bot.services.dependencies import Dependencies, core_group
from bot.services.meetings import unconfirmed, was_held_after_all, was_not_held
from bot.services.people import company_in
from bot.services.reviews import evidence_of, recap_follows, review_card
from storage import Transaction, confirmations, groups, meetings, people, reviews
from storage.delivery import cards
from storage.groups import companies

FLIP = -1
"""From a button of an earlier version: whoever was there was not, and the other way round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button press about a past meeting: who pressed it, where, and in which role.

    Args:
        at: chat id of the group, and message id there; 0 where it was pressed in private.
        facilitator: they administer the group's chat.
    """

    who: Who
    meeting_id: int
    at: tuple[int, int]
    facilitator: bool


@dataclass(frozen=True, slots=True)
class _Open:
    group: Group
    meeting: Meeting
    person: Person
    evidence: MeetingSoFar
    now: datetime
    at: tuple[int, int] | None


class Confirmations:
    """What hosts and facilitators can record about a past meeting. Every method but `say_why` raises these.

    Raises:
        ReviewOver: no meeting of this chat is over under that number.
        HostsOnly: neither of the host company nor a facilitator.
    """

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def show(self, press: Press, page: AfterMeetingPage) -> ReviewCard:
        """Show another page of buttons."""
        async with self._dependencies.database.transaction() as tx:
            one = await self._begin(tx, press)
            await confirmations.keep_draft(tx, one.meeting.id, one.evidence.details, page)
            return await self._end(tx, one)

    async def waiting(self, who: Who | None, chat_id: int) -> WaitingConfirmations:
        """Return a group's unconfirmed meetings, and which of them the person's company hosted.

        Raises:
            NotSetUp: the chat is no core group.
        """
        async with self._dependencies.database.transaction() as tx:
            return await unconfirmed(tx, await core_group(tx, chat_id), who)

    async def look(self, press: Press) -> ReviewCard:
        """Return a past meeting chosen from the list of unconfirmed ones."""
        async with self._dependencies.database.transaction() as tx:
            one = await self._begin(tx, press)
            await self._front(tx, one)
            return await review_card(tx, one.group, one.meeting)

    async def tick(self, press: Press, company_id: int, people_there: int) -> tuple[ReviewCard, Attended]:
        """Record how many people of a company were there; 0 means nobody.

        Returns:
            the card, and the company as it is now.
        """
        async with self._dependencies.database.transaction() as tx:
            one = await self._begin(tx, press)
            known = next((each for each in one.evidence.companies if each.company_id == company_id), None)
            if known is None:
                raise ReviewOver
            number = (0 if known.present else 1) if people_there == FLIP else people_there
            if (number, known.present) != (known.people or 0, number > 0):
                await reviews.tick(tx, one.meeting.id, company_id, number, one.person.id, one.now)
                await self._correct(tx, one)
            card = await self._end(tx, one)
            return card, next(each for each in card.companies if each.company_id == company_id)

    async def set_detail(self, press: Press, detail: Detail, value: int) -> ReviewCard:
        """Record the length, the manner, or how many guests, advisers or researchers came."""
        async with self._dependencies.database.transaction() as tx:
            one = await self._begin(tx, press)
            try:
                details = with_detail(one.evidence.details, detail, value)
            except ValueError as forged:
                raise CardTooOld from forged
            counts = detail in (Detail.GUESTS, Detail.ADVISERS, Detail.RESEARCHERS)
            await confirmations.keep_draft(
                tx, one.meeting.id, details, AfterMeetingPage.DETAILS if counts else one.evidence.page
            )
            await self._correct(tx, one, details)
            return await self._end(tx, one)

    async def guest_came(self, press: Press, person_id: int, *, came: bool) -> ReviewCard:
        """Record whether a guest was there."""
        async with self._dependencies.database.transaction() as tx:
            one = await self._begin(tx, press)
            if person_id not in {guest.person_id for guest in one.evidence.guests}:
                raise CardTooOld
            await confirmations.guest_came(tx, one.meeting.id, person_id, came=came)
            await self._correct(tx, one, one.evidence.details)
            return await self._end(tx, one)

    async def held(self, press: Press, version: int) -> tuple[ReviewCard, bool]:
        """Confirm that the meeting was held as the card shows.

        Args:
            version: how often something had been said when the button was shown.

        Returns:
            the card, and whether that is news.

        Raises:
            ChangedMeanwhile: somebody has just said that it was not.
        """
        async with self._dependencies.database.transaction() as tx:
            one = await self._begin(tx, press)
            if one.evidence.held:
                await self._front(tx, one)
                return await self._end(tx, one), False
            if one.evidence.version != version:
                raise ChangedMeanwhile
            if one.evidence.not_held:
                one = replace(one, meeting=await was_held_after_all(tx, one.group, one.meeting, one.now))
            for guest in one.evidence.guests:
                await confirmations.guest_came(tx, one.meeting.id, guest.person_id, came=guest.came)
            await self._front(tx, one)
            await _say(tx, one, _held(one, one.evidence.details))
            return await self._end(tx, one), True

    async def not_held(self, press: Press, reason: NotHeldReason, version: int) -> tuple[ReviewCard, bool]:
        """Record that the meeting was not held, and why; ask its host for a new date unless another company hosts.

        Returns:
            the card, and whether that is news.

        Raises:
            ChangedMeanwhile: somebody has just said something else.
        """
        async with self._dependencies.database.transaction() as tx:
            one = await self._begin(tx, press)
            confirmed = one.evidence.confirmed
            if confirmed is not None and not confirmed.held and confirmed.reason is reason:
                await self._front(tx, one)
                return await self._end(tx, one), False
            if one.evidence.version != version:
                raise ChangedMeanwhile
            if not one.evidence.not_held:
                one = replace(one, meeting=await was_not_held(tx, one.group, one.meeting, one.now))
            await self._front(tx, one)
            await _say(tx, one, _not_held(one, reason))
            return await self._end(tx, one), True

    async def say_why(self, who: Who, meeting_id: int, words: str, *, facilitator: bool) -> ReviewCard:
        """Record in words why the meeting was not held.

        Raises:
            ReviewOver: nobody has said that it was not held.
            HostsOnly: neither of the host company nor a facilitator.
            TooLong: more than is kept.
        """
        words = words.strip()
        require_fit(words, MOST_WORDS)
        async with self._dependencies.database.transaction() as tx:
            meeting = await meetings.by_id(tx, meeting_id)
            if meeting is None:
                raise ReviewOver
            chat_id = (await groups.by_id(tx, meeting.group_id)).chat_id
            one = await self._begin(tx, Press(who=who, meeting_id=meeting_id, at=(chat_id, 0), facilitator=facilitator))
            confirmed = one.evidence.confirmed
            if confirmed is None or confirmed.held:
                raise ReviewOver
            changed = replace(confirmed, words=words, person_id=one.person.id, confirmed_at=one.now)
            await confirmations.confirm(tx, changed)
            return await self._end(tx, one)

    async def _begin(self, tx: Transaction, press: Press) -> _Open:
        meeting = await meetings.by_id(tx, press.meeting_id)
        if meeting is None:
            raise ReviewOver
        # In one order everywhere: the group, then the review. Two people may press at once.
        group = await groups.by_id(tx, meeting.group_id, lock=True)
        review = await reviews.of_meeting(tx, press.meeting_id, lock=True)
        meeting = await meetings.by_id(tx, press.meeting_id)
        if review is None or meeting is None or group.chat_id != press.at[0]:
            raise ReviewOver
        if meeting.state is MeetingState.PLANNED:
            raise ReviewOver
        person = await people.meet(tx, press.who)
        if not press.facilitator and await company_in(tx, person, group) != meeting.company_id:
            raise HostsOnly(company=await companies.name_of(tx, meeting.company_id))
        at = press.at if press.at[1] else None
        return _Open(group, meeting, person, await evidence_of(tx, meeting), self._dependencies.now(), at)

    async def _front(self, tx: Transaction, one: _Open) -> None:
        await confirmations.keep_draft(tx, one.meeting.id, one.evidence.details, AfterMeetingPage.FRONT)

    async def _correct(self, tx: Transaction, one: _Open, details: Details | None = None) -> None:
        """Apply a correction: final if the meeting is confirmed, otherwise only a proposal."""
        if one.evidence.held:
            await _say(tx, one, _held(one, details or one.evidence.details))

    async def _end(self, tx: Transaction, one: _Open) -> ReviewCard:
        await cards.spoil_all(tx, ("review", "recap"), one.meeting.id, one.now, pressed=one.at)
        await recap_follows(tx, one.meeting.id, one.now)
        return await review_card(tx, one.group, one.meeting)


def _held(one: _Open, details: Details) -> Confirmation:
    return Confirmation(
        meeting_id=one.meeting.id,
        held=True,
        reason=None,
        words=None,
        minutes=details.minutes,
        manner=details.manner,
        guests=details.guests,
        advisers=details.advisers,
        researchers=details.researchers,
        confirmed_at=one.now,
        person_id=one.person.id,
    )


def _not_held(one: _Open, reason: NotHeldReason) -> Confirmation:
    return Confirmation(
        meeting_id=one.meeting.id,
        held=False,
        reason=reason,
        words=None,
        minutes=None,
        manner=None,
        guests=None,
        advisers=None,
        researchers=None,
        confirmed_at=one.now,
        person_id=one.person.id,
    )


async def _say(tx: Transaction, one: _Open, confirmation: Confirmation) -> None:
    """Save the current state, and a new version of the history if it differs from the last."""
    if confirmation.held:
        # Guests are kept as one number; those with a name are among them.
        named = sum(guest.came for guest in await confirmations.named_guests(tx, one.meeting))
        confirmation = replace(confirmation, guests=(confirmation.guests or 0) + named)
    said = version_said(confirmation, await reviews.attended(tx, one.meeting))
    earlier = await confirmations.changes(tx, one.meeting.id)
    if earlier and earlier[-1].said == said:
        return
    await confirmations.confirm(tx, confirmation)
    await confirmations.note_change(tx, one.meeting.id, one.person.id, one.now, said)
