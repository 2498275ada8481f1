"""A command about a group, sent from the private chat: which group?"""

from __future__ import annotations

from bot.context import Context
from bot.domain.groups import Group
from bot.domain.refused import NoGroupOfYours
from bot.presenters import people as shown
from bot.sender import Sent


async def chosen_group(context: Context, command: str, argument: str) -> Group | None:
    """The group a command is about: the chat's own, in private the person's only one.

    Args:
        command: a name in `handlers.chosen.ON_CHOSEN`, which goes on once a group is chosen.
        argument: what was typed after the command; kept until then.

    Returns:
        None where the person was asked to choose by a button.

    Raises:
        NotSetUp: the chat is no core group.
        NoGroupOfYours: in private, of someone who belongs to no core group.
    """
    if context.in_group:
        return await context.services.companies.group_of_chat(context.place.chat_id)
    own = await context.services.people.groups_of(context.who)
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
    asked = await context.reply(shown.choose_group(await context.t(), own, offer=offer))
    if isinstance(asked, Sent):
        await context.services.drafts.ask(
            context.chat.id,
            context.who.telegram_id,
            "choose-group",
            asked.message_id,
            command=command,
            argument=argument,
        )
