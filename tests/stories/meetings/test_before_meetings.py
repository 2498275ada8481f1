"""Before a meeting: the silent are asked once, the host counts heads, and a guest comes along."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from sandbox import Query
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor

STARTS = datetime(2026, 12, 15, 15, tzinfo=UTC)


async def _settled(core: CoreGroup) -> None:
    await core.aino.says("/schedule 15.12. klo 17 @ Kahvila Aino", core.chat)


def _received(actor: Actor) -> list[str]:
    return [m.text for m in actor.private.messages.values() if m.sender is not actor.person.account]


async def _pass(core: CoreGroup, by: Actor) -> str:
    """The payload of the pass a member hands out from the private chat."""
    await by.starts()
    assert "only" in (await by.presses("Bring a guest", chat=by.private) or "")
    found = re.search(r"\?start=(guest_\S+)", by.last(by.private).text)
    assert found is not None
    return found.group(1)


async def test_people_of_a_silent_company_are_asked_in_private_once(core: CoreGroup) -> None:
    for actor in (core.ben, core.aino, core.frida):
        await actor.starts()
    await _settled(core)
    await core.stage.until(datetime(2026, 12, 12, 15, 0, 1, tzinfo=UTC))
    asked = core.ben.sees("Are you coming", core.ben.private)
    assert "Tuesday 15 December at 17:00" in asked.text
    assert [b["text"] for b in asked.buttons] == ["Going", "Maybe", "Can't", "Calendar", "Bring a guest"]
    assert core.aino.person.seen("Are you coming", core.aino.private) is None
    assert await core.ben.presses("Going", asked) == "You are going. See you there!"
    await core.aino.says("/schedule 20.12. klo 17", core.chat)
    await core.stage.until(datetime(2026, 12, 19, tzinfo=UTC))
    assert not any("Are you coming" in text for text in _received(core.ben))
    assert asked.text == "🔁 Moved to Sunday 20 December at 17:00."
    assert asked.buttons == []


async def test_one_answer_speaks_for_the_company(core: CoreGroup) -> None:
    cecilia = core.stage.actor("Cecilia")
    core.frida.person.adds(cecilia.person, core.chat)
    await cecilia.says("/join Ben's Bikes", chat=core.chat)
    for actor in (core.ben, cecilia):
        await actor.starts()
    await _settled(core)
    await core.ben.presses("Can't", core.ben.sees("meeting is set", core.chat))
    await core.stage.until(STARTS)
    assert not any("Are you coming" in text for text in _received(cecilia) + _received(core.ben))


async def test_the_host_counts_heads_the_day_before_in_place_of_the_reminder(core: CoreGroup) -> None:
    cecilia = core.stage.actor("Cecilia")
    core.frida.person.adds(cecilia.person, core.chat)
    await cecilia.says("/join Cecilia's Cakes", chat=core.chat)
    await core.aino.starts()
    await _settled(core)
    await core.ben.presses("Going", core.ben.sees("meeting is set", core.chat))
    await core.stage.until(STARTS)
    checklist = core.aino.sees("Kahvila Aino hosts · Kainuu core", core.aino.private)
    assert "We meet tomorrow" in checklist.text
    assert "1 person is coming" in checklist.text
    assert "No word yet from Cecilia's Cakes" in checklist.text
    assert "Seats and coffee for 1, and for you" in checklist.text
    assert sum("We meet tomorrow" in text for text in _received(core.aino)) == 1


async def test_a_host_whom_nobody_has_answered_counts_no_heads(core: CoreGroup) -> None:
    await core.aino.starts()
    await _settled(core)
    await core.stage.until(STARTS)
    checklist = core.aino.sees("Kahvila Aino hosts · Kainuu core", core.aino.private).text
    assert "Nobody has said yes yet" in checklist
    assert "Seats" not in checklist


async def test_a_host_who_has_not_started_the_bot_gets_nothing_and_nobody_else_does(core: CoreGroup) -> None:
    await _settled(core)
    await core.stage.until(STARTS)
    assert not any("hosts · Kainuu core" in m.text for m in core.chat.messages.values())


async def test_a_meeting_settled_a_few_hours_before_brings_neither(core: CoreGroup) -> None:
    await core.ben.starts()
    await core.aino.starts()
    await core.aino.says("/schedule 24.11. klo 15", core.chat)
    await core.stage.until(datetime(2026, 11, 24, 13, tzinfo=UTC))
    assert not any("Are you coming" in text for text in _received(core.ben))
    assert not any("hosts · Kainuu core" in text for text in _received(core.aino))


async def test_a_guest_sees_where_and_when_says_yes_is_counted_and_is_reminded(core: CoreGroup) -> None:
    await _settled(core)
    payload = await _pass(core, core.ben)
    olli = core.stage.actor("Olli")
    await olli.starts(payload)
    invitation = olli.sees("Ben's Bikes invites you as a guest\n👥 Kainuu core", olli.private)
    assert "Tuesday 15 December at 17:00" in invitation.text
    assert "Kahvila Aino" in invitation.text
    assert await olli.presses("I'm coming", invitation) == "Welcome!"
    await olli.presses("I'm coming", invitation)
    await core.stage.passes(seconds=2)
    assert "You are coming" in invitation.text
    card = core.ben.sees("Our next meeting", core.chat)
    assert "Guest 1: Olli (Ben's Bikes)" in card.text
    await core.ben.presses("Going", card)
    await core.stage.until(STARTS)
    assert sum("We meet tomorrow" in text for text in _received(olli)) == 1
    await core.stage.until(datetime(2027, 1, 10, tzinfo=UTC))
    assert "What would you like to do next" in _received(olli)[-1]
    assert "and 1 guest" in core.ben.sees("Our meeting, Tuesday", core.chat).text


async def test_a_guest_hears_when_the_meeting_moves_or_is_off_and_no_more_after_a_no(core: CoreGroup) -> None:
    await _settled(core)
    payload = await _pass(core, core.ben)
    olli, ulla = core.stage.actor("Olli"), core.stage.actor("Ulla", "fi")
    for guest, answer in ((olli, "I'm coming"), (ulla, "En pääse tulemaan")):
        await guest.starts(payload)
        await guest.presses(answer, chat=guest.private)
    await core.aino.says("/schedule 17.12. klo 18", core.chat)
    assert "Thursday 17 December at 18:00" in olli.sees("has changed", olli.private).text
    await core.stage.passes(seconds=2)
    await core.aino.says("/cancel", core.chat)
    olli.sees("is cancelled", olli.private)
    await core.stage.passes(seconds=2)
    # Besides the invitation only what is kept of whoever comes.
    assert [text[0] for text in _received(ulla)] == ["🔒", "🚫"]
    assert "peruttu" in ulla.last(ulla.private).text
    await olli.starts(payload)
    olli.sees("This meeting is over or was cancelled", olli.private)


async def test_a_guest_who_says_yes_on_the_day_is_reminded_two_hours_before(core: CoreGroup) -> None:
    await _settled(core)
    payload = await _pass(core, core.ben)
    await core.stage.until(datetime(2026, 12, 15, 9, tzinfo=UTC))
    olli = core.stage.actor("Olli")
    await olli.starts(payload)
    await olli.presses("I'm coming", chat=olli.private)
    await core.stage.until(STARTS)
    assert "We meet in 2 hours" in _received(olli)[-1]


@pytest.mark.parametrize(
    ("payload", "answer"),
    [("guest_unknown", "no longer valid"), ("guest_", "I help core groups")],
)
async def test_a_pass_that_is_none_is_answered_kindly(core: CoreGroup, payload: str, answer: str) -> None:
    olli = core.stage.actor("Olli")
    await olli.starts(payload)
    olli.sees(answer, olli.private)


async def test_members_need_no_pass_and_a_pass_is_for_a_few(core: CoreGroup) -> None:
    await _settled(core)
    payload = await _pass(core, core.ben)
    await core.aino.starts(payload)
    core.aino.sees("You are already in Kainuu core", core.aino.private)
    for n in range(6):
        guest = core.stage.actor(f"Guest {n}")
        await guest.starts(payload)
        expected = "invites you" if n < 5 else "used by 5 guests"
        guest.sees(expected, guest.private)


async def test_a_button_of_a_meeting_that_is_over_says_so(core: CoreGroup) -> None:
    await _settled(core)
    payload = await _pass(core, core.ben)
    olli = core.stage.actor("Olli")
    await olli.starts(payload)
    invitation = olli.sees("invites you", olli.private)
    coming = invitation.buttons[0]
    await core.stage.until(datetime(2026, 12, 15, 15, 30, tzinfo=UTC))
    query = olli.person.press_button(invitation, coming)
    await core.stage.settle()
    assert isinstance(query, Query) and query.answer is not None
    assert "over or was cancelled" in (query.answer.text or "")


async def test_who_wants_to_be_reminded_in_the_group_only_says_so_with_a_tap(core: CoreGroup) -> None:
    await core.ben.starts()
    assert "🔕 Only in the group" in [button["text"] for button in core.ben.last(core.ben.private).buttons]
    await core.aino.says("/schedule 22.12. klo 17 @ Kahvila Aino", core.chat)
    await core.ben.presses("Going", core.ben.sees("meeting is set", core.chat))
    await core.stage.until(datetime(2026, 12, 15, 15, 0, 1, tzinfo=UTC))
    week = core.ben.sees("We meet in 7 days", core.ben.private)
    for _ in range(2):
        said = await core.ben.presses("🔕 Only in the group", week)
        assert said is not None and said.startswith("From now on I'll remind you of meetings in the group only.")
    await core.stage.until(datetime(2026, 12, 21, 15, 0, 1, tzinfo=UTC))
    core.ben.sees("We meet tomorrow", core.chat)
    assert not any("We meet tomorrow" in text for text in _received(core.ben))
    await core.ben.starts()
    welcome = core.ben.last(core.ben.private)
    assert "here, too" in (await core.ben.presses("🔔 Remind me here, too", welcome) or "")
    assert welcome.buttons[0]["text"] == "🔕 Only in the group"
    await core.stage.until(datetime(2026, 12, 22, 13, 0, 1, tzinfo=UTC))
    core.ben.sees("We meet in 2 hours", core.ben.private)
    # Once the meeting is over, the reminder no longer says that it is to come.
    await core.stage.until(datetime(2026, 12, 24, 18, 0, tzinfo=UTC))
    assert not any("We meet in 2 hours" in text for text in _received(core.ben))
    core.ben.sees("Tuesday 22 December", core.ben.private)
