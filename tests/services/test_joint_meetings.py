"""Joint meetings: who may plan one, change it and call it off."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.domain.joint_meetings import JointGone, JointState, OrganisersOnly
from bot.domain.people import Who
from bot.domain.people.roles import Role
from storage import people
from storage.people import roles
from tests.services.conftest import AINO, COORDINATOR, FRIDA, Office

CORA, ADA, LEO = Who(COORDINATOR, "Cora", "en"), Who(77, "Ada", "en"), Who(78, "Leo", "en")


async def test_nobody_touches_a_meeting_of_groups_they_do_not_look_after(office: Office) -> None:
    await office.two_companies()
    await office.set_up(-2002, "Lappi core", "Lappi")
    async with office.database.transaction() as tx:
        await people.meet(tx, CORA, reachable=True)
        for who, region in ((ADA, "Kainuu"), (LEO, "Lappi")):
            person = await people.meet(tx, who, reachable=True)
            await roles.grant(tx, person.id, Role.ADVISER, [region], COORDINATOR, office.clock.now())
    plans, at = office.services.joint_planning, office.clock.now() + timedelta(days=9)
    joint = (await plans.begin(ADA)).meeting.id
    # Of all groups an adviser asks those of the own regions.
    assert [group.title for group in (await plans.choose(ADA, joint, "a", 1)).groups] == ["Kainuu core"]
    assert not (await plans.choose(ADA, joint, "a", 1)).groups
    assert not (await plans.choose(ADA, joint, "g", 2)).groups
    await plans.choose(ADA, joint, "g", 1)
    await plans.settle(ADA, joint, title="Trade fair")
    await plans.settle_time(ADA, joint, lambda _: (at, None))
    tries: tuple[Callable[[Who], Awaitable[object]], ...] = (
        lambda who: plans.look(who, joint),
        lambda who: plans.settle(who, joint, title="Mine"),
        lambda who: plans.settle_time(who, joint, lambda _: (at + timedelta(days=1), None)),
        lambda who: plans.tell(who, joint),
        lambda who: plans.call_off(who, joint, None),
        lambda who: plans.tell_how_it_was(who, joint, held=True, came=3),
    )
    for announced in (False, True):
        for stranger in (LEO, AINO, FRIDA, Who(500, "Stranger", None)):
            for act in tries:
                with pytest.raises((OrganisersOnly, JointGone)):
                    await act(stranger)
        if not announced:
            await plans.tell(ADA, joint)
    view = await plans.look(ADA, joint)
    assert (view.meeting.state, view.meeting.title, view.meeting.starts_at) == (JointState.PLANNED, "Trade fair", at)
    assert [one.meeting.id for one in await plans.ahead(CORA)] == [joint] and await plans.ahead(LEO) == ()
