"""Killed at any moment, `mgn restore` leaves the old or the new database whole."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from storage import Database, InUse, backup, lock_of, migrate, restore, settings_store
from tests.faults.restoring import OLD_ROW_IN_LOG

ROOT = Path(__file__).parents[2]


def _url(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


async def _keep(database: Database, name: str, value: str) -> None:
    async with database.transaction() as tx:
        await settings_store.put(tx, name, value)


@pytest.fixture
async def origin(tmp_path: Path) -> Path:
    """A folder with a database whose last change stands in its log alone, as a killed bot leaves it."""
    running, folder = tmp_path / "running", tmp_path / "origin"
    running.mkdir()
    folder.mkdir()
    url = _url(running / "mgn.db")
    await migrate(url)
    database = Database(url)
    await _keep(database, "which", "old")
    await database.close()
    database = Database(url)
    await _keep(database, "log", OLD_ROW_IN_LOG)
    for file in running.iterdir():
        shutil.copy(file, folder / file.name)
    await database.close()
    assert (folder / "mgn.db-wal").stat().st_size
    return folder


@pytest.fixture
async def copy(tmp_path: Path) -> Path:
    """A copy of another database."""
    url = _url(tmp_path / "other.db")
    await migrate(url)
    database = Database(url)
    await _keep(database, "which", "new")
    await backup(url, str(tmp_path / "copy"))
    await database.close()
    return tmp_path / "copy"


async def test_killed_before_any_of_its_steps_the_old_or_the_new_database_is_whole(
    origin: Path, copy: Path, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    command = (sys.executable, "-m", "tests.faults.restoring", str(origin), str(copy), str(work))
    done = await asyncio.to_thread(
        subprocess.run, command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) > 30
    assert [line for line in lines if line["found"] not in ("old", "new") or line["again"] != "new"] == []
    # It changes over once, and what was there before is kept from then on.
    found = [line["found"] for line in lines]
    assert found == sorted(found, reverse=True)
    assert {"old", "new"} == set(found)
    assert all("old" in line["kept"] for line in lines if line["killed"] or line["found"] == "new")
    assert lines[-1] == {"step": len(lines), "killed": False, "found": "new", "again": "new", "kept": ["old"]}


async def test_the_lock_keeps_a_second_bot_and_a_restore_out_and_dies_with_its_process(
    origin: Path, copy: Path
) -> None:
    url = _url(origin / "mgn.db")
    code = "import sys, time; from storage import lock_of; lock_of(sys.argv[1]).take(); print('held', flush=True); time.sleep(600)"
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, url, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert holder.stdout is not None
    assert await asyncio.wait_for(holder.stdout.readline(), 60) == b"held\n"
    second = lock_of(url)
    assert second is not None
    with pytest.raises(InUse, match=f"process {holder.pid}.*kill {holder.pid}"):
        second.take()
    with pytest.raises(InUse, match="Stop it first"):
        await restore(url, str(copy))
    os.kill(holder.pid, signal.SIGKILL)
    await holder.wait()
    second.take()
    second.let_go()
    await restore(url, str(copy))
    with sqlite3.connect(origin / "mgn.db") as connection:
        assert connection.execute("SELECT value FROM kept WHERE name = 'which'").fetchone() == ("new",)
    connection.close()
