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
    parser.add_argument("--first", type=int, default=0, help="number of the first slice of a thousand")
    parser.add_argument("--examples", type=int, default=3, help="how many of each kind of finding are shown")
    asked = parser.parse_args()
    findings = asyncio.run(run(asked.seed, asked.updates, asked.first))
    for counts in (findings.errors, findings.markup, findings.writes, findings.malformed):
        for what, count in counts.most_common(asked.examples * 10):
            print(f"\n{count} x {what}")
            example = findings.examples[what]
            error = example[1] if isinstance(example, tuple) else None
            print(str(example)[:1500])
            if isinstance(error, BaseException):
                print("".join(traceback.format_exception(error))[-1500:])
    print("\n" + findings.table())
    return 1 if findings.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
