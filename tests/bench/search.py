"""How long a search takes, and how that grows with the memory.

    python -m tests.bench.search 10000 1000000

For each size a database is filled with texts of twelve words each, drawn as people use words (Zipf) from the
dictionaries of the three languages, and searched a few hundred times: by a group of a hundred texts, by a person of five
such groups, and by a group that holds every text there is, which no group ever will. `--postgres ADDRESS` does the
same in an empty PostgreSQL database (postgresql+asyncpg://…).
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import random
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.formats import terms
from bot.services.search import best_first
from storage import Database, Transaction, groups, migrate, search, tables
from storage.search import index as memory_index

WORDS, LENGTH, IN_A_GROUP = 60_000, 12, 100
SEARCHES = 200
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
AT_ONCE = 200_000
TRIES = 3
WORDS_AT_ONCE = 10_000


def vocabulary(chance: random.Random) -> list[str]:
    """Forms of words, half of them Finnish, most used first."""
    found: set[str] = set()
    for language, share in (("fi", 0.5), ("sv", 0.25), ("en", 0.25)):
        known = [word for word in terms.dictionary(language) if word.isalpha() and 3 <= len(word) <= 20]
        found.update(terms.words(" ".join(chance.sample(known, round(WORDS * share)))))
    return chance.sample(sorted(found), len(found))


async def fill(
    database: Database, size: int, words: Sequence[str], chance: random.Random, *, one_group: bool
) -> list[int]:
    """The texts and their index, in bulk; returns the groups' ids."""
    async with database.transaction() as tx:
        count = 1 if one_group else max(5, size // IN_A_GROUP)
        for number in range(count):
            await groups.add(tx, chat_id=-number - 1, title=f"G{number}", language="fi", zone="UTC", is_forum=False)
        if tx.dialect == "sqlite":
            await tx.run(text("PRAGMA cache_size = -400000"))
        ids: dict[str, int] = {}
        for start in range(0, len(words), WORDS_AT_ONCE):
            ids |= await memory_index.word_ids(tx, sorted(words[start : start + WORDS_AT_ONCE]))
    common = list(itertools.accumulate(1 / (rank + 20) for rank in range(len(words))))
    group_ids = list(range(1, count + 1))
    weight = memory_index.weight_of(1, LENGTH)
    for start in range(1, size + 1, AT_ONCE):
        texts = range(start, min(size, start + AT_ONCE - 1) + 1)
        picked = {one: set(chance.choices(words, cum_weights=common, k=LENGTH)) for one in texts}
        async with database.transaction() as tx:
            await _texts(tx, picked, group_ids)
            rows = sorted(
                (ids[word], group_ids[one % count], one, weight) for one, found in picked.items() for word in found
            )
            await _places(tx, rows)
    async with database.transaction() as tx:
        await tx.run(text("ANALYZE"))
        if tx.dialect == "sqlite":
            # As the bot runs it.
            await tx.run(text("PRAGMA cache_size = -2000"))
    return group_ids


async def _texts(tx: Transaction, picked: dict[int, set[str]], group_ids: Sequence[int]) -> None:
    await tx.run(
        tables.memory.insert(),
        [
            {
                "id": one,
                "kind": "question",
                "subject_id": one,
                "group_id": group_ids[one % len(group_ids)],
                "language": "fi",
                "title": "",
                "body": " ".join(found),
                "kept_at": BEGINNING + timedelta(seconds=one),
                "index_version": terms.VERSION,
            }
            for one, found in picked.items()
        ],
    )


async def _places(tx: Transaction, rows: list[tuple[int, int, int, int]]) -> None:
    columns = ("word_id", "scope", "memory_id", "weight")
    # Straight to the driver: millions of rows.
    if isinstance(tx.connection, AsyncConnection):
        raw = await tx.connection.get_raw_connection()
        assert raw.driver_connection is not None
        await raw.driver_connection.copy_records_to_table("memory_places", records=rows, columns=columns)
        return
    statement = f"INSERT INTO memory_places ({', '.join(columns)}) VALUES (?, ?, ?, ?)"
    tx.connection.exec_driver_sql(statement, rows)


async def measure(
    database: Database, scopes: Sequence[Sequence[int]], searches: Sequence[Sequence[str]]
) -> list[float]:
    """Milliseconds of each search, from the words to the texts of the first page; the best of a few tries each, so
    that what else the machine is doing counts less."""
    took = []
    for number, words in enumerate(searches):
        tries = []
        for _ in range(TRIES):
            began = time.perf_counter()
            async with database.transaction() as tx:
                ranked = await best_first(tx, words, [*scopes[number % len(scopes)], memory_index.NETWORK])
                await search.read(tx, [one.memory_id for one in ranked[:5]])
            tries.append((time.perf_counter() - began) * 1000)
        took.append(min(tries))
    return sorted(took)


def searches_for(words: Sequence[str], chance: random.Random) -> dict[str, list[list[str]]]:
    """What is looked for: words as often as people use them, and one of two typed wrongly."""
    common = list(itertools.accumulate(1 / (rank + 20) for rank in range(len(words))))
    pairs = [chance.choices(words, cum_weights=common, k=2) for _ in range(SEARCHES)]
    return {
        "two words": pairs,
        "four words": [chance.choices(words, cum_weights=common, k=4) for _ in range(SEARCHES)],
        "two words, one mistyped": [[_mistyped(one, chance), other] for one, other in pairs],
        "a word nobody used": [[f"q{index}xzw{index}"] for index in range(SEARCHES)],
    }


def _mistyped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, max(2, len(word) - 1))
    return word[:at] + word[at + 1 :] if len(word) > 4 else word + "q"


async def run(url: str, size: int, *, one_group: bool) -> None:
    """Fill and measure one database."""
    chance = random.Random(7)
    words = vocabulary(chance)
    await migrate(url)
    database = Database(url)
    began = time.perf_counter()
    ids = await fill(database, size, words, chance, one_group=one_group)
    print(
        f"\n{database.url.get_backend_name()}, {size:,} texts, filled in {time.perf_counter() - began:.0f} s",
        flush=True,
    )
    kinds: dict[str, list[list[int]]] = (
        {"one group with every text": [ids]}
        if one_group
        else {
            "a group of 100": [[one] for one in chance.sample(ids, min(50, len(ids)))],
            "a person of 5 groups": [chance.sample(ids, 5) for _ in range(50)],
        }
    )
    for who, scopes in kinds.items():
        for what, searches in searches_for(words, random.Random(11)).items():
            took = await measure(database, scopes, searches)
            print(
                f"  {who:26} {what:26} p50 {took[len(took) // 2]:8.2f} ms   p95 {took[len(took) * 95 // 100]:8.2f} ms",
                flush=True,
            )
    await database.close()


async def main() -> None:
    """Every size asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--postgres")
    parser.add_argument("--one-group", action="store_true")
    asked = parser.parse_args()
    terms.warm_up()
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            url = asked.postgres or f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}"
            await run(url, size, one_group=asked.one_group)


if __name__ == "__main__":
    asyncio.run(main())
