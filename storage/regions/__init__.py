"""Regions, and the links with which their first groups are set up."""

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
