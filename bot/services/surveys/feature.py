"""What the questions to companies bring."""

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
        ),
    ),
    timers=(TimerKind(name="surveys", go_off=asking.go_off, payload=(), moves_cycle=False, recurs=asking.next_look),),
)
