"""Buttons of companies that find each other."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.action import PrivateAction, RowId


@dataclass(frozen=True, slots=True)
class SayHello(PrivateAction):
    """Somebody would like to talk with a company that was found."""

    prefix = "hello"
    enterprise_id: RowId
