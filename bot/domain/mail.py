"""E-mail for people who look after groups: addresses, confirmation codes, and the new part of a reply."""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.errors import HeaderParseError
from email.headerregistry import Address
from urllib.parse import unquote, urlsplit

from bot.domain.formatted import shortened
from bot.domain.refused import Refused

MOST_ADDRESS = 254
"""Characters of an address (RFC 5321)."""
CODE_DIGITS = 6
CODE_LIVES = timedelta(minutes=30)
MOST_TRIES = 5
MOST_CODES = 3
"""So many codes are sent for one person in a day: nobody's mailbox is filled by somebody else's hand."""
ANSWERABLE = timedelta(days=60)
"""So long a reply to a mailed question becomes an answer."""
MOST_ANSWER = 3000
"""Characters of an answer; a longer reply is cut there, and its writer is told."""
CUT_HERE = "##"
"""What the line begins and ends with above which an answer is written."""
REFERENCE = re.compile(r"\[mgn:([0-9a-f]{32})\]")
"""At the end of each mail that can be answered, where a mail program drops the usual headers."""

_QUOTE_FOLLOWS = re.compile(r"(-{3,}|_{5,}|\*{3,})")
_TIME = re.compile(r"\d{1,2}[.:]\d{2}")
_LINE_OF_HEAD = re.compile(r"\*?[^\W\d_][^:]{1,20}:\*?\s")


class NoMail(Refused):
    """The program has no mail server, or this person looks after no groups."""

    key = "refused-no-mail"


class NoAddress(Refused):
    """What was typed is no e-mail address."""

    key = "refused-no-address"
    hint = "mail-address-hint"


class WrongCode(Refused):
    """The code is another."""

    key = "refused-wrong-code"
    hint = "mail-code-hint"


class CodeOver(Refused):
    """The code is too old, or was tried too often."""

    key = "refused-code-over"


class EnoughCodes(Refused):
    """Enough codes were sent for today."""

    key = "refused-enough-codes"


@dataclass(frozen=True, slots=True)
class MailAddress:
    """Where somebody has their messages sent.

    Args:
        confirmed_at: they have typed the code that was sent there; None until then.
        alone: Telegram is spared what goes there.
        failed_at: since when the server there refuses what is sent.
    """

    person_id: int
    address: str
    added_at: datetime
    confirmed_at: datetime | None
    alone: bool
    failed_at: datetime | None

    @property
    def used(self) -> bool:
        """Messages go there."""
        return self.confirmed_at is not None and self.failed_at is None


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail to one person.

    Args:
        token: of its reply; nobody can guess it.
        question_id: the question that a reply answers.
    """

    id: int
    person_id: int
    kind: str
    address: str
    subject: str
    body: str
    token: str
    question_id: int | None
    created_at: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class MailReply:
    """A mail that came in.

    Args:
        message_id: its own, as its writer's program has given it.
        sender: the bare address it says it is from.
        tokens: of mails it may be a reply to, the likeliest first.
        automatic: no person has written it.
        bounced: a mail server says that a mail could not be delivered.
    """

    message_id: str
    sender: str
    text: str
    tokens: tuple[str, ...]
    automatic: bool = False
    bounced: bool = False


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is given to, or fetched from.

    Args:
        safe: the connection is encrypted from its first byte; else as soon as the server offers it.
        password: shown in no log.
    """

    host: str
    port: int
    safe: bool
    user: str | None
    password: str | None = field(repr=False)

    @property
    def local(self) -> bool:
        """It is on this machine."""
        return self.host in ("localhost", "127.0.0.1", "::1")


def server_at(url: str, plain: str, safe: str, ports: tuple[int, int]) -> MailServer:
    """A mail server's address, such as `smtp://user:password@mail.example.org:587`.

    Args:
        plain: the scheme of a connection that begins open.
        safe: the scheme of one that is encrypted from the beginning.
        ports: of both, where the address names none.

    Raises:
        ValueError: it is none.
    """
    parts = urlsplit(url.strip())
    if parts.scheme not in (plain, safe) or parts.hostname is None or parts.path.strip("/") or parts.query:
        raise ValueError(f"must be like {safe}://user:password@mail.example.org")
    encrypted = parts.scheme == safe
    return MailServer(
        parts.hostname,
        parts.port or ports[encrypted],
        encrypted,
        None if parts.username is None else unquote(parts.username),
        None if parts.password is None else unquote(parts.password),
    )


def address_in(typed: str) -> str:
    """The address somebody has typed, as mail servers take it.

    Raises:
        NoAddress: it is none.
    """
    bare = typed.strip().removeprefix("mailto:").strip("<>").strip()
    if len(bare) > MOST_ADDRESS or not bare.isascii() or not bare.isprintable():
        raise NoAddress(typed=shortened(typed, 60))
    try:
        address = Address(addr_spec=bare)
    except (HeaderParseError, ValueError, IndexError) as error:
        raise NoAddress(typed=shortened(typed, 60)) from error
    domain = address.domain.lower()
    if not re.fullmatch(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", domain) or '"' in bare:
        raise NoAddress(typed=shortened(typed, 60))
    return f"{address.username}@{domain}"


def same_code(typed: str, code: str) -> bool:
    """Whether these are the digits that were sent, however they are set apart."""
    digits = re.sub(r"[\s\-.]", "", typed)
    return digits.isascii() and hmac.compare_digest(digits, code)


def answer_in(text: str, own: str) -> str:
    """What of a reply is new: without the mail it replies to, and without a signature.

    Mail programs write "On Tuesday … wrote:" in the language they are set to, and quote below it. So what is cut does
    not go by words: it begins at the line above which an answer is to be written, at the first quoted line, at a drawn
    line, or at the heads of a mail.

    Args:
        own: the address that the mail was sent from, as it stands in such heads.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept: list[str] = []
    for number, line in enumerate(lines):
        bare = line.strip()
        if bare == "--" or bare.startswith((CUT_HERE, ">")) or _QUOTE_FOLLOWS.match(bare):
            break
        if _is_head(lines[number : number + 4], own):
            break
        kept.append(line.rstrip())
    broken = False
    while kept and (not kept[-1].strip() or _introduces(kept[-1], own) or (broken and _TIME.search(kept[-1]))):
        # Programs break a long "On Tuesday … wrote:" in two, the address below.
        broken = own.lower() in kept.pop().lower()
    above = "\n".join(kept).strip()
    return above or _below(lines, own)


def _below(lines: list[str], own: str) -> str:
    """Return what is written below the quoted e-mail."""
    quoted = [number for number, line in enumerate(lines) if line.strip().startswith(">")]
    if not quoted:
        return ""
    kept = []
    for line in lines[quoted[-1] + 1 :]:
        if line.strip() == "--":
            break
        kept.append(line.rstrip())
    return "\n".join(kept).strip()


def _is_head(lines: list[str], own: str) -> bool:
    """Three lines "From: …", "Sent: …", "To: …", of which one names the address."""
    first = [line.strip() for line in lines[:3]]
    return (
        len(first) == 3
        and all(_LINE_OF_HEAD.match(line) for line in first)
        and any(own.lower() in line.lower() for line in lines)
    )


def _introduces(line: str, own: str) -> bool:
    """The line says whose words follow: it names the address, or a time of day, and ends with a colon."""
    last = line.strip()
    return own.lower() in last.lower() or (last.endswith(":") and _TIME.search(last) is not None)
