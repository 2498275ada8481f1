"""The weekly network digest: on Mondays, to groups and people who want it, if there is news."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.delivery.urgency import Urgency
from bot.domain.groups import Group
from bot.domain.health import next_monday
from bot.domain.ids import GroupId
from bot.domain.people import Who
from bot.domain.refused import NoGroupOfYours
from bot.presenters.digests import weekly as shown
from bot.presenters.outgoing import Destination
from bot.presenters.wording import of_group
from bot.services.delivery import Needless, Writing, Written
from bot.services.dependencies import Dependencies
from bot.services.digests.messages import words_of
from bot.services.people import is_of_the_network
from storage import Transaction, groups, people
from storage.delivery import outbox, timers
from storage.delivery.outbox import Letter
from storage.delivery.timers import Timer
from storage.digests import weekly

HOUR = time(9)
WEEK = timedelta(days=7)
CHUNK = 200
STALE_AFTER = timedelta(days=2)


async def expect_next(tx: Transaction, dependencies: Dependencies) -> None:
    """Schedule next Monday's digest. Idempotent."""
    at = next_monday(dependencies.now(), ZoneInfo(dependencies.zone), HOUR)
    await timers.set_up(
        tx,
        key=f"weekly:{at.date().isoformat()}",
        kind="weekly",
        group_id=None,
        subject_id=0,
        due_at=at,
        stale_at=at + STALE_AFTER,
        day=at.date().isoformat(),
    )


def in_its_hour(now: datetime, zone: ZoneInfo, hour: int) -> datetime:
    """Return the same day at that hour in the group's time zone, or now if it has passed."""
    local = now.astimezone(zone)
    wall = datetime(local.year, local.month, local.day, hour, tzinfo=zone)
    return max(now, wall.astimezone(now.tzinfo))


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Queue the weekly digest for everyone who wants it; `subject_id` is the last group prepared."""
    now = dependencies.now()
    day = timer.payload["day"]
    if timer.subject_id == 0:
        if not await weekly.wanted(tx):
            return "nobody wants it"
        await expect_next(tx, dependencies)
        for reader in await weekly.readers(tx):
            await outbox.post(
                tx,
                key=f"weekly:{day}:person:{reader.id}",
                kind="weekly",
                chat_id=reader.telegram_id,
                person_id=reader.id,
                at=now,
                stale_at=now + STALE_AFTER,
                urgency=Urgency.BROADCAST,
                since=(now - WEEK).isoformat(),
                until=now.isoformat(),
            )
    found = await weekly.groups_after(tx, timer.subject_id, CHUNK)
    for group_id, chat_id, zone, hour in found:
        at = in_its_hour(now, ZoneInfo(zone), hour)
        await outbox.post(
            tx,
            key=f"weekly:{day}:group:{group_id}",
            kind="weekly",
            chat_id=chat_id,
            group_id=group_id,
            at=at,
            stale_at=at + STALE_AFTER,
            urgency=Urgency.BROADCAST,
            since=(now - WEEK).isoformat(),
            until=now.isoformat(),
        )
    if len(found) == CHUNK:
        last = found[-1][0]
        await timers.set_up(
            tx, key=f"weekly:{day}:{last}", kind="weekly", group_id=None, subject_id=last, due_at=now, day=day
        )
    return f"{len(found)} groups"


async def write_weekly(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the week's news for one group or person."""
    since = datetime.fromisoformat(letter.payload["since"])
    until = datetime.fromisoformat(letter.payload.get("until") or dependencies.now().isoformat())
    week = await weekly.since(tx, since, until, letter.group_id)
    if week.quiet:
        return Needless("nothing to say this week")
    if letter.person_id is not None:
        reader = await people.by_id(tx, letter.person_id)
        if reader is None:
            return Needless("the person is gone")
        return Written(
            Destination(letter.chat_id), shown.week(await words_of(tx, dependencies, reader), week, private=True)
        )
    group: Group = await groups.by_id(tx, GroupId(letter.group_id or 0))
    if not group.weekly_digest:
        return Needless("no longer wanted")
    return Written(Destination(letter.chat_id, group.topic_id), shown.week(of_group(group), week, private=False))


class Weekly:
    """Who gets the weekly digest in private."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def toggle(self, who: Who) -> tuple[bool, bool]:
        """Subscribe a person to the private copy, or unsubscribe them.

        Returns:
            whether they want it now, and whether the bot may write to them.

        Raises:
            NoGroupOfYours: they are in no core group and hold no role.
        """
        async with self._dependencies.database.transaction() as tx:
            person = await people.meet(tx, who)
            wanted = await weekly.toggle(tx, person.id, self._dependencies.now())
            if wanted and not await is_of_the_network(tx, self._dependencies, person):
                # What was written above is taken back with the transaction. Stopping it is anybody's.
                raise NoGroupOfYours
            if wanted:
                await expect_next(tx, self._dependencies)
            return wanted, person.reachable
