"""Tables and queries for themes."""

from storage.themes.queries import (
    add,
    by_id,
    change,
    chosen,
    clear_support,
    move,
    of_group,
    of_groups,
    of_meeting,
    support,
    unsupport,
)

__all__ = [
    "add",
    "by_id",
    "change",
    "chosen",
    "clear_support",
    "move",
    "of_group",
    "of_groups",
    "of_meeting",
    "support",
    "unsupport",
]
