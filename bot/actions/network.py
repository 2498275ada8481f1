"""Buttons of /network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import OneOf, PrivateAction, RowId

Where = Annotated[str, OneOf(("new", "here"))]
"""Whether the answer is a new message, or takes the place of the one that was pressed."""


@dataclass(frozen=True, slots=True)
class NetworkTop(PrivateAction):
    """Back to everything the presser looks after."""

    prefix = "net"
    place: Where


@dataclass(frozen=True, slots=True)
class NetworkRegion(PrivateAction):
    """The groups of one region: the one that this group is of, since names of regions may be long."""

    prefix = "netregion"
    group_id: RowId
    place: Where


@dataclass(frozen=True, slots=True)
class NetworkGroup(PrivateAction):
    """One group and its year."""

    prefix = "netgroup"
    group_id: RowId
    place: Where


@dataclass(frozen=True, slots=True)
class NetworkHand(PrivateAction):
    """`write`: who facilitates the group; `help`: tell them that the presser offers help."""

    prefix = "nethand"
    group_id: RowId
    what: Annotated[str, OneOf(("write", "help"))]


@dataclass(frozen=True, slots=True)
class NetworkPage(PrivateAction):
    """`link`: a link for the projector; `end`: every page opened with one is closed."""

    prefix = "netpage"
    what: Annotated[str, OneOf(("link", "end"))]
