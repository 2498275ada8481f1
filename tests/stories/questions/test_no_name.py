"""The no-name promise, attacked by someone who has the database file, the log at debug level and every list.

The same story is played with every member of the group as the asker in turn. What can be read afterwards must be
the same, whoever asked: then it tells nobody who did.
"""

from __future__ import annotations

import io
import logging
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
import structlog

from bot.encryption import Encryption
from bot.log import configure
from tests.stories.stage import Actor, Stage

PRICE = "How do you price small jobs?"
MEMBERS = ("Aino", "Ben", "Cecilia")


class Listening:
    """Everything the program writes to its log, at debug level."""

    def __init__(self) -> None:
        self.stream = io.StringIO()
        root = logging.getLogger()
        self._before = (root.handlers[:], root.level, {name: logging.getLogger(name).level for name in _loggers()})

    def __enter__(self) -> Listening:
        configure("debug", "json", None)
        handler = logging.getLogger().handlers[0]
        assert isinstance(handler, logging.StreamHandler)
        handler.setStream(self.stream)
        return self

    def __exit__(self, *_: object) -> None:
        root = logging.getLogger()
        root.handlers[:], level = self._before[0], self._before[1]
        root.setLevel(level)
        for name in _loggers():
            logging.getLogger(name).setLevel(self._before[2].get(name, logging.NOTSET))
        structlog.reset_defaults()

    def lines(self) -> list[str]:
        """What the bot wrote; the stand-in Telegram has its own log, which nobody but Telegram reads."""
        return [
            line for line in self.stream.getvalue().splitlines() if not re.search(r'"logger": "(sandbox|aiohttp)', line)
        ]


def _loggers() -> list[str]:
    return list(logging.root.manager.loggerDict)


async def _asked_by(
    index: int, folder: Path
) -> tuple[dict[str, list[tuple[object, ...]]], list[str], bytes, list[int]]:
    """The whole story with one of the members as asker; returns rows, log, raw bytes, and the members' ids."""
    url = f"sqlite+aiosqlite:///{folder / 'test.db'}"
    async with Stage(url) as stage:
        frida = stage.actor("Frida")
        members = [stage.actor(name) for name in MEMBERS]
        chat = await stage.group(frida, *members)
        await frida.says("/setup Kainuu", chat)
        for member in members:
            await member.says(f"/join Company of {member.person.name}", chat)
            await member.starts()
        with Listening() as log:
            asker = members[index]
            await _talk(stage, asker, frida)
            assert stage.world.violations == []
        rows, raw = _read(folder, folder / "copy")
    return rows, log.lines(), raw, [member.person.id for member in members]


async def _talk(stage: Stage, asker: Actor, frida: Actor) -> None:
    chat = frida.person.last_chat
    assert chat is not None
    await asker.says("/ask", asker.private)
    await asker.says(PRICE, asker.private)
    await asker.presses("Ask without my name", chat=asker.private)
    card = frida.sees("❓ #1", chat)
    await frida.says("By the hour.", chat, reply_to=card)
    told = asker.sees("answers your question", asker.private)
    await asker.presses("Reply", told)
    await asker.says("Even for tiny ones?", asker.private)
    await asker.presses("Helpful", told)
    await asker.presses("Change the wording", chat=asker.private)
    await asker.says(f"{PRICE} Please.", asker.private)
    await stage.bot_stops()
    await stage.bot_starts()
    # A prompt that still waits for words when the thief comes.
    await asker.presses("Change the wording", chat=asker.private)
    await stage.passes(seconds=3)
    await frida.says("/question 1", chat)
    await frida.says("/questions", chat)


def _read(folder: Path, copy: Path) -> tuple[dict[str, list[tuple[object, ...]]], bytes]:
    """Every row of every table, without what is random or sealed, and every byte of the database's files."""
    copy.mkdir()
    raw = b""
    for file in sorted(folder.glob("test.db*")):
        raw += file.read_bytes()
        shutil.copy(file, copy / file.name)
    connection = sqlite3.connect(copy / "test.db")
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows: dict[str, list[tuple[object, ...]]] = {}
    for table in tables:
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        shown = [
            name
            for name in columns
            if name not in ("sealed", "once", "tag", "token", "uid", "update_id") and table != "kept"
        ]
        if shown:
            named = ", ".join(f'"{name}"' for name in shown)
            rows[table] = sorted(connection.execute(f'SELECT {named} FROM "{table}"'), key=repr)
    connection.close()
    return rows, raw


def _without_chance(line: str) -> str:
    line = re.sub(r'"timestamp": "[^"]*"|"port": \d+', "", line)
    return re.sub(r"0x[0-9a-f]+|(?:update|letter|card):\d+|\d+\.\d+|:\d{4,5}\b|\btask-\d+|Task-\d+", "", line)


async def test_whoever_asked_the_files_and_the_log_say_the_same(tmp_path: Path) -> None:
    told = []
    for index in range(len(MEMBERS)):
        folder = tmp_path / str(index)
        folder.mkdir()
        told.append(await _asked_by(index, folder))
    rows, logs, raws, ids = zip(*told, strict=True)
    assert ids[0] == ids[1] == ids[2], "the same people in each story"
    for table in rows[0]:
        assert rows[0][table] == rows[1][table] == rows[2][table], table
    lines = [sorted({_without_chance(line) for line in log}) for log in logs]
    assert lines[0] == lines[1] == lines[2]
    assert lines[0], "the log was heard"
    for index, (log, raw) in enumerate(zip(logs, raws, strict=True)):
        everything = "\n".join(log)
        for name, telegram_id in zip(MEMBERS, ids[0], strict=True):
            assert str(telegram_id) not in everything, f"{name} stands in the log of the story of {MEMBERS[index]}"
        # Where each member stands in the bytes of the files, freed pages and the write-ahead log among them,
        # does not tell them apart: nobody is named beside what was asked.
        for match in re.finditer(re.escape(PRICE.encode()), raw):
            around = raw[max(0, match.start() - 400) : match.end() + 400]
            for name, telegram_id in zip(MEMBERS, ids[0], strict=True):
                assert str(telegram_id).encode() not in around, name


async def test_what_is_sealed_opens_with_the_token_and_with_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    url = f"sqlite+aiosqlite:///{folder / 'test.db'}"
    async with Stage(url) as stage:
        frida, aino = stage.actor("Frida"), stage.actor("Aino")
        chat = await stage.group(frida, aino)
        await frida.says("/setup Kainuu", chat)
        await aino.says("/join Kahvila Aino", chat)
        await aino.starts()
        await aino.says(f"/ask {PRICE}", aino.private)
        await aino.presses("Ask without my name", chat=aino.private)
        connection = sqlite3.connect(folder / "test.db")
        sealed, person = connection.execute("SELECT sealed, person_id FROM questions").fetchone()
        quotas = connection.execute("SELECT tag FROM question_quotas").fetchall()
        connection.close()
        assert person is None
        assert int(Encryption(stage.bot.token).open("asker", sealed) or 0) == aino.person.id
        assert Encryption("another:token").open("asker", sealed) is None
        assert Encryption(stage.bot.token).open("draft", sealed) is None
        known = {
            Encryption("another:token").tag("quota", f"{person.id}:2026-11-24")
            for person in (aino.person, frida.person)
        }
        assert not known & {row[0] for row in quotas}


@pytest.mark.parametrize("digits", [1, 5, 9, 10, 13])
def test_the_length_of_what_is_sealed_tells_nothing(digits: int) -> None:
    encryption = Encryption.passing()
    assert len(encryption.seal("asker", "7" * digits)) == len(encryption.seal("asker", "7"))
