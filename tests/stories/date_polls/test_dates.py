"""A host offers several times, the companies say which suit, and one tap settles the meeting."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from sandbox import Message
from sandbox.api.faults import Fault
from sandbox.world.closing import close_poll
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor

TWO = "/dates 15 Dec 17:00; 16 Dec 17:00"
THREE = f"{TWO}; 17 Dec 9:00"


def polls_in(core: CoreGroup) -> list[Message]:
    """Every poll in the group's chat, oldest first."""
    return [m for m in core.chat.messages.values() if m.poll is not None]


def options(message: Message) -> list[str]:
    """What can be chosen."""
    assert message.poll is not None
    return [option.text for option in message.poll.options]


def texts(core: CoreGroup) -> list[str]:
    """Everything said in the group's chat."""
    return [m.text for m in core.chat.messages.values()]


async def ticks(core: CoreGroup, actor: Actor, *chosen: str | int) -> None:
    """Answer the latest poll."""
    actor.person.votes(polls_in(core)[-1], *chosen)
    await core.stage.settle()


async def speaks(core: CoreGroup, language: str) -> None:
    """The group chooses its language."""
    if language != "en":
        await core.frida.says("/language")
        await core.frida.presses({"fi": "Suomi", "sv": "Svenska"}[language], core.frida.last())


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
async def test_the_whole_story_in_three_languages(core: CoreGroup, language: str) -> None:
    command, first, last, words = {
        "en": ("/dates", "15 Dec 17:00", "Thu 17 Dec 09:00", ("suits the most", "Booked", "meeting is set")),
        "fi": ("/ajat", "15.12. klo 17", "to 17.12. klo 9.00", ("sopii useimmille", "Sovittu", "on sovittu")),
        "sv": ("/tider", "15 dec kl. 17", "tors 17 dec. kl. 9.00", ("passar flest", "Bokat", "är bokad")),
    }[language]
    await speaks(core, language)
    await core.aino.says(f"{command} {first} @ Kahvila Aino; 2026-12-16 17:00\n2026-12-17 09:00")
    poll = polls_in(core)[0].poll
    assert poll is not None
    assert len(poll.options) == 3
    assert poll.options[2].text.startswith(last)
    assert (poll.anonymous, poll.multiple, poll.adding) == (False, True, False)
    assert "Kahvila Aino" in poll.description
    await ticks(core, core.aino, 0, 2)
    await ticks(core, core.ben, 2)
    # The program is down when the answers close, and comes back later.
    await core.stage.bot_stops()
    core.stage.world.clock.advance(timedelta(hours=73))
    await core.stage.bot_starts()
    await core.stage.settle()
    result = core.ben.sees(words[0], core.chat)
    assert "Kahvila Aino" in result.text
    assert [button["text"] for button in result.buttons] == [f"✓ {last}", options(polls_in(core)[0])[0].split(" ·")[0]]
    assert poll.closed
    await core.aino.presses(result.buttons[0]["text"], result)
    assert words[1] in result.text
    assert result.buttons == []
    assert "9" in core.ben.sees(words[2]).text


async def test_the_host_settles_it_with_one_tap_and_another_press_changes_nothing(core: CoreGroup) -> None:
    await core.aino.says(THREE)
    assert options(polls_in(core)[0]) == ["Tue 15 Dec 17:00", "Wed 16 Dec 17:00", "Thu 17 Dec 09:00"]
    await ticks(core, core.aino, 0, 1)
    await ticks(core, core.ben, 1)
    await core.stage.passes(hours=72)
    result = core.ben.sees("The answers are in")
    assert "2 of 2 companies answered" in result.text
    assert "Wed 16 Dec 17:00\n▇▇▇▇▇▇▇▇▇▇ 2 – Kahvila Aino and Ben's Bikes" in result.text
    assert "Only the host" in (await core.ben.presses("Tue 15 Dec 17:00", result) or "")
    assert "Booked" in (await core.aino.presses("✓ Wed 16 Dec 17:00", result) or "")
    await core.stage.passes(seconds=2)
    assert "Booked\n🗓 Wednesday 16 December at 17:00" in result.text
    said = len(texts(core))
    core.aino.sees("meeting is set")
    await core.stage.passes(days=3)
    assert len(texts(core)) == said
    await core.aino.says("/meeting")
    assert "Wednesday 16 December at 17:00" in core.aino.last().text


