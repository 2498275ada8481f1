"""Puts a copy back again and again, each time killed by itself one step later; run as a program of its own.

A step is a call from `storage.engine.backup` or `storage.engine.opening` into the system or into SQLite. For each, a child of this
process is killed with SIGKILL just before it; what it left is then looked at by the parent, which prints a line of
JSON for each kill.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from storage.engine import opening
from storage.engine.backup import put_back

# The function of the same name hides the module from an import.
WATCHED = {put_back.__code__.co_filename, opening.__file__}
OLD_ROW_IN_LOG = "written to the log and nowhere else"


def lay_out(folder: Path, origin: Path) -> Path:
    """The database as it is before: a file and a log that holds more than the file does."""
    for file in origin.iterdir():
        shutil.copy(file, folder / file.name)
    return folder / "mgn.db"


def restore_until(step: int, copy: Path, database: Path) -> bool:
    """Put the copy back in a child that is killed before its `step`-th call; False where it came to its end."""
    child = os.fork()
    if child == 0:
        calls = 0

        def watch(frame: FrameType, event: str, _: Any) -> None:
            nonlocal calls
            if event == "c_call" and frame.f_code.co_filename in WATCHED:
                calls += 1
                if calls == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.setprofile(watch)
        put_back(copy, database)
        sys.setprofile(None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.waitstatus_to_exitcode(status) == 0
    return False


def what_is_there(database: Path) -> str:
    """`old` or `new`, where the database is whole; else what is wrong with it."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        whole = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if whole != "ok":
            return f"damaged: {whole}"
        values = {row[0] for row in connection.execute("SELECT value FROM kept WHERE name IN ('which', 'log')")}
    if values == {"old", OLD_ROW_IN_LOG}:
        return "old"
    return "new" if values == {"new"} else f"mixed: {values}"


def main(origin: Path, copy: Path, work: Path) -> None:
    """Kill at every step, until one comes to its end."""
    step, killed = 1, True
    while killed:
        folder = work / str(step)
        folder.mkdir()
        database = lay_out(folder, origin)
        killed = restore_until(step, copy, database)
        found = what_is_there(database)
        # What a killed one left behind does not keep the next from succeeding.
        again = found
        if killed:
            put_back(copy, database)
            again = what_is_there(database)
        kept = [what_is_there(file) for file in folder.glob("mgn.db.before-restore*") if file.suffix != ".part"]
        print(json.dumps({"step": step, "killed": killed, "found": found, "again": again, "kept": kept}))
        shutil.rmtree(folder)
        step += 1


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
