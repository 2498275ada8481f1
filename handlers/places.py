"""Ask where a group meets once a meeting is set, with last time's place as a button."""

from __future__ import annotations

from telegram import Update

from bot.actions import PickPlace, UnreadableAction
from bot.domain.formatted import beginning, units
from bot.domain.refused import CardTooOld
from bot.domain.views import MeetingCard
from bot.presenters.meetings import scheduling as shown
from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context
from handlers.feature import Handles
from storage.people.pending_input import Draft

MOST_PLACE = 200


async def ask_where(context: Context, view: MeetingCard) -> None:
    """A meeting was set without its place: ask for it, once."""
    if view.meeting.place is not None:
        return
    last = view.last_place
    t = await context.t()
    today = view.meeting.changed_at.astimezone(view.group.tz).date()
    question, asked = shown.ask_where(t, int(view.meeting.id), last, None, today), {"meeting": int(view.meeting.id)}
    shows = ("place-asked", int(view.meeting.id))
    if context.in_group and context.event.callback_query is not None:
        # One who pressed a button is asked alone, where they can be: the others have nothing to answer.
        mine = await context.t_of_person()
        alone = shown.ask_where(mine, int(view.meeting.id), last, None, today)
        if await context.ask_alone(alone, "place", about=view.group.chat_id, shows=shows, **asked):
            return
        if await context.asked_just_now("place"):
            return
    await context.ask(question, "place", shows, **asked)


async def place_typed(context: Context, draft: Draft, text: str) -> None:
    """Where, as typed."""
    place, meeting_id = " ".join(text.removeprefix("@").split()), draft.payload["meeting"]
    t = await context.t()
    if units(place) > MOST_PLACE:
        cut = place[: beginning(place, MOST_PLACE)].rstrip()
        question = shown.cut_place(t, meeting_id, cut, units(place) - MOST_PLACE)
        await context.ask(question, "place", meeting=meeting_id, place=cut)
        return
    view = await _set_place(context, meeting_id, place)
    await context.reply(OutgoingMessage(t("card-place", place=view.meeting.place or "")))


async def pick_place(update: Update, context: Context) -> None:
    """Where: the place of last time, the one that was typed, or not now."""
    action = PickPlace.read(context.query.data or "")
    t = await context.t()
    if action.how == "later":
        await context.sender.answer(context.query.id)
        await context.redraw(OutgoingMessage(t("schedule-place-later")))
        return
    if action.how not in ("last", "typed"):
        raise UnreadableAction(action.how)
    draft = await context.asked_by_pressed()
    place = None if action.how == "last" or draft is None else draft.payload.get("place")
    if action.how == "typed" and place is None:
        raise CardTooOld
    view = await _set_place(context, action.meeting_id, place)
    await context.toast((await context.t_of_person()).plain("toast-saved"))
    await context.redraw(OutgoingMessage(t("card-place", place=view.meeting.place or "")))


async def _set_place(context: Context, meeting_id: int, place: str | None) -> MeetingCard:
    chat_id = await context.services.meetings.chat_of(meeting_id)
    facilitator = await context.facilitates(chat_id)
    return await context.services.meetings.set_place(context.who_if_named, meeting_id, place, facilitator=facilitator)


BRINGS = Handles(
    buttons={
        PickPlace: pick_place,
    },
    typed={
        "place": place_typed,
    },
)
