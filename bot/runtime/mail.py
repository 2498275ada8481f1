"""The connection to the mail servers: send e-mails as they become due, and fetch replies every minute."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import UTC
from email.message import EmailMessage
from email.utils import format_datetime
from functools import partial
from typing import TYPE_CHECKING

import structlog

from bot.domain.mail import REFERENCE, Mail, MailReply, MailServer
from bot.formats.later import Later
from bot.formats.page_text import text_of
from bot.runtime.worker import Worker
from bot.services import Services

if TYPE_CHECKING:
    import aiosmtplib
    import imap_tools
else:
    aiosmtplib = Later("aiosmtplib")
    imap_tools = Later("imap_tools")

log = structlog.get_logger(__name__)

SMTP_SECONDS = 30.0
LONGEST_PAUSE = 60.0
"""Seconds after which the carrier looks again, whatever it believes is due next."""
FETCH_SECONDS = 60.0
IMAP_SECONDS = 30.0
AT_ONCE = 50
LARGEST = 5_000_000
"""Bytes of a mail that is read; a larger one is left alone."""
NO_SUCH_MAILBOX = 550
OURS = re.compile(r"<mgn\.([0-9a-f]{32})@")
DAEMONS = ("mailer-daemon@", "postmaster@")
NOT_BY_HAND = re.compile(r"bulk|junk|list|auto_reply", re.IGNORECASE)


class MailCarrier(Worker):
    """Sends mails for as long as the program runs.

    Args:
        sender: the address that mail comes from.
        before: waited for before each mail.
    """

    def __init__(
        self,
        services: Services,
        server: MailServer,
        sender: str,
        before: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        super().__init__()
        self._before = before
        self._services, self._server, self._sender = services, server, sender

    def written(self, _tables: Collection[str]) -> None:
        """Something has become due in these tables."""
        self.wake()

    async def work(self) -> None:
        """Send what is due, one after another, and wait for more."""
        sending, patiently = self._services.mail_sending, self._services.dependencies.database.patiently
        while True:
            self._look()
            while (mail := await patiently(sending.next)) is not None:
                await self._send(mail)
            self._done()
            due = await patiently(sending.next_due)
            ahead = LONGEST_PAUSE if due is None else (due - self._services.dependencies.now()).total_seconds()
            try:
                async with asyncio.timeout(min(max(ahead, 0.1), LONGEST_PAUSE)):
                    await self._wanted.wait()
            except TimeoutError:
                continue

    async def _send(self, mail: Mail) -> None:
        sending, patiently = self._services.mail_sending, self._services.dependencies.database.patiently
        if self._before is not None:
            await self._before()
        try:
            await aiosmtplib.send(
                message_of(mail, self._sender),
                sender=self._sender,
                recipients=[mail.address],
                hostname=self._server.host,
                port=self._server.port,
                username=self._server.user,
                password=self._server.password,
                use_tls=self._server.safe,
                timeout=SMTP_SECONDS,
            )
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            why = _why(error)
            if _for_good(error):
                log.warning("mail.refused", mail=mail.id, kind=mail.kind, why=why)
                await patiently(lambda: sending.refused(mail, why))
            else:
                log.warning("mail.put_off", mail=mail.id, kind=mail.kind, tries=mail.tries + 1, why=why)
                await patiently(lambda: sending.put_off(mail, why))
            return
        await patiently(lambda: sending.sent(mail))
        log.info("mail.sent", mail=mail.id, kind=mail.kind)


def message_of(mail: Mail, sender: str) -> EmailMessage:
    """The mail as it travels."""
    message = EmailMessage()
    message["From"] = f"MGN <{sender}>"
    message["To"] = mail.address
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(mail.created_at.astimezone(UTC))
    message["Message-ID"] = f"<mgn.{mail.token}@{sender.rsplit('@', 1)[1]}>"
    # RFC 3834: no program that answers by itself answers this.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.body, charset="utf-8")
    return message


def _why(error: BaseException) -> str:
    """What was wrong, without the words of another program, which may name people."""
    code = getattr(error, "code", None)
    return type(error).__name__ if code is None else f"{type(error).__name__} {code}"


def _for_good(error: BaseException) -> bool:
    """Whether the server says that this address takes no mail."""
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        return all(refused.code >= NO_SUCH_MAILBOX for refused in error.recipients)
    return isinstance(error, aiosmtplib.SMTPRecipientRefused) and error.code >= NO_SUCH_MAILBOX


async def trouble_sending(server: MailServer) -> str | None:
    """Why nothing can be given to a mail server, in a word; None where it takes mail."""
    client = aiosmtplib.SMTP(
        hostname=server.host,
        port=server.port,
        username=server.user,
        password=server.password,
        use_tls=server.safe,
        timeout=SMTP_SECONDS,
    )
    try:
        async with client:
            await client.noop()
    except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
        return _why(error)
    return None


async def trouble_reading(server: MailServer) -> str | None:
    """Why a mailbox cannot be read, in a word; None where it can."""

    def look() -> None:
        with _opened(server):
            pass

    try:
        await asyncio.to_thread(look)
    except (OSError, TimeoutError, imap_tools.ImapToolsError) as error:
        return type(error).__name__
    return None


@contextmanager
def _opened(server: MailServer) -> Iterator[imap_tools.BaseMailBox]:
    box: imap_tools.BaseMailBox = (
        imap_tools.MailBox(server.host, server.port, timeout=IMAP_SECONDS)
        if server.safe
        else imap_tools.MailBoxUnencrypted(server.host, server.port, timeout=IMAP_SECONDS)
    )
    try:
        box.login(server.user or "", server.password or "")
    except Exception:
        # The library closes only what it has entered.
        box.client.shutdown()
        raise
    with box:
        yield box


class Mailbox:
    """Fetches the replies for as long as the program runs."""

    def __init__(self, services: Services, server: MailServer) -> None:
        self._services, self._server = services, server

    async def work(self) -> None:
        """Fetch again and again. Where the mailbox cannot be reached, it is reached a minute later."""
        away = False
        while True:
            try:
                await self.fetch()
                away = False
            except (OSError, TimeoutError, imap_tools.ImapToolsError) as error:
                if not away:
                    log.warning("mailbox.away", why=type(error).__name__)
                away = True
            await asyncio.sleep(FETCH_SECONDS)

    async def fetch(self) -> int:
        """Take what is new; returns how many mails were read.

        Raises:
            OSError, TimeoutError, imap_tools.ImapToolsError: the mailbox cannot be reached.
        """
        found = await asyncio.to_thread(self._read)
        patiently = self._services.dependencies.database.patiently
        for uid, reply in found:
            outcome = await patiently(partial(self._services.mail_replies.take, reply))
            if outcome is not None:
                log.info("mail.came_in", outcome=outcome)
            # Only now: what the database could not take is read again.
            await asyncio.to_thread(self._mark, uid, outcome is None)
        return len(found)

    def _read(self) -> list[tuple[str, MailReply]]:
        with _opened(self._server) as box:
            messages = box.fetch(imap_tools.AND(seen=False, size_lt=LARGEST), limit=AT_ONCE, mark_seen=False)
            return [(message.uid, reply_of(message)) for message in messages if message.uid is not None]

    def _mark(self, uid: str, foreign: bool) -> None:
        flags = [imap_tools.MailMessageFlags.SEEN, *([imap_tools.MailMessageFlags.FLAGGED] if foreign else [])]
        with _opened(self._server) as box:
            box.flag(uid, flags, True)


def reply_of(message: imap_tools.MailMessage) -> MailReply:
    """What a mail that came in says, and which mail it replies to."""
    names = message.obj.keys()
    headers = {name.lower(): " ".join(str(value) for value in message.obj.get_all(name, ())) for name in names}
    text = message.text or text_of(message.html)
    in_heads = OURS.findall(" ".join(headers.get(name, "") for name in ("in-reply-to", "references")))
    sender = message.from_.strip()
    report = "multipart/report" in headers.get("content-type", "").lower()
    daemon = sender.lower().startswith(DAEMONS) or headers.get("return-path", "").strip() == "<>"
    inside = OURS.findall(message.obj.as_string()) if report or daemon else []
    return MailReply(
        message_id=headers.get("message-id", "").strip() or f"uid {message.uid} {headers.get('date', '')} {sender}",
        sender=sender,
        text=text,
        tokens=tuple(dict.fromkeys([*reversed(in_heads), *REFERENCE.findall(text), *inside])),
        automatic=report
        or daemon
        or headers.get("auto-submitted", "no").strip().lower() != "no"
        or NOT_BY_HAND.search(headers.get("precedence", "")) is not None
        or "x-autoreply" in headers,
        bounced=(report or daemon) and "action: failed" in message.obj.as_string().lower(),
    )
