"""PostgreSQL's own programs for copying a database: find those that fit the server, and run them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from glob import glob
from pathlib import Path
from urllib.parse import quote, urlencode

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import URL

from storage.engine.database import Database
from storage.engine.errors import StorageError
from storage.engine.migrating import VERSIONS, check_version
from storage.engine.opening import PRIVATE, explained
from storage.tables import metadata

PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/local/pgsql/bin",
    "/usr/local/Cellar/*/*/bin",
    "/home/linuxbrew/.linuxbrew/bin",
    "/Library/PostgreSQL/*/bin",
)
"""Where systems put them, besides what PATH says."""
UNDERSTOOD = ("host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey")
LISTED = re.compile(r"^\d+; \d+ \d+ TABLE \S+ (\S+) ", re.MULTILINE)
REVISION = re.compile(rf"^COPY \S*{VERSIONS} [^\n]*;\n(\S+)\n\\\.", re.MULTILINE)
LOCK_TIME = "10s"


async def dump(address: URL, target: Path) -> str:
    """Write a copy of the database to a file, and read it through.

    Returns:
        the path of the program that wrote it.

    Raises:
        StorageError: in a plain sentence.
    """
    version, _ = await _look(address)
    tools = await _tools(version)
    os.close(os.open(target, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_CLOEXEC, PRIVATE))
    with _connection_to(address) as database:
        await _run(tools / "pg_dump", "--format=custom", f"--file={target}", f"--dbname={database}")
    await _run(tools / "pg_restore", f"--file={os.devnull}", str(target))
    return str(tools / "pg_dump")


async def put_back(address: URL, source: Path, beside: Path) -> Path | None:
    """Replace the database with a copy, in one transaction.

    Args:
        beside: where to keep what was there before.

    Returns:
        that file, where anything was there.

    Raises:
        StorageError: in a plain sentence; the database is as it was.
    """
    version, there = await _look(address)
    tools = await _tools(version)
    brought = await _check_copy(tools, source)
    kept = None
    if VERSIONS in there:
        await dump(address, beside)
        kept = beside
    with tempfile.TemporaryDirectory(prefix="mgn-restore-") as folder, _connection_to(address) as database:
        first, then = Path(folder) / "first.sql", Path(folder) / "then.sql"
        own = sorted(there & (frozenset(metadata.tables) | brought | {VERSIONS}))
        away = "".join(f'DROP TABLE IF EXISTS "{name}" CASCADE;\n' for name in own)
        first.write_text(f"SET lock_timeout = '{LOCK_TIME}';\n{away}")
        await _run(tools / "pg_restore", "--no-owner", "--no-privileges", f"--file={then}", str(source))
        once = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
        await _run(tools / "psql", *once, f"--file={first}", f"--file={then}", f"--dbname={database}")
    return kept


async def _check_copy(tools: Path, source: Path) -> frozenset[str]:
    """Make sure that a copy can be used; returns the names of its tables."""
    try:
        listed = frozenset(LISTED.findall(await _run(tools / "pg_restore", "--list", str(source))))
        await _run(tools / "pg_restore", f"--file={os.devnull}", str(source))
        if VERSIONS not in listed:
            raise StorageError(f"{source} is not a copy made by `mgn backup`.")
        data = await _run(tools / "pg_restore", "--data-only", f"--table={VERSIONS}", "--file=-", str(source))
    except ToolFailed as error:
        raise StorageError(f"{source} is not a copy of a PostgreSQL database, or is damaged: {error.said}") from error
    found = REVISION.search(data)
    check_version(None if found is None else found.group(1), listed, f"The copy {source}")
    return listed


async def _look(address: URL) -> tuple[int, frozenset[str]]:
    """The server's version, and the names of the tables in the database."""

    def names(connection: Connection) -> frozenset[str]:
        return frozenset(inspect(connection).get_table_names())

    database = Database(address.render_as_string(hide_password=False))
    try:
        with explained(address):
            async with database.engine.connect() as connection:
                number = await connection.scalar(text("SHOW server_version_num"))
                return int(number or 0) // 10000, await connection.run_sync(names)
    finally:
        await database.close()


async def _tools(server: int) -> Path:
    """The folder of programs that are at least as new as the server, as pg_dump must be.

    Raises:
        StorageError: there is none.
    """
    on_path = shutil.which("pg_dump")
    folders = [] if on_path is None else [Path(on_path).parent]
    for place in PLACES:
        folders += [Path(found) for found in sorted(await asyncio.to_thread(glob, place), reverse=True)]
    newest = 0
    for folder in folders:
        if not all((folder / name).exists() for name in ("pg_dump", "pg_restore", "psql")):
            continue
        said = await _run(folder / "pg_dump", "--version")
        number = re.search(r"\s(\d+)", said)
        version = int(number.group(1)) if number else 0
        if version >= server:
            return folder
        newest = max(newest, version)
    have = f" Those found here are of version {newest}, which is too old." if newest else ""
    raise StorageError(
        f"Copying this database needs pg_dump, pg_restore and psql of PostgreSQL {server} or newer; they come with "
        f"PostgreSQL's client programs, such as the package postgresql-client-{server}.{have}"
    )


@contextlib.contextmanager
def _connection_to(address: URL) -> Iterator[str]:
    """The address as PostgreSQL's programs read it, the password in a file so that no list of processes shows it."""
    given = {name: value for name, value in address.query.items() if name in UNDERSTOOD}
    if isinstance(address.query.get("ssl"), str):
        given["sslmode"] = address.query["ssl"]
    with tempfile.TemporaryDirectory(prefix="mgn-pass-") as folder:
        if address.password is not None:
            passwords = Path(folder) / "pass"
            os.close(os.open(passwords, os.O_CREAT | os.O_WRONLY, PRIVATE))
            secret = str(address.password).replace("\\", "\\\\").replace(":", "\\:")
            passwords.write_text(f"*:*:*:*:{secret}\n")
            given["passfile"] = str(passwords)
        who = f"{quote(address.username, safe='')}@" if address.username else ""
        host = f"[{address.host}]" if address.host and ":" in address.host else address.host or ""
        port = f":{address.port}" if address.port else ""
        name = quote(address.database or "", safe="")
        yield f"postgresql://{who}{host}{port}/{name}" + (f"?{urlencode(given, doseq=True)}" if given else "")


class ToolFailed(StorageError):
    """One of the programs refused, with what it said."""

    def __init__(self, program: Path, said: str) -> None:
        self.said = said.splitlines()[0].strip() if said else "it did not say why"
        super().__init__(f"{program.name} failed: {self.said}")


async def _run(program: Path, *arguments: str) -> str:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        program, *arguments, stdin=asyncio.subprocess.DEVNULL, stdout=pipe, stderr=pipe
    )
    try:
        out, said = await process.communicate()
    except BaseException:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        raise
    if process.returncode:
        raise ToolFailed(program, said.decode(errors="replace").strip())
    return out.decode(errors="replace")
