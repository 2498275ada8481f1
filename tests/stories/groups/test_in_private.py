"""Everything about turns, meetings, dates and votes can be done in the private chat; the group hears what it must."""

from __future__ import annotations

import pytest

from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor


async def _in(core: CoreGroup, actor: Actor, language: str) -> None:
    await actor.starts()
    await actor.says("/language", chat=actor.private)
    card = actor.last(actor.private)
    label = next(button["text"] for button in card.buttons if language in button["text"])
    await actor.presses(label, card)


@pytest.mark.parametrize(
    ("language", "booked", "ask", "cancelled"),
    [
        ("English", "✅ Booked. I've told the group.", "When and where will you meet", "The meeting is cancelled"),
        ("Suomi", "✅ Sovittu. Kerroin siitä ryhmälle.", "Milloin ja missä", "Tapaaminen on peruttu"),
        ("Svenska", "✅ Bokat. Jag har berättat det för gruppen.", "När och var", "Träffen är inställd"),
    ],
)
async def test_a_host_does_everything_in_private_and_the_group_hears_it(
    core: CoreGroup, language: str, booked: str, ask: str, cancelled: str
) -> None:
    aino = core.aino
    await _in(core, aino, language)
    for command in ("/hosts", "/meeting", "/members"):
        await aino.says(command, chat=aino.private)
        assert "Kahvila Aino" in aino.last(aino.private).text, command
    await aino.says("/volunteer", chat=aino.private)
    assert "👥 Kainuu core" in aino.last(aino.private).text
    await aino.says("/schedule", chat=aino.private)
    aino.sees(ask, aino.private)
    # Nothing is replied to: in private, plain text is the answer.
    await aino.says("whenever", chat=aino.private)
    await aino.says("15.12. klo 17 @ Kahvila", chat=aino.private)
    said = aino.last(aino.private).text
    assert booked in said
    assert "Kahvila" in said
    core.ben.sees("Tuesday 15 December", core.chat)
    await aino.says("/schedule 16.12. klo 18", chat=aino.private)
    core.ben.sees("Wednesday 16 December", core.chat)
    await aino.says("/cancel flu", chat=aino.private)
    assert cancelled in aino.last(aino.private).text
    core.ben.sees("flu", core.chat)
    await aino.says("/dates", chat=aino.private)
    await aino.says("17.12. klo 17; 18.12. klo 17", chat=aino.private)
    assert next(m for m in core.chat.messages.values() if m.poll is not None)
    await aino.says("/pass", chat=aino.private)
    core.ben.sees("Ben's Bikes", core.chat)
    await aino.says("/swap Ben's Bikes", chat=aino.private)
    assert "👥 Kainuu core" in aino.last(aino.private).text


async def test_of_several_groups_one_is_chosen_by_a_button_and_what_was_typed_waits(core: CoreGroup) -> None:
    aino, liisa = core.aino, core.stage.actor("Liisa")
    lapland = await core.stage.group(liisa, aino, title="Lapland core")
    await liisa.says("/setup Lapland", chat=lapland)
    await aino.says("/join Aino Oy", chat=lapland)
    await liisa.says("/join Liisa Oy", chat=lapland)
    await aino.starts()
    await aino.says("/schedule soonish @ our café", chat=aino.private)
    card = aino.sees("Which group", aino.private)
    assert [button["text"] for button in card.buttons] == ["Kainuu core", "Lapland core"]
    await aino.presses("Lapland core", card)
    # The press is answered already, so what is wrong is said in a message, and the next text is about that group.
    aino.sees("I couldn't find a date", aino.private)
    await aino.says("15 Dec 17:00 @ our café", chat=aino.private)
    liisa.sees("Tuesday 15 December", lapland)
    assert core.ben.person.seen("Tuesday 15 December", core.chat) is None


async def test_a_company_that_does_not_host_is_told_so_and_a_stranger_has_no_group(core: CoreGroup) -> None:
    ben, otto = core.ben, core.stage.actor("Otto")
    await ben.starts()
    await ben.says("/schedule", chat=ben.private)
    assert "Kahvila Aino" in ben.last(ben.private).text
    await otto.starts()
    await otto.says("/schedule 15 Dec 17:00", chat=otto.private)
    otto.sees("not in a core group yet", otto.private)


async def test_a_prompt_after_a_press_in_the_group_opens_for_the_presser(core: CoreGroup) -> None:
    frida = core.frida
    await frida.presses("Region", frida.sees("Region: Kainuu", core.chat))
    question = frida.sees("Which region", core.chat)
    assert question.text.startswith("Frida\n")
    assert frida.person.demanded(core.chat) is question
    assert core.ben.person.demanded(core.chat) is None


async def test_words_that_cannot_be_used_are_corrected_by_an_answer_or_by_editing_them(core: CoreGroup) -> None:
    aino = core.aino
    wrong = await aino.says("/theme " + "x" * 204, chat=core.chat)
    assert "204 characters" in aino.last(core.chat).text
    aino.person.edits(wrong, "/theme Pricing our services")
    await core.stage.settle()
    aino.sees("Pricing our services", core.chat)
    await aino.says("/pause sometime", chat=core.chat)
    await aino.says("15 Jan", chat=core.chat, reply_to=aino.last(core.chat))
    aino.sees("15 January", core.chat)
    before = core.chat.messages.copy()
    aino.person.edits(wrong, "/theme Bookkeeping")
    await core.stage.settle()
    assert len(core.chat.messages) == len(before)


async def test_an_administrator_without_a_name_is_asked_and_answers(core: CoreGroup) -> None:
    frida = core.frida
    frida.person.goes_anonymous(core.chat)
    await frida.says("/schedule", chat=core.chat)
    await frida.says("15 Dec 17:00", chat=core.chat, reply_to=frida.last(core.chat))
    frida.sees("Tuesday 15 December", core.chat)
