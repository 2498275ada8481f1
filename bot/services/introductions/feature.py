"""Declare the introductions feature: a monthly proposal, and the names once both have said yes."""

from bot.domain.cycle.message_budget import WhenFull
from bot.services.features import CardKind, Counts, Feature, For, MessageKind, TimerKind
from bot.services.introductions import lifecycle, messages, monthly

FEATURE = Feature(
    name="introductions",
    messages=(
        MessageKind(
            name="introduction-ask",
            writer=messages.write_ask,
            counts=Counts.IN_PRIVATE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=None,
            by_day=True,
        ),
        MessageKind(
            name="introduction",
            writer=messages.write_proposal,
            counts=Counts.IN_PRIVATE,
            private_for=(For.MEMBERS,),
            cards=("introduction",),
            on_delivery=None,
            by_day=True,
        ),
        # What they have said yes to, and wait for.
        MessageKind(
            name="introduction-met",
            writer=messages.write_met,
            counts=Counts.NOWHERE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=None,
            by_day=True,
        ),
        MessageKind(
            name="introduction-after",
            writer=messages.write_after,
            counts=Counts.IN_PRIVATE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=None,
            by_day=True,
            when_full=WhenFull.UNSAID,
        ),
    ),
    timers=(
        TimerKind(
            name="introductions", go_off=monthly.go_off, payload=(), moves_cycle=False, recurs=monthly.set_up_next
        ),
        TimerKind(name="introduction-over", go_off=lifecycle.over, payload=(), moves_cycle=False),
        TimerKind(
            name="introduction-after", go_off=lifecycle.after, payload=("enterprise", "tries"), moves_cycle=False
        ),
    ),
    cards=(CardKind(name="introduction", draw=messages.draw, of_group=None, seldom=True),),
)
