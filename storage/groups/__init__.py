"""Tables and queries of groups."""

from storage.groups.queries import (
    add,
    all_awake,
    by_chat,
    by_id,
    by_token,
    change,
    find,
    of_person,
    regions,
    registered,
    rekey,
)

__all__ = [
    "add",
    "all_awake",
    "by_chat",
    "by_id",
    "by_token",
    "change",
    "find",
    "of_person",
    "regions",
    "registered",
    "rekey",
]
