"""Buttons under the message after a meeting: whether it was held, how, and who was there."""

from __future__ import annotations

from telegram import Update

from bot.actions import (
    ConfirmHeld,
    ConfirmMeeting,
    ConfirmNotHeld,
    GuestCame,
    MeetingDetail,
    ReviewPage,
    TickAttendance,
    UnconfirmedMeetings,
)
from bot.domain.confirmations import AfterMeetingPage, Detail, NotHeldReason, WaitingConfirmations
from bot.domain.reviews import ReviewCard, ReviewOver
from bot.presenters import confirmations as shown
from bot.presenters import reviews as shown_reviews
from bot.presenters.outgoing import OutgoingMessage
from bot.services.confirmations import Press
from bot.telegram.context import Context
from handlers.feature import Handles


async def _press(context: Context, meeting_id: int) -> Press:
    chat_id, message_id = context.chat.id, context.message.message_id
    if not context.in_group:
        chat_id, message_id = await context.services.meetings.chat_of(meeting_id), 0
    return Press(
        who=context.who,
        meeting_id=meeting_id,
        at=(chat_id, message_id),
        facilitator=await context.facilitates(chat_id),
    )


async def _redrawn(context: Context, card: ReviewCard) -> None:
    """In private the message follows at once; in the group its card does."""
    if not context.in_group:
        await context.redraw(await _alone(context, card))


async def _alone(context: Context, card: ReviewCard) -> OutgoingMessage:
    return shown.alone(await context.t_of_person(), card.group, card.host, card.evidence)


async def list_unconfirmed(context: Context, waiting: WaitingConfirmations) -> bool:
    """List a group's unconfirmed meetings for people who can confirm them; return whether there are any."""
    if not waiting.meetings:
        return False
    found = waiting.of(facilitator=await context.facilitates(waiting.group.chat_id))
    if found:
        await context.reply(shown.waiting(await context.t(), found))
    return bool(found)


async def unconfirmed(update: Update, context: Context) -> None:
    """`Not confirmed: 3` under `/report`."""
    group_id = UnconfirmedMeetings.read(context.query.data or "").group_id
    chat_id = await context.services.reports.chat_of(group_id)
    await context.sender.answer(context.query.id)
    if chat_id is None:
        raise ReviewOver
    waiting = await context.services.confirmations.waiting(context.who_if_named, chat_id)
    if not await list_unconfirmed(context, waiting):
        raise ReviewOver


async def look(update: Update, context: Context) -> None:
    """One of the meetings of the list: in its group as the card that is there, which then is the newest."""
    meeting_id = ConfirmMeeting.read(context.query.data or "").meeting_id
    card = await context.services.confirmations.look(await _press(context, meeting_id))
    await context.sender.answer(context.query.id)
    if context.in_group:
        await context.reply(shown_reviews.card(card), shows=("review", meeting_id))
    else:
        await context.reply(await _alone(context, card))


async def show(update: Update, context: Context) -> None:
    """Other buttons."""
    action = ReviewPage.read(context.query.data or "")
    card = await context.services.confirmations.show(
        await _press(context, action.meeting_id), AfterMeetingPage(action.page)
    )
    await context.toast((await context.t_of_person()).plain("toast-look"))
    await _redrawn(context, card)


async def tick(update: Update, context: Context) -> None:
    """So many people of a company were there, or none."""
    action = TickAttendance.read(context.query.data or "")
    press = await _press(context, action.meeting_id)
    card, company = await context.services.confirmations.tick(press, action.company_id, action.people)
    await context.toast(shown.ticked(await context.t_of_person(), company))
    await _redrawn(context, card)


async def set_detail(update: Update, context: Context) -> None:
    """How long it was, where, how many guests came."""
    action = MeetingDetail.read(context.query.data or "")
    press = await _press(context, action.meeting_id)
    card = await context.services.confirmations.set_detail(press, Detail(action.detail), action.value)
    await context.toast((await context.t_of_person()).plain("toast-noted"))
    await _redrawn(context, card)


async def guest_came(update: Update, context: Context) -> None:
    """A guest was there, or was not."""
    action = GuestCame.read(context.query.data or "")
    press = await _press(context, action.meeting_id)
    card = await context.services.confirmations.guest_came(press, action.person_id, came=bool(action.came))
    await context.toast((await context.t_of_person()).plain("toast-noted"))
    await _redrawn(context, card)


async def held(update: Update, context: Context) -> None:
    """`Yes, it was held`."""
    action = ConfirmHeld.read(context.query.data or "")
    press = await _press(context, action.meeting_id)
    card, first = await context.services.confirmations.held(press, action.version)
    await context.toast(shown.held(await context.t_of_person(), first=first))
    await _redrawn(context, card)


async def not_held(update: Update, context: Context) -> None:
    """Why it was not held; another reason is asked for in words."""
    action = ConfirmNotHeld.read(context.query.data or "")
    press, reason = await _press(context, action.meeting_id), NotHeldReason(action.reason)
    card, first = await context.services.confirmations.not_held(press, reason, action.version)
    await context.toast((await context.t_of_person()).plain("toast-not-held"))
    await _redrawn(context, card)
    if first and reason is NotHeldReason.OTHER:
        await context.ask(shown.ask_why(await context.t()), "not-held", meeting=action.meeting_id)


async def say_why(context: Context, text: str, meeting_id: int) -> None:
    """The reason as typed."""
    chat_id = await context.services.meetings.chat_of(meeting_id)
    facilitator = await context.facilitates(chat_id)
    await context.services.confirmations.say_why(context.who, meeting_id, text, facilitator=facilitator)
    await context.reply(OutgoingMessage((await context.t())("not-held-noted")))


REVIEW_CARDS = ("review", "recap")

BRINGS = Handles(
    buttons={
        ReviewPage: show,
        TickAttendance: tick,
        MeetingDetail: set_detail,
        GuestCame: guest_came,
        ConfirmHeld: held,
        ConfirmNotHeld: not_held,
        ConfirmMeeting: look,
        UnconfirmedMeetings: unconfirmed,
    },
    under=dict.fromkeys(
        (TickAttendance, ReviewPage, MeetingDetail, GuestCame, ConfirmHeld, ConfirmNotHeld), REVIEW_CARDS
    ),
    typed={
        "not-held": lambda context, draft, text: say_why(context, text, draft.payload["meeting"]),
    },
)
