"""A group that speaks Norwegian: run in a process of its own, with a copy of `locales/` to which it was added."""

from __future__ import annotations

import sys
from datetime import date

from bot.formats.ideas import one_theme
from bot.formats.periods import read_period
from locales import LANGUAGES
from locales.countries import COUNTRIES
from tests.stories.stage import Stage


async def story(database: str) -> None:
    """The settings button, dates, a command of its own, search, and a theme that means the same in Finnish."""
    assert LANGUAGES == ("en", "fi", "nb", "sv")
    assert COUNTRIES["NO"].language == "nb"
    assert one_theme("Prissetting", "Hinnoittelu")
    reported = read_period("fra starten, Kainuu", date(2026, 11, 24))
    assert reported.period is not None
    assert (reported.period.whole, reported.region) == (True, "Kainuu")
    async with Stage(database) as stage:
        frida, aino = stage.actor("Frida", "no"), stage.actor("Aino")
        chat = await stage.group(frida, aino)
        await frida.says("/setup Kainuu")
        # Whoever adds the bot reads Norwegian, so the group begins in it; any other language is a press away, and back.
        for language in ("English", "Norsk bokmål"):
            await frida.says("/language")
            await frida.presses(language, frida.last())
        await aino.says("/join Kafé Aino")
        await aino.says("/join Kafé Aino", chat)
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
