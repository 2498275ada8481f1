"""Everything that is kept of one person: as a page to read, and as JSON to take along."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from bot.domain.privacy import Kept, MyData, Why
from bot.presenters.outgoing import File, OutgoingMessage
from bot.presenters.pages import page
from bot.presenters.privacy.purposes import lasts
from locales import Text


def as_page(t: Text, content: bytes) -> OutgoingMessage:
    """The page, with what it is."""
    return OutgoingMessage(t("my-data-page"), file=File("mgn-my-data.html", content, "text/html"))


def as_json(t: Text, content: bytes) -> OutgoingMessage:
    """The same for programs."""
    return OutgoingMessage(t("my-data-json"), file=File("mgn-my-data.json", content, "application/json"))


def written(t: Text, view: MyData) -> bytes:
    """The page: by what it is kept for, with how long."""
    grouped: dict[Why, list[tuple[tuple[Kept, ...], Iterable[Mapping[str, Any]]]]] = {}
    for each in view.tables:
        grouped.setdefault(each.why, []).append((each.kept, each.rows))
    parts = [
        {
            "why": t.plain(f"purpose-{why}"),
            "kept": lasts(t, dict.fromkeys(kept for each, _ in several for kept in each)),
            "rows": [_lines(t, row) for _, rows in several for row in rows],
        }
        for why, several in grouped.items()
    ]
    if view.in_confidence:
        parts.append(
            {
                "why": t.plain("my-data-confidence"),
                "kept": t.plain("my-data-confidence-kept"),
                "rows": [_lines(t, row) for row in view.in_confidence],
            }
        )
    return page(
        "my_data.html",
        t=t,
        title=t.plain("my-data-title", name=view.person.name),
        intro=t.plain("my-data-intro", moment=t.moment(view.made_at)),
        ending=t.plain("my-data-settings" if view.in_settings else "my-data-ending"),
        parts=parts,
    )


def _lines(t: Text, row: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(name.removesuffix("_at").replace("_", " "), _said(t, value)) for name, value in row.items()]


def _said(t: Text, value: Any) -> str:
    if isinstance(value, datetime):
        return t.moment(value)
    if isinstance(value, dict | list):
        # Words with formatting are kept with it.
        text = value.get("text") if isinstance(value, dict) else None
        return text if isinstance(text, str) else json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "✓" if value else "–"
    return str(value)


def for_programs(view: MyData) -> bytes:
    """JSON, moments in UTC as ISO 8601."""
    told = {
        "made_at": view.made_at,
        "coordinator_by_settings": view.in_settings,
        "kept": {
            each.table: {"purpose": each.why, "kept": each.kept, "rows": [dict(row) for row in each.rows]}
            for each in view.tables
        },
        "in_confidence": [dict(row) for row in view.in_confidence],
    }
    return json.dumps(told, default=_plain, ensure_ascii=False, indent=2).encode()


def _plain(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
