"""Alembic asks this file how to run; the connection comes from `storage.migrating`."""

from alembic import context

from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    # SQLite's own transactions are begun by storage.database.
    transaction_per_migration=False,
)
context.run_migrations()
