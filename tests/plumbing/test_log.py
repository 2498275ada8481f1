"""The token is in no log line, at any level, in any way."""

from __future__ import annotations

import logging

import pytest
import structlog
from telegram import Bot

from bot import log
from bot.repeated_errors import MOST_OF_A_KIND, RepeatedErrors
from bot.telegram.request import AiohttpRequest

TOKEN = "123456789:AAFakeTokenForTestsOnly_0123456789abc"


pytestmark = pytest.mark.usefixtures("logging_put_back")


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


def test_an_error_that_goes_on_is_written_once_a_minute_with_how_often_it_was_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    now = [0.0]
    log.configure("info", "json", None)
    handler = logging.getLogger().handlers[0]
    handler.filters[:] = [RepeatedErrors(lambda: now[0])]

    def trouble(times: int) -> list[str]:
        for number in range(times):
            logging.getLogger("asyncio").error("socket.accept() out of system resource\nsocket: fd=%d", number)
            try:
                raise OSError("disk full" if number % 2 else "no answer")
            except OSError:
                structlog.get_logger("us").exception("tick.failed")
            structlog.get_logger("us").error("timer.failed", key=number)
            structlog.get_logger("us").info("timer.done", key=number)
        return capsys.readouterr().err.splitlines()

    lines = trouble(1000)
    said = {about: sum(about in line for line in lines) for about in ("accept", "tick.failed", "timer.failed")}
    assert said == {"accept": 1, "tick.failed": 2, "timer.failed": MOST_OF_A_KIND}
    assert sum("timer.done" in line for line in lines) == 1000
    now[0] = 61
    assert sum('"repeated": 499' in line and "tick.failed" in line for line in trouble(2)) == 2
