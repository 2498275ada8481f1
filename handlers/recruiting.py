"""/recruit: links that bring newcomers."""

from __future__ import annotations

import asyncio

from telegram import Update
from telegram.error import TelegramError

from bot.actions import RecruitPlace, RecruitStep, RecruitWhere, WhoWaits
from bot.domain.formatted import shortened
from bot.domain.recruiting.links import LinkPage, PlacePage
from bot.domain.refused import FacilitatorsOnly
from bot.formats import flyer as papers
from bot.presenters import recruiting as shown
from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context
from handlers.feature import Handles
from storage.people.pending_input import Draft

LONGEST_CHAT_LINK_NAME = 32


async def recruit(update: Update, context: Context) -> None:
    """In private: the links of a place, or the link for a source. In a group: the way there."""
    if context.in_group:
        await _lead_in_private(context)
        return
    facilitated = await _facilitated(context)
    found = await context.services.recruiting.recruit(context.who, facilitated, context.argument)
    if isinstance(found, LinkPage):
        await _made(context, found)
    elif isinstance(found, PlacePage):
        await context.reply(shown.place(await context.t(), found))
    else:
        await context.reply(shown.where(await context.t(), found))


async def _lead_in_private(context: Context) -> None:
    group = await context.services.companies.group_of_chat(context.place.chat_id)
    if not await context.is_facilitator():
        raise FacilitatorsOnly
    await context.reply(shown.in_private(await context.t(), context.private_link(f"recruit_{group.token}")))


async def open_group(context: Context, token: str) -> None:
    """In private, from the group's chat: its links."""
    group = await context.services.companies.group_of_token(token)
    facilitated = await _facilitated(context, group.chat_id)
    view = await context.services.recruiting.page(context.who, facilitated, "group", int(group.id))
    await context.reply(shown.place(await context.t(), view))


async def where(update: Update, context: Context) -> None:
    """All the places they hand out links for."""
    await context.sender.answer(context.query.id)
    places = await context.services.recruiting.places(context.who, await _facilitated(context))
    await context.redraw(shown.where(await context.t(), places))


async def who_waits(update: Update, context: Context) -> None:
    """The same, while the message that was pressed stays."""
    await context.sender.answer(context.query.id)
    places = await context.services.recruiting.places(context.who, await _facilitated(context))
    await context.reply(shown.where(await context.t(), places))


async def pick_place(update: Update, context: Context) -> None:
    """A place was chosen, the way of those who came to it, or a new link for it is wanted."""
    action = RecruitPlace.read(context.query.data or "")
    facilitated = await _facilitated(context, await context.services.recruiting.chat_asked(group_id=action.number))
    if action.step == "way":
        place, way = await context.services.recruiting.way(context.who, facilitated, action.kind, action.number)
        await context.sender.answer(context.query.id)
        await context.redraw(shown.way(await context.t(), place, way))
        return
    view = await context.services.recruiting.page(context.who, facilitated, action.kind, action.number)
    await context.sender.answer(context.query.id)
    if action.step == "new":
        message = shown.ask_source(await context.t(), view.place)
        await context.ask(message, "recruit-source", place=action.kind, number=action.number)
        return
    await context.redraw(shown.place(await context.t(), view))


async def source_typed(context: Context, draft: Draft, text: str) -> None:
    """Where the new link will be shared."""
    kind, number = draft.payload["place"], draft.payload["number"]
    facilitated = await _facilitated(context, await context.services.recruiting.chat_asked(group_id=number))
    await _made(context, await context.services.recruiting.make(context.who, facilitated, kind, number, text))


async def step(update: Update, context: Context) -> None:
    """Something about one link."""
    action = RecruitStep.read(context.query.data or "")
    service, t = context.services.recruiting, await context.t()
    facilitated = await _facilitated(context, await service.chat_asked(link_id=action.link_id))
    if action.step == "yes":
        link, page = await service.withdraw(context.who, facilitated, action.link_id)
        await context.toast(t.plain("toast-recruit-withdrawn"))
        if link.chat_link is not None and page.place.group is not None:
            await _take_back(context, page.place.group.chat_id, link.chat_link)
        await context.redraw(shown.place(t, page))
        return
    view = await service.show(context.who, facilitated, action.link_id)
    address = _address(context, view)
    await context.sender.answer(context.query.id)
    match action.step:
        case "share":
            await context.reply(shown.share(t, view.place, address, view.own))
        case "qr":
            await context.reply(shown.qr(t, view, papers.qr_png(address)))
        case "flyer":
            paper = await asyncio.to_thread(papers.pdf, shown.flyer_words(t, view, address))
            await context.reply(shown.flyer(t, view, paper))
        case "chat":
            await _make_chat_link(context, view, facilitated)
        case _:
            await context.redraw(await _link(context, view, sure=action.step == "ask"))


async def _make_chat_link(context: Context, view: LinkPage, facilitated: frozenset[int]) -> None:
    """Telegram makes a link into the chat, named by its source, by which people ask to be let in."""
    link, group = await context.services.recruiting.chat_of(context.who, facilitated, view.link.id)
    if link.chat_link is None:
        try:
            made = await context.bot.create_chat_invite_link(
                group.chat_id, name=shortened(link.source, LONGEST_CHAT_LINK_NAME) or None, creates_join_request=True
            )
        except TelegramError:
            await context.reply(shown.no_chat_link(await context.t()))
            return
        view, kept = await context.services.recruiting.keep_chat_link(
            context.who, facilitated, link.id, made.invite_link
        )
        if not kept:
            # Pressed twice at once: the first one stays.
            await _take_back(context, group.chat_id, made.invite_link)
    await context.redraw(await _link(context, view))


async def _take_back(context: Context, chat_id: int, chat_link: str) -> None:
    try:
        await context.bot.revoke_chat_invite_link(chat_id, chat_link)
    except TelegramError:
        # Withdrawn by hand, or the bot may not any more: then it is the chat's administrators'.
        return


async def _made(context: Context, view: LinkPage) -> None:
    await context.reply(shown.share(await context.t(), view.place, _address(context, view), view.own))
    await context.reply(await _link(context, view))


def _address(context: Context, view: LinkPage) -> str:
    return context.private_link(f"find_{view.link.token}")


async def _link(context: Context, view: LinkPage, *, sure: bool = False) -> OutgoingMessage:
    return shown.link(await context.t(), view, _address(context, view), sure=sure)


async def _facilitated(context: Context, also: int | None = None) -> frozenset[int]:
    """The chats of their groups that they administer, by Telegram's word.

    Args:
        also: another chat that this is about.
    """
    own = {group.chat_id for group in await context.services.people.perhaps_facilitated(context.who)}
    return frozenset(await context.administered(own | ({also} if also is not None else set())))


BRINGS = Handles(
    commands={
        "recruit": recruit,
    },
    buttons={
        RecruitWhere: where,
        WhoWaits: who_waits,
        RecruitPlace: pick_place,
        RecruitStep: step,
    },
    typed={
        "recruit-source": source_typed,
    },
)