async def test_two_quick_presses_settle_one_meeting(core: CoreGroup) -> None:
    await core.aino.says(TWO)
    await ticks(core, core.ben, 0, 1)
    await core.stage.passes(hours=72)
    result = core.ben.sees("The answers are in")
    both = await asyncio.gather(*(core.aino.person.presses("✓ Tue 15 Dec 17:00", result) for _ in range(2)))
    assert [answer.text for answer in both] == ["Booked! The group can see it now."] * 2
    await core.stage.settle()
    assert sum("meeting is set" in text for text in texts(core)) == 1


async def test_once_every_company_has_answered_nobody_waits_for_the_clock(core: CoreGroup) -> None:
    await core.aino.says(TWO)
    await ticks(core, core.aino, 0)
    await core.stage.passes(minutes=30)
    assert not any("The answers are in" in text for text in texts(core))
    await ticks(core, core.ben, 0)
    await core.stage.passes(minutes=5)
    await ticks(core, core.ben, 0, 1)
    await core.stage.passes(minutes=9)
    assert not any("The answers are in" in text for text in texts(core))
    await core.stage.passes(minutes=1)
    assert "ahead of time" in core.ben.sees("The answers are in").text


async def test_an_answer_taken_back_keeps_the_poll_open(core: CoreGroup) -> None:
    await core.aino.says(TWO)
    await ticks(core, core.aino, 0)
    await ticks(core, core.ben, 0)
    core.ben.person.retracts(polls_in(core)[0])
    await core.stage.settle()
    await core.stage.passes(hours=1)
    assert not any("The answers are in" in text for text in texts(core))


async def test_moving_one_of_the_times_never_loses_answers_to_the_others(core: CoreGroup) -> None:
    await core.aino.says(THREE)
    await ticks(core, core.ben, 0, 1)
    await core.aino.says("/dates 15 Dec 17:00; 16 Dec 18:00; 17 Dec 9:00")
    old, new = polls_in(core)
    assert old.poll is not None and old.poll.closed
    assert options(new) == ["Tue 15 Dec 17:00", "Wed 16 Dec 18:00", "Thu 17 Dec 09:00"]
    assert new.poll is not None and "Earlier answers still count" in new.poll.description
    await ticks(core, core.aino, 1)
    await core.stage.passes(hours=72)
    result = core.ben.sees("The answers are in").text
    assert "2 of 2 companies answered" in result
    assert "Tue 15 Dec 17:00\n▇▇▇▇▇▇▇▇▇▇ 1 – Ben's Bikes" in result
    assert "Wed 16 Dec 18:00\n▇▇▇▇▇▇▇▇▇▇ 1 – Kahvila Aino" in result
    assert "16 Dec 17:00" not in result
    assert sum("The answers are in" in text for text in texts(core)) == 1


async def test_whoever_ticks_only_the_new_time_adds_to_what_they_said(core: CoreGroup) -> None:
    await core.aino.says(TWO)
    await ticks(core, core.ben, 0)
    await core.aino.says("/dates 15 Dec 17:00; 17 Dec 9:00")
    await ticks(core, core.ben, 1)
    await core.aino.says("/dates")
    shown = core.aino.last().text
    assert "Tue 15 Dec 17:00\n▇▇▇▇▇▇▇▇▇▇ 2 – Kahvila Aino and Ben's Bikes" in shown
    assert "Thu 17 Dec 09:00\n▇▇▇▇▇▇▇▇▇▇ 2 – Kahvila Aino and Ben's Bikes" in shown
    assert "Not answered yet" not in shown
    assert "/dates Tue 15 Dec 17:00; Thu 17 Dec 09:00" in shown


async def test_a_company_whose_only_time_was_taken_out_is_asked_again(core: CoreGroup) -> None:
    await core.aino.says(TWO)
    await ticks(core, core.aino, 0)
    await ticks(core, core.ben, 1)
    await core.aino.says("/dates 15 Dec 17:00; 17 Dec 9:00")
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=71))
    nudges = [text for text in texts(core) if "Still missing" in text]
    assert len(nudges) == 1
    assert "Ben's Bikes: Ben" in nudges[0]
    assert "Kahvila" not in nudges[0]


