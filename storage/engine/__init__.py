"""The database engine: opening, transactions, migrations, backups and maintenance."""
