"""`mgn check`: what is wrong with the set-up, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import aiohttp
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.config import Settings
from bot.telegram.request import AiohttpRequest
from storage import StorageError, revision_of

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
    """Look at the token, privacy mode, the database, the time zone and the clock."""
    return [
        *await _telegram(settings),
        await _database(settings),
        Finding(False, f"New groups start in {settings.timezone}."),
        await _clock(settings),
    ]


async def _telegram(settings: Settings) -> list[Finding]:
    if settings.bot_token is None:
        return [Finding(True, "There is no BOT_TOKEN. Get one from @BotFather and put it into .env.")]
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
                findings.append(Finding(False, "Privacy mode is on: the bot sees commands and replies only."))
            return findings
    except InvalidToken:
        return [Finding(True, "Telegram does not know this BOT_TOKEN. Copy it again from @BotFather.")]
    except TelegramError as error:
        return [Finding(True, f"Telegram cannot be reached at {settings.bot_api_url}: {error.message}")]


async def _database(settings: Settings) -> Finding:
    try:
        have, want = await revision_of(settings.database_url)
    except StorageError as error:
        return Finding(True, str(error))
    except Exception as error:  # whatever it is, the reader wants to know of it
        return Finding(True, f"The database cannot be opened: {type(error).__name__}. Look at DATABASE_URL.")
    if have is None:
        return Finding(False, "The database is empty. It is prepared when the bot starts.")
    if have != want:
        return Finding(False, "The database is of an earlier version. It is brought up to date when the bot starts.")
    return Finding(False, "The database is ready.")


async def _clock(settings: Settings) -> Finding:
    try:
        async with aiohttp.ClientSession() as session, session.head(settings.bot_api_url) as answer:
            told = answer.headers.get("Date")
    except (aiohttp.ClientError, OSError, TimeoutError):
        return Finding(False, "The clock could not be compared: no answer from the Bot API server.")
    if told is None:
        return Finding(False, "The clock could not be compared: the Bot API server does not tell the time.")
    off = (datetime.now(UTC) - parsedate_to_datetime(told)).total_seconds()
    if abs(off) > FAST_CLOCK:
        return Finding(
            True,
            f"This machine's clock is {abs(off):.0f} s {'ahead' if off > 0 else 'behind'}. Reminders follow it, so set it right.",
        )
    return Finding(False, "This machine's clock is right.")
