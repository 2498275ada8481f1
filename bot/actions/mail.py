"""Buttons about e-mail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from bot.actions.action import OneOf, PrivateAction


@dataclass(frozen=True, slots=True)
class MailDesk(PrivateAction):
    """`open`: where messages go; `set`: another address; `alone`, `both`: by mail alone, or in Telegram, too; `stop`."""

    prefix = "mail"
    what: Annotated[str, OneOf(("open", "set", "alone", "both", "stop"))]
