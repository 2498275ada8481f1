"""A company of a group in private: its card, and whether it is the same one as elsewhere."""

from __future__ import annotations

from telegram import Update

from bot.actions import CompanyList, OpenCompany, SameCompany
from bot.domain.groups import Group
from bot.domain.refused import MembersOnly
from bot.presenters import companies as shown
from bot.presenters.groups import companies as shown_list
from bot.telegram.context import Context
from handlers.feature import Handles


async def open_list(context: Context, token: str) -> None:
    """By the group's link: its companies, each with a button."""
    group = await context.services.companies.group_of_token(token)
    await _require_reader(context, group)
    context.turn_to(group)
    view = await context.services.companies.members(group.chat_id)
    await context.reply(shown_list.members(view, await context.t(), in_private=True))


async def list_again(update: Update, context: Context) -> None:
    """Back to the companies of the group."""
    group = await context.services.companies.registered(CompanyList.read(context.query.data or "").group_id)
    await _require_reader(context, group)
    context.turn_to(group)
    view = await context.services.companies.members(group.chat_id)
    await context.sender.answer(context.query.id)
    await context.redraw(shown_list.members(view, await context.t(), in_private=True))


async def _require_reader(context: Context, group: Group) -> None:
    """Require that the reader belongs to the group's companies or administers its chat."""
    own = await context.services.people.groups_of(context.who)
    if group.id not in {each.id for each in own} and not await context.facilitates(group.chat_id):
        raise MembersOnly


async def open_card(update: Update, context: Context) -> None:
    """A company of the list."""
    company_id = OpenCompany.read(context.query.data or "").company_id
    service, who = context.services.enterprises, context.who
    group = await service.group_of(company_id)
    context.turn_to(group)
    facilitator = await context.facilitates(group.chat_id)
    alike = await service.named_alike(who, company_id) if facilitator else ()
    administered = await context.administered(each.chat_id for each in alike)
    view = await service.card(who, company_id, facilitator=facilitator, administered=administered)
    await context.sender.answer(context.query.id)
    await context.redraw(shown.company_card(await context.t(), view))


async def same(update: Update, context: Context) -> None:
    """`Same company`, `Another one`, `Undo`, or a look at how it stands."""
    action = SameCompany.read(context.query.data or "")
    service = context.services.enterprises
    group = await service.group_of(action.company_id)
    context.turn_to(group)
    facilitator = await context.facilitates(group.chat_id)
    if action.so == "look":
        view = await service.look(context.who, action.company_id, action.other_id, facilitator=facilitator)
    else:
        view = await service.say(context.who, action.company_id, action.other_id, action.so, facilitator=facilitator)
    await context.sender.answer(context.query.id)
    await context.redraw(shown.same_company(await context.t(), view, back=facilitator))


BRINGS = Handles(
    buttons={
        CompanyList: list_again,
        OpenCompany: open_card,
        SameCompany: same,
    },
)
