"""The composition root: everything is made and joined here."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import time
from typing import Any

import structlog
from telegram import Update
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes

from bot.clock import Clock
from bot.config import Settings
from bot.encryption import Vault
from bot.formats import terms, when
from bot.runtime.feed_poller import Rounds
from bot.runtime.fetching import Fetcher
from bot.runtime.rate_limiter import Pacer
from bot.runtime.ticker import Ticker
from bot.services import Services
from bot.services.dependencies import Ground
from bot.telegram.context import Context, House
from bot.telegram.menus import introduce
from bot.telegram.request import AiohttpRequest
from bot.telegram.sender import Sender
from bot.telegram.update_intake import ALLOWED, Intake
from bot.telegram.update_queue import ChatLanes
from bot.web import WEBHOOK_PATH, CannotListen, WebServer, pages
from handlers import register
from storage import Database, NotUpYet, lock_of, migrate

log = structlog.get_logger(__name__)

WAIT_FIRST, WAIT_LAST = 1.0, 30.0
INTRODUCE_AGAIN = 600.0
"""Seconds: Telegram may ask for ten minutes' patience with descriptions set too often."""
INTRODUCE_TRIES = 20


class CannotStart(Exception):
    """A reason in plain words why the bot cannot run."""


class Mgn:
    """The running bot.

    Args:
        settings: with a token.
        clock: whose time it lives by.
        pacer: Telegram's limits; those of the real one where left out.
        database: the one of the settings, opened, where it is to be opened in a way of its own.
    """

    def __init__(
        self, settings: Settings, clock: Clock, pacer: Pacer | None = None, database: Database | None = None
    ) -> None:
        if settings.bot_token is None:
            raise CannotStart("There is no BOT_TOKEN. Get one from @BotFather and put it into .env.")
        self.settings = settings
        self.database = database or Database(settings.database_url)
        self._lock = lock_of(settings.database_url)
        vault = Vault(settings.bot_token.get_secret_value())
        self.services = Services(
            Ground(
                self.database,
                clock,
                settings.language,
                settings.timezone,
                settings.coordinators,
                settings.public_url,
                vault,
            )
        )
        self._finish: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        pacer = pacer or Pacer(time.monotonic)
        self.lanes = ChatLanes(pacer.expect_answer, self._handled)
        self.application = _application(settings, self.lanes)
        self.sender = Sender(self.application.bot, pacer)
        self.application.bot_data.services = self.services
        self.application.bot_data.sender = self.sender
        self.rounds = Rounds(self.services, Fetcher(own_network=settings.sources_own_network))
        self.application.bot_data.rounds = self.rounds
        register(self.application)
        self.ticker = Ticker(self.services, self.sender, self.rounds)
        self.database.when_due.append(self.ticker.wake)
        self.intake = Intake(self.application, self.services.inbox, self.services.polls.strangers, self.stop)
        self.web: WebServer | None = None
        self.port: int | None = None
        self._seen_at: float | None = None
        self._later: asyncio.Task[None] | None = None
        self._sorting: asyncio.Task[None] | None = None
        self._serving: asyncio.Task[None] | None = None
        self._closing = False

    async def _handled(self, update: Update) -> None:
        self._seen_at = time.monotonic()
        await self.services.inbox.finish([update.update_id])

    async def start(self) -> None:
        """Bring the database up to date, meet Telegram, and begin.

        Raises:
            CannotStart: with the reason in plain words.
            StorageError: what is wrong with the database, in plain words.
        """
        if self._lock is not None:
            self._lock.take()
        await self._open_database()
        await asyncio.to_thread(when.warm_up)
        await asyncio.to_thread(terms.warm_up)
        behind = await self.services.search.behind()
        await self._meet_telegram()
        if not await self._introduce():
            self._later = asyncio.create_task(self._introduce_later(), name="menus")
        await self.services.health.begin()
        await self.services.wall_clocks.keep()
        await self.application.start()
        await self.ticker.start()
        await self._serve()
        replayed = await self.intake.replay()
        if replayed:
            log.info("inbox.replayed", updates=replayed)
        if self.settings.webhook_url is None:
            with contextlib.suppress(TelegramError):
                await self.application.bot.delete_webhook()
            self.intake.start_polling()
        if behind:
            self._sorting = asyncio.create_task(self._catch_up(), name="search")
        log.info("bot.started", username=self.application.bot.username, port=self.port)

    async def _open_database(self) -> None:
        """Bring the database to this version; wait for a server that starts with the same machine and is not up yet."""
        wait = WAIT_FIRST
        while True:
            try:
                await migrate(self.settings.database_url)
            except NotUpYet as error:
                log.warning("database.waiting", why=str(error), again_in=wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, WAIT_LAST)
            else:
                return

    async def _meet_telegram(self) -> None:
        """Wait for Telegram as long as it takes: a bot that starts with its machine may be there first."""
        wait = WAIT_FIRST
        while True:
            try:
                await self.application.initialize()
            except InvalidToken as error:
                raise CannotStart("Telegram does not know this BOT_TOKEN. Copy it again from @BotFather.") from error
            except TelegramError as error:
                log.warning("telegram.unreachable", why=error.message, again_in=wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, WAIT_LAST)
            else:
                return

    async def _introduce(self) -> bool:
        """Menus and descriptions. Where Telegram will not have them now, the bot works without them."""
        try:
            await introduce(self.application.bot)
        except TelegramError as error:
            log.warning("menus.not_set", why=error.message, again_in=INTRODUCE_AGAIN)
            return False
        return True

    async def _introduce_later(self) -> None:
        for _ in range(INTRODUCE_TRIES):
            await asyncio.sleep(INTRODUCE_AGAIN)
            if await self._introduce():
                return

    async def _catch_up(self) -> None:
        """Texts that have to be indexed anew, beside everything else."""
        texts = await self.services.search.catch_up(lambda: not self._closing)
        log.info("search.caught_up", texts=texts, done=not self.services.search.catching_up)

    async def _serve(self) -> None:
        receive, secret = None, None
        url = self.settings.webhook_url
        if url is not None:
            given = self.settings.webhook_secret
            secret = given.get_secret_value() if given else None
            secret = secret or await self.services.inbox.kept("webhook-secret", secrets.token_urlsafe(32))
            receive = self.intake.receive_json
        self.web = WebServer(
            pages(self.health, self.metrics, self.services.feeds.read, receive, secret),
            self.settings.port,
            self.settings.listens_on,
        )
        try:
            self.port = self.web.listen()
        except CannotListen as reason:
            self.web = None
            if url is not None:
                raise CannotStart(str(reason)) from reason
            # Polling needs no port: the bot is worth more than its health page.
            log.warning("web.off", why=str(reason))
        else:
            self._serving = asyncio.create_task(self.web.work(), name="web")
        if url is not None:
            await self._set_webhook(url + WEBHOOK_PATH, secret)

    async def _set_webhook(self, address: str, secret: str | None) -> None:
        """Tell Telegram where to call, again until it answers."""
        wait = WAIT_FIRST
        while True:
            try:
                await self.application.bot.set_webhook(address, allowed_updates=ALLOWED, secret_token=secret)
            except BadRequest as error:
                raise CannotStart(f"Telegram does not take WEBHOOK_URL {address}: {error.message}") from error
            except TelegramError as error:
                log.warning("webhook.not_set", why=error.message, again_in=wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, WAIT_LAST)
            else:
                return

    async def health(self) -> dict[str, Any]:
        """Whether the database answers, and how long ago the last update was handled, in seconds."""
        try:
            await self.services.clockwork.next_due()
            database = True
        except Exception:  # whatever is wrong with it, it is wrong
            log.exception("health.database")
            database = False
        ago = None if self._seen_at is None else round(time.monotonic() - self._seen_at, 1)
        return {"ok": database, "database": database, "last_update_seconds_ago": ago}

    async def metrics(self) -> dict[str, float]:
        """What a monitor wants to watch, by name."""
        waiting, oldest = await self.services.letters.waiting()
        ago = -1.0 if self._seen_at is None else time.monotonic() - self._seen_at
        return {
            "mgn_messages_waiting": waiting,
            "mgn_oldest_message_waits_seconds": oldest.total_seconds(),
            "mgn_updates_under_way": self.lanes.under_way,
            "mgn_last_update_seconds_ago": round(ago, 1),
        }

    def stop(self, why: str | None = None) -> None:
        """Ask the bot to finish what it holds, and end.

        Args:
            why: a plain sentence where something is wrong.
        """
        if not self._finish.done():
            self._finish.set_result(why)

    async def run(self) -> None:
        """Run until asked to stop.

        Raises:
            CannotStart: with the reason in plain words.
        """
        try:
            # Asked to stop while it waits for the database or for Telegram, it stops.
            starting: asyncio.Future[Any] = asyncio.create_task(self.start(), name="start")
            try:
                await asyncio.wait({starting, self._finish}, return_when=asyncio.FIRST_COMPLETED)
                if starting.done():
                    await starting
            finally:
                starting.cancel()
                await asyncio.wait({starting})
            why = await self._finish
        finally:
            await self.close()
        if why is not None:
            raise CannotStart(why)

    async def close(self) -> None:
        """Finish what is under way, in the order in which things depend on each other."""
        self._closing = True
        if self._sorting is not None:
            await asyncio.gather(self._sorting, return_exceptions=True)
        if self._later is not None:
            self._later.cancel()
            await asyncio.gather(self._later, return_exceptions=True)
        await self.intake.stop()
        # A chat whose answers wait for Telegram's limits would hold up the end for minutes.
        self.lanes.close()
        if self.web is not None and self._serving is not None:
            self.web.stop()
            await self._serving
        if self.application.running:
            await self.application.stop()
        await self.ticker.stop()
        await self.application.shutdown()
        await self.database.close()
        if self._lock is not None:
            self._lock.let_go()
        log.info("bot.stopped")

    async def settled(self) -> None:
        """Wait until every update at hand is handled and nothing is due."""
        while True:
            await self.application.update_queue.join()
            await self.lanes.idle()
            await self.ticker.rest()
            if not self.lanes.busy and self.application.update_queue.empty() and self.ticker.at_rest:
                return


def _application(settings: Settings, lanes: ChatLanes) -> Application[Any, Context, Any, Any, House, Any]:
    assert settings.bot_token is not None
    builder = (
        ApplicationBuilder()
        .token(settings.bot_token.get_secret_value())
        .base_url(f"{settings.bot_api_url}/bot")
        .base_file_url(f"{settings.bot_api_url}/file/bot")
        .request(AiohttpRequest())
        .get_updates_request(AiohttpRequest(connections=2))
        .context_types(ContextTypes(context=Context, bot_data=House))
        .concurrent_updates(lanes)
        .updater(None)
        .job_queue(None)
    )
    return builder.build()
