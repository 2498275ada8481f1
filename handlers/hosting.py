"""Host turns: /volunteer, /pass, /swap, /pause, /resume, and the buttons of a swap."""

from __future__ import annotations

from datetime import UTC, datetime

from telegram import Update

from bot.actions import AnswerSwap, TakeDate
from bot.domain.refused import UnreadableDay
from bot.presenters import hosting as shown
from bot.presenters.hosting import swaps as shown_swaps
from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context
from handlers.feature import Handles
from handlers.group_question import in_own_group, told
from handlers.places import ask_where
from handlers.times import read_until


async def volunteer(update: Update, context: Context) -> None:
    """Take the next turn. The group is told through the outbox."""
    card = await context.services.turns.volunteer(context.who, context.place.chat_id)
    await told(context, "volunteered", company=card.company.name if card.company else "")


async def pass_on(update: Update, context: Context) -> None:
    """Pass the turn to the next company. The group is told through the outbox."""
    await context.services.turns.pass_on(context.who, context.place.chat_id)
    await told(context, "passed")


async def swap(update: Update, context: Context) -> None:
    """Ask another company to trade turns; bare, ask which."""
    place = context.place
    if context.argument:
        await ask_swap(context, context.argument)
        return
    await context.services.companies.group_of_chat(place.chat_id)
    t = await context.t()
    await context.ask(OutgoingMessage(t("swap-ask"), ask=t.plain("swap-ask-hint")), "swap")


async def ask_swap(context: Context, text: str) -> None:
    """The other company as typed. The group sees the question through the outbox, unless it has heard much."""
    alone = await context.services.swaps.ask(context.who, context.place.chat_id, text)
    if alone is not None:
        await context.reply(OutgoingMessage((await context.t())("swap-asked-alone", company=alone.name)))
    else:
        await told(context, "swap-asked")


async def answer_swap(update: Update, context: Context) -> None:
    """`We trade`, `We keep our turn`."""
    action = AnswerSwap.read(context.query.data or "")
    card = await context.services.swaps.answer(context.who, action.swap_id, agreed=action.answer == "yes")
    await context.toast(shown_swaps.toast(card, await context.t_of_person()))


async def pause(update: Update, context: Context) -> None:
    """Be passed over as host until a day; bare, until they come back."""
    place, who = context.place, context.who
    try:
        until = await read_until(context, context.argument) if context.argument else None
    except UnreadableDay:
        # Whoever may not pause here is told that, and not how days are written.
        await context.services.turns.may_pause(who, place.chat_id)
        raise
    view = await context.services.turns.pause(who, place.chat_id, until)
    await context.reply(shown.paused(view, await context.t()))


async def resume(update: Update, context: Context) -> None:
    """Be in the host order again."""
    view = await context.services.turns.resume(context.who, context.place.chat_id)
    await context.reply(shown.resumed(view, await context.t()))


async def take_date(update: Update, context: Context) -> None:
    """Book the suggested date. The group is told through the outbox."""
    action, meetings = TakeDate.read(context.query.data or ""), context.services.meetings
    facilitator = await context.administers(
        await context.services.turns.chat_of_turn(action.turn_id), context.who.telegram_id
    )
    starts_at = datetime.fromtimestamp(action.starts_at, UTC)
    pressed = (context.chat.id, context.message.message_id)
    view = await meetings.take_date(context.who, action.turn_id, starts_at, facilitator=facilitator, pressed=pressed)
    await context.toast((await context.t_of_person()).plain("toast-date-taken"))
    await ask_where(context, view)


BRINGS = Handles(
    commands={
        "volunteer": in_own_group("volunteer", volunteer),
        "pass": in_own_group("pass", pass_on),
        "swap": in_own_group("swap", swap),
        "pause": in_own_group("pause", pause),
        "resume": in_own_group("resume", resume),
    },
    buttons={
        AnswerSwap: answer_swap,
        TakeDate: take_date,
    },
    under={
        AnswerSwap: ("swap",),
        TakeDate: ("turn", "turn-private", "turn-date"),
    },
    typed={
        "swap": lambda context, _, text: ask_swap(context, text),
    },
)
