"""The labelled set: what people ask for is found, and found in the same order in both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.groups import Group
from bot.services.dependencies import Dependencies
from bot.services.search import PAGE, Search, similar
from sandbox.clock import WorldClock
from storage import Database, groups, migrate
from storage import search as memory
from tests.postgres import empty_database
from tests.search.english import QUESTIONS as ENGLISH
from tests.search.finnish import QUESTIONS as FINNISH
from tests.search.queries import QUERIES
from tests.search.swedish import QUESTIONS as SWEDISH

pytestmark = pytest.mark.xdist_group("postgresql")

ENOUGH = 0.9
LOOKED_AT = 3
CHAT = -1001234567890
BEGINNING = datetime(2026, 1, 1, 8, tzinfo=UTC)
TEXTS = {"fi": FINNISH, "sv": SWEDISH, "en": ENGLISH}


async def _filled(url: str) -> Database:
    await migrate(url)
    database = Database(url)
    async with database.transaction() as tx:
        added = await groups.add(tx, chat_id=CHAT, title="Core", language="en", zone="UTC", is_forum=False)
        group = await groups.change(tx, added.id, registered_at=BEGINNING)
        for language, questions in TEXTS.items():
            for number, text in questions.items():
                await _keep(tx, group, number, text, language)
    return database


async def _keep(tx: object, group: Group, number: int, text: str, language: str) -> None:
    await memory.keep(
        tx,  # type: ignore[arg-type]  # a transaction
        kind="question",
        subject_id=number,
        group_id=group.id,
        language=language,
        body=text,
        at=BEGINNING + timedelta(days=number),
    )


@pytest.fixture
async def both(sqlite_url: str, postgres: str) -> AsyncIterator[tuple[Database, Database]]:
    """The labelled texts in an SQLite and in a PostgreSQL database."""
    databases = await _filled(sqlite_url), await _filled(await empty_database(postgres))
    yield databases
    for database in databases:
        await database.close()


async def _found(database: Database, words: str) -> list[int]:
    search = Search(Dependencies(database, WorldClock(BEGINNING, ticking=False), "en", "UTC", frozenset()))
    first = await search.in_group(CHAT, words)
    pages = [first, *[await search.in_group(CHAT, words, at) for at in range(PAGE, first.total, PAGE)]]
    return [kept.subject_id for page in pages for kept, _ in page.kept]


async def test_what_is_meant_is_among_the_first_three_and_the_order_is_the_same(
    both: tuple[Database, Database],
) -> None:
    assert len(QUERIES) >= 60
    assert sum(map(len, TEXTS.values())) >= 150
    missed = []
    for words, meant in QUERIES.items():
        in_sqlite, in_postgresql = [await _found(database, words) for database in both]
        assert in_sqlite == in_postgresql, words
        if not meant & set(in_sqlite[:LOOKED_AT]):
            missed.append((words, in_sqlite[:LOOKED_AT]))
    assert 1 - len(missed) / len(QUERIES) >= ENOUGH, missed


ALIKE = {
    "Kuinka usein yrittäjän täytyy ilmoittaa arvonlisävero?": 2,
    "Asiakkaani ei ole maksanut laskuaan. Pitäisikö lähettää perintään?": 4,
    "Kunden har inte betalat fakturan. Ska jag skicka den till inkasso?": 103,
    "Can I deduct my home office from tax?": 213,
    "How long must I keep my receipts?": 218,
}


async def test_questions_that_look_alike_are_offered_and_unlike_ones_are_not(
    both: tuple[Database, Database],
) -> None:
    for database in both:
        async with database.transaction() as tx:
            group = await groups.by_chat(tx, CHAT)
            assert group is not None
            for text, number in ALIKE.items():
                found = [kept.subject_id for kept in await similar(tx, group.id, text, 3)]
                assert number in found, (text, found)
            assert await similar(tx, group.id, "Onko kenelläkään kokemusta mehiläisten talvehtimisesta?", 3) == []
