"""/setup and its settings card."""

from __future__ import annotations

from telegram import Update

from bot.actions import AskSetting, Setting, SettingsPage, SleepAnswer, UnreadableAction
from bot.domain.refused import FacilitatorsOnly
from bot.domain.views import GroupSettings
from bot.presenters import groups as shown
from bot.presenters.outgoing import OutgoingMessage
from bot.services.groups import GroupChat
from bot.telegram.context import Context
from handlers.feature import Handles
from handlers.menus import show_group_menu

PAGES = {
    "reminder": "reminders",
    "digesthour": "digests",
    "weekly": "digests",
    "rhythm": "rhythm",
    "month-off": "months",
    "quiet": "quiet",
    "open": "open",
}
"""Where the settings card stays open after a choice."""


def _card(context: Context, view: GroupSettings, page: str = "top") -> OutgoingMessage:
    """The settings card, open at a page."""
    feed, joining = context.services.feeds.offered, page == "top" and view.joining
    return shown.settings(view.group, page, context.topic_id, feed=feed, joining=joining, languages=view.languages)


def _pressed(context: Context) -> tuple[int, int]:
    return context.chat.id, context.message.message_id


async def show_settings(context: Context, view: GroupSettings) -> None:
    """The settings card as it stands now; older ones in the chat are over with it."""
    await context.reply(_card(context, view), shows=("settings", int(view.group.id)))
    await show_group_menu(context, view)


async def this_chat(context: Context) -> GroupChat:
    """The group's chat, as Telegram knows it now."""
    place = context.place
    is_admin = await context.administers(place.chat_id, context.bot.id)
    return GroupChat(place.chat_id, place.title, is_forum=place.is_forum, is_admin=is_admin)


async def setup(update: Update, context: Context) -> None:
    """Register the chat as a core group; the settings card follows."""
    chat = await this_chat(context)
    view = await context.services.groups.setup(
        chat.chat_id,
        chat.title,
        context.argument or None,
        is_forum=chat.is_forum,
        is_admin=chat.is_admin,
        facilitator=await context.is_facilitator(),
        who=context.who_if_named,
    )
    await show_settings(context, view)


async def wake(update: Update, context: Context) -> None:
    """Wake a sleeping group."""
    group, slept = await context.services.groups.wake(context.place.chat_id, facilitator=await context.is_facilitator())
    await context.reply(shown.woken(group, slept=slept))


async def answer_sleep(update: Update, context: Context) -> None:
    """Whether the group sleeps, in the group or in private."""
    action, services = SleepAnswer.read(context.query.data or ""), context.services.groups
    if action.answer not in ("on", "sleep"):
        raise UnreadableAction(action.answer)
    chat_id = await services.chat_of(action.group_id)
    facilitator = await context.administers(chat_id, context.who.telegram_id)
    group = await services.sleeps(chat_id, facilitator=facilitator, asleep=action.answer == "sleep")
    t = await context.t_of_person()
    await context.toast(t.plain("toast-sleeps" if group.sleeping_since is not None else "toast-goes-on"))


async def open_page(update: Update, context: Context) -> None:
    """Another page of the card."""
    action = SettingsPage.read(context.query.data or "")
    view = await context.services.groups.settings(
        context.chat.id, facilitator=await context.is_facilitator(), pressed=_pressed(context)
    )
    await context.sender.answer(context.query.id)
    await context.redraw(_card(context, view, action.name))


async def change(update: Update, context: Context) -> None:
    """A value was chosen on the card."""
    action = Setting.read(context.query.data or "")
    view = await context.services.groups.change(
        context.chat.id,
        action.name,
        action.value,
        facilitator=await context.is_facilitator(),
        who=context.who_if_named,
        pressed=_pressed(context),
    )
    await context.toast((await context.t()).plain("toast-saved"))
    page = PAGES.get(action.name, "top")
    if action.name.startswith("vote-"):
        page = "votes"
    await context.redraw(_card(context, view, page))
    if action.name == "language":
        await show_group_menu(context, view)


async def ask(update: Update, context: Context) -> None:
    """A value that has to be typed: ask for it, and remember who was asked."""
    action = AskSetting.read(context.query.data or "")
    await context.services.groups.settings(
        context.chat.id, facilitator=await context.is_facilitator(), pressed=_pressed(context)
    )
    await context.sender.answer(context.query.id)
    await context.ask(shown.ask_setting(await context.t(), action.name), f"setting-{action.name}")


async def typed(context: Context, name: str, text: str) -> None:
    """The value came as a reply."""
    if not await context.is_facilitator():
        raise FacilitatorsOnly
    who = context.who_if_named
    view = await context.services.groups.change(context.chat.id, name, text, facilitator=True, who=who)
    await show_settings(context, view)


BRINGS = Handles(
    commands={
        "setup": setup,
        "wake": wake,
    },
    buttons={
        SettingsPage: open_page,
        Setting: change,
        AskSetting: ask,
        SleepAnswer: answer_sleep,
    },
    typed={
        "setting-region": lambda context, _, text: typed(context, "region", text),
        "setting-zone": lambda context, _, text: typed(context, "zone", text),
    },
)
