"""A real mail server and a real mailbox on this machine, for stories of e-mail."""

from __future__ import annotations

import asyncio
import re
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope
from proxyprotocol.reader import ProxyProtocolReader
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage

BOT = "mgn@mgn.example.org"
USER, PASSWORD = "mgn", "a secret"


class PostOffice:
    """Takes what the bot mails, and holds what people mail to it.

    Args:
        backend: of the mailbox.
    """

    def __init__(self, backend: DictBackend) -> None:
        self._backend = backend
        self.delivered: list[EmailMessage] = []
        self.refuses: set[str] = set()
        """Addresses that take no mail."""
        self.closed = False
        """Nothing is taken now."""
        self.smtp_port = self.imap_port = 0

    async def handle_RCPT(
        self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Somebody mails to an address."""
        if self.closed:
            return "451 Try again later"
        if address in self.refuses:
            return "550 No such person here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:
        """A mail comes."""
        content = envelope.content
        assert isinstance(content, bytes)
        found = message_from_bytes(content, policy=policy.default)
        assert isinstance(found, EmailMessage)
        self.delivered.append(found)
        return "250 OK"

    def mails_to(self, address: str) -> list[EmailMessage]:
        """What was mailed to an address."""
        return [mail for mail in self.delivered if mail["To"] == address]

    async def comes_in(self, message: EmailMessage) -> None:
        """Somebody has mailed the bot."""
        async with self._backend.login.demo_user_identity.new_session() as session:
            at = datetime(2026, 11, 28, 8, tzinfo=UTC)
            await session.append_messages("INBOX", [AppendMessage(message.as_bytes(), at, frozenset())])

    async def flags(self) -> list[set[str]]:
        """What each mail in the mailbox is marked with."""
        async with self._backend.login.demo_user_identity.new_session() as session:
            inbox = await session.mailbox_set.get_mailbox("INBOX")
            return [{str(flag) for flag in message.permanent_flags} async for message in inbox.messages()]


def words_of(mail: EmailMessage) -> str:
    """What a mail says."""
    content = mail.get_content()
    assert isinstance(content, str)
    return content


def reply_to(mail: EmailMessage, text: str, sender: str | None = None, **headers: str) -> EmailMessage:
    """A reply, quoted as mail programs do."""
    answer = EmailMessage()
    answer["From"] = sender or str(mail["To"])
    answer["To"] = BOT
    answer["Subject"] = f"Re: {mail['Subject']}"
    answer["Message-ID"] = f"<{abs(hash((text, str(mail['Message-ID']), sender)))}@example.org>"
    answer["In-Reply-To"] = str(mail["Message-ID"])
    for name, value in headers.items():
        answer[name.replace("_", "-")] = value
    quoted = "\n".join(f"> {line}" for line in words_of(mail).splitlines())
    answer.set_content(f"{text}\n\nti 1.12.2026 klo 9.05 MGN <{BOT}> kirjoitti:\n{quoted}\n")
    return answer


def code_in(mail: EmailMessage) -> str:
    """The six digits that a mail brings."""
    found = re.search(r"\b\d{6}\b", words_of(mail))
    assert found is not None
    return found.group()


@asynccontextmanager
async def open_post_office() -> AsyncIterator[PostOffice]:
    """Open on free ports."""
    args = Namespace(
        host=None,
        port="0",
        cert=None,
        key=None,
        tls=False,
        proxy_protocol=None,
        debug=False,
        inherited_sockets=None,
        demo_data=False,
        demo_user=USER,
        demo_password=PASSWORD,
        passlib_cfg=None,
    )
    backend, config = await DictBackend.init(args)
    config.apply_context()
    office = PostOffice(backend)
    loop = asyncio.get_running_loop()
    smtp = await loop.create_server(lambda: SMTP(office, enable_SMTPUTF8=True, loop=loop), "127.0.0.1", 0)
    reader = ProxyProtocolReader(config.proxy_protocol)
    imap = await asyncio.start_server(reader.get_callback(IMAPServer(backend.login, config)), "127.0.0.1", 0)
    office.smtp_port = smtp.sockets[0].getsockname()[1]
    office.imap_port = imap.sockets[0].getsockname()[1]
    try:
        yield office
    finally:
        smtp.close()
        imap.close()
        await smtp.wait_closed()
        await imap.wait_closed()
