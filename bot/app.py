"""The composition root: creates all parts of the bot and connects them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import socket
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import structlog
from starlette.routing import Route
from telegram import Update
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes

from bot.checkup import PORT_KEPT
from bot.clock import Clock, SystemClock, uptime
from bot.config import TELEGRAM, Settings, imap_server, smtp_server
from bot.domain.deafness import WhyDeaf
from bot.domain.delivery.remedies import unquoted
from bot.encryption import Encryption
from bot.pages import pages_for_people
from bot.readings import Readings
from bot.runtime.clock_watch import ClockWatch
from bot.runtime.database_start import DatabaseStart
from bot.runtime.deaf_watch import DeafWatch
from bot.runtime.feed_poller import FeedPoller
from bot.runtime.fetching import Fetcher
from bot.runtime.health import Health, UpdatesHeard
from bot.runtime.leadership import Leadership
from bot.runtime.metrics import Metrics
from bot.runtime.rate_limiter import Pacer
from bot.runtime.report_maker import ReportMaker
from bot.runtime.supervisor import Supervisor
from bot.runtime.ticker import Ticker
from bot.services import Services
from bot.services.dependencies import Dependencies
from bot.telegram.context import BotData, Context
from bot.telegram.menus import introduce
from bot.telegram.offers import Offers
from bot.telegram.outage import Outage
from bot.telegram.presence import Presence
from bot.telegram.request import AiohttpRequest, PollingRequest
from bot.telegram.sender import Sender
from bot.telegram.update_intake import TOKEN_IN_USE, Intake, NotNow
from bot.telegram.update_queue import ChatLanes
from bot.telegram.update_queue import kind_of as kind_of_update
from bot.telegram.webhook import Webhook
from bot.web import WEBHOOK_PATH, CannotListen, WebServer, pages
from handlers import register
from storage import Database, DatabaseAway, Trouble, lock_of
from storage.delivery.outbox import Letter
from storage.engine.leading import DUE, UPDATES, Seat

if TYPE_CHECKING:
    from bot.runtime.mail import Mailbox, MailCarrier

log = structlog.get_logger(__name__)

WAIT_FIRST, WAIT_LAST = 1.0, 30.0
INTRODUCE_AGAIN = 600.0
"""Seconds: Telegram may ask for ten minutes' patience with descriptions set too often."""
INTRODUCE_TRIES = 20
AGAIN_FIRST, AGAIN_LAST = 0.05, 5.0
"""Seconds before an update is handled again whose handling lost the database."""
GRACE = 4.0
"""Seconds that what has begun has to come to its end when the program is told to stop."""
LAST_SECONDS = 1.0
LOCAL_FRAMES = "http://127.0.0.1:* http://localhost:*"


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
        self,
        settings: Settings,
        clock: Clock,
        pacer: Pacer | None = None,
        database: Database | None = None,
        uptime: Callable[[], float] = uptime,
    ) -> None:
        if settings.bot_token is None:
            raise CannotStart("There is no BOT_TOKEN. Get one from @BotFather and put it in .env.")
        self.settings = settings
        self.database = database or Database(settings.database_url)
        self._database_start = DatabaseStart(settings.database_url, is_file=self.database.is_file)
        self._lock = lock_of(settings.database_url)
        encryption = Encryption(settings.bot_token.get_secret_value())
        self.services = Services(
            Dependencies(
                self.database,
                clock,
                settings.language,
                settings.timezone,
                settings.coordinators,
                settings.public_url,
                None if settings.smtp_url is None else settings.mail_from,
                settings.smtp_url is not None and settings.imap_url is not None,
                encryption,
            )
        )
        self.supervisor = Supervisor()
        self.updates_heard = UpdatesHeard()
        self.begin_anew = False
        self._finish: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        pacer = pacer or Pacer(time.monotonic)
        self.metrics = Metrics()
        self.leadership = None if self.database.is_file else Leadership(Seat(self.database.url, _own_name()), uptime)
        surely = None if self.leadership is None else self.leadership.surely
        self.lanes = ChatLanes(self._begins, self._over, measured=self._handled)
        polling = PollingRequest(self.updates_heard.answered, self.metrics.asked_telegram, surely)
        request = AiohttpRequest(
            answered=self.updates_heard.answered, measured=self.metrics.asked_telegram, before=surely
        )
        self.application = _application(settings, self.lanes, polling, request)
        self.sender = Sender(self.application.bot, pacer)
        self.application.bot_data.services = self.services
        self.application.bot_data.sender = self.sender
        self.application.bot_data.failures = {}
        self.feed_poller = FeedPoller(self.services, Fetcher(own_network=settings.sources_own_network))
        self.application.bot_data.feed_poller = self.feed_poller
        self.report_maker = ReportMaker(self.services, settings.database_url, settings.timezone)
        self.application.bot_data.report_maker = self.report_maker
        self.mail_carrier: MailCarrier | None = None
        self.mailbox: Mailbox | None = None
        if settings.smtp_url is not None and settings.mail_from is not None:
            # Only where there is mail are the libraries for it loaded.
            from bot.runtime.mail import Mailbox, MailCarrier

            server = smtp_server(settings.smtp_url.get_secret_value())
            self.mail_carrier = MailCarrier(self.services, server, settings.mail_from, surely)
            self.database.when_due.append(self.mail_carrier.written)
            if settings.imap_url is not None:
                self.mailbox = Mailbox(self.services, imap_server(settings.imap_url.get_secret_value()))
        self.presence = Presence(self.services, self.application.bot)
        self.application.bot_data.presence = self.presence
        self.application.bot_data.offers = Offers(clock.now)
        register(self.application)
        self.ticker = Ticker(self.services, self.sender, self.presence, self.feed_poller)
        self.ticker.postman.when_settled = self._settled
        self.database.when_due.append(self.ticker.written)
        self.outage = Outage(self.database, self.sender, settings.language, self.ticker.wake, self._resume)
        self.intake = Intake(
            self.application,
            polling,
            self.services.inbox,
            self.services.polls.strangers,
            self.database,
            self.updates_heard,
            self.stop,
            self.outage.tell,
        )
        self.outage.waiting = lambda: self.intake.in_hand
        self.health_ = Health(
            self.database,
            self.services,
            self.updates_heard,
            self.supervisor,
            lambda: self.ticker.postman.settled_at,
            self.leadership,
        )
        self.readings = Readings(
            self.metrics,
            self.services,
            self.database,
            self.lanes,
            self.intake,
            self.supervisor,
            self.updates_heard,
            self.leadership,
        )
        if self.leadership is not None:
            self.leadership.when_stands_by = self._stands_by
            self.leadership.when_lost = self._superseded
            self.leadership.when_back = self._back
        self.deaf_watch = DeafWatch(self.services, uptime)
        self.database.when_changed += [self.outage.changed, self.deaf_watch.database]
        self.updates_heard.when_heard = self.deaf_watch.heard
        self.updates_heard.when_deaf = self._deaf
        self.clock_watch = ClockWatch(clock, self._set_ahead, self._slept, self._set_back, self._set_back_late)
        self._own_clock = isinstance(clock, SystemClock)
        self.web: WebServer | None = None
        self.port: int | None = None
        self._tries: dict[int, int] = {}
        self._closing = False
        self._listening = False
        self._passes_on = False
        self._secret: str | None = None

    async def _begins(self, update: Update) -> bool:
        self.sender.pacer.expect_answer()
        return await self.intake.begins(update)

    async def _over(self, update: Update) -> Awaitable[None] | None:
        """Finish an update; if the database became unavailable meanwhile, handle it again."""
        number = update.update_id
        error = self.application.bot_data.failures.pop(number, None)
        if isinstance(error, DatabaseAway):
            tries = self._tries[number] = self._tries.get(number, 0) + 1
            await asyncio.sleep(min(AGAIN_FIRST * 2**tries, AGAIN_LAST))
            return self.application.process_update(update)
        self._tries.pop(number, None)
        self.readings.handled_at = time.monotonic()
        await self.intake.over(update, error)
        return None

    def _handled(self, update: Update, waited: float, took: float) -> None:
        kind = kind_of_update(update)
        self.metrics.update_begun(waited)
        self.metrics.update_handled(kind, took)
        log.debug("update.handled", kind=kind, seconds=round(took, 4))

    def _settled(self, letter: Letter, fate: str) -> None:
        late = (self.services.dependencies.now() - letter.due_at).total_seconds()
        self.metrics.letter_settled(letter.urgency, fate, late)

    def _deaf(self, why: str) -> None:
        log.error("updates.unheard", why=why)
        self.deaf_watch.deaf(WhyDeaf.CONFLICT if why == TOKEN_IN_USE else WhyDeaf.TELEGRAM)

    def _resume(self) -> None:
        """Continue after the program was stalled for a long time."""
        self.services.clockwork.resume()

    async def _set_ahead(self) -> None:
        self.ticker.wake()
        await self.database.patiently(self.services.deafness.clock_set_ahead)

    async def _set_back(self, was: datetime) -> None:
        await self.database.patiently(lambda: self.services.letters.set_back(was))
        await self.database.patiently(self.services.deafness.clock_is_right)

    async def _set_back_late(self, would_be: datetime) -> None:
        await self.database.patiently(lambda: self.services.letters.set_back(would_be, late=True))

    def _slept(self) -> None:
        self._resume()
        # Whatever waits for an answer waits on a connection that is long dead.
        self.supervisor.restart("polling")

    async def start(self) -> None:
        """Bring the database up to date, meet Telegram, and begin.

        Raises:
            CannotStart: with the reason in plain words.
            StorageError: what is wrong with the database, in plain words.
        """
        if self._lock is not None:
            self._lock.take()
        patiently, polled = self.database.patiently, self.settings.webhook_url is None
        if polled or self.leadership is not None:
            # Health is told from the beginning.
            await self._serve()
        if self.leadership is None:
            await self._database_start.bring_up_to_date()
        else:
            await self._lead(self.leadership)
        if not polled:
            self._secret = await patiently(self._webhook_secret)
        if self.web is None and not polled:
            await self._serve()
        if self.port is not None:
            port = str(self.port)
            await patiently(lambda: self.services.inbox.keep_value(PORT_KEPT, port))
        behind = await patiently(self.services.search.behind)
        await self._meet_telegram()
        if not await self._introduce():
            self.supervisor.start("menus", self._introduce_later, once=True)
        await patiently(self.services.clockwork.begin)
        await patiently(self.services.wall_clocks.keep)
        await patiently(self.deaf_watch.begin)
        await self.application.start()
        await self.ticker.start()
        self.supervisor.start("ticker", self.ticker.work)
        self.supervisor.start("postman", self.ticker.postman.work)
        self.supervisor.start("pace", self.ticker.keep_pace)
        self.supervisor.start("deaf watch", self.deaf_watch.work)
        self.supervisor.start("outage", self.outage.work)
        self.supervisor.start("reports", self.report_maker.work)
        if self.mail_carrier is not None:
            self.supervisor.start("mail", self.mail_carrier.work)
        if self.mailbox is not None:
            self.supervisor.start("mailbox", self.mailbox.work)
        if self._own_clock:
            self.supervisor.start("clock", self.clock_watch.work)
        replayed = await self.intake.replay()
        if replayed:
            log.info("inbox.replayed", updates=replayed)
        self._listening = True
        self.updates_heard.begin()
        if self.leadership is not None:
            self.supervisor.start("passed on", self.intake.take_over)
        if self.settings.webhook_url is None:
            with contextlib.suppress(TelegramError):
                await self.application.bot.delete_webhook()
            self.supervisor.start("polling", self.intake.poll)
        else:
            assert self._secret is not None
            self.updates_heard.polled = False
            webhook = Webhook(
                self.application.bot,
                self.settings.webhook_url.rstrip("/") + WEBHOOK_PATH,
                self._secret,
                self.updates_heard,
            )
            await self._announce(webhook)
            self.supervisor.start("webhook", webhook.work)
        if behind:
            self.supervisor.start("search", self._catch_up, once=True)
        self.health_.starting = False
        log.info("bot.started", username=self.application.bot.username, port=self.port)

    async def _lead(self, leadership: Leadership) -> None:
        """Stand by until this process leads; then upgrade the database to this version."""
        await leadership.take()
        leadership.when_told = self._told
        self.supervisor.start("lead", leadership.work)
        await self.supervisor.finish("stand by")
        # Before the tables are changed, so that nobody else writes to them meanwhile.
        number = await leadership.begin()
        await self._database_start.bring_up_to_date()
        number = await leadership.begin() if number is None else number
        assert number is not None
        await self.database.lead(number)

    def _stands_by(self) -> None:
        self.database.follows = True
        self.supervisor.start("stand by", self._stand_by, once=True)

    async def _stand_by(self) -> None:
        """Make ready what takes time, and keep what Telegram brings for the one that leads."""
        await self._meet_telegram()
        await self._database_start.wait_for_this_version()
        if self.settings.webhook_url is not None:
            self._secret = await self.database.patiently(self._webhook_secret)
            self._passes_on = True

    def _superseded(self) -> None:
        self.begin_anew = True
        self.stop()

    def _told(self, what: str) -> None:
        """Another process has kept something that this one has to do."""
        if what == UPDATES:
            self.intake.passed_on()
            return
        self.ticker.wake()
        if self.mail_carrier is not None:
            self.mail_carrier.wake()

    def _back(self) -> None:
        for what in (UPDATES, DUE):
            self._told(what)

    async def _announce(self, webhook: Webhook) -> None:
        """Tell Telegram where to call, again until it answers."""
        wait = WAIT_FIRST
        try:
            while not await webhook.announce():
                await asyncio.sleep(wait)
                wait = min(wait * 2, WAIT_LAST)
        except BadRequest as error:
            url = self.settings.webhook_url
            raise CannotStart(f"Telegram does not accept WEBHOOK_URL {url}: {error.message}") from error

    async def _meet_telegram(self) -> None:
        """Wait for Telegram as long as it takes: the bot may start before the network is up."""
        wait = WAIT_FIRST
        while True:
            try:
                await self.application.initialize()
            except InvalidToken as error:
                raise CannotStart("Telegram does not know this BOT_TOKEN. Copy it again from @BotFather.") from error
            except TelegramError as error:
                log.warning("telegram.unreachable", why=unquoted(error.message), again_in=wait)
                await asyncio.sleep(wait)
                wait = min(wait * 2, WAIT_LAST)
            else:
                return

    async def _introduce(self) -> bool:
        """Set menus and descriptions. If Telegram refuses now, the bot works without them."""
        try:
            await introduce(self.application.bot)
        except TelegramError as error:
            log.warning("menus.not_set", why=unquoted(error.message), again_in=INTRODUCE_AGAIN)
            return False
        return True

    async def _introduce_later(self) -> None:
        for _ in range(INTRODUCE_TRIES):
            await asyncio.sleep(INTRODUCE_AGAIN)
            if await self._introduce():
                return

    async def _catch_up(self) -> None:
        """Re-index texts in the background."""
        texts = await self.services.search.catch_up(lambda: not self._closing)
        log.info("search.caught_up", texts=texts, done=not self.services.search.catching_up)

    async def _webhook_secret(self) -> str:
        given = self.settings.webhook_secret
        kept = given.get_secret_value() if given else None
        return kept or await self.services.inbox.kept("webhook-secret", secrets.token_urlsafe(32))

    async def _serve(self) -> None:
        """Answer on the port from now on."""
        pushed = self.settings.webhook_url is not None
        receive, calendar = self._receive if pushed else None, self.presence.read_calendar
        self.web = WebServer(
            pages(self.health, self.readings.page, calendar, receive, lambda: self._secret, more=self._pages()),
            self.settings.port,
            self.settings.listens_on,
        )
        try:
            self.port = await self.web.listen()
        except CannotListen as reason:
            self.web = None
            if pushed:
                raise CannotStart(str(reason)) from reason
            # Polling needs no port: the bot is worth more than its health page.
            log.warning("web.off", why=str(reason))
            return
        self.supervisor.start("web", self.web.work)

    def _pages(self) -> Sequence[Route]:
        """Pages for people; none where the world does not reach them."""
        settings = self.settings
        if settings.public_url is None or settings.bot_token is None:
            return ()
        # A stand-in for Telegram shows Mini Apps in a page of its own.
        framed_by = "" if settings.bot_api_url == TELEGRAM else LOCAL_FRAMES
        token = settings.bot_token.get_secret_value()
        administers = self.presence.administers
        return pages_for_people(self.services, token, settings.public_url, administers, self._bot_link, framed_by)

    def _bot_link(self, payload: str) -> str | None:
        """Where the bot is found, with what it is told there; None before Telegram has said its name."""
        bot = self.application.bot
        try:
            name = bot.username
        except RuntimeError:
            return None
        return f"https://t.me/{name}?start={payload}" if payload else f"https://t.me/{name}"

    async def _receive(self, raw: Any) -> bool:
        if not (self._listening or self._passes_on):
            return False
        receive = self.intake.receive_pushed if self._listening else self.intake.pass_on
        try:
            if self.leadership is None:
                await receive(raw)
            else:
                await self._unless_superseded(receive(raw))
        except NotNow:
            return False
        return True

    async def _unless_superseded(self, receiving: Coroutine[Any, Any, None]) -> None:
        """Receive an update; where another process leads before that is done, Telegram is to bring it to that one."""
        received, finish = asyncio.create_task(receiving), self._finish
        either: set[asyncio.Future[Any]] = {received, finish}
        try:
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if self.begin_anew and not received.done():
                raise NotNow
            await received
        finally:
            received.cancel()

    async def health(self) -> dict[str, Any]:
        """Whether the bot does what it is there for, and why not."""
        checks = await self.health_.checks()
        handled_at = self.readings.handled_at
        ago = None if handled_at is None else round(time.monotonic() - handled_at, 1)
        ready = all(check.well for check in checks.values())
        return {
            "ready": ready,
            # As an earlier version named it.
            "ok": ready,
            "reasons": list(dict.fromkeys(check.says for check in checks.values() if not check.well)),
            "checks": {name: {"ok": check.well, "says": check.says} for name, check in checks.items()},
            "last_update_seconds_ago": ago,
        }

    def stop(self, why: str | None = None) -> None:
        """Ask the bot to finish what it is doing and end.

        Args:
            why: a plain sentence where something is wrong.
        """
        if not self._finish.done():
            self._finish.set_result(why)

    async def run(self) -> bool:
        """Run until asked to stop, also while starting.

        Returns:
            whether it ends because another process leads by now: then the program is to begin anew, to stand by.

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
        return self.begin_anew

    async def close(self) -> None:
        """Finish what is under way, in the order in which things depend on each other, within ten seconds."""
        self._closing = True
        # Whoever leads by now waits for what is written down, not for what has yet to be done.
        grace = LAST_SECONDS if self.begin_anew else GRACE
        self.supervisor.let_end("search", "ticker", "postman", "web")
        for name in ("polling", "webhook", "passed on", "menus", "clock", "outage", "reports", "mail", "mailbox"):
            await self.supervisor.finish(name)
        # A chat whose answers wait for Telegram's limits would hold up the end for minutes: they go to the outbox.
        self.sender.close(self.services.kept_answers.keep)
        self.ticker.stop()
        self.ticker.postman.stop()
        _, _, _, broken_off, _ = await asyncio.gather(
            self.supervisor.finish("search", grace),
            self.supervisor.finish("ticker", grace),
            self.supervisor.finish("postman", grace),
            self.lanes.end(grace),
            self._close_web(),
        )
        if broken_off:
            log.warning("updates.left", updates=broken_off, because="they could not finish in time")
        if self.application.running:
            await self.application.stop()
        await self._put_away()
        await self.supervisor.finish_all()
        await self.application.shutdown()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LAST_SECONDS):
                await self.database.close()
        if self.leadership is not None:
            await self.leadership.leave()
        if self._lock is not None:
            self._lock.let_go()
        log.info("bot.stopped")

    async def _close_web(self) -> None:
        if self.web is not None:
            self.web.stop()
            await self.supervisor.finish("web", GRACE)

    async def _put_away(self) -> None:
        """Write down what the next start has to know, if the database is there."""
        try:
            # Where another one works with it already, nothing can be written down any more.
            async with asyncio.timeout(0 if self.database.trouble is Trouble.LED else 2 * LAST_SECONDS):
                await self.ticker.postman.close(LAST_SECONDS)
                await self.ticker.close(LAST_SECONDS)
                await self.intake.close()
                await self.deaf_watch.keep()
        except (TimeoutError, DatabaseAway):
            log.warning("bot.stopped_without_database")

    async def settled(self) -> None:
        """Wait until every update at hand is handled and nothing is due."""
        while True:
            await self.application.update_queue.join()
            await self.lanes.idle()
            await self.report_maker.rest()
            if self.mail_carrier is not None:
                await self.mail_carrier.rest()
            await self.ticker.rest()
            idle = self.ticker.at_rest and self.report_maker.at_rest
            if self.mail_carrier is not None:
                idle = idle and self.mail_carrier.at_rest
            if not self.lanes.busy and self.application.update_queue.empty() and idle:
                return


def _own_name() -> str:
    """How people know this process among several."""
    return f"{socket.gethostname()}:{os.getpid()}"


def _application(
    settings: Settings, lanes: ChatLanes, polling: PollingRequest, request: AiohttpRequest
) -> Application[Any, Context, Any, Any, BotData, Any]:
    assert settings.bot_token is not None
    builder = (
        ApplicationBuilder()
        .token(settings.bot_token.get_secret_value())
        .base_url(f"{settings.bot_api_url}/bot")
        .base_file_url(f"{settings.bot_api_url}/file/bot")
        .request(request)
        .get_updates_request(polling)
        .context_types(ContextTypes(context=Context, bot_data=BotData))
        .concurrent_updates(lanes)
        .updater(None)
        .job_queue(None)
    )
    return builder.build()