async def test_a_silent_host_is_reminded_once_and_then_the_best_is_settled(core: CoreGroup) -> None:
    await core.aino.starts()
    await core.aino.says(THREE, core.chat)
    await ticks(core, core.ben, 1, 2)
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=73))
    result = core.ben.sees("several times are equally popular.*\n🗓 Wednesday 16 December at 17:00")
    assert [button["text"] for button in result.buttons] == ["✓ Wed 16 Dec 17:00", "Thu 17 Dec 09:00"]
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=30))
    reminder = core.aino.sees("Wednesday 16 December", core.aino.private)
    assert [button["text"] for button in reminder.buttons] == ["✓ Wed 16 Dec 17:00", "Thu 17 Dec 09:00"]
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=24))
    announced = core.ben.sees("meeting is set").text
    assert "The host hasn't chosen yet, so I've booked the time that suits the most companies." in announced
    assert "Wednesday 16 December at 17:00" in announced
    assert reminder.buttons == []
    assert result.buttons == []


async def test_the_host_takes_another_time_from_the_private_reminder(core: CoreGroup) -> None:
    await core.aino.starts()
    await core.aino.says(TWO, core.chat)
    await ticks(core, core.ben, 0, 1)
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=100))
    await core.aino.presses("Wed 16 Dec 17:00", core.aino.last(core.aino.private))
    assert "Wednesday 16 December at 17:00" in core.ben.sees("meeting is set", core.chat).text


async def test_when_nobody_answers_the_host_may_still_choose_and_else_is_asked_as_before(core: CoreGroup) -> None:
    await core.aino.says(TWO)
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=73))
    result = core.ben.sees("nobody has answered")
    assert len(result.buttons) == 2
    await core.stage.until(core.stage.world.clock.now() + timedelta(days=2))
    assert result.buttons == []
    assert not any("meeting is set" in text for text in texts(core))
    await core.stage.until(core.stage.world.clock.now() + timedelta(days=3))
    core.ben.sees("which day suits you")


async def test_what_cannot_be_read_is_asked_for_alone(core: CoreGroup) -> None:
    await core.aino.says("/dates")
    await core.aino.says("15 Dec 17:00; soonish; 17 Dec 9:00", reply_to=core.aino.last())
    question = core.aino.last()
    assert "“soonish”" in question.text
    assert "The other 2 times are saved" in question.text
    await core.aino.says("17 Dec", reply_to=question)
    assert "What time?" in core.aino.last().text
    await core.aino.says("16 Dec 17:00", reply_to=core.aino.last())
    assert options(polls_in(core)[0]) == ["Tue 15 Dec 17:00", "Wed 16 Dec 17:00", "Thu 17 Dec 09:00"]


async def test_nothing_is_said_to_be_enough_while_another_time_is_wrong(core: CoreGroup) -> None:
    await core.aino.says("/dates 31.2.; 15 Dec 17:00; klo 25", core.chat)
    question = core.aino.last(core.chat)
    assert "31.2." in question.text
    assert "saved" not in question.text
    await core.aino.says("16 Dec 17:00", core.chat, reply_to=question)
    question = core.aino.last(core.chat)
    assert "klo 25" in question.text
    assert "The other 2 times are saved" in question.text


async def test_a_day_that_has_passed_is_asked_back_with_what_may_be_meant_to_tap(core: CoreGroup) -> None:
    await core.aino.says("/dates 15 Dec 17:00; 1 Nov 17:00-19:00 @ Aino's; 17 Dec 9:00")
    question = core.aino.last()
    assert "already passed" in question.text
    assert "The other 2 times are saved" in question.text
    assert [one["text"] for one in question.buttons] == ["✓ Tue 1 Dec 17:00", "✓ Mon 1 Nov 2027 17:00"]
    assert "Only the host" in (await core.ben.presses("✓ Tue 1 Dec 17:00", question) or "")
    await core.aino.presses("✓ Tue 1 Dec 17:00", question)
    assert question.buttons == []
    assert options(polls_in(core)[0])[0] == "Tue 1 Dec 17:00–19:00 · Aino's"


async def test_times_that_could_not_be_read_are_corrected_by_editing_them(core: CoreGroup) -> None:
    wrong = await core.aino.says("/dates 15 Dec 17:00; soonish")
    core.aino.person.edits(wrong, "/dates 15 Dec 17:00; 16 Dec 17:00")
    await core.stage.settle()
    assert len(options(polls_in(core)[0])) == 2


