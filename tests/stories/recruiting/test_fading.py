"""A company that has been away is asked before it leaves, its facilitator is asked to call, and who leaves is asked why."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.people import Who
from bot.formats.when import Appointment
from storage import people
from storage.delivery import outbox
from storage.recruiting import member_asks
from tests.stories.conftest import CoreGroup
from tests.stories.recruiting.test_links import payload_of


async def _aino_meets_alone(core: CoreGroup) -> None:
    stage = core.stage
    assert stage.mgn is not None
    when = Appointment(stage.world.clock.now() + timedelta(days=20), "Kahvila Aino")
    who = Who(core.aino.person.id, "Aino", "en")
    await stage.mgn.services.meetings.schedule(who, core.chat.id, when, facilitator=False)
    await stage.until(stage.world.clock.now() + timedelta(days=21))
    # Ben's company is asked to host next, and says nothing.
    await stage.until(stage.world.clock.now() + timedelta(days=9))


async def test_three_meetings_without_a_word_bring_a_question_then_a_call_and_leaving_another(core: CoreGroup) -> None:
    ben, frida, stage = core.ben, core.frida, core.stage
    for each in (ben, frida):
        await each.starts()
    for _ in range(3):
        await _aino_meets_alone(core)
    asked = ben.sees("We've missed Ben's Bikes at the last three meetings", ben.private)
    await stage.until(stage.world.clock.now() + timedelta(days=8))
    frida.sees("Ben's Bikes has missed three meetings in a row and hasn't answered me. A call from you", frida.private)
    assert not any("missed three meetings" in each.text for each in core.chat.messages.values()), "never in the group"
    await ben.presses("I need a break", asked)
    ben.sees("With /pause you can choose a day", ben.private)
    await ben.says("/leave", chat=core.chat)
    await ben.presses("Leave", ben.last(core.chat))
    await stage.passes(days=2)
    why = ben.sees("If you like, say why you left", ben.private)
    await ben.presses("I got too little from it", why)
    ben.sees("You're welcome back any time", ben.private)


async def test_a_member_who_is_asked_hands_on_a_link_of_their_own(core: CoreGroup) -> None:
    aino, stage = core.aino, core.stage
    assert stage.mgn is not None
    await aino.starts()
    async with stage.mgn.services.dependencies.database.transaction() as tx:
        person = await people.meet(tx, Who(aino.person.id, "Aino", "en"))
        now = stage.world.clock.now()
        ask = await member_asks.add(tx, 1, person.id, now)
        await outbox.post(
            tx,
            key=f"member-ask:{ask}",
            kind="member-ask",
            chat_id=aino.person.id,
            person_id=person.id,
            group_id=1,
            at=now,
            ask=ask,
        )
    await stage.until(stage.world.clock.now() + timedelta(hours=14))
    question = aino.sees("The group would like to have 8 companies", aino.private)
    await aino.presses("Not this time", question)
    aino.sees("I won't ask again for at least three months", aino.private)
    async with stage.mgn.services.dependencies.database.transaction() as tx:
        await outbox.post(
            tx,
            key="member-ask:again",
            kind="member-ask",
            chat_id=aino.person.id,
            person_id=person.id,
            group_id=1,
            at=stage.world.clock.now(),
            ask=ask,
        )
    await stage.until(stage.world.clock.now() + timedelta(hours=14))
    await aino.presses("I know somebody", aino.sees("The group would like to have 8 companies", aino.private))
    aino.sees("entrepreneurs like you, sole traders too", aino.private)
    stranger = stage.actor("Sanna")
    await stranger.starts(payload_of(aino))
    stranger.sees("1/5", stranger.private)
