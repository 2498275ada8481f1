"""Messages about host turns."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions import HostTurn
from bot.domain.cycle.turns import Before, TurnState
from bot.domain.meetings.reminders import ESCALATE_AFTER, HAND_OVER_AFTER
from bot.domain.people import Person, Who
from bot.domain.views import HostOrder, MeetingCard, TurnCard
from bot.presenters import hosting as shown_hosting
from bot.presenters import meetings as shown_meetings
from bot.presenters.hosting import dates
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, for_reader, mention, of_group, some
from locales import Text

MOST_NAMES = 6


def _buttons(t: Text, card: TurnCard) -> tuple[tuple[Button, ...], ...]:
    if card.turn.state is not TurnState.OFFERED:
        return ()
    host = button(t.plain("button-host"), HostTurn(int(card.turn.id), "yes"))
    if card.company is None:
        return ((host,),)
    return ((host, button(t.plain("button-pass"), HostTurn(int(card.turn.id), "no"))),)


def _asked(t: Text, card: TurnCard) -> Markup:
    """Whose turn it is, with its people called by name."""
    if card.company is None:
        return t("turn-anyone")
    if not card.people:
        return t("turn-offer", company=card.company.name)
    names = some(t, [mention(person) for person in card.people], MOST_NAMES)
    return t("turn-offer-people", company=card.company.name, people=names)


def offer(
    card: TurnCard,
    because: Before,
    previous: str | None,
    withdrawn: MeetingCard | None = None,
    called: Sequence[Person] = (),
) -> OutgoingMessage:
    """Tell the group whose turn it is, and why.

    Args:
        previous: the company that had the turn before.
        withdrawn: the meeting that company was to host.
        called: who had said they would come to it.
    """
    t = of_group(card.group)
    lines = [_asked(t, card)]
    if withdrawn is not None:
        lines.insert(0, Markup("\n").join(shown_meetings.withdrawn(t, withdrawn, called)))
    elif previous is not None:
        lead = {
            Before.PASSED: "turn-after-pass",
            Before.SILENT: "turn-after-silence",
            Before.LEFT: "turn-after-leaving",
            Before.PAUSED: "turn-after-pause",
            Before.NO_DATE: "turn-after-no-date",
        }.get(because)
        if lead is not None:
            lines.insert(0, t(lead, company=previous))
    return OutgoingMessage(Markup("\n\n").join(lines), _buttons(t, card))


def offer_to_person(card: TurnCard, reader: Person) -> OutgoingMessage:
    """Tell a person of the company in private."""
    t = for_reader(card.group, reader)
    company = "" if card.company is None else card.company.name
    return OutgoingMessage(t("turn-offer-private", company=company, group=card.group.title), _buttons(t, card))


def nudge(card: TurnCard) -> OutgoingMessage:
    """Three days without an answer: a friendly reminder in the group."""
    t = of_group(card.group)
    if card.company is None:
        return OutgoingMessage(t("turn-nudge-anyone"), _buttons(t, card))
    names = some(t, [mention(person) for person in card.people] or [card.company.name], MOST_NAMES)
    return OutgoingMessage(t("turn-nudge", company=card.company.name, people=names), _buttons(t, card))


def nudge_to_person(card: TurnCard, reader: Person) -> OutgoingMessage:
    """The same in private."""
    t = for_reader(card.group, reader)
    company = "" if card.company is None else card.company.name
    return OutgoingMessage(t("turn-nudge-private", company=company, group=card.group.title), _buttons(t, card))


def escalation_to_person(card: TurnCard, reader: Person, times: int = 1, *, gave_up: bool = False) -> OutgoingMessage:
    """Tell a facilitator in private that nobody has answered.

    Args:
        times: how many times longer than usual the turn waits, in a group that has been silent for long.
        gave_up: somebody had said yes before, and could not after all.
    """
    return OutgoingMessage(_escalated(for_reader(card.group, reader), card, times, gave_up=gave_up))


def _escalated(t: Text, card: TurnCard, times: int, *, gave_up: bool) -> Markup:
    if card.company is None and gave_up:
        return t("turn-escalation-gave-up", group=card.group.title)
    if card.company is None:
        return t("turn-escalation-anyone", group=card.group.title)
    if times > 1:
        since, left = t.duration(times * ESCALATE_AFTER), t.duration(times * (HAND_OVER_AFTER - ESCALATE_AFTER))
        return t("turn-escalation-long", company=card.company.name, group=card.group.title, since=since, left=left)
    return t("turn-escalation", company=card.company.name, group=card.group.title)


def escalation(
    card: TurnCard, facilitators: Sequence[Who], times: int = 1, *, gave_up: bool = False
) -> OutgoingMessage:
    """No facilitator can be reached in private, so they are called in the group.

    Args:
        times: as for `escalation_to_person`.
        gave_up: as for `escalation_to_person`.
    """
    t = of_group(card.group)
    body = _escalated(t, card, times, gave_up=gave_up)
    if not facilitators:
        return OutgoingMessage(body)
    return OutgoingMessage(Markup("{}\n\n{}").format(some(t, [mention(f) for f in facilitators], MOST_NAMES), body))


def standing(card: TurnCard, reader: Person | None = None) -> OutgoingMessage:
    """The turn's message as it stands now, drawn again after an answer."""
    t = for_reader(card.group, reader)
    match card.turn.state:
        case TurnState.OFFERED:
            return offer_to_person(card, reader) if reader else offer(card, Before.NEXT, None)
        case TurnState.ACCEPTED if reader is not None:
            return dates.standing_to_person(card, reader)
        case TurnState.ACCEPTED:
            return dates.accepted(card)
        case _:
            return OutgoingMessage(_became(t, card))


