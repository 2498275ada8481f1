"""/vote, and the buttons of a tie."""

from __future__ import annotations

import re

from telegram import Update

from bot.actions import DecideTie
from bot.domain.formatted import shortened
from bot.domain.themes.ballots import BadHours
from bot.presenters.themes import ballots as shown
from bot.telegram.context import Context
from handlers.feature import Handles
from handlers.group_question import chosen_group
from locales.languages import SPOKEN

IN_HOURS = "|".join(re.escape(word) for language in SPOKEN.values() for word in language.typed.in_hours)
HOURS = re.compile(rf"(\d{{1,4}})\s*(?:{IN_HOURS})?\.?", re.IGNORECASE)
MOST_SHOWN = 30


async def vote(update: Update, context: Context) -> None:
    """Open the ballot on the open themes. The group gets the poll through the outbox."""
    if context.in_group:
        await open_in(context, context.place.chat_id, context.argument)
        return
    group = await chosen_group(context, "vote", context.argument)
    if group is not None:
        await open_in(context, group.chat_id, context.argument)


async def open_in(context: Context, chat_id: int, argument: str) -> None:
    """Open the ballot in the group of that chat."""
    facilitator = await context.facilitates(chat_id)
    view = await context.services.ballots.open(
        context.who_if_named, chat_id, hours_in(argument), facilitator=facilitator
    )
    if view.already or not context.in_group:
        await context.reply(shown.opened(await context.t(), view))


def hours_in(text: str) -> int | None:
    """The hours in what was typed: `48`, `48 h`; None where nothing was.

    Raises:
        BadHours: it is no number of hours.
    """
    if not text:
        return None
    read = HOURS.fullmatch(text.strip())
    if read is None:
        raise BadHours(typed=shortened(text, MOST_SHOWN))
    return int(read.group(1))


async def decide(update: Update, context: Context) -> None:
    """The host chooses between equals."""
    action = DecideTie.read(context.query.data or "")
    await context.services.ballots.decide(
        context.who, action.ballot_id, action.theme_id, facilitator=await context.is_facilitator()
    )
    await context.toast((await context.t_of_person()).plain("toast-decided"))


BRINGS = Handles(
    commands={
        "vote": vote,
    },
    buttons={
        DecideTie: decide,
    },
    under={
        DecideTie: ("ballot",),
    },
)
