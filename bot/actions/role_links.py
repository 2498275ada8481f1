"""Buttons of the coordinators' book of roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import OneOf, PrivateAction, RowId


@dataclass(frozen=True, slots=True)
class RolesPage(PrivateAction):
    """The book of roles, again."""

    prefix = "roles"


@dataclass(frozen=True, slots=True)
class WithdrawRole(PrivateAction):
    """Take a role back: `ask` first, then `yes`."""

    prefix = "unrole"
    role_id: RowId
    step: Annotated[str, OneOf(("ask", "yes"))]


@dataclass(frozen=True, slots=True)
class WithdrawRoleLink(PrivateAction):
    """Make a link useless."""

    prefix = "unlink"
    link_id: RowId
