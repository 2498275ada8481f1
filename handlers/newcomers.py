"""Somebody looks for a group: five short questions in private, and what they choose."""

from __future__ import annotations

from datetime import timedelta
from functools import wraps
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.error import TelegramError

from bot.actions import (
    AdmitNewcomer,
    Greet,
    Introduce,
    LeftBecause,
    MemberAskAnswer,
    NewcomerBegin,
    NewcomerChoice,
    NewcomerDay,
    NewcomerPlace,
    NewcomerReason,
    NewcomerSeeks,
    NewcomerSkip,
    StillHere,
)
from bot.domain.formatted import shortened
from bot.domain.meetings.guests import Invited
from bot.domain.recruiting.newcomers import TYPED, Asking, GroupFull, Looking, NewcomerStep, NotLooking
from bot.domain.refused import MeetingGone
from bot.presenters import recruiting as shown
from bot.presenters.meetings import guests as shown_guests
from bot.presenters.outgoing import Destination
from bot.telegram.context import Context
from bot.telegram.sender import Sent
from handlers.feature import Callback, Handles
from locales import text_in
from storage.people.pending_input import Draft

LINK_LIVES = timedelta(days=7)
LONGEST_NAME = 32


async def open_link(context: Context, token: str) -> None:
    """Somebody followed a link. One that was withdrawn leads to the same questions."""
    await _say(context, await context.services.newcomers.begin(context.who, token))


async def asks_in(update: Update, context: Context) -> None:
    """Somebody asks to be let into a group's chat: they are met by the same questions.

    Where Telegram waits ten seconds for the bot's word, it is left to the administrators at once, since five questions
    take longer. The bot may write to them for five minutes; later, or where it cannot, the administrators decide alone.
    """
    request = update.chat_join_request
    assert request is not None
    query_id = (request.api_kwargs or {}).get("query_id")
    known = await context.services.newcomers.belongs(request.from_user.id, request.chat.id)
    if query_id is not None:
        await _answer_query(context, str(query_id), "approve" if known else "queue")
    elif known:
        await _approve(context, request.chat.id, request.from_user.id)
    if known:
        return
    link = None if request.invite_link is None else request.invite_link.invite_link
    view = await context.services.newcomers.ask_in(context.who, request.chat.id, link)
    if view is None:
        return
    t = text_in(view.language, ZoneInfo(context.services.dependencies.zone))
    sent = await context.sender.send_reply(Destination(request.user_chat_id), shown.looking(t, view))
    if isinstance(sent, Sent):
        await _expect(context, view, sent.message_id)


async def _answer_query(context: Context, query_id: str, result: str) -> None:
    try:
        # Newer than python-telegram-bot's own methods.
        await context.bot.do_api_request(
            "answerChatJoinRequestQuery", {"chat_join_request_query_id": query_id, "result": result}
        )
    except TelegramError:
        # It came too late: the administrators have it.
        return


async def _approve(context: Context, chat_id: int, user_id: int) -> bool:
    try:
        await context.bot.approve_chat_join_request(chat_id, user_id)
    except TelegramError:
        # Withdrawn, or granted or declined by somebody else meanwhile; or the bot may not.
        return False
    return True


async def begin(update: Update, context: Context) -> None:
    """Somebody begins without a link, or looks again."""
    view = await context.services.newcomers.begin(context.who)
    await context.sender.answer(context.query.id)
    await _say(context, view)


def or_as_it_is(handler: Callback) -> Callback:
    """A press that does not fit any more, made twice or after months, shows how things stand now."""

    @wraps(handler)
    async def run(update: Update, context: Context) -> None:
        try:
            await handler(update, context)
        except (NotLooking, GroupFull, MeetingGone) as why:
            view, t = await context.services.newcomers.now(context.who), await context.t()
            await context.toast(t.plain("toast-newcomer-no-date" if isinstance(why, MeetingGone) else why.key))
            await context.redraw(shown.looking(t, view))
            await _expect(context, view, context.message.message_id)

    return run


@or_as_it_is
async def skip(update: Update, context: Context) -> None:
    """A question is left unanswered."""
    action = NewcomerSkip.read(context.query.data or "")
    await _go_on(context, await context.services.newcomers.answer(context.who, NewcomerStep(action.step), None))


