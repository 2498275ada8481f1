"""Messages between companies that have found each other."""

from __future__ import annotations

from bot.domain.ids import GroupId
from bot.presenters import partners as shown
from bot.presenters.outgoing import Destination
from bot.services.delivery import Needless, Writing, Written
from bot.services.dependencies import Dependencies
from storage import Transaction, companies, groups, people
from storage.delivery.outbox import Letter


async def write_hello(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write that somebody would like to talk, with their name so that the reader can answer."""
    reader, by = await people.by_id(tx, letter.person_id or 0), await people.by_id(tx, letter.payload["by"])
    if reader is None or by is None:
        return Needless("somebody is gone")
    places = await companies.of_person(tx, by.id)
    if not places:
        return Needless("they belong to no company any more")
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    return Written(Destination(letter.chat_id), shown.hello(group, reader, by, places[0].name))
