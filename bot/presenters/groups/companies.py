"""Joining, leaving, and who is in the group."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from bot.actions import JoinCompany
from bot.domain.views import Departure, JoinMenu, JoinOutcome, Roster
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, fitting, for_reader, of_group
from locales import Text

MOST_COMPANIES = 40


def joined(view: JoinOutcome, private_link: str, *, in_private: bool = False) -> OutgoingMessage:
    """Welcome: which company, where in the host order, and how to get reminders in private.

    Args:
        private_link: address that opens the private chat.
        in_private: said in the private chat, in the person's language.
    """
    t = for_reader(view.group, view.person if in_private else None)
    values: dict[str, Any] = {"name": view.person.name, "company": view.company, "group": view.group.title}
    if view.already:
        lines = [t("join-already", **values)]
    elif view.new_company:
        lines = [t("join-new-company", place=view.place, **values)]
    else:
        lines = [t("join-known-company", **values)]
    if in_private or view.person.reachable:
        return OutgoingMessage(Markup("\n\n").join(lines))
    lines.append(t("join-private-hint"))
    return OutgoingMessage(Markup("\n\n").join(lines), ((Button(t.plain("button-open-private"), url=private_link),),))


def ask_in_private(t: Text, link: str) -> OutgoingMessage:
    """Bare /join in the group: a button to the private chat."""
    return OutgoingMessage(t("join-ask"), ((Button(t.plain("button-join-private"), url=link),),))


def menu(view: JoinMenu) -> OutgoingMessage:
    """In private: the companies there are, and a new one."""
    t = for_reader(view.group, view.person)
    rows = [
        (button(company.name, JoinCompany(int(view.group.id), int(company.id))),)
        for company in view.companies[:MOST_COMPANIES]
    ]
    rows.append((button(t.plain("button-new-company"), JoinCompany(int(view.group.id), 0)),))
    key = "join-menu" if view.companies else "join-menu-empty"
    return OutgoingMessage(t(key, group=view.group.title), tuple(rows))


def ask_name(view: JoinMenu) -> OutgoingMessage:
    """In private: what is the new company called?"""
    t = for_reader(view.group, view.person)
    return OutgoingMessage(t("join-ask-name"), ask=t.plain("join-ask-name-hint"))


def left(view: Departure) -> OutgoingMessage:
    """Goodbye, and the way back."""
    t = of_group(view.group)
    key = "leave-company" if view.company_left else "leave-person"
    return OutgoingMessage(t(key, name=view.person.name, company=view.company))


def members(view: Roster) -> OutgoingMessage:
    """Companies in host order with their people."""
    t = of_group(view.group)
    if not view.companies:
        return OutgoingMessage(t("members-none"))
    people = sum(len(who) for _, who in view.companies)
    head = [t("members-title", n=len(view.companies), group=view.group.title)]
    if people:
        head.append(t("members-people", n=people))
    lines = [
        t("members-line", place=place, company=company.name, people=t.list([p.name for p in who]))
        for place, (company, who) in enumerate(view.companies, 1)
    ]
    return OutgoingMessage(fitting(t, head, lines))
