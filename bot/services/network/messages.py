"""Messages about the network: somebody offers a group help."""

from __future__ import annotations

from bot.domain.ids import GroupId
from bot.domain.people import Who
from bot.presenters import network as shown
from bot.presenters.outgoing import Destination
from bot.services.delivery import ForFacilitators, Needless, Writing, Written
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, people
from storage.delivery.outbox import Letter


async def write_help_offered(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell a group's facilitators that somebody offers help."""
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    by = await people.by_id(tx, letter.payload["by"])
    if by is None:
        return Needless("whoever offered is gone")
    if letter.person_id is not None:
        reader = await people.by_id(tx, letter.person_id)
        if reader is None:
            return Needless("the facilitator is gone")
        return Written(Destination(letter.chat_id), shown.help_to_facilitator(group, reader, by))
    mention = letter.payload.get("mention")
    if mention is None:
        return ForFacilitators(letter.chat_id)
    called = [Who(telegram_id, name, None) for telegram_id, name in mention]
    return Written(Destination(letter.chat_id, group.topic_id), shown.help_to_group(group, by, called))
