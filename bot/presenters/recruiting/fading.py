"""To companies that have been away, to their facilitators, and to those who have left."""

from __future__ import annotations

from bot.actions import LeftBecause, StillHere
from bot.domain.groups import Group
from bot.domain.people import Person
from bot.domain.recruiting.fading import ANSWERS, WHY_LEFT, Away
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import button, for_reader
from locales import Text


def ask_how_on(view: Away, reader: Person) -> OutgoingMessage:
    """The last meetings went by without their company: how would they like to go on?"""
    t = for_reader(view.group, reader)
    rows = tuple((button(t.plain(f"button-fading-{said}"), StillHere(view.fading.id, said)),) for said in ANSWERS)
    return OutgoingMessage(t("fading-ask", company=view.company, group=view.group.title), rows)


def going_on(t: Text, said: str) -> OutgoingMessage:
    """What the question becomes once it is answered."""
    return OutgoingMessage(t(f"fading-said-{said}"))


def could_be_called(view: Away, reader: Person | None, *, reached: bool) -> OutgoingMessage:
    """To a facilitator: what to do.

    Args:
        reached: the bot can write to the company's people.
    """
    how = view.fading.answer if view.fading.answer == "call" else "silent" if reached else "unreached"
    t = for_reader(view.group, reader)
    return OutgoingMessage(t(f"fading-told-{how}", company=view.company, group=view.group.title))


def ask_why_left(group: Group, reader: Person) -> OutgoingMessage:
    """They have left: would they say why?"""
    t, number = for_reader(group, reader), int(group.id)
    rows = tuple(
        (button(t.plain(f"button-newcomer-why-{why}"), LeftBecause(number, why)),) for why in (*WHY_LEFT, "none")
    )
    return OutgoingMessage(t("leaving-why", group=group.title), rows)


def thanks_for_why(t: Text) -> OutgoingMessage:
    """What the question becomes."""
    return OutgoingMessage(t("leaving-thanks"))
