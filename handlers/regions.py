"""/region: a coordinator begins a region and sees it on its way; advisers see theirs."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from telegram import Update

from bot.actions import (
    OpenRegionTexts,
    RegionAdviser,
    RegionDo,
    RegionPage,
    RegionSet,
    RegionText,
    RegionTop,
    RegionWay,
    RegionWays,
)
from bot.domain.groups.ways import WAYS_OF_REGION
from bot.domain.people.role_links import PrivateOnly
from bot.domain.refused import CardTooOld
from bot.domain.regions import Region, RegionList, RegionView, page_after
from bot.presenters import regions as shown
from bot.presenters.people import role_links
from bot.presenters.regions import texts as worded
from bot.presenters.regions import ways
from bot.telegram.context import Context
from handlers.feature import Handles
from handlers.groups import show_settings, this_chat
from locales import Text, text_in
from locales.markup import trusted, unmarked
from storage.people.pending_input import Draft
from storage.regions import CARD


async def region(update: Update, context: Context) -> None:
    """A region by its name; bare, those the person looks after."""
    if context.in_group:
        # Whoever may not is told so at once, and not sent to the private chat to hear it there.
        await context.services.regions.overview(context.who)
        raise PrivateOnly
    if not context.argument:
        await context.reply(shown.overview(await context.t(), await context.services.regions.overview(context.who)))
        return
    view = await context.services.regions.open(context.who, context.argument)
    await _say(context, view, "country" if view.begun else "home", "new" if view.begun else "home")


async def _say(context: Context, view: RegionView, page: str, way: str) -> None:
    """A page in a message of its own."""
    message = shown.page(await context.t(), view, page, way, context.services.dependencies.now())
    await context.reply(message, shows=(CARD, view.region.id) if page == "home" else None)


async def _turn(context: Context, view: RegionView, page: str, way: str) -> None:
    """A page in place of the one that was pressed. A region's own page follows what happens there."""
    message = shown.page(await context.t(), view, page, way, context.services.dependencies.now())
    await context.redraw(message, shows=(CARD, view.region.id) if page == "home" else None)


def _pressed(context: Context) -> tuple[int, int]:
    if context.in_group:
        raise CardTooOld
    return context.chat.id, context.message.message_id


async def top(update: Update, context: Context) -> None:
    """Back to all regions."""
    RegionTop.read(context.query.data or "")
    view = await context.services.regions.overview(context.who, leaving=_pressed(context))
    await context.sender.answer(context.query.id)
    await context.redraw(shown.overview(await context.t(), view))


async def turn(update: Update, context: Context) -> None:
    """Another page of a region."""
    action = RegionPage.read(context.query.data or "")
    leaving = _pressed(context) if action.page not in ("home", "type") else None
    view = await context.services.regions.page(context.who, action.region_id, leaving=leaving)
    await context.sender.answer(context.query.id)
    if action.page == "type":
        zone = shown.ask_zone(await context.t())
        await context.ask(zone, "region-zone", region=action.region_id, way=action.way)
        return
    await _turn(context, view, action.page, action.way)


async def choose(update: Update, context: Context) -> None:
    """A country, a language or a time zone was chosen; the next question follows, or the region's page."""
    action = RegionSet.read(context.query.data or "")
    _pressed(context)
    view = await context.services.regions.set(
        context.who, action.region_id, action.what, action.value, new=action.way == "new"
    )
    await context.toast((await context.t()).plain("toast-saved"))
    await _turn(context, view, page_after(action.what, action.way), action.way)


async def zone_typed(context: Context, draft: Draft, text: str) -> None:
    """A time zone that is on no button."""
    way = draft.payload["way"]
    view = await context.services.regions.set(context.who, draft.payload["region"], "zone", text)
    await _say(context, view, page_after("zone", way), way)


async def show_ways(update: Update, context: Context) -> None:
    """A region's own ways, or the choices for one of them."""
    action = RegionWays.read(context.query.data or "")
    view = await context.services.regions.page(context.who, action.region_id, leaving=_pressed(context))
    await context.sender.answer(context.query.id)
    await context.redraw(ways.page(await context.t(), view, action.page))


async def choose_way(update: Update, context: Context) -> None:
    """Something was chosen for one of them."""
    action = RegionWay.read(context.query.data or "")
    _pressed(context)
    view = await context.services.regions.live(context.who, action.region_id, action.name, action.value)
    t = await context.t()
    await context.toast(t.plain("toast-saved"))
    await context.redraw(ways.page(t, view, WAYS_OF_REGION[action.name]))


