"""The dictionaries as files: the same words as simplemma's own, made once, and never half."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from bot.formats import dictionaries


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(dictionaries, "_open", {})
    return dictionaries.folder()


@pytest.mark.slow
def test_a_file_holds_what_the_dictionary_holds(cache: Path) -> None:
    streamed = dictionaries.opened("en")
    assert dictionaries.make(["en"]) == ["en"]
    assert dictionaries.opened("en") is streamed
    dictionaries.use_files()
    mapped = dictionaries.opened("en")
    assert isinstance(mapped, dictionaries.MappedDictionary)
    assert len(mapped) == len(streamed)
    for form in islice(streamed, 0, None, 50):
        assert mapped[form] == mapped.get(form) == streamed[form]
        assert form in mapped
    for unknown in ("", "qqqqq", "houseä"):
        assert mapped.get(unknown) is streamed.get(unknown) is None
    assert next(iter(mapped)) in streamed


@pytest.mark.slow
def test_files_are_made_once_and_by_one_process(cache: Path) -> None:
    cache.mkdir(parents=True)
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert dictionaries.make(["en"]) == []
    assert "en" in dictionaries.missing()
    assert dictionaries.make(["en"]) == ["en"]
    assert "en" not in dictionaries.missing()
    assert dictionaries.make(["en"]) == []
    assert [file.name for file in cache.iterdir() if file.name != "lock"] == ["en.trie"]


def test_without_a_place_to_write_words_are_found_all_the_same(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/none")
    assert dictionaries.opened("en").get("houses") == "house"
    made = subprocess.run([sys.executable, "-m", "bot.formats.dictionaries"], capture_output=True, check=False)
    assert made.returncode != 0
    assert "en" in dictionaries.missing()
