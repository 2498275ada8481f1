"""Buttons of sources: the list of them, and what is new."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.action import Action


@dataclass(frozen=True, slots=True)
class SourceStep(Action):
    """`list`, `back` to it, `add`; and of one source `on`, `off`, `remove`, `remove-yes`. The id is 0 where it is about none."""

    prefix = "src"
    source_id: int
    step: str


@dataclass(frozen=True, slots=True)
class MakeDigest(Action):
    """Begin a digest from what a source has brought."""

    prefix = "mkd"
    item_id: int
