"""Migrations on both databases: up, down, up again, and equal to the tables of the program."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, select

from storage import Database, downgrade, groups, migrate, revision_of
from storage.migrating import known_revisions, newest_revision
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


async def test_migrations_lead_to_the_tables_of_the_program(database_url: str) -> None:
    await migrate(database_url)

    def differences(connection: Connection) -> object:
        return compare_metadata(MigrationContext.configure(connection), metadata)

    assert await _look(database_url, differences) == []
    assert await _look(database_url, _tables) == set(metadata.tables)


async def test_migrations_go_down_to_nothing_and_up_again(database_url: str) -> None:
    await migrate(database_url)
    await downgrade(database_url)
    assert await _look(database_url, _tables) == set()
    await migrate(database_url)
    have, want = await revision_of(database_url)
    assert have == want is not None


def test_the_history_read_without_alembic_is_alembics() -> None:
    scripts = ScriptDirectory(str(resources.files("storage") / "migrations"))
    assert known_revisions() == {one.revision for one in scripts.walk_revisions()}
    assert newest_revision() == scripts.get_current_head()


async def test_migrating_twice_changes_nothing(database_url: str) -> None:
    await migrate(database_url)
    await migrate(database_url)
    assert await _look(database_url, _tables) == set(metadata.tables)


async def test_one_or_any_choice_becomes_a_number_and_goes_back(database_url: str) -> None:
    await migrate(database_url)
    database = Database(database_url)
    async with database.transaction() as tx:
        for chat_id, votes in ((-1, {}), (-2, {"choices": 1, "quorum": 3}), (-3, {"choices": 0}), (-4, {"choices": 3})):
            await groups.add(tx, chat_id=chat_id, title="G", language="en", zone="Europe/Helsinki", is_forum=False)
            await tx.run(group_table.update().where(group_table.c.chat_id == chat_id).values(votes=votes))
    await database.close()
    await downgrade(database_url, "0012")

    def settled(connection: Connection) -> dict[int, object]:
        return dict(connection.execute(select(group_table.c.chat_id, group_table.c.votes)).all())

    one_or_any = {-1: {}, -2: {"several": False, "quorum": 3}, -3: {"several": True}, -4: {"several": True}}
    assert await _look(database_url, settled) == one_or_any
    await migrate(database_url)
    numbers = {-1: {}, -2: {"choices": 1, "quorum": 3}, -3: {"choices": 0}, -4: {"choices": 0}}
    assert await _look(database_url, settled) == numbers
