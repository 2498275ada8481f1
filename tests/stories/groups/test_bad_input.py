"""What cannot be used gets one sentence with an example, and better words are an answer: nothing typed is lost."""

from __future__ import annotations

import pytest

from sandbox import Message
from tests.stories.conftest import CoreGroup


def _asks(message: Message) -> bool:
    return bool(message.markup and message.markup.get("force_reply"))


@pytest.mark.parametrize(
    ("language", "long"),
    [("English", "characters too long"), ("Suomi", "merkkiä liikaa"), ("Svenska", "tecken för lång")],
)
async def test_every_command_says_what_is_wrong_and_takes_a_better_answer(
    core: CoreGroup, language: str, long: str
) -> None:
    frida, aino = core.frida, core.aino
    if language != "English":
        card = frida.sees("Region: Kainuu", core.chat)
        await frida.presses("Language", card)
        await frida.presses(language, card)
    wrong = {
        "/schedule whenever": "15.12. klo 17",
        "/pause sometime": "15.1.",
        "/swap Nobody": "Ben's Bikes",
        "/swap Kahvila Aino": "Ben's Bikes",
        "/question first": "1",
        "/propose ?!": "Pricing our services",
        "/propose " + "x" * 201: "Pricing",
        "/theme " + "😀" * 101: "Pricing",
        "/vote soon": "48",
        "/search the": "pricing",
        "/join ?!": "Kahvila Aino",
        "/join " + "x" * 84: "Kahvila Aino",
        "/cancel " + "x" * 504: "Flu",
    }
    for command, better in wrong.items():
        await aino.says(command, chat=core.chat)
        question = aino.last(core.chat)
        assert question.sender is not aino.person.account, command
        assert _asks(question) or command.startswith("/schedule"), (command, question.text)
        assert "\n" not in question.text, "one sentence or two, and no more"
        if command.startswith(("/join x", "/cancel x")):
            assert long in question.text, question.text
        await aino.says(better, chat=core.chat, reply_to=question)
        assert aino.last(core.chat).text != question.text, command
    assert not any("went wrong" in m.text for m in core.chat.messages.values())
    await frida.says("/setup " + "x" * 84, chat=core.chat)
    assert long in frida.last(core.chat).text
    await frida.says("Kainuu", chat=core.chat, reply_to=frida.last(core.chat))
    assert "Kainuu" in frida.last(core.chat).text
