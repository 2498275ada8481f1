"""Ask one optional question about a company in private after a meeting it attended, at most once a month."""

from __future__ import annotations

from bot.domain.companies.asking import (
    AFTER_MEETING,
    AT_MOST_EVERY,
    HELPS_FOR,
    INTRODUCTIONS,
    SAME,
    SAME_AGAIN_AFTER,
    may_want_introductions,
    next_field,
)
from bot.domain.groups import Group
from bot.domain.ids import CompanyId, GroupId
from bot.domain.meetings import Meeting
from bot.domain.meetings.reminders import shifted
from bot.domain.people import Person, Who
from bot.domain.refused import CardTooOld
from bot.presenters import companies as shown_companies
from bot.presenters.outgoing import Destination
from bot.presenters.wording import for_reader
from bot.services.companies import joining
from bot.services.companies.recognition import ask_whoever_belongs
from bot.services.cycle import UNFORESEEN, budget_of
from bot.services.delivery import Needless, Writing, Written
from bot.services.dependencies import Dependencies
from storage import Transaction, companies, groups, meetings, people, reviews
from storage.companies import asks, profiles
from storage.cycle import message_history
from storage.delivery import outbox, timers
from storage.delivery.outbox import Letter
from storage.delivery.timers import Timer


async def ask_after(tx: Transaction, group: Group, meeting: Meeting) -> None:
    """Schedule one question to each company that attended a meeting, some days after it."""
    await timers.set_up(
        tx,
        key=f"profile-ask:{meeting.id}",
        kind="profile-ask",
        group_id=group.id,
        subject_id=meeting.id,
        due_at=shifted(meeting.starts_at, AFTER_MEETING, group.tz),
        stale_at=shifted(meeting.starts_at, AFTER_MEETING + HELPS_FOR, group.tz),
    )


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Ask one person from each company that attended, unless they have had too many messages."""
    group = await groups.by_id(tx, timer.of_group, lock=True)
    meeting = await meetings.by_id(tx, timer.subject_id)
    if meeting is None or group.sleeping_since is not None:
        return "nobody to ask"
    budget, asked = await budget_of(tx, dependencies, group, dependencies.now()), 0
    for each in await reviews.attended(tx, meeting):
        readers = [person for person in await people.of_company(tx, each.company_id) if person.reachable]
        readers = [person for person in readers if budget.fits(person.telegram_id, 3 * UNFORESEEN)]
        if each.present and readers:
            asked += await _ask(tx, dependencies, group, each.company_id, readers[0])
    return f"{asked} asked"


async def _ask(
    tx: Transaction, dependencies: Dependencies, group: Group, company_id: CompanyId, person: Person
) -> bool:
    now, enterprise_id = dependencies.now(), await companies.of_place(tx, company_id)
    if await asks.declined(tx, person.id) or await asks.asked_lately(tx, enterprise_id, person.id, now - AT_MOST_EVERY):
        return False
    if await message_history.count(tx, person.telegram_id, ("survey-ask",), now - AT_MOST_EVERY):
        # Where the company stands, or what has changed, is such a question too.
        return False
    lately = await asks.asked_of(tx, enterprise_id, now - SAME_AGAIN_AFTER)
    if SAME not in lately and await ask_whoever_belongs(tx, person, now):
        # Whether it is one company comes first: then it tells about itself once.
        await asks.add(tx, enterprise_id, person.id, SAME, now)
        return True
    profile = await profiles.of(tx, enterprise_id)
    if may_want_introductions(profile) and not await asks.ever(
        tx, await joining.family(tx, enterprise_id), INTRODUCTIONS
    ):
        ask_id = await asks.add(tx, enterprise_id, person.id, INTRODUCTIONS, now)
        await outbox.post(
            tx,
            key=f"introduction-ask:{ask_id}",
            kind="introduction-ask",
            chat_id=person.telegram_id,
            person_id=person.id,
            group_id=group.id,
            at=now,
            stale_at=now + HELPS_FOR,
            enterprise=int(enterprise_id),
        )
        return True
    name = next_field(profile, lately)
    if name is None:
        return False
    ask_id = await asks.add(tx, enterprise_id, person.id, name, now)
    await outbox.post(
        tx,
        key=f"profile-ask:{ask_id}",
        kind="profile-ask",
        chat_id=person.telegram_id,
        person_id=person.id,
        group_id=group.id,
        at=now,
        stale_at=now + HELPS_FOR,
        ask=ask_id,
    )
    return True


async def write_profile_ask(tx: Transaction, _dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the question about the company."""
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    ask = await asks.by_id(tx, letter.payload["ask"])
    if reader is None or ask is None or letter.group_id is None:
        return Needless("gone")
    own = {place.enterprise_id for place in await companies.of_person(tx, reader.id)}
    if ask.enterprise_id not in own or (await profiles.of(tx, ask.enterprise_id)).value(ask.field) is not None:
        return Needless("answered meanwhile, or theirs no more")
    t = for_reader(await groups.by_id(tx, GroupId(letter.group_id)), reader)
    name = await companies.name_of(tx, ask.enterprise_id)
    return Written(
        Destination(letter.chat_id), shown_companies.profile_ask(t, ask.id, ask.enterprise_id, name, ask.field)
    )


class ProfileAsks:
    """Responses to such a question other than answering it."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def put_off(self, who: Who, ask_id: int, *, for_good: bool) -> None:
        """Put the question off, or stop asking for good.

        Raises:
            CardTooOld: there is no such question, or it was another's.
        """
        async with self._dependencies.database.transaction() as tx:
            person, ask = await people.meet(tx, who), await asks.by_id(tx, ask_id)
            if ask is None or ask.person_id != person.id:
                raise CardTooOld
            if for_good:
                await asks.decline(tx, ask.id, self._dependencies.now())
