"""The `mgn check` command: what is wrong with the set-up, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import aiohttp
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.config import Settings, imap_server, smtp_server
from bot.runtime.mail import trouble_reading, trouble_sending
from bot.telegram.request import AiohttpRequest
from storage import StorageError, kept_value, revision_of

ANSWER_SECONDS = 15.0
PORT_KEPT = "port"
"""Under this name the running bot keeps its port."""
FAST_CLOCK = 30.0
"""Seconds by which the clock may be off before reminders come noticeably early or late."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    wrong: bool
    says: str

    def __str__(self) -> str:
        return f"{'✗' if self.wrong else '✓'} {self.says}"


async def examine(settings: Settings) -> list[Finding]:
    """Look at the token, privacy mode, the database, the time zone, the clock, and the bot that runs."""
    return [
        *await _telegram(settings),
        await _database(settings),
        Finding(False, f"New groups start in {settings.timezone}."),
        await _clock(settings),
        *await _mail(settings),
        *await _running(settings),
    ]


async def _telegram(settings: Settings) -> list[Finding]:
    if settings.bot_token is None:
        return [Finding(True, "There is no BOT_TOKEN. Get one from @BotFather and put it in .env.")]
    bot = Bot(
        settings.bot_token.get_secret_value(),
        base_url=f"{settings.bot_api_url}/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(1),
    )
    try:
        async with bot:
            me = await bot.get_me()
            findings = [Finding(False, f"The token belongs to @{me.username}.")]
            if not me.can_join_groups:
                say = "The bot is not allowed in groups. Allow it: @BotFather, /setjoingroups."
                findings.append(Finding(True, say))
            if me.can_read_all_group_messages:
                say = "Privacy mode is off, so the bot sees everything members write. It needs only commands and replies: @BotFather, /setprivacy, Enable."
                findings.append(Finding(True, say))
            else:
                findings.append(Finding(False, "Privacy mode is on: the bot sees only commands and replies."))
            return findings
    except InvalidToken:
        return [Finding(True, "Telegram does not know this BOT_TOKEN. Copy it again from @BotFather.")]
    except TelegramError as error:
        return [Finding(True, f"Telegram cannot be reached at {settings.bot_api_url}: {error.message}")]


async def _mail(settings: Settings) -> list[Finding]:
    """Whether the mail servers take what the bot says to them; nothing is sent."""
    findings = []
    if settings.smtp_url is not None:
        server = smtp_server(settings.smtp_url.get_secret_value())
        wrong = await trouble_sending(server)
        findings.append(
            Finding(False, f"E-mail is sent through {server.host}.")
            if wrong is None
            else Finding(True, f"The mail server {server.host} cannot be used ({wrong}). Check SMTP_URL.")
        )
    if settings.imap_url is not None:
        server = imap_server(settings.imap_url.get_secret_value())
        wrong = await trouble_reading(server)
        findings.append(
            Finding(False, f"Replies are read at {server.host}.")
            if wrong is None
            else Finding(True, f"The mailbox at {server.host} cannot be read ({wrong}). Check IMAP_URL.")
        )
    return findings


async def _database(settings: Settings) -> Finding:
    try:
        have, want = await revision_of(settings.database_url)
    except StorageError as error:
        return Finding(True, str(error))
    except Exception as error:  # whatever it is, the reader wants to know of it
        return Finding(True, f"The database cannot be opened: {type(error).__name__}. Check DATABASE_URL.")
    if have is None:
        return Finding(False, "The database is empty. The bot prepares it when it starts.")
    if have != want:
        return Finding(False, "The database is from an earlier version. The bot upgrades it when it starts.")
    return Finding(False, "The database is ready.")


async def _running(settings: Settings) -> list[Finding]:
    """What the running bot says of itself."""
    port = settings.port or await _kept_port(settings)
    page = f"http://127.0.0.1:{port}/readyz"
    nobody = [Finding(False, f"No bot answers at {page}. Start it with mgn run, or set PORT to the one it uses.")]
    if not port:
        return nobody
    try:
        timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as session, session.get(page) as answer:
            said = await answer.json(content_type=None)
    except (aiohttp.ClientConnectionError, OSError):
        return nobody
    except (aiohttp.ClientError, TimeoutError, ValueError):
        return [Finding(True, f"The program at {page} does not answer like this bot.")]
    if not isinstance(said, dict) or not isinstance(said.get("reasons"), list):
        return [Finding(True, f"The program at {page} does not answer like this bot.")]
    if not said["reasons"]:
        return [Finding(False, "The bot is running and well.")]
    return [Finding(True, f"The running bot says: {reason}") for reason in said["reasons"]]


async def _kept_port(settings: Settings) -> int:
    """The port the bot took where it was free to choose; 0 where none is known."""
    try:
        return int(await kept_value(settings.database_url, PORT_KEPT) or 0)
    except Exception:  # whatever is wrong with the database is said of the database
        return 0


async def _clock(settings: Settings) -> Finding:
    try:
        async with aiohttp.ClientSession() as session, session.head(settings.bot_api_url) as answer:
            told = answer.headers.get("Date")
    except (aiohttp.ClientError, OSError, TimeoutError):
        return Finding(False, "The clock could not be checked: no answer from the Bot API server.")
    if told is None:
        return Finding(False, "The clock could not be checked: the Bot API server does not send the time.")
    off = (datetime.now(UTC) - parsedate_to_datetime(told)).total_seconds()
    if abs(off) > FAST_CLOCK:
        return Finding(
            True,
            f"This machine's clock is {abs(off):.0f} s {'ahead' if off > 0 else 'behind'}. Reminders depend on it, so please correct it.",
        )
    return Finding(False, "This machine's clock is right.")
