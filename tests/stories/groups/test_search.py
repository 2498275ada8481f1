"""Finding again what a group has learnt, as its people type it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sandbox import Chat, Message
from storage import groups, search
from tests.stories.conftest import CoreGroup
from tests.stories.stage import BEGINNING, Stage


async def _kept(stage: Stage, chat: Chat | None, number: int, body: str, **values: Any) -> None:
    assert stage.mgn is not None
    async with stage.mgn.database.transaction() as tx:
        group = await groups.by_chat(tx, chat.id) if chat is not None else None
        values = {"kind": "question", "language": "fi", "at": BEGINNING - timedelta(days=number), **values}
        if chat is not None:
            values |= {"chat_id": chat.id, "message_id": 100 + number}
        await search.keep(tx, subject_id=number, group_id=None if group is None else group.id, body=body, **values)


def _links(message: Message) -> list[str]:
    return [entity["url"] for entity in message.entities if entity["type"] == "text_link"]


async def test_inflected_finnish_finds_its_question_and_links_to_it(core: CoreGroup) -> None:
    await _kept(core.stage, core.chat, 1, "Kuka osaa neuvoa leivän hinnoittelussa?")
    await _kept(core.stage, core.chat, 2, "Mistä saa hyvän kassakoneen?")
    await core.ben.says("/hae leipää")
    found = core.ben.sees("leivän hinnoittelussa", core.chat)
    assert "kassakoneen" not in found.text
    assert _links(found) == [f"https://t.me/c/{str(core.chat.id).removeprefix('-100')}/101"]
    await core.ben.says("/search kassakoneet")
    assert "kassakoneen" in core.ben.last().text


async def test_a_typing_error_is_forgiven(core: CoreGroup) -> None:
    await _kept(core.stage, core.chat, 1, "Miten arvonlisävero ilmoitetaan?")
    for typed in ("arvonlisävreo", "arvonlisavero", "arvonlisäveroo"):
        await core.ben.says(f"/search {typed}")
        assert "ilmoitetaan" in core.ben.last().text


async def test_a_bare_command_asks_and_takes_the_reply_even_after_a_restart(core: CoreGroup) -> None:
    await _kept(core.stage, core.chat, 1, "Who knows a good bookkeeper?", language="en")
    await core.ben.says("/search")
    question = core.ben.sees("What are you looking for")
    await core.stage.bot_stops()
    await core.stage.bot_starts()
    await core.ben.says("bookkeepers", reply_to=question)
    core.ben.sees("Who knows a good bookkeeper")


async def test_words_that_say_nothing_are_answered_with_an_example(core: CoreGroup) -> None:
    await core.ben.says("/search what is it?")
    core.ben.sees("“what is it\\?” is not enough")
    await core.ben.says("/search <b>zeppelin</b>")
    assert "Nothing here about “<b>zeppelin</b>” yet" in core.ben.last().text


async def test_many_results_are_paged_in_place(core: CoreGroup) -> None:
    for number in range(1, 13):
        await _kept(core.stage, core.chat, number, f"Invoice question number {number}", language="en")
    await core.ben.says("/search invoices")
    results = core.ben.last()
    assert results.text.count("Invoice question") == 5
    assert [b["text"] for b in results.buttons] == ["…and 7 more"]
    await core.aino.presses("…and 7 more", results)
    await core.aino.presses("…and 2 more", results)
    assert results.text.count("Invoice question") == 2
    assert [b["text"] for b in results.buttons] == ["« Best first"]
    await core.aino.presses("« Best first", results)
    assert results.text.count("Invoice question") == 5


async def test_one_group_never_finds_what_another_wrote(core: CoreGroup) -> None:
    stage = core.stage
    olga, pia = stage.actor("Olga"), stage.actor("Pia")
    other = await stage.group(olga, pia, title="Lapland core")
    await olga.says("/setup Lapland", other)
    await pia.says("/join Pian Puoti", other)
    await _kept(stage, core.chat, 1, "Our secret recipe for sourdough", language="en")
    await _kept(stage, None, 2, "Research on sourdough bakeries", kind="digest", language="en")
    for chat in (other, pia.private):
        if chat is not other:
            await pia.starts()
        await pia.says("/search sourdough", chat)
        assert "Research on sourdough" in pia.last(chat).text
        assert "secret" not in pia.last(chat).text
    stranger = stage.actor("Stranger")
    await stranger.starts()
    await stranger.says("/search sourdough", stranger.private)
    assert "Research on sourdough" in stranger.last(stranger.private).text
    assert "secret" not in stranger.last(stranger.private).text
    await core.ben.starts()
    await core.ben.says("/search sourdough", core.ben.private)
    assert "secret recipe" in core.ben.last(core.ben.private).text


async def test_who_belongs_to_two_groups_finds_both_in_private_and_one_in_each(core: CoreGroup) -> None:
    stage = core.stage
    olga = stage.actor("Olga")
    other = await stage.group(olga, core.ben, title="Lapland core")
    await olga.says("/setup Lapland", other)
    await core.ben.says("/join Ben's Bikes", other)
    await _kept(stage, core.chat, 1, "Winter tyres in Kainuu", language="en")
    await _kept(stage, other, 2, "Winter tyres in Lapland", language="en")
    await core.ben.starts()
    await core.ben.says("/search winter tyre", core.ben.private)
    found = core.ben.last(core.ben.private).text
    assert "Winter tyres in Kainuu" in found and "Winter tyres in Lapland" in found
    assert "· Kainuu core" in found and "· Lapland core" in found
    await core.ben.says("/search winter tyre", core.chat)
    assert "Lapland" not in core.ben.last(core.chat).text


async def test_a_person_who_left_finds_nothing_of_the_group_not_even_on_an_old_page(core: CoreGroup) -> None:
    for number in range(1, 8):
        await _kept(core.stage, core.chat, number, f"Invoice question number {number}", language="en")
    await core.ben.starts()
    await core.ben.says("/search invoices", core.ben.private)
    results = core.ben.last(core.ben.private)
    await core.ben.quits(core.chat)
    await core.ben.presses("…and 2 more", results)
    assert "Invoice question" not in results.text
    await core.ben.says("/search invoices", core.ben.private)
    assert "Nothing here" in core.ben.last(core.ben.private).text


async def test_in_a_basic_group_texts_are_found_without_a_link(stage: Stage) -> None:
    frida, aino = stage.actor("Frida"), stage.actor("Aino")
    chat = await stage.group(frida, aino, kind="group")
    await frida.says("/setup Kainuu", chat)
    await aino.says("/join Kahvila Aino", chat)
    await _kept(stage, chat, 1, "Where to buy flour", language="en")
    await aino.says("/search flour", chat)
    found = aino.last(chat)
    assert "Where to buy flour" in found.text
    assert _links(found) == []


async def test_in_swedish_and_finnish_the_answer_speaks_the_language_of_the_reader(stage: Stage) -> None:
    aino, sven = stage.actor("Aino", "fi"), stage.actor("Sven", "sv")
    for actor, said in ((aino, "/hae zeppeliini"), (sven, "/sok zeppelinare")):
        await actor.starts()
        await actor.says(said, actor.private)
    assert "ei löytynyt vielä" in aino.last(aino.private).text
    assert "Här finns inget" in sven.last(sven.private).text
