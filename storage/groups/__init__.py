"""Tables and queries for groups."""

from storage.groups.queries import (
    BothSetUp,
    add,
    all_awake,
    by_chat,
    by_id,
    by_token,
    change,
    core_group_in,
    facilitated_by,
    find,
    of_person,
    regions,
    registered,
    rekey,
    voice_in,
)

__all__ = [
    "BothSetUp",
    "add",
    "all_awake",
    "by_chat",
    "by_id",
    "by_token",
    "change",
    "core_group_in",
    "facilitated_by",
    "find",
    "of_person",
    "regions",
    "registered",
    "rekey",
    "voice_in",
]
