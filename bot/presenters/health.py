"""Messages about what is wrong in a group and what would help."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions import NetworkGroup, NetworkTop
from bot.domain.health import Flag, GroupHealth
from bot.domain.people import Person, Who
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import button, fitting, for_reader, labels, mention, of_group, some
from locales import Text, text_in

MOST_NAMES, MOST_BUTTONS = 6, 12


def to_facilitator(view: GroupHealth, reader: Person) -> OutgoingMessage:
    """In private: what is wrong, and the one thing that would help most."""
    return OutgoingMessage(_body(for_reader(view.group, reader), view))


def to_group(view: GroupHealth, facilitators: Sequence[Who]) -> OutgoingMessage:
    """In the group, where no facilitator can be reached in private."""
    t = of_group(view.group)
    if not facilitators:
        return OutgoingMessage(_body(t, view))
    names = some(t, [mention(each) for each in facilitators], MOST_NAMES)
    return OutgoingMessage(Markup("{}\n\n{}").format(names, _body(t, view)))


def to_coordinator(views: Sequence[GroupHealth], reader: Person, language: str) -> OutgoingMessage:
    """The groups that still need help after a week, each with what would help most."""
    t = text_in(reader.speaks(language))
    lines = [
        t(
            "health-line",
            group=view.group.title,
            wrong=_wrong(t, view.flags[0], view),
            # Nobody is told to call themselves.
            action=_action(t, view.flags[0]) if view.own else _asked(t, view.flags[0]),
        )
        for view in views
    ]
    named = labels([view.group.title for view in views[:MOST_BUTTONS]], "📞 ")
    rows = [
        (button(label, NetworkGroup(int(view.group.id), "new")),) for label, view in zip(named, views, strict=False)
    ]
    rows.append((button(t.plain("button-network-top"), NetworkTop("new")),))
    return OutgoingMessage(fitting(t, [t("health-network", n=len(views))], lines), tuple(rows))


def _body(t: Text, view: GroupHealth) -> Markup:
    lines = [t("health-title", group=view.group.title), *(_wrong(t, flag, view) for flag in view.flags)]
    return Markup("\n").join([*lines, Markup(""), t("health-action", action=_action(t, view.flags[0]))])


def _wrong(t: Text, flag: Flag, view: GroupHealth) -> Markup:
    match flag:
        case Flag.NO_HOST if view.gave_up:
            return t("health-host-gave-up")
        case Flag.NO_HOST:
            return t("health-no-host")
        case Flag.NO_DATE:
            return t("health-no-date")
        case Flag.FALLING:
            return t("health-falling")


def _action(t: Text, flag: Flag) -> Markup:
    """What a facilitator can do."""
    match flag:
        case Flag.NO_HOST:
            return t("health-help-no-host")
        case Flag.NO_DATE:
            return t("health-help-no-date")
        case Flag.FALLING:
            return t("health-help-falling")


def _asked(t: Text, flag: Flag) -> Markup:
    """What a coordinator can do."""
    match flag:
        case Flag.NO_HOST | Flag.NO_DATE:
            return t("health-call-facilitator")
        case Flag.FALLING:
            return t("health-visit")
