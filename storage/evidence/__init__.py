"""The record as reports count it, and the reports that were made."""

from storage.evidence.facts import load

__all__ = ["load"]
