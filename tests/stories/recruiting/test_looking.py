"""From a link to a group: five questions, a proposal, and what the newcomer chooses."""

from __future__ import annotations

import re

from tests.stories.conftest import CoreGroup
from tests.stories.recruiting.test_links import payload_of
from tests.stories.stage import Actor


async def _link(core: CoreGroup, where: str = "Kainuu core fair") -> str:
    cora = await core.stage.coordinator("Cora")
    await cora.says(f"/recruit {where}", chat=cora.private)
    return payload_of(cora)


async def _planned(core: CoreGroup) -> None:
    await core.aino.presses("We'll host", chat=core.chat)
    await core.aino.says("/schedule 15 Dec 17:00 @ our café", chat=core.chat)


async def _answers(sanna: Actor) -> None:
    await sanna.says("Sannan Kukka", chat=sanna.private)
    await sanna.presses("Kainuu", chat=sanna.private)
    await sanna.says("florist", chat=sanna.private)
    await sanna.presses("Others like me", chat=sanna.private)
    await sanna.presses("Tu", chat=sanna.private)
    await sanna.presses("in the evening", chat=sanna.private)
    await sanna.presses("These suit me", chat=sanna.private)


async def test_five_answers_lead_to_the_coming_meeting_and_the_guest_is_on_its_card(core: CoreGroup) -> None:
    payload, sanna = await _link(core), core.stage.actor("Sanna")
    await _planned(core)
    await sanna.starts(payload)
    sanna.sees(r"1/5 What is your company called", sanna.private)
    await _answers(sanna)
    sanna.sees(r"👥 Kainuu core\n📍 Kainuu\n2 companies so far\n🗓 .*15 December.*\n🏠 .*Kahvila Aino", sanna.private)
    assert "our café" not in sanna.last(sanna.private).text
    await sanna.presses("Come once as a guest", chat=sanna.private)
    sanna.sees("our café", sanna.private)
    core.aino.sees("Sanna", core.chat)
    # The link again: nothing is asked twice.
    await sanna.starts(payload)
    sanna.sees("You're coming as a guest", sanna.private)


async def test_every_question_can_be_skipped_and_a_restart_or_a_double_press_loses_nothing(core: CoreGroup) -> None:
    payload, sanna = await _link(core, "Kainuu fair"), core.stage.actor("Sanna", "fi")
    await sanna.starts(payload)
    first = sanna.last(sanna.private)
    await core.stage.bot_stops()
    sanna.person.says("Sannan Kukka", chat=sanna.private)
    await core.stage.bot_starts()
    await core.stage.settle()
    sanna.sees("2/5 Missä yrityksesi on", sanna.private)
    assert await sanna.presses("Jätän väliin", first) == "Tähän on jo vastattu. Näin asia on nyt."
    sanna.sees("2/5 Missä yrityksesi on", sanna.private)
    assert "2/5 Missä yrityksesi on" in first.text
    card = sanna.last(sanna.private)
    for _ in range(3):
        await sanna.presses("Jätän väliin", card)
    sanna.sees("5/5", sanna.private)
    await sanna.presses("Mikä tahansa sopii", card)
    sanna.sees("Tämä ryhmä voisi sopia sinulle", sanna.private)
    assert "vieraaksi" not in str(card.buttons)


async def test_words_typed_weeks_later_still_answer_the_question_that_stands_there(core: CoreGroup) -> None:
    payload, sanna = await _link(core), core.stage.actor("Sanna")
    await sanna.starts(payload)
    await core.stage.passes(days=70)
    await sanna.says("Sannan Kukka", chat=sanna.private)
    sanna.sees("2/5 Where is it", sanna.private)
    await core.stage.passes(days=3)
    await sanna.presses("Kainuu", chat=sanna.private)
    await core.stage.passes(days=3)
    await sanna.says("florist", chat=sanna.private)
    await core.stage.passes(days=3)
    await sanna.says("x" * 301, chat=sanna.private)
    sanna.sees("1 character", sanna.private)
    await sanna.says("Customers", chat=sanna.private)
    await core.stage.passes(days=3)
    await sanna.says("Whenever", chat=sanna.private)
    assert "5/5" not in sanna.last(sanna.private).text, "days are pressed, and words answer nothing"
    await sanna.presses("Any time suits me", chat=sanna.private)
    sanna.sees("This group could suit you", sanna.private)


async def test_a_town_the_network_does_not_know_is_asked_about_and_nobody_waits_in_vain(core: CoreGroup) -> None:
    sanna = core.stage.actor("Sanna")
    await sanna.starts()
    await sanna.presses("I'm looking for a group", chat=sanna.private)
    await sanna.presses("Skip this one", chat=sanna.private)
    await sanna.says("Sotkamo", chat=sanna.private)
    sanna.sees(r"nearest to you\?\n📍 Sotkamo", sanna.private)
    await sanna.presses("Kainuu", chat=sanna.private)
    for _ in range(2):
        await sanna.presses("Skip this one", chat=sanna.private)
    await sanna.presses("Any time suits me", chat=sanna.private)
    await sanna.presses("Not now", chat=sanna.private)
    await sanna.presses("The days don't suit me", chat=sanna.private)
    sanna.sees("welcome back whenever", sanna.private)
    cora = await core.stage.coordinator("Cora")
    await cora.says("/recruit kainuu", chat=cora.private)
    cora.sees("1 opened · 1 answered · 2 joined · 1 said not now", cora.private)
    await sanna.presses("Look for a group", chat=sanna.private)
    sanna.sees("1/5", sanna.private)
    await sanna.says("x" * 90, chat=sanna.private)
    sanna.sees("10 characters", sanna.private)
    await sanna.says("Sannan Kukka", chat=sanna.private)
    sanna.sees("2/5", sanna.private)


