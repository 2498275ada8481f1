"""Tell coordinators about every time the bot could not be reached: how long, why, and what was missed."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.deafness import Silence, WhyDeaf
from bot.presenters import deafness as shown
from bot.presenters.outgoing import Destination
from bot.services.delivery import Needless, Writing, Written, coordinators
from bot.services.dependencies import Dependencies
from storage import Transaction, people, settings_store
from storage.delivery import outbox, timers
from storage.delivery.outbox import Letter

HEARD = "heard-at"
SET_AHEAD = "clock-set-ahead-to"
TOLD_AFTER = timedelta(seconds=20)
"""By then everything that fell due meanwhile has been sent or left out."""
HELPS_FOR = timedelta(days=3)


class Deafness:
    """Records when updates were last received."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def heard(self, at: datetime) -> None:
        """Record that updates were received at that time."""
        async with self._dependencies.database.transaction() as tx:
            await settings_store.put(tx, HEARD, at.isoformat())

    async def heard_at(self) -> datetime | None:
        """Return when updates were last received, by this run or an earlier one."""
        async with self._dependencies.database.transaction() as tx:
            value = await settings_store.get(tx, HEARD)
        return None if value is None else datetime.fromisoformat(value)

    async def clock_set_ahead(self) -> None:
        """Record that the clock was set ahead, to its current time."""
        async with self._dependencies.database.transaction() as tx:
            await settings_store.put(tx, SET_AHEAD, self._dependencies.now().isoformat())

    async def clock_set_ahead_to(self) -> datetime | None:
        """Return what the clock showed when it was last set ahead, by this run or an earlier one."""
        async with self._dependencies.database.transaction() as tx:
            value = await settings_store.get(tx, SET_AHEAD)
        return None if value is None else datetime.fromisoformat(value)

    async def clock_is_right(self) -> None:
        """Record that messages delayed by a clock set ahead have been dealt with."""
        async with self._dependencies.database.transaction() as tx:
            await settings_store.drop(tx, SET_AHEAD)

    async def tell(self, since: datetime, until: datetime, why: WhyDeaf, waited: int) -> None:
        """Tell every coordinator in private, once per outage."""
        async with self._dependencies.database.transaction() as tx:
            for person in await coordinators(tx, self._dependencies):
                if person.reachable:
                    await outbox.post(
                        tx,
                        key=f"was-deaf:{since.isoformat()}:{person.telegram_id}",
                        kind="was-deaf",
                        chat_id=person.telegram_id,
                        person_id=person.id,
                        at=self._dependencies.now() + TOLD_AFTER,
                        stale_at=self._dependencies.now() + HELPS_FOR,
                        since=since.isoformat(),
                        until=until.isoformat(),
                        why=str(why),
                        waited=waited,
                    )


async def write_was_deaf(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the message about an outage to a coordinator."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if reader is None:
        return Needless("gone")
    said = letter.payload
    since, until = datetime.fromisoformat(said["since"]), datetime.fromisoformat(said["until"])
    left_out = await timers.came_too_late(tx, since, until) + await outbox.came_too_late(tx, since, until)
    silence = Silence(since, until, WhyDeaf(said["why"]), said["waited"], left_out)
    return Written(
        Destination(letter.chat_id), shown.was_deaf(silence, reader.speaks(dependencies.language), dependencies.zone)
    )
