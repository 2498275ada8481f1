"""Buttons of /region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Matching, OneOf, PrivateAction, RowId, Within

Way = Annotated[str, OneOf(("new", "home"))]
"""Whether the questions of a new region go on after this one, or its page comes back."""


@dataclass(frozen=True, slots=True)
class RegionTop(PrivateAction):
    """All regions the presser looks after."""

    prefix = "regions"


@dataclass(frozen=True, slots=True)
class RegionPage(PrivateAction):
    """A page of a region; `type` asks for another time zone, `end` whether the region shall end."""

    prefix = "region"
    region_id: RowId
    page: Annotated[str, OneOf(("home", "country", "language", "zone", "type", "adviser", "end"))]
    way: Way


@dataclass(frozen=True, slots=True)
class RegionSet(PrivateAction):
    """A country, a language or a time zone was chosen."""

    prefix = "regionset"
    region_id: RowId
    what: Annotated[str, OneOf(("country", "language", "zone"))]
    value: Annotated[str, Matching("[A-Za-z0-9_/+-]{1,32}")]
    way: Way


@dataclass(frozen=True, slots=True)
class RegionAdviser(PrivateAction):
    """An adviser of other regions advises this one, too."""

    prefix = "regionadv"
    region_id: RowId
    person_id: RowId
    way: Way


@dataclass(frozen=True, slots=True)
class RegionDo(PrivateAction):
    """`link`: for the first facilitator; `unlink`: it works no more; `paper`: a text for the local paper; `invite`: a
    link that makes an adviser; `end`: the region ends.
    """

    prefix = "regiondo"
    region_id: RowId
    what: Annotated[str, OneOf(("link", "unlink", "paper", "invite", "end"))]


@dataclass(frozen=True, slots=True)
class RegionWays(PrivateAction):
    """A region's own ways: all of them, or the choices for one."""

    prefix = "regionways"
    region_id: RowId
    page: Annotated[str, OneOf(("all", "reminders", "quiet", "size", "months", "questions"))]


@dataclass(frozen=True, slots=True)
class RegionWay(PrivateAction):
    """Something was chosen for one of them; `usual` is what the network has."""

    prefix = "regionway"
    region_id: RowId
    name: Annotated[str, OneOf(("reminder", "quiet", "size", "month-off", "question"))]
    value: Annotated[str, Matching("[a-z0-9-]{1,12}")]


@dataclass(frozen=True, slots=True)
class OpenRegionTexts(PrivateAction):
    """The texts that a region may say in its own words."""

    prefix = "regiontexts"
    region_id: RowId


@dataclass(frozen=True, slots=True)
class RegionText(PrivateAction):
    """One of them, by its place in the list, in a language: `show`, `write` other words, `use` those, or back to the
    `usual`.
    """

    prefix = "regiontext"
    region_id: RowId
    number: Annotated[int, Within(0, 99)]
    language: Annotated[str, Matching("[a-z]{2}")]
    what: Annotated[str, OneOf(("show", "write", "use", "usual"))]
