"""What a company says of itself: each field optional, forgiving, and seen by whom it chose."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from sandbox import Message
from storage import tables
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor


async def _profile(actor: Actor) -> Message:
    """Open the profile."""
    await actor.says("/profile", chat=actor.private)
    return actor.last(actor.private)


async def _tells(actor: Actor, field: str, text: str) -> Message:
    """Write one field; returns what the bot says to it."""
    await actor.presses(field, await _profile(actor))
    await actor.says(text, chat=actor.private)
    return actor.last(actor.private)


async def test_a_company_tells_about_itself_and_chooses_who_sees_what(core: CoreGroup) -> None:
    await core.aino.starts()
    card = await _profile(core.aino)
    assert "Nothing here yet" in card.text
    said = await _tells(core.aino, "Trade", "Coffee, cakes and a café by the lake")
    assert "Saved: Trade" in said.text
    assert "I Cafés, food, lodging" in said.text
    await core.aino.presses("Yes, that's it", said)
    assert "Trade in statistics: I Cafés, food, lodging (our groups)" in said.text
    await core.aino.presses("Staff besides the owner", said)
    await core.aino.presses("2–4 people", said)
    await _tells(core.aino, "Founded", "we began in spring 2015")
    await _tells(core.aino, "Municipality", "Kajaani")
    await _tells(core.aino, "Looks for", "a baker\nfor the summer")
    said = await _tells(core.aino, "Offers", "Cakes for your customers")
    await core.aino.presses("✓ Offers", said)
    await core.aino.presses("Whole network sees it", said)
    assert "✓ Whole network sees it" in [button["text"] for button in said.buttons]
    await core.aino.presses("« Back", said)
    for line in ("Founded: 2015", "Looks for: a baker for the summer", "Offers: Cakes for your customers (the whole"):
        assert line in said.text
    await core.aino.presses("✓ Looks for", said)
    await core.aino.presses("Nobody else sees it", said)
    # Another company of the group sees what is for it.
    await core.ben.starts()
    await core.ben.says("/members", chat=core.ben.private)
    shown = core.ben.last(core.ben.private)
    await core.ben.presses("Kahvila Aino", shown)
    assert "Offers: Cakes for your customers" in shown.text
    assert "Founded: 2015" in shown.text
    assert "baker" not in shown.text


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("Business ID", "1234567-2", "A digit is wrong"),
        ("Business ID", "12345", "isn't a business ID"),
        ("Founded", "2087", "I couldn't find a year in"),
        ("Municipality", "12 34", "Write the municipality's name in letters"),
        ("Offers", "…", "There was no text in your message"),
        ("Staff besides the owner", "some", "I couldn't find a number"),
    ],
)
async def test_what_cannot_be_used_is_asked_again_with_an_example(
    core: CoreGroup, field: str, typed: str, said: str
) -> None:
    await core.aino.starts()
    assert said in (await _tells(core.aino, field, typed)).text
    better = {"Business ID": "FI 12345671", "Founded": "2015", "Municipality": "Kajaani", "Offers": "Cakes"}
    await core.aino.says(better.get(field, "3 in summer, 2 in winter"), chat=core.aino.private)
    assert f"Saved: {field}" in core.aino.last(core.aino.private).text


async def test_a_business_id_is_shown_to_nobody_and_says_that_it_may_be_personal(core: CoreGroup) -> None:
    await core.aino.starts()
    card = await _profile(core.aino)
    await core.aino.presses("Business ID", card)
    assert "it's your personal data" in card.text
    await core.aino.says("12345671", chat=core.aino.private)
    assert "Business ID: 1234567-1 (nobody else)" in core.aino.last(core.aino.private).text
    card = core.aino.last(core.aino.private)
    await core.aino.presses("✓ Business ID", card)
    await core.aino.presses("Leave it empty", card)
    assert "1234567-1" not in card.text


async def test_one_profile_for_a_company_in_two_groups_and_one_each_for_two_companies(core: CoreGroup) -> None:
    lapland = await core.stage.group(core.frida, core.aino, title="Lapland core")
    await core.frida.says("/setup Lapland", chat=lapland)
    await core.aino.says("/join Aino Oy", chat=lapland)
    await core.aino.starts()
    card = await _profile(core.aino)
    assert "Which company?" in card.text
    # It is asked then, too, since she had not started the bot when she joined.
    await core.aino.presses("Same company", core.aino.sees("One company in two groups", core.aino.private))
    card = await _profile(core.aino)
    assert "Kainuu core and Lapland core" in card.text


async def test_the_same_business_id_asks_the_people_of_the_other_company(core: CoreGroup) -> None:
    await core.aino.starts()
    await _tells(core.aino, "Business ID", "1234567-1")
    lapland = await core.stage.group(core.frida, core.ben, title="Lapland core")
    await core.frida.says("/setup Lapland", chat=lapland)
    await core.ben.says("/join Aino Oy", chat=lapland)
    await core.ben.starts()
    chooser = await _profile(core.ben)
    await core.ben.presses("Aino Oy", chooser)
    await core.ben.presses("Business ID", chooser)
    await core.ben.says("1234567-1", chat=core.ben.private)
    asked = core.aino.sees("The same business ID", core.aino.private)
    await core.aino.presses("Same company", asked)
    assert "One company in the network" in asked.text


async def test_headcounts_keep_the_day_they_held(core: CoreGroup) -> None:
    await core.aino.starts()
    for band, days in (("Nobody", 40), ("1 person", 60), ("Nobody", 0)):
        card = await _profile(core.aino)
        label = next(button["text"] for button in card.buttons if "Staff besides the owner" in button["text"])
        await core.aino.presses(label, card)
        choice = next(button["text"] for button in card.buttons if button["text"].removeprefix("✓ ") == band)
        await core.aino.presses(choice, card)
        await core.stage.passes(days=days)
    async with core.stage.mgn.services.dependencies.database.transaction() as tx:  # type: ignore[union-attr]
        rows = await tx.all(select(tables.headcounts).order_by(tables.headcounts.c.id))
    assert [row.band for row in rows] == ["0", "1", "0"]
    assert [(row.held_on - rows[0].held_on).days for row in rows] == [0, 40, 100]


async def test_others_may_find_a_company_only_when_it_lets_them(core: CoreGroup) -> None:
    await core.aino.starts()
    card = await _profile(core.aino)
    await core.aino.presses("Let others find us", card)
    assert "can find you" in card.text
    await core.aino.presses("Don't let others find us", card)
    assert "can't find you" in card.text


async def test_only_its_own_people_change_a_profile(core: CoreGroup) -> None:
    await core.ben.starts()
    await core.aino.starts()
    card = await _profile(core.aino)
    await core.aino.presses("Trade", card)
    await core.aino.quits(core.chat)
    await core.aino.says("Something else", chat=core.aino.private)
    async with core.stage.mgn.services.dependencies.database.transaction() as tx:  # type: ignore[union-attr]
        assert await tx.all(select(tables.profiles)) == []
    await core.aino.says("/profile", chat=core.aino.private)
    assert "Trade" not in core.aino.last(core.aino.private).text


async def test_forgetting_the_only_person_takes_the_profile_and_keeps_the_headcount(core: CoreGroup) -> None:
    await core.aino.starts()
    await _tells(core.aino, "Staff besides the owner", "3")
    await _tells(core.aino, "Business ID", "1234567-1")
    await core.aino.says("/forget", chat=core.aino.private)
    card = core.aino.last(core.aino.private)
    assert "profile" in card.text
    await core.aino.presses(card.buttons[0]["text"], card)
    await core.aino.presses(card.buttons[0]["text"], card)
    async with core.stage.mgn.services.dependencies.database.transaction() as tx:  # type: ignore[union-attr]
        assert await tx.all(select(tables.profiles)) == []
        assert [(row.band, row.person_id) for row in await tx.all(select(tables.headcounts))] == [("2-4", None)]
        names = [row.name for row in await tx.all(select(tables.enterprises))]
    assert not any("Aino" in name for name in names)


async def test_one_small_question_after_a_meeting_and_never_again_if_unwanted(core: CoreGroup) -> None:
    await core.aino.starts()
    await core.ben.starts()
    await core.aino.presses("We'll host", core.aino.sees("is next to host", core.chat))
    await core.aino.says("/schedule 16 Feb 2027 17:00 @ Kauppakatu 1", chat=core.chat)
    # So far ahead that the questions of the start are long past.
    await core.aino.presses("✓ Tue 16 Feb 2027 17:00", core.aino.last(core.chat))
    await core.ben.presses("Going", core.ben.last(core.chat))
    await core.stage.until(datetime(2027, 2, 16, 17, 30, tzinfo=UTC))
    await core.aino.presses("✅ Yes, it was held", core.aino.sees("Was it held", core.chat))
    await core.stage.until(datetime(2027, 2, 19, 14, 59, tzinfo=UTC))
    assert core.ben.person.seen("One small question", core.ben.private) is None
    await core.stage.until(datetime(2027, 2, 19, 16, tzinfo=UTC))
    asked = core.ben.sees("One small question", core.ben.private)
    assert "What does your company do?" in asked.text
    await core.ben.presses("I'll answer", asked)
    await core.ben.says("We repair bicycles", chat=core.ben.private)
    assert "Saved: Trade" in core.ben.last(core.ben.private).text
    declined = core.aino.sees("One small question", core.aino.private)
    await core.aino.presses("Don't ask me again", declined)
    assert "won't ask again" in declined.text
    async with core.stage.mgn.services.dependencies.database.transaction() as tx:  # type: ignore[union-attr]
        rows = await tx.all(select(tables.profile_asks).order_by(tables.profile_asks.c.person_id))
    assert [(row.field, row.answered_at is not None, row.declined_at is not None) for row in rows] == [
        ("trade", False, True),
        ("trade", True, False),
    ]
