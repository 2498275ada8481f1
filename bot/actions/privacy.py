"""Buttons of /forget, /privacy and /mydata."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, OneOf, PrivateAction


@dataclass(frozen=True, slots=True)
class Forget(Action):
    """`words`: `go` or `stay`; `no`: nothing is erased after all. `step`: `ask` once more, or `yes`."""

    prefix = "forget"
    words: Annotated[str, OneOf(("go", "stay", "no"))]
    step: Annotated[str, OneOf(("ask", "yes"))]


@dataclass(frozen=True, slots=True)
class PrivacyPage(Action):
    """What is kept, in short or in full."""

    prefix = "privacy"
    page: Annotated[str, OneOf(("short", "more"))]


@dataclass(frozen=True, slots=True)
class SendMyData(Action):
    """Everything of the presser, as files."""

    prefix = "mydata"
    what: Annotated[str, OneOf(("send",))]


@dataclass(frozen=True, slots=True)
class AgreeToPrivacy(PrivateAction):
    """Yes to the two sentences of first contact. `place`: under the welcome (`start`), or `alone`."""

    prefix = "agree"
    place: Annotated[str, OneOf(("start", "alone"))]
