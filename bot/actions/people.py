"""Buttons of the private chat: groups and language, roles, e-mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import Action, Matching, OneOf, PrivateAction, RowId, RowIdOrNone


@dataclass(frozen=True, slots=True)
class JoinCompany(PrivateAction):
    """A company picked in the private chat; 0 is a company still to be named."""

    prefix = "join"
    group_id: RowId
    company_id: RowIdOrNone


@dataclass(frozen=True, slots=True)
class ChangeCompany(Action):
    """Somebody named another company than theirs: `change` to it, `rename` theirs, or `keep` it."""

    prefix = "changeco"
    how: Annotated[str, OneOf(("change", "rename", "keep"))]


@dataclass(frozen=True, slots=True)
class Leave(Action):
    """`yes` and `no` to leaving a group, and `undo` once they have left."""

    prefix = "leave"
    group_id: RowId
    how: Annotated[str, OneOf(("yes", "no", "undo"))]


@dataclass(frozen=True, slots=True)
class ChooseLanguage(PrivateAction):
    """A language picked for the private chat."""

    prefix = "lang"
    code: Annotated[str, Matching("[a-z]{2,3}")]


@dataclass(frozen=True, slots=True)
class Reminders(PrivateAction):
    """Reminders in private, too, or in the group only.

    `wanted` is `on` or `off`; `place` the message it stands under, `start` or `card`.
    """

    prefix = "remind"
    wanted: Annotated[str, OneOf(("on", "off"))]
    place: Annotated[str, OneOf(("start", "card"))]


@dataclass(frozen=True, slots=True)
class ChooseGroup(Action):
    """In private: the group a command is about."""

    prefix = "grp"
    group_id: RowId


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


@dataclass(frozen=True, slots=True)
class MailDesk(PrivateAction):
    """`open`: where messages go; `set`: another address; `alone`, `both`: by mail alone, or in Telegram, too; `stop`."""

    prefix = "mail"
    what: Annotated[str, OneOf(("open", "set", "alone", "both", "stop"))]
