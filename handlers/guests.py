"""Guests: the pass, and the guest's answer."""

from __future__ import annotations

from telegram import Update

from bot.actions import GuestAnswer, GuestPass, UnreadableAction
from bot.domain.meetings import MeetingAnswer
from bot.presenters.meetings import guests as shown
from bot.telegram.context import Context
from handlers.feature import Handles


async def hand_out(update: Update, context: Context) -> None:
    """`Bring a guest`: a message to send on."""
    action = GuestPass.read(context.query.data or "")
    view = await context.services.guests.hand_out(context.who, action.meeting_id)
    await context.toast((await context.t_of_person()).plain("toast-guest-pass"), alert=True)
    await context.reply(shown.guest_pass(view, context.private_link(f"guest_{view.token}")))


async def open_pass(context: Context, token: str) -> None:
    """In private, by a pass: where and when, and whether the guest comes."""
    view = await context.services.guests.open(context.who, token)
    await context.reply(shown.invitation(view), shows=("guest", view.meeting.id))


async def answer(update: Update, context: Context) -> None:
    """The guest comes, or does not."""
    action = GuestAnswer.read(context.query.data or "")
    if action.answer not in (MeetingAnswer.GOING, MeetingAnswer.CANT):
        raise UnreadableAction(action.answer)
    said = MeetingAnswer(action.answer)
    pressed = (context.chat.id, context.message.message_id)
    await context.services.guests.answer(context.who, action.meeting_id, said, pressed)
    await context.toast(shown.toast(await context.t_of_person(), coming=said is MeetingAnswer.GOING))


BRINGS = Handles(
    buttons={
        GuestPass: hand_out,
        GuestAnswer: answer,
    },
    under={
        GuestAnswer: ("guest",),
    },
)
