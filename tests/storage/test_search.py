"""The memory and its index: kept together, erased together."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import delete, func, select, update

from bot.domain.people import Who
from bot.formats import terms
from bot.services.dependencies import Dependencies
from bot.services.search import Search, similar
from storage import Database, Transaction, groups, people, tables
from storage import search as memory
from storage.search import index

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
INDEX = (tables.memory_words, tables.memory_roots, tables.memory_slips, tables.memory_places)


class StillClock:
    """Tells one moment."""

    def now(self) -> datetime:
        """That moment."""
        return NOW


async def _group(tx: Transaction, chat_id: int = -1001) -> int:
    return (await groups.add(tx, chat_id=chat_id, title="Core", language="fi", zone="UTC", is_forum=False)).id


async def _keep(tx: Transaction, group_id: int | None, subject_id: int, body: str, **values: Any) -> None:
    values = {"kind": "question", "language": "fi", "at": NOW, **values}
    await memory.keep(tx, subject_id=subject_id, group_id=group_id, body=body, **values)


async def _rows(tx: Transaction) -> list[int]:
    return [await tx.value(select(func.count()).select_from(table)) for table in INDEX]


async def _subjects(tx: Transaction, group_id: int, word: str) -> set[int]:
    places = await index.places(tx, await index.forms(tx, word), [group_id, index.NETWORK])
    return {kept.subject_id for kept in (await memory.read(tx, list(places))).values()}


async def test_what_is_said_anew_is_found_by_its_new_words_only(database: Database) -> None:
    async with database.transaction() as tx:
        group = await _group(tx)
        await _keep(tx, group, 1, "leivän hinta")
        await _keep(tx, group, 1, "kakun hinta")
        assert await _subjects(tx, group, "leipä") == set()
        assert await _subjects(tx, group, "kakku") == {1}


async def test_what_is_forgotten_leaves_no_word_behind(database: Database) -> None:
    async with database.transaction() as tx:
        group = await _group(tx)
        await _keep(tx, group, 1, "kassakone")
        before = await _rows(tx)
        await _keep(tx, group, 2, "kassakoneen arvonlisävero", title="Salaisuus")
        assert await _rows(tx) != before
        await memory.forget_everywhere(tx, kind="question", subject_id=2)
        assert await _rows(tx) == before
        assert await _subjects(tx, group, "kassakone") == {1}
        await memory.forget_everywhere(tx, kind="question", subject_id=1)
        assert await _rows(tx) == [0, 0, 0, 0]


async def test_what_a_person_wrote_is_forgotten_in_every_group_and_nothing_else(database: Database) -> None:
    async with database.transaction() as tx:
        one, other = await _group(tx), await _group(tx, -1002)
        aino = await people.meet(tx, Who(1, "Aino", "fi"))
        ben = await people.meet(tx, Who(2, "Ben", "fi"))
        await _keep(tx, one, 1, "hapanjuuri", person_id=aino.id)
        await _keep(tx, other, 2, "hapanjuuren resepti", person_id=aino.id)
        await _keep(tx, one, 3, "hapanjuuret", person_id=ben.id)
        await _keep(tx, one, 4, "hapanjuurileipä")
        await memory.forget_person(tx, aino.id)
        assert await _subjects(tx, one, "hapanjuuri") == {3, 4}
        assert await _subjects(tx, other, "hapanjuuri") == set()
        assert await _subjects(tx, one, "resepti") == set()


async def test_texts_of_before_the_index_are_indexed_when_the_bot_starts(database: Database) -> None:
    async with database.transaction() as tx:
        group = await _group(tx)
        for number in range(3):
            await _keep(tx, group, number, f"lasku {number}")
        for table in (tables.memory_places, tables.memory_roots, tables.memory_slips, tables.memory_words):
            await tx.run(delete(table))
        await tx.run(update(tables.memory).values(index_version=0))
        assert await _subjects(tx, group, "laskut") == set()
    search = Search(Dependencies(database, StillClock(), "fi", "UTC", frozenset()))
    assert await search.catch_up() == 3
    assert await search.catch_up() == 0
    async with database.transaction() as tx:
        assert await _subjects(tx, group, "laskut") == {0, 1, 2}


async def test_an_index_made_under_other_rules_is_made_anew(database: Database) -> None:
    async with database.transaction() as tx:
        group = await _group(tx)
        await _keep(tx, group, 1, "lasku")
        await tx.run(update(tables.memory).values(index_version=99))
        await tx.run(tables.memory_roots.delete())
        assert await _subjects(tx, group, "laskut") == set()
    search = Search(Dependencies(database, StillClock(), "fi", "UTC", frozenset()))
    assert await search.behind()
    assert await search.catch_up() == 1
    assert not await search.behind()
    async with database.transaction() as tx:
        assert await _subjects(tx, group, "laskut") == {1}


async def test_indexing_anew_goes_on_where_it_was_stopped_and_says_so_meanwhile(database: Database) -> None:
    chat = -1001
    async with database.transaction() as tx:
        group = await _group(tx, chat)
        await tx.run(update(tables.groups).values(registered_at=NOW))
        for number in range(60):
            await _keep(tx, group, number, f"lasku numero{number}")
        await tx.run(update(tables.memory).values(index_version=99))
    search = Search(Dependencies(database, StillClock(), "fi", "UTC", frozenset()))
    assert await search.behind()
    steps = iter([True, True, True, False])
    assert 0 < await search.catch_up(lambda: next(steps)) < 60
    assert (await search.in_group(chat, "laskut")).catching_up
    again = Search(Dependencies(database, StillClock(), "fi", "UTC", frozenset()))
    assert await again.behind()
    assert 0 < await again.catch_up() < 60
    found = await again.in_group(chat, "laskut")
    assert (found.total, found.catching_up) == (60, False)


async def test_when_a_group_becomes_a_supergroup_no_link_leads_to_an_old_message(database: Database) -> None:
    async with database.transaction() as tx:
        group = await _group(tx)
        await _keep(tx, group, 1, "lasku", chat_id=-1001, message_id=7)
        await groups.rekey(tx, -1001, -100500)
        places = await index.places(tx, await index.forms(tx, "lasku"), [group])
        [kept] = (await memory.read(tx, list(places))).values()
        assert (kept.chat_id, kept.message_id) == (None, None)


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("talossa", "talo"),
        ("käden", "käsi"),
        ("leivän", "leipää"),
        ("mice", "mouse"),
        ("böcker", "bok"),
        ("böckerna", "boken"),
        ("toiminimelläni", "toiminimi"),
        ("hyresavtalet", "avtal"),
        ("kassaregistret", "kassaregister"),
        ("ALV:n", "alv"),
        ("co-working", "coworking"),
        ("company's", "companies"),
    ],
)
async def test_forms_of_one_word_find_each_other(database: Database, kept: str, typed: str) -> None:
    async with database.transaction() as tx:
        group = await _group(tx)
        for text, word in ((kept, typed), (typed, kept)):
            await _keep(tx, group, 1, text)
            assert any([await _subjects(tx, group, one) == {1} for one in terms.words(word)]), (text, word)


async def test_a_guess_is_made_for_a_slip_of_the_finger_only(database: Database) -> None:
    async with database.transaction() as tx:
        group = await _group(tx)
        await _keep(tx, group, 1, "arvonlisäveron ilmoitus")
        for typed in ("arvonlisävreo", "arvonlisavero", "avronlisävero", "arvonlisver"):
            assert await index.guesses(tx, typed), typed
        for typed in ("kahvila", "ilmo", "arvaus"):
            assert not await index.guesses(tx, typed), typed


async def test_only_what_counts_is_offered_as_alike(database: Database) -> None:
    async with database.transaction() as tx:
        one, other = await _group(tx), await _group(tx, -1002)
        await _keep(tx, one, 1, "Kuka tietää hyvän kirjanpitäjän?")
        await _keep(tx, one, 2, "Hyvä kirjanpitäjä Kajaanista?")
        await _keep(tx, one, 3, "Kirjanpitäjä vaihtoon", kind="answer")
        await _keep(tx, other, 4, "Kirjanpitäjä hyvä?")
        asked: list[int] = []

        async def only(subjects: Any) -> set[int]:
            asked.extend(subjects)
            return {2, 4}

        found = await similar(tx, one, "Onko kellään hyvää kirjanpitäjää?", 3, only=only)
        assert [kept.subject_id for kept in found] == [2]
        assert sorted(asked) == [1, 2]
