"""What people can do with the next meeting: set it, move it, cancel it, answer it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.domain.confirmations import WaitingConfirmations
from bot.domain.cycle import Event
from bot.domain.cycle.rotation import next_host
from bot.domain.cycle.turns import Turn, TurnState
from bot.domain.delivery.urgency import Urgency
from bot.domain.groups import Group
from bot.domain.ids import CompanyId
from bot.domain.meetings import MeetingAnswer, MeetingState
from bot.domain.people import Who
from bot.domain.refused import (
    CardTooOld,
    HostsOnly,
    MeetingGone,
    MeetingMoved,
    MembersOnly,
    NewerMessage,
    NobodyToHost,
    Refused,
    TurnOver,
    require_fit,
)
from bot.domain.views import HostOrder, MeetingCard, Scheduling
from bot.formats.when import Appointment
from bot.services.cycle import await_date, host_order, step, usual_dates
from bot.services.cycle import turns as turn_steps
from bot.services.delivery import threads
from bot.services.dependencies import Dependencies, core_group
from bot.services.meetings import lifecycle as meetings_lifecycle
from bot.services.meetings.lifecycle import call_off, card, post_calendar
from bot.services.meetings.settling import settle, settle_first, settled_card
from bot.services.meetings.unconfirmed import unconfirmed
from bot.services.people import own_company
from storage import Transaction, groups, meetings, people
from storage.cycle import turns
from storage.delivery import cards
from storage.groups import companies

MOST_REASON = 500
"""Characters of a reason for calling a meeting off."""


Question = TypeVar("Question")


@dataclass(frozen=True, slots=True)
class MeetingSettled:
    """A meeting whose time is set. `news`: the group is told about it; otherwise nothing changed."""

    view: MeetingCard
    news: bool


class Meetings:
    """The `/schedule`, `/cancel` and `/meeting` commands, and the buttons of the meeting card."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def schedule(
        self, who: Who | None, chat_id: int, when: Appointment, *, facilitator: bool
    ) -> tuple[MeetingCard, bool]:
        """Set when and where the group meets, or move a planned meeting.

        Args:
            who: None for an anonymous administrator.

        Returns:
            the meeting, and whether that is news: of nothing else the group is told.

        Raises:
            NotSetUp: the chat is no core group.
            HostsOnly: neither of the host company nor a facilitator.
            NobodyToHost: no company has joined.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            turn = await self.taken_by(tx, group, who, facilitator=facilitator)
            before, meeting = await meetings.coming(tx, group.id), await settle(tx, group, turn, when, now)
            return await settled_card(tx, group, meeting), meeting != before

    async def schedule_as(
        self,
        who: Who | None,
        chat_id: int,
        choose: Callable[[Scheduling], Appointment | Question],
        *,
        facilitator: bool,
    ) -> tuple[Scheduling, MeetingSettled | Question]:
        """Set when and where the group meets, choosing from what this person can choose.

        Args:
            who: None for an anonymous administrator.
            choose: the time to settle; anything else is what has to be asked first, and nothing is settled then. It runs
                within the transaction, so it may neither wait nor ask anybody.

        Returns:
            what there was to choose from, and the meeting, or what `choose` would ask.

        Raises:
            NotSetUp, HostsOnly, NobodyToHost: as for `schedule`.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            own = await own_company(tx, who, group)
            turn, company_id = await self._host(tx, group, own, facilitator)
            can = await self._choices(tx, group, company_id)
            chosen = choose(can)
            if not isinstance(chosen, Appointment):
                return can, chosen
            turn = await self._take(tx, group, turn, company_id, now)
            meeting = await settle(tx, group, turn, chosen, now)
            return can, MeetingSettled(await settled_card(tx, group, meeting), news=meeting != can.planned)

    async def taken_by(self, tx: Transaction, group: Group, who: Who | None, *, facilitator: bool) -> Turn:
        """Return the turn of the person setting the time; an offered turn is accepted by that.

        Raises:
            HostsOnly: neither of the host company nor a facilitator.
            NobodyToHost: no company has joined.
        """
        own = await own_company(tx, who, group)
        return await self._host_turn(tx, group, own, facilitator, self._dependencies.now())

    async def set_place(self, who: Who | None, meeting_id: int, place: str | None, *, facilitator: bool) -> MeetingCard:
        """Set the place of a meeting. The group is told as for any other change.

        Args:
            place: None for where the host company has met its group last.

        Raises:
            MeetingGone: it was cancelled or is over.
            MembersOnly: of no company of the group, nor a facilitator.
            HostsOnly: neither of the host company nor a facilitator.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            meeting = await meetings.by_id(tx, meeting_id)
            if meeting is None or meeting.state is not MeetingState.PLANNED or meeting.starts_at <= now:
                raise MeetingGone
            group = await groups.by_id(tx, meeting.group_id, lock=True)
            own = await own_company(tx, who, group)
            if own is None and not facilitator:
                # The button works in private too, and who hosts is told to those who are in the group.
                raise MembersOnly
            turn = await self._host_turn(tx, group, own, facilitator, now)
            where = place or await meetings.last_place(tx, meeting.company_id)
            when = Appointment(meeting.starts_at, where)
            return await card(tx, group, await settle(tx, group, turn, when, now))

    async def chat_of(self, meeting_id: int) -> int:
        """Return the chat id of the group that meets.

        Raises:
            MeetingGone: there is no such meeting.
        """
        async with self._dependencies.database.transaction() as tx:
            meeting = await meetings.by_id(tx, meeting_id)
            if meeting is None:
                raise MeetingGone
            return (await groups.by_id(tx, meeting.group_id)).chat_id

    async def may_schedule(self, who: Who | None, chat_id: int, *, facilitator: bool) -> Scheduling:
        """Check permission before prompting for a time; return the choices.

        Raises:
            NotSetUp: the chat is no core group.
            HostsOnly: neither of the host company nor a facilitator.
            NobodyToHost: no company has joined.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            _, company_id = await self._host(tx, group, await own_company(tx, who, group), facilitator)
            return await self._choices(tx, group, company_id)

    async def _choices(self, tx: Transaction, group: Group, company_id: CompanyId) -> Scheduling:
        return Scheduling(
            group,
            await companies.name_of(tx, company_id),
            await meetings.coming(tx, group.id),
            await usual_dates(tx, group, self._dependencies.now()),
            await meetings.last_place(tx, company_id),
        )

    async def _host(
        self, tx: Transaction, group: Group, own: CompanyId | None, facilitator: bool
    ) -> tuple[Turn | None, CompanyId]:
        """Return the open turn, if any, and the company that hosts if this person sets the time."""
        turn = await turns.current(tx, group.id)
        everyone = await companies.of_group(tx, group.id)
        if turn is not None and turn.company_id is not None:
            company_id = turn.company_id
        elif turn is not None and own is not None:
            # Everybody was asked: a member who settles a time takes the turn.
            company_id = own
        else:
            following = next_host(everyone, on=self._dependencies.now().astimezone(group.tz).date())
            if following is None:
                raise NobodyToHost
            company_id = following.id
        if not facilitator and own != company_id:
            raise HostsOnly(company=next(c.name for c in everyone if c.id == company_id))
        return turn, company_id

    async def _host_turn(
        self, tx: Transaction, group: Group, own: CompanyId | None, facilitator: bool, now: datetime
    ) -> Turn:
        """Return the meeting's turn, accepted by the person who sets the time."""
        turn, company_id = await self._host(tx, group, own, facilitator)
        return await self._take(tx, group, turn, company_id, now)

    async def _take(
        self, tx: Transaction, group: Group, turn: Turn | None, company_id: CompanyId, now: datetime
    ) -> Turn:
        """Return that turn, accepted by its company; if nobody has one, create it."""
        if turn is None:
            async with step(tx, group, Event.VOLUNTEER):
                cycle = await turns.last_cycle(tx, group.id) + 1
                return await turns.offer(
                    tx,
                    group_id=group.id,
                    cycle=cycle,
                    company_id=company_id,
                    state=TurnState.ACCEPTED,
                    at=now,
                    accepted_at=now,
                )
        if turn.state is TurnState.OFFERED:
            async with step(tx, group, Event.ACCEPT):
                return await turn_steps.take(tx, group, turn, company_id, now, announce=False)
        return turn

    async def take_date(
        self,
        who: Who,
        turn_id: int,
        starts_at: datetime,
        *,
        facilitator: bool,
        pressed: tuple[int, int] | None = None,
    ) -> MeetingCard:
        """Book the suggested date for the host. Repeating it changes nothing.

        Args:
            pressed: chat id and message id of the message with the button.

        Raises:
            MembersOnly: of no company of the group, nor a facilitator.
            HostsOnly: neither of the host company nor a facilitator.
            MeetingSet: another time is settled already.
            TurnOver: the turn has gone on.
            CardTooOld: the date is over, or was never proposed.
            NewerMessage: another message has taken the place of the one that was pressed.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            turn = await turns.by_id(tx, turn_id)
            if turn is None:
                raise TurnOver
            group = await groups.by_id(tx, turn.group_id, lock=True)
            turn, planned = await turns.by_id(tx, turn_id), await meetings.coming(tx, group.id)
            if turn is None or turn.state is not TurnState.ACCEPTED or turn.company_id is None:
                raise TurnOver
            host = await companies.by_id(tx, turn.company_id)
            own = await own_company(tx, who, group)
            if not facilitator and own != host.id:
                # Who hosts is told to those who are in the group.
                raise MembersOnly if own is None else HostsOnly(company=host.name)
            if planned is not None and planned.starts_at == starts_at:
                return await settled_card(tx, group, planned)
            await threads.require_newest(tx, pressed, turn_id, about="turn")
            async with step(tx, group, Event.SETTLE):
                if starts_at <= now or starts_at != turn.proposed_at:
                    raise CardTooOld
                meeting = await settle_first(tx, group, turn, Appointment(starts_at, None), now)
                return await settled_card(tx, group, meeting)

    async def cancel(self, who: Who | None, chat_id: int, reason: str | None, *, facilitator: bool) -> MeetingCard:
        """Cancel the next meeting. The host keeps the turn and can set a new time.

        Raises:
            NotSetUp: the chat is no core group.
            NothingPlanned: there is no coming meeting.
            HostsOnly: neither of the host company nor a facilitator.
            TooLong: the reason is longer than is kept.
        """
        now = self._dependencies.now()
        require_fit(reason or "", MOST_REASON)
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            own = await own_company(tx, who, group)
            async with step(tx, group, Event.CANCEL) as at:
                assert at.planned is not None
                assert at.turn is not None
                assert at.host is not None
                if not facilitator and not at.hosts(own):
                    raise HostsOnly(company=at.host.name)
                called_off = await call_off(tx, group, at.planned, reason, now)
                await await_date(tx, group, at.turn, now, again=True)
                await cards.spoil_all(tx, ("turn", "turn-date"), at.turn.id, now)
            return await card(tx, group, called_off)

    async def coming(self, chat_id: int) -> MeetingCard | HostOrder:
        """Return the meeting card, or whose turn it is if none is planned.

        Raises:
            NotSetUp: the chat is no core group.
        """
        async with self._dependencies.database.transaction() as tx:
            return await self._coming(tx, await core_group(tx, chat_id))

    async def coming_and_unconfirmed(
        self, who: Who | None, chat_id: int
    ) -> tuple[MeetingCard | HostOrder, WaitingConfirmations]:
        """Return the same, with the meetings nobody has confirmed.

        Args:
            who: None for an anonymous administrator.

        Raises:
            NotSetUp: the chat is no core group.
        """
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            return await self._coming(tx, group), await unconfirmed(tx, group, who)

    async def _coming(self, tx: Transaction, group: Group) -> MeetingCard | HostOrder:
        planned = await meetings.coming(tx, group.id)
        return await host_order(tx, self._dependencies, group) if planned is None else await card(tx, group, planned)

    async def answer(
        self,
        who: Who,
        meeting_id: int,
        said: MeetingAnswer,
        pressed: tuple[int, int],
        shown_at: datetime | None = None,
        *,
        inside: bool = True,
    ) -> MeetingCard:
        """Record going, maybe or can't. The last answer counts.

        Args:
            pressed: chat id and message id of the card.
            shown_at: the time of the meeting to which the button says yes or no; None where it does not say.
            inside: Telegram sees them in the group's chat.

        Raises:
            MeetingGone: it was cancelled or is over.
            MeetingMoved: the button was for another time.
            NewerMessage: a newer message about the meeting has taken the place of the one that was pressed.
        """
        card_or_no = await self._answer(who, meeting_id, said, pressed, shown_at, inside)
        if isinstance(card_or_no, Refused):
            raise card_or_no
        return card_or_no

    async def _answer(
        self,
        who: Who,
        meeting_id: int,
        said: MeetingAnswer,
        pressed: tuple[int, int],
        shown_at: datetime | None,
        inside: bool,
    ) -> MeetingCard | Refused:
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            meeting = await meetings.by_id(tx, meeting_id)
            if meeting is None or meeting.state is not MeetingState.PLANNED:
                raise MeetingGone
            group = await groups.by_id(tx, meeting.group_id)
            person = await people.meet(tx, who)
            await meetings_lifecycle.require_within(tx, group, meeting, person, pressed[0], inside=inside)
            shown = await threads.pressed(tx, pressed, meeting_id, now, about="meeting")
            meant = shown_at or (None if shown is None else shown.shows_at)
            if meant != meeting.starts_at and (meant is not None or shown is None):
                return MeetingMoved(moment=meeting.starts_at)
            if shown is not None and shown.over_at is not None:
                return NewerMessage()
            if await meetings.answer_of(tx, meeting, person.id) is not said:
                await meetings.answer(tx, meeting, person.id, said, now)
                await cards.spoil(tx, "meeting", meeting_id, now, pressed=pressed)
            return await card(tx, group, meeting)

    async def calendar(
        self, who: Who, meeting_id: int, chat_id: int, *, inside: bool = True
    ) -> tuple[MeetingCard, bool]:
        """Send the calendar file, in private if the person can be reached, otherwise once to the group.

        Args:
            inside: Telegram sees them in the group's chat.

        Returns:
            the meeting, and whether the file goes to the private chat.

        Raises:
            MeetingGone: it was cancelled or is over, or is none of theirs.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            meeting = await meetings.by_id(tx, meeting_id)
            if meeting is None or meeting.state is not MeetingState.PLANNED:
                raise MeetingGone
            group = await groups.by_id(tx, meeting.group_id)
            person = await people.meet(tx, who, reachable=True if chat_id > 0 else None)
            await meetings_lifecycle.require_within(tx, group, meeting, person, chat_id, inside=inside, guest=True)
            to = person.telegram_id if person.reachable else group.chat_id
            # In the group one file serves everybody; in private a person may have deleted theirs and ask again.
            again, own = (f":{now.timestamp()}", person.id) if person.reachable else ("", None)
            await post_calendar(tx, group, meeting, to, now, person_id=own, again=again, urgency=Urgency.ANSWER)
            await meetings.hand_out(tx, meeting.id, to, meeting.sequence)
            return await card(tx, group, meeting), person.reachable
