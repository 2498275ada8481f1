"""/forget, as people go through it."""

from __future__ import annotations

import pytest

from sandbox import Chat
from tests.stories.conftest import CoreGroup
from tests.stories.questions.test_questions import PNG, asks, drawn
from tests.stories.stage import Actor, Stage

WORDS, NAME = "Erase what I wrote too", "Keep it without my name"


async def forgets(actor: Actor, how: str) -> None:
    await actor.says("/forget", actor.private)
    await actor.presses(how, chat=actor.private)
    await actor.presses("Yes, erase it now", chat=actor.private)


def shown(chat: Chat, stage: Stage) -> str:
    """Everything the bot has said in a chat, as it stands now."""
    mine = [m for m in chat.messages.values() if m.sender is not None and m.sender.id == stage.bot.id]
    return "\n".join(m.text for m in mine if not m.deleted)


async def test_what_is_kept_is_said_first_and_nothing_happens_before_a_second_yes(core: CoreGroup) -> None:
    await core.ben.starts()
    await asks(core)
    card = core.ben.sees("❓ #1", core.chat)
    await core.ben.says("By the hour.", core.chat, reply_to=card)
    await core.ben.says("/ask Who has a van?", core.chat)
    await core.ben.says("/forget", core.ben.private)
    told = core.ben.last(core.ben.private)
    assert "Kainuu core: Ben's Bikes, 1 question and 1 answer" in told.text.replace(", and", " and")
    assert "You are the only person in Ben's Bikes" in told.text
    assert [b["text"] for b in told.buttons] == [WORDS, NAME, "Cancel"]
    await core.ben.presses(WORDS, told)
    assert "This cannot be undone" in told.text
    await core.ben.presses("Cancel", told)
    assert told.text == "All right, nothing was erased."
    await core.ben.says("/members", core.chat)
    assert "Ben's Bikes" in core.ben.last(core.chat).text


async def test_with_the_words_everything_goes_from_every_card(core: CoreGroup) -> None:
    stage = core.stage
    await core.ben.starts()
    await core.aino.starts()
    card = await asks(core)
    await core.ben.says("By the hour, never below two.", core.chat, reply_to=card)
    await core.ben.says("/ask Who has a van?", core.chat)
    await core.aino.says("/question 1", core.chat)
    await core.aino.says("/question 1", core.chat)
    await forgets(core.ben, WORDS)
    await drawn(core)
    assert "Done" in core.ben.last(core.ben.private).text
    everything = shown(core.chat, stage)
    assert "never below two" not in everything
    assert "❓ #2 was removed." in everything
    assert "Who has a van" not in everything
    assert "never below two" not in shown(core.aino.private, stage)
    await core.aino.says("/search van", core.chat)
    assert "Nothing here" in core.aino.last(core.chat).text
    await core.aino.says("/members", core.chat)
    assert "Ben" not in core.aino.last(core.chat).text
    await core.ben.says("/forget", core.ben.private)
    assert "I have nothing stored about you" in core.ben.last(core.ben.private).text


async def test_words_may_stay_without_the_name(core: CoreGroup) -> None:
    stage = core.stage
    await core.ben.starts()
    card = await asks(core)
    await core.ben.says("By the hour, never below two.", core.chat, reply_to=card)
    await core.aino.says("/question 1", core.chat)
    page = core.aino.last(core.chat)
    assert "Ben (Ben's Bikes)" in page.text
    await core.ben.says("/ask Who has a van?", core.chat)
    other = core.aino.sees("❓ #2", core.chat)
    await forgets(core.ben, NAME)
    await drawn(core)
    assert "never below two" in page.text and "Ben" not in page.text
    assert "Who has a van" in other.text and "Ben" not in other.text
    await core.aino.says("/search two hour", core.chat)
    found = core.aino.last(core.chat)
    assert "never below two" in found.text
    assert not [e for e in found.entities if e["type"] == "text_link"], "the answer's own message has its author's name"
    await core.aino.says("/hosts", core.chat)
    assert "Ben" not in core.aino.last(core.chat).text
    assert stage.world.violations == []


