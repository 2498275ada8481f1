"""The record that reports are counted from, and the reports made."""

from storage.evidence.facts import load

__all__ = ["load"]
