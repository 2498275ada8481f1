"""Meetings of several groups: planned in private from /network, answered in each group."""

from __future__ import annotations

from datetime import datetime

from telegram import Update

from bot.actions import JointChoose, JointDesk, JointFile, JointList, JointRsvp, JointWho
from bot.domain.joint_meetings import JointMeeting, JointState, places_in
from bot.domain.meetings import MeetingAnswer
from bot.domain.refused import CardTooOld, require_fit
from bot.formats.when import Unreadable, parse_schedule
from bot.presenters import joint_meetings as shown
from bot.presenters.meetings.scheduling import why
from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context
from handlers.feature import Handles
from handlers.places import MOST_PLACE


async def joint_meetings(update: Update, context: Context) -> None:
    """Those that lie ahead; or another one is planned: for which groups?"""
    action, planning, t = JointList.read(context.query.data or ""), context.services.joint_planning, await context.t()
    _in_private(context)
    if action.what == "new":
        message = shown.choose(t, await planning.begin(context.who))
    else:
        message = shown.ahead(t, await planning.ahead(context.who))
    await context.sender.answer(context.query.id)
    await context.reply(message)


def _in_private(context: Context) -> None:
    if context.in_group:
        raise CardTooOld


async def choose(update: Update, context: Context) -> None:
    """A group, a region or everybody is asked, or is not."""
    action = JointChoose.read(context.query.data or "")
    _in_private(context)
    view = await context.services.joint_planning.choose(context.who, action.joint_id, action.which, action.group_id)
    await context.sender.answer(context.query.id)
    await context.redraw(shown.choose(await context.t(), view))


async def desk(update: Update, context: Context) -> None:
    """Handle the organiser's buttons."""
    action, planning, t = JointDesk.read(context.query.data or ""), context.services.joint_planning, await context.t()
    _in_private(context)
    number = action.joint_id
    match action.what:
        case "next":
            await planning.chosen(context.who, number)
            await context.sender.answer(context.query.id)
            await context.ask(shown.ask_title(t), "joint-title", joint=number)
        case "nolimit":
            view = await planning.look(context.who, number)
            await _shows(context, shown.desk(t, view))
        case "tell":
            await _shows(context, shown.desk(t, await planning.tell(context.who, number), told=True))
        case "move":
            await planning.look(context.who, number)
            await context.sender.answer(context.query.id)
            await context.ask(shown.ask_time(t), "joint-time", joint=number)
        case "off":
            view = await planning.look(context.who, number)
            await context.sender.answer(context.query.id)
            await context.ask(shown.ask_reason(t, view), "joint-reason", joint=number)
        case "noreason":
            await context.drop_question()
            await planning.call_off(context.who, number, None)
            await _shows(context, shown.called_off(t))
        case "discard":
            await planning.discard(context.who, number)
            await _shows(context, shown.discarded(t))
        case "unheld":
            await planning.tell_how_it_was(context.who, number, held=False, came=None)
            await context.drop_question()
            await _shows(context, shown.thanked(t, held=False))
        case "who":
            await _shows(context, shown.ask_who(t, await planning.roll(context.who, number)))
        case "these" | "unsure":
            roll = await planning.say_who(context.who, number, known=action.what == "these")
            await _shows(context, shown.who_kept(t, roll))
            await context.ask(shown.ask_words(t, roll.view), "joint-words", joint=number)
        case "nowords":
            await context.drop_question()
            await planning.recap(context.who, number, None)
            await _shows(context, shown.thanked(t, held=True))
        case _:
            view = await planning.look(context.who, number)
            if view.meeting.state is JointState.OVER:
                await context.sender.answer(context.query.id)
                await context.ask(shown.ask_number(t), "joint-came", joint=number)
            else:
                await _shows(context, shown.desk(t, view))


async def _shows(context: Context, message: OutgoingMessage) -> None:
    await context.sender.answer(context.query.id)
    await context.redraw(message)


async def title(context: Context, number: int, typed: str) -> None:
    """What it is about, as typed."""
    await context.services.joint_planning.settle(context.who, number, title=typed)
    await context.ask(shown.ask_time(await context.t()), "joint-time", joint=number)


