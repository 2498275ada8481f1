"""The `/dates` command: the group says which times suit, and the host books one with a tap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.domain.date_polls import (
    FEWEST_TIMES,
    MOST_TIMES,
    SOONEST,
    DateRound,
    RoundOpened,
    RoundOver,
    RoundState,
    RoundView,
    TimeOver,
    TooFewTimes,
    TooManyTimes,
    TooSoon,
    closing_at,
    lasting,
    merged,
    placed,
)
from bot.domain.groups import Group
from bot.domain.meetings import minutes_of
from bot.domain.people import Who
from bot.domain.themes.ballots import POLL_WAITED_FOR, nudge_at
from bot.domain.views import MeetingCard
from bot.formats.when import Appointment
from bot.services.cycle import (
    KIND,
    ROUND_TIMERS,
    close_polls,
    current_poll,
    end,
    give_up,
    held,
    post,
    set_timer,
    spoil,
    stop_waiting,
    under_way,
)
from bot.services.date_polls.counting import view
from bot.services.delivery import threads
from bot.services.dependencies import Dependencies, core_group
from bot.services.meetings import Meetings, settle, settled_card
from bot.services.polls import service as poll_steps
from bot.services.themes import lifecycle as themes_lifecycle
from storage import Transaction, date_polls, meetings, polls
from storage.delivery import timers


class Dates:
    """Choosing a meeting time together."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies
        self._meetings = Meetings(dependencies)

    async def may_open(self, who: Who | None, chat_id: int, *, facilitator: bool) -> RoundView | None:
        """Check permission before prompting for times; return the open round, if any.

        Raises:
            NotSetUp: the chat is no core group.
            HostsOnly: neither of the host company nor a facilitator.
            NobodyToHost: no company has joined.
        """
        await self._meetings.may_schedule(who, chat_id, facilitator=facilitator)
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            found = await under_way(tx, group)
            if found is None:
                return None
            poll = await current_poll(tx, found)
            if poll is not None and found.state is RoundState.OPEN:
                # Telegram tells nobody when a poll is deleted; whoever asks how it stands is told by looking.
                await poll_steps.look(tx, self._dependencies, poll)
            return await view(tx, self._dependencies, group, found)

    async def open(
        self, who: Who | None, chat_id: int, wanted: Sequence[Appointment], *, facilitator: bool
    ) -> RoundOpened:
        """Ask the group which of these times suit, or change the times of an open poll.

        A turn that was only offered is accepted by that, as /schedule would. The poll goes out through the outbox.

        Args:
            who: None for an anonymous administrator.
            wanted: a place said only with the last time is the place of all of them; one not said again stays.

        Raises:
            NotSetUp: the chat is no core group.
            HostsOnly: neither of the host company nor a facilitator.
            NobodyToHost: no company has joined.
            TooFewTimes, TooManyTimes: a poll takes 2 to 10 different times.
            TooSoon: nobody could answer before the first of them.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group = await core_group(tx, chat_id)
            times = _checked(wanted, now)
            minutes = {one.starts_at: minutes_of(one.length) for one in wanted}
            turn = await self._meetings.taken_by(tx, group, who, facilitator=facilitator)
            found = await under_way(tx, group)
            closes_at = closing_at(now, min(times), timedelta(hours=group.votes.hours))
            if found is None:
                found = await date_polls.add(
                    tx,
                    group_id=group.id,
                    turn_id=turn.id,
                    state=RoundState.OPEN,
                    version=1,
                    after_poll=0,
                    opened_at=now,
                    closes_at=closes_at,
                    times=lasting(merged((), times), minutes),
                    voted=0,
                    companies=0,
                    early=False,
                )
            else:
                times = placed(found.offered, times)
                unchanged = {time.starts_at: time.place for time in found.offered} == times
                unchanged = unchanged and lasting(found.offered, minutes) == found.offered
                if unchanged and found.state is RoundState.OPEN:
                    poll = await current_poll(tx, found)
                    if poll is not None:
                        await poll_steps.look(tx, self._dependencies, poll)
                    return RoundOpened(await view(tx, self._dependencies, group, found), already=True)
                found = await self._change(tx, found, times, minutes, closes_at, now)
            await stop_waiting(tx, turn.id, "the group is asked which time suits")
            await post(tx, group, found, KIND, now, stale_at=closes_at)
            await set_timer(tx, found, "dates-nudge", nudge_at(now, closes_at), stale_at=closes_at)
            await set_timer(tx, found, "dates-missing", now + POLL_WAITED_FOR, found.version)
            return RoundOpened(await view(tx, self._dependencies, group, found), already=False)

    async def _change(
        self,
        tx: Transaction,
        found: DateRound,
        times: Mapping[datetime, str | None],
        minutes: Mapping[datetime, int | None],
        closes_at: datetime,
        now: datetime,
    ) -> DateRound:
        """Replace the times with a new poll; answers to the times that stay still count."""
        before = await polls.of_subject(tx, KIND, found.id)
        await timers.drop(tx, ROUND_TIMERS, found.id, "the times were changed")
        await close_polls(tx, found, now)
        await spoil(tx, found, now)
        return await date_polls.change(
            tx,
            found.id,
            state=RoundState.OPEN,
            version=found.version + 1,
            after_poll=0 if before is None else before.id,
            opened_at=now,
            closes_at=closes_at,
            times=lasting(merged(found.times, times), minutes),
            result=None,
            decide_by=None,
        )

    async def chat_of(self, round_id: int) -> int:
        """Return the chat id of the group that is asked.

        Raises:
            RoundOver: there is no such round.
        """
        async with self._dependencies.database.transaction() as tx:
            group, _ = await held(tx, round_id)
            if group is None:
                raise RoundOver
            return group.chat_id

    async def count_now(
        self, who: Who, round_id: int, *, facilitator: bool, pressed: tuple[int, int] | None = None
    ) -> None:
        """Close the poll and count the answers now. Repeating it changes nothing.

        Raises:
            HostsOnly: neither of the host company nor a facilitator.
            RoundOver: it is over.
        """
        async with self._dependencies.database.transaction() as tx:
            _, found = await self._pressed(tx, who, round_id, facilitator=facilitator)
            await threads.require_newest(tx, pressed, round_id, about=KIND)
            poll = await current_poll(tx, found)
            if poll is not None:
                await poll_steps.close(tx, poll, self._dependencies.now())

    async def call_off(
        self, who: Who, round_id: int, *, facilitator: bool, pressed: tuple[int, int] | None = None
    ) -> None:
        """Stop asking; the group is told once.

        Raises:
            HostsOnly: neither of the host company nor a facilitator.
            RoundOver: it is over.
        """
        async with self._dependencies.database.transaction() as tx:
            group, found = await self._pressed(tx, who, round_id, facilitator=facilitator)
            await threads.require_newest(tx, pressed, round_id, about=KIND)
            await give_up(tx, group, found, self._dependencies.now(), "dates-called-off")

    async def take(
        self, who: Who, round_id: int, number: int, *, facilitator: bool, pressed: tuple[int, int] | None = None
    ) -> MeetingCard:
        """Book one of the times, as `/schedule` would. Repeating it changes nothing.

        Raises:
            HostsOnly: neither of the host company nor a facilitator.
            RoundOver: another time was settled, or the group is being asked anew.
            TimeOver: the time has passed.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group, found = await held(tx, round_id)
            if group is None or found is None:
                raise RoundOver
            planned = await meetings.coming(tx, group.id)
            time = found.time(number)
            settled = found.state is RoundState.SETTLED and found.chosen == number
            if settled and planned is not None and time is not None and planned.starts_at == time.starts_at:
                await themes_lifecycle.require_lead(tx, group, who, facilitator=facilitator)
                return await settled_card(tx, group, planned)
            group, found = await self._pressed(tx, who, round_id, facilitator=facilitator)
            if found.state is not RoundState.COUNTED or time is None or not time.offered:
                raise RoundOver
            await threads.require_newest(tx, pressed, round_id, about=KIND)
            if time.starts_at <= now:
                raise TimeOver
            turn = await self._meetings.taken_by(tx, group, who, facilitator=facilitator)
            # The round is over first, so that settling a time does not find it under way.
            await end(tx, found, RoundState.SETTLED, now, number)
            meeting = await settle(tx, group, turn, Appointment(time.starts_at, time.place, time.length), now)
            return await settled_card(tx, group, meeting)

    async def _pressed(self, tx: Transaction, who: Who, round_id: int, *, facilitator: bool) -> tuple[Group, DateRound]:
        group, found = await held(tx, round_id)
        if group is None or found is None:
            raise RoundOver
        await themes_lifecycle.require_lead(tx, group, who, facilitator=facilitator)
        if found.state not in (RoundState.OPEN, RoundState.COUNTED):
            raise RoundOver
        return group, found


def _checked(wanted: Sequence[Appointment], now: datetime) -> dict[datetime, str | None]:
    """Return the distinct times with their places."""
    places = [one.place for one in wanted]
    everywhere = places[-1] if places and not any(places[:-1]) else None
    times = {one.starts_at: one.place or everywhere for one in wanted}
    if len(times) < FEWEST_TIMES:
        raise TooFewTimes
    if len(times) > MOST_TIMES:
        raise TooManyTimes(n=len(times))
    if min(times) - now < SOONEST:
        raise TooSoon(min(times))
    return times
