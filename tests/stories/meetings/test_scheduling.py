"""When and where: typed as people say it, or tapped; what is odd is asked back with what may be meant."""

from __future__ import annotations

import traceback
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from sandbox import Message
from storage import Transaction
from tests.stories.conftest import CoreGroup

SPEAKS = {"fi": "Suomi", "sv": "Svenska"}


async def _speaks(core: CoreGroup, language: str) -> None:
    if language in SPEAKS:
        await core.frida.says("/language", core.chat)
        await core.frida.presses(SPEAKS[language], core.frida.last())


def labels(message: Message) -> list[str]:
    """The buttons under a message."""
    return [button["text"] for button in message.buttons]


@pytest.mark.parametrize(
    ("language", "typed", "asked", "options", "set_as"),
    [
        (
            "en",
            "/schedule 1.11. 17:00",
            "Sunday 1 November at 17:00 has already passed. Did you mean Tuesday 1 December at 17:00 or Monday 1 November 2027",
            ["✓ Tue 1 Dec 17:00", "✓ Mon 1 Nov 2027 17:00"],
            "Tuesday 1 December at 17:00",
        ),
        (
            "fi",
            "/sovi 1.11. klo 17",
            "Aika on jo mennyt: sunnuntai 1. marraskuuta klo 17.00. Tarkoititko tätä: tiistai 1. joulukuuta klo 17.00",
            ["✓ ti 1.12. klo 17.00", "✓ ma 1.11.2027 klo 17.00"],
            "tiistai 1. joulukuuta klo 17.00",
        ),
        (
            "sv",
            "/boka 1/11 kl 17",
            "Den tiden har redan passerat: söndag 1 november kl. 17.00. Menade du tisdag 1 december",
            ["✓ tis 1 dec. kl. 17.00", "✓ mån 1 nov. 2027 17.00"],
            "tisdag 1 december kl. 17.00",
        ),
    ],
)
async def test_a_day_that_has_been_is_asked_back_and_the_place_once(
    core: CoreGroup, language: str, typed: str, asked: str, options: list[str], set_as: str
) -> None:
    await _speaks(core, language)
    await core.aino.says(typed, core.chat)
    question = core.aino.sees(asked)
    assert labels(question)[:2] == options
    await core.aino.presses(options[0], question)
    assert set_as in core.ben.sees("🗓", core.chat).text
    assert question.text.startswith(f"✓ {set_as}")
    await core.aino.says("Kahvila Aino", core.chat, reply_to=question)
    await core.stage.passes(seconds=2)
    card = next(m for m in reversed(core.chat.messages.values()) if "👥" in m.text or "🏠" in m.text)
    assert "📍 Kahvila Aino" in card.text


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
async def test_all_of_it_can_be_tapped(core: CoreGroup, language: str) -> None:
    host, time, when, choose, months, hour, announced, later, before, still = {
        "en": (
            "We'll host", "Set the time", "When and where will you meet", "Choose a day", ("November 2026", "December 2026"),
            "17:00", "Tuesday 15 December at 17:00", "Not decided yet", "two days before", "the place is still open",
        ),
        "fi": (
            "Me isännöimme", "Sovi aika", "Milloin ja missä tavataan", "Valitse päivä", ("Marraskuu 2026", "Joulukuu 2026"),
            "17.00", "tiistai 15. joulukuuta klo 17.00", "Ei vielä päätetty", "kaksi päivää ennen", "paikka on vielä auki",
        ),
        "sv": (
            "Vi blir värdar", "Boka tiden", "När och var ses ni", "Välj en dag", ("November 2026", "December 2026"),
            "17.00", "tisdag 15 december kl. 17.00", "Inte bestämt än", "två dagar innan", "platsen är inte bestämd än",
        ),
    }[language]  # fmt: skip
    await _speaks(core, language)
    await core.stage.passes(seconds=2)
    if language == "en":
        await core.aino.presses(host, chat=core.chat)
    else:
        # The turn was offered before the group changed its language.
        await core.aino.says("/volunteer", core.chat)
    await core.aino.presses(time, chat=core.chat)
    question = core.aino.sees(when)
    await core.aino.presses(choose, question)
    assert labels(question)[1] == months[0]
    await core.aino.presses("›", question)
    assert labels(question)[1] == months[1]
    assert "Kahvila Aino" in (await core.ben.presses("15", question) or "")
    await core.aino.presses("15", question)
    await core.aino.presses(hour, question)
    assert announced in core.ben.sees("🗓", core.chat).text
    assert labels(question) == [later]
    await core.aino.presses(later, question)
    assert before in question.text
    # Two days before, its host is asked again; what is typed next in private is the answer.
    await core.aino.starts()
    await core.aino.says("/language", core.aino.private)
    if language in SPEAKS:
        await core.aino.presses(SPEAKS[language], core.aino.last(core.aino.private))
    await core.stage.until(datetime(2026, 12, 13, 15, 1, tzinfo=UTC))
    core.aino.sees(still, core.aino.private)
    await core.aino.says("Torikatu 5", core.aino.private)
    await core.aino.says("/meeting", core.chat)
    assert "📍 Torikatu 5" in core.aino.last(core.chat).text


