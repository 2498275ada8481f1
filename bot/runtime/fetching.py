"""Fetch pages from the public web, with limits, and never from this machine's own network.

Whoever adds a source types its address, and a server may lead on to any other. So where a connection goes is checked
when it is made, after names are looked up: whatever an address looks like, it cannot lead to this machine or its
own network.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

import aiohttp
import structlog

from bot.domain.sources import SourceTrouble

log = structlog.get_logger(__name__)

MOST_BYTES = 2 * 2**20
SECONDS = 30.0
CONNECT_SECONDS = 10.0
MOST_BYTES_OF_A_HEADER = 2**16
"""Policies of security alone can be longer than the 8 kB that aiohttp takes by itself."""
MOST_REDIRECTS = 5
AT_ONCE = 4
OK, NOT_MODIFIED, GONE = 200, 304, 410
REDIRECTS = (301, 302, 303, 307, 308)
NAME = "MGN/1.0 (feed reader)"
ACCEPT = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/html;q=0.5, */*;q=0.1"
# Addresses that stand for others: what is inside them would have to be looked at as well.
TRANSLATED = [ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is there now. `url` is where it was found in the end."""

    content: bytes
    kind: str
    url: str
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The same as last time."""


class _NotOpen(OSError):
    """An address in the own network."""


class Fetcher:
    """Fetches pages, a few at once.

    Args:
        own_network: addresses of this machine and its own network are allowed too.
    """

    def __init__(self, *, own_network: bool = False) -> None:
        self._own_network = own_network
        self._connector: aiohttp.TCPConnector | None = None
        self._free = asyncio.Semaphore(AT_ONCE)

    async def close(self) -> None:
        """Close every connection."""
        if self._connector is not None:
            await self._connector.close()
            self._connector = None

    async def fetch(
        self, url: str, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched | Unchanged | SourceTrouble:
        """What is at that address.

        Args:
            etag: what the server called the state that is known.
            last_modified: when the server said it was last changed.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in asked.items() if value}
        async with self._free:
            try:
                async with asyncio.timeout(SECONDS):
                    return await self._follow(url, headers)
            except TimeoutError:
                return SourceTrouble.SLOW
            except aiohttp.ClientConnectorError as error:
                return SourceTrouble.FORBIDDEN if isinstance(error.os_error, _NotOpen) else SourceTrouble.UNREACHABLE
            # Whatever a stranger's server sends, or somebody types for an address, ends here.
            except (aiohttp.ClientError, OSError, ValueError) as error:
                log.info("source.unfetched", why=type(error).__name__)
                return SourceTrouble.UNREACHABLE

    async def _follow(self, url: str, headers: Mapping[str, str]) -> Fetched | Unchanged | SourceTrouble:
        async with self._session() as session:
            for _ in range(MOST_REDIRECTS + 1):
                parts = urlsplit(url)
                if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
                    return SourceTrouble.FORBIDDEN
                async with session.get(url, headers=headers, allow_redirects=False) as answer:
                    if answer.status in REDIRECTS and "Location" in answer.headers:
                        url = urljoin(url, answer.headers["Location"])
                        continue
                    return await _read(answer, url)
            return SourceTrouble.REDIRECTED

    def _session(self) -> aiohttp.ClientSession:
        """For one page: the cookies a server gives on the way there are shown on the way, and forgotten after it."""
        if self._connector is None:
            self._connector = aiohttp.TCPConnector(socket_factory=self._socket, force_close=True, use_dns_cache=False)
        return aiohttp.ClientSession(
            connector=self._connector,
            connector_owner=False,
            cookie_jar=aiohttp.CookieJar(unsafe=True),
            timeout=aiohttp.ClientTimeout(total=SECONDS, sock_connect=CONNECT_SECONDS),
            headers={"User-Agent": NAME, "Accept": ACCEPT},
            max_line_size=MOST_BYTES_OF_A_HEADER,
            max_field_size=MOST_BYTES_OF_A_HEADER,
        )

    def _socket(self, address: Any) -> socket.socket:
        """Open a connection. All connections pass here, with the IP address the name resolved to."""
        family, type_, proto, _, where = address
        if not self._own_network and not is_open(where[0]):
            raise _NotOpen(f"{where[0]} is no address of the open web")
        return socket.socket(family, type_, proto)


def is_open(number: str) -> bool:
    """Return whether an IP address is public."""
    address = ipaddress.ip_address(number.partition("%")[0])
    inner = getattr(address, "ipv4_mapped", None)
    if inner is not None:
        address = inner
    if address.is_multicast or any(address in net for net in TRANSLATED if net.version == address.version):
        return False
    return address.is_global


async def _read(answer: aiohttp.ClientResponse, url: str) -> Fetched | Unchanged | SourceTrouble:
    if answer.status == NOT_MODIFIED:
        return Unchanged()
    if answer.status == GONE:
        return SourceTrouble.GONE
    if answer.status != OK:
        return SourceTrouble.REFUSED
    content = bytearray()
    # Counted as it is unpacked: a small answer can unpack into a huge one.
    async for piece in answer.content.iter_chunked(2**16):
        content += piece
        if len(content) > MOST_BYTES:
            return SourceTrouble.BIG
    told = answer.headers
    return Fetched(
        bytes(content),
        told.get("Content-Type", "")[:200],
        url,
        _short(told.get("ETag")),
        _short(told.get("Last-Modified")),
    )


def _short(value: str | None) -> str | None:
    return value if value and len(value) <= 200 else None
