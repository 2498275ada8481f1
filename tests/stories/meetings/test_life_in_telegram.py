"""Groups grow, topics close, bots are thrown out, connections break, machines die."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from sandbox.api.faults import Fault
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Stage


def _texts(core: CoreGroup) -> list[str]:
    return [m.text for m in core.chat.messages.values()]


async def test_a_group_that_becomes_a_supergroup_keeps_everything(stage: Stage) -> None:
    frida, aino, ben = stage.actor("Frida"), stage.actor("Aino"), stage.actor("Ben")
    chat = await stage.group(frida, aino, ben, kind="group")
    await frida.says("/setup Kainuu")
    await aino.says("/join Kahvila Aino")
    await ben.says("/join Ben's Bikes")
    await aino.says("/schedule 15.12. klo 17")
    new = frida.person.upgrades(chat)
    await stage.settle()
    await ben.says("/meeting", chat=new)
    assert "Tuesday 15 December" in ben.last(new).text
    await stage.until(datetime(2026, 12, 8, 16, tzinfo=UTC))
    ben.sees("We meet in 7 days", new)


async def test_a_migration_learnt_from_a_failed_send_loses_nothing(stage: Stage) -> None:
    frida, aino, ben = stage.actor("Frida"), stage.actor("Aino"), stage.actor("Ben")
    chat = await stage.group(frida, aino, ben, kind="group")
    await frida.says("/setup Kainuu")
    await aino.says("/join Kahvila Aino")
    await ben.says("/join Ben's Bikes")
    new = frida.person.upgrades(chat)
    # Telegram's service messages get lost on the way; the next send finds out.
    stage.bot.queue.clear()
    await stage.passes(days=3)
    ben.sees("could you let us know", new)


async def test_thrown_out_it_sleeps_and_added_back_it_goes_on(core: CoreGroup) -> None:
    await core.aino.says("/schedule 15.12. klo 17")
    core.frida.person.removes(core.stage.bot, core.chat)
    await core.stage.settle()
    before = len(core.chat.messages)
    await core.stage.until(datetime(2026, 12, 10, tzinfo=UTC))
    assert len(core.chat.messages) == before
    core.frida.person.adds(core.stage.bot, core.chat)
    await core.stage.settle()
    core.ben.sees("I'm back", core.chat)
    core.ben.sees("Tuesday 15 December", core.chat)
    await core.stage.until(datetime(2026, 12, 14, 16, tzinfo=UTC))
    core.ben.sees("We meet tomorrow", core.chat)


async def test_in_a_forum_it_answers_in_the_topic_and_announces_in_the_chosen_one(stage: Stage) -> None:
    frida, aino, ben = stage.actor("Frida"), stage.actor("Aino"), stage.actor("Ben")
    chat = await stage.group(frida, aino, ben, forum=True)
    news, chatter = frida.person.creates_topic(chat, "Meetings"), frida.person.creates_topic(chat, "Chatter")
    await frida.says("/setup Kainuu", topic=news)
    card = frida.last()
    assert card.topic == news
    await frida.presses("Topic", card)
    await frida.presses("This topic", card)
    await aino.says("/join Kahvila Aino", topic=chatter)
    assert aino.last().topic == chatter
    await ben.says("/join Ben's Bikes")
    assert ben.sees("Welcome, Ben").topic is None
    assert ben.sees("Kahvila Aino is next to host").topic == news
    await aino.says("/schedule 15.12. klo 17", topic=chatter)
    assert ben.sees("meeting is set").topic == news
    assert ben.sees("Booked. I've told the group").topic == chatter
    # Where it is announced anyway, once is enough.
    await aino.says("/cancel", topic=news)
    assert ben.sees("is cancelled").topic == news
    assert ben.person.seen("The meeting is cancelled. I've told") is None
    await aino.says("/pass", topic=chatter)
    assert ben.sees("You're passing this time").topic == chatter
    assert ben.sees("Ben's Bikes is next to host").topic == news


async def test_when_the_topic_is_gone_it_announces_in_general_and_tells_a_facilitator(stage: Stage) -> None:
    frida, aino, ben = stage.actor("Frida"), stage.actor("Aino"), stage.actor("Ben")
    chat = await stage.group(frida, aino, ben, forum=True)
    await frida.starts()
    news = frida.person.creates_topic(chat, "Meetings")
    await frida.says("/setup Kainuu", chat=chat, topic=news)
    await frida.presses("Topic", chat=chat)
    await frida.presses("This topic", chat=chat)
    frida.person.deletes_topic(chat, news)
    await aino.says("/join Kahvila Aino", chat=chat)
    await ben.says("/join Ben's Bikes", chat=chat)
    await stage.passes(seconds=5)
    assert ben.sees("Kahvila Aino is next to host", chat).topic is None
    frida.sees("is closed or gone", frida.private)


async def test_a_channels_posts_run_no_command(core: CoreGroup) -> None:
    channel = core.frida.person.creates_channel("News", linked_group=core.chat)
    before = len(core.chat.messages)
    core.frida.person.posts(channel, "/leave")
    await core.stage.settle()
    assert len(core.chat.messages) == before + 1


async def test_an_update_delivered_twice_acts_once(core: CoreGroup) -> None:
    message = core.aino.person.says("/members", chat=core.chat)
    core.stage.bot.queue.push({"message": message.json()})
    await core.stage.settle()
    shown = sum("2 companies" in text for text in _texts(core))
    body = core.stage.mgn
    assert body is not None
    # The same update id again, as a webhook repeats it.
    update = {"update_id": 5, "message": message.json()}
    await body.intake.receive_pushed(update)
    await body.intake.receive_pushed(update)
    await core.stage.settle()
    assert sum("2 companies" in text for text in _texts(core)) == shown + 1


async def test_a_slow_chat_holds_no_other(core: CoreGroup) -> None:
    other, dora = core.stage.actor("Dora"), core.stage.actor("Dora's friend")
    elsewhere = await core.stage.group(other, dora, title="Elsewhere")
    gate = core.stage.server.faults.add(Fault("gate", method="sendMessage", chat_id=core.chat.id))
    core.ben.person.says("/members", chat=core.chat)
    other.person.says("/setup Lapland", chat=elsewhere)
    await other.person.sees("group settings", elsewhere)
    assert "2 companies" not in _texts(core)[-1]
    gate.release.set()
    await core.stage.settle()
    core.ben.sees("2 companies", core.chat)


async def test_server_errors_and_lost_connections_cost_no_message(core: CoreGroup) -> None:
    faults = core.stage.server.faults
    faults.add(Fault("error", method="sendMessage", code=502))
    faults.add(Fault("drop", method="sendMessage"))
    await core.aino.says("/schedule 15.12. klo 17")
    await core.stage.passes(seconds=30)
    await core.stage.passes(seconds=30)
    assert sum("meeting is set" in text for text in _texts(core)) == 1


async def test_an_answer_lost_after_the_deed_makes_at_most_one_copy(core: CoreGroup) -> None:
    core.stage.server.faults.add(Fault("drop", method="sendMessage", after=True))
    await core.aino.says("/schedule 15.12. klo 17")
    await core.stage.passes(seconds=30)
    assert 1 <= sum("meeting is set" in text for text in _texts(core)) <= 2


async def test_killed_between_deed_and_answer_it_answers_after_the_restart(core: CoreGroup) -> None:
    """The program dies with an update handled halfway: nothing is lost, nothing is done twice."""
    gate = core.stage.server.faults.add(Fault("gate", method="sendMessage", chat_id=core.chat.id))
    core.ben.person.says("/members", chat=core.chat)
    mgn = core.stage.mgn
    assert mgn is not None
    await asyncio.wait_for(gate.reached.wait(), 60)
    # As SIGKILL leaves it: the update is in the inbox and not ticked off.
    left = await mgn.services.inbox.unfinished()
    assert len(left) == 1
    gate.release.set()
    await core.stage.settle()
    assert await mgn.services.inbox.unfinished() == []
    core.ben.sees("2 companies", core.chat)


async def test_people_who_block_the_bot_are_not_written_to(core: CoreGroup) -> None:
    await core.aino.starts()
    core.aino.person.blocks(core.stage.bot)
    await core.stage.settle()
    before = len(core.aino.private.messages)
    await core.stage.passes(days=3)
    assert len(core.aino.private.messages) == before


async def test_muted_it_tells_a_facilitator_what_it_needs_and_goes_on_when_allowed(core: CoreGroup) -> None:
    await core.frida.starts()
    core.frida.person.permits(core.chat, can_send_messages=False)
    await core.stage.passes(days=3)
    assert "Kainuu core\nI'm not allowed to write" in core.frida.sees("Permissions", core.frida.private).text
    assert core.ben.person.seen("still waiting", core.chat) is None
    core.frida.person.permits(core.chat, can_send_messages=True)
    await core.stage.passes(hours=7)
    core.ben.sees("Kahvila Aino", core.chat)
    told = [m for m in core.frida.private.messages.values() if "not allowed to write" in m.text]
    assert len(told) == 1
