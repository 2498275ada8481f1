"""Declare the surveys feature."""

from bot.domain.cycle.message_budget import WhenFull
from bot.services.features import Counts, Feature, For, MessageKind, TimerKind
from bot.services.surveys import asking

FEATURE = Feature(
    name="surveys",
    messages=(
        MessageKind(
            name="survey-ask",
            writer=asking.write,
            counts=Counts.IN_PRIVATE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=None,
            by_day=True,
            when_full=WhenFull.UNSAID,
        ),
    ),
    timers=(TimerKind(name="surveys", go_off=asking.go_off, payload=(), moves_cycle=False, recurs=asking.next_look),),
)
