"""The bot's own command line with a clock that a file sets: `python -m tests.faults.program run`.

The file named by `STEPPED_CLOCK` holds two numbers: how many seconds the clock is ahead of the machine's, and how many
seconds the machine has been suspended. `HURRIED` has all its time pass faster. Two commands nobody else has fail on purpose: `/explode` raises, and
`/quit` ends the program.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.faults.hurried import chosen, clock_of, hurry

# Before anybody else asks for the time.
PACE = chosen()
hurry(PACE)

import apscheduler.schedulers.base  # noqa: E402
from telegram import Update  # noqa: E402
from telegram.ext import CommandHandler  # noqa: E402

import bot.app  # noqa: E402
import bot.clock  # noqa: E402
import bot.runtime.ticker  # noqa: E402
from bot import __main__ as program  # noqa: E402
from bot.config import Settings  # noqa: E402

SET_BY = os.environ.get("STEPPED_CLOCK")


def _ahead() -> tuple[float, float]:
    if SET_BY is None or not Path(SET_BY).exists():
        return 0.0, 0.0
    said = Path(SET_BY).read_text().split()
    return (float(said[0]), float(said[1])) if len(said) == 2 else (0.0, 0.0)


class SteppedClock(bot.clock.SystemClock):
    """The machine's clock, set."""

    def now(self) -> datetime:
        """The present moment as the file has it."""
        return PACE.now(UTC) + timedelta(seconds=_ahead()[0])


class SteppedMgn(bot.app.Mgn):
    """The bot on a machine whose clock is set."""

    def __init__(self, settings: Settings, clock: bot.clock.Clock) -> None:
        super().__init__(settings, clock, uptime=lambda: bot.clock.uptime() * PACE.factor + _ahead()[1])
        self.application.add_handler(CommandHandler("explode", _explode), group=-1)
        self.application.add_handler(CommandHandler("quit", _quit), group=-1)


async def _explode(update: Update, _context: object) -> None:
    assert update.message is not None
    raise RuntimeError(update.message.text)


async def _quit(_update: Update, _context: object) -> None:
    os._exit(3)


if __name__ == "__main__":
    vars(program).update(SystemClock=SteppedClock, Mgn=SteppedMgn)
    if PACE.factor != 1:
        for module in (apscheduler.schedulers.base, bot.runtime.ticker):
            vars(module).update(datetime=clock_of(PACE))
    sys.exit(program.main())
