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


GROUP = frozenset({Menu.MEMBERS, Menu.FACILITATORS})
EVERYWHERE = frozenset({*GROUP, Menu.PRIVATE})

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
    Command("search", "hae", "sok", EVERYWHERE),
    Command("ask", "kysy", "fraga", EVERYWHERE),
    Command("questions", "kysymykset", "fragor", EVERYWHERE),
    Command("question", "kysymys", "visafraga", EVERYWHERE),
    Command("themes", "teemat", "teman", EVERYWHERE),
    Command("propose", "ehdota", "foresla", EVERYWHERE),
    Command("vote", "aanesta", "omrostning", EVERYWHERE, ("rosta",)),
    Command("theme", "paatateema", "valjtema", EVERYWHERE, ("teema", "tema")),
    Command("join", "liity", "gamed", GROUP, ("anslut",)),
    Command("leave", "poistu", "lamna", GROUP),
    Command("setup", "asetukset", "installningar", frozenset({Menu.FACILITATORS})),
    Command("digests", "katsaukset", "oversikter", frozenset({*GROUP, Menu.AUTHORS})),
    Command("digest", "katsaus", "oversikt", frozenset({Menu.AUTHORS})),
    Command("announce", "tiedota", "meddela", frozenset({Menu.COORDINATORS})),
    Command("invite", "kutsu", "bjudin", frozenset({Menu.COORDINATORS})),
    Command("start", "aloita", "starta", frozenset({Menu.PRIVATE})),
    Command("language", "kieli", "sprak", frozenset({Menu.FACILITATORS, Menu.PRIVATE})),
    Command("forget", "unohda", "glommig", frozenset({Menu.PRIVATE}), ("glom",)),
    Command("help", "ohje", "hjalp", EVERYWHERE),
)

BY_NAME = {command.name: command for command in COMMANDS}


def offered(*menus: Menu) -> tuple[Command, ...]:
    """The commands of these menus together, most used first."""
    return tuple(command for command in COMMANDS if command.menus.intersection(menus))