async def moment(context: Context, number: int, typed: str) -> None:
    """When and where, as typed."""
    t, now = await context.t(), context.services.dependencies.now()

    def understood(joint: JointMeeting) -> tuple[datetime, str | None] | Unreadable:
        read = parse_schedule(typed, language=t.language, zone=joint.tz, now=now, planned=joint.starts_at)
        if isinstance(read, Unreadable):
            return read
        require_fit(read.place or "", MOST_PLACE)
        return read.starts_at, read.place

    before, view = await context.services.joint_planning.settle_time(context.who, number, understood)
    if isinstance(view, Unreadable):
        own = shown.on_clock(t, before)
        said = why(own, view, typed, own.local(now).date())
        question = OutgoingMessage(t(said.key, **said.values), ask=t.plain("joint-time-hint"))
        await context.ask(question, "joint-time", joint=number)
    elif view.meeting.state is JointState.PLANNED:
        joint = view.meeting
        moved = joint.starts_at != before.starts_at
        await context.reply(shown.desk(t, view, moved=moved, told=not moved and joint.sequence != before.sequence))
    elif before.starts_at is not None:
        await context.reply(shown.preview(t, view))
    else:
        await context.ask(shown.ask_places(t, view), "joint-places", joint=number)


async def places(context: Context, number: int, typed: str) -> None:
    """How many people there is room for, as typed."""
    view = await context.services.joint_planning.settle(context.who, number, places=places_in(typed))
    await context.reply(shown.desk(await context.t(), view))


async def reason(context: Context, number: int, typed: str) -> None:
    """Why it is called off, as typed."""
    await context.services.joint_planning.call_off(context.who, number, typed)
    await context.reply(shown.called_off(await context.t()))


async def came(context: Context, number: int, typed: str) -> None:
    """How many were there, as typed."""
    roll = await context.services.joint_planning.tell_how_it_was(context.who, number, held=True, came=places_in(typed))
    await context.reply(shown.ask_who(await context.t(), roll))


async def who_came(update: Update, context: Context) -> None:
    """The companies of a group; or one of them was there, or was not."""
    action, planning, t = JointWho.read(context.query.data or ""), context.services.joint_planning, await context.t()
    _in_private(context)
    if action.which == "g":
        roll, group_id = await planning.roll(context.who, action.joint_id), action.number
    else:
        roll = await planning.tick(context.who, action.joint_id, action.number)
        group_id = next(one.group_id for one in roll.companies if one.id == action.number)
    await _shows(context, shown.ask_who_of(t, roll, roll.group(group_id)))


async def words(context: Context, number: int, typed: str) -> None:
    """What the groups shall remember, as typed."""
    await context.services.joint_planning.recap(context.who, number, typed)
    await context.reply(shown.thanked(await context.t(), held=True))


async def answer(update: Update, context: Context) -> None:
    """`Going`, `Maybe`, `Can't`, or one more guest, in a group."""
    action = JointRsvp.read(context.query.data or "")
    said = None if action.answer == "guest" else MeetingAnswer(action.answer)
    pressed = (context.chat.id, context.message.message_id)
    given = await context.services.joint_meetings.answer(
        context.who, context.chat.id, action.joint_id, said, action.sequence, pressed
    )
    await context.toast(shown.toast(await context.t_of_person(), given))


async def calendar(update: Update, context: Context) -> None:
    """`Calendar`: the file, in private where possible."""
    action = JointFile.read(context.query.data or "")
    in_private = await context.services.joint_meetings.calendar(context.who, context.chat.id, action.joint_id)
    t = await context.t_of_person()
    await context.toast(t.plain("toast-calendar-private" if in_private else "toast-calendar-group"))


BRINGS = Handles(
    buttons={
        JointList: joint_meetings,
        JointChoose: choose,
        JointDesk: desk,
        JointWho: who_came,
        JointRsvp: answer,
        JointFile: calendar,
    },
    under={
        JointRsvp: ("joint",),
        JointFile: ("joint",),
    },
    typed={
        "joint-title": lambda context, draft, text: title(context, draft.payload["joint"], text),
        "joint-time": lambda context, draft, text: moment(context, draft.payload["joint"], text),
        "joint-places": lambda context, draft, text: places(context, draft.payload["joint"], text),
        "joint-reason": lambda context, draft, text: reason(context, draft.payload["joint"], text),
        "joint-came": lambda context, draft, text: came(context, draft.payload["joint"], text),
        "joint-words": lambda context, draft, text: words(context, draft.payload["joint"], text),
    },
)