async def test_a_second_press_is_harmless(core: CoreGroup) -> None:
    stage = core.stage
    await core.ben.starts()
    await core.ben.says("/forget", core.ben.private)
    await core.ben.presses(WORDS, chat=core.ben.private)
    message, button = core.ben.person.finds("Yes, erase it now", core.ben.last(core.ben.private))
    core.ben.person.press_button(message, button)
    core.ben.person.press_button(message, button)
    await stage.settle()
    assert "Done" in message.text
    assert core.chat.messages


async def test_in_a_group_it_leads_to_the_private_chat(core: CoreGroup) -> None:
    await core.ben.says("/forget", core.chat)
    assert "private" in core.ben.last(core.chat).text
    assert "Ben's Bikes" not in core.ben.last(core.chat).text
    assert [button["text"] for button in core.ben.last(core.chat).buttons] == ["Open a private chat"]


async def test_whoever_never_used_the_bot_has_nothing_to_erase(stage: Stage) -> None:
    stranger = stage.actor("Stranger")
    await stranger.says("/forget", stranger.private)
    assert "I have nothing stored about you" in stranger.last(stranger.private).text


async def test_what_went_to_other_groups_and_came_back_goes_too(core: CoreGroup) -> None:
    stage = core.stage
    lars, cara = stage.actor("Lars"), stage.actor("Cara")
    lapland = await stage.group(lars, cara, title="Lapland core")
    await lars.says("/setup Lapland", lapland)
    await cara.says("/join Reindeer Rides", lapland)
    await cara.starts()
    await core.aino.starts()
    await core.aino.says("/ask What does a zebra cost?", core.chat)
    await core.aino.starts("network_1")
    await core.aino.presses("With our group's name", chat=core.aino.private)
    there = cara.sees("zebra", lapland)
    cara.person.sends_photo(PNG, chat=lapland, reply_to=there, caption="A walrus for scale")
    await stage.settle()
    await cara.presses("Show company and region", chat=cara.private)
    home = core.ben.sees("walrus", core.chat)
    assert "Reindeer Rides" in home.text
    await core.ben.says("/question 1", core.chat)
    await forgets(cara, WORDS)
    await drawn(core)
    assert home.deleted, "the bot's copy of the picture is gone as well"
    for chat in (core.chat, core.aino.private):
        assert "walrus" not in shown(chat, stage)
        assert "Reindeer" not in shown(chat, stage)
    await forgets(core.aino, WORDS)
    await drawn(core)
    assert "zebra" not in shown(lapland, stage)


async def test_an_unnamed_question_is_warned_of_and_follows_the_choice(core: CoreGroup) -> None:
    await core.ben.starts()
    await core.ben.says("/ask What does a zebra cost?", core.ben.private)
    await core.ben.presses("Ask without my name", chat=core.ben.private)
    card = core.aino.sees("zebra", core.chat)
    await core.ben.says("/forget", core.ben.private)
    assert "1 question you asked without your name" in core.ben.last(core.ben.private).text
    await core.ben.presses(WORDS, chat=core.ben.private)
    assert "may then guess that it was yours" in core.ben.last(core.ben.private).text
    await core.ben.presses("Yes, erase it now", chat=core.ben.private)
    await drawn(core)
    assert card.text == "❓ #1 was removed."


@pytest.mark.parametrize(
    ("language", "command", "choice", "yes", "done"),
    [
        ("fi", "/unohda", "Jätä tekstini ilman nimeä", "Kyllä, poista nyt", "Valmis"),
        ("sv", "/glommig", "Behåll utan mitt namn", "Ja, radera nu", "Klart"),
    ],
)
async def test_in_finnish_and_swedish(
    core: CoreGroup, language: str, command: str, choice: str, yes: str, done: str
) -> None:
    eeva = core.stage.actor("Eeva", language)
    eeva.person.joins(core.chat)
    await eeva.starts()
    await eeva.says("/join Eevan Eväät", core.chat)
    await eeva.says("/ask Kenellä on pakettiauto?", core.chat)
    await eeva.says(command, eeva.private)
    assert "Eevan Eväät" in eeva.last(eeva.private).text
    await eeva.presses(choice, chat=eeva.private)
    await eeva.presses(yes, chat=eeva.private)
    assert done in eeva.last(eeva.private).text
    await drawn(core)
    assert "Eeva" not in core.aino.sees("pakettiauto", core.chat).text
