"""Buttons about newcomers in the hands of those whom they are not for: made up, pressed twice, and by two at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from inspect import isclass
from itertools import product
from typing import Any, get_type_hints

from sqlalchemy import Table, select

from bot.actions import newcomers, recruiting
from bot.actions.action import Action, OneOf
from sandbox import Message
from sandbox.world.queries import Query
from storage import tables
from tests.stories.conftest import CoreGroup
from tests.stories.recruiting.test_evening import guest_of
from tests.stories.stage import Actor, Stage

OTHERS = {
    tables.newcomers: "person_id",
    tables.recruiting_events: "person_id",
    tables.guests: "person_id",
    tables.memberships: "person_id",
    tables.greetings: None,
    tables.member_asks: None,
    tables.fading: None,
    tables.recruiting_links: None,
    tables.companies: None,
}
"""What strangers may not touch; where rows are of a person, their own are left out."""


def forged() -> Iterator[str]:
    """Every button about newcomers, with every choice and some numbers."""
    for module in (newcomers, recruiting):
        for kind in vars(module).values():
            if not isclass(kind) or not issubclass(kind, Action) or not hasattr(kind, "prefix"):
                continue
            of = [
                each.__metadata__[0]
                for name, each in get_type_hints(kind, include_extras=True).items()
                if name != "prefix" and hasattr(each, "__metadata__")
            ]
            choices = [one.words if isinstance(one, OneOf) else (max(one.lowest, 0), 2, 77) for one in of]
            for chosen in product(*choices):
                yield ":".join([kind.prefix, *map(str, chosen)])


async def rows(stage: Stage, but: int) -> dict[str, list[Any]]:
    """What there is of others than this person."""
    assert stage.mgn is not None
    found = {}
    async with stage.mgn.services.dependencies.database.transaction() as tx:
        people: Table = tables.people
        own = await tx.value(select(people.c.id).where(people.c.telegram_id == but))
        for table, column in OTHERS.items():
            rows = await tx.all(select(table))
            found[table.name] = sorted(str(row) for row in rows if column is None or getattr(row, column) != own)
    return found


async def presses_everything(stage: Stage, who: Actor, message: Message) -> None:
    """Each made-up button, twice at once; every press is answered."""
    for data in forged():
        button = {"text": "x", "callback_data": data}
        pressed = [who.person.press_button(message, button) for _ in range(2)]
        await stage.settle()
        for query in pressed:
            assert isinstance(query, Query) and query.answer is not None, data
            assert "went wrong" not in (query.answer.text or ""), data


async def test_made_up_buttons_change_nothing_that_is_of_others(core: CoreGroup) -> None:
    stage = core.stage
    cora = await stage.coordinator("Cora")
    await cora.says("/recruit Kainuu core fair", chat=cora.private)
    sanna = await guest_of(core)
    await stage.until(datetime(2026, 12, 13, 16, tzinfo=UTC))
    sanna.sees("coming as a guest in two days", sanna.private)
    olli, mona = stage.actor("Olli"), stage.actor("Mona")
    core.frida.person.adds(mona.person, core.chat)
    await mona.says("/join Mona's Music", chat=core.chat)
    for stranger in (olli, mona):
        await stranger.starts()
        before = await rows(stage, stranger.person.id)
        await presses_everything(stage, stranger, stranger.last(stranger.private))
        assert await rows(stage, stranger.person.id) == before, stranger.person.name
    assert not core.chat.has(olli.person.id)
    sanna.sees("coming as a guest in two days", sanna.private)
