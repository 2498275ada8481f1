"""Questions from the private chat, with the name and without, and answers for the asker alone."""

from __future__ import annotations

from tests.stories.conftest import CoreGroup
from tests.stories.questions.test_questions import PRICE, asks, drawn


async def unnamed(core: CoreGroup, text: str = PRICE) -> None:
    """Aino asks without her name."""
    await core.aino.starts()
    await core.aino.says(f"/ask {text}", core.aino.private)
    await core.aino.presses("Ask without my name", chat=core.aino.private)


async def test_asking_in_private_shows_first_what_will_stand_there(core: CoreGroup) -> None:
    await core.aino.starts()
    await core.aino.says("/ask", core.aino.private)
    await core.stage.bot_stops()
    await core.stage.bot_starts()
    await core.aino.says("How <b>do</b> you price & pack?", core.aino.private)
    preview = core.aino.sees("your question will look", core.aino.private)
    assert core.ben.person.seen("❓", core.chat) is None
    await core.aino.presses("Ask with my name", preview)
    card = core.ben.sees("❓ #1", core.chat)
    assert "How <b>do</b> you price & pack?" in card.text
    assert "Asked by Aino (Kahvila Aino)" in card.text
    assert "Your question is posted: ❓ #1" in preview.text


async def test_without_a_name_answers_come_and_words_go_back_and_help_is_marked(core: CoreGroup) -> None:
    await core.ben.starts()
    await unnamed(core)
    card = core.ben.sees("❓ #1", core.chat)
    assert "Asked without a name" in card.text
    assert "Aino" not in card.text
    answer = await core.ben.says("By the hour.", core.chat, reply_to=card)
    told = core.aino.sees("answers your question", core.aino.private)
    await core.aino.presses("Reply", told)
    await core.aino.says("Even for a ten-minute job?", core.aino.private)
    word = core.ben.sees("ten-minute job", core.chat)
    assert word.text.startswith("💬 The asker, about ❓ #1")
    assert word.reply_to is answer
    assert "Marked" in (await core.aino.presses("Helpful", told) or "")
    await drawn(core)
    assert "✅ Helpful: Ben" in card.text
    core.ben.sees("Your answer helped", core.ben.private)
    await core.ben.says("/question 1", core.chat)
    assert "Aino" not in core.ben.last(core.chat).text
    assert "The asker" in core.ben.last(core.chat).text


async def test_two_presses_ask_once_and_a_discarded_question_not_at_all(core: CoreGroup) -> None:
    await core.aino.starts()
    await core.aino.says(f"/ask {PRICE}", core.aino.private)
    message, button = core.aino.person.finds("Ask without my name", chat=core.aino.private)
    core.aino.person.press_button(message, button)
    core.aino.person.press_button(message, button)
    await core.stage.settle()
    cards = [m for m in core.chat.messages.values() if "❓ #" in m.text]
    assert len(cards) == 1
    await core.aino.says("/ask Never mind?", core.aino.private)
    await core.aino.presses("Discard", chat=core.aino.private)
    core.aino.sees("nothing was sent", core.aino.private)
    assert core.ben.person.seen("Never mind", core.chat) is None


async def test_so_many_without_a_name_a_day(core: CoreGroup) -> None:
    for number in range(3):
        await unnamed(core, f"Question number {number}?")
    await core.aino.says("/ask One more?", core.aino.private)
    said = await core.aino.presses("Ask without my name", chat=core.aino.private)
    assert "Up to 3 questions a day" in (said or "")
    await core.aino.presses("Ask with my name", chat=core.aino.private)
    assert "Asked by Aino" in core.ben.sees("One more", core.chat).text
    await core.stage.passes(hours=24)
    await unnamed(core, "A new day?")
    core.ben.sees("A new day", core.chat)


async def test_the_asker_changes_the_wording_and_takes_it_back(core: CoreGroup) -> None:
    await unnamed(core)
    card = core.ben.sees("❓ #1", core.chat)
    await core.aino.presses("Change the wording", chat=core.aino.private)
    await core.aino.says("How do you price tiny jobs?", core.aino.private)
    core.aino.sees("Changed", core.aino.private)
    await drawn(core)
    assert "tiny jobs" in card.text
    await core.aino.presses("Remove the question", chat=core.aino.private)
    await drawn(core)
    assert card.text == "❓ #1 was removed."


async def test_an_answer_for_the_asker_alone(core: CoreGroup) -> None:
    await core.aino.starts()
    card = await asks(core)
    answer = core.ben.person.press_nowait("Answer privately", card)
    await core.stage.settle()
    url = answer.answer.url  # type: ignore[union-attr]
    assert url == "https://t.me/mgn_bot?start=answer_1"
    await core.ben.starts("answer_1")
    core.ben.sees("Only the person who asked will see it", core.ben.private)
    core.ben.person.sends_voice(b"ogg", chat=core.ben.private, caption="between us")
    await core.stage.settle()
    core.ben.sees("has your answer", core.ben.private)
    told = core.aino.sees("for you only", core.aino.private)
    assert "voice" in told.content
    assert "between us" in told.text
    await drawn(core)
    assert "1 answer in private" in card.text
    for where in (core.chat, core.frida.private):
        if where is core.frida.private:
            await core.frida.starts()
        await core.frida.says("/question 1", where)
        assert all(
            "between us" not in m.text for m in where.messages.values() if m.sender is not core.ben.person.account
        )
    await core.aino.says("/question 1", core.aino.private)
    assert "between us" in core.aino.last(core.aino.private).text
    assert "only you two see this" in core.aino.last(core.aino.private).text
    await core.aino.presses("Reply", told)
    await core.aino.says("Thank you, Ben.", core.aino.private)
    core.ben.sees("Thank you, Ben.", core.ben.private)
    assert core.frida.person.seen("Thank you, Ben", core.chat) is None


async def test_whoever_is_in_several_groups_chooses_and_the_choice_survives_a_restart(core: CoreGroup) -> None:
    other = await core.stage.group(core.frida, core.aino, title="Lapland core")
    await core.frida.says("/setup Lapland", other)
    await core.aino.says("/join Kahvila Aino", other)
    await core.aino.starts()
    await core.aino.says(f"/ask {PRICE}", core.aino.private)
    await core.stage.bot_stops()
    await core.stage.bot_starts()
    await core.aino.presses("Lapland core", chat=core.aino.private)
    await core.aino.presses("Ask without my name", chat=core.aino.private)
    core.frida.sees("❓ #1", other)
    assert core.ben.person.seen("❓ #1", core.chat) is None
    await core.aino.says("/questions", core.aino.private)
    both = core.aino.last(core.aino.private).text
    assert "Kainuu core: no open questions" in both
    assert "Lapland core: 1 open question" in both


async def test_a_question_in_private_of_somebody_without_a_group(core: CoreGroup) -> None:
    stranger = core.stage.actor("Stranger")
    await stranger.starts()
    for said in ("/ask Hello?", "/questions", "/question 1"):
        await stranger.says(said, stranger.private)
        assert "❓" not in stranger.last(stranger.private).text
