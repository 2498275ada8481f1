"""Tables and queries of newcomers."""

from storage.recruiting.events import found_again, lost, note

__all__ = ["found_again", "lost", "note"]