async def test_one_time_is_too_few_and_a_second_completes_it(core: CoreGroup) -> None:
    await core.aino.says("/dates 15 Dec 17:00; 15 Dec klo 17")
    assert "2 to 10 different times" in core.aino.last().text
    await core.aino.says("16 Dec 17:00", reply_to=core.aino.last())
    assert len(options(polls_in(core)[0])) == 2


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (
            "/dates 15 Jan 2025 17:00; 16 Dec 17:00",
            "has already passed. Did you mean Tuesday 15 December at 17:00 or Friday 15 January 2027",
        ),
        ("/dates 28 March 2027 03:30; 29 March 2027 17:00", "the clocks change"),
        ("/dates today 13:00; 16 Dec 17:00", "too soon for anyone to answer"),
        ("/dates " + "; ".join(f"{day} Dec 17:00" for day in range(5, 16)), "That is 11 times"),
        ("/dates ; ;", "2 to 10 different times"),
    ],
)
async def test_times_nobody_can_choose_are_refused_with_an_example(core: CoreGroup, typed: str, says: str) -> None:
    await core.aino.says(typed)
    assert says in core.aino.last().text
    assert "15 Dec" in core.aino.last().text
    assert polls_in(core) == []


async def test_only_the_host_and_facilitators_ask(core: CoreGroup) -> None:
    await core.ben.says(TWO)
    assert "Only the host of this meeting, Kahvila Aino" in core.ben.last().text
    await core.frida.says(TWO)
    assert len(polls_in(core)) == 1
    await core.aino.says("/dates")
    standing = core.aino.last()
    assert "Only the host" in (await core.ben.presses("Count the answers now", standing) or "")
    await core.ben.starts()
    await core.ben.says(TWO, core.ben.private)
    assert "Only the host of this meeting, Kahvila Aino" in core.ben.last(core.ben.private).text


async def test_asking_takes_the_turn_and_no_reminder_disturbs_it(core: CoreGroup) -> None:
    await core.aino.says(TWO)
    await core.ben.says("/hosts")
    assert "Kahvila Aino" in core.ben.last().text
    await ticks(core, core.aino, 0)
    before = len(texts(core))
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=71))
    assert len(texts(core)) == before + 1
    assert "Still missing" in texts(core)[-1]


async def test_a_button_under_the_accepted_turn_asks_the_group(core: CoreGroup) -> None:
    await core.aino.presses("We'll host", chat=core.chat)
    await core.aino.presses("Ask the group", chat=core.chat)
    await core.aino.says("15 Dec 17:00\n16 Dec 17:00", reply_to=core.aino.last())
    assert len(options(polls_in(core)[0])) == 2


async def test_the_same_times_again_make_no_second_poll(core: CoreGroup) -> None:
    await core.aino.says(TWO)
    await core.aino.says("/dates 16 Dec 17:00; 15 Dec 17:00")
    assert "exactly these times" in core.aino.last().text
    assert len(polls_in(core)) == 1


async def test_the_host_counts_early_or_stops_asking(core: CoreGroup) -> None:
    await core.aino.says(TWO)
    await ticks(core, core.ben, 1)
    await core.aino.says("/dates")
    standing = core.aino.sees("The poll is open")
    again = standing.buttons[0]
    await core.aino.presses("Count the answers now", standing)
    core.aino.person.press_button(standing, again)
    await core.stage.settle()
    await core.stage.passes(minutes=2)
    assert "newer message about choosing the time" in standing.text
    assert sum("The answers are in" in text for text in texts(core)) == 1
    await core.aino.says(THREE)
    await core.aino.says("/dates")
    await core.aino.presses("Stop asking", core.aino.last())
    core.ben.sees("so it is closed. Thank you")
    assert all(m.poll.closed for m in polls_in(core) if m.poll)


async def test_changed_after_the_count_the_group_is_asked_anew(core: CoreGroup) -> None:
    await core.aino.says(TWO)
    await ticks(core, core.ben, 0)
    await core.stage.passes(hours=72)
    result = core.ben.sees("The answers are in")
    await core.aino.says(THREE)
    await core.stage.passes(seconds=2)
    assert "the group gets a new poll" in result.text
    assert result.buttons == []
    await ticks(core, core.aino, 0)
    await core.stage.passes(hours=72)
    assert "Tue 15 Dec 17:00\n▇▇▇▇▇▇▇▇▇▇ 2" in core.ben.sees("The answers are in").text


