"""Alembic asks this file how to run; the connection comes from `storage.engine.migrating`."""

from typing import Any, Literal

from alembic import context

from storage.tables import metadata
from storage.tables.columns import Moment


def render(kind: str, item: Any, _autogen: Any) -> str | Literal[False]:
    """A new migration names the database's own type, so that it still reads the same in ten years."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=render,
    compare_type=True,
    # SQLite's own transactions are begun by storage.engine.database.
    transaction_per_migration=False,
)
context.run_migrations()
