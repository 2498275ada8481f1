"""A group proposes themes, votes on them in Telegram's own poll, and meets about the one it chose."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.world import Message
from sandbox.world.closing import close_poll
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Actor

LANGUAGES = ("en", "fi", "sv")


def poll_of(core: CoreGroup) -> Message:
    """The latest poll in the group's chat."""
    return [m for m in core.chat.messages.values() if m.poll is not None][-1]


def texts(core: CoreGroup) -> list[str]:
    """Everything said in the group's chat."""
    return [m.text for m in core.chat.messages.values()]


async def votes(core: CoreGroup, actor: Actor, *options: str | int) -> None:
    """Answer the poll."""
    actor.person.votes(poll_of(core), *options)
    await core.stage.settle()


async def two_themes(core: CoreGroup) -> None:
    """Two ideas on the list."""
    await core.aino.says("/propose Pricing our services")
    await core.ben.says("/propose Export to Sweden")


async def test_a_theme_is_proposed_in_one_message_and_wished_for_by_companies(core: CoreGroup) -> None:
    await core.aino.says("/propose Pricing our services")
    added = core.aino.last()
    assert "On the list: Pricing our services" in added.text
    assert "1 company wishes for it" in added.text
    assert "wishes for this theme" in (await core.ben.presses("👍 We'd like it too", added) or "")
    await core.stage.passes(seconds=2)
    assert "2 companies wish for it" in added.text
    assert "no longer" in (await core.ben.presses("👍 We'd like it too", added) or "")
    await core.ben.says("/propose pricing  our SERVICES!")
    assert "your company wishes for it too" in core.ben.last().text
    await core.ben.says("/propose Pricing our services")
    assert "is on the list already, and your company" in core.ben.last().text


async def test_a_near_copy_is_offered_rather_than_made_twice(core: CoreGroup) -> None:
    await core.aino.says("/propose Palvelujen hinnoittelu")
    await core.ben.says("/ehdota palvelun hinoittelu")
    question = core.ben.last()
    assert "Is that the one you mean?" in question.text
    assert "too old" in (await core.aino.presses("Mine is different", question) or "")
    await core.ben.presses("Join this one", question)
    assert "2 companies wish for it" in question.text
    await core.ben.says("/propose Palvelun hinnoittelut")
    await core.ben.presses("Mine is different", core.ben.last())
    await core.ben.says("/themes")
    assert "Palvelun hinnoittelut – 1 company" in core.ben.last().text
    assert "Palvelujen hinnoittelu – 2 companies" in core.ben.last().text


async def test_only_the_proposer_rewords_and_withdraws(core: CoreGroup) -> None:
    await core.aino.says("/propose Prising")
    added = core.aino.last()
    assert "Only the person who proposed" in (await core.ben.presses("Reword", added) or "")
    await core.aino.presses("Reword", added)
    await core.aino.says("Pricing", reply_to=core.aino.last())
    assert "Now it reads: Pricing" in core.aino.last().text
    await core.aino.presses("Withdraw", core.aino.last())
    await core.ben.says("/themes")
    assert "No open ideas yet" in core.ben.last().text


async def test_words_that_cannot_be_kept_are_asked_for_again(core: CoreGroup) -> None:
    await core.aino.says("/propose " + "very " * 50 + "long")
    assert "200 at most" in core.aino.last().text
    await core.aino.says("Shorter", reply_to=core.aino.last())
    assert "On the list: Shorter" in core.aino.last().text
    await core.aino.says("/propose")
    await core.aino.says("!!!", reply_to=core.aino.last())
    assert "could not read a theme" in core.aino.last().text
    stranger = core.stage.actor("Sten")
    core.frida.person.adds(stranger.person, core.chat)
    await stranger.says("/propose <b>Tricks</b>", chat=core.chat)
    assert "for members of the group" in stranger.last(core.chat).text
    await core.aino.says("/propose <b>Tricks</b> & more")
    assert "<b>Tricks</b> & more" in core.aino.last().text


async def test_who_may_open_a_vote_and_what_it_needs(core: CoreGroup) -> None:
    await core.aino.says("/vote")
    assert "at least two open themes" in core.aino.last().text
    await two_themes(core)
    await core.ben.says("/vote")
    assert "for the host of this meeting, Kahvila Aino" in core.ben.last().text
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
    assert "There is a vote open" in core.aino.last().text
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


async def test_companies_that_have_not_voted_are_nudged_once(core: CoreGroup) -> None:
    await two_themes(core)
    await core.aino.says("/vote 72")
    await votes(core, core.aino, 0)
    before = len(texts(core))
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=71))
    new = texts(core)[before:]
    assert len(new) == 1
    assert "Ben's Bikes: Ben" in new[0]
    assert "Kahvila" not in new[0]


async def test_nobody_is_nudged_when_all_have_voted(core: CoreGroup) -> None:
    await two_themes(core)
    await core.aino.says("/vote 72")
    await votes(core, core.aino, 0)
    await votes(core, core.ben, 0)
    before = len(texts(core))
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=71))
    assert len(texts(core)) == before


async def test_the_host_decides_a_tie_with_a_button(core: CoreGroup) -> None:
    await two_themes(core)
    await core.aino.says("/vote 24")
    await votes(core, core.aino, 0)
    await votes(core, core.ben, 1)
    await core.stage.passes(hours=24)
    result = core.ben.sees("It is a tie. Kahvila Aino, which one")
    assert "for the host" in (await core.ben.presses("Export to Sweden", result) or "")
    assert "settled" in (await core.aino.presses("Export to Sweden", result) or "")
    core.ben.sees("The host has chosen: Export to Sweden")
    await core.stage.passes(seconds=2)
    assert result.buttons == []
    await core.stage.passes(days=3)
    assert not any("Two days have passed" in text for text in texts(core))