async def test_a_facilitator_lets_a_newcomer_in_by_a_link_for_them_alone(core: CoreGroup) -> None:
    payload, sanna, eve = await _link(core), core.stage.actor("Sanna"), core.stage.actor("Eve")
    core.frida.person.promotes(core.stage.bot, chat=core.chat, can_invite_users=True)
    await core.frida.starts()
    await sanna.starts(payload)
    await _answers(sanna)
    await sanna.presses("I'd like to join", chat=sanna.private)
    sanna.sees("asked the facilitator", sanna.private)
    card = core.frida.sees(
        r"Sanna would like to join your group.\n👥 Kainuu core\n🏠 Sannan Kukka · florist · Kainuu", core.frida.private
    )
    await core.frida.presses("Let them in", card)
    core.frida.sees("Sanna is welcome, and has been told", core.frida.private)
    letter = sanna.sees("opens the group's chat", sanna.private)
    url = letter.buttons[0]["url"]
    (made,) = [link for link in core.chat.invite_links.values() if link.url == url]
    assert (made.name, made.limit) == ("fair", 1)
    sanna.person.uses_invite(url)
    await core.stage.settle()
    try:
        eve.person.uses_invite(url)
    except PermissionError:
        pass
    else:
        raise AssertionError("a second person came in by the same link")


async def test_where_the_bot_may_not_invite_the_facilitator_is_told_and_strangers_let_nobody_in(
    core: CoreGroup,
) -> None:
    payload, sanna = await _link(core), core.stage.actor("Sanna")
    await sanna.starts(payload)
    await _answers(sanna)
    await sanna.presses("I'd like to join", chat=sanna.private)
    card = core.frida.sees("Sanna would like to join", core.chat)
    assert re.match("Frida", card.text)
    assert "facilitator" in (await core.ben.presses("Let them in", card) or "")
    await core.frida.presses("Let them in", card)
    core.frida.sees("please add them yourself", core.chat)
    sanna.sees("will add you", sanna.private)


async def test_turned_down_newcomers_look_on_also_late_in_the_evening(core: CoreGroup) -> None:
    payload, sanna = await _link(core), core.stage.actor("Sanna")
    await core.frida.starts()
    # Half past ten in Finland: the facilitator hears at once of somebody who waits.
    await core.stage.until(core.stage.world.clock.now().replace(hour=20, minute=30))
    await sanna.starts(payload)
    await _answers(sanna)
    await sanna.presses("I'd like to join", chat=sanna.private)
    core.frida.sees("Sanna would like to join", core.frida.private)
    await core.frida.presses("There's no room now", chat=core.frida.private)
    sanna.sees("can't take anybody in just now", sanna.private)
    await sanna.presses("Look for a group", chat=sanna.private)
    sanna.sees("No group near you has room", sanna.private)
    await sanna.presses("I'll wait", chat=sanna.private)
    sanna.sees("You're on the list", sanna.private)


async def test_members_are_told_that_the_link_is_for_others(core: CoreGroup) -> None:
    payload = await _link(core)
    await core.ben.starts(payload)
    core.ben.sees("You already belong to Kainuu core", core.ben.private)


async def test_pressed_after_months_every_button_says_how_things_stand_now(core: CoreGroup) -> None:
    payload, sanna, stage = await _link(core), core.stage.actor("Sanna"), core.stage
    core.frida.person.promotes(stage.bot, chat=core.chat, can_invite_users=True)
    await core.frida.starts()
    await _planned(core)
    await sanna.starts(payload)
    first = sanna.last(sanna.private)
    await _answers(sanna)
    proposal = sanna.last(sanna.private)
    await stage.passes(days=25)
    assert "no date" in (await sanna.presses("Come once as a guest", proposal) or "").lower()
    assert "This group could suit you" in proposal.text and "Come once as a guest" not in str(proposal.buttons)
    await sanna.presses("Skip this one", first)
    assert "This group could suit you" in first.text
    await sanna.presses("I'd like to join", proposal)
    await core.frida.presses("Let them in", chat=core.frida.private)
    letter = sanna.sees("opens the group's chat", sanna.private)
    await stage.passes(days=61)
    old = letter.buttons[0]["url"]
    await sanna.presses("Send me a new link", letter)
    assert letter.buttons[0]["url"] != old
    await sanna.starts(payload)
    sanna.sees(r"You're welcome to join", sanna.private)
    # What they have said is kept for a year or so; then the old button asks anew.
    await stage.passes(days=410)
    await sanna.presses("Send me a new link", letter)
    assert "1/5" in letter.text


async def test_another_evening_pressed_when_no_date_is_set_waits_for_one(core: CoreGroup) -> None:
    payload, sanna = await _link(core), core.stage.actor("Sanna")
    await _planned(core)
    await sanna.starts(payload)
    await _answers(sanna)
    await sanna.presses("Come once as a guest", chat=sanna.private)
    await core.stage.until(core.stage.world.clock.now().replace(month=12, day=16, hour=18))
    letter = sanna.sees("What would you like to do next", sanna.private)
    await core.stage.passes(days=75)
    await sanna.presses("I'll come once more", letter)
    assert "as soon as the next date is set" in letter.text
    await sanna.starts(payload)
    sanna.sees("This group could suit you", sanna.private)
