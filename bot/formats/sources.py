"""Read feeds of any kind (RSS, Atom, RDF) in a separate process, so that a bad feed cannot block the bot."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from pathlib import Path
from typing import Any

import structlog

from bot.domain.sources import Entry, Feed
from locales.languages import SPOKEN

log = structlog.get_logger(__name__)

READER = Path(__file__).with_name("feed_child.py")
LONGEST_SECONDS = 60.0


async def read(content: bytes, kind: str, url: str) -> Feed | tuple[str, ...]:
    """A feed; or the addresses of the feeds a web page names, none where it is neither.

    Args:
        content: as the server sent it.
        kind: the server's Content-Type.
        url: where it was found; links may be relative to it.
    """
    said = await _ask_reader(json.dumps({"type": kind, "url": url}).encode() + b"\n" + content)
    if said is None:
        log.warning("source.unreadable", url=url, bytes=len(content))
        return ()
    if "entries" not in said:
        return tuple(said.get("alternates", ()))
    language = str(said["language"] or "")[:2].lower()
    entries = tuple(Entry(**entry) for entry in said["entries"])
    return Feed(said["title"], language if language in SPOKEN else None, entries)


async def _ask_reader(told: bytes) -> dict[str, Any] | None:
    # Isolated: it needs nothing of this program's surroundings, and gets none of them.
    reader = await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        str(READER),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={},
    )
    try:
        out, _ = await asyncio.wait_for(reader.communicate(told), LONGEST_SECONDS)
    except TimeoutError:
        return None
    finally:
        if reader.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                reader.kill()
            await reader.wait()
    if reader.returncode:
        return None
    said: dict[str, Any] = json.loads(out)
    return said
