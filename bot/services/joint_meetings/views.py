"""A joint meeting as it is shown, and who can plan one."""

from __future__ import annotations

from datetime import datetime

from bot.domain.groups import Group
from bot.domain.groups.company_names import same_name
from bot.domain.ids import GroupId
from bot.domain.joint_meetings import (
    JointCompany,
    JointGone,
    JointMeeting,
    JointRoll,
    JointState,
    JointView,
    OrganisersOnly,
)
from bot.domain.meetings import MeetingAnswer
from bot.domain.people import Who
from bot.domain.people.roles import Role
from bot.services.dependencies import Dependencies
from bot.services.people import held_by, is_coordinator
from storage import Transaction, groups, joint_meetings, meetings, people
from storage.groups import companies


async def view_of(tx: Transaction, joint: JointMeeting) -> JointView:
    """Return the meeting with its groups and answers."""
    found = [await groups.by_id(tx, GroupId(group_id)) for group_id in await joint_meetings.group_ids(tx, joint.id)]
    organiser = None if joint.person_id is None else await people.by_id(tx, joint.person_id)
    answers = tuple(await joint_meetings.answers(tx, joint.id))
    return JointView(joint, tuple(found), answers, organiser)


async def roll_of(tx: Transaction, joint: JointMeeting) -> JointRoll:
    """Return which companies were there."""
    view, there = await view_of(tx, joint), await joint_meetings.there(tx, joint.id)
    found = [
        JointCompany(int(one.id), int(group.id), one.name, int(one.id) in there)
        for group in view.groups
        for one in await companies.of_group(tx, group.id)
        if not one.left or int(one.id) in there
    ]
    return JointRoll(view, tuple(found))


async def propose_companies(tx: Transaction, joint: JointMeeting) -> None:
    """Tick the companies whose people had said they would come, if nothing is ticked yet."""
    if joint.companies_at is not None or await joint_meetings.there(tx, joint.id):
        return
    for one in await joint_meetings.answers(tx, joint.id):
        if one.answer is MeetingAnswer.GOING:
            company_id = await people.company_of(tx, one.person_id, one.group_id)
            if company_id is not None:
                await joint_meetings.tick(tx, joint.id, int(company_id), there=True)


async def busy_that_day(tx: Transaction, view: JointView) -> tuple[Group, ...]:
    """Return the groups that have their own meeting on the same day."""
    if view.meeting.starts_at is None:
        return ()
    found = []
    for group in view.groups:
        own = await meetings.coming(tx, group.id)
        if own is not None and _day(own.starts_at, group) == _day(view.meeting.starts_at, group):
            found.append(group)
    return tuple(found)


def _day(moment: datetime, group: Group) -> object:
    return moment.astimezone(group.tz).date()


async def reached(tx: Transaction, dependencies: Dependencies, who: Who) -> list[Group]:
    """Return the groups for which a person can plan a joint meeting.

    Raises:
        OrganisersOnly: they are neither coordinator nor adviser.
    """
    every = await groups.registered(tx)
    if await is_coordinator(tx, dependencies, who.telegram_id):
        return every
    person = await people.by_telegram_id(tx, who.telegram_id)
    held = () if person is None else await held_by(tx, person)
    advising = [role for role in held if role.role is Role.ADVISER]
    if not advising:
        raise OrganisersOnly
    return [group for group in every if any(role.covers(group.region) for role in advising)]


async def planned_by(tx: Transaction, dependencies: Dependencies, who: Who, joint_id: int) -> JointMeeting:
    """Return a joint meeting for somebody who can change it: a coordinator, or the adviser who plans it.

    Raises:
        OrganisersOnly: neither.
        JointGone: there is none.
    """
    await reached(tx, dependencies, who)
    joint = await joint_meetings.by_id(tx, joint_id)
    if joint is None or joint.state is JointState.CANCELLED:
        raise JointGone
    if not await is_coordinator(tx, dependencies, who.telegram_id):
        person = await people.by_telegram_id(tx, who.telegram_id)
        if person is None or person.id != joint.person_id:
            raise OrganisersOnly
    return joint


def of_region(every: list[Group], group_id: int) -> set[int]:
    """Return all groups in the region of the given group, or only that group if it has no region."""
    one = next((group for group in every if group.id == group_id), None)
    if one is None:
        return set()
    if one.region is None:
        return {int(one.id)}
    return {int(group.id) for group in every if group.region is not None and same_name(group.region, one.region)}
