"""Facilitators are not nagged: a silent group is asked less and less, and after three months whether it sleeps."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.refused import FacilitatorsOnly
from tests.services.conftest import AINO, BEN, CARL, CHAT, FRIDA, Office


async def _asked(office: Office, weeks: int) -> dict[str, int]:
    """How often each kind of message went out in so many weeks in which nobody said anything."""
    said: dict[str, int] = {}
    for _ in range(weeks * 7):
        await office.passes(days=1)
        for key in await office.delivers():
            kind = key.partition(":")[0]
            said[kind] = said.get(kind, 0) + 1
    return said


async def test_a_silent_group_is_asked_less_and_less_then_whether_it_sleeps_and_is_left_in_peace(
    office: Office,
) -> None:
    await office.two_companies()
    await office.delivers()
    first, second, third = (await _asked(office, 4), await _asked(office, 4), await _asked(office, 6))
    assert first["turn-offer"] == 4
    assert second["turn-offer"] == 2
    assert third.get("turn-offer", 0) <= 1
    assert first["turn-escalate"] > second.get("turn-escalate", 0) >= third.get("turn-escalate", 0)
    # Once: to the facilitators, none of whom can be reached, and so by name in the group.
    assert third["sleep-ask"] == 2
    # Nobody answers that either.
    assert set(await _asked(office, 12)) <= {"health"}
    with pytest.raises(FacilitatorsOnly):
        await office.services.groups.wake(CHAT, facilitator=False)
    group, slept = await office.services.groups.wake(CHAT, facilitator=True)
    assert slept
    assert group.sleeping_since is None
    assert [key for key in await office.delivers() if key.startswith("turn-offer")]
    assert (await office.services.groups.wake(CHAT, facilitator=True))[1] is False


async def test_who_hosts_wakes_the_group_and_a_facilitator_lets_it_sleep_or_go_on(office: Office) -> None:
    await office.two_companies()
    await office.delivers()
    while "sleep-ask" not in (said := await _asked(office, 1)):
        assert said is not None
    group = await office.services.groups.sleeps(CHAT, facilitator=True, asleep=True)
    assert group.sleeping_since is not None
    assert await _asked(office, 8) == {}
    await office.services.turns.volunteer(BEN, CHAT)
    assert (await office.services.groups.settings(CHAT, facilitator=True)).group.sleeping_since is None


async def test_a_facilitator_is_never_told_to_call_themselves(office: Office) -> None:
    await office.two_companies()
    await office.services.companies.join(FRIDA, CHAT, "Kahvila Aino")
    for who in (AINO, FRIDA):
        await office.services.people.welcome(who)
    await office.passes(days=5, minutes=1)
    sent = await office.delivers()
    # Frida, the only facilitator, is of the company that has not answered.
    assert [key for key in sent if key.startswith("turn-escalate") and key.count(":") > 1] == []


async def test_that_nobody_said_yes_is_not_said_where_somebody_had(office: Office) -> None:
    await office.two_companies()
    await office.services.companies.join(CARL, CHAT, "Carl's Cars")
    await office.services.people.welcome(FRIDA)
    turn = (await office.services.turns.hosts(CHAT)).turn
    assert turn is not None
    await office.services.turns.accept(AINO, turn.id)
    for who in (AINO, BEN, CARL):
        await office.services.turns.pass_on(who, CHAT)
    await office.delivers()
    office.clock.moment += timedelta(days=5, minutes=1)
    await office.passes()
    await office.delivers()
    letters = [row for row in await office.rows("outbox", turn.group_id) if row.kind == "turn-escalate"]
    assert letters
