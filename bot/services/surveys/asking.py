"""Decide once a week which companies are surveyed, and whom of each to ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.cycle.message_budget import MessageBudget
from bot.domain.groups import Group
from bot.domain.health import next_monday
from bot.domain.ids import EnterpriseId, GroupId
from bot.domain.people import Person
from bot.domain.people.roles import HeldRole, Role, covering
from bot.domain.surveys import ASKED_AGAIN, BEFORE_RESEARCH, HELPS_FOR, Survey, SurveyKind, due
from bot.presenters import surveys as shown
from bot.presenters.outgoing import Destination
from bot.services.cycle import UNFORESEEN, budget_of
from bot.services.delivery import Needless, Writing, Written
from bot.services.dependencies import Dependencies
from storage import Transaction, groups, people, surveys
from storage.companies import enterprises
from storage.companies.enterprises import CompanyInGroup
from storage.cycle import message_history
from storage.delivery import outbox, timers
from storage.delivery.outbox import Letter
from storage.delivery.timers import Timer
from storage.evidence import consents
from storage.people import roles

LOOKED_AT = time(10)
"""On Mondays, on the network's clock; the group's quiet hours put a question off until the morning."""
TOO_LATE = timedelta(hours=12)
SUCH_QUESTIONS = ("survey-ask", "profile-ask", "research-ask")
"""Nobody gets two of these in a month."""


async def next_look(tx: Transaction, dependencies: Dependencies) -> None:
    """Schedule the next weekly check."""
    due_at = next_monday(dependencies.now(), ZoneInfo(dependencies.zone), LOOKED_AT)
    await timers.set_up(
        tx, key=f"surveys:{due_at.date().isoformat()}", kind="surveys", group_id=None, subject_id=0, due_at=due_at
    )


async def go_off(tx: Transaction, dependencies: Dependencies, timer: Timer) -> str:
    """Ask one person of each company that is due, of those with few messages this month."""
    now = dependencies.now()
    await next_look(tx, dependencies)
    if now > timer.due_at + TOO_LATE:
        return "slept through"
    today = now.astimezone(ZoneInfo(dependencies.zone)).date()
    places: dict[EnterpriseId, list[CompanyInGroup]] = {}
    for place in await enterprises.in_core_groups(tx):
        places.setdefault(place.enterprise_id, []).append(place)
    before, roots = await surveys.every(tx), await enterprises.roots(tx)
    asked: dict[int, list[Survey]] = {}
    for enterprise_id, said in before.items():
        asked.setdefault(roots[enterprise_id], []).extend(said)
    round_ = _Round(tx, dependencies, now)
    count = 0
    came_at = await surveys.since(tx)
    for enterprise_id, since in sorted(came_at.items()):
        said = asked.get(enterprise_id, [])
        if enterprise_id not in places or any(one.declined_at is not None for one in said):
            continue
        came = since.astimezone(ZoneInfo(dependencies.zone)).date()
        what = due(today, came, {(one.kind, one.year) for one in said})
        if what is not None and await round_.ask(enterprise_id, places[enterprise_id], what, said):
            count += 1
    researchers = await roles.holders(tx, [Role.RESEARCHER])
    for enterprise_id, here in sorted(places.items()) if researchers else ():
        came = came_at[enterprise_id].astimezone(ZoneInfo(dependencies.zone)).date()
        if today >= came + BEFORE_RESEARCH:
            count += await round_.ask_consents(here, researchers)
    return f"{count} asked"


class _Round:
    """One weekly check in one transaction; what each group has received is read once."""

    def __init__(self, tx: Transaction, dependencies: Dependencies, now: datetime) -> None:
        self._tx, self._dependencies, self._now = tx, dependencies, now
        self._heard: dict[GroupId, tuple[Group, MessageBudget]] = {}

    async def ask(
        self,
        enterprise_id: EnterpriseId,
        places: Iterable[CompanyInGroup],
        what: tuple[SurveyKind, int],
        said: Iterable[Survey],
    ) -> bool:
        """Ask a person of this company; return whether anybody can be asked now."""
        found = await self._reader(places, [one.person_id for one in said])
        if found is None:
            return False
        person, group = found
        survey_id = await surveys.ask(self._tx, enterprise_id, person.id, *what, self._now)
        if survey_id is None:
            return False
        await outbox.post(
            self._tx,
            key=f"survey-ask:{survey_id}",
            kind="survey-ask",
            chat_id=person.telegram_id,
            person_id=person.id,
            group_id=group.id,
            at=self._now,
            stale_at=self._now + HELPS_FOR,
            survey=survey_id,
        )
        return True

    async def ask_consents(self, places: Iterable[CompanyInGroup], researchers: Sequence[HeldRole]) -> int:
        """Ask each person of this company once about research consent; return how many were asked."""
        asked = 0
        for place in places:
            group, budget = await self._heard_in(place.group_id)
            if not group.awake or group.sleeping_since is not None or not covering(researchers, group.region):
                continue
            theirs = [one for one in await people.of_company(self._tx, place.company_id) if one.reachable]
            before = await consents.asked(self._tx, [one.id for one in theirs])
            for person in theirs:
                if person.id in before or not budget.fits(person.telegram_id, 2 * UNFORESEEN + budget.may_come):
                    continue
                if await message_history.count(self._tx, person.telegram_id, SUCH_QUESTIONS, self._now - ASKED_AGAIN):
                    continue
                asked += 1
                await outbox.post(
                    self._tx,
                    key=f"research-ask:{person.id}:{self._now.date().isoformat()}",
                    kind="research-ask",
                    chat_id=person.telegram_id,
                    person_id=person.id,
                    group_id=group.id,
                    at=self._now,
                    stale_at=self._now + HELPS_FOR,
                )
        return asked

    async def _reader(self, places: Iterable[CompanyInGroup], before: list[int | None]) -> tuple[Person, Group] | None:
        candidates: list[tuple[Person, Group]] = []
        for place in places:
            group, budget = await self._heard_in(place.group_id)
            if not group.awake or group.sleeping_since is not None:
                continue
            for person in await people.of_company(self._tx, place.company_id):
                if person.reachable and budget.fits(person.telegram_id, 2 * UNFORESEEN + budget.may_come):
                    candidates.append((person, group))
        # Whoever was asked before knows what it is about; else whoever has been there longest.
        for person, group in sorted(candidates, key=lambda each: each[0].id not in before):
            lately = self._now - ASKED_AGAIN
            if not await message_history.count(self._tx, person.telegram_id, SUCH_QUESTIONS, lately):
                return person, group
        return None

    async def _heard_in(self, group_id: GroupId) -> tuple[Group, MessageBudget]:
        if group_id not in self._heard:
            group = await groups.by_id(self._tx, group_id)
            self._heard[group_id] = group, await budget_of(self._tx, self._dependencies, group, self._now)
        return self._heard[group_id]


async def write(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the survey question."""
    survey = await surveys.by_id(tx, letter.payload["survey"])
    reader = None if letter.person_id is None else await people.by_id(tx, letter.person_id)
    if survey is None or reader is None or survey.person_id != reader.id:
        return Needless("the reader is gone")
    company = await enterprises.name_of(tx, survey.enterprise_id)
    t = shown.words_for(reader, dependencies.language, dependencies.zone)
    return Written(Destination(letter.chat_id), shown.asked(t, survey, company))
