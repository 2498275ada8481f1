"""Declare the promises feature."""

from bot.domain.cycle.message_budget import WhenFull
from bot.services.features import Counts, Feature, For, MessageKind, TimerKind
from bot.services.promises import asking

FEATURE = Feature(
    name="promises",
    messages=(
        MessageKind(
            name="promise-ask",
            writer=asking.write,
            counts=Counts.IN_PRIVATE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=asking.was_asked,
            by_day=True,
            when_full=WhenFull.UNSAID,
        ),
    ),
    timers=(TimerKind(name="promise-ask", go_off=asking.go_off, payload=(), moves_cycle=False, by_day=True),),
)
