"""What the bot says of how far newcomers have come, held against the book kept of what they did."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

from bot.app import Mgn
from bot.domain.evidence.facts import Facts, Scope
from bot.domain.evidence.periods import of_year
from bot.domain.evidence.report import make_report
from bot.domain.people import Who
from bot.domain.recruiting.funnel import Figures, FunnelStage, Way
from bot.domain.recruiting.links import LinkTarget
from bot.presenters import recruiting as shown
from bot.presenters.outgoing import OutgoingMessage
from bot.simulation.circle import Circle
from bot.simulation.dates import following
from bot.simulation.funnel_book import JOINED, LOST, OPENED, STEPS, FunnelBook, Reckoning, Walk, Walked
from locales import text_in
from sandbox import BotAccount, Message, Person, World

SILENT = timedelta(days=30)
YEAR_OF_MONTHS = 12
BEFORE = STEPS[:3]
Taken = tuple[Walk, str, Walked]
Key = TypeVar("Key")


class Readable(Protocol):
    """The network as it is at its end."""

    mgn: Mgn
    account: BotAccount
    world: World
    circles: dict[int, Circle]

    async def settled(self) -> None:
        """Everything due has been said."""


async def reckoned(network: Readable, reader: Person, book: FunnelBook, facts: Facts) -> Reckoning:
    """A coordinator comes on the last day and reads: `/recruit` with all its places, `/network`, and the report.

    Args:
        facts: of which a report is made.
    """
    zone = next(iter(network.circles.values())).zone
    found, now = Reckoning(), network.world.clock.now().astimezone(zone)
    t, private = text_in("en", zone), reader.private(network.account)
    reader.starts()
    await network.settled()
    reader.says("/recruit", chat=private)
    await network.settled()
    _press(reader, t.plain("recruit-network"))
    await network.settled()
    whole = way_of(list(book.of()), now)
    said = _latest(private.messages.values())
    total = _plain(t("recruit-total", figures=shown.figures(t, whole.total)))
    found.holds("/recruit, in all", total, next((line for line in said.split("\n") if line == total), said))
    _press(reader, t.plain("button-recruit-way"))
    await network.settled()
    found.holds("/recruit, the way", _text(shown.way(t, LinkTarget(), whole)), _latest(private.messages.values()))
    reader.says("/network", chat=private)
    await network.settled()
    first = _months_before(now.astimezone(zone).date(), YEAR_OF_MONTHS - 1)
    lately = [one for one in book.of() if one[2].at.astimezone(zone).date() >= first]
    counted = Counter(step for _, step, _ in lately)
    line = _plain(t("network-way", opened=t.number(counted[OPENED]), joined=t.number(counted[JOINED])))
    said = next((m.text for m in reversed(private.messages.values()) if line[:12] in m.text), "")
    found.holds("/network", True, line in said)
    who, services = Who(reader.id, reader.name, None), network.mgn.services
    for place in await services.recruiting.places(who, frozenset()):
        if place.kind == "network":
            continue
        _, says = await services.recruiting.way(who, frozenset(), place.kind, place.number)
        own = (
            list(book.of(group=place.name))
            if place.kind == "group"
            else [one for one in book.of() if one[2].region == place.region]
        )
        did = way_of(own, now)
        for name in ("total", "stopped", "reasons", "sources", "regions", "months"):
            found.holds(f"{place.kind} {place.name}, {name}", getattr(did, name), getattr(says, name))
    _report(found, book, facts, now)
    return found


def way_of(taken: Sequence[Taken], now: datetime) -> Way:
    """Everybody's way, counted from the book."""
    zone = now.tzinfo
    by_month = _parts(taken, lambda walk, at: at.at.astimezone(zone).date().replace(day=1))
    first = _months_before(now.astimezone(zone).date(), YEAR_OF_MONTHS - 1)
    reasons = Counter(walk.reason or "" for walk, step, _ in taken if step == LOST)
    return Way(
        total=_figures(taken),
        stopped=_stopped(taken, now),
        reasons=tuple(sorted(reasons.items(), key=lambda one: (-one[1], one[0]))),
        sources=_most_first(_parts(taken, lambda walk, at: walk.source or "")),
        regions=_most_first(_parts(taken, lambda walk, at: at.region or "")),
        months=tuple((month, by_month[month]) for month in sorted(by_month) if month >= first),
    )


def _figures(taken: Iterable[Taken]) -> Figures:
    counted = Counter(step for _, step, _ in taken)
    return Figures({stage: counted[stage.value] for stage in FunnelStage}, counted[LOST])


def _stopped(taken: Sequence[Taken], now: datetime) -> dict[FunnelStage, int]:
    own: dict[int, dict[str, datetime]] = defaultdict(dict)
    for walk, step, walked in taken:
        own[id(walk)][step] = walked.at
    found: Counter[str] = Counter()
    for steps in own.values():
        reached = [step for step in BEFORE if step in steps]
        if not reached or steps.keys() & set(STEPS[3:]):
            continue
        if LOST in steps or now - max(steps.values()) >= SILENT:
            found[reached[-1]] += 1
    return {FunnelStage(step): found[step] for step in BEFORE if found[step]}


def _parts(taken: Iterable[Taken], by: Callable[[Walk, Walked], Key]) -> dict[Key, Figures]:
    parts: dict[Key, list[Taken]] = defaultdict(list)
    for one in taken:
        parts[by(one[0], one[2])].append(one)
    return {key: _figures(part) for key, part in parts.items()}


def _most_first(parts: dict[str, Figures]) -> tuple[tuple[str, Figures], ...]:
    joined, opened = FunnelStage.JOINED, FunnelStage.OPENED
    return tuple(sorted(parts.items(), key=lambda one: (-one[1].of(joined), -one[1].of(opened), one[0])))


def _months_before(today: date, number: int) -> date:
    year, month = today.year - 1, today.month
    for _ in range(YEAR_OF_MONTHS - number):
        year, month = following(year, month)
    return date(year, month, 1)


def _report(found: Reckoning, book: FunnelBook, facts: Facts, now: datetime) -> None:
    """Where those who came and joined had heard of it, in each year."""
    zone = now.tzinfo
    years = sorted({walked.at.astimezone(zone).year for _, _, walked in book.of()})
    for year in years:
        made = make_report(facts, number="1", period=of_year(year), scope=Scope(), today=now.date(), salt=b"")
        says = {row[0]: row[1:] for row in made.figures["sources"].rows}
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for walk, step, walked in book.of():
            if step in (OPENED, JOINED) and walked.at.astimezone(zone).year == year and walked.at.date() <= made.last:
                counted[walk.source or "?"][step] += 1
        found.holds(f"report {year}, sources", sorted(counted), sorted(map(str, says)))
        for source, steps in counted.items():
            for step, cell in zip((OPENED, JOINED), says.get(source, (None, None)), strict=True):
                # A number too small to be shown cannot disagree.
                if cell is not None:
                    found.holds(f"report {year}, {source}, {step}", steps[step], cell)


def _press(reader: Person, label: str) -> None:
    reader.press_nowait(label, chat=reader.private())


def _latest(messages: Iterable[Message]) -> str:
    return next((one.text for one in reversed(list(messages)) if not one.deleted and one.text), "")


def _plain(text: object) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", str(text)))


def _text(message: OutgoingMessage) -> str:
    return _plain(message.text).strip()
