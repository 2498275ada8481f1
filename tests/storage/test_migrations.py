"""Migrations on both databases: up, down, up again, and equal to the tables of the program."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, inspect, select, text

from storage import Database, companies, downgrade, groups, migrate, revision_of, tables
from storage.engine.migrating import known_revisions, newest_revision
from storage.tables import groups as group_table
from storage.tables import metadata


async def _look(url: str, look: Callable[[Connection], object]) -> object:
    database = Database(url)
    async with database.engine.connect() as connection:
        found = await connection.run_sync(look)
    await database.close()
    return found


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def _everything(connection: Connection) -> dict[str, Any]:
    """All there is to know of each table, but the order of columns, which is the migrations' own."""
    look, found = inspect(connection), {}
    for name in look.get_table_names():
        columns = {each.pop("name"): each | {"type": str(each["type"])} for each in map(dict, look.get_columns(name))}
        found[name] = {
            "columns": columns,
            "primary key": look.get_pk_constraint(name),
            "made": connection.dialect.name == "sqlite" and "WITHOUT ROWID" in str(_made(connection, name)),
            **{
                what: sorted(_said(each) for each in listed)
                for what, listed in (
                    ("foreign keys", look.get_foreign_keys(name)),
                    ("unique", look.get_unique_constraints(name)),
                    ("indexes", look.get_indexes(name)),
                    ("checks", look.get_check_constraints(name)),
                )
            },
        }
    return found


def _rows(connection: Connection) -> int:
    return sum(connection.scalar(select(func.count()).select_from(one)) or 0 for one in metadata.sorted_tables)


def _said(found: Any) -> str:
    """What was found, put so that it can be compared: conditions come as objects."""
    if isinstance(found, dict):
        return str(sorted((name, _said(value)) for name, value in found.items()))
    return str(found)


def _made(connection: Connection, name: str) -> object:
    return connection.scalar(text("SELECT sql FROM sqlite_master WHERE name = :name"), {"name": name})


async def test_migrations_lead_to_the_tables_of_the_program_and_so_does_an_empty_database(empty_url: str) -> None:
    await migrate(empty_url, each=True)

    def differences(connection: Connection) -> object:
        return compare_metadata(MigrationContext.configure(connection), metadata)

    assert await _look(empty_url, differences) == []
    step_by_step = await _look(empty_url, _everything)
    await downgrade(empty_url)
    assert await _look(empty_url, _tables) == set()
    await migrate(empty_url)
    have, want = await revision_of(empty_url)
    assert have == want is not None
    at_once = await _look(empty_url, _everything)
    assert isinstance(step_by_step, dict)
    assert isinstance(at_once, dict)
    assert set(at_once) == set(step_by_step) == {*metadata.tables, "alembic_version"}
    for table, found in step_by_step.items():
        assert at_once[table] == found, table
    # Nor do the migrations put rows into an empty database.
    await downgrade(empty_url)
    await migrate(empty_url, each=True)
    assert await _look(empty_url, _everything) == step_by_step
    assert await _look(empty_url, _rows) == 0


def test_the_history_read_without_alembic_is_alembics() -> None:
    scripts = ScriptDirectory(str(resources.files("storage") / "migrations"))
    assert known_revisions() == {one.revision for one in scripts.walk_revisions()}
    assert newest_revision() == scripts.get_current_head()


async def test_migrating_twice_changes_nothing(empty_url: str) -> None:
    await migrate(empty_url)
    await migrate(empty_url)
    assert await _look(empty_url, _tables) == set(metadata.tables)


async def test_one_or_any_choice_becomes_a_number_and_goes_back(empty_url: str) -> None:
    await migrate(empty_url)
    database = Database(empty_url)
    async with database.transaction() as tx:
        for chat_id, votes in ((-1, {}), (-2, {"choices": 1, "quorum": 3}), (-3, {"choices": 0}), (-4, {"choices": 3})):
            await groups.add(tx, chat_id=chat_id, title="G", language="en", zone="Europe/Helsinki", is_forum=False)
            await tx.run(group_table.update().where(group_table.c.chat_id == chat_id).values(votes=votes))
    await database.close()
    await downgrade(empty_url, "0012")

    def settled(connection: Connection) -> dict[int, object]:
        return dict(connection.execute(select(group_table.c.chat_id, group_table.c.votes)).all())

    one_or_any = {-1: {}, -2: {"several": False, "quorum": 3}, -3: {"several": True}, -4: {"several": True}}
    assert await _look(empty_url, settled) == one_or_any
    await migrate(empty_url)
    numbers = {-1: {}, -2: {"choices": 1, "quorum": 3}, -3: {"choices": 0}, -4: {"choices": 0}}
    assert await _look(empty_url, settled) == numbers


