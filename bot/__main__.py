"""The command line: run, sandbox, simulate, migrate, backup, restore, move, record, check."""

from __future__ import annotations

import gc
import signal
import sys

# All that is imported stays. To look through it for garbage again and again would take a sixth of the start.
gc.disable()


ENDLESS = (None, "run", "sandbox")
"""Commands that run until they are asked to stop, which is how they end well. Others that are stopped have failed."""


def _nothing_begun(number: int, _frame: object) -> None:
    """Asked to stop while all is still being imported."""
    sys.exit(0 if (sys.argv[1] if len(sys.argv) > 1 else None) in ENDLESS else 128 + number)


if __name__ == "__main__" or sys.argv[0].rpartition("/")[2] == "mgn":
    for _number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(_number, _nothing_begun)

import argparse
import asyncio
import os
import subprocess
from collections.abc import Sequence
from typing import Any

import structlog

from bot import checkup, log
from bot.app import CannotStart, Mgn
from bot.clock import SystemClock
from bot.config import Settings, SettingsError, database_address, read_settings
from bot.formats import dictionaries
from bot.presenters import privacy as shown_privacy
from locales import LANGUAGES, text_in
from storage import StorageError, backup, lock_of, migrate, move, restore
from storage.privacy.declared import kept_of_people

gc.enable()

OF_THE_SANDBOX = frozenset({"aiogram", "tdjson"})
"""Libraries that only the stand-in for Telegram needs, and the simulation that plays in it."""
BEGIN_ANEW = -1
"""In place of an exit status: the process is to begin again from its first line."""
BESIDE: list[subprocess.Popen[bytes]] = []
"""Programs that were started beside this one and end by themselves."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status.

    Args:
        arguments: without the program's name; those of the process where left out.
    """
    parser = _parser()
    asked = parser.parse_args(arguments)
    if signal.getsignal(signal.SIGINT) is _nothing_begun:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if asked.command not in ENDLESS:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        settings = read_settings()
        token = None if settings.bot_token is None else settings.bot_token.get_secret_value()
        log.configure(settings.log_level, settings.log_format, token)
        command = asked.command or ("run" if settings.bot_token else "sandbox")
        if command == "sandbox" and asked.command is None:
            print("There is no BOT_TOKEN, so this is the sandbox: a stand-in for Telegram on this machine.", flush=True)
        status: int = asyncio.run(_commands(asked, settings)[command]())
        if status == BEGIN_ANEW:
            # Another one leads. Nothing that this one remembers may live on.
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606
        return status
    except (CannotStart, SettingsError, StorageError) as error:
        print(error, file=sys.stderr)
        return 1
    except (KeyboardInterrupt, asyncio.CancelledError):
        return 0 if asked.command in ENDLESS else 128 + signal.SIGINT
    except ModuleNotFoundError as missing:
        if missing.name not in OF_THE_SANDBOX:
            structlog.get_logger(__name__).exception("program.failed")
        else:
            print(f"The sandbox needs {missing.name}: install mgn with its extra, mgn[sandbox].", file=sys.stderr)
        return 1
    except Exception:
        structlog.get_logger(__name__).exception("program.failed")
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mgn", description="The bot of the MicroENTRE Growth Network.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", help="run the bot, on Telegram or on the server in BOT_API_URL")
    sandbox = commands.add_parser("sandbox", help="run a stand-in for Telegram with the bot and a chat page")
    sandbox.add_argument("--port", type=int, default=None, help="where the chat page is (8080; 0 takes any free port)")
    sandbox.add_argument("--empty", action="store_true", help="start without the demo network")
    commands.add_parser("migrate", help="upgrade the database to this version")
    for name, does in (
        ("backup", "copy the database; the bot may be running"),
        ("restore", "put a copy of the database back"),
    ):
        commands.add_parser(name, help=does).add_argument("file", metavar="FILE")
    verifying = commands.add_parser("verify", help="check that a report's spreadsheet has not been changed")
    verifying.add_argument("file", metavar="FILE.xlsx")
    moving = commands.add_parser("move", help="copy the whole database into an empty one of the other kind")
    moving.add_argument("source", metavar="FROM", help="the address of the database to copy")
    moving.add_argument("target", metavar="TO", help="the address of an empty database, as in DATABASE_URL")
    commands.add_parser("check", help="say in plain words what is wrong with the set-up")
    record = commands.add_parser("record", help="print the record of processing, for the data-protection officer")
    record.add_argument("--language", choices=LANGUAGES, default="en", help="the language (en)")
    simulate = commands.add_parser("simulate", help="simulate years of a network and check that the promises hold")
    for name, number, means in (
        ("groups", 13, "how many core groups"),
        ("companies", 300, "how many companies, in all groups"),
        ("months", 24, "how long"),
        ("seed", 7, "random seed: the same seed plays the same years"),
    ):
        simulate.add_argument(f"--{name}", type=int, default=number, help=f"{means} ({number})")
    simulate.add_argument(
        "--newcomers",
        action="store_true",
        help="a fifth of the companies leave each year, and newcomers find groups",
    )
    simulate.add_argument("--read", metavar="GROUP", help="print the chat of a group, by number or name, from the top")
    simulate.add_argument("--html", metavar="FILE", help="write the report as a page with plots")
    return parser


