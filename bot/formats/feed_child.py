"""Reads one feed and says what is in it: a program of its own, run by `bot.formats.sources`.

What strangers publish can take minutes and gigabytes to read: measured, a megabyte of nested tags takes feedparser
55 seconds. So it is read where that harms nobody, with limits, and this file imports nothing of the bot.

In: one line of JSON with `url` and `type`, then the bytes as they came. Out: JSON with `title`, `language` and
`entries`; or, where it is a web page, `alternates` with the addresses of its feeds.
"""

from __future__ import annotations

import calendar
import contextlib
import io
import json
import os
import re
import sys
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser

CPU_SECONDS = 30
MOST_BYTES_OF_MEMORY = 2**30
MOST_ENTRIES = 1000
MOST_HTML = 50_000
LONGEST_TITLE, LONGEST_TEXT, LONGEST_LINK = 300, 4000, 500
BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "table",
        "blockquote",
        "section",
        "article",
        "header",
        "footer",
        "figure",
        "figcaption",
        "pre",
    ]
)
SILENT = frozenset(["script", "style", "template", "head", "title", "noscript", "svg", "iframe", "object"])
FEEDS = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u2028\u2029\ufeff\ufffe\uffff]")


class _Plain(HTMLParser):
    """The words of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent += 1
        if tag in BLOCKS:
            self.out.append("\n")
        if tag == "p":
            self.out.append("\n")
        if tag == "li":
            self.out.append("• ")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT and self._silent:
            self._silent -= 1
        if tag in BLOCKS and tag != "br":
            self.out.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            # A line of HTML ends where its writer's editor broke it, which means nothing.
            self.out.append(re.sub(r"\s+", " ", data))


class _Alternates(HTMLParser):
    """The feeds a web page names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        rel = (own.get("rel") or "").lower().split()
        kind = (own.get("type") or "").partition(";")[0].strip().lower()
        if tag == "link" and "alternate" in rel and kind in FEEDS and own.get("href"):
            self.found.append(str(own["href"]))


def plain(text: str, *, markup: bool) -> str:
    """The words alone, paragraphs kept."""
    if markup:
        parser = _Plain()
        parser.feed(text[:MOST_HTML])
        parser.close()
        text = "".join(parser.out)
    text = CONTROL.sub("", text.replace("\r", "\n").replace("\xa0", " "))
    text = "\n".join(re.sub(r"[ \t]+", " ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip().encode("utf-8", "ignore").decode()


def _said(entry: Any, name: str) -> str:
    detail = entry.get(f"{name}_detail") or {}
    return plain(str(entry.get(name) or ""), markup=detail.get("type") != "text/plain")


def _summary(entry: Any) -> str:
    said = _said(entry, "summary")
    for piece in entry.get("content") or ():
        said = said or plain(str(piece.get("value") or ""), markup=piece.get("type") != "text/plain")
    return said[:LONGEST_TEXT]


def _link(entry: Any, base: str) -> str | None:
    link = urljoin(base, str(entry.get("link") or "").strip()) if entry.get("link") else ""
    fine = urlsplit(link).scheme in ("http", "https") and not re.search(r"\s", link) and len(link) <= LONGEST_LINK
    return link if fine else None


def _published(entry: Any) -> float | None:
    for name in ("published_parsed", "updated_parsed"):
        with contextlib.suppress(TypeError, ValueError, OverflowError):
            return float(calendar.timegm(entry[name])) if entry.get(name) else None
    return None


def _entry(entry: Any, base: str) -> dict[str, Any]:
    title = " ".join(_said(entry, "title").split())[:LONGEST_TITLE]
    return {
        "id": plain(str(entry.get("id") or ""), markup=False),
        "title": title,
        "summary": _summary(entry),
        "link": _link(entry, base),
        "published": _published(entry),
    }


def read(content: bytes, kind: str, url: str) -> dict[str, Any]:
    """What is in it; an empty dictionary where it is neither a feed nor a page that names one."""
    headers = {"content-type": kind or "application/xml", "content-location": url}
    parsed = (
        feedparser.parse(
            # A stream, and never a string, which might be taken for an address or the name of a file.
            io.BytesIO(content),
            response_headers=headers,
            resolve_relative_uris=False,
            sanitize_html=False,
        )
        if content.strip()
        else {}
    )
    if parsed.get("version") or parsed.get("entries"):
        feed = parsed.get("feed") or {}
        entries = [_entry(entry, url) for entry in parsed["entries"]]
        # Some feeds begin with their oldest.
        entries.sort(key=lambda entry: -(entry["published"] or 0.0))
        title = " ".join(_said(feed, "title").split())[:LONGEST_TITLE]
        return {"title": title, "language": feed.get("language"), "entries": entries[:MOST_ENTRIES]}
    page = _Alternates()
    page.feed(content[: MOST_HTML * 4].decode("utf-8", "replace"))
    links = [urljoin(url, found) for found in page.found]
    fine = [link for link in links if urlsplit(link).scheme in ("http", "https") and len(link) <= LONGEST_LINK]
    return {"alternates": fine[:3]} if fine else {}


def _limit() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        os.nice(19)
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES_OF_MEMORY, MOST_BYTES_OF_MEMORY))


def main() -> None:
    """Read what comes in, write what is in it."""
    _limit()
    told = json.loads(sys.stdin.buffer.readline())
    found = read(sys.stdin.buffer.read(), told["type"], told["url"])
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
