"""Declare the network overview feature."""

from bot.services.features import Counts, Feature, For, MessageKind, TimerKind
from bot.services.network import messages, monday

FEATURE = Feature(
    name="network",
    messages=(
        MessageKind(
            name="help-offered",
            writer=messages.write_help_offered,
            # Somebody's own words to somebody: they count as little as an answer does.
            counts=Counts.NOWHERE,
            private_for=(For.FACILITATORS,),
            cards=(),
            on_delivery=None,
            by_day=True,
        ),
        MessageKind(
            name="monday",
            writer=monday.write_monday,
            counts=Counts.NOWHERE,
            private_for=(For.ADVISERS,),
            cards=(),
            on_delivery=None,
            by_mail=True,
        ),
    ),
    timers=(
        TimerKind(
            name="monday", go_off=monday.go_off, payload=(), moves_cycle=False, recurs=monday.next_monday_message
        ),
    ),
)