async def test_a_question_put_before_the_time_was_set_moves_nothing(core: CoreGroup) -> None:
    await core.aino.says("/schedule klo 25", core.chat)
    older = core.aino.last(core.chat)
    await core.stage.passes(minutes=1)
    await core.aino.says("/schedule 15 Dec 17:00 @ our café", core.chat)
    await core.stage.passes(minutes=1)
    assert "The meeting is set: Tuesday 15 December" in (await core.aino.presses("Choose a day", older) or "")
    await core.aino.says("/schedule", core.chat)
    question = core.aino.last(core.chat)
    for label in ("Choose a day", "›", "16", "18:00"):
        await core.aino.presses(label, question)
    assert "Wednesday 16 December at 18:00" in core.ben.sees("Our meeting has changed", core.chat).text


async def test_what_is_typed_without_a_day_or_a_time_is_completed(core: CoreGroup) -> None:
    await core.aino.says("/schedule 15 Dec @ our café", core.chat)
    question = core.aino.sees("What time")
    assert {"09:00", "17:00"} < set(labels(question))
    await core.aino.says("half past five", core.chat, reply_to=question)
    card = core.ben.sees("meeting is set").text
    assert "Tuesday 15 December at 17:30" in card
    assert "📍 our café" in card
    await core.aino.says("/cancel", core.chat)
    # The other way round: a time is typed, and its day tapped.
    await core.aino.says("/schedule 18-20 @ our café", core.chat)
    question = core.aino.sees("On which day")
    for label in ("Choose a day", "›", "15"):
        await core.aino.presses(label, question)
    assert "Tuesday 15 December at 18:00–20:00" in core.ben.sees("meeting is set").text
    # A time alone, or a span of hours, changes that alone.
    await core.aino.says("/schedule 17–19.30", core.chat)
    moved = core.ben.sees("17:00–19:30").text
    assert "Tuesday 15 December at 17:00" in moved
    assert "📍 our café" in moved
    await core.aino.says("/schedule Wed 16 Dec 18:00 the library", core.chat)
    moved = core.ben.sees("Wednesday 16 December at 18:00–20:30").text
    assert "📍 the library" in moved


@pytest.mark.parametrize(
    ("language", "no_time", "half", "set_as", "far", "sure", "no_day", "two", "poll"),
    [
        (
            "fi", ("/sovi 15.12. @ Kahvila Ainossa", "mutta mihin aikaan?"), "puoli kuusi", "tiistai 15. joulukuuta klo 17.30",
            ("/sovi 12.1.2027 klo 17", "Tarkoititko tätä päivää?"), "✓ ti 12.1.2027 klo 17.00",
            ("/sovi 31.2. klo 17", "Päivää ”31.2.” ei ole"), ("/sovi 15.12. klo 17 tai 16.12. klo 18", "Löysin useamman ajan"),
            ("Kysy ryhmältä", "ti 15.12. klo 17.00"),
        ),
        (
            "sv", ("/boka 15 dec @ vårt kafé", "men vilken tid?"), "halv sex", "tisdag 15 december kl. 17.30",
            ("/boka 12 jan 2027 kl 17", "Är det den dagen du menar?"), "✓ tis 12 jan. 2027 17.00",
            ("/boka 31/2 kl 17", "Dagen ”31/2” finns inte"), ("/boka 15 dec kl 17 eller 16 dec kl 18", "Jag hittade flera tider"),
            ("Fråga gruppen", "tis 15 dec. kl. 17.00"),
        ),
    ],
)  # fmt: skip
async def test_what_is_missing_or_odd_is_asked_back_in_finnish_and_swedish(
    core: CoreGroup,
    language: str,
    no_time: tuple[str, str],
    half: str,
    set_as: str,
    far: tuple[str, str],
    sure: str,
    no_day: tuple[str, str],
    two: tuple[str, str],
    poll: tuple[str, str],
) -> None:
    await _speaks(core, language)
    await core.aino.says(no_time[0], core.chat)
    question = core.aino.sees(no_time[1], core.chat)
    assert "17.00" in labels(question)
    await core.aino.says(half, core.chat, reply_to=question)
    card = core.ben.sees("📍", core.chat).text
    assert set_as in card
    await core.aino.says(far[0], core.chat)
    await core.aino.presses(sure, core.aino.sees(far[1], core.chat))
    assert "2027" in core.ben.sees("🔁", core.chat).text
    await core.aino.says(no_day[0], core.chat)
    assert no_day[1] in core.aino.last(core.chat).text
    await core.aino.says(two[0], core.chat)
    await core.aino.presses(poll[0], core.aino.sees(two[1], core.chat))
    asked = [message.poll for message in core.chat.messages.values() if message.poll][-1]
    assert asked.options[0].text == poll[1]


