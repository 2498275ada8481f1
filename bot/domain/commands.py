"""The commands by their English names, and the menus they appear in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Menu(StrEnum):
    """Where a command is offered."""

    MEMBERS = "members"
    """Everybody in a group's chat."""
    FACILITATORS = "facilitators"
    """Administrators of a group's chat."""
    PRIVATE = "private"
    """Everybody's private chat."""
    AUTHORS = "authors"
    """The private chat of advisers, researchers and coordinators."""
    ADVISERS = "advisers"
    """The private chat of advisers and coordinators."""
    COORDINATORS = "coordinators"
    """The private chat of the network's coordinators."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command. Its description is the message `command-<name>`; its names in other languages are theirs
    (`locales.commands`).
    """

    name: str
    menus: frozenset[Menu]


THERE = frozenset({Menu.MEMBERS, Menu.FACILITATORS})
"""In the group's chat alone."""
EVERYWHERE = frozenset({*THERE, Menu.PRIVATE})
GROUP = EVERYWHERE
"""Commands about a group; in private they ask which where there are several."""

COMMANDS = (
    Command("meeting", GROUP),
    Command("hosts", GROUP),
    Command("volunteer", GROUP),
    Command("pass", GROUP),
    Command("swap", GROUP),
    Command("pause", GROUP),
    Command("resume", GROUP),
    Command("members", GROUP),
    Command("schedule", GROUP),
    Command("dates", GROUP),
    Command("cancel", GROUP),
    Command("takeaway", GROUP),
    Command("promise", GROUP),
    Command("search", EVERYWHERE),
    Command("ask", EVERYWHERE),
    Command("questions", EVERYWHERE),
    Command("question", EVERYWHERE),
    Command("themes", EVERYWHERE),
    Command("propose", EVERYWHERE),
    Command("vote", EVERYWHERE),
    Command("theme", EVERYWHERE),
    Command("join", THERE),
    Command("leave", GROUP),
    Command("setup", frozenset({Menu.FACILITATORS})),
    Command("wake", frozenset({Menu.FACILITATORS})),
    Command("digests", frozenset({*THERE, Menu.AUTHORS})),
    Command("digest", frozenset({Menu.AUTHORS})),
    Command("report", frozenset({Menu.AUTHORS, Menu.FACILITATORS})),
    Command("network", frozenset({Menu.ADVISERS, Menu.FACILITATORS})),
    Command("announce", frozenset({Menu.COORDINATORS})),
    Command("invite", frozenset({Menu.COORDINATORS})),
    Command("region", frozenset({Menu.ADVISERS})),
    Command("recruit", frozenset({Menu.FACILITATORS, Menu.ADVISERS})),
    Command("start", frozenset({Menu.PRIVATE})),
    Command("language", frozenset({Menu.FACILITATORS, Menu.PRIVATE})),
    Command("mydata", frozenset({Menu.PRIVATE})),
    Command("privacy", frozenset({Menu.PRIVATE})),
    Command("profile", frozenset({Menu.PRIVATE})),
    Command("partners", frozenset({Menu.PRIVATE})),
    Command("forget", frozenset({Menu.PRIVATE})),
    Command("help", EVERYWHERE),
)

BY_NAME = {command.name: command for command in COMMANDS}


def offered(*menus: Menu) -> tuple[Command, ...]:
    """Return the commands of these menus together, the most used first."""
    return tuple(command for command in COMMANDS if command.menus.intersection(menus))


WANTS: dict[str, tuple[str, ...]] = {
    "host": ("hosts", "volunteer", "schedule", "dates", "cancel", "pass", "swap", "pause", "resume"),
    "come": ("meeting", "members", "join", "leave", "takeaway", "promise"),
    "ask": ("ask", "questions", "question", "search", "digests"),
    "decide": ("propose", "themes", "vote", "theme"),
}
"""Commands by what people want to do; what stands in none of them is about the person, or about a role."""
MOST_AT_ONCE = 6
"""Commands that /help names in a group; the others are told of in private."""


FACILITATED = frozenset({"theme", "themes", "vote", "schedule", "dates", "cancel", "meeting", "hosts", "members"})
"""Commands about a group that facilitators may give too, who need not belong to a company."""


def without_a_group(roles: Collection[Menu], *, researcher: bool) -> frozenset[str]:
    """Return the commands for people whose role covers groups but who belong to none.

    Args:
        roles: the menus that their roles add; none for those without a role.
        researcher: they may offer themes.
    """
    if not roles:
        return frozenset()
    offers = {"propose"} if researcher else set()
    asked = {"questions", "question"} if Menu.COORDINATORS in roles else set()
    return frozenset({"search", "themes", "digests", *offers, *asked})


def useful_now(*, member: bool, hosts: bool, planned: bool, facilitator: bool) -> tuple[Command, ...]:
    """Return the commands most useful to a person in a group's chat now, most useful first.

    Args:
        member: they belong to a company there.
        hosts: that company has the coming turn.
        planned: the coming meeting has its time.
        facilitator: they administer the chat.
    """
    if not member:
        wanted = ("setup", "schedule", "meeting", "vote", "hosts") if facilitator else ("meeting", "hosts", "themes")
        names = ("join", *wanted, "members", "search")
    elif hosts and planned:
        names = ("meeting", "schedule", "theme", "vote", "cancel", "ask")
    elif hosts:
        names = ("schedule", "dates", "pass", "swap", "vote", "hosts")
    elif facilitator:
        names = ("meeting", "hosts", "ask", "propose", "vote", "setup")
    else:
        names = ("meeting", "hosts", "ask", "propose", "search", "volunteer" if not planned else "members")
    return tuple(BY_NAME[name] for name in names[:MOST_AT_ONCE])
