"""/profile: what a company says of itself, a field at a time."""

from __future__ import annotations

from telegram import Update

from bot.actions import (
    OpenProfile,
    ProfileAsk,
    ProfileChoice,
    ProfileField,
    ProfileFindable,
    ProfileIntroduce,
    ProfileSeen,
)
from bot.domain.companies.profiles import CHOSEN, SeenBy
from bot.domain.companies.views import OwnProfile
from bot.domain.people.role_links import PrivateOnly
from bot.presenters import companies as shown
from bot.telegram.context import Context
from handlers.feature import Handles
from storage.people.pending_input import Draft


async def profile(update: Update, context: Context) -> None:
    """The profile of the reader's company; where there are several, which? Are two of them the same one?"""
    if context.in_group:
        raise PrivateOnly
    own, t = await context.services.profiles.own(context.who), await context.t()
    if own.question is not None:
        await context.reply(shown.same_company(t, own.question))
    if own.profile is None:
        await context.reply(shown.choose_company(t, own.companies))
    else:
        await context.reply(shown.profile(t, own.profile))


async def open_profile(update: Update, context: Context) -> None:
    """One of the companies, or back from a field. What was asked for in it is not waited for any more."""
    action = OpenProfile.read(context.query.data or "")
    view = await context.services.profiles.show(context.who, action.enterprise_id)
    await context.services.drafts.drop(context.chat.id, context.who.telegram_id)
    await _redraw(context, view)


async def _redraw(context: Context, view: OwnProfile, saved: str | None = None) -> None:
    await context.sender.answer(context.query.id)
    await context.redraw(shown.profile(await context.t(), view, saved=saved))


async def open_field(update: Update, context: Context) -> None:
    """One field. What is written next is for it."""
    action = ProfileField.read(context.query.data or "")
    await _show_field(context, await context.services.profiles.show(context.who, action.enterprise_id), action.name)


async def _show_field(context: Context, view: OwnProfile, name: str) -> None:
    await context.sender.answer(context.query.id)
    await context.redraw(shown.profile_field(await context.t(), view, name))
    if name not in CHOSEN or name == "headcount":
        await context.services.drafts.ask(
            context.chat.id,
            context.who.telegram_id,
            "profile",
            context.message.message_id,
            company=int(view.company.id),
            name=name,
        )


async def written(context: Context, draft: Draft, text: str) -> None:
    """The words for a field came."""
    name = draft.payload["name"]
    view = await context.services.profiles.write(context.who, draft.payload["company"], name, text)
    await context.reply(shown.profile(await context.t(), view, saved=name))


async def choose(update: Update, context: Context) -> None:
    """A choice for a field, or nothing in it any more."""
    action, service = ProfileChoice.read(context.query.data or ""), context.services.profiles
    if action.value == "-":
        view = await service.clear(context.who, action.enterprise_id, action.name)
    else:
        view = await service.choose(context.who, action.enterprise_id, action.name, action.value)
    await context.services.drafts.drop(context.chat.id, context.who.telegram_id)
    await _redraw(context, view, action.name)


async def let_see(update: Update, context: Context) -> None:
    """Who sees a field."""
    action = ProfileSeen.read(context.query.data or "")
    view = await context.services.profiles.let_see(context.who, action.enterprise_id, action.name, SeenBy(action.who))
    await _show_field(context, view, action.name)


async def let_find(update: Update, context: Context) -> None:
    """Whether other companies may find it."""
    action = ProfileFindable.read(context.query.data or "")
    findable = action.findable == "on"
    await _redraw(
        context, await context.services.profiles.let_find(context.who, action.enterprise_id, findable=findable)
    )


async def let_introduce(update: Update, context: Context) -> None:
    """Whether it would like introductions."""
    action = ProfileIntroduce.read(context.query.data or "")
    wanted = action.wanted == "on"
    await _redraw(
        context, await context.services.profiles.let_introduce(context.who, action.enterprise_id, wanted=wanted)
    )


async def put_off(update: Update, context: Context) -> None:
    """A question that came by itself: not now, or never again."""
    action = ProfileAsk.read(context.query.data or "")
    for_good = action.how == "never"
    await context.services.profile_asks.put_off(context.who, action.ask_id, for_good=for_good)
    await context.sender.answer(context.query.id)
    await context.redraw(shown.put_off(await context.t(), for_good=for_good))


BRINGS = Handles(
    commands={
        "profile": profile,
    },
    buttons={
        OpenProfile: open_profile,
        ProfileField: open_field,
        ProfileChoice: choose,
        ProfileSeen: let_see,
        ProfileFindable: let_find,
        ProfileIntroduce: let_introduce,
        ProfileAsk: put_off,
    },
    typed={
        "profile": written,
    },
)
