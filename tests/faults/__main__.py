"""`make faults`: every long story on both databases, then the soak; a table at the end."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

import pytest

from tests.faults.soak import KINDS, soaks

HERE = Path(__file__).parent
STORIES = (
    # Each by its name: of a folder pytest takes only what is called test_*, and forgets what was named beside it.
    HERE / "long_stories.py",
    HERE / "long_replicas.py",
    *sorted(HERE.glob("test_*.py")),
    # What needs no process of its own, or needs one and is short, is told elsewhere.
    *(
        HERE.parent / name
        for name in (
            "plumbing/test_check.py",
            "plumbing/test_crashes.py",
            "plumbing/test_private_words.py",
            "plumbing/test_supervisor.py",
            "plumbing/test_update_intake.py",
            "plumbing/web/test_web_limits.py",
            "services/cycle/test_clock_set_back.py",
            "services/cycle/test_unanswered.py",
            "storage/test_backup.py",
            "storage/test_erased.py",
            "storage/test_opening.py",
            "storage/test_retention.py",
        )
    ),
)


class Table:
    """Collects what came of each story."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str, float]] = []

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Called by pytest for each step of each test."""
        if report.when == "call" or report.outcome != "passed" or report.outcome == "skipped":
            name = report.nodeid.partition("::")[2].removeprefix("test_").replace("_", " ")
            if report.when == "call" or report.outcome == "failed":
                self.rows.append((name, report.outcome, report.duration))


def main() -> int:
    """Run everything; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3, help="of the soak, on each database")
    parser.add_argument("--seconds", type=float, default=600, help="simulated, that each soak lasts")
    parser.add_argument("--keep", type=Path, default=None, help="a folder for the logs of soaks that went wrong")
    parser.add_argument("--only", default="", help="stories whose names have these words, as pytest's -k")
    asked = parser.parse_args()
    table, began = Table(), time.monotonic()
    status = pytest.main(
        ["-q", "-n", "0", "--tb=short", *(["-k", asked.only] if asked.only else []), *map(str, STORIES)],
        plugins=[table],
    )
    outcomes = soaks(KINDS, range(1, asked.seeds + 1), asked.seconds, asked.keep)
    print("\n| what was tried | came of it | seconds |\n| --- | --- | ---: |")
    for name, outcome, seconds in table.rows:
        print(f"| {name} | {outcome} | {seconds:.0f} |")
    for soaked in outcomes:
        faults = sum(soaked.faults.values())
        print(f"| soak {soaked.seed} on {soaked.kind}, {faults} faults | {'good' if soaked.good else 'BAD'} | |")
    print(f"\n{round(time.monotonic() - began)} s in all")
    return 0 if status == 0 and all(soaked.good for soaked in outcomes) else 1


if __name__ == "__main__":
    raise SystemExit(main())
