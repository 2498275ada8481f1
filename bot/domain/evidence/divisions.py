"""Breakdowns of the companies taking part. Numbers too small to be shown are left out, in the rows too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from bot.domain.evidence.counting import Counting, region_key
from bot.domain.evidence.small import hidden_parts
from bot.domain.evidence.tables import Figure, in_order
from bot.domain.recruiting.funnel import FunnelStage

BANDS = ("0", "1", "2-4", "5-9", "10+")
MICRO = frozenset(BANDS[:4])
"""Fewer than ten people."""


def by_region(c: Counting) -> Figure:
    """The regions side by side: groups, meetings confirmed, companies taking part."""
    own: dict[str, str] = {}
    taking: dict[str, set[int]] = defaultdict(set)
    here: dict[str, set[int]] = defaultdict(set)
    met: Counter[str] = Counter()
    by_id = {group.id: group for group in c.facts.groups}
    for stay in c.facts.stays:
        if not c.overlaps(stay) or stay.group not in by_id:
            continue
        region = by_id[stay.group].region_on(min(c.last, stay.until or c.last))
        key = region_key(region)
        own.setdefault(key, region or "")
        taking[key].add(stay.company)
        here[key].add(stay.group)
    for meeting in c.held:
        region = by_id[meeting.group].region_on(meeting.day) if meeting.group in by_id else None
        own.setdefault(region_key(region), region or "")
        met[region_key(region)] += 1
    numbers = {key: len(taking[key]) for key in own}
    hidden = frozenset(own) if c.scope_hidden else hidden_parts(numbers)
    rows = [
        (c.named(name) or "–", len(here[key]), met[key], None if key in hidden else numbers[key])
        for key, name in own.items()
    ]
    return Figure("by-region", 1, ("region", "groups", "meetings", "companies"), in_order(rows), breakdown=True)


def sources(c: Counting) -> Figure:
    """Where those who came in the period had heard of it: how many opened a link, and how many joined."""
    own: dict[str, str] = {}
    opened: Counter[str] = Counter()
    joined: Counter[str] = Counter()
    for one in c.facts.newcomers:
        if not c.period.first <= one.day <= c.last or one.kind not in (FunnelStage.OPENED, FunnelStage.JOINED):
            continue
        key = region_key(one.source)
        own.setdefault(key, one.source or "")
        (opened if one.kind == FunnelStage.OPENED else joined)[key] += 1
    few = [frozenset(own) if c.scope_hidden else hidden_parts({key: n[key] for key in own}) for n in (opened, joined)]
    rows = [
        (
            c.named(name) or "?",
            *(None if key in hidden else n[key] for n, hidden in zip((opened, joined), few, strict=True)),
        )
        for key, name in own.items()
    ]
    return Figure(
        "sources", 1, ("source", *(FunnelStage.OPENED.value, FunnelStage.JOINED.value)), in_order(rows), breakdown=True
    )


def sizes(c: Counting) -> Figure:
    """The companies taking part by the number of their people on the last day of the period."""
    bands = c.bands()
    return _divided(c, "sizes", "band", {one: bands.get(one, "") for one in c.taking_part}, BANDS)


def trades(c: Counting) -> Figure:
    """The companies taking part by the section of their trade."""
    letters = dict(c.facts.trades)
    return _divided(c, "trades", "trade", {one: letters.get(one, "") for one in c.taking_part}, ())


def _divided(c: Counting, code: str, column: str, by: Mapping[int, str], order: Sequence[str]) -> Figure:
    numbers = Counter(by.values())
    known = sum(number for part, number in numbers.items() if part)
    hidden = frozenset(numbers) if c.scope_hidden else hidden_parts(dict(numbers))
    places = {part: index for index, part in enumerate(order)}
    parts = sorted(numbers, key=lambda part: (part == "", places.get(part, len(order)), part))
    rows = tuple((part or "?", None if part in hidden else numbers[part]) for part in parts)
    because = None if known else f"no-{code}"
    return Figure(code, 1, (column, "companies"), () if because else rows, because=because, breakdown=True)
