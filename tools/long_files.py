"""Names the code files longer than 300 lines. A report, not a rule: what belongs together stays together."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "handlers", "locales", "sandbox", "storage", "tests")
LONG = 300


def main() -> None:
    """Print each long file with its number of lines, longest first."""
    sizes = {path: path.read_text("utf-8").count("\n") for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    long = sorted(((lines, path) for path, lines in sizes.items() if lines > LONG), reverse=True)
    for lines, path in long:
        print(f"{lines:5} {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
