"""The dictionaries of word forms (simplemma's), as files that are mapped into memory.

A dictionary is made into a file once on each machine, by `python -m bot.formats.dictionaries` in a process of its own:
that takes a minute of one core and some 450 MB. From then on opening it takes less than a millisecond, its pages are
shared between processes, and the system may take them back. Until there is a file, and wherever none can be written,
the dictionary is read from simplemma's own compressed stream on first use, which takes two seconds and 45 MB for Finnish.
"""

from __future__ import annotations

import fcntl
import os
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from locales.languages import LANGUAGES, SPOKEN

NICENESS = 10
"""How far making the files stands back behind everything else the machine does."""


OPENING = threading.Lock()
_open: dict[str, Mapping[str, str]] = {}


class MappedDictionary(Mapping[str, str]):
    """The dictionary form of every form of a word, looked up in a mapped file."""

    __slots__ = ("_trie",)

    def __init__(self, trie: Any) -> None:
        self._trie = trie

    def __getitem__(self, form: str) -> str:
        return str(self._trie[form][0].decode())

    def get(self, form: str, default: Any = None) -> Any:
        """The dictionary form, or `default` where the form is unknown."""
        found = self._trie.get(form)
        return default if found is None else found[0].decode()

    def __contains__(self, form: object) -> bool:
        return form in self._trie

    def __iter__(self) -> Iterator[str]:
        yield from self._trie.iterkeys()

    def __len__(self) -> int:
        return len(self._trie)


def folder() -> Path:
    """Where the files are: in the user's cache, apart for each version of the dictionaries."""
    return Path(user_cache_path("mgn")) / f"dictionaries-{version('simplemma')}"


def missing() -> list[str]:
    """The dictionaries of the network's languages that have no file yet, by their codes."""
    return [code for code in _codes() if not _file(code).exists()]


def opened(code: str) -> Mapping[str, str]:
    """A dictionary. The first time it is opened: from its file where there is one, else from simplemma's stream.

    Args:
        code: simplemma's code of the language.
    """
    with OPENING:
        if code not in _open:
            _open[code] = _mapped(code) if _file(code).exists() else _read_stream(code)
        return _open[code]


def use_files() -> None:
    """Let go of every dictionary that was read from its stream and has a file by now."""
    with OPENING:
        for code, dictionary in _open.items():
            if not isinstance(dictionary, MappedDictionary) and _file(code).exists():
                _open[code] = _mapped(code)


def make(codes: Iterable[str] | None = None) -> list[str]:
    """Make the files that are missing, and return the codes of those made. Leaves it to another process that has begun.

    Args:
        codes: of the dictionaries wanted; those of all the network's languages where left out.

    Raises:
        OSError: the folder cannot be written.
    """
    where = folder()
    where.mkdir(parents=True, exist_ok=True)
    with (where / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return []
        made = [code for code in codes or _codes() if not _file(code).exists()]
        for code in made:
            _make(code)
        return made


def _make(code: str) -> None:
    from marisa_trie import BytesTrie

    unfinished = _file(code).with_suffix(".unfinished")
    BytesTrie((form, found.encode()) for form, found in _read_stream(code).items()).save(str(unfinished))
    # Whole or not at all, also for a process that looks at this moment.
    os.replace(unfinished, _file(code))


def _codes() -> list[str]:
    found = (SPOKEN[language].search.dictionary for language in LANGUAGES)
    return [code for code in found if code is not None]


def _file(code: str) -> Path:
    return folder() / f"{code}.trie"


def _mapped(code: str) -> Mapping[str, str]:
    from marisa_trie import BytesTrie

    trie = BytesTrie()
    trie.mmap(str(_file(code)))
    return MappedDictionary(trie)


def _read_stream(code: str) -> Mapping[str, str]:
    from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

    return StreamDictionaryFactory().get_dictionary(code)


if __name__ == "__main__":
    os.nice(NICENESS)
    made = make()
    sys.stdout.write(f"Made: {', '.join(made) or 'nothing'}\n")