async def show_texts(update: Update, context: Context) -> None:
    """The texts that a region may say in its own words."""
    action = OpenRegionTexts.read(context.query.data or "")
    view = await context.services.regions.page(context.who, action.region_id, leaving=_pressed(context))
    await context.sender.answer(context.query.id)
    await context.redraw(worded.texts(await context.t(), view.region))


async def do_text(update: Update, context: Context) -> None:
    """Show, reword, use or reset one of a region's texts."""
    action = RegionText.read(context.query.data or "")
    leaving, service, t = _pressed(context), context.services.region_texts, await context.t()
    about = context.who, action.region_id, action.number, action.language
    if action.what == "use":
        view = await service.use(*about)
    elif action.what == "usual":
        view = await service.as_network(*about)
    else:
        view = await service.show(*about, leaving=leaving)
    await context.toast(t.plain("toast-saved")) if action.what in ("use", "usual") else await _heard(context)
    if action.what == "write":
        usual = unmarked(trusted(view.usual))
        about_text = {"region": action.region_id, "number": action.number, "language": action.language}
        await context.ask(worded.ask(t, view, usual), "region-text", **about_text)
        return
    await context.redraw(worded.text(t, view))


async def _heard(context: Context) -> None:
    await context.sender.answer(context.query.id)


async def text_typed(context: Context, draft: Draft, text: str) -> None:
    """Other words for one of them: how they would look."""
    about = draft.payload["region"], draft.payload["number"], draft.payload["language"]
    view = await context.services.region_texts.propose(context.who, *about, text)
    await context.reply(worded.text(await context.t(), view))


async def advise(update: Update, context: Context) -> None:
    """An adviser of other regions advises this one, too."""
    action = RegionAdviser.read(context.query.data or "")
    _pressed(context)
    view = await context.services.regions.advise(context.who, action.region_id, action.person_id)
    await context.toast((await context.t()).plain("toast-saved"))
    await _turn(context, view, page_after("adviser", action.way), action.way)


async def do(update: Update, context: Context) -> None:
    """The link for the first facilitator, the text for the paper, an invitation, or the end of a region."""
    action = RegionDo.read(context.query.data or "")
    leaving = _pressed(context)
    await DEEDS[action.what](context, action.region_id, leaving)


async def _link(context: Context, region_id: int, _: tuple[int, int]) -> None:
    one, link, own = await context.services.regions.link(context.who, region_id)
    await context.sender.answer(context.query.id)
    address = f"https://t.me/{context.bot.username}?startgroup=region_{link.token}"
    await context.reply(shown.link(_words_of(one, own), one, link, address))


async def _unlink(context: Context, region_id: int, _: tuple[int, int]) -> None:
    view = await context.services.regions.withdraw_link(context.who, region_id)
    await context.toast((await context.t()).plain("toast-withdrawn"))
    await _turn(context, view, "home", "home")


async def _paper(context: Context, region_id: int, _: tuple[int, int]) -> None:
    one, link, own = await context.services.regions.paper(context.who, region_id)
    await context.sender.answer(context.query.id)
    await context.reply(shown.paper(_words_of(one, own), one, context.private_link(f"find_{link.token}")))


async def _invite(context: Context, region_id: int, _: tuple[int, int]) -> None:
    new = await context.services.regions.invite_adviser(context.who, region_id)
    await context.sender.answer(context.query.id)
    await context.reply(role_links.link(await context.t(), new, context.private_link(f"role_{new.link.token}")))


async def _end(context: Context, region_id: int, leaving: tuple[int, int]) -> None:
    view: RegionList = await context.services.regions.end(context.who, region_id, leaving=leaving)
    await context.toast((await context.t()).plain("toast-region-ended"))
    await context.redraw(shown.overview(await context.t(), view))


DEEDS = {"link": _link, "unlink": _unlink, "paper": _paper, "invite": _invite, "end": _end}


def _words_of(one: Region, own: dict[str, str]) -> Text:
    return text_in(one.language, ZoneInfo(one.zone), own)


async def found(context: Context, token: str) -> None:
    """In a group: its first facilitator has opened the link of a region."""
    view = await context.services.founding.found(
        await this_chat(context), token, facilitator=await context.is_facilitator(), who=context.who_if_named
    )
    await show_settings(context, view)


BRINGS = Handles(
    commands={
        "region": region,
    },
    buttons={
        RegionTop: top,
        RegionPage: turn,
        RegionSet: choose,
        RegionText: do_text,
        OpenRegionTexts: show_texts,
        RegionWays: show_ways,
        RegionWay: choose_way,
        RegionAdviser: advise,
        RegionDo: do,
    },
    typed={
        "region-text": text_typed,
        "region-zone": zone_typed,
    },
)
