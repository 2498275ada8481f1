"""Buttons of themes and ballots."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.action import Action, Place, RowId


@dataclass(frozen=True, slots=True)
class SupportTheme(Action):
    """`We'd like it too`; pressed again, not any more."""

    prefix = "thl"
    theme_id: RowId


@dataclass(frozen=True, slots=True)
class JoinTheme(Action):
    """`Join this one`: the theme that is there is the one that was meant."""

    prefix = "thj"
    theme_id: RowId


@dataclass(frozen=True, slots=True)
class OwnTheme(Action):
    """`Mine is different`: the theme that is there is not the one that was meant."""

    prefix = "thn"
    theme_id: RowId


@dataclass(frozen=True, slots=True)
class RewordTheme(Action):
    """`Reword`."""

    prefix = "thr"
    theme_id: RowId


@dataclass(frozen=True, slots=True)
class WithdrawTheme(Action):
    """`Withdraw`."""

    prefix = "thw"
    theme_id: RowId


@dataclass(frozen=True, slots=True)
class OpenTheme(Action):
    """What came of a theme that was discussed."""

    prefix = "thd"
    theme_id: RowId


@dataclass(frozen=True, slots=True)
class DecideTie(Action):
    """A theme among equals."""

    prefix = "tie"
    ballot_id: RowId
    theme_id: RowId


@dataclass(frozen=True, slots=True)
class OfferTheme(Action):
    """`Offer a theme`; then the region it is offered in, -1 for all the researcher has."""

    prefix = "offer"
    region: Place


@dataclass(frozen=True, slots=True)
class BeginOffer(Action):
    """`Offer a theme`, before it is said which."""

    prefix = "offnew"
    again: Place
