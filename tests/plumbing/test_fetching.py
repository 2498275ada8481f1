"""Pages fetched from the open web, with limits, and never from inside the house."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.domain.sources import SourceTrouble
from bot.runtime.fetching import MOST_BYTES, Fetched, Fetcher, Unchanged, is_open
from tests.journal import Journal


@pytest.fixture
async def journal() -> AsyncIterator[Journal]:
    async with Journal() as open_:
        yield open_


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    """May look at this machine, where the journal is."""
    made = Fetcher(own_network=True)
    yield made
    await made.close()


async def test_a_page_is_fetched_and_the_second_time_only_where_it_has_changed(
    journal: Journal, fetcher: Fetcher
) -> None:
    page = await fetcher.fetch(journal.feed)
    assert isinstance(page, Fetched)
    assert page.content == journal.xml()
    assert isinstance(await fetcher.fetch(journal.feed, page.etag), Unchanged)
    journal.title = "Another"
    assert isinstance(await fetcher.fetch(journal.feed, page.etag), Fetched)


async def test_long_headers_and_cookies_on_the_way_are_no_trouble_and_no_cookie_is_kept(
    journal: Journal, fetcher: Fetcher
) -> None:
    journal.headers = {"Content-Security-Policy": "default-src " + "https://example.org " * 1500}
    journal.wants_cookie = True
    assert isinstance(await fetcher.fetch(journal.feed), Fetched)
    assert len(journal.answers) == 1
    assert isinstance(await fetcher.fetch(journal.feed), Fetched)
    assert journal.led == 2, "what was shown on the way is forgotten after it"


async def test_it_is_followed_where_it_leads_and_not_for_ever(journal: Journal, fetcher: Fetcher) -> None:
    journal.leads = {"/old": "/older", "/older": journal.feed, "/loop": "/loop", "/out": "file:///etc/hostname"}
    page = await fetcher.fetch(f"{journal.home}old")
    assert isinstance(page, Fetched)
    assert page.url == journal.feed
    assert await fetcher.fetch(f"{journal.home}loop") is SourceTrouble.REDIRECTED
    assert await fetcher.fetch(f"{journal.home}out") is SourceTrouble.FORBIDDEN


async def test_trouble_is_told_apart(journal: Journal, fetcher: Fetcher) -> None:
    journal.body = b"x" * (MOST_BYTES + 1)
    assert await fetcher.fetch(journal.feed) is SourceTrouble.BIG
    journal.status = 410
    assert await fetcher.fetch(journal.feed) is SourceTrouble.GONE
    journal.status = 503
    assert await fetcher.fetch(journal.feed) is SourceTrouble.REFUSED
    assert await fetcher.fetch("http://127.0.0.1:1/") is SourceTrouble.UNREACHABLE
    for wrong in ("ftp://example.org/", "http://me:secret@127.0.0.1/", "gopher:", "//x"):
        assert await fetcher.fetch(wrong) is SourceTrouble.FORBIDDEN
    for wrong in ("http://bad host/", "http://127.0.0.1:99999/"):
        assert await fetcher.fetch(wrong) is SourceTrouble.UNREACHABLE


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"])
async def test_nothing_leads_into_the_house_however_it_is_written(journal: Journal, name: str) -> None:
    outside = Fetcher()
    assert await outside.fetch(f"http://{name}:{journal.port}/feed") is SourceTrouble.FORBIDDEN
    await outside.close()
    assert journal.answers == []


@pytest.mark.parametrize("number", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_open_addresses(number: str) -> None:
    assert is_open(number)


@pytest.mark.parametrize(
    "number",
    [
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001::1",
        "::ffff:10.0.0.1",
    ],
)
def test_closed_addresses(number: str) -> None:
    assert not is_open(number)
