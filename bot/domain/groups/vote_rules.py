"""A group's settings for its votes."""

from __future__ import annotations

from dataclasses import dataclass, replace

HOURS_CHOICES = (24, 48, 72, 120, 168)
QUORUM_CHOICES = (0, 2, 3, 5)
MOST_CHOICES = (1, 2, 3, 5, 0)


@dataclass(frozen=True, slots=True)
class VoteRules:
    """The settings of votes.

    Args:
        members_open: every member may open a vote, not only the host and facilitators.
        hours: how long a vote is open where nothing else is said.
        adding: members may add options in the poll itself.
        choices: how many themes a company may choose; 0 for any number. Telegram knows one or any, so the
            bot holds those in between: a vote with more does not count until some are taken back.
        hidden: results are shown only when the vote has ended.
        quorum: how many companies must vote for it to count; 0 for any number.
    """

    members_open: bool = False
    hours: int = 72
    adding: bool = True
    choices: int = 0
    hidden: bool = False
    quorum: int = 0


USUAL = VoteRules()
SWITCHES = ("members_open", "adding", "hidden")


def changed(rules: VoteRules, name: str, value: str) -> VoteRules:
    """The rules with one of them set.

    Raises:
        ValueError: there is no such rule, or it cannot be that.
    """
    if name in SWITCHES:
        return replace(rules, **{name: value == "1"})
    if name == "hours" and int(value) in HOURS_CHOICES:
        return replace(rules, hours=int(value))
    if name == "quorum" and int(value) in QUORUM_CHOICES:
        return replace(rules, quorum=int(value))
    if name == "choices" and int(value) in MOST_CHOICES:
        return replace(rules, choices=int(value))
    raise ValueError(f"no rule of votes {name}={value}")
