"""A region in Estonia speaks Estonian; everybody elsewhere is not shown a word of it."""

from __future__ import annotations

import re

from sandbox import Chat, Message
from tests.stories.stage import Actor, Stage

EVERYWHERE = ["English", "Suomi", "Svenska"]
ESTONIAN = re.compile(r"[õÕ]|\b(?:kohtumine|Eesti|grupi|sinu|teie|keel)\b")


def _languages(message: Message) -> list[str]:
    names = {*EVERYWHERE, "Eesti"}
    return [name for button in message.buttons if (name := button["text"].removeprefix("✓ ")) in names]


def _commands(actor: Actor, chat: Chat | None = None) -> set[str]:
    return {command["command"] for command in actor.person.commands(chat or actor.private)}


async def _begins(cora: Actor) -> str:
    """The region of Võrumaa is begun; returns the address for its first facilitator."""
    await cora.says("/region Võrumaa", cora.private)
    asked = cora.last(cora.private)
    await cora.presses("Estonia", asked)
    assert [button["text"] for button in asked.buttons][:4] == [*EVERYWHERE, "✓ Eesti"]
    for answer in ("✓ Eesti", "✓ Tallinn", "Next ▸", "Link for a facilitator"):
        await cora.presses(answer, asked)
    handed = cora.sees("Arengugrupp: Võrumaa", cora.private).text
    return str(re.findall(r"https://t\.me/\w+\?startgroup=region_[\w-]+", handed)[-1])


async def _group(stage: Stage, cora: Actor, title: str, *people: Actor) -> Chat:
    first, *others = people
    chat = first.person.creates_group(title)
    first.person.opens(await _begins(cora), chat=chat)
    await stage.settle()
    for other in others:
        first.person.adds(other.person, chat)
    return chat


async def test_the_first_group_speaks_estonian_from_its_welcome_to_its_questions(stage: Stage) -> None:
    cora = await stage.coordinator("Cora")
    mari, aino, peeter = stage.actor("Mari", "et"), stage.actor("Aino", "et"), stage.actor("Peeter", "en")
    chat = await _group(stage, cora, "Võru grupp", mari, aino, peeter)
    mari.sees(r"⚙️ Võru grupp: grupi seaded\n\nPiirkond: Võrumaa\nKeel: Eesti\nAjavöönd: Europe/Tallinn", chat)
    assert {"aeg", "kohtumine", "seaded"} <= _commands(mari, chat) and "aeg" in _commands(peeter, chat)

    await aino.says("/liitu Kohvik Aino", chat)
    aino.sees("Tere tulemast, Aino! Kohvik Aino on nüüd grupis ja võõrustamise järjekorras 1. kohal", chat)
    await peeter.says("/join Puusepp Kask", chat)
    peeter.sees("Aino, võõrustamise järjekorras on Kohvik Aino", chat)
    await aino.presses("Meie võõrustame", aino.sees("Kas sobib", chat))
    aino.sees("Järgmist kohtumist võõrustab Kohvik Aino", chat)
    await aino.says("/abi", chat)
    aino.sees(r"Käsud selles grupis:\n\n/aeg – lepi kokku", chat)

    await aino.says("/aeg 15. detsembril pool kuus @ meie kohvik", chat)
    card = aino.sees("Järgmine kohtumine on kokku lepitud", chat)
    assert "🗓 teisipäev, 15. detsember kell 17.30" in card.text and "📍 meie kohvik" in card.text
    assert await peeter.presses("Tulen", card) is not None
    peeter.sees("✅ Tuleb 1: Peeter", chat)
    await aino.says("/aeg järgmise nädala teisipäeval kell 17", chat)
    aino.sees(r"Meie kohtumine on muutunud(.|\n)*teisipäev, 1. detsember kell 17.00", chat)

    for theme in ("Teenuste hinnastamine", "Eksport Soome"):
        await aino.says(f"/paku {theme}", chat)
    await aino.says("/haaleta 48", chat)
    poll = next(message.poll for message in reversed(mari.person.messages(chat)) if message.poll)
    assert "Lõpeb neljapäeval, 26. novembril kell 10.00" in poll.description
    await peeter.says("/kysi Kuidas te väikseid töid hindate?", chat)
    question = aino.sees("❓ #1", chat)
    await aino.says("Meil on hästi toiminud miinimumtasu.", chat, reply_to=question)
    await mari.says("/otsi töö hindamine", chat)
    mari.sees("miinimumtasu|väikseid töid", chat)


async def test_in_private_estonian_is_for_those_whom_it_concerns(stage: Stage) -> None:
    cora = await stage.coordinator("Cora")
    mari, peeter, onni = stage.actor("Mari", "et"), stage.actor("Peeter", "en"), stage.actor("Onni", "fi")
    # A Finnish group that somebody from Estonia adds the bot to, before there is a region there.
    finnish = await stage.group(mari, onni)
    assert "Hello! I help a core group" in onni.sees("/setup", finnish).text
    await mari.says("/setup Kainuu", finnish)
    await mari.says("/language", finnish)
    assert _languages(mari.last(finnish)) == EVERYWHERE
    await mari.presses("Suomi", mari.last(finnish))
    await onni.says("/liity Onnin Paja", finnish)

    chat = await _group(stage, cora, "Võru grupp", peeter)
    await peeter.says("/liitu Puusepp Kask", chat)
    await peeter.starts()
    peeter.sees("Hello Peeter! I help core groups", peeter.private)
    await peeter.says("/language", peeter.private)
    assert _languages(peeter.last(peeter.private)) == [*EVERYWHERE, "Eesti"]
    await peeter.presses("Eesti", peeter.last(peeter.private))
    peeter.sees("Nüüdsest kirjutan siin eesti keeles", peeter.private)
    assert {"minuandmed", "abi"} <= _commands(peeter)
    await peeter.says("/andmekaitse", peeter.private)
    assert "Eesti: kui arvad, et sinu andmeid" in peeter.sees("Sinu andmed", peeter.private).text
    await peeter.says("/language", peeter.private)
    await peeter.presses("English", peeter.last(peeter.private))
    assert "mydata" in _commands(peeter)

    # A group begins in it by its region, whoever adds the bot.
    for title, region, language in (("Kajaani", "Kainuu", "English"), ("Võru teine", "Võrumaa", "Eesti")):
        other = await stage.group(mari, title=title)
        mari.sees("Hello! I help a core group", other)
        await mari.says(f"/setup {region}", other)
        mari.sees(rf"(Language|Keel): {language}\n", other)

    # Whose Telegram is in Estonian is spoken to in it, and chooses as they like.
    await mari.starts()
    mari.sees("Tere, Mari! Aitan väikeettevõtete arengugruppidel", mari.private)
    assert "abi" in _commands(mari)
    await onni.starts()
    await onni.says("/language", onni.private)
    assert _languages(onni.last(onni.private)) == EVERYWHERE
    await onni.says("/setup", finnish)
    await mari.says("/asetukset", finnish)
    await mari.presses("Kieli", mari.last(finnish))
    assert _languages(mari.last(finnish)) == EVERYWHERE
    await onni.says("/ohje", finnish)
    said = [message for place in (finnish, onni.private) for message in onni.person.messages(place)]
    shown = [each["text"] for message in said for each in message.buttons] + [message.text for message in said]
    assert [text for text in shown if ESTONIAN.search(text)] == []
    assert not {"abi", "aeg", "keel"} & (_commands(onni) | _commands(onni, finnish) | _commands(mari, finnish))
