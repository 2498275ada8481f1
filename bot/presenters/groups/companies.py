"""Joining, leaving, and who is in the group."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from bot.actions import ChangeCompany, JoinCompany, Leave, OpenCompany
from bot.domain.formatted import shortened
from bot.domain.refused import WithAnother
from bot.domain.views import Departure, JoinMenu, JoinOutcome, Leaving, Roster
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, fitting, for_reader, labels
from locales import Text

MOST_COMPANIES = 40
MOST_TYPED = 60


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


def ask_change(t: Text, no: WithAnother) -> OutgoingMessage:
    """They are with another company: do they change to this one, or is its name wrong?"""
    rows = [(button(t.plain("button-company-change"), ChangeCompany("change")),)]
    if not no.known:
        rows.append((button(t.plain("button-company-rename"), ChangeCompany("rename")),))
    rows.append((button(t.plain("button-company-keep"), ChangeCompany("keep")),))
    company, other = str(no.values["company"]), str(no.values["other"])
    key = "join-ask-move" if no.known else "join-ask-change"
    return OutgoingMessage(t(key, company=company, other=other), tuple(rows))


def renamed(t: Text, old: str, new: str) -> OutgoingMessage:
    """The company goes by another name."""
    return OutgoingMessage(t("join-renamed", old=old, new=new))


def unchanged(t: Text) -> OutgoingMessage:
    """Neither the company nor its name."""
    return OutgoingMessage(t("join-unchanged"))


def ask_leave(t: Text, view: Leaving, words: str = "") -> OutgoingMessage:
    """What goes with leaving, and whether they want that.

    Args:
        words: what was typed after the command, which nothing is done with.
    """
    lines = [t("leave-ask", company=view.company), t("private-group", group=view.group.title)]
    if words:
        lines.insert(0, t("leave-only-you", typed=shortened(" ".join(words.split()), MOST_TYPED)))
    if view.company_leaves:
        lines.append(t("leave-ask-company", company=view.company))
    if view.meeting is not None:
        set_on = t.local(view.meeting.changed_at).date()
        lines.append(t("leave-ask-meeting", moment=t.moment(view.meeting.starts_at, today=set_on)))
    elif view.turn_goes:
        lines.append(t("leave-ask-turn"))
    lines.append(t("leave-ask-undo"))
    yes = button(t.plain("button-leave-yes"), Leave(int(view.group.id), "yes"))
    return OutgoingMessage(
        Markup("\n").join(lines), ((yes, button(t.plain("button-leave-no"), Leave(int(view.group.id), "no"))),)
    )


def stayed(t: Text) -> OutgoingMessage:
    """They stay after all."""
    return OutgoingMessage(t("leave-stayed"))


def left(t: Text, view: Departure) -> OutgoingMessage:
    """Goodbye, and the way back: within a day by a button, with the place in the host order."""
    key = "leave-company" if view.company_left else "leave-person"
    undo = button(t.plain("button-leave-undo"), Leave(int(view.group.id), "undo"))
    return OutgoingMessage(t(key, name=view.person.name, company=view.company), ((undo,),))


def back_again(t: Text, view: JoinOutcome) -> OutgoingMessage:
    """Leaving was undone."""
    if not view.place:
        return OutgoingMessage(t("leave-undone-paused", name=view.person.name, company=view.company))
    return OutgoingMessage(t("leave-undone", name=view.person.name, company=view.company, place=view.place))


def members(view: Roster, t: Text, *, in_private: bool = False, link: str | None = None) -> OutgoingMessage:
    """Companies in host order with their people.

    Args:
        in_private: each has a button that shows more of it.
        link: where more is shown in private.
    """
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
    rows: tuple[tuple[Button, ...], ...] = ()
    if in_private:
        names = labels([company.name for company, _ in view.companies[:MOST_COMPANIES]])
        rows = tuple(
            (button(name, OpenCompany(int(company.id))),)
            for name, (company, _) in zip(names, view.companies[:MOST_COMPANIES], strict=True)
        )
    elif link is not None:
        rows = ((Button(t.plain("button-companies"), url=link),),)
    return OutgoingMessage(fitting(t, head, lines), rows)
