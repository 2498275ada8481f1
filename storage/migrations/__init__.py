"""Alembic's room: `env.py` and one file a version."""
