"""What every service depends on."""

from __future__ import annotations

from bot.domain.groups import Group
from bot.domain.refused import NotSetUp
from bot.services.features import Dependencies
from storage import Transaction, groups

__all__ = ["Dependencies", "core_group"]


async def core_group(tx: Transaction, chat_id: int) -> Group:
    """Return a chat's registered group, locked until the transaction ends.

    Raises:
        NotSetUp: no facilitator has run /setup there.
    """
    group = await groups.by_chat(tx, chat_id, lock=True)
    if group is None or not group.registered:
        raise NotSetUp
    return group
