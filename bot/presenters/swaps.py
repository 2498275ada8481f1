"""Swaps of host turns in words."""

from __future__ import annotations

from bot.actions import AnswerSwap
from bot.domain.people import Person
from bot.domain.swaps import SwapCard, SwapState
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
    if reader is not None:
        text = t(f"swap-private-{_kind(card)}", group=card.group.title, asking=asking, asked=asked)
    else:
        people = some(t, [mention(person) for person in card.asked_people] or [card.asked.name], MOST_NAMES)
        text = t(f"swap-{_kind(card)}", people=people, asking=asking, asked=asked)
    return OutgoingMessage(text, ((yes, no),))


def _kind(card: SwapCard) -> str:
    """What a yes leads to: the other company hosts now, the asking one does, or they trade later places."""
    if card.now is None:
        return "later"
    return "take" if card.now == card.asking.id else "give"


def toast(card: SwapCard, t: Text) -> str:
    """What the presser sees at once."""
    return t.plain("toast-swap-yes" if card.swap.state is SwapState.AGREED else "toast-swap-no")
