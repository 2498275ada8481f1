"""/propose, /themes, /theme, and the buttons of themes."""

from __future__ import annotations

from typing import Any

from telegram import Update

from bot.actions import JoinTheme, OpenTheme, OwnTheme, RewordTheme, SupportTheme, WithdrawTheme
from bot.domain.groups import Group
from bot.domain.refused import CardTooOld
from bot.domain.themes import Proposal, Proposed
from bot.presenters import themes as shown
from bot.presenters.outgoing import OutgoingMessage
from bot.telegram.context import Context
from handlers import group_question, theme_offers
from handlers.feature import Handles
from handlers.group_question import chosen_group
from storage.people.pending_input import Draft


async def propose(update: Update, context: Context) -> None:
    """Put a theme on the list; a researcher in private may rather offer it to the groups they look after."""
    if not context.in_group and await context.services.wishes.is_researcher(context.who):
        own = await context.services.people.groups_of(context.who)
        if own:
            await group_question.ask(context, own, "propose", context.argument, offer=True)
        else:
            await theme_offers.offer(context, context.argument)
        return
    group = await chosen_group(context, "propose", context.argument)
    if group is not None:
        await propose_in(context, group, context.argument)


async def propose_in(context: Context, group: Group, text: str, *, sure: bool = False) -> None:
    """Propose a theme to this group; bare, ask for it."""
    if not text:
        await _ask(context, shown.ask_propose(await context.t()), "propose", group=group.chat_id)
        return
    await _show(context, group, await context.services.themes.propose(context.who, group.chat_id, text, sure=sure))


async def _show(context: Context, group: Group, proposal: Proposal) -> None:
    message = shown.proposed(await context.t(), proposal)
    if proposal.outcome in (Proposed.LIKE, Proposed.RESTING_LIKE):
        # What was typed waits for the answer whether it is another theme.
        await _ask(context, message, "theme-like", group=group.chat_id, text=proposal.text)
        return
    await context.reply(message, shows=("theme", proposal.card.theme.id) if message.buttons else None)


async def proposed(context: Context, draft: Draft, text: str) -> None:
    """A theme was typed as an answer."""
    await propose_in(context, await _group(context, draft), text)


async def themes(update: Update, context: Context) -> None:
    """The group's list; in private, what groups ask for to those who look after them."""
    if not context.in_group and await theme_offers.show(context):
        return
    group = await chosen_group(context, "themes", "")
    if group is not None:
        await list_of(context, group, "")


async def list_of(context: Context, group: Group, _argument: str) -> None:
    """The list of this group, which from then on follows what happens to it."""
    view = await context.services.themes.listing(group.chat_id)
    await context.reply(shown.listing(view, await context.t()), shows=("themes", group.id))


async def theme(update: Update, context: Context) -> None:
    """Settle the theme of the coming meeting; bare, ask for it."""
    group = await chosen_group(context, "theme", context.argument)
    if group is not None:
        await settle_in(context, group, context.argument)


async def settle_in(context: Context, group: Group, text: str) -> None:
    """Settle the theme of this group's coming meeting."""
    facilitator = await context.facilitates(group.chat_id)
    view = await context.services.theme_settling.may_settle(
        context.who_if_named, group.chat_id, facilitator=facilitator
    )
    if not text:
        await _ask(context, shown.ask_settle(await context.t(), view), "theme", group=group.chat_id)
        return
    card = await context.services.theme_settling.settle(
        context.who_if_named, group.chat_id, text, facilitator=facilitator
    )
    await context.reply(shown.settled(await context.t(), card))


async def settled(context: Context, draft: Draft, text: str) -> None:
    """The theme was typed as an answer."""
    await settle_in(context, await _group(context, draft), text)


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
    await _ask(context, shown.ask_reword(await context.t(), card), "reword", theme=action.theme_id)


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


async def _group(context: Context, draft: Draft) -> Group:
    return await context.services.companies.group_of_chat(draft.payload["group"])


async def _ask(context: Context, question: OutgoingMessage, kind: str, **payload: Any) -> None:
    """Ask, and remember who was asked."""
    await context.ask(question, kind, **payload)


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
