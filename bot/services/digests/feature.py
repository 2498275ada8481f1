"""Declare the digest feature: copies in groups, messages to authors, and the weekly digest."""

from bot.domain.cycle.message_budget import WhenFull
from bot.services.digests import feedback, lifecycle, messages, resend, weekly
from bot.services.features import CardKind, Counts, Feature, For, MessageKind, TimerKind

FEATURE = Feature(
    name="digests",
    messages=(
        MessageKind(
            name="digest",
            writer=messages.write_digest,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=("digest",),
            on_delivery=None,
        ),
        # Takes the place of a copy that can no longer be changed.
        MessageKind(
            name="digest-anew",
            writer=messages.write_anew,
            counts=Counts.NOWHERE,
            private_for=(),
            cards=("digest",),
            on_delivery=messages.delivered_anew,
        ),
        MessageKind(
            name="digest-progress",
            writer=messages.write_progress,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=("digest-progress",),
            on_delivery=None,
        ),
        MessageKind(
            name="digest-question",
            writer=messages.write_question,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="digest-answer",
            writer=messages.write_answer,
            counts=Counts.NOWHERE,
            private_for=(),
            cards=("digest-answer",),
            on_delivery=None,
        ),
        MessageKind(
            name="digest-helped",
            writer=messages.write_helped,
            counts=Counts.IN_PRIVATE,
            private_for=(For.NETWORK,),
            cards=(),
            on_delivery=None,
            when_full=WhenFull.UNSAID,
        ),
        # In private it goes only to those who asked for it.
        MessageKind(
            name="weekly",
            writer=weekly.write_weekly,
            counts=Counts.IN_GROUP,
            private_for=(For.NETWORK,),
            cards=(),
            on_delivery=None,
        ),
    ),
    timers=(
        TimerKind(name="weekly", go_off=weekly.go_off, payload=("day",), moves_cycle=False),
        TimerKind(name="digest-begin", go_off=lifecycle.go_off, payload=(), moves_cycle=False),
        TimerKind(name="digest-fan-out", go_off=lifecycle.go_off, payload=(), moves_cycle=False),
        TimerKind(name="digest-again", go_off=resend.go_off, payload=(), moves_cycle=False),
        TimerKind(name="digest-watch", go_off=lifecycle.go_off, payload=(), moves_cycle=False),
        TimerKind(name="digest-helped", go_off=feedback.go_off, payload=(), moves_cycle=False, by_day=True),
    ),
    cards=(
        CardKind(name="digest", draw=messages.draw_copy, of_group=None, seldom=False),
        CardKind(name="digest-progress", draw=messages.draw_progress, of_group=None, seldom=False),
        CardKind(name="digest-answer", draw=messages.draw_answer, of_group=None, seldom=False),
    ),
)
