"""Lifecycle of a meeting: announced, reminded of, cancelled, held."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.cycle import Event
from bot.domain.cycle.turns import Before, Turn, TurnState
from bot.domain.delivery.threads import GUEST, IN_PRIVATE, MEETING, PLACE
from bot.domain.delivery.urgency import Urgency
from bot.domain.groups import Group
from bot.domain.groups.quiet_hours import SOON
from bot.domain.ids import CompanyId
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.meetings.reminders import plan
from bot.domain.people import Person
from bot.domain.recruiting.fading import LOOKED_AFTER, STILL_OF_USE
from bot.domain.refused import MeetingGone
from bot.domain.views import MeetingCard
from bot.services.cycle import CycleStanding, announcement, dates, step, swaps
from bot.services.cycle import turns as turn_steps
from bot.services.dependencies import Dependencies
from bot.services.meetings import guests as guest_steps
from bot.services.meetings import preparation
from bot.services.meetings.reminders import remind
from bot.services.people import company_in
from bot.services.reviews import open_review
from bot.services.themes import lifecycle as themes_lifecycle
from storage import Transaction, groups, meetings, people, recruiting, regions
from storage.delivery import cards, outbox, timers
from storage.delivery.timers import Timer
from storage.groups import companies
from storage.meetings import guests

MEETING_TIMERS = ("reminder", "meeting-close")


async def card(tx: Transaction, group: Group, meeting: Meeting) -> MeetingCard:
    """Return the meeting with its host and answers."""
    host = await companies.name_of(tx, meeting.company_id)
    replies = tuple(await meetings.replies(tx, meeting))
    return MeetingCard(group, meeting, host, replies, tuple(await guests.coming(tx, meeting)))


async def announce(
    tx: Transaction,
    group: Group,
    meeting: Meeting,
    now: datetime,
    *,
    moved_from: datetime | None = None,
    instead: CompanyId | None = None,
    by_default: bool = False,
    again: str = "",
) -> None:
    """Announce the meeting to the group, once each time it is set, moved or given another host.

    Args:
        moved_from: when it was to be.
        instead: who was to host it.
        by_default: its host has not chosen among the times that suit, so it is the one that suits most.
    """
    await outbox.post(
        tx,
        key=f"{announcement(meeting)}{again}",
        kind="meeting-set",
        chat_id=group.chat_id,
        group_id=group.id,
        at=now,
        meeting=meeting.id,
        sequence=meeting.sequence,
        moved_from=None if moved_from is None else moved_from.isoformat(),
        instead=None if instead is None else int(instead),
        by_default=by_default,
    )
    await regions.moved_on(tx, group, now)
    if moved_from is not None or instead is not None:
        await _tell_guests(tx, group, meeting, now)


async def _tell_guests(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> None:
    """Tell guests who were coming that the meeting has moved or is cancelled."""
    await cards.spoil(tx, "guest", meeting.id, now)
    key = f"guest-changed:{meeting.id}:{meeting.sequence}"
    await guest_steps.tell(tx, group, meeting, "guest-changed", key, now)


async def require_within(
    tx: Transaction,
    group: Group,
    meeting: Meeting,
    person: Person,
    chat_id: int,
    *,
    inside: bool,
    guest: bool = False,
) -> None:
    """Require that a meeting's buttons are used in its group's chat, or in private by those entitled to.

    Args:
        inside: Telegram sees the person in the group's chat.
        guest: it is for the meeting's guests, too.

    Raises:
        MeetingGone: this is another chat, or it is none of theirs.
    """
    if chat_id == group.chat_id:
        return
    if chat_id > 0 and (
        await company_in(tx, person, group) is not None
        or (inside and await meetings.has_answered(tx, meeting.id, person.id))
        or (guest and await guests.of_person(tx, meeting.id, person.id) is not None)
    ):
        return
    raise MeetingGone


async def set_timers(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> None:
    """Set the reminders and the end of the meeting again."""
    starts = meeting.starts_at.isoformat()
    wanted = [
        timers.wanted(
            f"reminder:{meeting.id}:{starts}:{minutes}:{group.chat_id}",
            "reminder",
            group.id,
            meeting.id,
            reminder.due_at,
            reminder.stale_at,
            minutes=minutes,
        )
        for reminder in plan(meeting.starts_at, group.reminders, now, group.tz)
        for minutes in (int(reminder.offset.total_seconds() // 60),)
    ]
    close = timers.wanted(
        f"meeting-close:{meeting.id}:{starts}", "meeting-close", group.id, meeting.id, meeting.ends_at
    )
    await timers.drop(tx, (*MEETING_TIMERS, *preparation.BEFORE_TIMERS), meeting.id, "timed anew")
    before = await preparation.wanted(tx, group, meeting, now)
    await timers.set_up_all(tx, [*wanted, close, *before])
    await preparation.expect_guests(tx, group, meeting, now)


async def call_off(tx: Transaction, group: Group, planned: Meeting, reason: str | None, now: datetime) -> Meeting:
    """Cancel the meeting: the group is told once, reminders stop, calendars are corrected."""
    meeting = await withdraw(tx, group, planned, reason, now)
    await tell_off(tx, group, meeting, now)
    return meeting


async def tell_off(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> None:
    """Tell the group that the meeting is cancelled."""
    await outbox.post(
        tx,
        key=f"meeting-cancelled:{meeting.id}",
        kind="meeting-cancelled",
        chat_id=group.chat_id,
        group_id=group.id,
        at=now,
        meeting=meeting.id,
    )


async def withdraw(tx: Transaction, group: Group, planned: Meeting, reason: str | None, now: datetime) -> Meeting:
    """Cancel the meeting without a message of its own, because another message says so."""
    meeting = await meetings.change(
        tx,
        planned.id,
        state=MeetingState.CANCELLED,
        reason=reason,
        sequence=planned.sequence + 1,
        changed_at=now,
    )
    await timers.drop(tx, (*MEETING_TIMERS, *preparation.BEFORE_TIMERS), meeting.id, "cancelled")
    await themes_lifecycle.let_go(tx, meeting)
    await dates.overtaken(tx, group, now)
    await cards.retire(tx, MEETING | PLACE, meeting.id, now)
    await swaps.date_changed(tx, meeting.company_id, now)
    await renew_calendars(tx, group, meeting, now)
    await _tell_guests(tx, group, meeting, now)
    await recruiting.wait_again(tx, meeting, now)
    return meeting


async def change_host(tx: Transaction, group: Group, planned: Meeting, turn: Turn, now: datetime) -> Meeting:
    """Give the meeting to another company at the same time. Answers stay; the new host chooses the place.

    The group is always told in a new message, with the new host's people by name.
    """
    assert turn.company_id is not None
    meeting = await meetings.change(
        tx,
        planned.id,
        turn_id=turn.id,
        company_id=turn.company_id,
        place=None,
        sequence=planned.sequence + 1,
        changed_at=now,
    )
    await cards.spoil_all(tx, ("meeting", "meeting-private"), meeting.id, now)
    await announce(tx, group, meeting, now, instead=planned.company_id)
    await set_timers(tx, group, meeting, now)
    await renew_calendars(tx, group, meeting, now)
    return meeting


async def give_on(
    tx: Transaction, group: Group, at: CycleStanding, state: TurnState, because: Before, now: datetime
) -> Turn:
    """Pass the next turn on. A set time is withdrawn, and the group is told both in one message.

    Args:
        at: where the cycle stands; a company has the turn.
        state: what becomes of the turn.
    """
    assert at.turn is not None
    withdrawn = None if at.planned is None else await withdraw(tx, group, at.planned, None, now)
    turn = await turn_steps.end_turn(tx, at.turn, state, now)
    asked = await turn_steps.offer_next(tx, group, now, because=because, after=turn, withdrawn=withdrawn)
    if withdrawn is not None and not asked:
        await tell_off(tx, group, withdrawn, now)
    return turn


async def renew_calendars(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> None:
    """Send a corrected file to everyone who added the meeting to a calendar."""
    for chat_id in await meetings.holders(tx, meeting.id):
        person = await people.by_telegram_id(tx, chat_id) if chat_id > 0 else None
        if chat_id > 0 and (person is None or not person.reachable):
            continue
        await post_calendar(tx, group, meeting, chat_id, now, person_id=None if person is None else person.id)
        await meetings.hand_out(tx, meeting.id, chat_id, meeting.sequence)


async def post_calendar(
    tx: Transaction,
    group: Group,
    meeting: Meeting,
    chat_id: int,
    now: datetime,
    *,
    person_id: int | None,
    again: str = "",
    urgency: Urgency = Urgency.ANNOUNCEMENT,
) -> None:
    """Queue the calendar file for a chat.

    Args:
        again: makes it another one than was sent before.
        urgency: an answer where somebody there has just asked for it.
    """
    await outbox.post(
        tx,
        key=f"calendar:{meeting.id}:{meeting.sequence}:{chat_id}{again}",
        kind="calendar",
        chat_id=chat_id,
        group_id=group.id,
        person_id=person_id,
        at=now,
        urgency=urgency,
        meeting=meeting.id,
        sequence=meeting.sequence,
    )


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Fire a reminder, or the end of a meeting."""
    now = dependencies.now()
    group = await groups.by_id(tx, timer.of_group, lock=True)
    meeting = await meetings.by_id(tx, timer.subject_id)
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return "no longer planned"
    if timer.kind == "meeting-close":
        await _held(tx, group, meeting, now)
        return "held"
    return await remind(tx, dependencies, group, meeting, timer, now)


