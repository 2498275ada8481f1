"""The worked feature of docs/contributing.md, put into a copy of the program and run there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "locales", "sandbox", "storage", "tests")
STEP = re.compile(
    r"(?:(?:New file|In|At the end of)\s+`(?P<path>[^`]+)`(?P<how>[^:]*?)(?:,\s+after\s+`(?P<after>[^`]+)`)?:)\n\n"
    r"```(?:python|po|toml)\n(?P<text>.*?)```",
    re.S,
)
STORY = "tests/stories/groups/test_thanks.py"


def _newest() -> str:
    """The revision no other follows."""
    texts = [path.read_text("utf-8") for path in (ROOT / "storage/migrations/versions").glob("*.py")]
    revisions = {re.findall(r'^revision = "(.+?)"', text, re.M)[0] for text in texts}
    before = {found for text in texts for found in re.findall(r'^down_revision = "(.+?)"', text, re.M)}
    (newest,) = revisions - before
    return str(newest)


def _follow(page: str, tree: Path) -> int:
    steps = list(STEP.finditer(page))
    for step in steps:
        path, after = tree / step["path"], step["after"]
        text = step["text"].replace("<newest>", _newest())
        if after is not None:
            before, line, rest = path.read_text("utf-8").partition(after.replace("\\n", "\n") + "\n")
            assert line, f"{step['path']} has no line {after}"
            path.write_text(before + line + text + rest, "utf-8")
        elif path.exists():
            path.write_text(path.read_text("utf-8").rstrip("\n") + "\n\n" + text, "utf-8")
        else:
            path.write_text(text, "utf-8")
    return len(steps)


def test_the_feature_of_the_page_works(tmp_path: Path) -> None:
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    assert _follow((ROOT / "docs/contributing.md").read_text("utf-8"), tmp_path) == 20
    held = [
        STORY,
        "tests/services/test_features.py",
        "tests/services/privacy/test_privacy.py::test_every_column_that_can_name_somebody_has_a_fate",
        "tests/storage/test_migrations.py::test_migrations_lead_to_the_tables_of_the_program_and_so_does_an_empty_database",
        "tests/locales/test_uses.py",
    ]
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *held],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert run.returncode == 0, run.stdout[-3000:]
