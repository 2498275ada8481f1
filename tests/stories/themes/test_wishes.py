"""What groups ask for, to those who look after them, and a researcher's offer to come and speak."""

from __future__ import annotations

from bot.domain.people import Who
from bot.domain.people.roles import Role
from storage import people
from storage.people import roles
from tests.stories.conftest import CoreGroup
from tests.stories.network import network
from tests.stories.stage import Stage


async def test_a_researcher_sees_wishes_as_one_and_offers_a_theme(core: CoreGroup) -> None:
    stage = core.stage
    assert stage.mgn is not None
    rita = stage.actor("Rita")
    await rita.starts()
    dependencies = stage.mgn.services.dependencies
    async with stage.mgn.database.transaction() as tx:
        person = await people.meet(tx, Who(rita.person.id, "Rita", None))
        await roles.grant(tx, person.id, Role.RESEARCHER, ["Kainuu"], None, dependencies.now())
    second = await stage.group(core.frida, core.ben, title="Second core")
    await core.frida.says("/setup Kainuu", chat=second)
    await core.ben.says("/join Ben's Bikes", chat=second)
    await core.aino.says("/propose Hinnoittelu", chat=core.chat)
    await core.ben.says("/propose Pricing", chat=second)
    await rita.says("/themes", chat=rita.private)
    wishes = rita.last(rita.private)
    assert "What 2 groups ask for" in wishes.text
    assert "2 groups, 2 companies (Kainuu)" in wishes.text
    await rita.presses("Offer a theme", wishes)
    await rita.says("Automation for small companies", chat=rita.private)
    question = rita.last(rita.private)
    await rita.presses("All my groups (2)", question)
    assert "on the lists of 2 groups" in question.text
    offer = core.ben.sees("Rita can come and speak about Automation", core.chat)
    await core.ben.presses("👍 We'd like it too", offer)
    await core.ben.says("/themes", chat=second)
    assert "Automation for small companies 🎓 speaker available" in core.ben.last(second).text


async def test_a_researcher_who_is_a_member_too_says_which_is_meant(stage: Stage) -> None:
    net = await network(stage)
    net.aino.person.adds(net.rae.person, net.english)
    await net.rae.says("/join Rae Research", chat=net.english)
    net.rae.person.last_chat = net.rae.private
    await net.rae.says("/propose Reading statistics", chat=net.rae.private)
    question = net.rae.last(net.rae.private)
    assert [row["text"] for row in question.buttons] == ["Kajaani core", "🎓 Offer to my groups"]
    await net.rae.presses("Kajaani core", question)
    assert "Added to the list: Reading statistics" in net.rae.last(net.rae.private).text
    await net.rae.says("/propose Reading annual accounts", chat=net.rae.private)
    await net.rae.presses("🎓 Offer to my groups", net.rae.last(net.rae.private))
    where = net.rae.last(net.rae.private)
    assert "Reading annual accounts" in where.text
    await net.rae.presses("All my groups (3)", where)
    net.onni.sees("Rae.*Reading annual accounts", net.finnish)
