"""What one group wrote is seen and changed by nobody else: every command and every button, by every kind of stranger.

The lists of commands and buttons are compared with what the bot listens to, so that a new one has to be added here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Table, select

from bot import actions
from bot.actions import Action, Forget
from bot.actions.action import Matching, OneOf, Within, ranges_of
from handlers.people import ON_START
from handlers.wiring import TAKES
from sandbox import Chat, Message, Query
from storage import tables
from tests.stories.network import appoint
from tests.stories.stage import Actor, Stage

MARK = "zebra"
"""Stands in every text of Kainuu, and in nothing that a stranger types."""
WORD = "stripes"
"""Stands there too, and is what strangers look for."""
HOST = "Zebrahovi"
ONCE = "0" * 16
NUMBERS = (1, 2)
"""Of everything there is in Kainuu: it was there first."""

COMMANDS: dict[str, tuple[str, ...]] = {
    "announce": ("", f"About {WORD}"),
    "ask": ("", f"Who knows {WORD}?"),
    "cancel": ("", "no time"),
    "dates": ("", "1.3. klo 17; 2.3. klo 17"),
    "digest": ("", f"On {WORD} | They are black"),
    "digests": ("",),
    "forget": ("",),
    "help": ("",),
    "hosts": ("",),
    "invite": ("", "adviser Kainuu"),
    "language": ("",),
    "meeting": ("",),
    "members": ("",),
    "mydata": ("",),
    "network": ("",),
    "partners": ("", WORD, "stripe"),
    "pass": ("",),
    "pause": ("", "1.3."),
    "privacy": ("",),
    "profile": ("",),
    "promise": ("", "Nothing new"),
    "propose": ("", f"All about {WORD}"),
    "question": ("", "1", "#2"),
    "questions": ("", "1"),
    "recruit": ("", "Kainuu"),
    "region": ("", "Kainuu", "Lapland"),
    "report": ("", "2026"),
    "resume": ("",),
    "schedule": ("", "15.3. klo 17"),
    "search": ("", WORD, "stripe", "strpies"),
    "setup": ("",),
    "start": ("", "answer_1", "answer_2", "network_1", "network_2"),
    "swap": ("", "Kahvila Aino"),
    "takeaway": ("", "Nothing new"),
    "theme": ("", f"All about {WORD}"),
    "themes": ("",),
    "volunteer": ("",),
    "vote": ("", "48"),
    "wake": ("",),
    "join": ("", "Their Company"),
    "leave": ("",),
}

WORDS: dict[str, tuple[str, ...]] = {
    "AskAs.once": (ONCE,),
    "DigestDesk.value": ("all",),
    "ChooseLanguage.code": ("en",),
    "Setting.name": ("language", "region"),
    "Setting.value": ("fi",),
    "SettingsPage.name": ("top", "votes"),
    "MeantDay.day": ("20261215",),
    "PickDay.day": ("20261215",),
    "PickMonth.month": ("202612", "now"),
    "ProfileChoice.value": ("-",),
    "RegionText.language": ("fi",),
    "RegionWay.value": ("usual", "2", "from-22", "wished-6"),
    "RegionSet.value": ("FI", "fi", "Europe/Oslo"),
}
"""What the words in a button can be where its type does not list them. Numbers are tried as `NUMBERS`."""

NOT_THE_GROUPS = {"cards", "guest_passes", "guests", "memory_places", "newcomers", "outbox", "timers"}
"""Tables that say what is to be sent or drawn, or what a guest or a newcomer may say of themselves."""


def every_button() -> list[Action]:
    """Each kind of button, with every number and every word it can have."""
    found: list[Action] = []
    for action in TAKES.buttons:
        made: list[tuple[Any, ...]] = [()]
        for name, values in ranges_of(action).items():
            match values:
                case OneOf(words=words):
                    tried: tuple[Any, ...] = words
                case Within():
                    tried = NUMBERS
                case _:
                    tried = WORDS[f"{action.__name__}.{name}"]
            made = [(*before, value) for before in made for value in tried]
        found += [action(*values) for values in made]
    # Whoever erases themselves may change what is theirs.
    return [action for action in found if not (isinstance(action, Forget) and action.step == "yes")]


def test_every_command_and_every_button_is_tried() -> None:
    assert set(COMMANDS) == set(TAKES.commands)
    assert set(ON_START) == {"answer", "network"}
    words = {
        f"{action.__name__}.{name}"
        for action in TAKES.buttons
        for name, values in ranges_of(action).items()
        if isinstance(values, Matching)
    }
    assert words == set(WORDS)
    declared = {one for one in vars(actions).values() if isinstance(one, type) and issubclass(one, Action)} - {
        Action,
        actions.PrivateAction,
    }
    assert declared == set(TAKES.buttons)


@dataclass
class Network:
    """Kainuu, with something of everything in it; Lapland; and those who belong to neither."""

    stage: Stage
    kainuu: Chat
    lapland: Chat
    strangers: dict[str, Actor]
    token: str


@pytest.fixture
async def network(stage: Stage) -> Network:
    cora = await stage.coordinator("Cora")
    frida, aino, zelda, ben = (stage.actor(name) for name in ("Frida", "Aino", "Zelda Zebra", "Ben"))
    bea = stage.actor("Bea")
    kainuu = await stage.group(frida, aino, zelda, ben, bea)
    await frida.says("/setup Kainuu", kainuu)
    for actor, company in ((aino, "Kahvila Aino"), (zelda, HOST), (ben, "Zebra Bikes"), (bea, "Zebra Bikes")):
        await actor.says(f"/join {company}", kainuu)
        await actor.starts()
    await aino.says("/schedule 25.11. klo 17", kainuu)
    await stage.until(datetime(2026, 11, 25, 18, tzinfo=UTC))
    await zelda.says(f"/takeaway A zebra has {WORD}", kainuu)
    await zelda.says("/volunteer", kainuu)
    await zelda.says("/schedule 15.12. klo 17", kainuu)
    for text in ("Zebra {} in winter", "Painting zebra {}"):
        await zelda.says("/propose " + text.format(WORD), kainuu)
    for text in ("Where do zebra {} come from?", "Who mends zebra {}?"):
        await zelda.says("/ask " + text.format(WORD), kainuu)
    card = ben.sees("❓ #1", kainuu)
    await ben.says(f"A zebra is born with {WORD}.", kainuu, reply_to=card)
    await ben.starts("answer_1")
    await ben.says(f"The zebra {WORD} are painted on.", ben.private)
    await zelda.says("/vote", kainuu)
    await aino.says("/swap Zebra Bikes", kainuu)
    return await _strangers(stage, cora, kainuu, aino, ben)


async def _strangers(stage: Stage, cora: Actor, kainuu: Chat, aino: Actor, ben: Actor) -> Network:
    lars, adviser, guest, stranger = (stage.actor(name) for name in ("Lars", "Avi", "Gus", "Sam"))
    lapland = await stage.group(lars, title="Lapland core")
    await lars.says("/setup Lapland", lapland)
    await lars.says("/join Reindeer Rides", lapland)
    for actor in (lars, adviser, guest, stranger):
        await actor.starts()
    await appoint(stage, cora, adviser, "adviser Lapland")
    await aino.starts()
    await aino.presses("Bring a guest", chat=aino.private)
    found = re.search(r"start=(guest_[\w-]+)", _all_of(aino.private))
    assert found is not None
    await guest.starts(found.group(1))
    await aino.says("/join", kainuu)
    token = re.search(r"start=(join_[\w-]+)", _all_of(kainuu))
    assert token is not None
    ben.person.leaves(kainuu)
    await stage.settle()
    people = {"of another group": lars, "adviser elsewhere": adviser, "guest": guest, "left": ben, "unknown": stranger}
    return Network(stage, kainuu, lapland, people, token.group(1))


def _all_of(chat: Chat) -> str:
    return "\n".join(
        message.text
        + " "
        + " ".join(str(b.get("url", "")) for b in message.buttons)
        + " "
        + " ".join(str(e.get("url", "")) for e in message.entities)
        for message in chat.messages.values()
    )


def _said(chat: Chat, stage: Stage) -> dict[int, str]:
    mine = [m for m in chat.messages.values() if m.sender is not None and m.sender.id == stage.bot.id]
    return {m.id: m.text + str(m.buttons) for m in mine}


async def _rows(stage: Stage, chat: Chat) -> dict[str, list[str]]:
    """Everything in the database that is that group's."""
    assert stage.mgn is not None
    async with stage.mgn.database.transaction() as tx:
        group = await tx.value(select(tables.groups.c.id).where(tables.groups.c.chat_id == chat.id))
        rows = {"groups": [str(await tx.one(select(tables.groups).where(tables.groups.c.id == group)))]}
        for table in tables.metadata.sorted_tables:
            which = _of_group(table, group)
            if which is not None and table.name not in NOT_THE_GROUPS:
                rows[table.name] = sorted(str(row) for row in await tx.all(select(table).where(which)))
    return rows


