"""The only room that knows SQL: tables, queries, migrations."""

from storage.backup import StorageError, backup, restore
from storage.database import Database, Transaction
from storage.migrating import downgrade, migrate, revision_of

__all__ = [
    "Database",
    "StorageError",
    "Transaction",
    "backup",
    "downgrade",
    "migrate",
    "restore",
    "revision_of",
]
