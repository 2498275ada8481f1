"""Two companies of different regions meet through the bot."""

from __future__ import annotations

from datetime import UTC, datetime

from storage import tables
from storage.companies import profiles
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Stage


async def _says(stage: Stage, enterprise_id: int, offers: str, seeks: str) -> None:
    said = {
        "trade": ("", "bakery", "packaging")[enterprise_id - 1],
        "offers": offers,
        "seeks": seeks,
        "municipality": "Somewhere",
    }
    assert stage.mgn is not None
    async with stage.mgn.database.transaction() as tx:
        await profiles.change(tx, enterprise_id, stage.world.clock.now(), **said)


async def test_two_companies_hear_of_each_other_without_names_and_meet_once_both_say_yes(core: CoreGroup) -> None:
    aino, ben, stage = core.aino, core.ben, core.stage
    for actor in (aino, ben):
        await actor.starts()
    await _says(stage, 2, "cakes & <bread>", "boxes")
    # Asked once, some days after a meeting they came to.
    await aino.presses("We'll host", aino.sees("is next to host", core.chat))
    await aino.says("/schedule 19 Jan 2027 17:00 @ Kauppakatu 1", chat=core.chat)
    await aino.presses("✓ Tue 19 Jan 2027 17:00", aino.last(core.chat))
    await ben.presses("Going", ben.last(core.chat))
    await stage.until(datetime(2027, 1, 22, 16, tzinfo=UTC))
    asked = ben.sees("Once a month I can introduce Ben's Bikes", ben.private)
    await ben.presses("Yes, introduce us", asked)
    assert "Introductions come at the beginning of a month" in asked.text
    carl = stage.actor("Carl")
    lapland = await stage.group(carl, title="Lapland core")
    await carl.says("/setup Lapland", lapland)
    await carl.says("/join Carls Kartong", lapland)
    await carl.starts()
    await _says(stage, 3, "Carls Kartong: boxes", "bread, cakes")
    await carl.says("/profile", chat=carl.private)
    card = carl.last(carl.private)
    assert "I don't introduce you to companies in other regions" in card.text
    await carl.presses("Introduce us monthly", card)
    assert "I introduce you to a company in another region" in card.text
    await stage.until(datetime(2027, 2, 3, 9, tzinfo=UTC))
    to_ben = ben.sees("A company in another region that Ben's Bikes could meet", ben.private)
    assert "📍 packaging · Lapland\nOffers: …: boxes\nLooks for: bread, cakes" in to_ben.text
    assert "Carl" not in to_ben.text
    to_carl = carl.sees("that Carls Kartong could meet", carl.private)
    assert "Offers: cakes & <bread>" in to_carl.text and "Ben" not in to_carl.text
    await ben.presses("Yes, let's meet", to_ben)
    assert "If the other company says yes too" in to_ben.text
    assert stage.mgn is not None
    for _ in range(2):
        await carl.presses("Yes, let's meet", to_carl) if to_carl.buttons else None
    assert "here is Ben's Bikes" in to_carl.text and "👤 Ben" in to_carl.text
    ben.sees("here is Carls Kartong", ben.private)
    await stage.until(datetime(2027, 2, 24, 12, tzinfo=UTC))
    after = carl.sees("Three weeks ago I introduced you to Ben's Bikes", carl.private)
    await carl.presses("We're doing business", after)
    assert "good luck together" in after.text
    await carl.presses("No more introductions", after)
    assert "no more introductions" in after.text
    await stage.until(datetime(2027, 3, 10, 12, tzinfo=UTC))
    async with stage.mgn.database.transaction() as tx:
        wants = {row.enterprise_id: row.introductions for row in await tx.all(tables.profiles.select())}
        asks = [row.field for row in await tx.all(tables.profile_asks.select()) if row.enterprise_id == 2]
    assert (wants[2], wants[3], asks.count("introductions")) == (True, False, 1)
