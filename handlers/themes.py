"""/propose, /themes, /theme, and the buttons of themes."""

from __future__ import annotations

from telegram import Update

from bot.actions import JoinTheme, OpenTheme, OwnTheme, RewordTheme, SupportTheme, WithdrawTheme
from bot.domain.refused import CardTooOld
from bot.domain.themes import Proposed
from bot.presenters import themes as shown
from bot.telegram.context import Context
from handlers import group_question, theme_offers
from handlers.feature import Handles
from handlers.group_question import chosen_group
from storage.people.pending_input import Draft


async def propose(update: Update, context: Context) -> None:
    """Put a theme on the list; a researcher in private may rather offer it to the groups they look after."""
    if context.in_group:
        await propose_in(context, context.place.chat_id, context.argument)
        return
    meant = await context.services.people.groups_meant(context.who)
    if meant.researcher and meant.own:
        await group_question.ask(context, meant.own, "propose", context.argument, offer=True)
    elif meant.researcher:
        await theme_offers.offer(context, context.argument)
    else:
        group = await chosen_group(context, "propose", context.argument, meant)
        if group is not None:
            await propose_in(context, group.chat_id, context.argument)


async def propose_in(context: Context, chat_id: int, text: str, *, sure: bool = False) -> None:
    """Propose a theme to the group of that chat; bare, ask for it."""
    if not text:
        await context.services.companies.group_of_chat(chat_id)
        await context.ask(shown.ask_propose(await context.t()), "propose", group=chat_id)
        return
    proposal = await context.services.themes.propose(context.who, chat_id, text, sure=sure)
    message = shown.proposed(await context.t(), proposal)
    if proposal.outcome in (Proposed.LIKE, Proposed.RESTING_LIKE):
        # What was typed waits for the answer whether it is another theme.
        await context.ask(message, "theme-like", group=chat_id, text=proposal.text)
        return
    await context.reply(message, shows=("theme", proposal.card.theme.id) if message.buttons else None)


async def proposed(context: Context, draft: Draft, text: str) -> None:
    """A theme was typed as an answer."""
    await propose_in(context, draft.payload["group"], text)


async def themes(update: Update, context: Context) -> None:
    """The group's list; in private, what groups ask for to those who look after them."""
    if context.in_group:
        await list_of(context, context.place.chat_id, "")
        return
    meant = await context.services.people.groups_meant(context.who)
    if meant.reached is not None:
        await theme_offers.show(context)
        return
    group = await chosen_group(context, "themes", "", meant)
    if group is not None:
        await list_of(context, group.chat_id, "")


async def list_of(context: Context, chat_id: int, _argument: str) -> None:
    """The list of the group of that chat, which from then on follows what happens to it."""
    view = await context.services.themes.listing(chat_id)
    await context.reply(shown.listing(view, await context.t()), shows=("themes", view.group.id))


async def theme(update: Update, context: Context) -> None:
    """Settle the theme of the coming meeting; bare, ask for it."""
    if context.in_group:
        await settle_in(context, context.place.chat_id, context.argument)
        return
    group = await chosen_group(context, "theme", context.argument)
    if group is not None:
        await settle_in(context, group.chat_id, context.argument)


async def settle_in(context: Context, chat_id: int, text: str) -> None:
    """Settle the theme of the coming meeting of the group of that chat."""
    service, facilitator = context.services.theme_settling, await context.facilitates(chat_id)
    if not text:
        view = await service.may_settle(context.who_if_named, chat_id, facilitator=facilitator)
        await context.ask(shown.ask_settle(await context.t(), view), "theme", group=chat_id)
        return
    card = await service.settle(context.who_if_named, chat_id, text, facilitator=facilitator)
    await context.reply(shown.settled(await context.t(), card))


async def settled(context: Context, draft: Draft, text: str) -> None:
    """The theme was typed as an answer."""
    await settle_in(context, draft.payload["group"], text)


async def support(update: Update, context: Context) -> None:
    """`We'd like it too`."""
    action = SupportTheme.read(context.query.data or "")
    pressed = (context.chat.id, context.message.message_id)
    _, wanted = await context.services.themes.support(context.who, action.theme_id, pressed)
    t = await context.t_of_person()
    await context.toast(t.plain("toast-supported" if wanted else "toast-unsupported"))


async def join(update: Update, context: Context) -> None:
    """`Join this one`: the theme that is there was meant."""
    action = JoinTheme.read(context.query.data or "")
    pressed = (context.chat.id, context.message.message_id)
    card, _ = await context.services.themes.support(context.who, action.theme_id, pressed, only_join=True)
    await context.toast((await context.t_of_person()).plain("toast-supported"))
    await context.redraw(shown.card(await context.t(), card), shows=("theme", card.theme.id))


async def own(update: Update, context: Context) -> None:
    """`Mine is different`: what was typed is a theme of its own."""
    OwnTheme.read(context.query.data or "")
    draft = await context.answered_by_press("theme-like")
    if draft is None:
        raise CardTooOld
    await context.sender.answer(context.query.id)
    proposal = await context.services.themes.propose(
        context.who, draft.payload["group"], draft.payload["text"], sure=True
    )
    message = shown.proposed(await context.t(), proposal)
    await context.redraw(message, shows=("theme", proposal.card.theme.id))


async def reword(update: Update, context: Context) -> None:
    """`Reword`: ask the proposer for better words."""
    action = RewordTheme.read(context.query.data or "")
    card = await context.services.themes.may_change(context.who, action.theme_id)
    await context.sender.answer(context.query.id)
    await context.ask(shown.ask_reword(await context.t(), card), "reword", theme=action.theme_id)


async def reworded(context: Context, draft: Draft, text: str) -> None:
    """The better words came."""
    theme_id = draft.payload["theme"]
    card = await context.services.themes.reword(context.who, theme_id, text)
    await context.reply(shown.reworded(await context.t(), card), shows=("theme", theme_id))


async def withdraw(update: Update, context: Context) -> None:
    """`Withdraw`: the proposer takes it back."""
    action = WithdrawTheme.read(context.query.data or "")
    card, gone = await context.services.themes.withdraw(context.who, action.theme_id)
    await context.toast((await context.t_of_person()).plain("toast-withdrawn"))
    await context.redraw(shown.withdrawn(await context.t(), card, gone=gone))


async def story(update: Update, context: Context) -> None:
    """What came of a theme that was discussed."""
    action = OpenTheme.read(context.query.data or "")
    view = await context.services.theme_stories.of(context.who, action.theme_id, context.chat.id)
    await context.sender.answer(context.query.id)
    await context.reply(shown.story(await context.t(), view))


BRINGS = Handles(
    commands={
        "propose": propose,
        "themes": themes,
        "theme": theme,
    },
    buttons={
        SupportTheme: support,
        JoinTheme: join,
        OwnTheme: own,
        RewordTheme: reword,
        WithdrawTheme: withdraw,
        OpenTheme: story,
    },
    under={
        SupportTheme: ("theme",),
        JoinTheme: ("theme",),
    },
    typed={
        "propose": proposed,
        "theme-like": proposed,
        "theme": settled,
        "reword": reworded,
    },
)
