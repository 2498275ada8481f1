"""Tables and queries for digests."""

from storage.digests.queries import add, by_id, change, of_author, received, translate_first, unwrite, write

__all__ = ["add", "by_id", "change", "of_author", "received", "translate_first", "unwrite", "write"]
