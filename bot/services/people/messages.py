"""Messages about roles to people other than the one acting."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.domain.people.roles import Role
from bot.presenters.outgoing import Destination
from bot.presenters.people import role_links as shown
from bot.services.delivery import Needless, Writing, Written
from bot.services.dependencies import Dependencies
from locales import text_in
from storage import Transaction, people
from storage.delivery.outbox import Letter


async def write_taken(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell a coordinator that their link was used, and by whom."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    taker = await people.by_id(tx, letter.payload["taker"])
    if reader is None or taker is None:
        return Needless("somebody is gone")
    t = text_in(reader.speaks(dependencies.language), ZoneInfo(dependencies.zone))
    return Written(Destination(letter.chat_id), shown.taken(t, taker, Role(letter.payload["role"])))


async def write_withdrawn(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Tell a person that they no longer hold a role."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if reader is None:
        return Needless("the person is gone")
    t = text_in(reader.speaks(dependencies.language), ZoneInfo(dependencies.zone))
    return Written(Destination(letter.chat_id), shown.withdrawn(t, Role(letter.payload["role"])))
