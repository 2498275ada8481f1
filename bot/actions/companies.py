"""Buttons about companies in the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, OneOf, RowId


@dataclass(frozen=True, slots=True)
class OpenCompany(Action):
    """In private: a company of a group, by its place there."""

    prefix = "comp"
    company_id: RowId


@dataclass(frozen=True, slots=True)
class SameCompany(Action):
    """Whether two places in groups are one company: `same`, `another`, `undo` what was said; `look` how it stands."""

    prefix = "same"
    company_id: RowId
    other_id: RowId
    so: Annotated[str, OneOf(("look", "same", "another", "undo"))]


@dataclass(frozen=True, slots=True)
class CompanyList(Action):
    """In private: the companies of a group."""

    prefix = "comps"
    group_id: RowId