def _commands(asked: argparse.Namespace, settings: Settings) -> dict[str, Any]:
    async def run() -> int:
        log.watch()
        _make_dictionaries()
        # Nor is it looked through later: a full collection would hold up whoever writes just then.
        gc.freeze()
        mgn = Mgn(settings, SystemClock())
        _on_signal(mgn.stop)
        return BEGIN_ANEW if await mgn.run() else 0

    async def sandbox() -> int:
        # The stand-in brings aiogram along; the bot itself must start without it.
        from bot import demo

        _make_dictionaries()
        port = settings.port if asked.command is None or asked.port is None else asked.port
        return await demo.run(settings, port, seeded=not getattr(asked, "empty", False), on_signal=_on_signal)

    async def simulate() -> int:
        from bot.simulation import command

        return await command.run(asked, settings)

    async def bring_up() -> int:
        lock = lock_of(settings.database_url)
        if lock is not None:
            lock.take()
        await migrate(settings.database_url)
        print("The database is up to date.")
        return 0

    async def save() -> int:
        print(await backup(settings.database_url, asked.file))
        return 0

    async def put_back() -> int:
        print(await restore(settings.database_url, asked.file))
        return 0

    async def move_over() -> int:
        print(await move(_address(asked.source), _address(asked.target)))
        return 0

    async def record() -> int:
        print(shown_privacy.record(text_in(asked.language), kept_of_people()).decode(), end="")
        return 0

    async def verify() -> int:
        from bot import report_check

        verified = await report_check.verify(settings.database_url, asked.file)
        print(verified.says)
        return 0 if verified.true else 1

    async def check() -> int:
        findings = await checkup.examine(settings)
        for finding in findings:
            print(finding)
        return 1 if any(finding.wrong for finding in findings) else 0

    return {
        "run": run,
        "sandbox": sandbox,
        "simulate": simulate,
        "migrate": bring_up,
        "backup": save,
        "restore": put_back,
        "move": move_over,
        "verify": verify,
        "check": check,
        "record": record,
    }


def _make_dictionaries() -> None:
    """Build the dictionary files in the background, once per machine; the bot works without them until then."""
    if dictionaries.missing():
        BESIDE.append(
            subprocess.Popen(
                [sys.executable, "-m", "bot.formats.dictionaries"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )


def _address(text: str) -> str:
    try:
        return database_address(text)
    except ValueError as error:
        raise SettingsError([f"{text.partition(':')[0]}:… {error}."]) from None


def _on_signal(stop: Any) -> None:
    """Ctrl-C and SIGTERM ask the program to finish what it holds."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)


if __name__ == "__main__":
    sys.exit(main())
