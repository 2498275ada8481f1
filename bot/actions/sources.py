"""Buttons of sources: the list of them, and what is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import OneOf, PrivateAction, RowId, RowIdOrNone


@dataclass(frozen=True, slots=True)
class SourceStep(PrivateAction):
    """`list`, `back` to it, `add`; and of one source `on`, `off`, `remove`, `remove-yes`. The id is 0 where it is about none."""

    prefix = "src"
    source_id: RowIdOrNone
    step: Annotated[str, OneOf(("list", "back", "add", "on", "off", "remove", "remove-yes"))]


@dataclass(frozen=True, slots=True)
class MakeDigest(PrivateAction):
    """Begin a digest from what a source has brought."""

    prefix = "mkd"
    item_id: RowId
