"""White space of any kind ends a command's name, and whoever has no visible name has a stand-in wherever they are named."""

from __future__ import annotations

import pytest

from tests.stories.conftest import CoreGroup


@pytest.mark.parametrize("white", ["\n", "\t", "\u00a0", "\u2003", " \n "], ids=ascii)
async def test_any_white_space_ends_the_name_of_a_command(core: CoreGroup, white: str) -> None:
    await core.aino.says(f"/schedule{white}15.12. klo 17 @ Torikatu 5", core.chat)
    assert "15 December" in core.ben.last(core.chat).text
    await core.ben.says(f"/ask@{core.stage.bot.user.username}{white}Who knows a good accountant?", core.chat)
    core.aino.sees("Who knows a good accountant?", core.chat)


@pytest.mark.parametrize("name", ["\u3164", "\u2800\u200b", "\u202e"], ids=ascii)
async def test_who_has_no_visible_name_has_a_stand_in(core: CoreGroup, name: str) -> None:
    nobody = core.stage.actor(name)
    core.frida.person.adds(nobody.person, chat=core.chat)
    await core.stage.settle()
    await nobody.says("/join Torikahvit", core.chat)
    await nobody.says("/ask Who knows a good accountant?", core.chat)
    (question,) = [text for text in _said(core) if "accountant" in text]
    assert "Asked by 👤 " in question
    assert not any(name in text for text in _said(core))


def _said(core: CoreGroup) -> list[str]:
    return [message.text for message in core.chat.messages.values() if message.sent_by(core.stage.bot)]
