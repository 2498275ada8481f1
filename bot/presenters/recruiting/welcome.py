"""A newcomer's first week in words."""

from __future__ import annotations

from markupsafe import Markup

from bot.actions import Introduce
from bot.domain.groups import Group
from bot.domain.people import Person
from bot.domain.recruiting.newcomers import NewcomerIntroduction
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import button, for_reader, mention, of_group
from locales import Text


def introduction(view: NewcomerIntroduction) -> OutgoingMessage:
    """In the group: a newcomer, in the words they have approved."""
    return OutgoingMessage(_words(of_group(view.group), view))


def _words(t: Text, view: NewcomerIntroduction) -> Markup:
    said = view.newcomer
    lines = [t("introduction", company=view.company, name=mention(view.person))]
    if said.introduction is not None:
        lines.append(Markup("{}").format(said.introduction))
        return Markup("\n").join(lines)
    parts = [part for part in (said.trade, said.place or said.region) if part]
    if parts:
        lines.append(t("newcomer-about", facts=Markup(" · ").join(Markup("{}").format(part) for part in parts)))
    if said.seeks:
        lines.append(t("newcomer-seeks", seeks=said.seeks))
    lines.append(t("introduction-hello"))
    return Markup("\n").join(lines)


def ask_introduction(view: NewcomerIntroduction) -> OutgoingMessage:
    """To the newcomer: shall the group be told this?"""
    t, group = for_reader(view.group, view.person), int(view.group.id)
    lines = [t("introduction-ask", group=view.group.title), Markup(""), _words(of_group(view.group), view)]
    rows = (
        (button(t.plain("button-introduce-yes"), Introduce(group, "yes")),),
        (
            button(t.plain("button-introduce-edit"), Introduce(group, "edit")),
            button(t.plain("button-introduce-no"), Introduce(group, "no")),
        ),
    )
    return OutgoingMessage(Markup("\n").join(lines), rows)


def introduced(view: NewcomerIntroduction, *, yes: bool) -> OutgoingMessage:
    """What the question becomes."""
    t = for_reader(view.group, view.person)
    if not yes:
        return OutgoingMessage(t("introduction-not"))
    return OutgoingMessage(t("introduction-later" if view.later else "introduction-done", group=view.group.title))


def reword(view: NewcomerIntroduction) -> OutgoingMessage:
    """Their own words, please."""
    t = for_reader(view.group, view.person)
    return OutgoingMessage(t("introduction-reword"), ask=t.plain("introduction-reword-hint"))


def a_week_in(group: Group, reader: Person) -> OutgoingMessage:
    """A week later: the first question, or an offer."""
    t = for_reader(group, reader)
    return OutgoingMessage(t("newcomer-week", group=group.title))
