"""The private chat's welcome, help, and choice of language."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.actions import BeginOffer, CalendarFeed, ChooseGroup, ChooseLanguage, GuestPass, NewcomerBegin, Reminders
from bot.domain.commands import BY_NAME, FACILITATED, WANTS, Command, Menu, offered, without_a_group
from bot.domain.formatted import shortened
from bot.domain.groups import Group
from bot.domain.meetings.guests import CanBring
from bot.domain.people import Person
from bot.domain.views import OwnMenu, Welcome
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, language_rows
from locales import Text, language_name, text_in
from locales.commands import name_in

MOST_GROUPS, MOST_TITLE = 20, 60


def welcome(
    view: Welcome, add_link: str | None, *, feed: bool = False, bring: Sequence[CanBring] = (), role: bool = False
) -> OutgoingMessage:
    """What the bot is, in two sentences, and what this person can do here.

    Args:
        add_link: address that adds the bot to a group of the reader's; None where nobody knows it.
        feed: there is a calendar to subscribe to.
        bring: the coming meetings to which the reader may bring guests.
        role: the reader looks after groups from outside them, and need not be in one.
    """
    t = text_in(view.language, ZoneInfo(view.zone))
    lines = [t("start-hello", name=view.person.name)]
    if view.groups:
        lines.append(t("start-groups", n=len(view.groups), groups=t.list([g.title for g in view.groups])))
        rows = [reminders_row(t, view.person, "start")]
        if feed:
            rows.append((button(t.plain("button-feed-own"), CalendarFeed("show")),))
        for each in bring[:MOST_GROUPS]:
            one = len(view.groups) == 1
            label = (
                t.plain("button-guest")
                if one
                else t.plain("button-guest-of", group=shortened(each.group.title, MOST_TITLE))
            )
            rows.append((button(label, GuestPass(int(each.meeting.id))),))
        return OutgoingMessage(Markup("\n\n").join(lines), tuple(rows))
    lines.append(t("start-role" if role else "start-facilitator" if view.facilitates else "start-no-group"))
    find = (button(t.plain("button-newcomer-begin"), NewcomerBegin()),)
    add = (Button(t.plain("button-add-to-group"), url=add_link),)
    shown = ((find, not role and not view.facilitates), (add, add_link is not None))
    return OutgoingMessage(Markup("\n\n").join(lines), tuple(row for row, wanted in shown if wanted))


def welcome_over(view: Welcome) -> OutgoingMessage:
    """What is left of the first words once there is a newer message with them."""
    return OutgoingMessage(text_in(view.language)("old-welcome"))


def reminders_row(t: Text, reader: Person, place: str) -> tuple[Button, ...]:
    """Reminders in private can be turned off, and on again.

    Args:
        place: the message it stands under, see `bot.actions.Reminders`.
    """
    wanted = "off" if reader.reminded else "on"
    return (button(t.plain(f"button-reminders-{wanted}"), Reminders(wanted, place)),)


def help_in_group(t: Text, useful: Sequence[Command], more: str) -> OutgoingMessage:
    """What this person has most use for in the group now.

    Args:
        more: address that opens the private chat where the rest is told.
    """
    lines = [t("help-group"), "", *_lines(t, useful), "", t("help-host")]
    return OutgoingMessage(Markup("\n").join(lines), ((Button(t.plain("button-help-more"), url=more),),))


def help_in_private(
    t: Text,
    roles: Collection[Menu] = (),
    *,
    in_group: bool = True,
    facilitates: bool = False,
    researcher: bool = False,
) -> OutgoingMessage:
    """Everything a person can do, by what they want.

    Args:
        roles: the menus that their roles add.
        in_group: they belong to a company in a group.
        facilitates: they administer a group's chat without belonging to a company in it.
        researcher: they may offer themes to groups they do not belong to.
    """
    lines = [t("help-private")]
    here, told = offered(Menu.PRIVATE, *roles), {name for names in WANTS.values() for name in names}
    useful = (
        told if in_group else without_a_group(roles, researcher=researcher) | (FACILITATED if facilitates else set())
    )
    for want, names in WANTS.items():
        if shown := [BY_NAME[name] for name in names if name in useful and BY_NAME[name] in here]:
            lines += [Markup(""), t(f"help-want-{want}"), *_lines(t, shown)]
    own = [command for command in here if command.name not in told]
    lines += [Markup(""), t("help-want-yours"), *_lines(t, own)]
    if in_group or facilitates:
        there = [command for command in offered(Menu.FACILITATORS) if command not in here]
        lines += [Markup(""), t("help-there"), *_lines(t, there)]
    return OutgoingMessage(Markup("\n").join(lines))


def _lines(t: Text, commands: Sequence[Command]) -> list[Markup]:
    return [
        t("help-line", command=name_in(command, t.language), does=t(f"command-{command.name}")) for command in commands
    ]


def menu_entries(t: Text, *menus: Menu) -> list[tuple[str, str]]:
    """Names and descriptions for Telegram's command menu."""
    return [(name_in(command, t.language), t.plain(f"command-{command.name}")) for command in offered(*menus)]


def own_menu(menu: OwnMenu) -> list[tuple[str, str]]:
    """The same for somebody's private chat; where they have a role and no group, nothing that needs one."""
    told = frozenset(name for names in WANTS.values() for name in names)
    useful = told
    if menu.roles and not menu.in_group:
        useful = without_a_group(menu.roles, researcher=menu.researcher) | (FACILITATED if menu.facilitates else set())
    unfit = {name_in(BY_NAME[name], menu.language) for name in told - useful}
    entries = menu_entries(text_in(menu.language), Menu.PRIVATE, *menu.roles)
    return [(name, does) for name, does in entries if name not in unfit]


def choose_language(t: Text, languages: Sequence[str]) -> OutgoingMessage:
    """Which of these languages shall the private chat be in?"""
    choices = [
        button(f"✓ {language_name(code)}" if code == t.language else language_name(code), ChooseLanguage(code))
        for code in languages
    ]
    return OutgoingMessage(t("language-ask"), language_rows(choices))


def language_chosen(t: Text) -> OutgoingMessage:
    """From now on in this language."""
    return OutgoingMessage(t("language-chosen", language=language_name(t.language)))


def done_in_private(t: Text, key: str, group: Group, lines: Sequence[Markup] = (), **values: Any) -> OutgoingMessage:
    """In private: what was done for the group.

    Args:
        key: such as `passed`; there is a message `private-<key>` for each.
        lines: how things are now.
    """
    done = [t(f"private-{key}", **values), t("private-group", group=group.title), *lines]
    return OutgoingMessage(Markup("\n").join(done))


def done_elsewhere(t: Text, key: str, **values: Any) -> OutgoingMessage:
    """Confirm in one topic of a group what is announced in another.

    Args:
        key: as for `done_in_private`.
    """
    return OutgoingMessage(t(f"private-{key}", **values))


def choose_group(t: Text, groups: Sequence[Group], *, offer: bool = False) -> OutgoingMessage:
    """Which of the reader's groups is it about? A researcher may mean those they look after: an `offer`."""
    rows = tuple((button(group.title, ChooseGroup(int(group.id))),) for group in groups[:MOST_GROUPS])
    if offer:
        rows = (*rows, (button(t.plain("button-offer-rather"), BeginOffer(0)),))
    return OutgoingMessage(t("choose-group"), rows)