async def _held(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> None:
    """Count the meeting as held and the turn as hosted; the next company is asked."""
    async with step(tx, group, Event.HOLD) as at:
        await meetings.change(tx, meeting.id, state=MeetingState.HELD)
        await recruiting.after_meeting(tx, group, meeting.company_id, now)
        await timers.set_up(
            tx,
            key=f"fading-look:{meeting.id}",
            kind="fading-look",
            group_id=group.id,
            subject_id=meeting.id,
            due_at=now + LOOKED_AFTER,
            stale_at=now + LOOKED_AFTER + STILL_OF_USE,
        )
        await cards.spoil(tx, "meeting", meeting.id, now)
        await cards.spoil(tx, "guest", meeting.id, now)
        await regions.moved_on(tx, group, now)
        await cards.retire(tx, (*IN_PRIVATE, *PLACE), meeting.id, now)
        await cards.tell_over(tx, MEETING | GUEST, meeting.id, now)
        await themes_lifecycle.discussed(tx, group, meeting, now)
        await open_review(tx, group, meeting, now)
    assert at.turn is not None
    async with step(tx, group, Event.CLOSE):
        await turn_steps.end_turn(tx, at.turn, TurnState.HOSTED, meeting.starts_at)
    await turn_steps.open_cycle(tx, group, now, Before.NEXT)


def is_about_to_begin(timer: Timer) -> bool:
    """Return whether a timer reminds of a meeting within two hours, which is sent at any hour."""
    if timer.kind == "guest-reminder":
        return timer.stale_at is not None and timer.stale_at - timer.due_at <= SOON
    return timedelta(minutes=int(timer.payload["minutes"])) <= SOON
