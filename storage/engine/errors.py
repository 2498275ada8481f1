"""Errors of a database as a whole, with messages in plain sentences."""

from __future__ import annotations


class StorageError(Exception):
    """Why a database cannot be used, copied or put back, in a plain sentence."""


class NotUpYet(StorageError):
    """The database server does not answer or does not let anybody in yet: try again a little later."""


class InUse(StorageError):
    """A bot runs on the database."""


class NewerVersion(StorageError):
    """The database was written by a newer version of this program."""


class AnotherProgram(StorageError):
    """The database belongs to another program."""
