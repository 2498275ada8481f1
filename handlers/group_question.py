"""Ask which group a private command is about."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from markupsafe import Markup
from telegram import Update

from bot.domain.commands import FACILITATED
from bot.domain.groups import Group
from bot.domain.refused import MembersOnly, NoGroupOfYours
from bot.domain.views import GroupsMeant
from bot.presenters import people as shown
from bot.telegram.context import Context
from handlers.feature import Callback

OWN_GROUP: dict[str, Callback] = {}
"""Commands of a group's chat that do the same in private, for the person's group; `in_own_group` adds each."""
MOST_ASKED = 40
"""Groups about which Telegram is asked whether somebody administers them, for one command."""


async def groups_for(context: Context, command: str) -> tuple[Group, ...]:
    """The groups in which this person may mean a command sent in private.

    That is where they belong to a company and, for what facilitators do, where they administer the chat.
    """
    return await those_meant(context, await context.services.people.groups_meant(context.who), command)


async def those_meant(context: Context, meant: GroupsMeant, command: str) -> tuple[Group, ...]:
    """The same where it is known already what their groups and their roles are."""
    if command not in FACILITATED:
        return meant.own
    known = {group.id for group in meant.own}
    perhaps = {group.id: group for group in (*meant.facilitated, *(meant.reached or ()))}
    reached = [group for group in perhaps.values() if group.id not in known][:MOST_ASKED]
    administered = await asyncio.gather(*(context.administers(g.chat_id, context.who.telegram_id) for g in reached))
    return (*meant.own, *(group for group, is_theirs in zip(reached, administered, strict=True) if is_theirs))


def in_own_group(command: str, callback: Callback) -> Callback:
    """The command in its group's chat as it is; in private for the person's group, asked which where there are several.

    Args:
        command: its name.
        callback: finds the group in `Context.place`, and what was typed in `Context.argument`.
    """

    async def go(update: Update, context: Context) -> None:
        if not context.in_group and context.about is None:
            group = await chosen_group(context, command, context.argument)
            if group is None:
                return
            context.turn_to(group, context.argument)
        await callback(update, context)

    OWN_GROUP[command] = callback
    return go


async def about_turn(context: Context, turn_id: int) -> None:
    """A button of a host turn, which stands in private too: this is about the turn's group.

    Raises:
        TurnOver: there is no such turn.
        MembersOnly: the group is none of theirs, so they are told nothing of it.
    """
    if not context.in_group:
        chat_id = await context.services.turns.chat_of_turn(turn_id)
        own = await groups_for(context, "schedule")
        group = next((group for group in own if group.chat_id == chat_id), None)
        if group is None:
            raise MembersOnly
        context.turn_to(group)


async def told(context: Context, key: str, lines: Sequence[Markup] = (), **values: object) -> None:
    """Confirm in private what was done, and that the group is told.

    In the group itself that is all that is heard, but in another of its topics than the one where it is heard.
    """
    if context.about is not None:
        await context.reply(shown.done_in_private(await context.t(), key, context.about, lines, **values))
    elif context.chat.is_forum and context.topic_id != await context.services.groups.topic_of(context.chat.id):
        await context.reply(shown.done_elsewhere(await context.t(), key, **values))


async def chosen_group(context: Context, command: str, argument: str, meant: GroupsMeant | None = None) -> Group | None:
    """In private: the group a command is about, the person's only one.

    Args:
        command: a name in `handlers.group_choice.ON_CHOSEN`, which goes on once a group is chosen.
        argument: what was typed after the command; kept until then.
        meant: what their groups and their roles are, where that is known already.

    Returns:
        None where the person was asked to choose by a button.

    Raises:
        NoGroupOfYours: they have no group to give this command in.
    """
    if context.about is not None:
        return context.about
    if meant is None:
        meant = await context.services.people.groups_meant(context.who)
    own = await those_meant(context, meant, command)
    if not own:
        raise NoGroupOfYours
    if len(own) == 1:
        return own[0]
    await ask(context, own, command, argument)
    return None


async def ask(context: Context, own: tuple[Group, ...], command: str, argument: str, *, offer: bool = False) -> None:
    """Which of these groups? What was typed waits for the answer.

    Args:
        offer: a researcher may rather mean the groups they look after.
    """
    question = shown.choose_group(await context.t(), own, offer=offer)
    await context.ask(question, "choose-group", command=command, argument=argument)
