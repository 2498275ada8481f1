"""The database: tables, queries and migrations. The only package that contains SQL."""

from storage.engine.backup import backup, restore
from storage.engine.database import Database
from storage.engine.errors import InUse, NotUpYet, StorageError
from storage.engine.in_use import FileLock, lock_of
from storage.engine.migrating import downgrade, kept_value, migrate, revision_of
from storage.engine.move import move
from storage.engine.transaction import Transaction
from storage.engine.trouble import DatabaseAway, Trouble, trouble_of

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
