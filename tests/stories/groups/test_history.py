"""What a group was on a day that has passed can still be told: region, name, whether it ran, who its facilitators were."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from storage import tables
from tests.stories.conftest import CoreGroup
from tests.stories.stage import Stage


async def _rows(stage: Stage, table: str) -> list[Any]:
    assert stage.mgn is not None
    kept = tables.metadata.tables[table]
    async with stage.mgn.services.dependencies.database.transaction() as tx:
        return await tx.all(select(kept).order_by(kept.c.id))


async def test_regions_names_and_states_keep_from_when_to_when(core: CoreGroup) -> None:
    stage, frida = core.stage, core.frida
    await stage.passes(days=10)
    await frida.says("/setup Lapland", chat=core.chat)
    frida.person.renames(core.chat, "Northern core")
    await stage.settle()
    await stage.passes(days=10)
    frida.person.removes(stage.bot, core.chat)
    await stage.settle()
    await stage.passes(days=5)
    frida.person.adds(stage.bot, core.chat)
    await stage.settle()

    def spans(rows: list[Any], column: str) -> list[tuple[str, int | None]]:
        return [(getattr(row, column), None if row.until is None else (row.until - row.since).days) for row in rows]

    regions = await _rows(stage, "region_changes")
    assert spans(regions, "region") == [("Kainuu", 10), ("Lapland", None)]
    assert regions[1].person_id is not None
    assert spans(await _rows(stage, "group_names"), "name") == [("Kainuu core", 10), ("Northern core", None)]
    states = await _rows(stage, "group_states")
    assert spans(states, "state") == [("running", 20), ("away", 5), ("running", None)]


async def test_who_facilitates_is_kept_from_when_to_when(core: CoreGroup) -> None:
    stage = core.stage
    core.frida.person.promotes(stage.bot, core.chat)
    core.frida.person.promotes(core.ben.person, core.chat)
    await stage.settle()
    await stage.passes(days=3)
    core.frida.person.demotes(core.ben.person, core.chat)
    await stage.settle()
    rows = await _rows(stage, "facilitators")
    names = {row.id: row.name for row in await _rows(stage, "people")}
    assert [(names[row.person_id], row.until is None) for row in rows] == [("Frida", True), ("Ben", False)]
    assert (rows[1].until - rows[1].since).days == 3
