"""Host turns and meetings: /hosts, /schedule, /cancel, /meeting, and their buttons."""

from __future__ import annotations

from telegram import Update

from bot.actions import CalendarFile, HostTurn, Rsvp, UnreadableAction
from bot.domain.meetings import MeetingAnswer
from bot.domain.views import MeetingCard
from bot.presenters import meetings as shown
from bot.presenters.hosting import turns as shown_turns
from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context
from bot.telegram.sender import Sent
from handlers.feature import Handles
from handlers.times import read_appointment


async def hosts(update: Update, context: Context) -> None:
    """Who hosts next, the following turns, who has hosted when."""
    await context.reply(shown_turns.hosts(await context.services.turns.hosts(context.place.chat_id)))


async def schedule(update: Update, context: Context) -> None:
    """Settle when and where; bare, ask for it. The group hears it through the outbox."""
    facilitator = await context.is_facilitator()
    await context.services.meetings.may_schedule(context.who_if_named, context.place.chat_id, facilitator=facilitator)
    if not context.argument:
        t = await context.t()
        await ask_when(context, OutgoingMessage(t("schedule-ask"), ask=t.plain("schedule-hint")))
        return
    await settle(context, context.argument)


async def ask_when(context: Context, question: OutgoingMessage) -> None:
    """Ask for a time, and remember who was asked."""
    asked = await context.reply(question)
    who = context.who_if_named
    if isinstance(asked, Sent) and who is not None:
        await context.services.drafts.ask(context.chat.id, who.telegram_id, "schedule", asked.message_id)


async def settle(context: Context, text: str) -> None:
    """The time as typed, read and settled. Where it is settled like that already, only the answer says so."""
    when = await read_appointment(context, text)
    view, news = await context.services.meetings.schedule(
        context.who_if_named, context.place.chat_id, when, facilitator=await context.is_facilitator()
    )
    if not news:
        await show(context, view)


async def cancel(update: Update, context: Context) -> None:
    """Cancel the coming meeting. The group hears it through the outbox."""
    await context.services.meetings.cancel(
        context.who_if_named,
        context.place.chat_id,
        context.argument or None,
        facilitator=await context.is_facilitator(),
    )


async def meeting(update: Update, context: Context) -> None:
    """The meeting card, which from then on follows the answers."""
    view = await context.services.meetings.coming(context.place.chat_id)
    if not isinstance(view, MeetingCard):
        await context.reply(shown_turns.nothing_planned(view))
        return
    await show(context, view)


async def show(context: Context, view: MeetingCard) -> None:
    """Answer with the meeting card, which follows the answers."""
    sent = await context.reply(shown.card(view))
    if isinstance(sent, Sent):
        await context.services.meetings.remember_card(context.chat.id, sent.message_id, view.meeting.id)


async def answer_turn(update: Update, context: Context) -> None:
    """`We'll host`, `Pass this time`."""
    action = HostTurn.read(context.query.data or "")
    turns, t = context.services.turns, await context.t_of_person()
    if action.answer == "yes":
        await turns.accept(context.who, action.turn_id)
        await context.toast(t.plain("toast-hosting"), alert=True)
    else:
        await turns.decline(context.who, action.turn_id)
        await context.toast(t.plain("toast-passed"))


async def answer_invitation(update: Update, context: Context) -> None:
    """`Going`, `Maybe`, `Can't`."""
    action = Rsvp.read(context.query.data or "")
    if action.answer not in set(MeetingAnswer):
        raise UnreadableAction(action.answer)
    said = MeetingAnswer(action.answer)
    pressed = (context.chat.id, context.message.message_id)
    inside = await _is_inside(context, action.meeting_id)
    await context.services.meetings.answer(context.who, action.meeting_id, said, pressed, inside=inside)
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
        "hosts": hosts,
        "schedule": schedule,
        "cancel": cancel,
        "meeting": meeting,
    },
    buttons={
        HostTurn: answer_turn,
        Rsvp: answer_invitation,
        CalendarFile: calendar,
    },
    typed={
        "schedule": lambda context, _, text: settle(context, text),
    },
)