async def test_a_silent_host_leaves_a_tie_to_the_wishes_on_the_list(core: CoreGroup) -> None:
    await two_themes(core)
    await core.aino.presses("👍 We'd like it too", core.aino.last())
    await core.aino.says("/vote 24")
    await votes(core, core.aino, 0)
    await votes(core, core.ben, 1)
    await core.stage.passes(hours=24)
    await core.stage.passes(days=2)
    core.ben.sees("the wishes on the list decide: Export to Sweden")


async def test_a_deleted_poll_is_noticed_and_told(core: CoreGroup) -> None:
    await two_themes(core)
    await core.aino.says("/vote 24")
    poll_of(core).deleted = True
    await core.stage.passes(hours=24)
    core.ben.sees("The poll was deleted, so nothing was chosen")
    await core.aino.says("/vote 24")
    poll_of(core).deleted = True
    await core.aino.says("/vote")
    assert sum("The poll was deleted" in text for text in texts(core)) == 2
    await core.aino.says("/vote 24")
    assert not poll_of(core).deleted


async def test_a_poll_closed_before_its_time_is_counted_and_told(core: CoreGroup) -> None:
    await two_themes(core)
    await core.aino.says("/vote 24")
    await votes(core, core.ben, 1)
    close_poll(core.stage.world, poll_of(core), by_hand=True)
    await core.stage.settle()
    result = core.ben.sees("closed before its time")
    assert "Next time: Export to Sweden" in result.text
    before = len(texts(core))
    await core.stage.passes(hours=25)
    assert len(texts(core)) == before


async def test_strangers_and_anonymous_administrators_do_not_count(core: CoreGroup) -> None:
    await two_themes(core)
    await core.aino.says("/vote 24")
    stranger = core.stage.actor("Sten")
    core.frida.person.adds(stranger.person, core.chat)
    await votes(core, stranger, 0)
    await votes(core, core.frida, 0)
    await votes(core, core.ben, 1)
    await votes(core, core.aino, 0)
    core.aino.person.retracts(poll_of(core))
    await core.stage.passes(hours=24)
    result = core.ben.sees("The votes are counted")
    assert "1 company of 2 voted" in result.text
    assert "Next time: Export to Sweden" in result.text


async def test_settings_of_votes_are_kept(core: CoreGroup) -> None:
    await two_themes(core)
    await core.frida.says("/setup")
    card = core.frida.last()
    await core.frida.presses("Votes", card)
    for label in ("Any member may open a vote", "✓ Members may add options", "✓ Several choices allowed"):
        await core.frida.presses(label, card)
    await core.frida.presses("Hide results until the end", card)
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
    await core.ben.presses("👍 We'd like it too", core.ben.sees("On the list: Branding"))
    await core.aino.says("/vote")
    poll = poll_of(core).poll
    assert poll is not None
    assert len(poll.options) == 12
    assert poll.options[0].text == "Branding"
    assert "…and 2 more themes stay on the list" in poll.description
    await core.aino.says("/themes")
    assert "Security" in core.aino.last().text


async def test_the_host_settles_a_theme_without_a_vote(core: CoreGroup) -> None:
    await core.aino.says("/schedule 15.12. klo 17")
    card = core.ben.sees("meeting is set")
    await core.ben.says("/theme Taxes")
    assert "for the host" in core.ben.last().text
    await core.aino.says("/theme Taxes")
    await core.stage.passes(seconds=2)
    assert "💡 Taxes" in card.text
    await core.aino.says("/theme")
    assert "For the next meeting: Taxes" in core.aino.last().text
    await core.aino.says("Pricing", reply_to=core.aino.last())
    await core.stage.passes(seconds=2)
    assert "💡 Pricing" in card.text
    await core.aino.says("/cancel")
    await core.aino.says("/schedule 16.12. klo 17")
    assert "💡 Pricing" in core.ben.sees("meeting is set").text


async def test_from_the_private_chat_the_persons_group_is_meant(core: CoreGroup) -> None:
    await core.aino.starts()
    await core.aino.says("/propose Pricing our services", chat=core.aino.private)
    assert "On the list" in core.aino.last(core.aino.private).text
    await core.ben.says("/propose Export", chat=core.chat)
    await core.aino.says("/vote 24", chat=core.aino.private)
    assert "The vote is open in Kainuu core" in core.aino.last(core.aino.private).text
    assert poll_of(core).poll is not None
    second = await core.stage.group(core.frida, core.aino, title="Second")
    await core.frida.says("/setup Lappi", chat=second)
    await core.aino.says("/join Kahvila Aino", chat=second)
    await core.aino.says("/propose Taxes", chat=core.aino.private)
    question = core.aino.last(core.aino.private)
    assert "Which group is this about?" in question.text
    await core.aino.presses("Second", question)
    assert "On the list: Taxes" in core.aino.last(core.aino.private).text
    assert "too old" in (await core.aino.presses("Second", question) or "")
    stranger = core.stage.actor("Sten")
    await stranger.starts()
    await stranger.says("/propose Anything", chat=stranger.private)
    assert "not in a core group yet" in stranger.last(stranger.private).text
