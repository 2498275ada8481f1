"""Feeds as strangers write them: read, or said to be none; never a crash, never somebody else's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.sources import Feed
from bot.formats import feed_child
from bot.formats.feed_child import plain
from bot.formats.sources import read

URL = "https://example.org/blog/feed"
RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Bakers &amp;amp; Co</title>
<language>fi-FI</language>
<item><title>Ovi &lt;b&gt;auki&lt;/b&gt;</title><link>/1</link><guid isPermaLink="false">a</guid>
<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Yksi&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;&lt;ul&gt;&lt;li&gt;kaksi&lt;/ul&gt;</description></item>
<item><title>Uudempi</title><link>javascript:alert(1)</link><pubDate>Tue, 03 Nov 2026 08:00:00 GMT</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title><entry><id>tag:1</id><title type="text">1 &lt; 2</title>
<link href="https://example.org/a"/><updated>2026-11-01T00:00:00Z</updated><content type="html">&lt;b&gt;Bold&lt;/b&gt;</content>
</entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel>
<title>Old web</title></channel><item rdf:about="https://example.org/r"><title>R</title><link>https://example.org/r</link>
</item></rdf:RDF>"""


async def test_rss_is_read_newest_first_and_as_plain_text() -> None:
    feed = await read(RSS.encode(), "text/xml", URL)
    assert isinstance(feed, Feed)
    assert (feed.title, feed.language) == ("Bakers & Co", "fi")
    newer, older = feed.entries
    assert (newer.title, newer.link) == ("Uudempi", None), "only links of the web are links"
    assert (older.title, older.link, older.id) == ("Ovi auki", "https://example.org/1", "a")
    assert older.summary == "Yksi\n\n• kaksi"


@pytest.mark.parametrize(("text", "title"), [(ATOM, "1 < 2"), (RDF, "R")])
async def test_atom_and_rdf_are_feeds_too(text: str, title: str) -> None:
    feed = await read(text.encode(), "", URL)
    assert isinstance(feed, Feed)
    assert feed.entries[0].title == title


async def test_a_web_page_leads_to_its_feeds_and_other_things_to_none() -> None:
    page = '<html><head><link rel="alternate" type="application/atom+xml" href="/atom"></head></html>'
    assert await read(page.encode(), "text/html", URL) == ("https://example.org/atom",)
    for nothing in (b"", b"   ", b"%PDF-1.4 \x00\xff", b'{"items": []}', b"<html><body>Hello</body></html>"):
        assert await read(nothing, "", URL) == ()


async def test_a_feed_reads_nobodys_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    text = (
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "file://{secret}">]><rss version="2.0"><channel><title>&x;</title>'
        "<item><title>A &x;</title><link>https://example.org/1</link></item></channel></rss>"
    )
    assert "the secret" not in str(await read(text.encode(), "", URL))
    assert "the secret" not in str(await read(str(secret).encode(), "", URL))


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>One\n two</p><p>Three &amp; four</p>", "One two\n\nThree & four"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("x &lt; y", "x < y"),
        ("<style>p{}</style>Hi<img src=x>", "Hi"),
        ("no end <b>here", "no end here"),
        ("nul\x00 and \u200bzero", "nul and zero"),
        ("<li>one<li>two", "• one\n• two"),
    ],
)
def test_markup_becomes_words(html: str, said: str) -> None:
    assert plain(html, markup=True) == said


def _of_two(title: bytes, link: bytes = b"https://example.org/2") -> bytes:
    """A feed of a good item with Finnish letters, and one that is wrong somewhere."""
    good = "<item><title>Häät ja työ</title><link>https://example.org/1</link></item>".encode()
    bad = b"<item><title>" + title + b"</title><link>" + link + b"</link></item>"
    head = b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>T</title>'
    return head + good + bad + b"</channel></rss>"


@pytest.mark.parametrize("kind", ["", "text/xml", "application/rss+xml; charset=utf-8"])
@pytest.mark.parametrize(
    ("title", "said"),
    [
        (b"one bad \xe4 byte", "one bad ä byte"),
        (b"&#0;&#x1F;&#xD800;&#99999999; reference", "\ufffd\ufffd\ufffd\ufffd reference"),
        (b"&nbsp;&unknown; entity", "&unknown; entity"),
        (b"a NUL\x00 and \x0b others", "a NUL and others"),
        (b"an & alone", "an & alone"),
    ],
)
def test_one_bad_item_spoils_neither_itself_nor_the_others(kind: str, title: bytes, said: str) -> None:
    entries = feed_child.read(_of_two(title), kind, URL)["entries"]
    assert [entry["title"] for entry in entries] == ["Häät ja työ", said]


@pytest.mark.parametrize("link", [b"https://example.org/2&#0;", b"https://example.org/2\x00", b"http://[2"])
def test_a_link_that_no_database_would_keep_is_mended_or_left_out(link: bytes) -> None:
    entries = feed_child.read(_of_two(b"Two", link), "", URL)["entries"]
    assert [entry["title"] for entry in entries] == ["Häät ja työ", "Two"]
    assert entries[1]["link"] in ("https://example.org/2", None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "cp1252"])
def test_other_ways_of_writing_letters_are_read(encoding: str) -> None:
    named = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{named}"?><rss version="2.0"><channel><title>Työ</title></channel></rss>'
    assert feed_child.read(text.encode(encoding), "", URL)["title"] == "Työ"
