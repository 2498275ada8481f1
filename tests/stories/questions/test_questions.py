"""Questions and answers in the group's own chat."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from sqlalchemy import update

from bot.domain.evidence.facts import QuestionFact
from sandbox import Message
from sandbox.api.faults import Fault
from storage import tables
from storage.evidence import load
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Stage

PRICE = "How do you price small jobs?"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


async def asks(core: CoreGroup, text: str = PRICE) -> Message:
    """Aino asks in the group; returns the card."""
    await core.aino.says(f"/ask {text}", core.chat)
    return core.ben.sees("❓ #", core.chat)


async def drawn(core: CoreGroup) -> None:
    """Cards that have changed are drawn again."""
    await core.stage.passes(seconds=2)


async def test_a_question_becomes_a_numbered_card_with_its_buttons(core: CoreGroup) -> None:
    card = await asks(core)
    assert card.text.startswith("❓ #1\nHow do you price small jobs?")
    assert "Asked by Aino (Kahvila Aino)" in card.text
    assert [b["text"] for b in card.buttons] == ["Same question", "Answer privately", "Ask the network"]
    await core.ben.says("/ask Who has a good accountant?")
    assert "❓ #2" in core.aino.sees("accountant", core.chat).text


async def test_a_reply_to_the_card_is_an_answer_acknowledged_by_a_reaction_and_counted(core: CoreGroup) -> None:
    await core.aino.starts()
    card = await asks(core)
    said = await core.ben.says("By the hour, never below two.", core.chat, reply_to=card)
    assert said.reactions == {core.stage.bot.id: "👍"}
    await drawn(core)
    assert "💬 1 answer" in card.text
    told = core.aino.sees("answers your question", core.aino.private)
    assert "Ben (Ben's Bikes) answers your question ❓ #1" in told.text
    assert "By the hour, never below two." in told.text
    before = len(core.chat.messages)
    await core.ben.says("And ask for half in advance.", core.chat, reply_to=said)
    await drawn(core)
    assert "💬 1 answer" in card.text, "a reply to an answer is talk among people"
    assert len(core.chat.messages) == before + 1, "nothing was said about it"


async def _as_reported(core: CoreGroup) -> QuestionFact:
    """The question as reports count it."""
    assert core.stage.mgn is not None
    async with core.stage.mgn.database.transaction() as tx:
        return (await load(tx, core.stage.world.clock.now(), "Europe/Helsinki")).questions[0]


async def test_what_the_asker_replies_to_their_own_question_is_no_answer_of_somebody_else(core: CoreGroup) -> None:
    card = await asks(core)
    await core.aino.says("I mean jobs of an hour.", core.chat, reply_to=card)
    await drawn(core)
    assert "💬" not in card.text
    alone = await _as_reported(core)
    assert (alone.first_answer_at, alone.answers) == (None, 0)
    assert core.stage.mgn is not None
    async with core.stage.mgn.database.transaction() as tx:
        # As replies were kept before it was written down whose they are.
        await tx.run(update(tables.answers).values(by_asker=False))
    assert (await _as_reported(core)).first_answer_at is None
    await core.stage.passes(hours=1)
    said = await core.ben.says("By the hour.", core.chat, reply_to=card)
    answered = await _as_reported(core)
    assert (answered.first_answer_at, answered.answers) == (said.at, 1)


async def test_a_reply_to_a_copy_nobody_knows_of_is_heard_before_and_after_the_other_is_sent(core: CoreGroup) -> None:
    """Its sending had no answer, so it is sent again, and the number of the first is nowhere."""
    faults = core.stage.server.faults
    silence = faults.add(Fault("drop", "getMe", times=None))
    faults.drop("sendMessage", chat_id=core.chat.id, after=True)
    unknown = await asks(core)
    early = await core.ben.says("By the hour.", core.chat, reply_to=unknown)
    faults.remove(silence)
    await core.stage.passes(minutes=20)
    known = core.ben.sees("❓ #", core.chat)
    assert known is not unknown
    late = core.ben.person.sends_voice(b"ogg", chat=core.chat, reply_to=unknown)
    await core.stage.settle()
    await drawn(core)
    assert [said.reactions for said in (early, late)] == [{core.stage.bot.id: "👍"}] * 2
    assert "💬 2 answers" in known.text


async def test_a_reply_that_is_faster_than_the_answer_to_the_sending_of_its_card_is_heard(core: CoreGroup) -> None:
    mgn = core.stage.mgn
    assert mgn is not None
    gate = core.stage.server.faults.gate("sendMessage", chat_id=core.chat.id, after=True)
    core.aino.person.says(f"/ask {PRICE}", chat=core.chat)
    await gate.reached.wait()
    card = core.ben.sees("❓ #", core.chat)
    said = core.ben.person.says("By the hour.", chat=core.chat, reply_to=card)
    await core.stage.bot.queue.drained()
    await mgn.application.update_queue.join()
    await mgn.lanes.idle()
    assert said.reactions, "it is heard while the card is still under way"
    gate.open()
    await core.stage.settle()
    await drawn(core)
    assert "💬 1 answer" in card.text


async def test_answers_of_every_kind_are_kept_and_reach_the_asker(core: CoreGroup) -> None:
    await core.aino.starts()
    card = await asks(core)
    ben = core.ben.person
    sent = [
        ben.sends_voice(b"ogg", chat=core.chat, reply_to=card, caption="listen"),
        ben.sends_photo(PNG, chat=core.chat, reply_to=card, caption="my price list"),
        ben.sends_document(b"%PDF", "prices.pdf", chat=core.chat, reply_to=card),
        ben.sends_video_note(b"mp4", chat=core.chat, reply_to=card),
    ]
    await core.stage.settle()
    await drawn(core)
    assert all(message.reactions for message in sent)
    assert "💬 4 answers" in card.text
    private = list(core.aino.private.messages.values())
    for kind in ("voice", "photo", "document", "video_note"):
        assert any(kind in message.content for message in private), kind
    assert any("my price list" in message.text for message in private)
    await core.aino.says("/question 1", core.chat)
    page = core.aino.last(core.chat).text
    assert "🎤 Voice message. listen" in page
    assert "🖼 Photo. my price list" in page


async def test_the_asker_marks_what_helped_and_the_helper_is_thanked_once(core: CoreGroup) -> None:
    await core.aino.starts()
    await core.ben.starts()
    card = await asks(core)
    await core.ben.says("By the hour.", core.chat, reply_to=card)
    assert await core.aino.presses("Helpful", chat=core.aino.private) == "Marked. Thank you for telling us!"
    assert await core.aino.presses("Helpful", chat=core.aino.private) == "You have marked that already."
    await drawn(core)
    assert "✅ Helpful: Ben (Ben's Bikes)" in card.text
    thanks = [m for m in core.ben.private.messages.values() if "Your answer helped" in m.text]
    assert len(thanks) == 1
    await core.frida.says("/question 1", core.chat)
    assert "own answer" in (await core.ben.presses("Helpful", chat=core.chat) or "")
    assert "Marked" in (await core.frida.presses("Helpful", chat=core.chat) or "")
    await drawn(core)
    assert "helped 1 more" in core.frida.last(core.chat).text
    await core.ben.says("/questions", core.chat)
    assert "no open questions" in core.ben.last(core.chat).text
    # A sign without a number asks for no question of its own.
    await core.frida.says("/questions #", core.chat)
    assert "no open questions" in core.frida.last(core.chat).text


async def test_others_have_the_same_question_and_are_counted_once(core: CoreGroup) -> None:
    card = await asks(core)
    assert "already" in (await core.aino.presses("Same question", card) or "")
    assert "Noted" in (await core.ben.presses("Same question", card) or "")
    await drawn(core)
    assert card.buttons[0]["text"] == "Same question (1)"
    assert "already" in (await core.ben.presses("Same question (1)", card) or "")
    await drawn(core)
    assert "1 more with the same question" in card.text


async def test_an_edit_is_followed_and_runs_no_command_again(core: CoreGroup) -> None:
    asked = await core.aino.says(f"/ask {PRICE}", core.chat)
    card = core.ben.sees("❓ #1", core.chat)
    answer = await core.ben.says("By the our.", core.chat, reply_to=card)
    core.aino.person.edits(asked, "/ask How do you price tiny jobs?")
    core.ben.person.edits(answer, "By the hour.")
    await core.stage.settle()
    await drawn(core)
    assert "How do you price tiny jobs?" in card.text
    assert "edited" in card.text
    await core.ben.says("/question 1", core.chat)
    assert "By the hour." in core.ben.last(core.chat).text
    plain = await core.aino.says("/hosts", core.chat)
    count = len(core.chat.messages)
    core.aino.person.edits(plain, "/ask Does an edit ask?")
    core.aino.person.edits(plain, "/cancel")
    await core.stage.settle()
    assert len(core.chat.messages) == count


async def test_a_question_that_does_not_fit_is_corrected_by_editing_it_in_the_group_and_in_private(
    core: CoreGroup,
) -> None:
    await core.ben.starts()
    for asker, chat, then in ((core.aino, core.chat, "❓ #1"), (core.ben, core.ben.private, PRICE)):
        wrong = await asker.says("/ask ?!", chat)
        asker.sees("couldn't find a question", chat)
        asker.person.edits(wrong, f"/ask {PRICE}")
        await core.stage.settle()
        asker.sees(re.escape(then), chat)


async def test_bare_it_asks_and_takes_the_reply_after_a_restart(core: CoreGroup) -> None:
    await core.aino.says("/ask", core.chat)
    prompt = core.aino.sees("What would you like to ask", core.chat)
    await core.stage.bot_stops()
    await core.stage.bot_starts()
    await core.aino.says(PRICE, core.chat, reply_to=prompt)
    assert PRICE in core.ben.sees("❓ #1", core.chat).text


async def test_what_cannot_be_asked_is_answered_and_a_reply_corrects_it(core: CoreGroup) -> None:
    await core.aino.says("/ask " + "long " * 400, core.chat)
    no = core.aino.sees("Your question has 1,999 characters", core.chat)
    await core.aino.says("A short one?", core.chat, reply_to=no)
    assert "A short one?" in core.ben.sees("❓ #1", core.chat).text
    await core.aino.says("/ask ???", core.chat)
    core.aino.sees("couldn't find a question", core.chat)
    await core.frida.says("/ask May I?", core.chat)
    assert core.frida.person.seen("❓ #2", core.chat) is None


async def test_lists_and_wrong_numbers(core: CoreGroup) -> None:
    await asks(core)
    await core.ben.says("/questions", core.chat)
    assert "1 open question" in core.ben.last(core.chat).text
    await core.ben.says("/question 7", core.chat)
    assert "no question 7" in core.ben.last(core.chat).text
    await core.ben.says("/question seven", core.chat)
    assert "couldn't find a question number in “seven”" in core.ben.last(core.chat).text
    await core.ben.says("/question #1", core.chat)
    page = core.ben.last(core.chat)
    assert PRICE in page.text
    answer = await core.ben.says("A reply to the page is an answer too.", core.chat, reply_to=page)
    assert answer.reactions
    await drawn(core)
    assert "A reply to the page" in page.text


async def test_the_asker_or_a_facilitator_closes_and_removes_and_nobody_else(core: CoreGroup) -> None:
    card = await asks(core)
    await core.ben.says("By the hour.", core.chat, reply_to=card)
    await core.ben.says("/question 1", core.chat)
    page = core.ben.last(core.chat)
    await core.ben.presses("Close or remove…", page)
    assert "Only the person who wrote this" in (await core.ben.presses("Close the question", page) or "")
    assert "Only the person who wrote this" in (await core.ben.presses("Remove the question", page) or "")
    assert await core.frida.presses("Close the question", page) == "Closed."
    await drawn(core)
    assert "🔒 Closed" in card.text
    assert card.buttons == []
    await core.frida.says("Too late?", core.chat, reply_to=card)
    core.frida.sees("closed and takes no more answers", core.chat)
    await core.ben.presses("Close or remove…", page)
    await core.ben.presses("Remove 1", page)
    await drawn(core)
    assert "By the hour." not in page.text
    await core.aino.presses("Close or remove…", page)
    assert await core.aino.presses("Remove the question", page) == "Removed."
    await drawn(core)
    assert "was removed" in card.text
    assert PRICE not in card.text
    await core.ben.says("/question 1", core.chat)
    assert "no question 1" in core.ben.last(core.chat).text


async def test_nobody_answers_for_two_days_and_the_group_is_nudged_once_and_by_day(core: CoreGroup) -> None:
    await core.stage.until(datetime(2026, 11, 24, 19, 30, tzinfo=UTC))
    await asks(core)
    await core.stage.until(datetime(2026, 12, 12, tzinfo=UTC))
    nudges = [m for m in core.chat.messages.values() if "Nobody has answered ❓ #1" in m.text]
    assert [m.at for m in nudges] == [datetime(2026, 11, 27, 6, tzinfo=UTC)], "eight in Helsinki, not half past nine"
    answer = await core.ben.says("Better late.", core.chat, reply_to=nudges[0])
    assert answer.reactions


async def test_an_answered_question_is_not_nudged(core: CoreGroup) -> None:
    card = await asks(core)
    await core.ben.says("By the hour.", core.chat, reply_to=card)
    await core.stage.until(datetime(2026, 12, 12, tzinfo=UTC))
    assert core.ben.person.seen("Nobody has answered", core.chat) is None


async def test_a_nudge_that_fell_due_while_the_program_was_down_waits_for_the_morning(core: CoreGroup) -> None:
    await asks(core)
    await core.stage.bot_stops()
    core.stage.world.clock.move_to(datetime(2026, 11, 27, 22, tzinfo=UTC))
    await core.stage.bot_starts()
    await core.stage.settle()
    assert core.ben.person.seen("Nobody has answered", core.chat) is None
    await core.stage.until(datetime(2026, 11, 28, 6, 1, tzinfo=UTC))
    core.ben.sees("Nobody has answered", core.chat)


async def test_the_same_in_finnish(stage: Stage) -> None:
    frida, aino, ben = stage.actor("Frida", "fi"), stage.actor("Aino", "fi"), stage.actor("Ben", "fi")
    chat = await stage.group(frida, aino, ben, title="Kainuun ydin")
    await frida.says("/asetukset Kainuu")
    await aino.starts()
    await aino.says("/liity Kahvila Aino", chat)
    await ben.says("/liity Pyöräpaja", chat)
    await aino.says("/kysy Miten hinnoittelette pienet työt?", chat)
    card = ben.sees("❓ #1", chat)
    assert "Kysyjä: Aino (Kahvila Aino)" in card.text
    assert [b["text"] for b in card.buttons] == ["Kysyn samaa", "Vastaa yksityisesti", "Kysy verkostolta"]
    await ben.says("Tuntihinnalla.", chat, reply_to=card)
    assert "Ben (Pyöräpaja) vastaa kysymykseesi ❓ #1" in aino.sees("vastaa kysymykseesi", aino.private).text
    assert await aino.presses("Auttoi", chat=aino.private) == "Merkitty. Kiitos, että kerroit!"
    await ben.says("/kysymykset", chat)
    assert "ei avoimia kysymyksiä" in ben.last(chat).text
    await ben.says("/kysymys 1", chat)
    assert "auttoi kysyjää" in ben.last(chat).text


async def test_what_was_answered_before_is_shown_before_it_is_asked_again(core: CoreGroup) -> None:
    card = await asks(core)
    await core.ben.says("/ask How should I price a small job?", core.chat)
    assert "❓ #2" in core.aino.sees("small job\\?", core.chat).text, "nothing has been answered yet"
    await core.ben.says("By the hour, never below two.", core.chat, reply_to=card)
    again = await core.ben.says("/ask What did you take for small jobs, how do you price them?", core.chat)
    shown = core.ben.sees("answered before", core.chat)
    assert "❓ #1 How do you price small jobs?\n💬 By the hour, never below two." in shown.text
    assert [b["text"] for b in shown.buttons] == ["That answers it", "Ask anyway"]
    assert "Only the person who wrote" in (await core.aino.presses("Ask anyway", shown) or "")
    await core.stage.bot_stops()
    await core.stage.bot_starts()
    message, button = core.ben.person.finds("Ask anyway", shown)
    core.ben.person.press_button(message, button)
    core.ben.person.press_button(message, button)
    await core.stage.settle()
    assert "❓ #3" in core.aino.sees("What did you take", core.chat).text
    assert len([m for m in core.chat.messages.values() if "❓ #3" in m.text]) == 1
    core.ben.person.edits(again, "/ask What did you take for tiny jobs?")
    await core.stage.settle()
    await drawn(core)
    assert "tiny jobs" in core.aino.sees("❓ #3", core.chat).text
    await core.aino.says("/ask How do you price small jobs now?", core.chat)
    await core.aino.presses("That answers it", chat=core.chat)
    core.aino.sees("nothing was sent", core.chat)
    assert core.aino.person.seen("❓ #4", core.chat) is None
