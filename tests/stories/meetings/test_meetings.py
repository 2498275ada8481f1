"""A meeting from its date to its end."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from icalendar import Calendar

from sandbox import Message, Query
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Stage

CARD = "Our next meeting"


async def _settled_meeting(core: CoreGroup, when: str = "15.12. klo 17 @ Kahvila Aino") -> Message:
    await core.aino.says(f"/schedule {when}", core.chat)
    return core.ben.sees("meeting is set", core.chat)


def _calendar(core: CoreGroup, message: Message) -> Any:
    stored = core.stage.world.files.known(message.content["document"]["file_id"])
    assert stored is not None
    return Calendar.from_ical(core.stage.world.files.get(stored.path))


async def test_the_host_settles_time_and_place_and_the_card_is_announced_once(core: CoreGroup) -> None:
    card = await _settled_meeting(core)
    assert "Tuesday 15 December at 17:00" in card.text
    assert "Kahvila Aino hosts" in card.text
    assert [b["text"] for b in card.buttons] == ["Going", "Maybe", "Can't", "Calendar"]
    assert sum("meeting is set" in m.text for m in core.chat.messages.values()) == 1
    shown = next(e for e in card.entities if e["type"] == "date_time")
    assert datetime.fromtimestamp(shown["unix_time"], UTC) == datetime(2026, 12, 15, 15, tzinfo=UTC)


async def test_somebody_else_may_not_settle_it_but_a_facilitator_may(core: CoreGroup) -> None:
    await core.ben.says("/schedule 15.12. klo 17")
    core.ben.sees("Only the host of this meeting, Kahvila Aino, or a facilitator can do that")
    await core.frida.says("/schedule 15.12. klo 17")
    core.ben.sees("meeting is set")


async def test_a_time_that_cannot_be_read_is_answered_and_a_reply_corrects_it(core: CoreGroup) -> None:
    await core.aino.says("/schedule soon @ our café")
    question = core.aino.sees("couldn't find a date and time in “soon @ our café”")
    await core.aino.says("15 Dec at 5 pm @ our café", reply_to=question)
    assert "our café" in core.ben.sees("meeting is set").text


async def test_a_time_years_away_is_answered_with_its_year(core: CoreGroup) -> None:
    await core.aino.says("/schedule 10 Jan 2029 17:00", core.chat)
    assert "10 January 2029 at 17:00 is more than a year away" in core.aino.last(core.chat).text


async def test_a_bare_command_asks_and_takes_the_answer_even_after_a_restart(core: CoreGroup) -> None:
    await core.aino.says("/schedule")
    question = core.aino.sees("When and where will you meet")
    await core.stage.bot_stops()
    await core.stage.bot_starts()
    await core.aino.says("ensi tiistaina klo 9", reply_to=question)
    assert "Tuesday 1 December at 09:00" in core.ben.sees("meeting is set").text


async def test_answers_are_counted_named_and_changed(core: CoreGroup) -> None:
    card = await _settled_meeting(core)
    assert await core.ben.presses("Going") == "You are going. See you there!"
    await core.aino.presses("Maybe", card)
    await core.stage.passes(seconds=2)
    assert "Going 1: Ben (Ben's Bikes)" in card.text
    assert "Maybe 1: Aino (Kahvila Aino)" in card.text
    await core.ben.presses("Can't", card)
    await core.stage.passes(seconds=2)
    assert "Going" not in card.text
    assert "Can't 1: Ben" in card.text


async def test_a_burst_of_answers_makes_at_most_one_edit_a_second(core: CoreGroup) -> None:
    card = await _settled_meeting(core)
    people = [core.stage.world.add_user(f"Guest {n}") for n in range(12)]
    for person in people:
        core.frida.person.adds(person, core.chat)
    await core.stage.settle()
    before = core.stage.server.requests.counts["editmessagetext"]
    for person in people:
        person.press_button(card, card.buttons[0])
    await core.stage.settle()
    await core.stage.passes(seconds=1)
    await core.stage.passes(seconds=1)
    assert core.stage.server.requests.counts["editmessagetext"] - before <= 3
    assert "Going 12" in card.text


async def test_moving_is_announced_once_and_everything_is_timed_anew(core: CoreGroup) -> None:
    await core.ben.starts()
    first = await _settled_meeting(core)
    await core.ben.presses("Going", first)
    await core.aino.says("/schedule 17.12. klo 18")
    moved = core.ben.sees("has changed", core.chat)
    assert "Earlier time: Tuesday 15 December at 17:00" in moved.text
    assert "Kahvila Aino" in moved.text
    await core.stage.until(datetime(2026, 12, 14, tzinfo=UTC))
    reminders = [m for m in core.chat.messages.values() if "We meet" in m.text]
    assert [m.at for m in reminders] == [datetime(2026, 12, 10, 16, tzinfo=UTC)]


async def test_all_three_reminders_arrive_in_the_group_and_in_private(core: CoreGroup) -> None:
    await core.ben.starts()
    card = await _settled_meeting(core)
    await core.ben.presses("Going", card)
    await core.stage.until(datetime(2026, 12, 15, 15, tzinfo=UTC))
    for chat in (core.chat, core.ben.private):
        times = [m.at for m in chat.messages.values() if m.text.startswith("⏰")]
        assert times == [
            datetime(2026, 12, 8, 15, tzinfo=UTC),
            datetime(2026, 12, 14, 15, tzinfo=UTC),
            datetime(2026, 12, 15, 13, tzinfo=UTC),
        ]
    assert "We meet in 7 days" in core.ben.person.seen("7 days", core.chat).text  # type: ignore[union-attr]


async def test_of_reminders_missed_while_the_program_was_down_only_the_last_useful_is_sent(core: CoreGroup) -> None:
    await _settled_meeting(core)
    await core.stage.bot_stops()
    core.stage.world.clock.move_to(datetime(2026, 12, 14, 18, tzinfo=UTC))
    before = len(core.chat.messages)
    await core.stage.bot_starts()
    await core.stage.settle()
    new = [m.text for m in core.chat.messages.values()][before:]
    assert len(new) == 1
    assert "We meet tomorrow" in new[0]


async def test_cancelling_is_told_once_stops_the_reminders_and_keeps_the_turn(core: CoreGroup) -> None:
    card = await _settled_meeting(core)
    await core.ben.says("/cancel")
    core.ben.sees("Only the host")
    await core.aino.says("/cancel Everybody has the flu")
    told = core.ben.sees("is cancelled")
    assert "Everybody has the flu" in told.text
    assert "Kahvila Aino keeps the turn" in told.text
    await core.stage.passes(seconds=2)
    assert card.buttons == []
    await core.stage.until(datetime(2026, 12, 20, tzinfo=UTC))
    assert core.ben.person.seen("We meet") is None
    await core.aino.says("/cancel")
    core.aino.sees("no upcoming meeting")
    await core.aino.says("/schedule 28.12. klo 17")
    core.ben.sees("meeting is set")


async def test_after_the_meeting_the_next_turn_opens(core: CoreGroup) -> None:
    await _settled_meeting(core)
    await core.stage.until(datetime(2026, 12, 15, 17, 1, tzinfo=UTC))
    core.ben.sees("Ben's Bikes is next to host")
    await core.ben.says("/hosts")
    hosts = core.ben.last().text
    assert "Now: Ben's Bikes, has been asked" in hosts
    assert "Tue 15 Dec 2026 – Kahvila Aino" in hosts


async def test_the_calendar_file_follows_the_meeting_to_its_end(core: CoreGroup) -> None:
    await core.ben.starts()
    card = await _settled_meeting(core)
    assert "private chat" in (await core.ben.presses("Calendar", card) or "")
    await core.aino.says("/schedule 16.12. klo 18", chat=core.chat)
    await core.aino.says("/cancel", chat=core.chat)
    files = [m for m in core.ben.private.messages.values() if "document" in m.content]
    calendars = [_calendar(core, message) for message in files]
    events = [calendar.walk("VEVENT")[0] for calendar in calendars]
    assert len({str(event["UID"]) for event in events}) == 1
    assert [int(event["SEQUENCE"]) for event in events] == [0, 1, 2]
    assert [str(calendar["METHOD"]) for calendar in calendars] == ["PUBLISH", "PUBLISH", "CANCEL"]
    assert events[0]["DTSTART"].dt.astimezone(UTC) == datetime(2026, 12, 15, 15, tzinfo=UTC)
    assert events[1]["DTSTART"].dt.astimezone(UTC) == datetime(2026, 12, 16, 16, tzinfo=UTC)


async def test_the_calendar_file_ends_when_the_hours_that_were_typed_end(core: CoreGroup) -> None:
    await core.ben.starts()
    await core.aino.says("/schedule 15 Dec 17–19:30 @ Kahvila Aino", chat=core.chat)
    await core.ben.presses("Calendar", core.ben.sees("meeting is set", core.chat))
    # Other hours in Swedish words; then a start alone, which keeps how long it takes; then hours in Finnish words.
    await core.aino.says("/boka 16 dec kl. 18-19", chat=core.chat)
    await core.aino.says("/sovi 17.12. klo 9", chat=core.chat)
    await core.aino.says("/sovi 17.12. klo 9–11.45", chat=core.chat)
    files = [m for m in core.ben.private.messages.values() if "document" in m.content]
    events = [_calendar(core, message).walk("VEVENT")[0] for message in files]
    ends = [event["DTEND"].dt.astimezone(UTC) for event in events]
    assert ends == [
        datetime(2026, 12, 15, 17, 30, tzinfo=UTC),
        datetime(2026, 12, 16, 17, tzinfo=UTC),
        datetime(2026, 12, 17, 8, tzinfo=UTC),
        datetime(2026, 12, 17, 9, 45, tzinfo=UTC),
    ]


async def test_who_cannot_be_written_to_finds_the_calendar_file_in_the_group_once(core: CoreGroup) -> None:
    card = await _settled_meeting(core)
    await core.ben.presses("Calendar", card)
    await core.aino.presses("Calendar", card)
    assert sum("document" in m.content for m in core.chat.messages.values()) == 1


async def test_a_stale_card_says_so(core: CoreGroup) -> None:
    card = await _settled_meeting(core)
    buttons = list(card.buttons)
    await core.aino.says("/cancel")
    query = core.ben.person.press_button(card, buttons[0])
    assert isinstance(query, Query)
    await core.stage.settle()
    assert query.answer is not None
    assert "over or was cancelled" in (query.answer.text or "")


async def test_without_a_meeting_the_card_tells_whose_turn_it_is(core: CoreGroup) -> None:
    await core.ben.says("/meeting")
    assert "No meeting is set" in core.ben.last().text
    assert "Kahvila Aino, has been asked" in core.ben.last().text


async def test_the_same_meeting_in_finnish_and_swedish(stage: Stage) -> None:
    for code, name, setup, join, schedule, title, day in (
        (
            "fi",
            "Suomi",
            "/asetukset Kainuu",
            "/liity",
            "/sovi 15.12. klo 17",
            "on sovittu",
            "tiistai 15. joulukuuta klo 17.00",
        ),
        (
            "sv",
            "Svenska",
            "/installningar Nyland",
            "/gamed",
            "/boka 15 dec kl. 17",
            "är bokad",
            "tisdag 15 december kl. 17.00",
        ),
    ):
        frida, aino, ben = stage.actor("Frida", code), stage.actor("Aino", code), stage.actor("Ben", code)
        chat = await stage.group(frida, aino, ben, title=name)
        await frida.says(setup)
        await aino.says(f"{join} Aino", chat=chat)
        await ben.says(f"{join} Ben", chat=chat)
        await aino.says(schedule, chat=chat)
        assert day in ben.sees(title, chat).text
