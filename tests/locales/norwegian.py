"""A region of Norway: run in a process of its own, with a copy of `locales/` to which the country was added."""

from __future__ import annotations

import re
import sys
from datetime import date

from bot.formats.ideas import one_theme
from bot.formats.periods import read_period
from locales import EVERYWHERE, LANGUAGES
from locales.countries import COUNTRIES
from sandbox import Message
from tests.stories.stage import Stage


def labels(message: Message) -> list[str]:
    """The buttons under a message that name a language."""
    names = {"English", "Suomi", "Svenska", "Norsk bokmål"}
    return [each for button in message.buttons if (each := button["text"].removeprefix("✓ ")) in names]


async def story(database: str) -> None:
    """The settings button, dates, a command of its own, search, and a theme that means the same in Finnish."""
    assert EVERYWHERE == LANGUAGES[:3] == ("en", "fi", "sv") and "nb" in LANGUAGES
    assert COUNTRIES["NO"].language == "nb"
    assert one_theme("Prissetting", "Hinnoittelu")
    reported = read_period("fra starten, Kainuu", date(2026, 11, 24))
    assert reported.period is not None
    assert (reported.period.whole, reported.region) == (True, "Kainuu")
    async with Stage(database) as stage:
        cora, frida, aino = await stage.coordinator("Cora"), stage.actor("Frida", "no"), stage.actor("Aino")
        finnish = await stage.group(aino, frida)
        assert "schedule" in {command["command"] for command in frida.person.commands(finnish)}
        await aino.says("/setup Kainuu", finnish)
        await aino.says("/language", finnish)
        assert labels(aino.last(finnish)) == ["English", "Suomi", "Svenska"]
        await aino.says("/language", aino.private)
        assert labels(aino.last(aino.private)) == ["English", "Suomi", "Svenska"]

        # Its groups begin in the language of the country; any other is a press away, and back.
        await cora.says("/region Nordland", cora.private)
        asked = cora.last(cora.private)
        for answer in ("Norway", "Next ▸", "Next ▸", "Next ▸", "Link for a facilitator"):
            await cora.presses(answer, asked)
        address = re.findall(r"https://t\.me/\w+\?startgroup=region_[\w-]+", cora.last(cora.private).text)[-1]
        chat = frida.person.creates_group("Bodø")
        frida.person.opens(address, chat=chat)
        await stage.settle()
        frida.person.adds(aino.person, chat)
        assert "avtal" in {command["command"] for command in aino.person.commands(chat)}
        for language in ("English", "Norsk bokmål"):
            await frida.says("/language", chat)
            assert labels(frida.last(chat)) == ["English", "Suomi", "Svenska", "Norsk bokmål"]
            await frida.presses(language, frida.last(chat))
            own = "schedule" if language == "English" else "avtal"
            assert own in {command["command"] for command in frida.person.commands(chat)}
        await aino.says("/join Kafé Aino", chat)
        await aino.says("/language", aino.private)
        assert labels(aino.last(aino.private)) == ["English", "Suomi", "Svenska", "Norsk bokmål"]
        for language in ("Norsk bokmål", "English"):
            await aino.presses(language, aino.last(aino.private))
            names = {command["command"] for command in aino.person.commands(aino.private)}
            assert ("finn" in names) == (language != "English")
            await aino.says("/language", aino.private)
        for typed, read in {
            "tirsdag 15. desember halv seks": "tirsdag 15. desember kl. 17:30",
            "i overmorgen kl. 17 Kafé Aino": "torsdag 26. november kl. 17:00",
            "neste tirsdag kvart over fem": "tirsdag 1. desember kl. 17:15",
            "tirsdag i uke 50 kl 18": "tirsdag 8. desember kl. 18:00",
        }.items():
            await aino.says(f"/avtal {typed}", chat)
            assert read in frida.sees("🗓", chat).text, typed
        await aino.says("/ask Hvem kan hjelpe med regnskapet?", chat)
        await frida.says("/finn regnskap", chat)
        assert "regnskapet" in frida.last(chat).text, frida.last(chat).text
        await frida.starts()
        assert stage.world.violations == []


if __name__ == "__main__":
    import asyncio

    asyncio.run(story(sys.argv[1]))
