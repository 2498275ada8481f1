"""The only room that knows SQL: tables, queries, migrations."""

from storage.backup import backup, restore
from storage.database import Database, Transaction
from storage.errors import InUse, NotUpYet, StorageError
from storage.in_use import FileLock, lock_of
from storage.migrating import downgrade, kept_value, migrate, revision_of
from storage.move import move
from storage.trouble import DatabaseAway, Trouble, trouble_of

__all__ = [
    "Database",
    "DatabaseAway",
    "FileLock",
    "InUse",
    "NotUpYet",
    "StorageError",
    "Transaction",
    "Trouble",
    "backup",
    "downgrade",
    "kept_value",
    "lock_of",
    "migrate",
    "move",
    "restore",
    "revision_of",
    "trouble_of",
]
