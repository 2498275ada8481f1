"""What the chat page shows that only this bot knows: people's roles, and each group's time zone."""

from __future__ import annotations

from collections import defaultdict

from bot.domain.people.roles import Role
from bot.services import Services
from locales import text_in
from sandbox import Chat, World
from storage import groups, people
from storage.cycle import turns
from storage.engine.transaction import Transaction
from storage.people import roles


async def roles_of(services: Services, world: World, language: str) -> dict[int, list[str]]:
    """Return everybody's roles by user id, in a language: host, facilitator, adviser, researcher, coordinator."""
    keys: defaultdict[int, list[str]] = defaultdict(list)
    async with services.dependencies.database.transaction() as tx:
        for person_id in services.dependencies.coordinators:
            keys[person_id].append("role-coordinator")
        for held in await roles.holders(tx, tuple(Role)):
            person = await people.by_id(tx, held.person_id)
            if person is not None and f"role-{held.role}" not in keys[person.telegram_id]:
                keys[person.telegram_id].append(f"role-{held.role}")
        for group in await groups.registered(tx):
            for host in await _hosts(tx, group.id):
                keys[host].append("role-host")
            for member in world.chats[group.chat_id].members.values() if group.chat_id in world.chats else ():
                facilitates = member.administers and member.present and not member.account.is_bot
                if facilitates and "role-facilitator" not in keys[member.account.id]:
                    keys[member.account.id].append("role-facilitator")
    text = text_in(language)
    return {person_id: [text.plain(key) for key in found] for person_id, found in keys.items()}


async def _hosts(tx: Transaction, group_id: int) -> list[int]:
    """The people of the company that hosts next, or is asked to."""
    turn = await turns.current(tx, group_id)
    if turn is None or turn.company_id is None:
        return []
    return [person.telegram_id for person in await people.of_company(tx, turn.company_id)]


async def zone_of(services: Services, chat: Chat) -> str | None:
    """The time zone of a group."""
    async with services.dependencies.database.transaction() as tx:
        group = await groups.by_chat(tx, chat.id)
        return None if group is None else group.zone
