"""Reading the bot's messages as a person does: by their words, in the group's language."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from locales.catalogue import messages

PLACEHOLDER = re.compile(r"\\{(\w+)\\}")
KINDS: dict[str, tuple[str, ...]] = {
    "announced": ("card-title-announced",),
    "moved": ("card-title-moved",),
    "new host": ("card-title-host",),
    "as it is": ("card-title",),
    "held": ("card-title-held",),
    "cancelled": ("meeting-cancelled",),
    "checklist": ("checklist-title",),
    "reminder": ("reminder-today", "reminder-tomorrow", "reminder-days", "reminder-hours", "reminder-minutes"),
    "date nudge": ("date-nudge", "date-nudge-private"),
    "nudge": ("turn-nudge", "turn-nudge-anyone", "turn-nudge-private"),
    "told": (
        "turn-escalation",
        "turn-escalation-anyone",
        "turn-escalation-gave-up",
        "turn-escalation-long",
        "date-escalation",
    ),
    "asked whether it sleeps": ("sleep-ask",),
    "health": ("health-title", "health-network"),
    "swap": ("swap-take", "swap-give", "swap-later", "swap-take-set", "swap-give-set"),
    "swap, in private": (
        "swap-private-take",
        "swap-private-give",
        "swap-private-later",
        "swap-private-take-set",
        "swap-private-give-set",
    ),
    "accepted": ("turn-accepted", "turn-accepted-rhythm"),
    "swap's end": (
        "swap-told-agreed",
        "swap-told-declined",
        "swap-told-expired",
        "swap-told-over",
        "swap-agreed",
        "swap-declined",
        "swap-expired",
        "swap-over",
    ),
    "offer": ("turn-offer-people", "turn-offer", "turn-anyone", "turn-offer-private"),
    "review": ("review-title",),
    "recap": ("recap-title",),
    "asked where": ("schedule-ask-where",),
    "asked the place": ("place-asked-private", "place-asked-group"),
    "asked once more": ("schedule-confirm", "refused-time-past-or"),
    "asked whether they come": ("invitation-private",),
    "question": ("question-title",),
    "question's nudge": ("question-nudge", "question-call"),
    "answer": ("answered", "answered-private", "answer-thanks", "answer-choice", "answer-from-network"),
    "times asked": ("dates-question",),
    "times counted": ("dates-result", "dates-result-early"),
    "asked to choose": ("dates-best", "dates-tied", "dates-nobody-answered"),
    "asked for times again": ("dates-nudge",),
    "times' end": (
        "dates-meeting-stays",
        "dates-called-off",
        "dates-too-late",
        "dates-not-sent",
        "dates-deleted",
    ),
    "hello": ("hello", "hello-founded", "hello-again"),
    "weekly": ("weekly-title",),
    "asked about a promise": ("promise-before",),
    "asked about the company": (
        "survey-baseline",
        "survey-yearly",
        "profile-asked",
        "same-company-ask",
        "same-company-id",
    ),
    "introduced": (
        "introductions-ask",
        "introduction-proposed",
        "introduction-met",
        "introduction-after",
    ),
    "asked about research": ("research-ask",),
    "asked whether held": ("confirm-remind",),
    "asked to leave": ("leave-ask",),
    "asked how it goes on": ("fading-ask",),
    "asked to call": ("fading-told-silent", "fading-told-unreached", "fading-told-call"),
    "asked why they left": ("leaving-why",),
    "asked whom they know": ("member-ask",),
    "asked to let somebody in": ("newcomer-asks",),
    "let in": ("newcomer-in", "newcomer-in-link", "newcomer-in-hand"),
    "to be handed on": ("recruit-share",),
    "asked to greet": ("greet-ask",),
    "asked how to be introduced": ("introduction-ask",),
    "newcomer introduced": ("introduction",),
    "asked after a week": ("newcomer-week",),
}
"""What a message is about, by the catalogue's keys, most particular first."""
LEADS = {
    "pass": "turn-after-pass",
    "silence": "turn-after-silence",
    "leaving": "turn-after-leaving",
    "pause": "turn-after-pause",
    "no date": "turn-after-no-date",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message says.

    `kind` is one of `KINDS` or `other`; `company` whom it is about; `group` the group a private message
    names; `moment` the time it gives; `before` and `why` who had the turn before, and how they lost it.
    """

    kind: str
    company: str | None = None
    group: str | None = None
    moment: datetime | None = None
    before: str | None = None
    why: str | None = None


@cache
def _patterns(language: str, key: str) -> tuple[re.Pattern[str], ...]:
    """What a message of the catalogue looks like once it is filled in."""
    found = []
    for text in messages(language)[key]:
        bare = re.escape(html.unescape(re.sub(r"<[^>]+>", "", text)).strip())
        seen: set[str] = set()

        def slot(match: re.Match[str], seen: set[str] = seen) -> str:
            name = match[1]
            if name in seen:
                return f"(?P={name})"
            seen.add(name)
            return f"(?P<{name}>.+?)"

        # The end of the line closes what would else match too little.
        found.append(re.compile(r"(?m)^" + PLACEHOLDER.sub(slot, bare) + r"$"))
    return tuple(found)


def _match(language: str, key: str, text: str) -> re.Match[str] | None:
    return next((match for pattern in _patterns(language, key) if (match := pattern.search(text))), None)


def read(text: str, entities: Sequence[Mapping[str, Any]], language: str) -> Reading:
    """What a message of the bot says, in that language."""
    for kind, keys in KINDS.items():
        for key in keys:
            match = _match(language, key, text)
            if match is not None:
                return _filled(kind, match.groupdict(), text, entities, language)
    return Reading("other")


def _filled(
    kind: str, found: Mapping[str, str], text: str, entities: Sequence[Mapping[str, Any]], language: str
) -> Reading:
    company, group, before, why = found.get("company"), found.get("group"), None, None
    if kind == "swap":
        company = found.get("asked")
    if kind in (
        "announced",
        "moved",
        "as it is",
        "held",
        "reminder",
        "checklist",
        "asked whether they come",
        "asked to choose",
    ):
        host, named = _match(language, "card-host", text), _match(language, "card-group", text)
        company = host["company"] if host else company
        group = named["group"] if named else group
    elif kind == "offer":
        for reason, key in LEADS.items():
            lead = _match(language, key, text)
            if lead is not None:
                before, why = lead["company"], reason
    unix = next((entity["unix_time"] for entity in entities if entity["type"] == "date_time"), None)
    return Reading(kind, company, group, None if unix is None else datetime.fromtimestamp(unix, UTC), before, why)
