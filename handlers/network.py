"""/network: the groups somebody looks after, at a glance and one by one."""

from __future__ import annotations

import asyncio

from telegram import Update

from bot.actions import NetworkGroup, NetworkHand, NetworkPage, NetworkRegion, NetworkTop
from bot.domain.network import LINK_LIVES, NETWORK_PAGE, Network, NetworkOnly
from bot.domain.refused import CardTooOld, FacilitatorsOnly
from bot.presenters import network as shown
from bot.presenters.network.picture import picture
from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context
from handlers.feature import Handles

Chats = tuple[int, ...]


async def network(update: Update, context: Context) -> None:
    """The picture and at most eight lines. In a group its facilitators are led into private."""
    if context.in_group:
        if not await context.is_facilitator():
            raise FacilitatorsOnly
        await context.reply(shown.in_private(await context.t(), context.private_link(f"glance_{-context.chat.id}")))
        return
    await open_private(context)


async def open_private(context: Context, chat_id: int | None = None) -> None:
    """The same in private.

    Args:
        chat_id: of a group they may facilitate without belonging to one of its companies.
    """
    view = await _view(context, chat_id)
    t = shown.words_for(view, await context.voice())
    drawn = await asyncio.to_thread(picture, t, view)
    await context.reply(shown.with_picture(shown.glance(t, view, _address(context)), drawn))


def _address(context: Context) -> str | None:
    """Where the page is; None where the world does not reach it."""
    base = context.services.dependencies.public_url
    return None if base is None else f"{base}/network"


async def page(update: Update, context: Context) -> None:
    """A link for the projector; or every page that was opened with one is closed."""
    action = NetworkPage.read(context.query.data or "")
    address, t = _address(context), await context.t()
    if context.in_group or address is None:
        raise CardTooOld
    if action.what == "end":
        await context.services.pages.end(context.who)
        await context.sender.answer(context.query.id)
        await context.redraw(shown.pages_ended(t))
        return
    token = await context.services.pages.make(context.who, NETWORK_PAGE, await _facilitated(context))
    await context.sender.answer(context.query.id)
    await context.reply(shown.page_link(t, f"{address}/open/{token}", LINK_LIVES))


async def _facilitated(context: Context, chat_id: int | None = None) -> Chats:
    """The chats among those in question that the person administers, asked of Telegram now."""
    asked = [group.chat_id for group in await context.services.network.perhaps_facilitated(context.who)]
    return await context.administered([*asked, *([] if chat_id is None else [chat_id])])


async def _view(context: Context, chat_id: int | None = None) -> Network:
    return await context.services.network.at_a_glance(context.who, await _facilitated(context, chat_id))


async def _of_group(context: Context, group_id: int) -> Network:
    """What the person looks after, the group among it, which they may facilitate from outside its companies."""
    return await _view(context, await context.services.network.chat_of(context.who, group_id))


async def top(update: Update, context: Context) -> None:
    """Back to everything."""
    action = NetworkTop.read(context.query.data or "")
    if action.place == "new" and not context.in_group:
        await context.sender.answer(context.query.id)
        await open_private(context)
        return
    view = await _view(context)
    t = shown.words_for(view, await context.voice())
    await _show(context, shown.glance(t, view, _address(context), alone=True), action.place)


async def region(update: Update, context: Context) -> None:
    """The groups of a region."""
    action = NetworkRegion.read(context.query.data or "")
    view = await _of_group(context, action.group_id)
    one = view.region_of(action.group_id)
    if one is None:
        raise NetworkOnly
    await _show(context, shown.region(shown.words_for(view, await context.voice()), view, one), action.place)


async def group(update: Update, context: Context) -> None:
    """A group and its year."""
    action = NetworkGroup.read(context.query.data or "")
    view = await _of_group(context, action.group_id)
    one = view.group(action.group_id)
    if one is None:
        raise NetworkOnly
    await _show(context, shown.group(shown.words_for(view, await context.voice()), view, one), action.place)


async def lend_a_hand(update: Update, context: Context) -> None:
    """Show how to write to a group's facilitators, or tell them that the presser offers help."""
    action = NetworkHand.read(context.query.data or "")
    t = await context.t()
    if action.what == "help":
        facilitated = await _facilitated(context, await context.services.network.chat_of(context.who, action.group_id))
        offered = await context.services.network.offer_help(context.who, action.group_id, facilitated)
        await context.sender.answer(context.query.id)
        await context.reply(shown.help_offered(t, offered))
        return
    view = await _of_group(context, action.group_id)
    one = view.group(action.group_id)
    if one is None:
        raise NetworkOnly
    await context.sender.answer(context.query.id)
    administrators = await context.sender.administrators(one.group.chat_id)
    await context.reply(shown.facilitators(t, one.group, administrators))


async def _show(context: Context, message: OutgoingMessage, place: str) -> None:
    """A new message, or in place of the one that was pressed."""
    if context.in_group:
        raise CardTooOld
    await context.sender.answer(context.query.id)
    if place == "new":
        await context.reply(message)
    else:
        await context.redraw(message)


BRINGS = Handles(
    commands={
        "network": network,
    },
    buttons={
        NetworkTop: top,
        NetworkRegion: region,
        NetworkGroup: group,
        NetworkHand: lend_a_hand,
        NetworkPage: page,
    },
)
