"""Load the record that reports are counted from, in a few statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, func, or_, select

from bot.domain.digests import DigestKind
from bot.domain.evidence.facts import (
    ConfirmedFacts,
    DigestFact,
    Facts,
    GroupFact,
    HeadcountFact,
    InRegion,
    IntroductionFact,
    JointFact,
    MeetingFact,
    NewcomerFact,
    PromiseFact,
    QuestionFact,
    Stay,
    SurveyFact,
)
from bot.domain.evidence.figures import YEARLY
from bot.domain.introductions import IntroductionResult
from storage import tables
from storage.engine.transaction import Transaction

OUTCOMES = tuple(outcome.value for outcome in IntroductionResult)
"""The best first."""
Days = Callable[[int, datetime], date]
"""The day of a moment on the clock of a group."""


async def load(tx: Transaction, now: datetime, zone: str) -> Facts:
    """Load the whole record.

    Args:
        now: meetings that lie ahead are left out.
        zone: the clock of what happens in no group.
    """
    groups, days = await _groups(tx, zone)
    roots = await _roots(tx)
    places = {
        row.id: roots.get(row.enterprise_id, row.enterprise_id)
        for row in await tx.all(select(tables.companies.c.id, tables.companies.c.enterprise_id))
    }
    digests = await _digests(tx, now, ZoneInfo(zone))
    return Facts(
        groups=groups,
        stays=await _stays(tx, days, places),
        meetings=await _meetings(tx, days, places, now),
        questions=await _questions(tx, days),
        digests=digests,
        promises=await _promises(tx, days, places),
        surveys=await _surveys(tx, roots, ZoneInfo(zone)),
        headcounts=await _headcounts(tx, roots),
        newcomers=await _newcomers(tx, days),
        introductions=await _introductions(tx, ZoneInfo(zone)),
        joint=await _joint(tx, places, now),
        trades=await _trades(tx, roots),
        names=await _names(tx),
    )


async def _groups(tx: Transaction, zone: str) -> tuple[tuple[GroupFact, ...], Days]:
    groups, regions = tables.groups, tables.region_changes
    rows = await tx.all(
        select(groups.c.id, groups.c.title, groups.c.zone, groups.c.region, groups.c.registered_at)
        .where(groups.c.registered_at.is_not(None))
        .order_by(groups.c.id)
    )
    zones = {row.id: ZoneInfo(row.zone) for row in rows}
    own = ZoneInfo(zone)

    def days(group_id: int, moment: datetime) -> date:
        return moment.astimezone(zones.get(group_id, own)).date()

    changes: dict[int, list[InRegion]] = defaultdict(list)
    for row in await tx.all(
        select(regions.c.group_id, regions.c.region, regions.c.since, regions.c.until)
        .where(regions.c.region.is_not(None))
        .order_by(regions.c.since, regions.c.id)
    ):
        until = None if row.until is None else days(row.group_id, row.until)
        changes[row.group_id].append(InRegion(row.region, days(row.group_id, row.since), until))
    found = []
    for row in rows:
        since = days(row.id, row.registered_at)
        known = changes.get(row.id) or ([InRegion(row.region, since)] if row.region else [])
        # A region that was changed on the day it was set was never the group's.
        lasting = [one for one in known if one.until is None or one.since < one.until]
        found.append(GroupFact(row.id, row.title, since, tuple(lasting)))
    return tuple(found), days


async def _roots(tx: Transaction) -> Mapping[int, int]:
    """Of companies found to be another one: which one counts."""
    table = tables.enterprises
    into = {
        row.id: row.joined_into
        for row in await tx.all(select(table.c.id, table.c.joined_into).where(table.c.joined_into.is_not(None)))
    }
    found = {}
    for one in into:
        last, seen = one, {one}
        while last in into and into[last] not in seen:
            last = into[last]
            seen.add(last)
        found[one] = last
    return found


async def _stays(tx: Transaction, days: Days, places: Mapping[int, int]) -> tuple[Stay, ...]:
    stays, companies = tables.stays, tables.companies
    rows = await tx.all(
        select(stays.c.company_id, companies.c.group_id, stays.c.since, stays.c.until)
        .join(companies, companies.c.id == stays.c.company_id)
        .order_by(stays.c.id)
    )
    return tuple(
        Stay(
            places[row.company_id],
            row.group_id,
            days(row.group_id, row.since),
            None if row.until is None else days(row.group_id, row.until),
        )
        for row in rows
    )


async def _meetings(tx: Transaction, days: Days, places: Mapping[int, int], now: datetime) -> tuple[MeetingFact, ...]:
    meetings, said, came = tables.meetings, tables.confirmations, tables.attendance
    present: dict[int, dict[int, int | None]] = defaultdict(dict)
    for row in await tx.all(
        # What is only proposed counts for nothing until somebody confirms the meeting.
        select(came.c.meeting_id, came.c.company_id, came.c.people)
        .join(said, said.c.meeting_id == came.c.meeting_id)
        .where(said.c.held)
        .order_by(came.c.meeting_id, came.c.company_id)
    ):
        at, company = present[row.meeting_id], places[row.company_id]
        # Two places in one group that are one company came as one.
        at[company] = _added(at[company], row.people) if company in at else row.people
    rows = await tx.all(
        select(
            meetings.c.id,
            meetings.c.group_id,
            meetings.c.company_id,
            meetings.c.theme,
            meetings.c.starts_at,
            meetings.c.state,
            said.c.meeting_id.label("confirmed"),
            said.c.held,
            said.c.reason,
            said.c.minutes,
            said.c.manner,
            said.c.guests,
            said.c.advisers,
            said.c.researchers,
        )
        .outerjoin(said, said.c.meeting_id == meetings.c.id)
        .where(or_(meetings.c.starts_at <= now, said.c.meeting_id.is_not(None)))
        .order_by(meetings.c.id)
    )
    return tuple(
        MeetingFact(
            row.id,
            row.group_id,
            days(row.group_id, row.starts_at),
            places[row.company_id],
            row.theme,
            row.state == "cancelled",
            None if row.confirmed is None else _confirmation(row),
            tuple(present.get(row.id, {}).items()),
        )
        for row in rows
    )


def _added(one: int | None, other: int | None) -> int | None:
    return None if one is None and other is None else (one or 0) + (other or 0)


def _confirmation(row: Any) -> ConfirmedFacts:
    return ConfirmedFacts(row.held, row.reason, row.minutes, row.manner, row.guests, row.advisers, row.researchers)


async def _questions(tx: Transaction, days: Days) -> tuple[QuestionFact, ...]:
    questions, answers = tables.questions, tables.answers
    somebody_else = or_(
        answers.c.person_id.is_(None),
        questions.c.person_id.is_(None),
        answers.c.person_id != questions.c.person_id,
    )
    others = and_(answers.c.removed_at.is_(None), ~answers.c.by_asker, somebody_else)
    given = {
        row.question_id: row
        for row in await tx.all(
            select(
                answers.c.question_id,
                func.min(answers.c.given_at).label("first"),
                func.count().label("number"),
                func.count(answers.c.helpful_at).label("helpful"),
            )
            .join(questions, questions.c.id == answers.c.question_id)
            .where(others)
            .group_by(answers.c.question_id)
        )
    }
    rows = await tx.all(
        select(questions.c.id, questions.c.group_id, questions.c.asked_at, questions.c.carried_at)
        .where(questions.c.state != "removed")
        .order_by(questions.c.id)
    )
    found = []
    for row in rows:
        answer = given.get(row.id)
        found.append(
            QuestionFact(
                row.id,
                row.group_id,
                row.asked_at,
                days(row.group_id, row.asked_at),
                None if answer is None else answer.first,
                0 if answer is None else answer.number,
                answer is not None and answer.helpful > 0,
                row.carried_at is not None,
            )
        )
    return tuple(found)


async def _digests(tx: Transaction, now: datetime, zone: ZoneInfo) -> tuple[DigestFact, ...]:
    digests, out, said = tables.digests, tables.digest_deliveries, tables.digest_reactions
    groups: dict[int, list[int]] = defaultdict(list)
    for row in await tx.all(
        select(out.c.digest_id, out.c.group_id).where(out.c.state == "delivered").order_by(out.c.digest_id, out.c.id)
    ):
        groups[row.digest_id].append(row.group_id)
    reactions: dict[int, list[tuple[int, str, str | None]]] = defaultdict(list)
    for row in await tx.all(select(said.c.digest_id, said.c.group_id, said.c.kind, said.c.helped).order_by(said.c.id)):
        reactions[row.digest_id].append((row.group_id, row.kind, row.helped))
    rows = await tx.all(
        select(digests.c.id, digests.c.started_at)
        .where(digests.c.kind == DigestKind.DIGEST, digests.c.started_at <= now, digests.c.withdrawn_at.is_(None))
        .order_by(digests.c.id)
    )
    return tuple(
        DigestFact(row.id, row.started_at.astimezone(zone).date(), tuple(groups[row.id]), tuple(reactions[row.id]))
        for row in rows
        if groups.get(row.id)
    )


async def _promises(tx: Transaction, days: Days, places: Mapping[int, int]) -> tuple[PromiseFact, ...]:
    promises, companies = tables.promises, tables.companies
    rows = await tx.all(
        select(
            promises.c.id,
            promises.c.company_id,
            companies.c.group_id,
            promises.c.made_at,
            promises.c.asked_at,
            promises.c.outcome,
        )
        .join(companies, companies.c.id == promises.c.company_id)
        .order_by(promises.c.id)
    )
    return tuple(
        PromiseFact(
            row.id,
            places[row.company_id],
            row.group_id,
            days(row.group_id, row.made_at),
            row.asked_at is not None,
            row.outcome,
        )
        for row in rows
    )


async def _surveys(tx: Transaction, roots: Mapping[int, int], zone: ZoneInfo) -> tuple[SurveyFact, ...]:
    table = tables.surveys
    rows = await tx.all(
        select(
            table.c.id,
            table.c.enterprise_id,
            table.c.kind,
            table.c.year,
            table.c.answered_at,
            table.c.answers,
            table.c.words,
            table.c.quotable,
        )
        .where(table.c.answered_at.is_not(None))
        .order_by(table.c.id)
    )
    found = []
    for row in rows:
        day = row.answered_at.astimezone(zone).date()
        answers = row.answers or {}
        if row.kind == YEARLY:
            if "changes" not in answers.get("told", ()):
                continue
            # It is asked after the year it is about.
            day = date(row.year, 12, 31)
        company, words = roots.get(row.enterprise_id, row.enterprise_id), row.words if row.quotable else None
        found.append(SurveyFact(row.id, company, row.kind, day, tuple(answers.get("changes") or ()), words))
    return tuple(found)


async def _headcounts(tx: Transaction, roots: Mapping[int, int]) -> tuple[HeadcountFact, ...]:
    table = tables.headcounts
    rows = await tx.all(
        select(table.c.enterprise_id, table.c.band, table.c.held_on).order_by(table.c.recorded_at, table.c.id)
    )
    return tuple(HeadcountFact(roots.get(row.enterprise_id, row.enterprise_id), row.band, row.held_on) for row in rows)


async def _newcomers(tx: Transaction, days: Days) -> tuple[NewcomerFact, ...]:
    events, links = tables.recruiting_events, tables.recruiting_links
    rows = await tx.all(
        select(
            events.c.kind,
            events.c.at,
            events.c.group_id,
            links.c.group_id.label("link_group"),
            events.c.region,
            events.c.source,
        )
        .outerjoin(links, links.c.id == events.c.link_id)
        .order_by(events.c.id)
    )
    return tuple(
        NewcomerFact(
            row.kind,
            days(row.group_id or 0, row.at),
            tuple(dict.fromkeys(one for one in (row.group_id, row.link_group) if one is not None)),
            row.region,
            row.source,
        )
        for row in rows
    )


async def _introductions(tx: Transaction, zone: ZoneInfo) -> tuple[IntroductionFact, ...]:
    pairs, sides = tables.introductions, tables.introduction_sides
    rows = await tx.all(
        select(pairs.c.id, pairs.c.proposed_at, pairs.c.introduced_at, sides.c.group_id, sides.c.outcome)
        .join(sides, sides.c.introduction_id == pairs.c.id)
        .order_by(pairs.c.id, sides.c.enterprise_id)
    )
    found: dict[int, IntroductionFact] = {}
    for row in rows:
        day, met = row.proposed_at.astimezone(zone).date(), row.introduced_at is not None
        one = found.get(row.id) or IntroductionFact(row.id, day, (), met)
        said = [outcome for outcome in OUTCOMES if outcome in (one.outcome, row.outcome)]
        found[row.id] = replace(one, groups=(*one.groups, row.group_id), outcome=said[0] if said else None)
    return tuple(found.values())


async def _joint(tx: Transaction, places: Mapping[int, int], now: datetime) -> tuple[JointFact, ...]:
    meetings, of, there = tables.joint_meetings, tables.joint_groups, tables.joint_companies
    groups: dict[int, list[int]] = defaultdict(list)
    for row in await tx.all(select(of.c.joint_id, of.c.group_id).order_by(of.c.joint_id, of.c.group_id)):
        groups[row.joint_id].append(row.group_id)
    came: dict[int, set[int]] = defaultdict(set)
    for row in await tx.all(
        select(there.c.joint_id, there.c.company_id)
        # What is only proposed counts for nothing until somebody says so.
        .join(meetings, meetings.c.id == there.c.joint_id)
        .where(meetings.c.held, meetings.c.companies_at.is_not(None))
    ):
        came[row.joint_id].add(places[row.company_id])
    rows = await tx.all(
        select(
            meetings.c.id,
            meetings.c.starts_at,
            meetings.c.zone,
            meetings.c.state,
            meetings.c.held,
            meetings.c.came,
            meetings.c.companies_at,
        )
        .where(meetings.c.told_at.is_not(None), meetings.c.starts_at <= now)
        .order_by(meetings.c.id)
    )
    return tuple(
        JointFact(
            row.id,
            row.starts_at.astimezone(ZoneInfo(row.zone)).date(),
            tuple(groups[row.id]),
            row.held,
            row.state == "cancelled",
            row.came if row.held else None,
            row.companies_at is not None and bool(row.held),
            frozenset(came[row.id]),
        )
        for row in rows
    )


async def _trades(tx: Transaction, roots: Mapping[int, int]) -> tuple[tuple[int, str], ...]:
    table = tables.profiles
    rows = await tx.all(
        select(table.c.enterprise_id, table.c.trade_letter)
        .where(table.c.trade_letter.is_not(None))
        .order_by(table.c.updated_at, table.c.enterprise_id)
    )
    return tuple((roots.get(row.enterprise_id, row.enterprise_id), row.trade_letter) for row in rows)


async def _names(tx: Transaction) -> frozenset[str]:
    found: set[str] = set()
    for column in (tables.people.c.name, tables.companies.c.name, tables.enterprises.c.name):
        found |= {row[0] for row in await tx.all(select(column).distinct())}
    return frozenset(found)
