"""/dates, and the buttons of choosing a time together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from telegram import Update

from bot.actions import AskDates, EndDates, MeantDay, MeantTime, TakeTime, UnreadableAction
from bot.domain.date_polls import RoundView, TooFewTimes, TooManyTimes, TooSoon
from bot.domain.refused import CardTooOld, Refused, TooLong, UnreadableTime
from bot.formats.when import FARTHEST, Appointment, Unreadable
from bot.presenters import date_polls as shown
from bot.presenters.meetings.scheduling import why
from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context
from handlers.feature import Handles
from handlers.group_question import about_turn, in_own_group, told
from handlers.places import ask_where
from handlers.times import read_appointment
from storage.people.pending_input import Draft

BETWEEN = re.compile(r"[;\n]")
MOST_READ = 30
"""More are too many in any case."""


async def dates(update: Update, context: Context) -> None:
    """Ask the group which time suits; bare, ask for the times, or show how it stands."""
    if context.argument:
        await open_with(context, _parts(context.argument))
        return
    view = await _may_open(context)
    if view is not None:
        await _show(context, view)
    else:
        await _ask(context, shown.ask(await context.t()))


async def _may_open(context: Context) -> RoundView | None:
    """How it stands where the group is being asked already; else nothing but that they may ask it.

    Raises: as `services.dates.may_open`.
    """
    return await context.services.dates.may_open(
        context.who_if_named, context.place.chat_id, facilitator=await context.is_facilitator()
    )


async def _show(context: Context, view: RoundView) -> None:
    """How it stands, in a message that follows it."""
    await context.reply(shown.standing(await context.t(), view), shows=("dates-standing", view.round.id))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in BETWEEN.split(text) if part.strip()]


async def open_with(context: Context, parts: Sequence[str]) -> None:
    """The times as typed. Of one that cannot be read only that one is asked for again."""
    wanted: list[Appointment] = []
    for place, part in enumerate(parts[:MOST_READ]):
        try:
            read = await read_appointment(context, part)
        except TooLong as no:
            await _may_open(context)
            kept = [*parts[:place], *parts[place + 1 :]]
            await _ask_again(context, no, kept, place, fine=await _can_all_be_read(context, parts[place + 1 :]))
            return
        if isinstance(read, Unreadable):
            await _may_open(context)
            await _ask_back(context, read, parts, place)
            return
        wanted.append(read)
    await open_at(context, context.place.chat_id, wanted, parts)


async def open_at(context: Context, chat_id: int, wanted: Sequence[Appointment], parts: Sequence[str] = ()) -> None:
    """Ask the group about these times.

    Args:
        chat_id: the group's chat.
        parts: the times as typed, to be typed again in part where they cannot be asked about.
    """
    facilitator = await context.facilitates(chat_id)
    try:
        outcome = await context.services.dates.open(context.who_if_named, chat_id, wanted, facilitator=facilitator)
    except TooFewTimes as no:
        await _ask_again(context, no, parts, len(parts))
    except TooManyTimes as no:
        await _ask_again(context, no, [], 0)
    except TooSoon as no:
        t, today = await context.t(), await _today(context)
        first = min(range(len(wanted)), key=lambda place: wanted[place].starts_at)
        named = UnreadableTime("too-soon", understood=t.moment(no.starts_at, today=today))
        await _ask_again(context, named, [*parts[:first], *parts[first + 1 :]], first)
    else:
        if outcome.already:
            await context.reply(shown.already(await context.t(), outcome.view))
        else:
            await told(context, "dates-asked")


async def _can_all_be_read(context: Context, parts: Sequence[str]) -> bool:
    for part in parts:
        try:
            read = await read_appointment(context, part)
        except TooLong:
            return False
        if isinstance(read, Unreadable):
            return False
    return True


async def _ask_again(context: Context, no: Refused, kept: Sequence[str], place: int, *, fine: bool = True) -> None:
    """What was fine is kept; a reply with what was not is enough.

    Args:
        place: where what is typed now belongs among what is kept.
        fine: nothing else is wrong, so that one reply is enough.
    """
    t = await context.t()
    values: dict[str, Any] = dict(no.values)
    text = t(no.key, **values)
    if kept and fine and not isinstance(no, TooFewTimes):
        text = text + "\n" + t("dates-others-kept", n=len(kept))
    question = OutgoingMessage(text, ask=t.plain("schedule-hint") if kept else t.plain("dates-hint"))
    await _ask(context, question, kept=list(kept), place=place)


async def _ask_back(context: Context, read: Unreadable, parts: Sequence[str], place: int) -> None:
    """One of the times could not be read: what may be meant by it is offered, and the others are kept."""
    t, today = await context.t(), await _today(context)
    said, others = why(t, read, parts[place], today), [*parts[:place], *parts[place + 1 :]]
    text = t(said.key, **said.values)
    if others and await _can_all_be_read(context, parts[place + 1 :]):
        text = text + "\n" + t("dates-others-kept", n=len(others))
    hint = t.plain("schedule-hint") if others else t.plain("dates-hint")
    question = shown.ask_back(t, text, read, today, hint, await _hours(context, others))
    on = read.on.isoformat() if read.on is not None and read.reason in shown.DAY_KNOWN else None
    await _ask(context, question, kept=others, place=place, where=read.place, on=on)


async def _hours(context: Context, parts: Sequence[str]) -> set[time]:
    """At what times of day the times lie that can be read."""
    t, found = await context.t(), set()
    for part in parts:
        try:
            read = await read_appointment(context, part)
        except TooLong:
            continue
        if isinstance(read, Appointment):
            found.add(t.local(read.starts_at).time())
    return found


async def _today(context: Context) -> date:
    return context.services.dependencies.now().astimezone((await context.t()).zone).date()


async def _ask(context: Context, question: OutgoingMessage, **payload: Any) -> None:
    await context.ask(question, "dates", **payload, typed_in=context.message.message_id)


async def typed(context: Context, draft: Draft, text: str) -> None:
    """Handle times typed as an answer: the missing one, or all of them again."""
    parts, kept = _parts(text), list(draft.payload.get("kept", []))
    on = draft.payload.get("on")
    if on and len(parts) == 1:
        parts = [await _on_that_day(context, date.fromisoformat(on), parts[0], draft.payload.get("where"))]
    if kept and len(parts) == 1:
        place = draft.payload["place"]
        parts = [*kept[:place], *parts, *kept[place:]]
    await open_with(context, parts)


async def _on_that_day(context: Context, on: date, text: str, where: str | None) -> str:
    """A time alone belongs to the day that was asked about; whatever can be read by itself stays as typed."""
    together = f"{on:%d.%m.%Y} {text}"
    if where and "@" not in text:
        together += f" @ {where}"
    if isinstance(await read_appointment(context, text), Unreadable) and isinstance(
        await read_appointment(context, together), Appointment
    ):
        return together
    return text


async def _asked(context: Context) -> Draft:
    """The question whose button was pressed.

    Raises:
        CardTooOld: nobody knows any more what was asked.
        HostsOnly: neither of the host company nor a facilitator.
    """
    draft = await context.asked_by_pressed()
    if draft is None or draft.kind != "dates":
        raise CardTooOld
    await _may_open(context)
    return draft


async def meant_day(update: Update, context: Context) -> None:
    """The day that was meant is tapped: its time is asked."""
    try:
        on = datetime.strptime(MeantDay.read(context.query.data or "").day, "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError as wrong:
        raise UnreadableAction(context.query.data or "") from wrong
    draft, today = await _asked(context), await _today(context)
    if not today <= on <= today + FARTHEST:
        raise CardTooOld
    await context.sender.answer(context.query.id)
    await context.redraw(shown.ask_time(await context.t(), on, today, await _hours(context, draft.payload["kept"])))
    await context.keep_question(context.message.message_id, "dates", **{**draft.payload, "on": on.isoformat()})


async def meant_time(update: Update, context: Context) -> None:
    """What was meant by a time is tapped: it takes its place among the others."""
    action = MeantTime.read(context.query.data or "")
    draft = await _asked(context)
    t = await context.t()
    starts_at = datetime.fromtimestamp(action.starts_at, UTC)
    await context.drop_question()
    await context.sender.answer(context.query.id)
    await context.redraw(shown.meant(t, starts_at, await _today(context)))
    local, kept, place = t.local(starts_at), draft.payload["kept"], draft.payload["place"]
    part = f"{local:%d.%m.%Y %H:%M}"
    if action.minutes:
        part += f"-{local + timedelta(minutes=action.minutes):%H:%M}"
    if draft.payload.get("where"):
        part += f" @ {draft.payload['where']}"
    await open_with(context, [*kept[:place], part, *kept[place:]])


async def ask_dates(update: Update, context: Context) -> None:
    """`Ask the group`: which times?"""
    await about_turn(context, AskDates.read(context.query.data or "").turn_id)
    view = await _may_open(context)
    await context.sender.answer(context.query.id)
    if view is not None:
        await _show(context, view)
        return
    if await context.asked_just_now("dates"):
        return
    await _ask(context, shown.ask(await context.t()))


async def take_time(update: Update, context: Context) -> None:
    """Book one of the times. The group is told through the outbox."""
    action, services = TakeTime.read(context.query.data or ""), context.services
    facilitator = await context.administers(await services.dates.chat_of(action.round_id), context.who.telegram_id)
    pressed = (context.chat.id, context.message.message_id)
    view = await services.dates.take(
        context.who, action.round_id, action.number, facilitator=facilitator, pressed=pressed
    )
    await context.toast((await context.t_of_person()).plain("toast-date-taken"))
    await ask_where(context, view)


async def end_dates(update: Update, context: Context) -> None:
    """`Count the answers now`, `Stop asking`."""
    action, service = EndDates.read(context.query.data or ""), context.services.dates
    if action.how not in ("count", "off"):
        raise UnreadableAction(action.how)
    facilitator = await context.administers(await service.chat_of(action.round_id), context.who.telegram_id)
    end = service.count_now if action.how == "count" else service.call_off
    pressed = (context.chat.id, context.message.message_id)
    await end(context.who, action.round_id, facilitator=facilitator, pressed=pressed)
    t = await context.t_of_person()
    await context.toast(t.plain("toast-dates-counting" if action.how == "count" else "toast-dates-off"))


BRINGS = Handles(
    commands={
        "dates": in_own_group("dates", dates),
    },
    buttons={
        AskDates: ask_dates,
        MeantDay: meant_day,
        MeantTime: meant_time,
        TakeTime: take_time,
        EndDates: end_dates,
    },
    under={
        AskDates: ("turn", "turn-private", "turn-date"),
        TakeTime: ("dates", "dates-reminder"),
        EndDates: ("dates", "dates-reminder"),
    },
    typed={
        "dates": typed,
    },
)
