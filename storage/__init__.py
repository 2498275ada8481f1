"""The only room that knows SQL: tables, queries, migrations."""

from storage.backup import StorageError, backup, restore
from storage.database import Database, Transaction
from storage.migrating import downgrade, kept_value, migrate, revision_of
from storage.trouble import DatabaseAway, Trouble, trouble_of

__all__ = [
    "Database",
    "DatabaseAway",
    "StorageError",
    "Transaction",
    "Trouble",
    "backup",
    "downgrade",
    "kept_value",
    "migrate",
    "restore",
    "revision_of",
    "trouble_of",
]
