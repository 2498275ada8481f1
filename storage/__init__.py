"""The only room that knows SQL: tables, queries, migrations."""

from storage.database import Database, Transaction
from storage.migrating import downgrade, migrate

__all__ = ["Database", "Transaction", "downgrade", "migrate"]
