"""Sources an author follows: the list, adding one, and a digest made of what is new."""

from __future__ import annotations

from telegram import Update

from bot.actions import MakeDigest, SourceStep, UnreadableAction
from bot.domain.digests import NoLink, read_link
from bot.domain.sources import SourceTrouble
from bot.presenters import sources as shown
from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context
from handlers import digests
from handlers.feature import Handles
from storage.people.pending_input import Draft


async def on_step(update: Update, context: Context) -> None:
    """A button of the list."""
    action = SourceStep.read(context.query.data or "")
    service, who, t = context.services.sources, context.who, await context.t()
    match action.step:
        case "list":
            # What the button stands under is still of use.
            await context.sender.answer(context.query.id)
            await context.reply(shown.followed(t, await service.followed(who)))
            return
        case "back":
            message = shown.followed(t, await service.followed(who))
        case "add":
            await service.may_add(who)
            await context.sender.answer(context.query.id)
            await _wait_for_address(context)
            await context.reply(shown.ask_address(t))
            return
        case "on":
            message = shown.followed(t, await service.turn(who, action.source_id, on=True))
            await context.toast(t.plain("toast-source-on"))
            await context.redraw(message)
            return
        case "off":
            message = shown.followed(t, await service.turn(who, action.source_id, on=False))
        case "remove":
            message = shown.confirm_removal(t, await service.one(who, action.source_id))
        case "remove-yes":
            message = shown.followed(t, await service.remove(who, action.source_id))
        case _:
            raise UnreadableAction(action.step)
    await context.sender.answer(context.query.id)
    await context.redraw(message)


async def _wait_for_address(context: Context) -> None:
    await context.keep_question(None, "source-address")


async def typed(context: Context, _draft: Draft, text: str) -> None:
    """An address came. Where it is none, what was typed is still on the screen: a better one is enough."""
    t = await context.t()
    await context.services.sources.may_add(context.who)
    try:
        url = read_link(text)
    except NoLink as no:
        await _wait_for_address(context)
        await context.reply(OutgoingMessage(t(no.key, typed=no.values["typed"])))
        return
    found = SourceTrouble.NO_FEED if url is None else await context.feed_poller.look(url)
    if isinstance(found, SourceTrouble):
        await _wait_for_address(context)
        await context.reply(shown.not_added(t, text, found))
        return
    source, new = await context.services.sources.add(context.who, found.url, found.feed.title)
    await context.reply(shown.added(t, source, new=new))


async def make(update: Update, context: Context) -> None:
    """`Make a digest of it`: the draft that is written step by step otherwise, with all that is known filled in."""
    action = MakeDigest.read(context.query.data or "")
    language = (await context.t()).language
    desk = await context.services.sources.make(context.who, action.item_id, language)
    await context.sender.answer(context.query.id)
    first = desk.digest.versions[0]
    if first.summary.text:
        await digests.show(context, desk)
        return
    await digests.ask(context, "summary", desk.digest.id, language=first.language)


BRINGS = Handles(
    buttons={
        SourceStep: on_step,
        MakeDigest: make,
    },
    typed={
        "source-address": typed,
    },
)
