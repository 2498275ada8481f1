"""Continue a private command after its group was chosen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import Update

from bot.actions import ChooseGroup
from bot.domain.groups import Group
from bot.domain.groups.company_names import same_name
from bot.domain.refused import CardTooOld
from bot.telegram.context import Context
from handlers import ballots, group_question, themes
from handlers.feature import Handles
from storage.people.pending_input import Draft

ON_CHOSEN: dict[str, Callable[[Context, int, str], Awaitable[None]]] = {
    "propose": themes.propose_in,
    "themes": themes.list_of,
    "theme": themes.settle_in,
    "vote": ballots.open_in,
}
"""What each command does in the group of that chat id, with what was typed after it."""


async def pick(update: Update, context: Context) -> None:
    """A group's button. Pressed twice, or on an old question, it finds nothing to go on with."""
    action = ChooseGroup.read(context.query.data or "")
    draft = await context.answered_by_press("choose-group")
    if draft is None:
        raise CardTooOld
    own = await group_question.groups_for(context, draft.payload["command"])
    group = next((one for one in own if one.id == action.group_id), None)
    if group is None:
        raise CardTooOld
    await context.sender.answer(context.query.id)
    await _go_on(context, draft.payload["command"], group, draft.payload["argument"])


async def typed(context: Context, draft: Draft, text: str) -> None:
    """The group's name was typed instead; anything else brings the question again."""
    command, argument = draft.payload["command"], draft.payload["argument"]
    own = await group_question.groups_for(context, command)
    named = [group for group in own if same_name(group.title, text)]
    if len(named) == 1:
        await _go_on(context, command, named[0], argument)
        return
    await group_question.ask(context, own, command, argument)


async def _go_on(context: Context, command: str, group: Group, argument: str) -> None:
    """The command does for this group what it would have done in its chat."""
    context.turn_to(group, argument)
    # The press is answered, so whatever is refused from here on is said in a message.
    context.expects = "command", {"command": command}
    if command in group_question.OWN_GROUP:
        await group_question.OWN_GROUP[command](context.event, context)
        return
    if command not in ON_CHOSEN:
        raise CardTooOld
    await ON_CHOSEN[command](context, group.chat_id, argument)


BRINGS = Handles(
    buttons={
        ChooseGroup: pick,
    },
    typed={
        "choose-group": typed,
    },
)
