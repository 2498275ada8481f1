"""The built package, installed into an empty environment, is whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
INSIDE = (
    "locales/fi.po",
    "storage/migrations/env.py",
    "storage/migrations/versions/0001_foundation.py",
    "sandbox/page/static/index.html",
    "sandbox/page/static/main.js",
)


def _run(*command: str | Path, cwd: Path, **extra: str) -> str:
    # Only what an empty environment would have: nothing of the one that runs the tests.
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV", "BOT_TOKEN")} | extra
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.xdist_group("package")
def test_the_wheel_brings_everything_it_needs(tmp_path: Path) -> None:
    source = tmp_path / "source"
    ignored = shutil.ignore_patterns(".venv", ".git", ".cache", ".*_cache", "__pycache__", "*.db*", ".hypothesis")
    shutil.copytree(ROOT, source, ignore=ignored)
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, cwd=source)
    wheel = next(tmp_path.glob("*.whl"))
    names = zipfile.ZipFile(wheel).namelist()
    assert [wanted for wanted in INSIDE if wanted not in names] == []
    assert not [name for name in names if name.startswith("tests/")]

    empty = tmp_path / "empty"
    _run(sys.executable, "-m", "venv", empty, cwd=tmp_path)
    pip = (empty / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    _run(*pip, "--require-hashes", "-r", ROOT / "requirements.lock", cwd=tmp_path)
    _run(*pip, "--no-deps", wheel, cwd=tmp_path)
    mgn = empty / "bin" / "mgn"
    assert "sandbox" in _run(mgn, "--help", cwd=tmp_path)
    url = f"sqlite+aiosqlite:///{tmp_path / 'mgn.db'}"
    assert "up to date" in _run(mgn, "migrate", cwd=tmp_path, DATABASE_URL=url)
    assert "Copied" in _run(mgn, "backup", "copy.db", cwd=tmp_path, DATABASE_URL=url)
    code = "from locales import text_in; print(text_in('fi').plain('button-going'))"
    assert "Tulen" in _run(empty / "bin" / "python", "-c", code, cwd=tmp_path)
