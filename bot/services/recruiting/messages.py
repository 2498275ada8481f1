"""Letters about newcomers, and to them."""

from __future__ import annotations

from bot.domain.ids import GroupId
from bot.domain.people import Who
from bot.domain.recruiting.newcomers import NewcomerState
from bot.presenters import recruiting as shown
from bot.presenters.outgoing import Destination
from bot.services.delivery import ForFacilitators, Needless, Writing, Written
from bot.services.dependencies import Ground
from bot.services.recruiting.newcomers import asking
from storage import Transaction, groups, people, recruiting
from storage.delivery.outbox import Letter


async def write_asks(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """Facilitators are asked to let somebody in."""
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    person = await people.by_id(tx, letter.payload["newcomer"])
    newcomer = None if person is None else await recruiting.of_person(tx, person.id)
    if person is None or newcomer is None:
        return Needless("the newcomer is gone")
    if newcomer.state is not NewcomerState.JOINING or newcomer.group_id != group.id:
        return Needless("answered meanwhile")
    view, mention = await asking(tx, group, person, newcomer), letter.payload.get("mention")
    if letter.person_id is not None:
        reader = await people.by_id(tx, letter.person_id)
        return Written(Destination(letter.chat_id), shown.asks(view, reader))
    if mention is None:
        return ForFacilitators(letter.chat_id)
    called = [Who(telegram_id, name, None) for telegram_id, name in mention]
    return Written(Destination(letter.chat_id, group.topic_id), shown.asks(view, None, called))


async def write_in(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """Somebody hears that they are let in."""
    group, reader = await groups.find(tx, letter.payload["group"]), await people.by_id(tx, letter.person_id or 0)
    if group is None or reader is None:
        return Needless("gone")
    return Written(
        Destination(letter.chat_id),
        shown.welcome_in(group, reader, letter.payload["how"], letter.payload["address"]),
    )


async def write_no(tx: Transaction, _ground: Ground, letter: Letter) -> Writing:
    """Somebody hears that a group cannot take them in."""
    group, reader = await groups.find(tx, letter.payload["group"]), await people.by_id(tx, letter.person_id or 0)
    if group is None or reader is None:
        return Needless("gone")
    return Written(Destination(letter.chat_id), shown.not_this_one(group, reader))
