"""The bots that are measured, each as a program of its own: `python -m tests.bench.echoes WHICH URL TOKEN FOLDER`."""

from __future__ import annotations

import asyncio
import sys
import time
from typing import Any

UNLIMITED = 1e9


def ptb(url: str, token: str, *, aiohttp: bool, concurrent: bool) -> None:
    """python-telegram-bot's echo, as its documentation has it."""
    from telegram import Update
    from telegram.ext import ApplicationBuilder, MessageHandler, filters

    async def echo(update: Update, _: Any) -> None:
        assert update.message is not None
        await update.message.reply_text(update.message.text or "")

    builder = ApplicationBuilder().token(token).base_url(f"{url}/bot")
    if aiohttp:
        from bot.telegram.request import AiohttpRequest

        builder = builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest(2))
    if concurrent:
        builder = builder.concurrent_updates(True)
    application = builder.build()
    application.add_handler(MessageHandler(filters.ALL, echo))
    application.run_polling()


async def aiogram(url: str, token: str) -> None:
    """aiogram's echo, as its documentation has it."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    await dispatcher.start_polling(bot)


async def product(url: str, token: str, folder: str) -> None:
    """The whole product, with Telegram's limits lifted."""
    from pydantic import SecretStr

    from bot import log
    from bot.app import Mgn
    from bot.clock import SystemClock
    from bot.config import Settings
    from bot.runtime.rate_limiter import Pacer

    log.configure("warning", "console", token)
    settings = Settings(
        bot_token=SecretStr(token),
        bot_api_url=url,
        database_url=f"sqlite+aiosqlite:///{folder}/bench.db",
        port=0,
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings' own switch
    )
    await Mgn(settings, SystemClock(), Pacer(time.monotonic, UNLIMITED, 10**9, UNLIMITED)).run()


def main(which: str, url: str, token: str, folder: str) -> None:
    """Run one of them until it is stopped."""
    match which:
        case "product":
            asyncio.run(product(url, token, folder))
        case "aiogram":
            asyncio.run(aiogram(url, token))
        case _:
            ptb(url, token, aiohttp="aiohttp" in which, concurrent="concurrent" in which)


if __name__ == "__main__":
    main(*sys.argv[1:])