@or_as_it_is
async def pick_place(update: Update, context: Context) -> None:
    """A region was picked."""
    action = NewcomerPlace.read(context.query.data or "")
    await _go_on(context, await context.services.newcomers.pick_region(context.who, action.group_id))


@or_as_it_is
async def pick_seeks(update: Update, context: Context) -> None:
    """What they look for was picked."""
    action = NewcomerSeeks.read(context.query.data or "")
    words = (await context.t()).plain(f"button-newcomer-seeks-{action.what}")
    await _go_on(context, await context.services.newcomers.answer(context.who, NewcomerStep.SEEKS, words))


@or_as_it_is
async def pick_day(update: Update, context: Context) -> None:
    """A day was switched on or off, or they are done."""
    action = NewcomerDay.read(context.query.data or "")
    await _go_on(context, await context.services.newcomers.pick_day(context.who, action.choice))


@or_as_it_is
async def choose(update: Update, context: Context) -> None:
    """What they want of the group that is proposed."""
    action = NewcomerChoice.read(context.query.data or "")
    service, who = context.services.newcomers, context.who
    if action.what == "enter":
        await _enter(context, action.group_id)
        return
    match action.what:
        case "visit":
            invited = await service.visit(who, action.group_id)
            if isinstance(invited, Invited):
                await context.sender.answer(context.query.id)
                await context.redraw(shown_guests.invitation(invited), shows=("guest", int(invited.meeting.id)))
                return
            looking = invited
        case "join":
            looking = await service.join(who, action.group_id)
        case "other":
            looking = await service.look_past(who, action.group_id)
        case "wait":
            looking = await service.wait(who)
        case _:
            looking = await service.not_now(who)
    await _go_on(context, looking)


@or_as_it_is
async def because(update: Update, context: Context) -> None:
    """Why not now."""
    action = NewcomerReason.read(context.query.data or "")
    reason = None if action.reason == "none" else action.reason
    await _go_on(context, await context.services.newcomers.because(context.who, reason))


async def typed(context: Context, draft: Draft, text: str) -> None:
    """A question was answered in their own words."""
    await _say(context, await context.services.newcomers.answer(context.who, NewcomerStep(draft.payload["step"]), text))


async def typed_late(context: Context) -> bool:
    """Words that answer nothing asked lately: whether they answer a newcomer's question that has stood for longer."""
    view = await context.services.newcomers.answer_late(context.who, context.message.text or "")
    if view is None:
        return False
    await _say(context, view)
    return True


async def _say(context: Context, view: Looking) -> None:
    sent = await context.reply(shown.looking(await context.t(), view))
    if isinstance(sent, Sent):
        await _expect(context, view, sent.message_id)


async def _go_on(context: Context, view: Looking) -> None:
    await context.sender.answer(context.query.id)
    await context.redraw(shown.looking(await context.t(), view))
    await _expect(context, view, context.message.message_id)


async def _expect(context: Context, view: Looking, message_id: int) -> None:
    """What they type next answers the question that stands there; where none does, it answers none."""
    # Also where it begins with a request to join a group's chat.
    step, drafts, who = view.newcomer.step, context.services.drafts, context.who
    if step in TYPED:
        await drafts.ask(who.telegram_id, who.telegram_id, "newcomer", message_id, step=step.value)
    else:
        await drafts.drop(who.telegram_id, who.telegram_id)


async def admit(update: Update, context: Context) -> None:
    """A facilitator lets somebody in, or cannot."""
    action = AdmitNewcomer.read(context.query.data or "")
    chat_id = await context.services.groups.chat_of(action.group_id)
    facilitator, service = await context.facilitates(chat_id), context.services.newcomers
    reader = None if context.in_group else await context.services.people.known(context.who)
    if action.answer == "no":
        view = await service.turn_down(action.person_id, action.group_id, facilitator=facilitator)
        await context.sender.answer(context.query.id)
        if view.newcomer.request_group_id == action.group_id:
            await _decline(context, view)
        await context.redraw(shown.turned_down(view, reader))
        return
    view, source = await service.admit(action.person_id, action.group_id, facilitator=facilitator)
    await context.sender.answer(context.query.id)
    how, address = await _open_chat(context, view, source)
    await service.tell_admitted(action.person_id, action.group_id, how, address)
    await context.redraw(shown.admitted(view, reader, by_hand=how == "hand"))


