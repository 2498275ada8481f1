"""Writes docs/messages.html: everything the bot says, in each language side by side.

Each message is shown twice: with names as people have them, and with names that do not fit in smoothly. So an editor
can read all of it in an hour, and see where a sentence breaks.
"""

from __future__ import annotations

import html
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.presenters.outgoing import OutgoingMessage
from locales import LANGUAGES
from locales.catalogue import messages
from locales.markup import escaped
from tests.locales.rendering import HOSTILE, SEEDS, Presenter, Rendered, alone, presenters, realistic, rendered

PAGE = Path(__file__).resolve().parents[1] / "docs" / "messages.html"
MOST = 6
"""Examples of one presenter: those that show what no earlier one has shown."""

STYLE = """
:root { color-scheme: light; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 0; background: #e9eef2; color: #1c2733; }
header { padding: 1rem 1.5rem; background: #fff; border-bottom: 1px solid #d5dde3; }
h1 { font-size: 1.3rem; margin: 0 0 .3rem; } h2 { font-size: 1.05rem; margin: 2rem 1.5rem .5rem; }
nav { font-size: .85rem; } nav a { margin-right: .7rem; white-space: nowrap; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
td { vertical-align: top; padding: .35rem .75rem; width: 25%; }
tr.name td { padding-top: 1rem; font-size: .8rem; color: #5b6b79; width: auto; }
tr.name code { color: #1c2733; font-weight: 600; }
.kind { font-size: .7rem; color: #7b8894; }
tr.hard { display: none; } #hard:checked ~ main tr.hard { display: table-row; }
.bubble { background: #fff; border-radius: .7rem; padding: .5rem .75rem; white-space: pre-wrap;
  overflow-wrap: anywhere; box-shadow: 0 1px 1px #0002; }
tr.hard .bubble { background: #fff7e8; }
.bubble code { background: #eef3f7; border-radius: .2rem; padding: 0 .2rem; }
.bubble a, .bubble tg-time { color: #2678b6; text-decoration: none; }
.row { display: flex; gap: .25rem; margin-top: .25rem; }
.row span { flex: 1; background: #c9dbe8; border-radius: .4rem; text-align: center; padding: .2rem .3rem;
  font-size: .85rem; }
.hint { color: #7b8894; font-size: .8rem; } .poll { font-weight: 600; } .option { padding-left: 1.2rem; }
label { padding: .5rem 1.5rem; display: inline-block; }
#hard { margin: 1rem 0 0 1.5rem; }
"""


def _bubble(made: OutgoingMessage | str) -> str:
    if isinstance(made, str):
        return f'<div class="bubble">{escaped(made)}</div>'
    parts = []
    if made.poll is not None:
        described = made.poll.description or ""
        parts.append(described + "\n" if described else "")
        parts.append(f'<div class="poll">📊 {html.escape(made.poll.question)}</div>')
        parts += [f'<div class="option">○ {html.escape(option)}</div>' for option in made.poll.options]
    else:
        parts.append(str(made.text))
    if made.file is not None:
        parts.append(f'\n<span class="hint">📎 {html.escape(made.file.name)}</span>')
    if made.ask:
        parts.append(f'\n<span class="hint">✎ {html.escape(made.ask)}</span>')
    rows = "".join(
        '<div class="row">' + "".join(f"<span>{html.escape(one.text)}</span>" for one in row) + "</div>"
        for row in made.buttons
    )
    return f'<div class="bubble">{"".join(parts)}</div>{rows}'


def _line(kind: str, cells: Iterable[str], hard: bool) -> str:
    marked = ' class="hard"' if hard else ""
    said = f'<span class="kind">{kind}</span>' if kind else ""
    return f"<tr{marked}>" + "".join(f"<td>{said}{cell}</td>" for cell in cells) + "</tr>"


def _new(presenter: Presenter, tries: int) -> list[int]:
    """The seeds whose examples show a message that no earlier one does."""
    seen: set[str] = set()
    seeds: list[int] = []
    for seed in range(tries):
        one = rendered(presenter, "en", realistic("en"), seed)
        if one is not None and not seen.issuperset(one.keys) and len(seeds) < MOST:
            seen.update(one.keys)
            seeds.append(seed)
    return seeds


def _section(presenter: Presenter, tries: int) -> tuple[list[str], set[str]]:
    keys: set[str] = set()
    lines = [
        f'<tr class="name"><td colspan="{len(LANGUAGES)}"><code>{presenter.name}</code> {html.escape(presenter.about)}</td></tr>'
    ]
    for seed in _new(presenter, tries):
        for hard in (False, True):
            made = [rendered(presenter, code, HOSTILE if hard else realistic(code), seed) for code in LANGUAGES]
            found: Sequence[Rendered] = [one for one in made if one is not None]
            if len(found) == len(LANGUAGES):
                keys.update(key for one in found for key in one.keys)
                lines.append(_line("", (_bubble(one.made) for one in found), hard))
    return lines, keys


def _plain(key: str) -> list[str]:
    plural = len(messages("en")[key]) > 1
    lines = [f'<tr class="name"><td colspan="{len(LANGUAGES)}"><code>{key}</code></td></tr>']
    for hard in (False, True):
        for n in (1, 5) if plural else (2,):
            cells = (
                f'<div class="bubble">{alone(code, HOSTILE if hard else realistic(code), key, n)}</div>'
                for code in LANGUAGES
            )
            lines.append(_line(f"{n}" if plural else "", cells, hard))
    return lines


def page(tries: int = SEEDS * 8) -> str:
    """The whole page.

    Args:
        tries: how many examples of each presenter are looked at for something new.
    """
    rooms: dict[str, list[str]] = {}
    shown: set[str] = set()
    for presenter in presenters():
        lines, keys = _section(presenter, tries)
        rooms.setdefault(presenter.name.rpartition(".")[0], []).extend(lines)
        shown |= keys
    for key in messages("en"):
        if key not in shown:
            rooms.setdefault(f"{key.partition('-')[0]}…", []).extend(_plain(key))
    links = " ".join(f'<a href="#{name}">{name}</a>' for name in rooms)
    body = "\n".join(
        f'<h2 id="{name}">{name}</h2>\n<table>{chr(10).join(lines)}</table>' for name, lines in rooms.items()
    )
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Everything the bot says</title>
<style>{STYLE}</style>
<header>
<h1>Everything the bot says</h1>
<p>English, Finnish and Swedish side by side, as <code>make messages</code> writes it. To change a text, see
<a href="translators.md">translators.md</a>.</p>
<nav>{links}</nav>
</header>
<input type="checkbox" id="hard"><label for="hard">Show each also with names that do not fit in smoothly</label>
<main>
{body}
</main>
</html>
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")
    sys.stdout.write(f"{PAGE.name}: {len(messages('en'))} messages in {len(LANGUAGES)} languages\n")


if __name__ == "__main__":
    main()
