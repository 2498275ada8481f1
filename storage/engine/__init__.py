"""The database as a whole: opening it, transactions, migrations, copies, and what keeps it well."""
