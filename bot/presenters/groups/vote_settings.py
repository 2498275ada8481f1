"""The vote settings on a group's settings card."""

from __future__ import annotations

from datetime import timedelta

from markupsafe import Markup

from bot.actions import Setting, SettingsPage
from bot.domain.groups import Group
from bot.domain.groups.vote_rules import HOURS_CHOICES, MOST_CHOICES, QUORUM_CHOICES
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, of_group
from locales import Text

Rows = tuple[tuple[Button, ...], ...]


def page(group: Group) -> OutgoingMessage:
    """The page about votes: a switch each, how long, how many may be chosen, and how many must vote."""
    t, rules = of_group(group), group.votes
    switches = {
        "members_open": (rules.members_open, t.plain("button-vote-members-open")),
        "adding": (rules.adding, t.plain("button-vote-adding")),
        "hidden": (rules.hidden, t.plain("button-vote-hidden")),
    }
    rows = [
        (button(_ticked(on, label), Setting(f"vote-{name}", "0" if on else "1")),)
        for name, (on, label) in switches.items()
    ]
    hours = [
        button(_ticked(hours == rules.hours, t.duration(timedelta(hours=hours))), Setting("vote-hours", str(hours)))
        for hours in HOURS_CHOICES
    ]
    quorum = [button(_ticked(n == rules.quorum, _quorum(t, n)), Setting("vote-quorum", str(n))) for n in QUORUM_CHOICES]
    choices = [
        button(_ticked(n == rules.choices, _choices(t, n)), Setting("vote-choices", str(n))) for n in MOST_CHOICES
    ]
    back = (button(t.plain("button-back"), SettingsPage("top")),)
    text = Markup("\n").join(
        [t("settings-ask-votes"), t("settings-votes-hours"), t("settings-votes-choices"), t("settings-votes-quorum")]
    )
    return OutgoingMessage(
        text, (*rows, tuple(hours[:3]), tuple(hours[3:]), tuple(choices[:3]), tuple(choices[3:]), tuple(quorum), back)
    )


def _quorum(t: Text, n: int) -> str:
    return t.plain("button-vote-quorum", n=n) if n else t.plain("button-vote-no-quorum")


def _choices(t: Text, n: int) -> str:
    return t.plain("button-vote-choices", n=n) if n else t.plain("button-vote-any-choices")


def _ticked(chosen: bool, label: str) -> str:
    return f"✓ {label}" if chosen else label
