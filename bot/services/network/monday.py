"""The Monday message: tell advisers what is waiting in their regions, if something is new."""

from __future__ import annotations

from datetime import time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.health import next_monday
from bot.domain.network import Network, NetworkOnly
from bot.domain.network.monday import Monday, WaitingQuestion, a_week_old, newly_a_week_old
from bot.domain.people import Person, Who
from bot.domain.people.roles import Role
from bot.domain.views import Voice
from bot.presenters.network import monday as shown
from bot.presenters.network import words_for
from bot.presenters.outgoing import Destination
from bot.services.delivery import Needless, Writing, Written
from bot.services.dependencies import Dependencies
from bot.services.network.service import look
from bot.services.people import is_coordinator
from storage import Transaction, health, people, questions
from storage.delivery import outbox, timers
from storage.delivery.outbox import Letter
from storage.delivery.timers import Timer
from storage.people import roles

LOOKED_AT = time(9, 5)
"""On the network's clock, just after the groups have been looked at."""
TOO_LATE = timedelta(hours=12)
HELPS_FOR = timedelta(days=2)


async def next_monday_message(tx: Transaction, dependencies: Dependencies) -> None:
    """Schedule the next Monday message."""
    due_at = next_monday(dependencies.now(), ZoneInfo(dependencies.zone), LOOKED_AT)
    key = f"monday:{due_at.date().isoformat()}"
    await timers.set_up(tx, key=key, kind="monday", group_id=None, subject_id=0, due_at=due_at)


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Send it to every adviser with something new. Coordinators have their own message about stuck groups."""
    now, told = dependencies.now(), 0
    await next_monday_message(tx, dependencies)
    if now > timer.due_at + TOO_LATE:
        return "slept through"
    for person_id in dict.fromkeys(held.person_id for held in await roles.holders(tx, [Role.ADVISER])):
        person = await people.by_id(tx, person_id)
        if person is None or not person.reachable or await is_coordinator(tx, dependencies, person.telegram_id):
            continue
        found = await to_do(tx, dependencies, person)
        if found is None or not found[1].news:
            continue
        told += 1
        await outbox.post(
            tx,
            key=f"{timer.key}:{person.telegram_id}",
            kind="monday",
            chat_id=person.telegram_id,
            person_id=person.id,
            at=now,
            stale_at=now + HELPS_FOR,
        )
    return f"{told} advisers"


async def to_do(tx: Transaction, dependencies: Dependencies, person: Person) -> tuple[Network, Monday] | None:
    """Return what is waiting for an adviser; None if they no longer are one."""
    try:
        view = await look(tx, dependencies, Who(person.telegram_id, person.name, person.language_hint))
    except NetworkOnly:
        return None
    now = view.now
    titles = {int(each.group.id): each.group.title for each in view.groups}
    asked = [
        WaitingQuestion(int(one.id), titles[int(one.group_id)], one.body, one.asked_at)
        for one in await questions.unanswered(tx, now)
        if int(one.group_id) in titles and a_week_old(one.asked_at, now)
    ]
    since = await health.since(tx, list(titles))
    stuck = tuple(
        call for call in view.calls if any(a_week_old(at, now) for at in since.get(int(call.figures.group.id), ()))
    )
    joined = tuple(each for each in view.groups if each.joined)
    news = (
        bool(joined or view.waiting)
        or any(newly_a_week_old(one.asked_at, now) for one in asked)
        or any(newly_a_week_old(at, now) for call in stuck for at in since[int(call.figures.group.id)])
    )
    return view, Monday(tuple(asked), stuck, joined, view.waiting, news)


async def write_monday(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the Monday message, each line with its button."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    found = None if reader is None else await to_do(tx, dependencies, reader)
    if reader is None or found is None or not found[1].news:
        return Needless("nothing waits any more")
    view, todo = found
    t = words_for(view, Voice(reader.speaks(dependencies.language), dependencies.zone))
    return Written(Destination(letter.chat_id), shown.monday(t, view, todo))
