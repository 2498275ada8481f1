"""A group votes on its themes in Telegram's own poll."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.stories.ballot_box import poll_of, texts, two_themes, votes
from tests.stories.conftest import CoreGroup

LANGUAGES = ("en", "fi", "sv")


async def test_who_may_open_a_vote_and_what_it_needs(core: CoreGroup) -> None:
    await core.aino.says("/vote")
    assert "at least two open themes" in core.aino.last().text
    await two_themes(core)
    await core.ben.says("/vote")
    assert "Only the host of this meeting, Kahvila Aino" in core.ben.last().text
    await core.aino.says("/vote tomorrow")
    assert "“tomorrow”" in core.aino.last().text
    await core.aino.says("/vote 721")
    assert "1 to 720 hours" in core.aino.last().text
    await core.aino.says("/vote 48 h")
    poll = poll_of(core).poll
    assert poll is not None
    assert [option.text for option in poll.options] == ["Pricing our services", "Export to Sweden"]
    assert (poll.anonymous, poll.multiple, poll.adding, poll.hides_until_closed) == (False, True, True, False)
    assert "Kahvila Aino hosts" in poll.description
    assert "Thursday 26 November at 10:00" in poll.description
    await core.aino.says("/vote")
    assert "A vote is open already" in core.aino.last().text
    assert len([m for m in core.chat.messages.values() if m.poll]) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_whole_story_in_three_languages(core: CoreGroup, language: str) -> None:
    words = {
        "en": ("Open until", "Our next meeting", "The votes are counted", "Next time:", "have not heard"),
        "fi": ("Äänestys päättyy", "tapaamisemme", "Äänet on laskettu", "Ensi kerralla:", "puuttuu vielä"),
        "sv": ("Öppen till", "träff", "Rösterna är räknade", "Nästa gång:", "har inte röstat"),
    }[language]
    if language != "en":
        await core.frida.says("/language")
        await core.frida.presses({"fi": "Suomi", "sv": "Svenska"}[language], core.frida.last())
    await two_themes(core)
    await core.aino.says("/vote 72")
    poll = poll_of(core)
    assert poll.poll is not None
    assert words[0] in poll.poll.description
    core.ben.person.adds_option(poll, "Wellbeing")
    await core.stage.settle()
    await votes(core, core.ben, "Wellbeing", "Export to Sweden")
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=71))
    assert sum(words[4] in text for text in texts(core)) == 1
    # The program is down when the vote ends, and somebody still votes while nobody has closed the poll.
    await core.stage.bot_stops()
    core.aino.person.votes(poll, "Pricing our services")
    core.stage.world.clock.advance(timedelta(hours=2))
    core.aino.person.votes(poll, "Wellbeing")
    await core.stage.bot_starts()
    await core.stage.settle()
    result = core.ben.sees(words[2], core.chat)
    assert "Wellbeing\n▇▇▇▇▇▇▇▇▇▇ 2" in result.text
    assert "Export to Sweden\n▇▇▇▇▇ 1" in result.text
    assert f"{words[3]} Wellbeing" in result.text
    assert poll.poll.closed
    await core.aino.says("/schedule 15.12. klo 17")
    assert "Wellbeing" in core.ben.sees(words[1]).text
    await core.stage.until(datetime(2026, 12, 15, 18, tzinfo=UTC))
    await core.ben.says("/themes")
    assert core.ben.last().text.endswith("Wellbeing")
    await core.ben.says("/propose wellbeing")
    assert "2027" in core.ben.last().text


async def test_settings_of_votes_are_kept(core: CoreGroup) -> None:
    await two_themes(core)
    await core.frida.says("/setup")
    card = core.frida.last()
    await core.frida.presses("Votes", card)
    for label in ("Members can open votes", "✓ Members may add options", "1 theme"):
        await core.frida.presses(label, card)
    await core.frida.presses("Results only at the end", card)
    await core.frida.presses("1 day", card)
    await core.frida.presses("2 companies", card)
    assert "Only a facilitator" in (await core.ben.presses("5 companies", card) or "")
    await core.ben.says("/vote")
    poll = poll_of(core).poll
    assert poll is not None
    assert (poll.multiple, poll.adding, poll.hides_until_closed) == (False, False, True)
    assert "Wednesday 25 November" in poll.description
    assert "at least 2 companies vote" in poll.description
    await votes(core, core.ben, 0)
    await core.stage.passes(hours=24)
    core.ben.sees("Too few voted")


async def test_more_than_twelve_themes_leave_the_rest_on_the_list(core: CoreGroup) -> None:
    for name in [
        "Pricing",
        "Export",
        "Taxes",
        "Hiring",
        "Marketing",
        "Insurance",
        "Pensions",
        "Photography",
        "Networks",
        "Contracts",
        "Sales",
        "Funding",
        "Security",
        "Branding",
    ]:
        await core.aino.says(f"/propose {name}")
    await core.ben.presses("👍 We'd like it too", core.ben.sees("Added to the list: Branding"))
    await core.aino.says("/vote")
    poll = poll_of(core).poll
    assert poll is not None
    assert len(poll.options) == 12
    assert poll.options[0].text == "Branding"
    assert "…and 2 more themes stay on the list" in poll.description
    await core.aino.says("/themes")
    assert "Security" in core.aino.last().text


async def test_a_group_may_say_how_many_themes_a_company_chooses(core: CoreGroup) -> None:
    await core.aino.starts()
    await two_themes(core)
    await core.ben.says("/propose Taxes", chat=core.chat)
    await core.frida.says("/setup")
    card = core.frida.last()
    await core.frida.presses("Votes", card)
    await core.frida.presses("2 themes", card)
    await core.aino.says("/vote 72", chat=core.chat)
    # What is settled meanwhile is for the next vote.
    await core.frida.presses("Any number", card)
    poll = poll_of(core).poll
    assert poll is not None
    assert poll.multiple
    assert "Choose 2 themes at most" in poll.description
    await votes(core, core.aino, 0, 1, 2)
    word = core.aino.last(core.aino.private)
    assert "You can choose 2 themes at most, and you chose 3" in word.text
    await votes(core, core.ben, 0, 1, 2)
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=71))
    nudge = core.ben.sees("We have not heard from", core.chat)
    assert nudge.text.count("more than 2 themes chosen, so the vote does not count yet") == 2
    await votes(core, core.aino, 1, 2)
    await core.stage.passes(hours=2)
    result = core.ben.sees("The votes are counted", core.chat).text
    assert "1 of 2 companies voted" in result
    assert "1 company chose more than 2 themes, so its vote could not be counted" in result
    assert "It's a tie" in result