def _became(t: Text, card: TurnCard) -> Markup:
    if card.company is None:
        return t("turn-stands-open-over")
    company = card.company.name
    match card.turn.state:
        case TurnState.PASSED:
            return t("turn-after-pass", company=company)
        case TurnState.LAPSED if card.turn.accepted_at is not None:
            return t("turn-after-no-date", company=company)
        case TurnState.LAPSED:
            return t("turn-after-silence", company=company)
        case TurnState.GIVEN_ON:
            return t("turn-after-leaving", company=company)
        case TurnState.TAKEN:
            return t("turn-stands-taken", company=company)
        case TurnState.HOSTED:
            return t("turn-stands-hosted", company=company)
        case TurnState.NOT_HELD:
            return t("turn-stands-not-held", company=company)
        case _:
            return t("turn-stands-accepted", company=company)


def hosts(view: HostOrder, t: Text) -> OutgoingMessage:
    """Who hosts next, the following turns, who has hosted when."""
    return shown_hosting.hosts(view, _now(t, view), t)


def _now(t: Text, view: HostOrder) -> Markup:
    if view.turn is None:
        return t("hosts-none-yet") if not view.following else t("hosts-waiting")
    if view.now is None:
        return t("hosts-now-anyone")
    if view.planned is not None:
        return t(
            "hosts-now-planned",
            company=view.now.name,
            moment=t.moment_tag(view.planned.starts_at, today=t.local(view.at).date()),
        )
    key = "hosts-now-accepted" if view.turn.state is TurnState.ACCEPTED else "hosts-now-asked"
    return t(key, company=view.now.name)


def nothing_planned(view: HostOrder, t: Text) -> OutgoingMessage:
    """/meeting where none is planned: whose turn it is, and how a time is set."""
    return OutgoingMessage(Markup("{}\n\n{}").format(t("meeting-none"), _now(t, view)))


def what_became(t: Text, card: TurnCard) -> Markup:
    """What became of a turn, in one line: what is left of an older message about it."""
    company = card.company.name if card.company else ""
    match card.turn.state:
        case TurnState.OFFERED if card.company is None:
            return t("old-turn-anyone")
        case TurnState.OFFERED:
            return t("old-turn", company=company)
        case _:
            return _became(t, card)
