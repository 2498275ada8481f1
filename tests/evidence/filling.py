"""Puts a made-up record into the tables of a database, so that it can be read back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from bot.domain.evidence.facts import Facts
from storage import tables
from storage.engine.transaction import Transaction

ZONE = ZoneInfo("Europe/Helsinki")
AT_ONCE = 500


def noon(day: date) -> datetime:
    """A moment of that day on the groups' clock."""
    return datetime.combine(day, time(15), ZONE).astimezone(UTC)


async def fill(tx: Transaction, facts: Facts) -> None:
    """Everything of a record, into empty tables."""
    await _groups(tx, facts)
    places = await _companies(tx, facts)
    await _meetings(tx, facts, places)
    await _words(tx, facts)
    await _digests(tx, facts)
    await _joint(tx, facts, places)
    await _rest(tx, facts, places)


async def _put(tx: Transaction, table: Any, rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), AT_ONCE):
        await tx.run(insert(table), rows[start : start + AT_ONCE])


async def _groups(tx: Transaction, facts: Facts) -> None:
    plain: dict[str, Any] = {
        "language": "fi",
        "zone": ZONE.key,
        "reminder_minutes": [],
        "topic_id": None,
        "is_forum": False,
        "awake": True,
        "is_admin": True,
    }
    rows = [
        plain
        | {
            "id": group.id,
            "chat_id": -1000 - group.id,
            "title": group.title,
            "region": group.regions[-1].region,
            "registered_at": noon(group.since),
            "token": f"token{group.id}",
        }
        for group in facts.groups
    ]
    await _put(tx, tables.groups, rows)
    regions = [
        {
            "group_id": group.id,
            "region": one.region,
            "since": noon(one.since),
            "until": None if one.until is None else noon(one.until),
            "person_id": None,
        }
        for group in facts.groups
        for one in group.regions
    ]
    await _put(tx, tables.region_changes, regions)


async def _companies(tx: Transaction, facts: Facts) -> dict[tuple[int, int], int]:
    known = sorted({stay.company for stay in facts.stays})
    first = noon(date(2020, 1, 1))
    await _put(tx, tables.enterprises, [{"id": one, "name": f"Yritys {one} Oy", "created_at": first} for one in known])
    places: dict[tuple[int, int], int] = {}
    rows, stays = [], []
    for stay in facts.stays:
        key = stay.company, stay.group
        until = None if stay.until is None else noon(stay.until)
        if key not in places:
            places[key] = len(places) + 1
            rows.append(
                {
                    "id": places[key],
                    "group_id": stay.group,
                    "enterprise_id": stay.company,
                    "name": f"Yritys {stay.company} Oy",
                    "joined_at": noon(stay.since),
                    "left_at": until,
                    "credit": 0,
                }
            )
        stays.append({"company_id": places[key], "since": noon(stay.since), "until": until})
    await _put(tx, tables.companies, rows)
    await _put(tx, tables.stays, stays)
    return places


async def _meetings(tx: Transaction, facts: Facts, places: dict[tuple[int, int], int]) -> None:
    turns, meetings, said, came = [], [], [], []
    for one in facts.meetings:
        host, at = places[one.host, one.group], noon(one.day)
        turns.append(
            {"id": one.id, "group_id": one.group, "cycle": 1, "company_id": host, "state": "hosted", "offered_at": at}
        )
        meetings.append(
            {
                "id": one.id,
                "group_id": one.group,
                "turn_id": one.id,
                "company_id": host,
                "theme": one.theme,
                "starts_at": at,
                "state": "cancelled" if one.cancelled else "held",
                "uid": f"uid{one.id}",
                "sequence": 0,
                "changed_at": at,
            }
        )
        for company, people in one.came:
            came.append({"meeting_id": one.id, "company_id": places[company, one.group], "people": people})
        confirmed = one.confirmation
        if confirmed is not None:
            said.append(
                {
                    "meeting_id": one.id,
                    "held": confirmed.held,
                    "reason": confirmed.reason,
                    "minutes": confirmed.minutes,
                    "manner": confirmed.manner,
                    "guests": confirmed.guests,
                    "advisers": confirmed.advisers,
                    "researchers": confirmed.researchers,
                    "confirmed_at": at,
                }
            )
    for table, rows in (
        (tables.turns, turns),
        (tables.meetings, meetings),
        (tables.confirmations, said),
        (tables.attendance, came),
    ):
        await _put(tx, table, rows)


async def _words(tx: Transaction, facts: Facts) -> None:
    questions, answers = [], []
    plain = {"private": False, "media": "text", "body": "Näin", "shown": "home"}
    for one in facts.questions:
        questions.append(
            {
                "id": one.id,
                "group_id": one.group,
                "number": one.id,
                "body": "Miten?",
                "state": "open",
                "asked_at": one.asked_at,
                "carried_at": one.asked_at if one.carried else None,
                "carried_named": False,
            }
        )
        # A word of the asker's own is no answer.
        own = plain | {"question_id": one.id, "by_asker": True, "given_at": one.asked_at, "helpful_at": None}
        answers.append(own)
        if one.first_answer_at is not None:
            for number in range(one.answers):
                answers.append(
                    plain
                    | {
                        "question_id": one.id,
                        "by_asker": False,
                        "given_at": one.first_answer_at + timedelta(hours=number),
                        "helpful_at": one.first_answer_at if one.helpful and number == 0 else None,
                    }
                )
    await _put(tx, tables.questions, questions)
    await _put(tx, tables.answers, answers)


