"""What people read about their data at first contact, later, and in the file they get."""

from __future__ import annotations

import json

from sandbox import Message
from tests.stories.conftest import CoreGroup


def _content(core: CoreGroup, message: Message) -> str:
    stored = core.stage.world.files.known(message.content["document"]["file_id"])
    assert stored is not None
    return core.stage.world.files.get(stored.path).decode()


async def test_two_sentences_stand_under_the_first_words_once(core: CoreGroup) -> None:
    await core.aino.starts()
    first = core.aino.sees("erase it with /forget", core.aino.private)
    assert await core.aino.presses("That’s fine with me", first) == "Thank you!"
    assert "/forget" not in core.aino.last(core.aino.private).text
    await core.aino.starts()
    assert "/forget" not in core.aino.last(core.aino.private).text


async def test_who_comes_by_a_link_reads_them_before_what_they_came_for(core: CoreGroup) -> None:
    await core.ben.starts("help")
    before, after = core.ben.person.messages(core.ben.private)[-2:]
    assert "/forget" in before.text
    assert "That’s fine" not in str(after.buttons)
    await core.ben.presses("That’s fine with me", before)
    core.ben.sees("/privacy tells you more", core.ben.private)


async def test_what_is_stored_why_and_who_to_ask(core: CoreGroup) -> None:
    cora = await core.stage.coordinator("Cora")
    await core.aino.says("/tietosuoja", chat=core.aino.private)
    short = core.aino.sees("Questions\\? Ask Cora", core.aino.private)
    await core.aino.presses("Tell me more", short)
    core.aino.sees("400 days after it was sent", core.aino.private)
    await core.aino.presses("Back to the short version", short)
    core.aino.sees("Nothing is sold", core.aino.private)
    assert cora.person.id


async def test_a_person_gets_everything_of_theirs_in_private_alone(core: CoreGroup) -> None:
    await core.aino.says("/ask How do you price <small> jobs?", chat=core.chat)
    await core.ben.says("/ask Who repairs bikes?", chat=core.chat)
    for command in ("/mydata", "/privacy", "/tietosuoja"):
        await core.aino.says(command, chat=core.chat)
        told = core.aino.last(core.chat)
        assert told.text == "That only works in a private chat with me. Send it there.", command
        assert [button["text"] for button in told.buttons] == ["Open a private chat"], command
    await core.aino.starts()
    await core.aino.presses("Send me my data", await _privacy(core))
    page, data = core.aino.person.messages(core.aino.private)[-2:]
    written, told = _content(core, page), json.loads(_content(core, data))
    assert "How do you price &lt;small&gt; jobs?" in written
    assert [row["body"] for row in told["kept"]["questions"]["rows"]] == ["How do you price <small> jobs?"]
    for text in (written, json.dumps(told)):
        assert "Who repairs bikes?" not in text and "Ben" not in text


async def _privacy(core: CoreGroup) -> Message:
    await core.aino.says("/privacy", chat=core.aino.private)
    return core.aino.last(core.aino.private)
