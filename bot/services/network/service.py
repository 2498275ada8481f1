"""The `/network` command: an overview for people who look after groups, and offers of help."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.domain.groups import Group
from bot.domain.network import Network, NetworkOnly
from bot.domain.people import Who
from bot.domain.people.roles import Role
from bot.services.dependencies import Dependencies
from bot.services.network.figures import figures
from bot.services.people import held_by, is_coordinator, perhaps_facilitated
from storage import Transaction, groups, people
from storage.delivery import outbox


class NetworkView:
    """The network at a glance."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def perhaps_facilitated(self, who: Who) -> tuple[Group, ...]:
        """Return the groups for which Telegram must say whether the person facilitates them."""
        async with self._dependencies.database.transaction() as tx:
            if (await _by_role(tx, self._dependencies, who))[0] is not None:
                return ()
            person = await people.by_telegram_id(tx, who.telegram_id)
            return () if person is None else await perhaps_facilitated(tx, person)

    async def chat_of(self, who: Who, group_id: int) -> int | None:
        """Return the chat of a group the person may facilitate without belonging to a company there; else None."""
        async with self._dependencies.database.transaction() as tx:
            if (await _by_role(tx, self._dependencies, who))[0] is not None:
                return None
            group = await groups.find(tx, group_id)
            return None if group is None or not group.registered else group.chat_id

    async def at_a_glance(self, who: Who, facilitated: Collection[int] = ()) -> Network:
        """Return what this person looks after: everything, their regions, or the groups they facilitate.

        Args:
            facilitated: chats of which Telegram has just said that they administer them.

        Raises:
            NetworkOnly: they look after nothing.
        """
        async with self._dependencies.database.transaction() as tx:
            return await look(tx, self._dependencies, who, facilitated)

    async def offer_help(self, who: Who, group_id: int, facilitated: Collection[int] = ()) -> Group:
        """Tell a group's facilitators that this person offers help, at most once a day.

        Raises:
            NetworkOnly: the group is none of those they look after.
        """
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            group = await _looked_after(tx, self._dependencies, who, group_id, facilitated)
            person = await people.meet(tx, who)
            await outbox.post(
                tx,
                key=f"help-offered:{group.id}:{person.id}:{now.date().isoformat()}",
                kind="help-offered",
                chat_id=group.chat_id,
                group_id=group.id,
                at=now,
                by=int(person.id),
            )
            return group


async def look(tx: Transaction, dependencies: Dependencies, who: Who, facilitated: Collection[int] = ()) -> Network:
    """Return the figures of what a person looks after.

    Raises:
        NetworkOnly: they look after nothing.
    """
    by_role, everything = await _by_role(tx, dependencies, who)
    reached = await _facilitated(tx, facilitated) if by_role is None else by_role
    found = await figures(tx, dependencies, reached, everything=everything)
    return replace(
        found,
        by_mail=by_role is not None and dependencies.mail_from is not None,
        joint=by_role is not None and bool(reached),
    )


async def _looked_after(
    tx: Transaction, dependencies: Dependencies, who: Who, group_id: int, facilitated: Collection[int]
) -> Group:
    by_role, _ = await _by_role(tx, dependencies, who)
    reached = await _facilitated(tx, facilitated) if by_role is None else by_role
    found = next((group for group in reached if group.id == group_id), None)
    if found is None:
        raise NetworkOnly
    return found


async def _facilitated(tx: Transaction, facilitated: Collection[int]) -> list[Group]:
    own = [group for group in await groups.registered(tx) if group.chat_id in facilitated] if facilitated else []
    if not own:
        raise NetworkOnly
    return own


async def _by_role(tx: Transaction, dependencies: Dependencies, who: Who) -> tuple[list[Group] | None, bool]:
    """Return the groups a coordinator's or adviser's role reaches, None without one; and whether that is everything."""
    if await is_coordinator(tx, dependencies, who.telegram_id):
        return await groups.registered(tx), True
    person = await people.by_telegram_id(tx, who.telegram_id)
    held = () if person is None else await held_by(tx, person)
    advising = [role for role in held if role.role is Role.ADVISER]
    if not advising:
        return None, False
    return [g for g in await groups.registered(tx) if any(role.covers(g.region) for role in advising)], False