async def test_companies_and_groups_of_an_earlier_version_have_their_history(empty_url: str) -> None:
    await migrate(empty_url)
    await downgrade(empty_url, "0025_confirmations")
    database = Database(empty_url)
    day = [f"2026-0{number}-01 10:00:00" for number in range(1, 10)]
    rows = {
        "groups": "(id, chat_id, title, region, language, zone, reminder_minutes, is_forum, awake, is_admin,"
        f" registered_at, token, months_off, sleeping_since) VALUES (1, -1, 'Kainuu core', 'Kainuu', 'fi', 'UTC', '[]',"
        f" false, true, false, '{day[0]}', 'a', '[]', '{day[8]}'),"
        " (2, -2, 'Empty', NULL, 'fi', 'UTC', '[]', false, true, false, NULL, 'b', '[]', NULL),"
        f" (3, -3, 'Later', 'KAINUU', 'sv', 'Europe/Tallinn', '[]', false, true, false, '{day[2]}', 'c', '[]', NULL),"
        f" (4, -4, 'Last', 'kainuu', 'sv', 'Europe/Tallinn', '[]', false, true, false, '{day[3]}', 'd', '[]', NULL)",
        "people": "(id, telegram_id, name, reachable) VALUES (1, 11, 'Aino', true), (2, 12, 'Ben', true)",
        "companies": "(id, group_id, name, joined_at, left_at, credit) VALUES"
        f" (5, 1, 'Aino''s', '{day[3]}', NULL, 0), (7, 1, 'Ben''s', '{day[1]}', '{day[6]}', 0),"
        f" (8, 1, 'Erased', '{day[1]}', '{day[4]}', 0)",
        "memberships": "(id, person_id, group_id, company_id, joined_at, left_at) VALUES"
        f" (1, 1, 1, 5, '{day[0]}', '{day[2]}'), (2, 1, 1, 5, '{day[3]}', NULL),"
        f" (3, 2, 1, 7, '{day[1]}', '{day[5]}'), (4, 2, 1, 7, '{day[2]}', '{day[6]}')",
    }
    async with database.engine.begin() as connection:
        for table, values in rows.items():
            await connection.execute(text(f"INSERT INTO {table} {values}"))
    await database.close()
    await migrate(empty_url)
    database = Database(empty_url)
    async with database.transaction() as tx:
        places = await tx.all(select(tables.companies.c.name, tables.enterprises.c.name).join(tables.enterprises))
        assert {tuple(row) for row in places} == {("Aino's", "Aino's"), ("Ben's", "Ben's"), ("Erased", "Erased")}
        stays = await tx.all(select(tables.stays).order_by(tables.stays.c.id))
        spans = [(row.company_id, row.since.month, row.until and row.until.month) for row in stays]
        assert spans == [(5, 1, 3), (5, 4, None), (7, 2, 7), (8, 2, 5)]
        assert [row.region for row in await tx.all(select(tables.region_changes))] == ["Kainuu", "KAINUU", "kainuu"]
        (region,) = await tx.all(select(tables.regions))
        assert (region.name, region.country, region.language, region.zone) == ("Kainuu", None, "sv", "Europe/Tallinn")
        assert (region.since.month, region.person_id, region.ended_at) == (1, None, None)
        states = await tx.all(select(tables.group_states).order_by(tables.group_states.c.id))
        own = [(row.state, row.since.month) for row in states if row.group_id == 1]
        assert own == [("running", 1), ("sleeping", 9)]
        # Numbers go on behind those that were given.
        assert await companies.add(tx, "New", states[0].since) == 9
    await database.close()
