"""Everything `make bench` measures, one after another, each with its table at the end: `python -m tests.bench`."""

from __future__ import annotations

import subprocess
import sys

MEASURED = {
    "Beside bare bots": ("peers", "--picture", "docs/pictures/peers.png"),
    "Starting, and doing nothing": ("idle",),
    "A command in a broadcast": ("delivery", "people"),
    "At a limit of a thousand a second": ("delivery", "paid"),
}

for heading, (module, *arguments) in MEASURED.items():
    print(f"\n## {heading}\n", flush=True)
    # Each in a process of its own: nothing of one weighs on the next.
    subprocess.run([sys.executable, "-m", f"tests.bench.{module}", *arguments], check=False)
