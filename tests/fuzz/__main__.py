"""`make fuzz`: 100,000 updates, and a table of what was found."""

from __future__ import annotations

import argparse
import asyncio
import sys
import traceback

from tests.fuzz.run import run


def main() -> int:
    """Run, print, and say by the exit code whether all held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first slice")
    parser.add_argument("--on", choices=("sqlite", "postgresql"), default="sqlite")
    asked = parser.parse_args()
    findings = asyncio.run(run(asked.seed, asked.updates, asked.first, on=asked.on, tell=_tell))
    for counts in (findings.errors, findings.markup, findings.writes, findings.malformed):
        for what, count in counts.most_common():
            print(f"{count} x {what}")
    print("\n" + findings.table())
    return 1 if findings.wrong else 0


def _tell(what: str, example: object) -> None:
    """An example of a kind of finding, as soon as there is one."""
    print(f"\nfound: {what}\n{str(example)[:2000]}")
    error = example[1] if isinstance(example, tuple) else None
    if isinstance(error, BaseException):
        print("".join(traceback.format_exception(error))[-3000:])


if __name__ == "__main__":
    sys.exit(main())