async def test_what_is_settled_otherwise_closes_the_poll_and_is_said_once(core: CoreGroup) -> None:
    await core.aino.says(TWO)
    before = len(texts(core))
    await core.aino.says("/schedule 18 Dec 17:00 Kahvila Aino")
    # What the host typed, and the announcement.
    assert len(texts(core)) == before + 2
    core.ben.sees("meeting is set")
    assert all(m.poll.closed for m in polls_in(core) if m.poll)
    await core.aino.says(TWO)
    assert "until another time is chosen" in polls_in(core)[-1].poll.description  # type: ignore[union-attr]
    await core.aino.says("/cancel")
    core.ben.sees("is cancelled")
    assert all(m.poll.closed for m in polls_in(core) if m.poll)
    await core.aino.says(TWO)
    await core.aino.says("/pass")
    core.ben.sees("Kahvila Aino passes this time")
    assert all(m.poll.closed for m in polls_in(core) if m.poll)
    await core.stage.passes(days=4)
    assert not any("The answers are in" in text for text in texts(core))


async def test_a_planned_meeting_is_moved_by_it_and_stays_where_the_host_is_silent(core: CoreGroup) -> None:
    await core.aino.says("/schedule 20 Dec 17:00 @ Kahvila")
    for moves in (False, True):
        await core.aino.says(TWO)
        await ticks(core, core.ben, 1)
        await core.stage.until(core.stage.world.clock.now() + timedelta(hours=73))
        result = core.ben.sees("the meeting stays as it is")
        if moves:
            await core.aino.presses("✓ Wed 16 Dec 17:00", result)
        else:
            await core.stage.until(core.stage.world.clock.now() + timedelta(hours=48))
            core.ben.sees("so the meeting stays on Sunday 20 December")
    assert "Wednesday 16 December at 17:00" in core.ben.sees("meeting has changed", core.chat).text


async def test_a_deleted_poll_and_one_closed_by_hand_are_noticed(core: CoreGroup) -> None:
    await core.aino.says(TWO)
    polls_in(core)[-1].deleted = True
    await core.aino.says("/dates")
    core.ben.sees("The poll was deleted, so no time was chosen")
    await core.aino.says(TWO)
    await ticks(core, core.ben, 1)
    close_poll(core.stage.world, polls_in(core)[-1], by_hand=True)
    await core.stage.settle()
    assert "ahead of time" in core.ben.sees("The answers are in").text


async def test_strangers_do_not_count_and_a_company_has_one_answer(core: CoreGroup) -> None:
    carl, sten = core.stage.actor("Carl"), core.stage.actor("Sten")
    for newcomer in (carl, sten):
        core.frida.person.adds(newcomer.person, core.chat)
    await carl.says("/join Kahvila Aino", core.chat)
    await core.aino.says(TWO)
    await ticks(core, core.aino, 0)
    await ticks(core, carl, 1)
    await ticks(core, sten, 0)
    await ticks(core, core.frida, 0)
    await core.stage.passes(hours=72)
    result = core.ben.sees("The answers are in").text
    assert "1 of 2 companies answered" in result
    assert "Wed 16 Dec 17:00\n▇▇▇▇▇▇▇▇▇▇ 1 – Kahvila Aino" in result
    assert "Tue 15 Dec 17:00\n▫️ 0" in result


async def test_near_times_close_the_poll_half_way_to_them(core: CoreGroup) -> None:
    await core.aino.says("/dates tomorrow 10:00; 16 Dec 17:00")
    await ticks(core, core.ben, 0)
    await core.stage.until(datetime(2026, 11, 24, 20, 2, tzinfo=UTC))
    core.ben.sees("The answers are in")
    await core.stage.until(datetime(2026, 11, 25, 2, 5, tzinfo=UTC))
    core.ben.sees("The host hasn't chosen yet")


async def test_places_of_their_own_stand_in_the_options(core: CoreGroup) -> None:
    await core.aino.says("/dates 15 Dec 17:00 @ our café; 16 Dec 17:00 @ <b>the</b> office")
    assert options(polls_in(core)[0]) == ["Tue 15 Dec 17:00 · our café", "Wed 16 Dec 17:00 · <b>the</b> office"]
    await ticks(core, core.ben, 1)
    await core.stage.passes(hours=72)
    await core.aino.presses("✓ Wed 16 Dec 17:00", core.ben.sees("The answers are in"))
    assert "<b>the</b> office" in core.ben.sees("meeting is set").text
    await core.aino.says("/cancel")
    await core.aino.says("/dates 15 Dec 17:00; 16 Dec 17:00 @ our café")
    assert "📍 our café" in polls_in(core)[-1].poll.description  # type: ignore[union-attr]


