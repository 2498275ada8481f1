"""A group that says nothing for three months: asked once whether it sleeps, let sleep, and woken."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from sandbox import Chat, Message
from tests.stories.conftest import CoreGroup
from tests.stories.stage import BEGINNING, Actor, Stage

QUARTER = timedelta(weeks=16)
HELSINKI = ZoneInfo("Europe/Helsinki")


async def _falls_silent(stage: Stage, chat: Chat, where: Chat, asks: str) -> Message:
    """Weeks pass in which nobody says anything, until the question comes."""
    while stage.world.clock.now() < BEGINNING + QUARTER:
        await stage.until(stage.world.clock.now() + timedelta(days=7))
        found = [message for message in where.messages.values() if asks in message.text]
        if found:
            # Once, and nowhere else: neither in the group as well, nor a second time.
            everywhere = {chat.key: chat, where.key: where}.values()
            assert sum(asks in message.text for place in everywhere for message in place.messages.values()) == 1
            return found[0]
    raise AssertionError("nobody was asked whether the group sleeps")


async def _hears_nothing(stage: Stage, chat: Chat, weeks: int) -> None:
    before = list(chat.messages)
    await stage.until(stage.world.clock.now() + timedelta(weeks=weeks))
    assert list(chat.messages) == before


async def test_a_facilitator_lets_a_silent_group_sleep_from_the_private_chat_and_wakes_it(core: CoreGroup) -> None:
    stage, chat, frida = core.stage, core.chat, core.frida
    await frida.starts()
    asked = await _falls_silent(stage, chat, frida.private, "Nobody has answered for three months")
    assert asked.at - BEGINNING >= timedelta(days=83)
    assert 8 <= asked.at.astimezone(HELSINKI).hour < 21
    assert [button["text"] for button in asked.buttons] == ["No, we're still active", "Let it sleep"]
    await frida.presses("Let it sleep", asked)
    await stage.passes(seconds=2)
    assert asked.text.startswith("😴 Kainuu core is asleep.")
    assert not asked.buttons
    await _hears_nothing(stage, chat, 20)
    await core.aino.says("/wake", chat)
    assert "next to host" not in core.aino.last(chat).text
    await frida.says("/wake", chat)
    frida.sees("Good morning! I'll ask for the next host now", chat)
    core.aino.sees("is next to host", chat)
    await frida.says("/wake", chat)
    frida.sees("The group is awake already", chat)


async def _in_their_language(stage: Stage, code: str, setup: str, join: str) -> tuple[Actor, Actor, Chat]:
    frida, aino, ben = (stage.actor(name, code) for name in ("Frida", "Aino", "Ben"))
    chat = await stage.group(frida, aino, ben)
    await frida.says(f"{setup} Kainuu", chat)
    await aino.says(f"{join} Kahvila", chat)
    await ben.says(f"{join} Pyörä", chat)
    return frida, ben, chat


async def test_without_an_answer_it_sleeps_two_weeks_later_in_finnish(stage: Stage) -> None:
    frida, _, chat = await _in_their_language(stage, "fi", "/asetukset", "/liity")
    asked = await _falls_silent(stage, chat, chat, "Kukaan ei ole vastannut kolmeen kuukauteen")
    # She never started the bot, so she is called by name in the group.
    assert "Frida" in asked.text
    assert [button["text"] for button in asked.buttons] == ["Me jatkamme", "Annetaan nukkua"]
    await stage.until(asked.at + timedelta(days=15))
    assert "nukkuu. Fasilitaattori" in asked.text
    await _hears_nothing(stage, chat, 8)
    await frida.says("/heratys", chat)
    frida.sees("Huomenta! Kysyn nyt seuraavaa isäntää", chat)
    frida.sees("isäntävuorossa on nyt", chat)


async def test_a_silent_group_that_goes_on_is_asked_for_a_host_again_in_swedish(stage: Stage) -> None:
    frida, ben, chat = await _in_their_language(stage, "sv", "/installningar", "/gamed")
    asked = await _falls_silent(stage, chat, chat, "Ingen har svarat på tre månader")
    count = len(chat.messages)
    await ben.presses("Vi fortsätter", asked)
    assert len(chat.messages) == count
    await frida.presses("Vi fortsätter", asked)
    await stage.passes(seconds=2)
    assert "fortsätter" in asked.text
    assert not asked.buttons
    assert "värd" in frida.last(chat).text
    assert len(chat.messages) == count + 1
