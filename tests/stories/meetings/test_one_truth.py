"""One truth in the chat: what is stale is cut to a line with a link, and a press on it counts for nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sandbox import Query
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Stage

DATES = ("15.12. klo 17 @ Kahvila Aino", "16.12. klo 17", "17.12. klo 18", "18.12. klo 18")


async def test_four_dates_and_a_cancellation_leave_one_truth(core: CoreGroup) -> None:
    cards = []
    for date in DATES:
        await core.aino.says(f"/schedule {date}", core.chat)
        cards.append(core.aino.last(core.chat))
    first, newest = cards[0], cards[-1]
    await core.ben.says("/meeting", core.chat)
    asked = core.ben.last(core.chat)
    await core.stage.passes(seconds=2)
    with_buttons = [
        m for m in core.chat.messages.values() if any("rsvp" in b.get("callback_data", "") for b in m.buttons)
    ]
    assert with_buttons == [asked]
    assert first.text == "🔁 Moved to Friday 18 December at 18:00. ➜ Newest message"
    link = next(e["url"] for e in first.entities if e["type"] == "text_link")
    assert link == f"https://t.me/c/{str(core.chat.id)[4:]}/{asked.id}"
    assert newest.text.startswith("📅 The meeting on Friday 18 December at 18:00")
    await core.aino.says("/cancel", core.chat)
    await core.stage.passes(seconds=2)
    assert asked.text.startswith("🚫 Cancelled: the meeting on Friday 18 December at 18:00.")
    assert not any(b for m in core.chat.messages.values() for b in m.buttons if "rsvp" in str(b.get("callback_data")))


async def test_a_late_press_and_a_forged_one_count_for_nothing_and_say_how_it_stands(core: CoreGroup) -> None:
    await core.aino.says(f"/schedule {DATES[0]}", core.chat)
    old = core.aino.last(core.chat)
    going = dict(old.buttons[0])
    await core.ben.presses("Going", old)
    await core.aino.says(f"/schedule {DATES[2]}", core.chat)
    new = core.aino.last(core.chat)
    # Ben had said yes to another day: he is asked by name, and not counted.
    assert "Ben: the day has changed, so please answer again." in new.text
    assert "Ben (" not in new.text
    forged = {**going, "callback_data": new.buttons[0]["callback_data"]}
    for button in (going, forged):
        query = core.ben.person.press_button(old, button)
        await core.stage.settle()
        assert isinstance(query, Query) and query.answer is not None
        assert "newest message" in (query.answer.text or "") or "newer message" in (query.answer.text or "")
    assert "Going" not in new.text
    await core.ben.presses("Going", new)
    await core.stage.passes(seconds=2)
    assert "Going 1: Ben (Ben's Bikes)" in new.text


@pytest.mark.parametrize(
    ("code", "commands", "moved", "no"),
    [
        ("fi", ("/asetukset", "/liity", "/sovi"), "🔁 Tapaaminen on siirretty. Uusi aika:", "toista aikaa"),
        ("sv", ("/installningar", "/gamed", "/boka"), "🔁 Träffen har flyttats. Ny tid:", "en annan tid"),
    ],
)
async def test_in_finnish_and_swedish(
    stage: Stage, code: str, commands: tuple[str, str, str], moved: str, no: str
) -> None:
    frida, aino, ben = (stage.actor(name, code) for name in ("Frida", "Aino", "Ben"))
    chat = await stage.group(frida, aino, ben)
    setup, join, schedule = commands
    await frida.says(f"{setup} Kainuu", chat)
    await aino.says(f"{join} Aino", chat)
    await ben.says(f"{join} Ben", chat)
    await aino.says(f"{schedule} 15.12. klo 17" if code == "fi" else f"{schedule} 15 dec kl 17", chat)
    old = aino.last(chat)
    button = dict(old.buttons[0])
    await aino.says(f"{schedule} 17.12. klo 17" if code == "fi" else f"{schedule} 17 dec kl 17", chat)
    await stage.passes(seconds=2)
    assert old.text.startswith(moved)
    query = ben.person.press_button(old, button)
    await stage.settle()
    assert isinstance(query, Query) and query.answer is not None
    assert no in (query.answer.text or "")


async def test_at_night_only_what_somebody_asks_for_is_said_and_without_a_sound(core: CoreGroup) -> None:
    await core.stage.until(datetime(2026, 11, 26, 21, tzinfo=UTC))
    await core.aino.presses("Pass this time", core.aino.sees("Kahvila Aino", core.chat), core.chat)
    offered = core.ben.sees("Ben's Bikes", core.chat)
    assert offered.silent
    before = len(core.chat.messages)
    # Three days later the nudge falls due in the night, and waits for eight o'clock.
    await core.stage.until(datetime(2026, 11, 30, 5, 59, tzinfo=UTC))
    assert len(core.chat.messages) == before
    await core.stage.until(datetime(2026, 11, 30, 6, 1, tzinfo=UTC))
    assert len(core.chat.messages) == before + 1
    await core.frida.says("/setup", core.chat)
    await core.frida.presses("Quiet hours", chat=core.chat)
    await core.frida.presses("From 23:00", chat=core.chat)
    assert "✓ From 23:00" in [button["text"] for button in core.frida.last(core.chat).buttons]


@pytest.mark.parametrize(
    ("language", "label", "line"),
    [
        ("en", "Reminders", "There is a newer message with the settings."),
        ("fi", "Muistutukset", "Asetuksista on uudempi viesti."),
        ("sv", "Påminnelser", "Det finns ett nyare meddelande med inställningarna."),
    ],
)
async def test_a_second_settings_card_cuts_the_first_to_a_line(
    core: CoreGroup, language: str, label: str, line: str
) -> None:
    frida = core.frida
    if language != "en":
        await frida.says("/language", chat=core.chat)
        await frida.presses({"fi": "Suomi", "sv": "Svenska"}[language], frida.last(core.chat))
    await frida.says("/setup", chat=core.chat)
    first = frida.last(core.chat)
    zone = next(button for button in first.buttons if "zone" in button["callback_data"])
    await frida.says("/setup", chat=core.chat)
    second = frida.last(core.chat)
    await core.stage.passes(seconds=2)
    assert first.text.startswith(f"⚙️ {line}")
    assert first.buttons == []
    frida.person.press_button(first, zone)
    await core.stage.settle()
    assert first.text.startswith(f"⚙️ {line}")
    await frida.presses(label, second)
    assert len(second.buttons) > 1