async def test_a_place_not_said_again_stays_when_the_times_change(core: CoreGroup) -> None:
    await core.aino.says(f"{TWO} @ our café")
    await core.aino.says(TWO)
    assert len(polls_in(core)) == 1, "the same times, and nothing said of the place: nothing has changed"
    await core.aino.says("/dates 15 Dec 17:00; 18 Dec 17:00")
    assert "📍 our café" in polls_in(core)[-1].poll.description  # type: ignore[union-attr]
    await core.aino.says("/dates 15 Dec 17:00; 18 Dec 17:00 @ the office")
    assert "📍 the office" in polls_in(core)[-1].poll.description  # type: ignore[union-attr]


async def test_a_vote_on_themes_at_the_same_time_is_counted_for_itself(core: CoreGroup) -> None:
    await core.aino.says("/propose Pricing")
    await core.ben.says("/propose Export")
    await core.aino.says("/vote 72")
    await core.aino.says(TWO)
    ballot, asked = polls_in(core)
    core.ben.person.votes(ballot, "Export")
    core.ben.person.votes(asked, "Wed 16 Dec 17:00")
    await core.stage.settle()
    await core.stage.passes(hours=72)
    core.ben.sees("Next time: Export")
    assert "Wed 16 Dec 17:00\n▇▇▇▇▇▇▇▇▇▇ 2 – Kahvila Aino and Ben's Bikes" in core.ben.sees("The answers are in").text


async def test_a_poll_that_went_out_twice_loses_no_answer(core: CoreGroup) -> None:
    core.stage.server.faults.add(Fault("drop", method="sendPoll", after=True))
    await core.aino.says(TWO)
    core.ben.person.votes(polls_in(core)[0], "Wed 16 Dec 17:00")
    for _ in range(2):
        await core.stage.passes(seconds=10)
    first, second = polls_in(core)
    assert first.poll is not None
    assert first.poll.closed
    core.aino.person.votes(second, "Wed 16 Dec 17:00")
    await core.stage.settle()
    await core.stage.passes(minutes=11)
    await core.stage.passes(minutes=2)
    assert "Wed 16 Dec 17:00\n▇▇▇▇▇▇▇▇▇▇ 2" in core.ben.sees("The answers are in", core.chat).text
    assert sum("The answers are in" in text for text in texts(core)) == 1


@pytest.mark.parametrize(
    ("language", "typed", "passed", "days", "ask", "hour", "answer", "made"),
    [
        ("en", "/dates 1 Nov @ Aino's; 15 Dec 17:00", "already passed", ["Tue 1 Dec", "Mon 1 Nov 2027"], "What time?", "18:00", "half past six", "Tue 1 Dec 18:30 · Aino's"),
        ("fi", "/ajat 1.11. @ Ainolla; 15.12. klo 17", "on jo mennyt", ["ti 1.12.", "ma 1.11.2027"], "Mihin aikaan?", "18.00", "puoli seitsemän", "ti 1.12. klo 18.30 · Ainolla"),
        ("sv", "/tider 1 nov @ hos Aino; 15 dec kl. 17", "redan passerat", ["tis 1 dec.", "mån 1 nov. 2027"], "Vilken tid?", "18.00", "halv sju", "tis 1 dec. kl. 18.30 · hos Aino"),
    ],
)  # fmt: skip
async def test_a_passed_day_without_a_time_is_asked_back_with_days_and_then_hours_to_tap(
    core: CoreGroup,
    language: str,
    typed: str,
    passed: str,
    days: list[str],
    ask: str,
    hour: str,
    answer: str,
    made: str,
) -> None:
    await speaks(core, language)
    await core.aino.says(typed)
    question = core.aino.last()
    assert passed in question.text
    assert [one["text"] for one in question.buttons] == days
    assert await core.ben.presses(days[0], question)
    await core.aino.presses(days[0], question)
    assert ask in question.text
    assert hour in [one["text"] for one in question.buttons]
    # A time that is typed belongs to that day.
    await core.aino.says(answer, reply_to=question)
    assert made in options(polls_in(core)[0])


async def test_a_day_without_a_time_offers_the_hours_of_the_others(core: CoreGroup) -> None:
    await core.aino.starts()
    await core.aino.says("/dates 15 Dec 16:45; 17 Dec", core.aino.private)
    question = core.aino.last(core.aino.private)
    assert "What time?" in question.text
    await core.aino.presses("16:45", question)
    assert options(polls_in(core)[0]) == ["Tue 15 Dec 16:45", "Thu 17 Dec 16:45"]