async def _open_chat(context: Context, view: Asking, source: str | None) -> tuple[str, str | None]:
    """Let them into the chat: their request is granted, or Telegram makes a link for them alone."""
    chat_id, bot = view.group.chat_id, context.bot
    asked = view.newcomer.request_group_id == int(view.group.id)
    if asked and await _approve(context, chat_id, view.person.telegram_id):
        return "in", None
    try:
        made = await bot.create_chat_invite_link(
            chat_id,
            name=shortened(source or "", LONGEST_NAME) or None,
            member_limit=1,
            expire_date=context.services.dependencies.now() + LINK_LIVES,
        )
    except TelegramError:
        return "hand", None
    return "link", made.invite_link


async def _enter(context: Context, group_id: int) -> None:
    """They were let in, and need another link."""
    view, source = await context.services.newcomers.come_in(context.who, group_id)
    await context.sender.answer(context.query.id)
    how, address = await _open_chat(context, view, source)
    await context.redraw(shown.welcome_in(view.group, view.person, how, address))


async def _decline(context: Context, view: Asking) -> None:
    try:
        await context.bot.decline_chat_join_request(view.group.chat_id, view.person.telegram_id)
    except TelegramError:
        # Answered by somebody else, or withdrawn.
        return


async def greet(update: Update, context: Context) -> None:
    """A member greets a guest, or cannot."""
    action = Greet.read(context.query.data or "")
    yes = action.answer == "yes"
    view = await context.services.greetings.answer(context.who, action.meeting_id, action.guest_id, yes=yes)
    await context.sender.answer(context.query.id)
    await context.redraw(shown.greet_answered(view, yes=yes))


async def still_here(update: Update, context: Context) -> None:
    """How a company that has been away goes on."""
    action = StillHere.read(context.query.data or "")
    await context.services.farewells.answer(context.who, action.fading_id, action.answer)
    await context.sender.answer(context.query.id)
    await context.redraw(shown.going_on(await context.t(), action.answer))


async def left_because(update: Update, context: Context) -> None:
    """Why somebody has left."""
    action = LeftBecause.read(context.query.data or "")
    reason = None if action.reason == "none" else action.reason
    await context.services.farewells.because(context.who, action.group_id, reason)
    await context.sender.answer(context.query.id)
    await context.redraw(shown.thanks_for_why(await context.t()))


async def knows_somebody(update: Update, context: Context) -> None:
    """A member knows somebody for their group: their own link to hand on."""
    action, t = MemberAskAnswer.read(context.query.data or ""), await context.t()
    found = await context.services.member_asks.answer(context.who, action.ask_id, yes=action.answer == "yes")
    await context.sender.answer(context.query.id)
    if found is None:
        await context.redraw(shown.nobody_in_mind(t))
        return
    place, link = found
    await context.redraw(shown.hand_on(t))
    own = () if place.group is None else place.group.texts
    await context.reply(shown.share(t, place, context.private_link(f"find_{link.token}"), own))


async def introduce(update: Update, context: Context) -> None:
    """How they are introduced to their group."""
    action = Introduce.read(context.query.data or "")
    service = context.services.introductions
    if action.answer == "yes":
        view = await service.approve(context.who, action.group_id)
    else:
        view = await service.shown(context.who, action.group_id)
    await context.sender.answer(context.query.id)
    if action.answer == "edit":
        await context.ask(shown.reword(view), "introduction", group=action.group_id)
        return
    await context.redraw(shown.introduced(view, yes=action.answer == "yes"))


async def reworded(context: Context, draft: Draft, text: str) -> None:
    """Their own words came: they see them before the group does."""
    view = await context.services.introductions.reword(context.who, draft.payload["group"], text)
    await context.reply(shown.ask_introduction(view))


BRINGS = Handles(
    buttons={
        NewcomerBegin: begin,
        NewcomerSkip: skip,
        NewcomerPlace: pick_place,
        NewcomerSeeks: pick_seeks,
        NewcomerDay: pick_day,
        NewcomerChoice: choose,
        NewcomerReason: because,
        AdmitNewcomer: admit,
        Greet: greet,
        Introduce: introduce,
        StillHere: still_here,
        LeftBecause: left_because,
        MemberAskAnswer: knows_somebody,
    },
    typed={
        "newcomer": typed,
        "introduction": reworded,
    },
)
