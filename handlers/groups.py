"""/setup and its settings card."""

from __future__ import annotations

from telegram import Update

from bot.actions import AskSetting, Setting, SettingsPage
from bot.domain.refused import FacilitatorsOnly
from bot.presenters import groups as shown
from bot.telegram.context import Context
from bot.telegram.sender import Sent
from handlers.feature import Handles

PAGES = {
    "reminder": "reminders",
    "digesthour": "digests",
    "weekly": "digests",
    "rhythm": "rhythm",
    "month-off": "months",
}
"""Where the settings card stays open after a choice."""


async def setup(update: Update, context: Context) -> None:
    """Register the chat as a core group; the settings card follows."""
    place = context.place
    group = await context.services.groups.setup(
        place.chat_id,
        place.title,
        context.argument or None,
        is_forum=place.is_forum,
        is_admin=await context.administers(place.chat_id, context.bot.id),
        facilitator=await context.is_facilitator(),
    )
    await context.reply(shown.settings(group, topic_here=place.topic_id, feed=context.services.feeds.offered))


async def open_page(update: Update, context: Context) -> None:
    """Another page of the card."""
    action = SettingsPage.read(context.query.data or "")
    group = await context.services.groups.settings(context.chat.id, facilitator=await context.is_facilitator())
    await context.sender.answer(context.query.id)
    await context.redraw(shown.settings(group, action.name, context.topic_id, feed=context.services.feeds.offered))


async def change(update: Update, context: Context) -> None:
    """A value was chosen on the card."""
    action = Setting.read(context.query.data or "")
    group = await context.services.groups.change(
        context.chat.id, action.name, action.value, facilitator=await context.is_facilitator()
    )
    await context.toast((await context.t()).plain("toast-saved"))
    page = PAGES.get(action.name, "top")
    if action.name.startswith("vote-"):
        page = "votes"
    await context.redraw(shown.settings(group, page, context.topic_id, feed=context.services.feeds.offered))


async def ask(update: Update, context: Context) -> None:
    """A value that has to be typed: ask for it, and remember who was asked."""
    action = AskSetting.read(context.query.data or "")
    await context.services.groups.settings(context.chat.id, facilitator=await context.is_facilitator())
    await context.sender.answer(context.query.id)
    asked = await context.reply(shown.ask_setting(await context.t(), action.name))
    if isinstance(asked, Sent):
        await context.services.drafts.ask(
            context.chat.id, context.who.telegram_id, f"setting-{action.name}", asked.message_id
        )


async def typed(context: Context, name: str, text: str) -> None:
    """The value came as a reply."""
    if not await context.is_facilitator():
        raise FacilitatorsOnly
    group = await context.services.groups.change(context.chat.id, name, text, facilitator=True)
    await context.reply(shown.settings(group, topic_here=context.topic_id, feed=context.services.feeds.offered))


BRINGS = Handles(
    commands={
        "setup": setup,
    },
    buttons={
        SettingsPage: open_page,
        Setting: change,
        AskSetting: ask,
    },
    typed={
        "setting-region": lambda context, _, text: typed(context, "region", text),
        "setting-zone": lambda context, _, text: typed(context, "zone", text),
    },
)
