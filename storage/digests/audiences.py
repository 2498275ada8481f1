"""Which groups an audience includes, counted and iterated without loading them all."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, select

from bot.domain.digests import Audience, Reach
from bot.formats.ideas import heaps, one_theme
from storage import tables
from storage.engine.transaction import Transaction

GROUPS = tables.groups
MEMBERS = tables.memberships
THEMES = tables.themes
STANDING = THEMES.c.state != "withdrawn"
MOST_COMPARED = 500
"""Texts of themes, the commonest, that are compared with each other."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A group that gets a digest."""

    group_id: int
    chat_id: int
    language: str
    zone: str
    hour: int
    awake: bool
    people: int

    @property
    def tz(self) -> ZoneInfo:
        """The zone whose wall clock the group lives by."""
        return ZoneInfo(self.zone)


async def _within(tx: Transaction, audience: Audience, regions: Sequence[str] | None) -> ColumnElement[bool]:
    """Registered groups of the audience, in the regions its author reaches; None is all."""
    where: list[ColumnElement[bool]] = [GROUPS.c.registered_at.is_not(None)]
    if regions is not None:
        where.append(GROUPS.c.region.in_(regions))
    if audience.kind == "regions":
        where.append(GROUPS.c.region.in_(audience.regions))
    if audience.kind == "groups":
        where.append(GROUPS.c.id.in_(audience.groups))
    if audience.kind == "theme":
        where.append(await _cares(tx, audience.theme or ""))
    return and_(*where)


async def _cares(tx: Transaction, theme: str) -> ColumnElement[bool]:
    """Groups that have the theme on their list, in whatever words: no database folds and inflects as people do."""
    rows = await tx.all(select(THEMES.c.text).where(STANDING).distinct())
    same = await asyncio.to_thread(lambda: [row[0] for row in rows if one_theme(row[0], theme)])
    return GROUPS.c.id.in_(select(THEMES.c.group_id).where(STANDING, THEMES.c.text.in_(same)))


async def reach(tx: Transaction, audience: Audience, regions: Sequence[str] | None) -> Reach:
    """How many groups and people that is.

    Args:
        regions: those its author reaches; None is all.
    """
    within = await _within(tx, audience, regions)
    rows = await tx.all(
        select(GROUPS.c.language, GROUPS.c.awake, func.count())
        .where(within)
        .group_by(GROUPS.c.language, GROUPS.c.awake)
    )
    people = await tx.value(
        select(func.count(func.distinct(MEMBERS.c.person_id)))
        .join(GROUPS, GROUPS.c.id == MEMBERS.c.group_id)
        .where(within, MEMBERS.c.left_at.is_(None))
    )
    languages: dict[str, int] = {}
    for language, _, n in rows:
        languages[language] = languages.get(language, 0) + n
    asleep = sum(n for _, awake, n in rows if not awake)
    return Reach(sum(languages.values()), asleep, int(people or 0), tuple(sorted(languages.items())))


async def following(
    tx: Transaction, audience: Audience, regions: Sequence[str] | None, after: int, most: int
) -> list[Recipient]:
    """The next groups of the audience, by id."""
    people = (
        select(func.count())
        .where(MEMBERS.c.group_id == GROUPS.c.id, MEMBERS.c.left_at.is_(None))
        .scalar_subquery()
        .label("people")
    )
    rows = await tx.all(
        select(
            GROUPS.c.id,
            GROUPS.c.chat_id,
            GROUPS.c.language,
            GROUPS.c.zone,
            GROUPS.c.digest_hour,
            GROUPS.c.awake,
            people,
        )
        .where(await _within(tx, audience, regions), GROUPS.c.id > after)
        .order_by(GROUPS.c.id)
        .limit(most)
    )
    return [Recipient(*row) for row in rows]


async def to_choose(tx: Transaction, regions: Sequence[str] | None, most: int) -> list[tuple[int, str, str | None]]:
    """Groups an author may choose from: id, title, region."""
    rows = await tx.all(
        select(GROUPS.c.id, GROUPS.c.title, GROUPS.c.region)
        .where(await _within(tx, Audience(), regions))
        .order_by(GROUPS.c.region, GROUPS.c.title)
        .limit(most)
    )
    return [(row[0], row[1], row[2]) for row in rows]


async def themes(tx: Transaction, regions: Sequence[str] | None, most: int) -> list[str]:
    """Themes that groups an author reaches care about, the most common first, each in its most common words."""
    n = func.count(func.distinct(THEMES.c.group_id))
    rows = await tx.all(
        select(THEMES.c.text, n)
        .join(GROUPS, GROUPS.c.id == THEMES.c.group_id)
        .where(STANDING, await _within(tx, Audience(), regions))
        .group_by(THEMES.c.text)
        .order_by(n.desc(), THEMES.c.text)
        .limit(MOST_COMPARED)
    )
    found = await asyncio.to_thread(heaps, [row[0] for row in rows])
    found.sort(key=lambda heap: -sum(rows[place][1] for place in heap))
    return [rows[heap[0]][0] for heap in found[:most]]
