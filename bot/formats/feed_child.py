"""Reads one feed and says what is in it: a program of its own, run by `bot.formats.sources`.

What strangers publish can take minutes and gigabytes to read: measured, a megabyte of nested tags takes feedparser
55 seconds. So it is read where that harms nobody, with limits, and this file imports nothing of the bot.

In: one line of JSON with `url` and `type`, then the bytes as they came. Out: JSON with `title`, `language` and
`entries`; or, where it is a web page, `alternates` with the addresses of its feeds.
"""

from __future__ import annotations

import calendar
import codecs
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
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]+)|([0-9]+));?")
DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._-]+)", re.IGNORECASE)
HIGHEST = 0x10FFFF


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
    typed = CONTROL.sub("", str(entry.get("link") or "")).replace("\ufffd", "").strip()
    try:
        link = urljoin(base, typed) if typed else ""
        fine = urlsplit(link).scheme in ("http", "https") and not re.search(r"\s", link) and len(link) <= LONGEST_LINK
    except ValueError:
        # An address like http://[x: the item is told of without it.
        return None
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


def _windows(error: UnicodeError) -> tuple[str, int]:
    """One byte that is no UTF-8 among much that is: most often a letter of Windows."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.start + 1].decode("cp1252", "replace"), error.start + 1


codecs.register_error("windows", _windows)


def _text(content: bytes, kind: str) -> str:
    """The characters of what came. One bad byte spoils only itself.

    Args:
        kind: the server's Content-Type.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        # What can be read as UTF-8 is hardly ever anything else, whatever is said of it.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    told, declared = CHARSET.search(kind), DECLARED.search(content[:1000])
    for name in (told and told.group(1), declared and declared.group(1).decode("ascii")):
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            if name and codecs.lookup(name).name not in ("utf-8", "ascii"):
                return content.decode(name)
    return content.decode("utf-8", "windows")


def _reference(found: re.Match[str]) -> str:
    digits, base = (found[1], 16) if found[1] else (found[2], 10)
    number = int(digits, base) if len(digits) < 10 else HIGHEST + 1
    return found[0] if number <= HIGHEST and not NOT_XML.match(chr(number)) else "\ufffd"


def readable(content: bytes, kind: str) -> bytes:
    """The same in UTF-8, without characters that no XML may hold: one of them would silence the whole feed.

    Args:
        kind: the server's Content-Type.
    """
    text = NOT_XML.sub("", REFERENCE.sub(_reference, _text(content, kind)))
    return re.sub(r"^(\s*<\?xml[^>]{0,200}?)\s+encoding\s*=\s*([\"'])[^\"']*\2", r"\1", text, count=1).encode()


def _each(entries: list[Any], base: str) -> list[dict[str, Any]]:
    """Every item that can be read. One that cannot does not silence the others."""
    read_: list[dict[str, Any]] = []
    for entry in entries:
        with contextlib.suppress(ValueError, TypeError, AttributeError, KeyError, OverflowError):
            read_.append(_entry(entry, base))
    return read_


def read(content: bytes, kind: str, url: str) -> dict[str, Any]:
    """What is in it; an empty dictionary where it is neither a feed nor a page that names one."""
    content = readable(content, kind)
    plain_kind = (kind or "application/xml").partition(";")[0].strip()
    headers = {"content-type": f"{plain_kind}; charset=utf-8", "content-location": url}
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
        entries = _each(parsed["entries"], url)
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
