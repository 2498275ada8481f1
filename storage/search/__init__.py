"""Tables and queries for search."""

from storage.search.queries import (
    MEMORY,
    forget_everywhere,
    forget_person,
    index_again,
    index_anew,
    is_kept,
    keep,
    kept_at,
    read,
    subjects,
    told_in,
    unindexed,
)

__all__ = [
    "MEMORY",
    "forget_everywhere",
    "forget_person",
    "index_again",
    "index_anew",
    "is_kept",
    "keep",
    "kept_at",
    "read",
    "subjects",
    "told_in",
    "unindexed",
]
