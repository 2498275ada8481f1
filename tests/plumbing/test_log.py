"""The token is in no log line, at any level, in any way."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
import structlog
from telegram import Bot

from bot import log
from bot.telegram.request import AiohttpRequest

TOKEN = "123456789:AAFakeTokenForTestsOnly_0123456789abc"


@pytest.fixture(autouse=True)
def _logging_put_back() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in log.QUIET}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, was in levels.items():
        logging.getLogger(name).setLevel(was)
    structlog.reset_defaults()


@pytest.mark.parametrize("style", ["console", "json"])
async def test_the_token_is_in_no_line(capsys: pytest.CaptureFixture[str], style: str) -> None:
    log.configure("debug", style, TOKEN)
    logging.getLogger("somebody").warning("asked %s", f"http://127.0.0.1/bot{TOKEN}/getMe")
    structlog.get_logger("us").info("something", url=f"http://127.0.0.1/bot{TOKEN}/getMe", nested={"a": [TOKEN]})
    try:
        raise ValueError(f"cannot open http://127.0.0.1/bot{TOKEN}/sendMessage")
    except ValueError:
        structlog.get_logger("us").exception("broken")
        logging.getLogger("somebody").exception("broken")
    bot = Bot(TOKEN, base_url="http://127.0.0.1:9/bot", request=AiohttpRequest(), get_updates_request=AiohttpRequest(1))
    await bot.request.initialize()
    with pytest.raises(Exception, match="no connection"):
        await bot.get_me()
    await bot.request.shutdown()
    written = capsys.readouterr()
    assert "broken" in written.err
    assert TOKEN not in written.err + written.out
    assert TOKEN.partition(":")[2] not in written.err + written.out
