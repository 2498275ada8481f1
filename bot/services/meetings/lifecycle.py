"""The course a meeting takes: announced, reminded of, called off, held."""

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
from bot.services.dependencies import Ground
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
    """The meeting with its host and its answers."""
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
    """The card goes to the group: once for each time the meeting is settled, moved or given another host.

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
    """Whoever was going to come as a guest hears that the meeting moves or is off; nobody comes in vain."""
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
    """What a meeting offers is for its group's chat, and in private for its members and who has answered there.

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
    """Reminders and the end of the meeting, timed anew."""
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
    """The meeting is cancelled: told once, no reminder any more, gone from calendars."""
    meeting = await withdraw(tx, group, planned, reason, now)
    await tell_off(tx, group, meeting, now)
    return meeting


async def tell_off(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> None:
    """The group hears that the meeting is off."""
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
    """The same, while the group hears it in a message that says more."""
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
    """Another company hosts at the same time. Every answer stays; where we meet is for the new host to say.

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
    """The host gives the coming turn on. A time that is set is withdrawn, and the group hears both in one message.

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
    """Whoever put the meeting into a calendar gets the file that corrects it."""
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
    """The calendar file goes to a chat.

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


async def go_off(tx: Transaction, ground: Ground, timer: Timer) -> str:
    """A reminder is due, or a meeting is over."""
    now = ground.now()
    group = await groups.by_id(tx, timer.of_group, lock=True)
    meeting = await meetings.by_id(tx, timer.subject_id)
    if meeting is None or meeting.state is not MeetingState.PLANNED:
        return "no longer planned"
    if timer.kind == "meeting-close":
        await _held(tx, group, meeting, now)
        return "held"
    return await remind(tx, ground, group, meeting, timer, now)


async def _held(tx: Transaction, group: Group, meeting: Meeting, now: datetime) -> None:
    """The meeting counts as held and the turn as hosted; the next company is asked."""
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
    """Whether a timer reminds of a meeting that begins within two hours: that is said at any hour."""
    if timer.kind == "guest-reminder":
        return timer.stale_at is not None and timer.stale_at - timer.due_at <= SOON
    return timedelta(minutes=int(timer.payload["minutes"])) <= SOON
