"""When and where a group meets: /schedule, days and times to tap, what was typed asked back, and several times for the group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from telegram import Update

from bot.actions import OtherDate, PickDates, PickDay, PickMonth, PickNothing, PickTime, UnreadableAction
from bot.domain.formatted import beginning, units
from bot.domain.meetings import minutes_of, to_be_confirmed
from bot.domain.refused import CardTooOld, TimeSet
from bot.domain.views import MeetingCard, Scheduling
from bot.formats.when import FARTHEST, Appointment, DateProblem, Unreadable, parse_schedule
from bot.presenters import meetings as shown_meetings
from bot.presenters.meetings import scheduling as shown
from bot.presenters.outgoing import OutgoingMessage
from bot.services.meetings import MeetingSettled
from bot.telegram.context import Context
from handlers import date_polls
from handlers.feature import Handles
from handlers.group_question import about_turn, in_own_group, told
from handlers.places import MOST_PLACE, ask_where
from storage.people.pending_input import Draft

USUAL_TIME = time(17)


@dataclass(frozen=True, slots=True)
class TooLongPlace:
    """The time is clear, but the place is longer than is kept."""

    read: Appointment
    cut: str
    over: int


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """So far ahead, or so odd, that it is asked back whether it is meant."""

    read: Appointment


Asked = Unreadable | TooLongPlace | ToConfirm
"""What has to be asked before a time that was typed can be settled."""


class ItsTimes:
    """A day was chosen; its time is not."""


async def schedule(update: Update, context: Context) -> None:
    """Set when and where to meet, or ask for it. The group is told through the outbox."""
    if context.argument:
        await settle(context, context.argument)
        return
    facilitator = await context.is_facilitator()
    can = await context.services.meetings.may_schedule(
        context.who_if_named, context.place.chat_id, facilitator=facilitator
    )
    context.group = can.group
    await _ask(context, shown.ask(await context.t(), can, _today(context, can)))


async def other_date(update: Update, context: Context) -> None:
    """Another time than the one proposed: the days to choose from."""
    await about_turn(context, OtherDate.read(context.query.data or "").turn_id)
    can = await _may(context, context.place.chat_id)
    await context.sender.answer(context.query.id)
    if await context.asked_just_now("schedule"):
        return
    await _ask(context, shown.ask(await context.t(), can, _today(context, can)))


async def typed(context: Context, draft: Draft, text: str) -> None:
    """A day, a time or a place was typed as an answer; it adds to what was understood before."""
    await settle(context, text, before=draft.payload)


async def settle(context: Context, text: str, *, before: dict[str, Any] | None = None) -> None:
    """The time as typed, read and settled. Where it is settled like that already, only the answer says so.

    Args:
        before: what was understood of an earlier text, to which this one is the answer.
    """
    now, facilitator = context.services.dependencies.now(), await context.is_facilitator()

    def understood(can: Scheduling) -> Appointment | Asked:
        return _understood(can, text, before or {}, now)

    answer: tuple[Scheduling, MeetingSettled | Asked] = await context.services.meetings.schedule_as(
        context.who_if_named, context.place.chat_id, understood, facilitator=facilitator
    )
    can, outcome = answer
    context.group = can.group
    if isinstance(outcome, MeetingSettled):
        await _tell(context, can, outcome)
        return
    t, today = await context.t(), _today(context, can)
    if isinstance(outcome, Unreadable):
        await _ask(context, shown.ask_back(t, can, outcome, text, today), **_kept(outcome, text))
    elif isinstance(outcome, TooLongPlace):
        read = outcome.read
        question = shown.shorter_place(t, read.starts_at, read.length, outcome.cut, outcome.over, today)
        on, at = _on(read.starts_at, can), _at(read.starts_at, can)
        await _ask(context, question, typed=text, place=outcome.cut, on=on, at=at)
    else:
        read = outcome.read
        await _ask(context, shown.confirm(t, read.starts_at, read.length, today), place=read.place)


def _understood(can: Scheduling, text: str, before: dict[str, Any], now: datetime) -> Appointment | Asked:
    """The time as typed, or what has to be asked first."""
    zone, planned = can.group.tz, None if can.planned is None else can.planned.starts_at
    read = parse_schedule(text, language=can.group.language, zone=zone, now=now, planned=planned)
    read = _together(can, text, read, before, now)
    if isinstance(read, Unreadable):
        return read
    place = read.place or ""
    over = units(place) - MOST_PLACE
    if over > 0:
        return TooLongPlace(read, place[: beginning(place, MOST_PLACE)].rstrip(), over)
    today = now.astimezone(zone).date()
    if read.starts_at != planned and to_be_confirmed(read.starts_at.astimezone(zone).date(), today):
        return ToConfirm(read)
    return read


def _together(
    can: Scheduling, text: str, read: Appointment | Unreadable, before: dict[str, Any], now: datetime
) -> Appointment | Unreadable:
    """What was typed now with what was understood before: a day and a time make a moment, and a place stays."""
    on, at, place = before.get("on"), before.get("at"), before.get("place")
    if isinstance(read, Unreadable) and (on or at):
        day = read.on if read.on is not None else None if on is None else date.fromisoformat(on)
        hour = (
            read.at
            if read.at is not None
            else None
            if at is None
            else datetime.fromisoformat(f"2000-01-01T{at}").time()
        )
        found = read.reason in (
            DateProblem.NO_DAY,
            DateProblem.NO_TIME,
            DateProblem.PERHAPS_A_PLACE,
            DateProblem.NOT_A_DATE,
            DateProblem.ONLY_A_PLACE,
        )
        if found and day is not None and hour is not None:
            moment = datetime.combine(day, hour, can.group.tz).astimezone(UTC)
            named = " ".join(text.split()) if read.reason is DateProblem.NOT_A_DATE else read.place
            if moment > now:
                return Appointment(moment, named or place, read.length)
    if isinstance(read, Appointment) and on and can.planned is not None:
        # A time alone was meant for the day that was asked about, not for that of the meeting that is set.
        alone = parse_schedule(text, language=can.group.language, zone=can.group.tz, now=now)
        if isinstance(alone, Unreadable) and alone.reason is DateProblem.NO_DAY and alone.at is not None:
            moment = datetime.combine(date.fromisoformat(on), alone.at, can.group.tz).astimezone(UTC)
            return Appointment(moment, alone.place or place, alone.length)
    if isinstance(read, Appointment) and read.place is None and place:
        return Appointment(read.starts_at, place, read.length)
    return read


def _kept(read: Unreadable, text: str) -> dict[str, Any]:
    """What was understood, until it is answered."""
    knows_day = read.reason in (DateProblem.NO_TIME, DateProblem.NO_SUCH_TIME) and read.on is not None
    return {
        "typed": text,
        "place": None if read.place is None else read.place[: beginning(read.place, MOST_PLACE)],
        "on": read.on.isoformat() if knows_day and read.on is not None else None,
        "minutes": minutes_of(read.length),
        "at": read.at.isoformat() if read.at is not None and read.reason is DateProblem.NO_DAY else None,
        "times": [moment.isoformat() for moment in read.options],
        "days": [on.isoformat() for on in read.days],
    }


async def pick_time(update: Update, context: Context) -> None:
    """A day and time were tapped: the meeting is set, and its place asked for."""
    action = PickTime.read(context.query.data or "")
    draft = await context.asked_by_pressed()
    try:
        starts_at = datetime.fromtimestamp(action.starts_at, UTC)
    except (ValueError, OverflowError, OSError) as wrong:
        raise UnreadableAction(str(action.starts_at)) from wrong
    now = context.services.dependencies.now()
    length = timedelta(minutes=action.minutes) if 0 < action.minutes <= 24 * 60 else None

    def tapped(can: Scheduling) -> Appointment | ItsTimes:
        if not now < starts_at < now + FARTHEST:
            raise CardTooOld
        _require_open(context, can, starts_at)
        return Appointment(starts_at, _place_typed(draft), length)

    await _tapped(context, draft, tapped)


def _place_typed(draft: Draft | None) -> str | None:
    return None if draft is None else draft.payload.get("place")


async def _tapped(
    context: Context, draft: Draft | None, choose: Callable[[Scheduling], Appointment | ItsTimes]
) -> Scheduling | None:
    """Set the meeting; the message that asked when asks where, if that was not typed before.

    Returns:
        what there is to choose from, where the day's times are to be shown; None once the meeting is set.
    """
    chat_id = _chat(context, draft)
    facilitator = await context.facilitates(chat_id)
    can, outcome = await context.services.meetings.schedule_as(context.who, chat_id, choose, facilitator=facilitator)
    if not isinstance(outcome, MeetingSettled):
        return can
    meeting = outcome.view.meeting
    await context.toast((await context.t_of_person()).plain("toast-date-taken"))
    t, today = await context.t(), _today(context, can)
    if meeting.place is not None:
        await context.redraw(shown.done(t, meeting.starts_at, today))
        return None
    asked = shown.ask_where(t, int(meeting.id), can.last_place, meeting.starts_at, today)
    await context.redraw(asked, shows=("place-asked", int(meeting.id)))
    await context.keep_question(context.message.message_id, "place", meeting=int(meeting.id))
    return None


async def pick_day(update: Update, context: Context) -> None:
    """A day was tapped: its times."""
    action = PickDay.read(context.query.data or "")
    on = _date(action.day, "%Y%m%d")
    draft = await context.asked_by_pressed()
    known = {} if draft is None else draft.payload

    def tapped(can: Scheduling) -> Appointment | ItsTimes:
        _require_open(context, can)
        if not _today(context, can) <= on <= _today(context, can) + FARTHEST:
            raise CardTooOld
        if known.get("at"):
            # The time was typed before, so that the day completes it.
            at = time.fromisoformat(known["at"])
            starts_at = datetime.combine(on, at, can.group.tz).astimezone(UTC)
            if starts_at > context.services.dependencies.now():
                length = timedelta(minutes=known["minutes"]) if known.get("minutes") else None
                return Appointment(starts_at, _place_typed(draft), length)
        return ItsTimes()

    can = await _tapped(context, draft, tapped)
    if can is None:
        return
    await context.sender.answer(context.query.id)
    await context.redraw(shown.choose_time(await context.t(), can, on, _today(context, can)))
    await context.keep_question(context.message.message_id, "schedule", **{**known, "on": on.isoformat()})


async def pick_month(update: Update, context: Context) -> None:
    """Another day: those of a month."""
    action = PickMonth.read(context.query.data or "")
    draft = await context.asked_by_pressed()
    can = await _may(context, _chat(context, draft))
    _require_open(context, can)
    today = _today(context, can)
    first = today if action.month == "now" else _date(action.month, "%Y%m")
    if not today.replace(day=1) <= first <= today + FARTHEST:
        raise CardTooOld
    await context.sender.answer(context.query.id)
    await context.redraw(shown.month(await context.t(), today, first))


async def pick_nothing(update: Update, context: Context) -> None:
    """A heading among the days."""
    await context.sender.answer(context.query.id)


async def pick_dates(update: Update, context: Context) -> None:
    """Several times were typed: the group is asked which suits."""
    PickDates.read(context.query.data or "")
    draft = await context.asked_by_pressed()
    if draft is None or not (draft.payload.get("times") or draft.payload.get("days")):
        raise CardTooOld
    can = await _may(context, _chat(context, draft))
    _require_open(context, can)
    await context.sender.answer(context.query.id)
    place = draft.payload.get("place")
    wanted = [Appointment(datetime.fromisoformat(moment), place) for moment in draft.payload.get("times", [])]
    if not wanted:
        # No time was typed with the days: it is that of the group's rhythm.
        usual = can.usual[0].astimezone(can.group.tz).time() if can.usual else USUAL_TIME
        days = [date.fromisoformat(on) for on in draft.payload["days"]]
        wanted = [Appointment(datetime.combine(on, usual, can.group.tz).astimezone(UTC), place) for on in days]
    await date_polls.open_at(context, can.group.chat_id, wanted)
    t = await context.t()
    await context.redraw(OutgoingMessage(t("schedule-asked-group")))


async def show(context: Context, view: MeetingCard) -> None:
    """Answer with the meeting card, which follows the answers."""
    await context.reply(shown_meetings.card(view, t=await context.t()), shows=("meeting", view.meeting.id))


async def _tell(context: Context, can: Scheduling, settled: MeetingSettled) -> None:
    t, before, view = await context.t(), can.planned, settled.view
    if not settled.news:
        await show(context, view)
        return
    await told(context, "scheduled", shown_meetings.facts(t, view))
    only_placed = before is not None and before.place is None and view.meeting.starts_at == before.starts_at
    if before is None:
        await ask_where(context, view)
    elif only_placed and context.in_group:
        # The card shows it; nobody else is told anew.
        await context.reply(OutgoingMessage(t("card-place", place=view.meeting.place or "")))


async def _may(context: Context, chat_id: int) -> Scheduling:
    """What there is to choose from."""
    facilitator = await context.facilitates(chat_id)
    return await context.services.meetings.may_schedule(context.who, chat_id, facilitator=facilitator)


def _require_open(context: Context, can: Scheduling, starts_at: datetime | None = None) -> None:
    """A question that was put before the meeting got its time is answered; the same time again changes nothing.

    Raises:
        TimeSet: with the time the meeting has.
    """
    planned = can.planned
    if planned is None or planned.starts_at == starts_at:
        return
    # Telegram dates messages in whole seconds.
    if context.message.date < planned.changed_at.replace(microsecond=0):
        raise TimeSet(moment=planned.starts_at)


async def _ask(context: Context, question: OutgoingMessage, **payload: Any) -> None:
    """Ask, and remember what was asked and what was understood so far."""
    await context.ask(question, "schedule", **payload)


def _chat(context: Context, draft: Draft | None) -> int:
    """Chat id of the group whose meeting it is.

    Raises:
        CardTooOld: in private, where nobody knows any more.
    """
    if not context.in_group and (draft is None or draft.about is None):
        raise CardTooOld
    return context.place.chat_id


def _today(context: Context, can: Scheduling) -> date:
    return context.services.dependencies.now().astimezone(can.group.tz).date()


def _on(moment: datetime, can: Scheduling) -> str:
    return moment.astimezone(can.group.tz).date().isoformat()


def _at(moment: datetime, can: Scheduling) -> str:
    return moment.astimezone(can.group.tz).time().isoformat()


def _date(typed: str, pattern: str) -> date:
    try:
        return datetime.strptime(typed, pattern).replace(tzinfo=UTC).date()
    except ValueError as wrong:
        raise UnreadableAction(typed) from wrong


BRINGS = Handles(
    commands={
        "schedule": in_own_group("schedule", schedule),
    },
    buttons={
        OtherDate: other_date,
        PickTime: pick_time,
        PickDay: pick_day,
        PickMonth: pick_month,
        PickNothing: pick_nothing,
        PickDates: pick_dates,
    },
    under={
        OtherDate: ("turn", "turn-private", "turn-date"),
    },
    typed={
        "schedule": typed,
    },
)
