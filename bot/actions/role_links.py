"""Buttons of the coordinators' book of roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, OneOf, RowId


@dataclass(frozen=True, slots=True)
class RolesPage(Action):
    """The book of roles, again."""

    prefix = "roles"


@dataclass(frozen=True, slots=True)
class WithdrawRole(Action):
    """Take a role back: `ask` first, then `yes`."""

    prefix = "unrole"
    role_id: RowId
    step: Annotated[str, OneOf(("ask", "yes"))]


@dataclass(frozen=True, slots=True)
class WithdrawRoleLink(Action):
    """Make a link useless."""

    prefix = "unlink"
    link_id: RowId
