"""The only room that knows SQL: tables, queries, migrations."""

from storage.backup import backup, restore
from storage.database import Database, Transaction
from storage.errors import InUse, NotUpYet, StorageError
from storage.in_use import FileLock, lock_of
from storage.migrating import downgrade, migrate, revision_of
from storage.move import move

__all__ = [
    "Database",
    "FileLock",
    "InUse",
    "NotUpYet",
    "StorageError",
    "Transaction",
    "backup",
    "downgrade",
    "lock_of",
    "migrate",
    "move",
    "restore",
    "revision_of",
]
