"""Buttons of /forget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, OneOf


@dataclass(frozen=True, slots=True)
class Forget(Action):
    """`words`: `go` or `stay`; `no`: nothing is erased after all. `step`: `ask` once more, or `yes`."""

    prefix = "forget"
    words: Annotated[str, OneOf(("go", "stay", "no"))]
    step: Annotated[str, OneOf(("ask", "yes"))]
