"""Messages about a host who has to set a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.actions import AskDates, OtherDate, TakeDate
from bot.domain.cycle.turns import TurnState
from bot.domain.people import Person, Who
from bot.domain.views import TurnCard
from bot.presenters.outgoing import Button, OutgoingMessage
from bot.presenters.wording import button, for_reader, mention, of_group, short_moment, some
from locales import Text

MOST_NAMES = 6


def _buttons(t: Text, card: TurnCard, *, private: bool = False) -> tuple[tuple[Button, ...], ...]:
    if card.turn.state is not TurnState.ACCEPTED or card.settled:
        return ()
    rows: list[tuple[Button, ...]] = []
    proposed = card.turn.proposed_at
    if proposed is not None:
        label = t.plain("button-take-date", moment=short_moment(t, proposed, _said_on(t, card)))
        rows.append((button(label, TakeDate(int(card.turn.id), int(proposed.timestamp()))),))
    label = t.plain("button-set-date") if proposed is None else t.plain("button-other-date")
    other = button(label, OtherDate(int(card.turn.id)))
    # In private nobody but the presser would be asked.
    rows.append((other,) if private else (other, button(t.plain("button-ask-dates"), AskDates(int(card.turn.id)))))
    return tuple(rows)


def _said_on(t: Text, card: TurnCard) -> date:
    return t.local(card.turn.offered_at).date()


def accepted(
    card: TurnCard, instead: str | None = None, *, traded: bool = False, not_held: bool = False
) -> OutgoingMessage:
    """Tell the group who hosts, and the host what to do next.

    Args:
        instead: the company whose turn it was.
        traded: the two have traded turns.
        not_held: the company has the turn again, because its meeting was not held.
    """
    t = of_group(card.group)
    company = card.company.name if card.company else ""
    if card.turn.state is not TurnState.ACCEPTED or card.settled:
        return OutgoingMessage(t("turn-stands-accepted", company=company))
    proposed = card.turn.proposed_at
    if proposed is None:
        body = t("turn-accepted", company=company)
    else:
        body = t("turn-accepted-rhythm", company=company, moment=t.moment_tag(proposed, today=_said_on(t, card)))
    if instead is not None:
        lead = t("turn-instead", company=company, other=instead)
        if traded:
            lead = t("swap-agreed", asking=instead, asked=company)
            if card.people:
                names = some(t, [mention(person) for person in card.people], MOST_NAMES)
                lead = Markup("{}\n{}").format(lead, t("turn-comes", n=len(card.people), people=names))
        body = Markup("{}\n\n{}").format(lead, body)
    if not_held:
        body = Markup("{}\n\n{}").format(t("turn-not-held", company=company), body)
    return OutgoingMessage(body, _buttons(t, card))


def standing_to_person(card: TurnCard, reader: Person) -> OutgoingMessage:
    """The same to a person of the company, who can take the date in private too."""
    t = for_reader(card.group, reader)
    body = t("turn-stands-accepted", company=card.company.name if card.company else "")
    if card.settled:
        return OutgoingMessage(body)
    proposed = card.turn.proposed_at
    if proposed is None:
        hint = t("turn-set-time-private", group=card.group.title)
    else:
        hint = t("turn-rhythm-private", group=card.group.title, moment=t.moment_tag(proposed, today=_said_on(t, card)))
    return OutgoingMessage(Markup("{}\n\n{}").format(body, hint), _buttons(t, card, private=True))


def nudge(card: TurnCard) -> OutgoingMessage:
    """The group still waits for a time: a friendly word to the host."""
    t = of_group(card.group)
    company = card.company.name if card.company else ""
    names = some(t, [mention(person) for person in card.people] or [company], MOST_NAMES)
    return OutgoingMessage(t("date-nudge", company=company, people=names), _buttons(t, card))


def nudge_to_person(card: TurnCard, reader: Person) -> OutgoingMessage:
    """The same in private, where it comes first."""
    t = for_reader(card.group, reader)
    company = card.company.name if card.company else ""
    body = t("date-nudge-private", company=company, group=card.group.title)
    return OutgoingMessage(body, _buttons(t, card, private=True))


def escalation(card: TurnCard, reader: Person | None, called: Sequence[Who] = ()) -> OutgoingMessage:
    """Tell facilitators that a host has set no time for a week; they can book it with a tap.

    Args:
        reader: None where none can be reached in private, so that they are called in the group.
    """
    t = for_reader(card.group, reader)
    body = t("date-escalation", company=card.company.name if card.company else "", group=card.group.title)
    if reader is None and called:
        body = Markup("{}\n\n{}").format(some(t, [mention(who) for who in called], MOST_NAMES), body)
    return OutgoingMessage(body, _buttons(t, card, private=reader is not None))