async def test_another_year_and_odd_numbers_are_asked_about_first(core: CoreGroup) -> None:
    await core.aino.says("/schedule 12 Jan 17:00 our café", core.chat)
    question = core.aino.sees("Is that the day you mean")
    assert "Tuesday 12 January 2027 at 17:00" in question.text
    await core.aino.presses("✓ Tue 12 Jan 2027 17:00", question)
    card = core.ben.sees("meeting is set").text
    assert "12 January 2027" in card
    assert "📍 our café" in card
    await core.aino.says("/cancel", core.chat)
    for typed, said in {
        "31.2.": "There is no “31.2.”: the last day of that month is Sunday 28 February 2027",
        "15 Dec klo 25": "there is no time “klo 25”",
        "12/10 17:00": "can mean Thursday 10 December at 17:00 or Tuesday 12 October 2027 at 17:00",
        "🎉🎉": "couldn't find a date in “🎉🎉”",
        "x" * 500: "That is too long",
        "15 Dec 17:00 @ " + "y" * 230: "30 characters too long",
    }.items():
        await core.aino.says(f"/schedule {typed}", core.chat)
        assert said in core.aino.last(core.chat).text, typed
    await core.aino.says("/schedule 15 Dec 17:00 or 16 Dec 18:00", core.chat)
    late = core.aino.last(core.chat)
    await core.stage.passes(seconds=2)
    await core.aino.says("/schedule 14 Dec 18:00 @ home", core.chat)
    assert "The meeting is set: Monday 14 December" in (await core.aino.presses("Ask the group", late) or "")
    assert not any(message.poll for message in core.chat.messages.values())
    await core.aino.says("/cancel", core.chat)
    await core.aino.says("/schedule 15 Dec 17:00 or 16 Dec 18:00", core.chat)
    await core.aino.presses("Ask the group", core.aino.last(core.chat))
    assert any(message.poll for message in core.chat.messages.values())
    await core.aino.says("/dates 15 Dec 17–19; 16 Dec klo 18", core.chat)
    asked = [message.poll for message in core.chat.messages.values() if message.poll][-1]
    assert [option.text for option in asked.options] == ["Tue 15 Dec 17:00–19:00", "Wed 16 Dec 18:00"]


async def test_where_we_meet_is_asked_once_and_the_question_goes_when_it_is_known(core: CoreGroup) -> None:
    await core.aino.says("/schedule 12.1.2027 klo 17", core.chat)
    sure = core.aino.last(core.chat)
    yes = dict(sure.buttons[0])
    for _ in range(2):
        core.aino.person.press_button(sure, yes)
    await core.stage.settle()
    asked = [m for m in core.chat.messages.values() if "Where will you meet" in m.text]
    assert len(asked) == 1
    await core.aino.says("/schedule @ our café", core.chat)
    await core.stage.passes(seconds=2)
    assert asked[0].text.startswith("📍 our café")
    assert asked[0].buttons == []


async def test_a_host_sets_it_all_in_private(core: CoreGroup) -> None:
    await core.aino.starts()
    await core.aino.presses("We'll host", chat=core.chat)
    await core.stage.passes(days=2)
    nudge = core.aino.sees("the time is still open", core.aino.private)
    await core.aino.presses("Set the time", nudge)
    # Plain text after the question is the answer, a second time too where the first could not be read.
    await core.aino.says("soon", core.aino.private)
    core.aino.sees("couldn't find a date and time", core.aino.private)
    await core.aino.says("15 Dec 17:00", core.aino.private)
    assert "Tuesday 15 December at 17:00" in core.ben.sees("meeting is set", core.chat).text
    core.aino.sees("Where will you meet", core.aino.private)
    await core.aino.says("our café", core.aino.private)
    await core.aino.says("/meeting", core.chat)
    assert "📍 our café" in core.aino.last(core.chat).text


async def test_one_deed_asks_the_database_a_few_times_and_telegram_once(
    core: CoreGroup, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kept, checked, done, ticked off; what goes out and is drawn again comes after that, on its own."""
    mgn = core.stage.mgn
    assert mgn is not None
    await core.aino.presses("We'll host", chat=core.chat)
    await core.stage.settle()
    asked: list[str] = []
    made = mgn.database.transaction

    @asynccontextmanager
    async def counted() -> AsyncIterator[Transaction]:
        called_by = [frame.filename for frame in traceback.extract_stack()]
        if not any(name.endswith(("runtime/ticker.py", "runtime/delivery_worker.py")) for name in called_by):
            asked.append(called_by[-3])
        async with made() as tx:
            yield tx

    async def takes(most: int, deed: Awaitable[object]) -> None:
        asked.clear()
        before = len(core.stage.server.requests.of("getChatMember"))
        await deed
        await core.stage.settle()
        assert len(asked) <= most, asked
        assert len(core.stage.server.requests.of("getChatMember")) - before <= 1

    monkeypatch.setattr(mgn.database, "transaction", counted)
    await takes(4, core.aino.says("/schedule 15.12. klo 17 @ Kahvila", chat=core.chat))
    # What the answer shows is written down once it is there.
    await takes(4, core.ben.says("/meeting", chat=core.chat))
    # Which language the presser speaks is asked apart.
    await takes(5, core.ben.presses("Going", chat=core.chat))
    await takes(3, core.ben.says("/hosts", chat=core.chat))
    await takes(3, core.ben.says("/ask What to do?", chat=core.chat))
