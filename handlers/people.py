"""/start, /help, /language."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from bot.actions import AgreeToPrivacy, ChooseLanguage, Reminders, UnreadableAction
from bot.domain.views import Welcome
from bot.presenters import groups as shown_groups
from bot.presenters import people as shown
from bot.presenters import privacy as shown_privacy
from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context
from bot.telegram.sender import Sent
from handlers import (
    answers,
    companies,
    company_cards,
    evidence,
    guests,
    network,
    newcomers,
    questions,
    recruiting,
    regions,
    role_links,
)
from handlers.feature import Handles
from handlers.group_question import those_meant
from handlers.menus import show_own_menu
from locales import EVERYWHERE, LANGUAGES, text_in

LEADS = {"join", "answer", "network", "guest", "role", "help", "glance"}
"""First words of payloads that lead somewhere."""
ON_START: dict[str, Callable[[Context, int], Awaitable[None]]] = {
    "answer": answers.open_private,
    "network": questions.preview_network,
}
"""Where a link leads, by the first word of its payload; the number after it is the question's."""


async def start(update: Update, context: Context) -> None:
    """The private chat's first words, or where a link leads. In a group: what can be done there, or a region's group is founded."""
    if context.in_group:
        kind, _, token = context.argument.partition("_")
        if kind == "region" and token:
            await regions.found(context, token)
            return
        await help_(update, context)
        return
    welcome = await context.services.people.welcome(context.who)
    first = await context.services.privacy.tell(context.who)
    kind, _, token = context.argument.partition("_")
    if first and kind in LEADS:
        # The two sentences come before what they came for.
        await context.reply(shown_privacy.notice(await context.t()))
    if kind == "join" and token:
        await companies.open_menu(context, token)
        return
    if kind in ON_START and token.isdecimal():
        await ON_START[kind](context, int(token))
        return
    if kind == "members" and token:
        await company_cards.open_list(context, token)
        return
    if kind == "guest" and token:
        await guests.open_pass(context, token)
        return
    if kind == "role" and token:
        await role_links.accept(context, token)
        return
    if kind == "find" and token:
        await newcomers.open_link(context, token)
        return
    if kind == "recruit" and token:
        await recruiting.open_group(context, token)
        return
    if kind == "report" and token:
        await evidence.open_group(context, token)
        return
    if kind == "help":
        await _help_in_private(context)
        return
    if kind == "glance" and token.isdecimal():
        await network.open_private(context, -int(token))
        return
    if welcome.menu.roles or welcome.menu.language not in EVERYWHERE:
        await show_own_menu(context, welcome.menu)
    greeting = _welcome(context, welcome)
    if first:
        greeting = shown_privacy.with_notice(await context.t(), greeting)
    sent = await context.reply(greeting)
    if isinstance(sent, Sent):
        await context.services.people.remember_welcome(context.who, sent.message_id, noticed=first)


def _welcome(context: Context, welcome: Welcome) -> OutgoingMessage:
    add_link = f"https://t.me/{context.bot.username}?startgroup=setup"
    return shown.welcome(
        welcome,
        add_link,
        feed=context.services.feeds.offered,
        bring=welcome.bring,
        role=bool(welcome.menu.roles),
    )


async def help_(update: Update, context: Context) -> None:
    """What this person can do here, in their language."""
    if not context.in_group:
        await _help_in_private(context)
        return
    facilitator = await context.is_facilitator()
    useful = await context.services.turns.useful_commands(
        context.who_if_named, context.place.chat_id, facilitator=facilitator
    )
    await context.reply(shown.help_in_group(await context.t(), useful, context.private_link("help")))


async def _help_in_private(context: Context) -> None:
    roles, in_group = await context.services.people.helped(context.who)
    meant = None if in_group else await context.services.people.groups_meant(context.who)
    facilitates = meant is not None and bool(await those_meant(context, meant, "meeting"))
    researcher = meant is not None and meant.researcher
    t = await context.t()
    await context.reply(
        shown.help_in_private(t, roles, in_group=in_group, facilitates=facilitates, researcher=researcher)
    )


async def language(update: Update, context: Context) -> None:
    """In private the person's language; in a group the group's, for facilitators."""
    if not context.in_group:
        languages = await context.services.people.languages(context.who)
        await context.reply(shown.choose_language(await context.t(), languages))
        return
    facilitator = await context.is_facilitator()
    view = await context.services.groups.settings(context.place.chat_id, facilitator=facilitator)
    card = shown_groups.settings(view.group, "language", context.topic_id, languages=view.languages)
    await context.reply(card)


async def choose_reminders(update: Update, context: Context) -> None:
    """Reminders in private, too, or in the group only."""
    action = Reminders.read(context.query.data or "")
    if action.wanted not in ("on", "off"):
        raise UnreadableAction(action.wanted)
    welcome = await context.services.people.remind(context.who, wanted=action.wanted == "on")
    t = await context.t_of_person()
    await context.toast(t.plain(f"toast-reminders-{action.wanted}"), alert=True)
    if action.place == "start":
        await context.redraw(_welcome(context, welcome))


async def choose_language(update: Update, context: Context) -> None:
    """A language was picked in private."""
    action = ChooseLanguage.read(context.query.data or "")
    if action.code not in LANGUAGES:
        raise UnreadableAction(action.code)
    before = (await context.t()).language
    menu = await context.services.people.speak(context.who, action.code)
    await context.sender.answer(context.query.id)
    await context.redraw(shown.language_chosen(text_in(action.code)))
    if menu.roles or {before, menu.language} - {*EVERYWHERE}:
        await show_own_menu(context, menu)


async def agree(update: Update, context: Context) -> None:
    """Yes to what is kept and why: kept with when, and to which version of the text."""
    action = AgreeToPrivacy.read(context.query.data or "")
    await context.services.privacy.agree(context.who)
    t = await context.t()
    await context.toast(t.plain("toast-privacy-agreed"))
    if action.place != "start":
        await context.redraw(shown_privacy.agreed(t))
        return
    await context.redraw(_welcome(context, await context.services.people.welcome(context.who)))


BRINGS = Handles(
    commands={
        "start": start,
        "help": help_,
        "language": language,
    },
    buttons={
        AgreeToPrivacy: agree,
        ChooseLanguage: choose_language,
        Reminders: choose_reminders,
    },
)
