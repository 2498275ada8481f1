"""Monday, to an adviser: what waits, each line with its button."""

from __future__ import annotations

from markupsafe import Markup

from bot.actions import AnswerPrivately, NetworkGroup, NetworkTop, WhoWaits
from bot.domain.formatted import Formatted
from bot.domain.network import Network
from bot.domain.network.monday import Monday
from bot.presenters.network.messages import by_mail, waited, why
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, fitting, labels, some
from locales import Text

MOST, MOST_NAMES, SHOWN = 4, 4, 120
"""Of each kind; the rest stands in `/network`."""


def monday(t: Text, view: Network, todo: Monday) -> OutgoingMessage:
    """What waits in the reader's regions."""
    lines: list[Markup] = []
    rows: list[tuple[Button, ...]] = []
    groups: dict[int, str] = {}
    for question in todo.questions[:MOST]:
        body = Formatted(question.body).shortened(SHOWN).text
        lines.append(
            t("monday-question", question=body, group=question.group, waits=waited(t, view.now - question.asked_at))
        )
    named = labels([question.body for question in todo.questions[:MOST]], "💬 ")
    rows += [
        (button(label, AnswerPrivately(question.id)),)
        for label, question in zip(named, todo.questions[:MOST], strict=True)
    ]
    for call in todo.stuck[:MOST]:
        group = call.figures.group
        lines.append(t("network-call", group=group.title, why=why(t, call.reasons)))
        groups[int(group.id)] = group.title
    for each in todo.joined[:MOST]:
        names = some(t, each.joined, MOST_NAMES)
        lines.append(t("monday-joined", n=len(each.joined), companies=names, group=each.group.title))
        groups[int(each.group.id)] = each.group.title
    if todo.waiting:
        lines.append(t("network-waiting", n=todo.waiting))
    shown = labels(list(groups.values()), "👥 ")
    rows += [(button(label, NetworkGroup(group_id, "new")),) for label, group_id in zip(shown, groups, strict=True)]
    if todo.waiting:
        rows.append((button(t.plain("button-monday-waiting"), WhoWaits()),))
    rows.append((button(t.plain("button-network-top"), NetworkTop("new")),))
    rows += by_mail(t, view)
    return OutgoingMessage(fitting(t, [t("monday-title")], lines), tuple(rows))
