"""Host turns and meetings: /hosts, /cancel, /meeting, and their buttons."""

from __future__ import annotations

from datetime import UTC, datetime

from telegram import Update

from bot.actions import CalendarFile, HostTurn, Rsvp, UnreadableAction
from bot.domain.meetings import MeetingAnswer
from bot.domain.views import MeetingCard
from bot.presenters import meetings as shown
from bot.presenters.hosting import turns as shown_turns
from bot.telegram.context import Context
from handlers.confirmations import list_unconfirmed
from handlers.feature import Handles
from handlers.group_question import in_own_group, told
from handlers.scheduling import show


async def hosts(update: Update, context: Context) -> None:
    """Who hosts next, the following turns, who has hosted when."""
    view = await context.services.turns.hosts(context.place.chat_id)
    context.group = view.group
    await context.reply(shown_turns.hosts(view, await context.t()))


async def cancel(update: Update, context: Context) -> None:
    """Cancel the next meeting. The group is told through the outbox."""
    await context.services.meetings.cancel(
        context.who_if_named,
        context.place.chat_id,
        context.argument or None,
        facilitator=await context.is_facilitator(),
    )
    await told(context, "cancelled")


async def meeting(update: Update, context: Context) -> None:
    """Show the meeting card, which stays up to date, and unconfirmed meetings to people who can confirm them."""
    view, waiting = await context.services.meetings.coming_and_unconfirmed(context.who_if_named, context.place.chat_id)
    context.group = view.group
    if not isinstance(view, MeetingCard):
        await context.reply(shown_turns.nothing_planned(view, await context.t()))
    else:
        await show(context, view)
    await list_unconfirmed(context, waiting)


async def answer_turn(update: Update, context: Context) -> None:
    """`We'll host`, `Pass this time`."""
    action = HostTurn.read(context.query.data or "")
    turns, t = context.services.turns, await context.t_of_person()
    pressed = (context.chat.id, context.message.message_id)
    if action.answer == "yes":
        await turns.accept(context.who, action.turn_id, pressed)
        await context.toast(t.plain("toast-hosting"), alert=True)
    else:
        await turns.decline(context.who, action.turn_id, pressed)
        await context.toast(t.plain("toast-passed"))


async def answer_invitation(update: Update, context: Context) -> None:
    """`Going`, `Maybe`, `Can't`."""
    action = Rsvp.read(context.query.data or "")
    if action.answer not in set(MeetingAnswer):
        raise UnreadableAction(action.answer)
    said = MeetingAnswer(action.answer)
    pressed = (context.chat.id, context.message.message_id)
    shown_at = datetime.fromtimestamp(action.starts_at, UTC) if action.starts_at else None
    inside = await _is_inside(context, action.meeting_id)
    await context.services.meetings.answer(context.who, action.meeting_id, said, pressed, shown_at, inside=inside)
    await context.toast(shown.toast(await context.t_of_person(), said))


async def _is_inside(context: Context, meeting_id: int) -> bool:
    """Whether the presser is in the chat of the group that meets, wherever they press."""
    if context.in_group:
        return True
    return await context.is_in_chat(await context.services.meetings.chat_of(meeting_id), context.who.telegram_id)


async def calendar(update: Update, context: Context) -> None:
    """`Calendar`: the file, in private where possible."""
    action = CalendarFile.read(context.query.data or "")
    inside = await _is_inside(context, action.meeting_id)
    _, in_private = await context.services.meetings.calendar(
        context.who, action.meeting_id, context.chat.id, inside=inside
    )
    t = await context.t_of_person()
    await context.toast(t.plain("toast-calendar-private" if in_private else "toast-calendar-group"))


BRINGS = Handles(
    commands={
        "hosts": in_own_group("hosts", hosts),
        "cancel": in_own_group("cancel", cancel),
        "meeting": in_own_group("meeting", meeting),
    },
    buttons={
        HostTurn: answer_turn,
        Rsvp: answer_invitation,
        CalendarFile: calendar,
    },
    under={
        HostTurn: ("turn", "turn-private", "turn-date"),
        Rsvp: ("meeting",),
        CalendarFile: ("meeting",),
    },
)
