"""What befalls a vote in a real chat: no right to send polls, a new chat id, nameless administrators, second thoughts."""

from __future__ import annotations

from datetime import timedelta

from sandbox import Message
from tests.stories.ballot_box import poll_of, texts, two_themes, votes
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Stage


def polls_of(core: CoreGroup) -> list[Message]:
    """Every poll in the group's chat."""
    return [m for m in core.chat.messages.values() if m.poll is not None]


async def test_a_poll_goes_out_as_soon_as_the_bot_may_send_it(core: CoreGroup) -> None:
    await two_themes(core)
    core.frida.person.permits(core.chat, can_send_polls=False)
    await core.aino.says("/vote 24")
    assert polls_of(core) == []
    core.frida.person.permits(core.chat, can_send_polls=True)
    await core.stage.until(core.stage.world.clock.now() + timedelta(minutes=5))
    assert len(polls_of(core)) == 1
    await core.stage.until(core.stage.world.clock.now() + timedelta(minutes=20))
    assert len(polls_of(core)) == 1
    assert not any("couldn't send a poll" in text for text in texts(core))


async def test_a_poll_that_cannot_be_sent_for_a_quarter_of_an_hour_is_given_up(core: CoreGroup) -> None:
    await two_themes(core)
    core.frida.person.permits(core.chat, can_send_polls=False)
    await core.aino.says("/vote 24")
    await core.stage.until(core.stage.world.clock.now() + timedelta(minutes=16))
    core.ben.sees("I couldn't send a poll here", core.chat)
    core.frida.person.permits(core.chat, can_send_polls=True)
    await core.stage.until(core.stage.world.clock.now() + timedelta(minutes=20))
    assert polls_of(core) == []
    await core.aino.says("/vote 24")
    assert len(polls_of(core)) == 1


async def test_a_group_that_becomes_a_supergroup_halfway_counts_what_was_answered(stage: Stage) -> None:
    frida, aino, ben = stage.actor("Frida"), stage.actor("Aino"), stage.actor("Ben")
    chat = await stage.group(frida, aino, ben, kind="group")
    await frida.says("/setup Kainuu")
    await aino.says("/join Kahvila Aino")
    await ben.says("/join Ben's Bikes")
    core = CoreGroup(stage, chat, frida, aino, ben)
    await two_themes(core)
    await aino.says("/vote 24")
    await votes(core, ben, "Export to Sweden")
    new = frida.person.upgrades(chat)
    await stage.settle()
    await stage.until(stage.world.clock.now() + timedelta(hours=26))
    result = next(text for m in new.messages.values() if "votes are counted" in (text := m.text))
    assert "1 of 2 companies voted" in result
    assert "Next time: Export to Sweden" in result


async def test_an_anonymous_administrator_opens_votes_and_settles_themes_but_proposes_nothing(core: CoreGroup) -> None:
    core.frida.person.goes_anonymous(core.chat)
    await core.frida.says("/propose Taxes", core.chat)
    assert not any("On the list: Taxes" in text for text in texts(core))
    await two_themes(core)
    await core.frida.says("/vote 24", core.chat)
    poll = poll_of(core)
    await votes(core, core.frida, "Pricing our services")
    core.frida.person.adds_option(poll, "Taxes")
    await votes(core, core.ben, "Export to Sweden")
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=26))
    result = core.ben.sees("votes are counted", core.chat).text
    assert "1 of 2 companies voted" in result
    assert "Taxes\n▫️ 0" in result
    await core.frida.says("/theme Insurance", core.chat)
    core.ben.sees("theme of the next meeting: Insurance", core.chat)


async def test_a_theme_on_a_ballot_is_neither_reworded_nor_withdrawn(core: CoreGroup) -> None:
    await core.aino.says("/propose Prising", core.chat)
    card = core.aino.last(core.chat)
    await core.aino.presses("Reword", card)
    question = core.aino.last(core.chat)
    await core.ben.says("/propose Export", core.chat)
    await core.aino.says("/vote 24", core.chat)
    assert "being voted on or is chosen" in (await core.aino.presses("Withdraw", card) or "")
    await core.aino.says("Pricing", core.chat, reply_to=question)
    assert "being voted on or is chosen" in core.aino.last(core.chat).text
    poll = poll_of(core).poll
    assert poll is not None
    assert [option.text for option in poll.options] == ["Prising", "Export"]


async def test_an_option_already_discussed_is_told_and_its_votes_do_not_count(core: CoreGroup) -> None:
    await core.aino.says("/theme Wellbeing", core.chat)
    await core.aino.says("/schedule 26.11. klo 17", core.chat)
    await core.stage.until(core.stage.world.clock.now() + timedelta(days=6))
    await two_themes(core)
    await core.frida.says("/vote 24", core.chat)
    core.ben.person.adds_option(poll_of(core), "Wellbeing")
    await core.stage.settle()
    core.ben.sees("You discussed Wellbeing less than a year ago", core.chat)
    await votes(core, core.ben, "Wellbeing")
    await votes(core, core.aino, "Pricing our services")
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=26))
    result = core.ben.sees("votes are counted", core.chat).text
    assert "1 of 2 companies voted" in result
    assert "Wellbeing" not in result
    assert "Next time: Pricing our services" in result


async def test_long_themes_are_shortened_in_the_poll_and_whole_in_the_result(core: CoreGroup) -> None:
    long = (
        "How to find, keep and please customers who live far away and order only once a year, in winter, by telephone"
    )
    for number in range(13):
        await core.aino.says(f"/propose {long}, part {'abcdefghijklm'[number]}", core.chat)
        last = core.aino.last(core.chat)
        if "Is that the one you mean" in last.text:
            await core.aino.presses("Mine is different", last)
    await core.aino.says("/vote 24", core.chat)
    poll = poll_of(core).poll
    assert poll is not None
    options = [option.text for option in poll.options]
    assert len(options) == len(set(options)) == 12
    assert all(len(option) <= 100 and "…" in option for option in options)
    assert "…and 1 more theme stays on the list" in poll.description
    await votes(core, core.ben, 3)
    await votes(core, core.aino, 3)
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=26))
    assert f"Next time: {long}, part d" in core.ben.sees("votes are counted", core.chat).text


async def test_a_quorum_not_reached_chooses_nothing_and_leaves_the_themes_open(core: CoreGroup) -> None:
    await two_themes(core)
    await core.frida.says("/setup", core.chat)
    card = core.frida.last(core.chat)
    await core.frida.presses("Votes", card)
    await core.frida.presses("2 companies", card)
    await core.aino.says("/vote 24", core.chat)
    await votes(core, core.ben, 0)
    await core.stage.until(core.stage.world.clock.now() + timedelta(hours=26))
    assert "Too few voted (2 companies were needed)" in core.ben.sees("votes are counted", core.chat).text
    assert sum("have not heard from" in text for text in texts(core)) == 1
    await core.aino.says("/themes", core.chat)
    assert "Pricing our services – 1 company" in core.aino.last(core.chat).text
    await core.aino.says("/vote 24", core.chat)
    assert len(polls_of(core)) == 2
