"""Messages about swaps of host turns."""

from __future__ import annotations

from markupsafe import Markup

from bot.actions import AnswerSwap
from bot.domain.cycle.swaps import SwapCard, SwapState
from bot.domain.people import Person
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import button, for_reader, mention, some
from locales import Text

MOST_NAMES = 6

ENDED = {
    SwapState.AGREED: "swap-agreed",
    SwapState.DECLINED: "swap-declined",
    SwapState.EXPIRED: "swap-expired",
    SwapState.OVER: "swap-over",
}


def swap(card: SwapCard, reader: Person | None = None) -> OutgoingMessage:
    """A company is asked to trade turns, or what came of it."""
    t = for_reader(card.group, reader)
    asking, asked = card.asking.name, card.asked.name
    ended = ENDED.get(card.swap.state)
    if ended is not None:
        return OutgoingMessage(t(ended, asking=asking, asked=asked))
    yes = button(t.plain("button-swap-yes"), AnswerSwap(card.swap.id, "yes"))
    no = button(t.plain("button-swap-no"), AnswerSwap(card.swap.id, "no"))
    return OutgoingMessage(_question(t, card, private=reader is not None), ((yes, no),))


def _question(t: Text, card: SwapCard, *, private: bool) -> Markup:
    asking, asked, kind = card.asking.name, card.asked.name, _kind(card)
    people = some(t, [mention(person) for person in card.asked_people] or [asked], MOST_NAMES)
    if card.planned is not None:
        moment = t.moment_tag(card.planned.starts_at, today=t.local(card.planned.changed_at).date())
        if private:
            return t(f"swap-private-{kind}-set", group=card.group.title, asking=asking, asked=asked, moment=moment)
        return t(f"swap-{kind}-set", people=people, asking=asking, asked=asked, moment=moment)
    if private:
        return t(f"swap-private-{kind}", group=card.group.title, asking=asking, asked=asked)
    return t(f"swap-{kind}", people=people, asking=asking, asked=asked)


def told(card: SwapCard, reader: Person) -> OutgoingMessage:
    """Tell the asker the result in private."""
    t = for_reader(card.group, reader)
    key = {
        SwapState.AGREED: "swap-told-agreed",
        SwapState.DECLINED: "swap-told-declined",
        SwapState.EXPIRED: "swap-told-expired",
    }.get(card.swap.state, "swap-told-over")
    return OutgoingMessage(t(key, asked=card.asked.name, group=card.group.title))


def _kind(card: SwapCard) -> str:
    """What a yes leads to: the other company hosts now, the asking one does, or they trade later places."""
    if card.now is None:
        return "later"
    return "take" if card.now == card.asking.id else "give"


def toast(card: SwapCard, t: Text) -> str:
    """What the presser sees at once."""
    return t.plain("toast-swap-yes" if card.swap.state is SwapState.AGREED else "toast-swap-no")