async def _digests(tx: Transaction, facts: Facts) -> None:
    if not facts.digests:
        return
    author = {"id": 1, "telegram_id": 1, "name": "Rae Researcher", "reachable": True}
    await tx.run(insert(tables.people), [author])
    digests, out, said = [], [], []
    for one in facts.digests:
        at = noon(one.day)
        digests.append(
            {
                "id": one.id,
                "kind": "digest",
                "author_id": 1,
                "state": "sent",
                "audience": {"kind": "all"},
                "slot": "now",
                "created_at": at,
                "started_at": at,
                "planned": len(one.groups),
                "cursor": 0,
            }
        )
        for group in one.groups:
            out.append({"digest_id": one.id, "group_id": group, "language": "fi", "people": 5, "state": "delivered"})
        for group, kind, helped in one.reactions:
            said.append({"digest_id": one.id, "group_id": group, "kind": kind, "reacted_at": at, "helped": helped})
    await _put(tx, tables.digests, digests)
    await _put(tx, tables.digest_deliveries, out)
    await _put(tx, tables.digest_reactions, said)


async def _introductions(tx: Transaction, facts: Facts, places: dict[tuple[int, int], int]) -> None:
    months = sorted({f"{one.day:%Y-%m}" for one in facts.introductions})
    at = noon(date(2027, 1, 1))
    await _put(
        tx, tables.introduction_rounds, [{"month": month, "at": at, "willing": 0, "matched": 0} for month in months]
    )
    pairs, sides = [], []
    for one in facts.introductions:
        on = noon(one.day)
        pairs.append(
            {"id": one.id, "month": f"{on:%Y-%m}", "proposed_at": on, "introduced_at": on if one.met else None}
        )
        taken: set[int] = set()
        for place, group in enumerate(one.groups):
            company = next(number for number, own in places if own == group and number not in taken)
            taken.add(company)
            said = one.outcome if place == 0 else None
            sides.append({"introduction_id": one.id, "enterprise_id": company, "group_id": group, "outcome": said})
    await _put(tx, tables.introductions, pairs)
    await _put(tx, tables.introduction_sides, sides)


async def _joint(tx: Transaction, facts: Facts, places: dict[tuple[int, int], int]) -> None:
    meetings, groups, there = [], [], []
    for one in facts.joint:
        at = noon(one.day)
        meetings.append(
            {
                "id": one.id,
                "title": "Yhdessä",
                "starts_at": at,
                "zone": ZONE.key,
                "state": "cancelled" if one.cancelled else "over",
                "sequence": 0,
                "made_at": at,
                "told_at": at,
                "changed_at": at,
                "held": one.held,
                "came": one.people,
                "companies_at": at if one.named else None,
            }
        )
        groups += [{"joint_id": one.id, "group_id": group} for group in one.groups]
        there += [
            {"joint_id": one.id, "company_id": place}
            for (company, group), place in places.items()
            if company in one.came and group in one.groups
        ]
    await _put(tx, tables.joint_meetings, meetings)
    await _put(tx, tables.joint_groups, groups)
    await _put(tx, tables.joint_companies, there)


async def _rest(tx: Transaction, facts: Facts, places: dict[tuple[int, int], int]) -> None:
    promises = [
        {
            "id": one.id,
            "meeting_id": one.id,
            "company_id": places[one.company, one.group],
            "text": "Soitan",
            "made_at": noon(one.day),
            "asked_at": noon(one.day) if one.asked else None,
            "outcome": one.outcome,
        }
        for one in facts.promises
    ]
    surveys = [
        {
            "id": one.id,
            "enterprise_id": one.company,
            "kind": one.kind,
            "year": one.day.year,
            "asked_at": noon(one.day),
            "answered_at": noon(one.day) + timedelta(days=20),
            "answers": {"changes": list(one.changes), "told": ["changes"]},
            "words": one.words or "Ei lainattavaksi",
            "quotable": one.words is not None,
        }
        for one in facts.surveys
    ]
    bands = [
        {"enterprise_id": one.company, "band": one.band, "held_on": one.day, "recorded_at": noon(one.day)}
        for one in facts.headcounts
    ]
    profiles = [
        {"enterprise_id": company, "trade_letter": letter, "seen": {}, "updated_at": noon(date(2027, 1, 1))}
        for company, letter in facts.trades
    ]
    newcomers = [
        {"kind": one.kind, "at": noon(one.day), "group_id": one.groups[0], "region": one.region, "source": one.source}
        for one in facts.newcomers
    ]
    await _put(tx, tables.recruiting_events, newcomers)
    await _introductions(tx, facts, places)
    await _put(tx, tables.promises, promises)
    await _put(tx, tables.surveys, surveys)
    await _put(tx, tables.headcounts, bands)
    await _put(tx, tables.profiles, profiles)
