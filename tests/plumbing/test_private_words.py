"""Whatever fails, the log tells what kind of error it was and where: never what somebody wrote."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from io import StringIO
from typing import Any, NoReturn

import pytest
import structlog
from telegram.ext import CommandHandler

from bot import log
from tests.stories.stage import Stage

PRIVATE = "quetzalcoatlus"
EVERY_FAILURE = (
    *("timer.failed", "letter.unwritten", "delivery.failed", "card.undrawn", "update.failed", "update.set_aside"),
    *("task.down", "loop.trouble", "thread.ended", "of a library"),
)


class _Failed(Exception):
    """Repeats what somebody wrote, as errors of databases and parsers do."""

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__(f"cannot read {PRIVATE!r}")


async def _fails(*_: object, **__: object) -> NoReturn:
    try:
        raise _Failed
    except _Failed as error:
        raise ExceptionGroup(PRIVATE, [ValueError(PRIVATE), error]) from error


@pytest.fixture
async def failing(logging_put_back: None, sqlite_url: str) -> AsyncIterator[Stage]:
    """A bot whose log is read."""
    async with Stage(sqlite_url) as stage:
        yield stage


def _say_nothing(*_: object) -> NoReturn:
    raise _Failed


def _breaks(features: Any, monkeypatch: pytest.MonkeyPatch, **how: Any) -> None:
    """Every kind of one sort fails from now on."""
    for sort, changes in how.items():
        kinds = getattr(features, sort)
        for name, kind in list(kinds.items()):
            monkeypatch.setitem(kinds, name, replace(kind, **changes))


@pytest.mark.parametrize("style", ["console", "json"])
async def test_no_failure_tells_what_somebody_wrote(
    failing: Stage, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], style: str
) -> None:
    log.configure("info", style, None)
    log.watch()
    stage = failing
    assert stage.mgn is not None
    features = stage.mgn.services.dependencies.features
    frida, aino, ben = stage.actor("Frida"), stage.actor("Aino"), stage.actor("Ben")
    chat = await stage.group(frida, aino, ben)
    await frida.says("/setup Kainuu", chat)
    await aino.says("/join Kahvila Aino", chat)
    await ben.says("/join Ben's Bikes", chat)
    await aino.says("/ask Where is the zebra?", chat)
    # What time brings about, what goes out, and what is drawn anew.
    with monkeypatch.context() as broken:
        _breaks(features, broken, timers={"go_off": _fails}, cards={"draw": _fails})
        await frida.says("From afar.", chat, reply_to=aino.sees("❓", chat))
        await stage.passes(days=3)
    with monkeypatch.context() as broken:
        _breaks(features, broken, messages={"writer": _fails})
        await aino.says("/ask Where is the walrus?", chat)
    with monkeypatch.context() as broken:
        _breaks(features, broken, messages={"on_delivery": _fails})
        await stage.passes(hours=1)
    # What people write, what runs for ever, and what nobody waits for.
    stage.mgn.application.add_handler(CommandHandler("explode", _fails), group=-1)
    await aino.says(f"/explode {PRIVATE}", chat)
    stage.mgn.supervisor.start("broken", _fails, once=True)
    loop = asyncio.get_running_loop()
    loop.call_soon(_say_nothing, PRIVATE)
    forgotten = asyncio.create_task(_fails())
    await asyncio.wait({forgotten})
    del forgotten
    thread = threading.Thread(target=_say_nothing, args=(PRIVATE,))
    thread.start()
    await asyncio.to_thread(thread.join, 60)
    logging.getLogger("library").error("of a library: %s", _Failed())
    structlog.get_logger("us").error("of ours", why=_Failed())
    await stage.settle()
    # A log that cannot be written, as on a full disk, is written about by the logging of Python itself.
    handler = logging.getLogger().handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    closed = StringIO()
    closed.close()
    stream = handler.setStream(closed)
    logging.getLogger("library").error("never written: %s", PRIVATE, exc_info=_Failed())
    handler.setStream(stream)
    written = capsys.readouterr()
    assert [what for what in EVERY_FAILURE if what not in written.err] == []
    assert "_Failed" in written.err
    assert PRIVATE not in written.err + written.out
