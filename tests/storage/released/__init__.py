"""The database of each released version, with rows in every table, as SQL for both kinds.

`python -m tests.storage.released 0.2.0` writes that of this program: the demo network, and made-up rows where it has none.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from storage import Database

HERE = Path(__file__).parent
VERSIONS = sorted({file.name.removesuffix(".sqlite.sql") for file in HERE.glob("*.sqlite.sql")})
SETTING = re.compile(r"^SET \w+ = .*;\n", re.MULTILINE)


async def load(version: str, url: str) -> None:
    """Make an empty database one of an earlier version.

    Args:
        url: its address; an SQLite file that does not exist yet.
    """
    if url.startswith("sqlite"):
        with sqlite3.connect(url.partition("///")[2]) as file:
            file.executescript((HERE / f"{version}.sqlite.sql").read_text(encoding="utf-8"))
        file.close()
        return
    # What psql and the session need is not part of the database.
    script = SETTING.sub("", (HERE / f"{version}.postgresql.sql").read_text(encoding="utf-8"))
    database = Database(url)
    async with database.engine.connect() as connection:
        raw = await connection.get_raw_connection()
        assert raw.driver_connection is not None
        await raw.driver_connection.execute(script)
        await connection.commit()
    await database.close()
