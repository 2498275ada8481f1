"""Messages about groups that could use a hand."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.groups import Group
from bot.domain.health import Flag, GroupHealth
from bot.domain.ids import GroupId
from bot.domain.people import Who
from bot.presenters import health as shown
from bot.presenters.outgoing import Destination
from bot.services.delivery import ForFacilitators, Needless, Writing, Written
from bot.services.dependencies import Dependencies
from bot.services.health.service import standing
from storage import Transaction, groups, people
from storage.cycle import turns
from storage.delivery.outbox import Letter


async def _view(tx: Transaction, group: Group, found: tuple[Flag, ...]) -> GroupHealth:
    turn = await turns.current(tx, group.id)
    return GroupHealth(group, found, gave_up=turn is not None and await turns.gave_up(tx, group.id, turn.cycle))


async def write_health(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write to a group's facilitators what is wrong, and what would help most."""
    group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    found = await standing(tx, dependencies, group)
    if not found or not group.awake:
        return Needless("all is well again")
    view = await _view(tx, group, found)
    if letter.person_id is not None:
        reader = await people.by_id(tx, letter.person_id)
        if reader is None:
            return Needless("the facilitator is gone")
        return Written(Destination(letter.chat_id), shown.to_facilitator(view, reader))
    mention = letter.payload.get("mention")
    if mention is None:
        host = await turns.current(tx, group.id) if found[0] is Flag.NO_DATE else None
        return ForFacilitators(letter.chat_id, None if host is None else host.company_id)
    called = [Who(telegram_id, name, None) for telegram_id, name in mention]
    return Written(Destination(letter.chat_id, group.topic_id), shown.to_group(view, called))


async def write_health_network(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write to a coordinator which groups still need help, all in one message."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if reader is None:
        return Needless("gone")
    found = []
    for group_id in letter.payload["groups"]:
        group = await groups.by_id(tx, GroupId(group_id))
        wrong = await standing(tx, dependencies, group)
        if wrong and group.awake:
            own = await people.company_of(tx, reader.id, group.id) is not None
            found.append(replace(await _view(tx, group, wrong), own=own))
    if not found:
        return Needless("all is well again")
    return Written(Destination(letter.chat_id), shown.to_coordinator(found, reader, dependencies.language))
