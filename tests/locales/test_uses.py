"""Every message the program asks for exists and gets what it needs, and none stands unused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.commands import COMMANDS
from locales import LANGUAGES
from locales.catalogue import messages
from tests.locales.uses import Uses, uses_in
from tests.locales.wording import placeholders

ROOT = Path(__file__).resolve().parents[2]
KEYS = set(messages("en"))

# What all of these read is made once.
pytestmark = pytest.mark.xdist_group("uses")


@pytest.fixture(scope="module")
def uses() -> Uses:
    paths = [path for room in ("bot", "handlers", "locales") for path in (ROOT / room).rglob("*.py")]
    return uses_in(paths, ROOT)


def needed(key: str) -> set[str]:
    """Every value that some language names in this message; `n` where it has plural forms."""
    texts = [text for language in LANGUAGES for text in messages(language).get(key, ())]
    plural = {"n"} if len(messages("en")[key]) > 1 else set()
    return plural.union(*(placeholders(text) for text in texts))


def test_every_message_asked_for_exists(uses: Uses) -> None:
    assert [f"{where} asks for {key}" for key, where in uses.asked if key not in KEYS] == []


def test_every_message_built_from_parts_exists(uses: Uses) -> None:
    prefixes = {key.partition("-")[0] for key in KEYS}
    ours = [
        (pattern, where)
        for pattern, where in uses.patterns
        if pattern.pattern.partition("-")[0].strip("\\") in prefixes
    ]
    assert [where for pattern, where in ours if not any(pattern.fullmatch(key) for key in KEYS)] == []


def test_no_message_stands_unused(uses: Uses) -> None:
    assert sorted(key for key in KEYS if not uses.uses(key)) == []


def test_every_message_gets_the_values_it_names(uses: Uses) -> None:
    wrong = [
        f"{call.where}: {call.key} lacks {', '.join(sorted(lacking))}"
        for call in uses.calls
        if call.key in KEYS and call.values is not None and (lacking := needed(call.key) - call.values)
    ]
    assert wrong == []


def test_no_message_gets_a_value_that_no_language_shows(uses: Uses) -> None:
    wrong = [
        f"{call.where}: {call.key} does not show {', '.join(sorted(idle))}"
        for call in uses.calls
        if call.key in KEYS and call.values is not None and (idle := call.values - needed(call.key))
    ]
    assert wrong == []


def test_what_is_shown_without_markup_has_none(uses: Uses) -> None:
    plain = {call.key for call in uses.calls if call.plain and call.key in KEYS}
    marked = {
        (key, language) for key in plain for language in LANGUAGES for text in messages(language)[key] if "<" in text
    }
    # The same words may be asked for both ways only if they are words alone.
    assert marked == set()


def test_every_command_has_its_description_and_no_other_has() -> None:
    assert {key for key in KEYS if key.startswith("command-")} == {f"command-{command.name}" for command in COMMANDS}
