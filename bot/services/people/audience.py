"""Check whether the reader of a private message or card belongs to the audience of its kind."""

from __future__ import annotations

from bot.domain.groups import Group
from bot.domain.ids import GroupId
from bot.domain.people import Person
from bot.domain.people.access import Standing
from bot.services.dependencies import Dependencies
from bot.services.features import For
from bot.services.people.access import company_in, is_of_the_network
from bot.services.people.roles import is_coordinator, looks_after
from storage import Transaction, people
from storage import groups as group_rows
from storage.delivery.cards import Card
from storage.delivery.outbox import Letter
from storage.meetings import guests


async def readers(
    tx: Transaction, dependencies: Dependencies, letter: Letter, telegram_id: int
) -> tuple[Standing, ...] | None:
    """Return whether a message to a person can be sent, as far as the database knows.

    Args:
        telegram_id: whom it is for.

    Returns:
        None where it is not for them, or no more; else the belongings one of which Telegram has to confirm first.
        None has to be where it is empty.
    """
    circles = frozenset(dependencies.features.messages[letter.kind].private_for)
    if circles & {For.OWNER, For.FACILITATORS}:
        return ()
    person = await people.by_telegram_id(tx, telegram_id)
    if person is None:
        return None
    if For.COORDINATORS in circles:
        return () if await is_coordinator(tx, dependencies, telegram_id) else None
    if For.NETWORK in circles:
        if not await is_of_the_network(tx, dependencies, person):
            return None
        return tuple(await people.standings(tx, telegram_id=telegram_id))
    if letter.group_id is None:
        return () if For.ADVISERS in circles else None
    return await _of_group(tx, dependencies, letter, person, circles)


async def _of_group(
    tx: Transaction, dependencies: Dependencies, letter: Letter, person: Person, circles: frozenset[For]
) -> tuple[Standing, ...] | None:
    group = await group_rows.by_id(tx, GroupId(letter.group_id or 0))
    standing = await people.standing(tx, group.chat_id, person.telegram_id)
    if standing is not None and standing.belongs and circles & {For.MEMBERS, For.CHAT}:
        return () if standing.certain else (standing,)
    if await _from_outside(tx, dependencies, letter, person, group, circles):
        return ()
    return (standing,) if standing is not None and For.CHAT in circles else None


async def _from_outside(
    tx: Transaction, dependencies: Dependencies, letter: Letter, person: Person, group: Group, circles: frozenset[For]
) -> bool:
    """Return whether the reader is entitled without being in the group: a guest, or the region's adviser."""
    meeting_id = letter.payload.get("meeting")
    if For.GUESTS in circles and meeting_id is not None and await guests.of_person(tx, meeting_id, person.id):
        return True
    return For.ADVISERS in circles and await looks_after(tx, dependencies, person, group.region)


async def may_follow(tx: Transaction, dependencies: Dependencies, card: Card) -> bool:
    """Return whether a card in a private chat may keep being updated."""
    of_group = dependencies.features.cards[card.kind].of_group
    if card.chat_id < 0 or of_group is None:
        return True
    group_id, person = await of_group(tx, card.subject_id), await people.by_telegram_id(tx, card.chat_id)
    group = None if group_id is None else await group_rows.find(tx, group_id)
    if group is None or person is None:
        return False
    return await company_in(tx, person, group) is not None or await looks_after(tx, dependencies, person, group.region)
