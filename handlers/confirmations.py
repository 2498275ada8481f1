"""Under the message after a meeting: was it held, how, and who was there."""

from __future__ import annotations

from telegram import Update

from bot.actions import Attendance, ConfirmHeld, ConfirmNotHeld, GuestCame, MeetingDetail, ReviewPage
from bot.domain.confirmations import Detail, Page, Reason
from bot.presenters import confirmations as shown
from bot.presenters.outgoing import OutgoingMessage
from bot.services.confirmations import Press
from bot.telegram.context import Context
from handlers.feature import Handles


async def _press(context: Context, meeting_id: int) -> Press:
    return Press(
        who=context.who,
        meeting_id=meeting_id,
        at=(context.chat.id, context.message.message_id),
        facilitator=await context.is_facilitator(),
    )


async def show(update: Update, context: Context) -> None:
    """Other buttons."""
    action = ReviewPage.read(context.query.data or "")
    await context.services.confirmations.show(await _press(context, action.meeting_id), Page(action.page))
    await context.toast((await context.t_of_person()).plain("toast-look"))


async def tick(update: Update, context: Context) -> None:
    """So many people of a company were there, or none."""
    action = Attendance.read(context.query.data or "")
    press = await _press(context, action.meeting_id)
    _, company = await context.services.confirmations.tick(press, action.company_id, action.people)
    await context.toast(shown.ticked(await context.t_of_person(), company))


async def set_detail(update: Update, context: Context) -> None:
    """How long it was, where, how many guests came."""
    action = MeetingDetail.read(context.query.data or "")
    press = await _press(context, action.meeting_id)
    await context.services.confirmations.set_detail(press, Detail(action.detail), action.value)
    await context.toast((await context.t_of_person()).plain("toast-noted"))


async def guest_came(update: Update, context: Context) -> None:
    """A guest was there, or was not."""
    action = GuestCame.read(context.query.data or "")
    press = await _press(context, action.meeting_id)
    await context.services.confirmations.guest_came(press, action.person_id, came=bool(action.came))
    await context.toast((await context.t_of_person()).plain("toast-noted"))


async def held(update: Update, context: Context) -> None:
    """`Yes, it was held`."""
    action = ConfirmHeld.read(context.query.data or "")
    press = await _press(context, action.meeting_id)
    _, first = await context.services.confirmations.held(press, action.version)
    await context.toast(shown.held(await context.t_of_person(), first=first))


async def not_held(update: Update, context: Context) -> None:
    """Why it was not held; another reason is asked for in words."""
    action = ConfirmNotHeld.read(context.query.data or "")
    press, reason = await _press(context, action.meeting_id), Reason(action.reason)
    _, first = await context.services.confirmations.not_held(press, reason, action.version)
    await context.toast((await context.t_of_person()).plain("toast-not-held"))
    if first and reason is Reason.OTHER:
        await context.ask(shown.ask_why(await context.t()), "not-held", meeting=action.meeting_id)


async def say_why(context: Context, text: str, meeting_id: int) -> None:
    """The reason as typed."""
    facilitator = await context.is_facilitator()
    await context.services.confirmations.say_why(context.who, meeting_id, text, facilitator=facilitator)
    await context.reply(OutgoingMessage((await context.t())("not-held-noted")))


REVIEW_CARDS = ("review", "recap")

BRINGS = Handles(
    buttons={
        ReviewPage: show,
        Attendance: tick,
        MeetingDetail: set_detail,
        GuestCame: guest_came,
        ConfirmHeld: held,
        ConfirmNotHeld: not_held,
    },
    under=dict.fromkeys((Attendance, ReviewPage, MeetingDetail, GuestCame, ConfirmHeld, ConfirmNotHeld), REVIEW_CARDS),
    typed={
        "not-held": lambda context, draft, text: say_why(context, text, draft.payload["meeting"]),
    },
)
