"""Declare the confirmation feature: a reminder when nobody has said whether a meeting was held."""

from bot.services.confirmations import asking
from bot.services.features import Counts, Feature, For, MessageKind, TimerKind

FEATURE = Feature(
    name="confirmations",
    messages=(
        MessageKind(
            name="confirm-ask",
            writer=asking.write,
            counts=Counts.IN_PRIVATE,
            private_for=(For.MEMBERS, For.FACILITATORS),
            cards=(),
            on_delivery=None,
            by_day=True,
        ),
    ),
    timers=tuple(
        TimerKind(name=name, go_off=asking.go_off, payload=(), moves_cycle=False, by_day=True)
        for name in ("confirm-host", "confirm-lead")
    ),
)
