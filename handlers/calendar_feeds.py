"""The addresses of calendars that can be subscribed to."""

from __future__ import annotations

from telegram import Update

from bot.actions import CalendarFeed
from bot.presenters.meetings import calendar_feeds as shown
from bot.telegram.context import Context
from handlers.feature import Handles


async def show(update: Update, context: Context) -> None:
    """Show the person's own calendar in private, or the group's in a group; `anew` replaces the address."""
    anew = CalendarFeed.read(context.query.data or "").deed == "anew"
    if context.in_group:
        address = await context.services.feeds.of_group(
            context.place.chat_id, facilitator=await context.is_facilitator(), anew=anew
        )
    else:
        address = await context.services.feeds.of_person(context.who, anew=anew)
    t = await context.t()
    await context.sender.answer(context.query.id)
    if anew:
        await context.redraw(shown.address(t, address))
    else:
        await context.reply(shown.address(t, address))


BRINGS = Handles(
    buttons={
        CalendarFeed: show,
    },
)
