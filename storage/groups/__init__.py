"""Tables and queries for groups."""

from storage.groups.queries import (
    BothSetUp,
    add,
    all_awake,
    by_chat,
    by_id,
    by_token,
    change,
    facilitated_by,
    find,
    of_person,
    regions,
    registered,
    rekey,
)

__all__ = [
    "BothSetUp",
    "add",
    "all_awake",
    "by_chat",
    "by_id",
    "by_token",
    "change",
    "facilitated_by",
    "find",
    "of_person",
    "regions",
    "registered",
    "rekey",
]
