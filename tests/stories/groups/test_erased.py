"""Erased is erased: nothing of it is left in the files on the disk, whatever key one has."""

from __future__ import annotations

import re
from pathlib import Path

from tests.stories.groups.test_forgetting import WORDS, forgets
from tests.stories.stage import Stage

SEALED = re.compile(rb"[A-Za-z0-9+/]{110,}")
"""As short as anything sealed is, and longer than any other text of letters and digits."""


def _raw(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("test.db*")))


async def test_once_a_seal_has_ended_and_once_somebody_is_forgotten_no_file_holds_it(tmp_path: Path) -> None:
    async with Stage(f"sqlite+aiosqlite:///{tmp_path / 'test.db'}") as stage:
        frida, xerxes, aino = stage.actor("Frida"), stage.actor("Xerxes"), stage.actor("Aino")
        chat = await stage.group(frida, xerxes, aino)
        await frida.says("/setup Kainuu", chat)
        await xerxes.says("/join Zithers of Zagreb", chat)
        await aino.says("/join Kahvila Aino", chat)
        for actor in (xerxes, aino):
            await actor.starts()
        await aino.says("/ask", aino.private)
        await aino.says("How do quiet people sell?", aino.private)
        await aino.presses("Ask without my name", chat=aino.private)
        assert SEALED.search(_raw(tmp_path))
        await aino.presses("Remove the question", chat=aino.private)
        raw = _raw(tmp_path)
        assert not SEALED.search(raw)
        assert b"quiet people" not in raw

        await xerxes.says("/ask Who tunes forty strings?", chat)
        await xerxes.says("/propose Fretless marketing", chat)
        number = xerxes.person.id
        assert b"Xerxes" in _raw(tmp_path)
        await forgets(xerxes, WORDS)
        raw = _raw(tmp_path)
        left = [word for word in (b"Xerxes", b"Zithers", b"forty strings", str(number).encode()) if word in raw]
        assert left == []
        assert number.to_bytes(6, "big") not in raw
