"""Questions where life is not plain: administrators without a name, topics, a chat that changes, Swedish, captions."""

from __future__ import annotations

from sandbox import Chat
from tests.stories.conftest import CoreGroup
from tests.stories.questions.test_questions import PNG, asks, drawn
from tests.stories.stage import Actor, Stage


async def test_in_a_forum_the_card_stands_in_the_topic_it_was_asked_in(stage: Stage) -> None:
    frida, aino, ben = stage.actor("Frida"), stage.actor("Aino"), stage.actor("Ben")
    chat = await stage.group(frida, aino, ben, forum=True)
    topic = frida.person.creates_topic(chat, "Peer help")
    await stage.settle()
    await frida.says("/setup Kainuu", chat)
    await aino.says("/join Kahvila Aino", chat)
    await ben.says("/join Ben's Bikes", chat)
    await aino.says("/ask How do you price small jobs?", chat, topic=topic)
    card = ben.sees("❓ #1", chat)
    assert card.topic == topic
    answer = await ben.says("By the hour.", chat, reply_to=card, topic=topic)
    assert answer.reactions
    await ben.says("/question 1", chat, topic=topic)
    page = ben.last(chat)
    assert "By the hour." in page.text
    assert page.topic == topic


async def test_when_the_chat_becomes_a_supergroup_questions_go_on_there(stage: Stage) -> None:
    frida, aino, ben = stage.actor("Frida"), stage.actor("Aino"), stage.actor("Ben")
    chat = await stage.group(frida, aino, ben, kind="group")
    await frida.says("/setup Kainuu", chat)
    await aino.says("/join Kahvila Aino", chat)
    await ben.says("/join Ben's Bikes", chat)
    await aino.says("/ask How do you price small jobs?", chat)
    await ben.says("By the hour, never below two.", chat, reply_to=ben.sees("❓ #1", chat))
    new = frida.person.upgrades(chat)
    await stage.settle()
    await ben.says("/search hours", new)
    found = ben.last(new)
    assert "never below two" in found.text
    assert not [e for e in found.entities if e["type"] == "text_link"], "no link leads into the old chat"
    await ben.says("/question 1", new)
    page = ben.last(new)
    assert "never below two" in page.text
    answer = await aino.says("Thanks, and travel?", new, reply_to=page)
    assert answer.reactions
    await ben.says("/ask Who has a van?", new)
    assert "❓ #2" in aino.sees("van", new).text
    await aino.says("/search van", new)
    links = [e["url"] for e in aino.last(new).entities if e["type"] == "text_link"]
    assert len(links) == 1 and links[0].startswith(f"https://t.me/c/{str(new.id).removeprefix('-100')}/")


async def test_words_beside_voices_pictures_files_and_videos_are_found(core: CoreGroup) -> None:
    card = await asks(core)
    ben = core.ben.person
    ben.sends_voice(b"ogg", chat=core.chat, reply_to=card, caption="Listen to my sourdough")
    ben.sends_photo(PNG, chat=core.chat, reply_to=card, caption="My price boards")
    ben.sends_document(b"%PDF", "prices.pdf", chat=core.chat, reply_to=card, caption="An invoice template")
    ben.sends_video_note(b"mp4", chat=core.chat, reply_to=card)
    await core.stage.settle()
    for typed, caption in (("sourdough", "Listen"), ("boards", "My price"), ("invoices", "template")):
        await core.aino.says(f"/search {typed}", core.chat)
        found = core.aino.last(core.chat)
        assert caption in found.text
        assert "💬" in found.text
    await drawn(core)
    assert "💬 4 answers" in card.text


async def _swedish_group(stage: Stage, facilitator: Actor, member: Actor, title: str, company: str) -> Chat:
    chat = await stage.group(facilitator, member, title=title)
    await facilitator.says(f"/installningar {title.split()[0]}", chat)
    await member.starts()
    await member.says(f"/gamed {company}", chat)
    return chat


async def test_a_whole_story_in_swedish(stage: Stage) -> None:
    lisa, siv, nils, olle = (stage.actor(name, "sv") for name in ("Lisa", "Siv", "Nils", "Olle"))
    vasa = await _swedish_group(stage, lisa, siv, "Vasa kärna", "Sivs bageri")
    borga = await _swedish_group(stage, nils, olle, "Borgå kärna", "Olles cyklar")
    await siv.says("/fraga Hur prissätter ni små jobb?", vasa)
    card = lisa.sees("❓ #1", vasa)
    assert [b["text"] for b in card.buttons] == ["Jag undrar också", "Svara privat", "Fråga nätverket"]
    await lisa.says("Per timme, aldrig under två.", vasa, reply_to=card)
    told = siv.sees("Per timme", siv.private)
    assert "svarar på din fråga" in told.text
    await siv.starts("network_1")
    await siv.presses("Skicka utan gruppens namn", chat=siv.private)
    there = olle.sees("En fråga från nätverket", borga)
    assert "Vasa" not in there.text
    await olle.says("/fragor", borga)
    assert "Från nätverket" in olle.last(borga).text
    await olle.says("Säg priset först.", borga, reply_to=there)
    await olle.presses("Visa företag och region", chat=olle.private)
    home = lisa.sees("Säg priset först", vasa)
    assert "Olles cyklar, Borgå" in home.text
    await siv.presses("Det hjälpte", home)
    olle.sees("hjälp", olle.private)
    await lisa.says("/sok priser", vasa)
    assert "Säg priset först" in lisa.last(vasa).text
    await lisa.says("/visafraga 1", vasa)
    assert "hjälpte" in lisa.last(vasa).text


async def test_an_anonymous_administrator_may_answer_but_not_ask(core: CoreGroup) -> None:
    await core.aino.starts()
    card = await asks(core)
    core.frida.person.goes_anonymous(core.chat)
    said = await core.frida.says("By the hour.", core.chat, reply_to=card)
    assert said.reactions
    told = core.aino.sees("By the hour", core.aino.private)
    assert "Frida" not in told.text
    await core.aino.says("/question 1", core.chat)
    page = core.aino.last(core.chat)
    assert "By the hour." in page.text and "Frida" not in page.text
    await core.frida.says("/ask And I?", core.chat)
    assert "❓ #2" not in "\n".join(m.text for m in core.chat.messages.values())
