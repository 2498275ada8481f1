"""/help: what this person has most use for now, and in private everything by what people want."""

from __future__ import annotations

from itertools import product

import pytest

from bot.domain.commands import BY_NAME, COMMANDS, MOST_AT_ONCE, WANTS, Menu, useful_now
from locales.commands import name_in
from tests.stories.conftest import CoreGroup
from tests.stories.network import network
from tests.stories.stage import Stage


@pytest.mark.parametrize(("member", "hosts", "planned", "facilitator"), [*product([True, False], repeat=4)])
def test_never_more_than_six_and_none_twice(member: bool, hosts: bool, planned: bool, facilitator: bool) -> None:
    useful = useful_now(member=member, hosts=hosts, planned=planned, facilitator=facilitator)
    assert 1 < len(useful) == len(set(useful)) <= MOST_AT_ONCE
    assert all(Menu.FACILITATORS in command.menus for command in useful)
    assert ("join" in [command.name for command in useful]) is not member


def test_every_command_that_is_wanted_for_something_exists_and_stands_once() -> None:
    told = [name for names in WANTS.values() for name in names]
    assert len(told) == len(set(told))
    assert set(told) <= set(BY_NAME)


@pytest.mark.parametrize(
    ("language", "host", "heads"),
    [
        ("en", "/schedule – ", ["Host", "Come", "Ask", "Decide", "For you", "In the group's chat"]),
        ("fi", "/sovi – ", ["Isännöi", "Tule mukaan", "Kysy", "Päätä", "Sinulle", "Ryhmän keskustelussa"]),
        ("sv", "/boka – ", ["Bli värd", "Kom med", "Fråga", "Bestäm", "För dig", "I gruppens chatt"]),
    ],
)
async def test_six_things_in_the_group_and_the_rest_in_private(
    core: CoreGroup, language: str, host: str, heads: list[str]
) -> None:
    onni = core.stage.actor("Onni", language)
    core.frida.person.adds(onni.person, core.chat)
    await onni.says("/help", chat=core.chat)
    assert "/join" in onni.last(core.chat).text
    await onni.says("/join Kahvila Aino", chat=core.chat)
    await onni.says("/help", chat=core.chat)
    card = onni.last(core.chat)
    assert card.text.count("\n/") == 6
    assert "/schedule" in card.text, "their company hosts next"
    onni.person.opens(card.buttons[0]["url"])
    await core.stage.settle()
    text = onni.last(onni.private).text
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    assert host in text
    lines = [line.split(" ")[0] for line in text.splitlines() if line.startswith("/")]
    assert len(lines) == len(set(lines))
    every = {name_in(command, language) for command in COMMANDS if Menu.FACILITATORS in command.menus}
    assert every <= {line.removeprefix("/") for line in lines}


ABOUT_THEIR_COMPANY = {"profile", "partners"}
"""Everybody's; before they join they are told how to."""


async def test_who_has_a_role_and_no_group_is_told_of_what_works_for_them(stage: Stage) -> None:
    net = await network(stage)
    told = {}
    for actor in (net.cora, net.rae, net.avi):
        await actor.says("/help", chat=actor.private)
        lines = actor.last(actor.private).text.splitlines()
        names = {line.removeprefix("/").split(" ")[0] for line in lines if line.startswith("/")}
        for name in sorted(names - ABOUT_THEIR_COMPANY - {"forget", "start"}):
            await actor.says(f"/{name}", chat=actor.private)
            answer = actor.last(actor.private).text
            refused = (
                "not in a core group yet",
                "Only coordinators",
                "come from facilitators",
                "This is for coordinators",
            )
            assert not any(no in answer for no in refused), (actor.person.name, name, answer)
        told[actor] = names
        # The app's menu names nothing else.
        assert {command["command"] for command in actor.person.commands(actor.private)} == names
    net.aino.person.adds(net.avi.person, net.english)
    await net.avi.says("/join Avi's Advice", chat=net.english)
    menu = {command["command"] for command in net.avi.person.commands(net.avi.private)}
    assert {"schedule", "hosts", "network"} <= menu
    assert {"search", "themes", "digest", "digests", "report"} <= set.intersection(*told.values())
    assert {"questions", "question", "recruit", "region", "invite"} <= told[net.cora]
    assert {"recruit", "region", "network"} <= told[net.avi]
    assert "propose" in told[net.rae]
