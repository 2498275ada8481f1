"""Nothing by accident: another name is asked about, and leaving is asked once and can be undone within a day."""

from __future__ import annotations

import pytest

from tests.stories.conftest import CoreGroup


def _labels(message: object) -> list[str]:
    return [button["text"] for button in message.buttons]  # type: ignore[attr-defined]


async def test_another_name_is_asked_about_changed_to_or_taken_for_a_correction(core: CoreGroup) -> None:
    aino, ben = core.aino, core.ben
    await aino.says("/join Bakmans Blommor", chat=core.chat)
    card = aino.sees("You are with Kahvila Aino. Do you want to change to Bakmans Blommor, or correct", core.chat)
    assert _labels(card) == ["Change company", "Correct the name", "Keep it as it is"]
    assert "for the person who sent the command" in (await ben.presses("Correct the name", card) or "")
    await aino.presses("Keep it as it is", card)
    assert "Nothing was changed" in card.text
    await aino.says("/join Kahvila Ainon", chat=core.chat)
    await aino.presses("Correct the name", aino.last(core.chat))
    aino.sees("The company is now called Kahvila Ainon", core.chat)
    await aino.says("/hosts", chat=core.chat)
    assert "Kahvila Ainon" in aino.last(core.chat).text
    # A company that is there is not renamed into another.
    await aino.says("/join Ben's Bikes", chat=core.chat)
    assert _labels(aino.last(core.chat)) == ["Change company", "Keep it as it is"]
    await aino.presses("Change company", aino.last(core.chat))
    aino.sees("You are now with Ben's Bikes", core.chat)


async def test_a_name_too_long_is_asked_for_again(core: CoreGroup) -> None:
    carl = core.stage.actor("Carl")
    core.frida.person.adds(carl.person, core.chat)
    await carl.says("/join " + "Carl's Cars " * 8, chat=core.chat)
    question = carl.last(core.chat)
    assert "15 characters too long: 80 fit" in question.text
    await carl.says("Carl's Cars", chat=core.chat, reply_to=question)
    carl.sees("Carl's Cars is now in the group", core.chat)


async def test_leaving_says_what_goes_and_can_be_undone_with_the_place_in_the_order(core: CoreGroup) -> None:
    aino, ben = core.aino, core.ben
    await aino.says("/schedule 15 Dec 17:00", chat=core.chat)
    await aino.says("/leave Ben's Bikes", chat=core.chat)
    aino.sees("“Ben's Bikes” changes nothing here: /leave is only about you", core.chat)
    card = aino.last(core.chat)
    assert "Kahvila Aino leaves the host order too" in card.text
    assert "The meeting you host is cancelled" in card.text
    await ben.presses("Leave", card)
    await aino.presses("Stay", card)
    await ben.says("/members", chat=core.chat)
    assert "2 companies" in ben.last(core.chat).text
    await aino.quits(core.chat)
    goodbye = next(m for m in reversed(core.chat.messages.values()) if _labels(m) == ["Undo"])
    assert "day" in (await ben.presses("Undo", goodbye) or "")
    await core.stage.passes(hours=23)
    await aino.presses("Undo", goodbye)
    assert "Kahvila Aino is back in its place in the host order: number 1" in goodbye.text
    await aino.quits(core.chat)
    goodbye = next(m for m in reversed(core.chat.messages.values()) if _labels(m) == ["Undo"])
    await core.stage.passes(hours=25)
    assert "within a day" in (await aino.presses("Undo", goodbye) or "")


@pytest.mark.parametrize(
    ("language", "command", "asks", "leaves", "back", "welcome"),
    [
        ("fi", "/poistu", "Haluatko poistua ryhmästä? Yrityksesi on Sivs Sömnad.", "Poistun", "Palaan ryhmään", "Tervetuloa takaisin"),
        ("sv", "/lamna", "Vill du lämna gruppen? Du hör till Sivs Sömnad.", "Lämna", "Ångra", "Välkommen tillbaka"),
    ],
)  # fmt: skip
async def test_in_private_and_in_the_persons_language(
    core: CoreGroup, language: str, command: str, asks: str, leaves: str, back: str, welcome: str
) -> None:
    siv = core.stage.actor("Siv", language)
    core.frida.person.adds(siv.person, core.chat)
    await siv.says("/join Sivs Sömnad", chat=core.chat)
    await siv.starts()
    await siv.says(command, chat=siv.private)
    assert asks in siv.last(siv.private).text
    await siv.says("ja", chat=siv.private)
    card = siv.last(siv.private)
    assert asks in card.text, "only the button leaves"
    await siv.presses(leaves, card)
    await siv.presses(back, siv.last(siv.private))
    assert welcome in siv.last(siv.private).text


@pytest.mark.parametrize(
    ("language", "command", "asks", "buttons", "kept", "renamed", "too_long"),
    [
        ("Suomi", "/liity", "Haluatko vaihtaa sen vai korjata nimen?", ["Vaihda yritystä", "Korjaa nimi", "Pidä ennallaan"], "Mitään ei muutettu", "Yrityksen nimi on nyt Kahvila Ainon", "15 merkkiä liikaa"),
        ("Svenska", "/gamed", "eller rätta namnet?", ["Byt företag", "Rätta namnet", "Behåll som det är"], "Inget ändrades", "Företaget heter nu Kahvila Ainon", "15 tecken för lång"),
    ],
)  # fmt: skip
async def test_another_name_is_asked_about_in_finnish_and_swedish(
    core: CoreGroup, language: str, command: str, asks: str, buttons: list[str], kept: str, renamed: str, too_long: str
) -> None:
    aino = core.aino
    await core.frida.says("/language", chat=core.chat)
    await core.frida.presses(language, core.frida.last(core.chat))
    await aino.says(f"{command} Bakmans Blommor", chat=core.chat)
    card = aino.sees(asks.replace("?", "."), core.chat)
    assert _labels(card) == buttons
    await aino.presses(buttons[2], card)
    assert kept in card.text
    await aino.says(f"{command} Kahvila Ainon", chat=core.chat)
    await aino.presses(buttons[1], aino.last(core.chat))
    assert renamed in aino.last(core.chat).text
    await aino.says(f"{command} " + "Carl's Cars " * 8, chat=core.chat)
    assert too_long in aino.last(core.chat).text
