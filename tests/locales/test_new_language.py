"""A language is added by `locales/README.md` alone, and a group speaks it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from locales.languages import FIRST, SPOKEN, LanguageError, read

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_norwegian_is_added_by_the_readme_and_a_group_speaks_it(tmp_path: Path) -> None:
    copy = tmp_path / "locales"
    shutil.copytree(ROOT / "locales", copy, ignore=shutil.ignore_patterns("__pycache__"))
    example = re.search(r"```toml\n(.+?)```", (copy / "README.md").read_text("utf-8"), re.DOTALL)
    assert example is not None
    # In the folder of a country a language is found as well as beside the others.
    country = copy / "countries" / "no"
    country.mkdir()
    (country / "country.toml").write_text('languages = ["nb"]\nzone = "Europe/Oslo"\n', "utf-8")
    (country / "nb.toml").write_text(example[1], "utf-8")
    catalogue = (copy / f"{FIRST}.po").read_text("utf-8").replace('"Language: en\\n"', '"Language: nb\\n"')
    (country / "nb.po").write_text(catalogue, "utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.locales.norwegian", f"sqlite+aiosqlite:///{tmp_path / 'group.db'}"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_every_language_says_how_it_writes_and_reads_a_day() -> None:
    for code, language in SPOKEN.items():
        assert language.code == code
        assert language.dates.today
        assert len(language.times.hours) == 12
        assert language.search.stemmer
        assert language.country


@pytest.mark.parametrize(
    ("code", "text", "says"),
    [
        ("nb", 'cldr = "nb"\ncolour = "red"', "there is no 'colour'"),
        ("nb", "cldr = nb", "nb.toml"),
        ("nb", 'cldr = "nb"', "missing"),
        ("norwegian", 'cldr = "nb"', "two letters"),
    ],
)
def test_a_file_that_says_something_else_is_refused_by_name(code: str, text: str, says: str) -> None:
    with pytest.raises(LanguageError, match=re.escape(says)):
        read(code, text)
