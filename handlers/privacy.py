"""The `/privacy`, `/mydata` and `/forget` commands; erasing asks for a choice and a confirmation first."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from telegram import Update

from bot.actions import Forget, PrivacyPage, SendMyData, UnreadableAction
from bot.domain.people.role_links import PrivateOnly
from bot.domain.privacy import Words
from bot.presenters import privacy as shown
from bot.telegram.context import Context
from handlers.feature import Handles
from handlers.menus import show_own_menu
from locales import text_in


async def forget(update: Update, context: Context) -> None:
    """Show what is stored about the person and what they can do. Nobody else may read it."""
    if context.in_group:
        raise PrivateOnly
    await context.reply(shown.kept(await context.services.forgetting.kept(context.who)))


async def choose(update: Update, context: Context) -> None:
    """With the words or without, and once more; or not at all. A second press finds nothing left to erase."""
    action = Forget.read(context.query.data or "")
    if context.in_group:
        raise PrivateOnly
    if action.words == "no":
        await context.sender.answer(context.query.id)
        await context.redraw(shown.cancelled(await context.t()))
        return
    if action.words not in tuple(Words):
        raise UnreadableAction(action.words)
    words, who = Words(action.words), context.who
    if action.step != "yes":
        view = await context.services.forgetting.kept(who)
        await context.sender.answer(context.query.id)
        await context.redraw(shown.confirm(view, words))
        return
    view, menu = await context.services.forgetting.forget(who, words)
    await context.sender.answer(context.query.id)
    await context.redraw(shown.done(shown.words_for(view), words))
    if view.roles:
        await show_own_menu(context, menu)


async def privacy(update: Update, context: Context) -> None:
    """What is kept, why, how long, and who to ask. It is long, so a group is spared it."""
    if context.in_group:
        raise PrivateOnly
    await context.reply(shown.short(await context.t(), await context.services.privacy.about(context.who)))


async def turn_page(update: Update, context: Context) -> None:
    """The same in full, or in short again."""
    action = PrivacyPage.read(context.query.data or "")
    if context.in_group:
        raise PrivateOnly
    t, service = await context.t(), context.services.privacy
    about = await service.about(context.who)
    await context.sender.answer(context.query.id)
    await context.redraw(
        shown.short(t, about)
        if action.page == "short"
        else shown.more(t, service.kept_of_people, about.whom, about.countries)
    )


async def my_data(update: Update, context: Context) -> None:
    """Send everything stored about the person, to read and to take along. Nobody else may get it."""
    if context.in_group:
        raise PrivateOnly
    view = await context.services.privacy.my_data(context.who)
    t = text_in(view.language, ZoneInfo(view.zone))
    await context.reply(shown.as_page(t, shown.written(t, view)))
    await context.reply(shown.as_json(t, shown.for_programs(view)))


async def send_my_data(update: Update, context: Context) -> None:
    """The same, from the button of /privacy."""
    SendMyData.read(context.query.data or "")
    if not context.in_group:
        await context.sender.answer(context.query.id)
    await my_data(update, context)


BRINGS = Handles(
    commands={
        "forget": forget,
        "mydata": my_data,
        "privacy": privacy,
    },
    buttons={
        Forget: choose,
        PrivacyPage: turn_page,
        SendMyData: send_my_data,
    },
)
