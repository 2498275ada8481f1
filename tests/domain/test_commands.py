"""Every command has a name in each language, and goes on answering to the names it once had."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from bot.domain.commands import BY_NAME, COMMANDS
from locales.commands import name_in, names_of

FORMER = {
    "volunteer": ("ilmoittaudu", "stallupp"),
    "pass": ("ohita", "hoppaover"),
    "resume": ("aterkom",),
    "hosts": ("vardar",),
    "join": ("anslut",),
    "vote": ("rosta",),
    "theme": ("teema", "tema"),
    "forget": ("glom",),
}


def test_no_two_commands_answer_to_one_name() -> None:
    counted = Counter(name for command in COMMANDS for name in names_of(command))
    assert [name for name, times in counted.items() if times > 1] == []


def test_telegram_takes_every_name() -> None:
    names = [name for command in COMMANDS for name in names_of(command)]
    assert [name for name in names if not re.fullmatch(r"[a-z0-9_]{1,32}", name)] == []


@pytest.mark.parametrize("name", FORMER)
def test_former_names_go_on_working_and_stand_in_no_menu(name: str) -> None:
    command = BY_NAME[name]
    assert set(FORMER[name]) <= set(names_of(command))
    assert set(FORMER[name]).isdisjoint(name_in(command, language) for language in ("en", "fi", "sv"))
