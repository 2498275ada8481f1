"""Regions, and the links by which their first groups are founded."""

from storage.regions.queries import (
    CARD,
    add,
    all_,
    by_id,
    change,
    groups_in,
    known_as,
    moved_on,
    progress,
)

__all__ = ["CARD", "add", "all_", "by_id", "change", "groups_in", "known_as", "moved_on", "progress"]
