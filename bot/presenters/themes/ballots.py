"""Votes as messages and polls."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions import DecideTie
from bot.domain.formatted import shortened
from bot.domain.groups import Group
from bot.domain.polls import LONGEST_OPTION
from bot.domain.themes import Theme
from bot.domain.themes.ballots import Ballot, BallotPaper, BallotResult, BallotState, Opened, Silent, TooMany
from bot.presenters.outgoing import Button, OutgoingMessage, OutgoingPoll
from bot.presenters.wording import button, fitting, for_reader, labels, mention, message_link, of_group, some
from locales import Text

MOST_NAMES = 4
BAR = 10


def options(themes: Sequence[Theme]) -> tuple[str, ...]:
    """The themes as options: shortened, and no two the same."""
    texts: list[str] = []
    for theme in themes:
        text, number = shortened(theme.text, LONGEST_OPTION), 2
        while text in texts:
            mark = f" ({number})"
            text, number = shortened(theme.text, LONGEST_OPTION - len(mark)) + mark, number + 1
        texts.append(text)
    return tuple(texts)


def poll(view: BallotPaper) -> OutgoingMessage:
    """The ballot as Telegram's own poll."""
    t, rules, ballot = of_group(view.group), view.group.votes, view.ballot
    lines = [t("vote-until", when=t.when(ballot.closes_at, today=t.local(ballot.opened_at).date()))]
    if view.host is not None:
        lines.insert(0, t("vote-host", company=view.host))
    lines.append(t("vote-one-company"))
    if ballot.choices > 1:
        lines.append(t("vote-choices", n=ballot.choices))
    if rules.adding:
        lines.append(t("vote-add"))
    if rules.hidden:
        lines.append(t("vote-hidden"))
    if ballot.quorum:
        lines.append(t("vote-quorum", n=ballot.quorum))
    if ballot.left_out:
        lines.append(t("vote-left-out", n=ballot.left_out))
    return OutgoingMessage(
        "",
        poll=OutgoingPoll(
            t.plain("vote-question"),
            options(view.themes),
            multiple=ballot.choices != 1,
            adding=rules.adding,
            hidden=rules.hidden,
            description=Markup("\n").join(lines),
        ),
    )


def twice(group: Group) -> OutgoingMessage:
    """In reply to the poll: it went out twice, and votes in either count."""
    return OutgoingMessage(of_group(group)("vote-twice"), silent=True)


def opened(t: Text, view: Opened) -> OutgoingMessage:
    """In private: the vote is open, or was before."""
    key = "vote-open-already" if view.already else "vote-opened"
    return OutgoingMessage(
        t(key, group=view.group.title, when=t.when(view.ballot.closes_at, today=t.local(view.ballot.opened_at).date()))
    )


def nudge(group: Group, silent: Sequence[Silent], view: BallotPaper) -> OutgoingMessage:
    """Companies that have not voted, with their people called by name."""
    t = of_group(group)
    head = [t("vote-nudge", when=t.when(view.ballot.closes_at, today=t.local(view.ballot.opened_at).date()))]
    return OutgoingMessage(fitting(t, head, [_silent(t, one, view.ballot) for one in silent]))


def _silent(t: Text, one: Silent, ballot: Ballot) -> Markup:
    line = t("vote-nudge-nobody", company=one.name)
    if one.people:
        names = some(t, [mention(person) for person in one.people], MOST_NAMES)
        line = t("vote-nudge-company", company=one.name, people=names)
    return line if not one.too_many else Markup("{} {}").format(line, t("vote-nudge-too-many", n=ballot.choices))


def too_many(view: TooMany) -> OutgoingMessage:
    """In private: the vote chooses too many themes to count; with a link to the poll where there is one."""
    t = for_reader(view.group, view.reader)
    text = t("vote-chose-too-many", group=view.group.title, n=view.ballot.choices, chosen=t.number(view.chosen))
    link = message_link(view.chat_id, view.message_id)
    return OutgoingMessage(text, () if link is None else ((Button(t.plain("button-open-vote"), url=link),),))


def result(view: BallotResult) -> OutgoingMessage:
    """The counted ballot, with a bar for each theme; on a tie, with the host's buttons."""
    t, ballot = of_group(view.group), view.ballot
    head = [t("vote-result-early" if ballot.early else "vote-result")]
    head.append(t("vote-voted", n=ballot.voted, of=t.number(ballot.companies)))
    if ballot.too_many:
        head.append(t("vote-too-many", n=ballot.too_many, most=t.number(ballot.choices)))
    most = max((votes for _, votes in view.lines), default=0)
    lines = [Markup("{}\n{} {}").format(theme.text, _bar(votes, most), t.number(votes)) for theme, votes in view.lines]
    foot = _outcome(t, view)
    named = labels([theme.text for theme in view.tied])
    rows = tuple(
        (button(label, DecideTie(ballot.id, theme.id)),) for label, theme in zip(named, view.tied, strict=True)
    )
    return OutgoingMessage(f"{fitting(t, [*head, Markup()], lines)}\n\n{foot}", rows)


def _bar(votes: int, most: int) -> str:
    if not votes:
        return "▫️"
    return "▇" * max(1, round(BAR * votes / most))


def _outcome(t: Text, view: BallotResult) -> Markup:
    ballot = view.ballot
    if view.chosen is not None:
        return t("vote-chosen", theme=view.chosen.text)
    if view.tied:
        lead = t("vote-tie-anyone") if view.host is None else t("vote-tie", company=view.host)
        return Markup("\n").join([lead, t("vote-tie-later")])
    if ballot.state is BallotState.UNDECIDED and ballot.voted < ballot.quorum:
        return t("vote-quorum-missed", n=ballot.quorum)
    return t("vote-nobody") if not ballot.voted else t("vote-undecided")


def told(group: Group, key: str, theme: Theme | None = None) -> OutgoingMessage:
    """One sentence to the group about a ballot.

    Args:
        key: of the message.
    """
    t = of_group(group)
    sentences = {
        "ballot-decided": lambda: t("vote-decided", theme=theme.text if theme else ""),
        "ballot-tie-broken": lambda: t("vote-tie-broken", theme=theme.text if theme else ""),
        "ballot-discussed": lambda: t("vote-discussed", theme=theme.text if theme else ""),
        "ballot-deleted": lambda: t("vote-deleted"),
        "ballot-not-sent": lambda: t("vote-not-sent"),
    }
    return OutgoingMessage(sentences[key]())
