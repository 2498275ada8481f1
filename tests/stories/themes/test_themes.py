"""The list of themes: proposed, joined, reworded, withdrawn, settled."""

from __future__ import annotations

from tests.stories.ballot_box import poll_of
from tests.stories.conftest import CoreGroup


async def test_a_theme_is_proposed_in_one_message_and_wished_for_by_companies(core: CoreGroup) -> None:
    await core.aino.says("/propose Pricing our services")
    added = core.aino.last()
    assert "Added to the list: Pricing our services" in added.text
    assert "1 company would like it" in added.text
    assert "would like this theme" in (await core.ben.presses("👍 We'd like it too", added) or "")
    await core.stage.passes(seconds=2)
    assert "2 companies would like it" in added.text
    assert "no longer" in (await core.ben.presses("👍 We'd like it too", added) or "")
    await core.ben.says("/propose pricing  our SERVICES!")
    assert "your company would like it too" in core.ben.last().text
    await core.ben.says("/propose Pricing our services")
    assert "is on the list already, and your company" in core.ben.last().text


async def test_a_near_copy_is_offered_rather_than_made_twice(core: CoreGroup) -> None:
    await core.aino.says("/propose Palvelujen hinnoittelu")
    await core.ben.says("/ehdota palvelun hinoittelu")
    question = core.ben.last()
    assert "Is that the one you mean?" in question.text
    assert "too old" in (await core.aino.presses("Mine is different", question) or "")
    await core.ben.presses("Yes, that one", question)
    assert "2 companies would like it" in question.text
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
    assert "New wording: Pricing" in core.aino.last().text
    await core.aino.presses("Withdraw", core.aino.last())
    await core.ben.says("/themes")
    assert "No open ideas yet" in core.ben.last().text


async def test_words_that_cannot_be_kept_are_asked_for_again(core: CoreGroup) -> None:
    await core.aino.says("/propose " + "very " * 50 + "long")
    assert "up to 200" in core.aino.last().text
    await core.aino.says("Shorter", reply_to=core.aino.last())
    assert "Added to the list: Shorter" in core.aino.last().text
    await core.aino.says("/propose")
    await core.aino.says("!!!", reply_to=core.aino.last())
    assert "couldn't find a theme" in core.aino.last().text
    stranger = core.stage.actor("Sten")
    core.frida.person.adds(stranger.person, core.chat)
    await stranger.says("/propose <b>Tricks</b>", chat=core.chat)
    assert "Only members of the group" in stranger.last(core.chat).text
    await core.aino.says("/propose <b>Tricks</b> & more")
    assert "<b>Tricks</b> & more" in core.aino.last().text


async def test_the_host_settles_a_theme_without_a_vote(core: CoreGroup) -> None:
    await core.aino.says("/schedule 15.12. klo 17")
    card = core.ben.sees("meeting is set")
    await core.ben.says("/theme Taxes")
    assert "Only the host" in core.ben.last().text
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
    assert "Added to the list" in core.aino.last(core.aino.private).text
    await core.ben.says("/propose Export", chat=core.chat)
    await core.aino.says("/vote 24", chat=core.aino.private)
    assert "Kainuu core\n🗳 The vote is open" in core.aino.last(core.aino.private).text
    assert poll_of(core).poll is not None
    second = await core.stage.group(core.frida, core.aino, title="Second")
    await core.frida.says("/setup Lappi", chat=second)
    await core.aino.says("/join Kahvila Aino", chat=second)
    await core.aino.says("/propose Taxes", chat=core.aino.private)
    question = core.aino.last(core.aino.private)
    assert "Which group is this about?" in question.text
    await core.aino.presses("Second", question)
    assert "Added to the list: Taxes" in core.aino.last(core.aino.private).text
    assert "too old" in (await core.aino.presses("Second", question) or "")
    stranger = core.stage.actor("Sten")
    await stranger.starts()
    await stranger.says("/propose Anything", chat=stranger.private)
    assert "not in a core group yet" in stranger.last(stranger.private).text
