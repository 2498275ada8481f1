"""Rules of the house that no linter knows."""

from __future__ import annotations

import ast
import re
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from bot.domain.commands import COMMANDS, Menu
from locales.commands import name_in
from tests.faults.__main__ import STORIES
from tests.service_calls import Handlers

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "handlers", "locales", "sandbox", "storage")
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager", "base", "misc"}
CLOCKS = {"bot/clock.py", "sandbox/clock.py", "bot/runtime/ticker.py", "bot/demo/__init__.py", "bot/checkup.py"}
# Spelt in pieces, so that this file does not hold what it looks for.
HOSTS = [
    "py" + "pi.org",
    "pythonhos" + "ted.org",
    "registry.npm" + "js",
    "deb.deb" + "ian.org",
    "/wo" + "rk/",
    "/op" + "t/",
]


def _program() -> list[Path]:
    return [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


STEPS = {
    f"bot/services/{name}.py"
    for name in (
        "cycle/turns",
        "cycle/rhythm",
        "hosting/dateless",
        "meetings/service",
        "meetings/settling",
        "meetings/lifecycle",
        "meetings/not_held",
        "meetings/wall_clock",
        "themes/lifecycle",
        "groups/service",
    )
}
"""Where turns and meetings are changed: within a step of the cycle, or their date proposed and their theme set."""


def test_only_steps_of_the_cycle_change_turns_and_meetings() -> None:
    changing = re.compile(r"\b(?:turns\.(?:offer|change)|meetings\.(?:add|change))\(")
    found = {str(path.relative_to(ROOT)) for path in _program() if changing.search(path.read_text())}
    assert found <= STEPS


@pytest.mark.parametrize("path", _program(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_file_keeps_to_its_room(path: Path) -> None:
    name, text = str(path.relative_to(ROOT)), path.read_text()
    assert path.stem not in FORBIDDEN_NAMES
    if name not in CLOCKS:
        assert not re.search(r"datetime\.(now|utcnow)\(|time\.time\(\)", text), "there is one clock, and it is passed"
    if name != "bot/config.py" and name != "bot/telegram/request.py":
        assert "os.environ" not in text, "only bot/config.py reads the environment"
    if name != "storage/engine/database.py":
        assert not re.search(r"\.commit\(\)", text), "only storage/engine/database.py commits"


def test_nothing_names_a_registry_or_a_path_of_a_machine() -> None:
    found = []
    for path in _tracked():
        if path.suffix in (".png", ".svg"):
            continue
        text = path.read_text(errors="replace")
        found += [f"{path.relative_to(ROOT)}: {host}" for host in HOSTS if host in text]
    assert found == []


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_a_guide_tells_what_each_command_does(name: str) -> None:
    guides = "".join((ROOT / "docs" / f"{whom}.md").read_text() for whom in ("hosts", "advisers", "coordinators"))
    assert re.search(rf"`/{name}\b", guides)


def test_a_package_of_services_is_used_through_its_face() -> None:
    """Others import from `bot.services.<feature>`, not from the files in it; its declaration is the wiring's."""
    packages = {path.parent.name for path in (ROOT / "bot/services").glob("*/__init__.py")}
    around = []
    for path in _program():
        name = str(path.relative_to(ROOT))
        own = path.parts[-2] if name.startswith("bot/services/") else None
        for node in ast.walk(_parsed(path)):
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("bot.services."):
                continue
            _, _, package, *inner = (node.module or "").split(".")
            if package in packages and inner and package != own and inner != ["feature"]:
                around.append(f"{name}:{node.lineno}: {node.module}")
    assert around == []


BRIEF_TASKS = {
    "bot/runtime/delivery_worker.py": 2,
    "bot/runtime/feed_poller.py": 1,
    # What the process that makes a report complains of.
    "bot/runtime/report_maker.py": 1,
    "bot/runtime/supervisor.py": 1,
    "bot/runtime/ticker.py": 1,
    # The file in which the sandbox keeps its world; the bot itself does not run it.
    "bot/demo/__init__.py": 1,
    # The start itself, which a signal may break off; an update that is left to another process.
    "bot/app.py": 2,
    # A batch that is being kept, an answer that waits for its turn, and blame that is taken back.
    "bot/telegram/update_intake.py": 3,
    "bot/telegram/sender.py": 2,
}
"""Where tasks are made, and how many: but for the supervisor's they all end by themselves, within one errand."""


def test_only_the_supervisor_starts_tasks_that_run_for_long() -> None:
    made: dict[str, int] = {}
    for path in _program():
        name = str(path.relative_to(ROOT))
        if name.startswith(("bot/", "handlers/", "storage/")):
            number = len(re.findall(r"\b(?:create_task|ensure_future)\(", path.read_text()))
            made |= {name: number} if number else {}
    assert made == BRIEF_TASKS


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_guides_of_a_language_name_its_commands_and_no_others(language: str) -> None:
    folder = ROOT / "docs" / language
    guides = "".join((folder / f"{whom}.md").read_text() for whom in ("hosts", "advisers", "privacy"))
    named = set(re.findall(r"`/([a-z]+)\b", guides))
    own = {name_in(command, language): command.menus for command in COMMANDS}
    assert named - own.keys() == set()
    for_all = {name for name, menus in own.items() if menus != frozenset({Menu.COORDINATORS})}
    # "help" and "language" of the three are there too; only what coordinators alone use is not.
    assert for_all - named == set()


def test_each_threat_names_a_test_that_there_is() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs" / "security.md").read_text())
    assert len(named) > 20
    missing = [f"{path}::{name}" for path, name in named if f"def {name}(" not in (ROOT / path).read_text()]
    assert missing == []


WHOSE_CHAT = {
    "answers.group_of",
    "companies.group_of_token",
    "companies.registered",
    "dates.chat_of",
    "enterprises.group_of",
    "enterprises.named_alike",
    "groups.chat_of",
    "groups.topic_of",
    "meetings.chat_of",
    "network.chat_of",
    "network.perhaps_facilitated",
    "people.groups_meant",
    "people.groups_of",
    "people.perhaps_facilitated",
    "private_answers.places",
    "questions.group_of",
    "recruiting.chat_asked",
    "recruiting.chat_of",
    "reports.chat_asked",
    "reports.chat_of",
    "turns.chat_of_turn",
}
"""Whose chat something is in: known before the act, for Telegram is asked in between who somebody is there."""
WHAT_IS_ANSWERED = {
    "digest_replies.question_in",
    "drafts.answered",
    "drafts.ask",
    "drafts.corrected",
    "drafts.drop",
    "live_cards.adopt",
    "live_cards.shown_by",
    "people.remember_welcome",
    "reports.follow",
}
"""What a message answers, which decides what handler goes on, and what is asked for next."""
MORE_THAN_ONE = {
    # An edited message may have been a takeaway, a question or an answer; its features are asked in turn.
    "pending_input.edited": 4,
    "questions.edited": 2,
    # Whoever opens the private chat is known from then on, and told what is kept; a link then leads to an act of its own.
    "people.start": 3,
    "people.agree": 2,
    # A feed is fetched between the permission and the keeping.
    "sources.typed": 2,
    # The message is changed once it is known that they may, and before all times are asked about.
    "date_polls.meant_time": 2,
    # Days were typed without a time: the usual one of the group is looked up.
    "scheduling.pick_dates": 2,
    # Telegram makes a link between the two, or lets somebody in.
    "newcomers.admit": 3,
    "newcomers.asks_in": 2,
    "recruiting.step": 2,
    # What was typed or pressed is read against what they may report on.
    "evidence.report": 2,
    "evidence.period": 2,
    "evidence.data": 2,
    "evidence.dates_typed": 2,
}
"""Handlers that call services more than once, how often on their longest way, and why."""


def test_a_handler_calls_one_service_for_one_act() -> None:
    handlers = Handlers.read(ROOT / "handlers", WHOSE_CHAT | WHAT_IS_ANSWERED)
    calls = {f"{file}.{name}": handlers.calls_of(file, name) for file, name in handlers.functions}
    assert {name: len(found) for name, found in calls.items() if len(found) > 1} == MORE_THAN_ONE


WORDS_OF_TELEGRAM = {"Person", "Poll", "PollOption"}
"""What the bot keeps of these, and what they are in the sandbox, is the same thing seen from two sides."""


def test_a_class_name_has_one_meaning() -> None:
    found: dict[str, list[str]] = {}
    for path in _program():
        for node in _parsed(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found.setdefault(node.name, []).append(str(path.relative_to(ROOT)))
    assert {name: places for name, places in found.items() if len(places) > 1 and name not in WORDS_OF_TELEGRAM} == {}


def test_no_folder_of_code_is_too_full_to_find_a_file_in() -> None:
    # Handlers stay flat, one file for each feature; migrations are a sequence.
    apart = {"handlers", "storage/migrations/versions"}
    full = Counter(str(path.parent) for path in (p.relative_to(ROOT) for p in _tracked()) if path.suffix == ".py")
    assert {folder: files for folder, files in full.items() if files > 20 and folder not in apart} == {}


def test_tests_that_documents_and_the_long_run_of_faults_name_exist() -> None:
    named = re.compile(r"\btests/([\w/]+\.py)(?:::(\w+))?")
    found = {
        test
        for path in _tracked()
        if path.suffix == ".md" and path.name != "CHANGELOG.md"
        for test in named.findall(path.read_text())
    }
    found = {(file, test) for file, test in found if file != "stories/groups/test_thanks.py"}  # Of the worked example.
    gone = [file for file, _ in found if not (ROOT / "tests" / file).is_file()]
    assert gone == []
    assert [
        f"{file}::{test}" for file, test in found if test and f"def {test}(" not in (ROOT / "tests" / file).read_text()
    ] == []
    assert [story for story in STORIES if not story.is_file()] == []


def test_the_pages_about_the_structure_name_what_there_is() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    layers = [ROOT / layer for layer in ("bot/domain", "bot/services", "bot/presenters", "storage")]
    there = {path.stem for layer in layers for path in layer.iterdir()}
    found = re.search(r"have something: \*\*(.+?)\*\*", page, re.DOTALL)
    assert found is not None
    features = set(re.findall(r"\w+", found[1]))
    assert features - there == set()
    assert {path.parent.name for path in (ROOT / "bot/services").glob("*/__init__.py")} - features == set()
    paths = {path for path in re.findall(r"`([\w.]+/[\w./]+)`", page) if not (ROOT / path).exists()}
    assert paths == set()
    words = re.findall(r"`([A-Z]\w+)", (ROOT / "docs/glossary.md").read_text("utf-8"))
    source = "\n".join(path.read_text() for path in _program())
    assert [word for word in words if not re.search(rf"class {word}\b|\b{word} = ", source)] == []
