"""Buttons of /recruit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import OneOf, PrivateAction, RowId, RowIdOrNone

PLACES = ("group", "region", "network")
STEPS = ("show", "share", "qr", "flyer", "chat", "ask", "yes")


@dataclass(frozen=True, slots=True)
class RecruitPlace(PrivateAction):
    """A place: `show` its links, the `way` of those who came, or make a `new` link. A region is named by one of its groups."""

    prefix = "rplace"
    kind: Annotated[str, OneOf(PLACES)]
    number: RowIdOrNone
    step: Annotated[str, OneOf(("show", "new", "way"))]


@dataclass(frozen=True, slots=True)
class WhoWaits(PrivateAction):
    """The places somebody hands out links for, each with those who wait, in a message of their own."""

    prefix = "whowaits"


@dataclass(frozen=True, slots=True)
class RecruitWhere(PrivateAction):
    """All the places there are links for."""

    prefix = "rwhere"


@dataclass(frozen=True, slots=True)
class RecruitStep(PrivateAction):
    """Something about one link; withdrawing it is asked about first."""

    prefix = "rlink"
    link_id: RowId
    step: Annotated[str, OneOf(STEPS)]
