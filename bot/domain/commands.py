"""The commands people type: one name in each language, and who finds it in which menu."""

from __future__ import annotations

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
    """One command. Its description is the message `command-<name>`."""

    name: str
    finnish: str
    swedish: str
    menus: frozenset[Menu]
    further: tuple[str, ...] = ()
    """Names it had in earlier versions, which go on working but stand in no menu and no text."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it answers to, in every group."""
        return tuple(dict.fromkeys((self.name, self.finnish, self.swedish, *self.further)))

    def named(self, language: str) -> str:
        """Its name in the menu of a language."""
        return {"fi": self.finnish, "sv": self.swedish}.get(language, self.name)


THERE = frozenset({Menu.MEMBERS, Menu.FACILITATORS})
"""In the group's chat alone."""
EVERYWHERE = frozenset({*THERE, Menu.PRIVATE})
GROUP = EVERYWHERE
"""Commands about a group; in private they ask which where there are several."""

COMMANDS = (
    Command("meeting", "tapaaminen", "traff", GROUP),
    Command("hosts", "vuorot", "turer", GROUP, ("vardar",)),
    Command("volunteer", "isannoi", "blivard", GROUP, ("ilmoittaudu", "stallupp")),
    Command("pass", "valiin", "passa", GROUP, ("ohita", "hoppaover")),
    Command("swap", "vaihda", "byt", GROUP),
    Command("pause", "tauko", "pausa", GROUP),
    Command("resume", "jatka", "tillbaka", GROUP, ("aterkom",)),
    Command("members", "jasenet", "medlemmar", GROUP),
    Command("schedule", "sovi", "boka", GROUP),
    Command("dates", "ajat", "tider", GROUP),
    Command("cancel", "peru", "avboka", GROUP),
    Command("takeaway", "oivallus", "lardom", GROUP),
    Command("promise", "lupaan", "lofta", GROUP),
    Command("search", "hae", "sok", EVERYWHERE),
    Command("ask", "kysy", "fraga", EVERYWHERE),
    Command("questions", "kysymykset", "fragor", EVERYWHERE),
    Command("question", "kysymys", "visafraga", EVERYWHERE),
    Command("themes", "teemat", "teman", EVERYWHERE),
    Command("propose", "ehdota", "foresla", EVERYWHERE),
    Command("vote", "aanesta", "omrostning", EVERYWHERE, ("rosta",)),
    Command("theme", "paatateema", "valjtema", EVERYWHERE, ("teema", "tema")),
    Command("join", "liity", "gamed", THERE, ("anslut",)),
    Command("leave", "poistu", "lamna", GROUP),
    Command("setup", "asetukset", "installningar", frozenset({Menu.FACILITATORS})),
    Command("wake", "heratys", "vackning", frozenset({Menu.FACILITATORS})),
    Command("digests", "katsaukset", "oversikter", frozenset({*THERE, Menu.AUTHORS})),
    Command("digest", "katsaus", "oversikt", frozenset({Menu.AUTHORS})),
    Command("report", "raportti", "rapport", frozenset({Menu.ADVISERS, Menu.FACILITATORS})),
    Command("network", "verkosto", "natverk", frozenset({Menu.ADVISERS, Menu.FACILITATORS})),
    Command("announce", "tiedota", "meddela", frozenset({Menu.COORDINATORS})),
    Command("invite", "kutsu", "bjudin", frozenset({Menu.COORDINATORS})),
    Command("recruit", "uusiajasenia", "nyamedlemmar", frozenset({Menu.FACILITATORS, Menu.AUTHORS})),
    Command("start", "aloita", "starta", frozenset({Menu.PRIVATE})),
    Command("language", "kieli", "sprak", frozenset({Menu.FACILITATORS, Menu.PRIVATE})),
    Command("mydata", "omattiedot", "minadata", frozenset({Menu.PRIVATE})),
    Command("privacy", "tietosuoja", "integritet", frozenset({Menu.PRIVATE})),
    Command("profile", "profiili", "profil", frozenset({Menu.PRIVATE})),
    Command("forget", "unohda", "glommig", frozenset({Menu.PRIVATE}), ("glom",)),
    Command("help", "ohje", "hjalp", EVERYWHERE),
)

BY_NAME = {command.name: command for command in COMMANDS}


def offered(*menus: Menu) -> tuple[Command, ...]:
    """The commands of these menus together, most used first."""
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


def useful_now(*, member: bool, hosts: bool, planned: bool, facilitator: bool) -> tuple[Command, ...]:
    """The commands a person in a group's chat has most use for now, most useful first.

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