def _of_group(table: Table, group: int) -> Any:
    if "group_id" in table.c and table.name != "answers":
        return table.c.group_id == group
    for column in table.c:
        for key in column.foreign_keys:
            parent = key.column.table
            if parent.name not in ("groups", "people", "companies", "digests", table.name):
                inner = _of_group(parent, group)
                if inner is not None:
                    return column.in_(select(key.column).where(inner))
    return None


@pytest.mark.parametrize("who", ["of another group", "adviser elsewhere", "guest", "left", "unknown"])
async def test_no_command_and_no_button_shows_a_stranger_anything_or_changes_it(network: Network, who: str) -> None:
    stage, actor = network.stage, network.strangers[who]
    places = [actor.private] + ([network.lapland] if who == "of another group" else [])
    heard_before = {place.key: _said(place, stage) for place in places}
    before = await _rows(stage, network.kainuu)
    assert MARK in str(before)
    leaks: list[str] = []
    for place in places:
        await actor.says("/help", place)
        shown = [m for m in place.messages.values() if m.sender is not None and m.sender.id == stage.bot.id][-1]
        leaks += await _press_everything(stage, actor, shown)
        for name, arguments in COMMANDS.items():
            for argument in arguments:
                await actor.says(f"/{name} {argument}".strip(), place)
        await actor.says("Words into the blue", place)
    await actor.starts(network.token)
    await actor.says("Words into the blue", actor.private)
    await stage.passes(seconds=5)
    for place in places:
        new = _said(place, stage).items() - heard_before[place.key].items()
        # A guest is told who hosts the meeting they are invited to.
        told = [text.replace(HOST, "") if who == "guest" else text for _, text in new]
        leaks += [text for text in told if MARK in text.lower()]
    assert leaks == []
    after = await _rows(stage, network.kainuu)
    # A guest may have the meeting they are invited to in their calendar.
    # Whoever has left may say why.
    own = {"guest": {"calendar_copies"}, "left": {"recruiting_events"}}.get(who, set())
    assert {table for table, rows in before.items() if after[table] != rows} - own == set()


async def _press_everything(stage: Stage, actor: Actor, shown: Message) -> list[str]:
    """Press every kind of button; returns what came back that should not."""
    leaks = []
    for action in every_button():
        # As if the bot itself had offered it here: what is behind the gate has to hold without it.
        shown.markup = {"inline_keyboard": [[{"text": "A button", "callback_data": action.data()}]]}
        query = stage.world.queries.press(stage.bot, actor.person.account, shown, action.data())
        await stage.settle()
        assert isinstance(query, Query)
        said = "" if query.answer is None else f"{query.answer.text} {query.answer.url}"
        if MARK in said.lower():
            leaks.append(f"{action}: {said}")
    return leaks
