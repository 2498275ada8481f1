"""Declare native polls: calls to Telegram about them, and how they end."""

from bot.domain.delivery.remedies import MessageGone, PollOver
from bot.services.features import Counts, Feature, For, MessageKind, TimerKind
from bot.services.polls import messages, service

CALLS = {"poll-stop": messages.write_stop, "poll-look": messages.write_look, "poll-twin": messages.write_twin}

FEATURE = Feature(
    name="polls",
    messages=(
        *(
            MessageKind(
                name=name,
                writer=writer,
                counts=Counts.NOWHERE,
                private_for=(),
                cards=(),
                on_delivery=service.call_answered,
                on_refusal=service.refused,
                done_by=(PollOver, MessageGone),
            )
            for name, writer in CALLS.items()
        ),
        MessageKind(
            name="poll-twice",
            writer=messages.write_twice,
            counts=Counts.IN_GROUP,
            private_for=(For.FACILITATORS,),
            cards=(),
            on_delivery=None,
        ),
    ),
    timers=tuple(
        TimerKind(name=name, go_off=service.go_off, payload=(), moves_cycle=False)
        for name in ("poll-close", "poll-settle", "poll-last")
    ),
)
