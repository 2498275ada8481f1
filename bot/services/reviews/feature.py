"""Declare the review feature: the review and the recap."""

from bot.services.features import CardKind, Counts, Feature, MessageKind, TimerKind
from bot.services.reviews import messages, service

FEATURE = Feature(
    name="reviews",
    messages=(
        MessageKind(
            name="review",
            writer=messages.write_review,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=("review",),
            on_delivery=None,
            by_day=True,
        ),
        MessageKind(
            name="recap",
            writer=messages.write_recap,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=("recap",),
            on_delivery=None,
            by_day=True,
        ),
    ),
    timers=(TimerKind(name="recap", go_off=service.go_off, payload=(), moves_cycle=True, by_day=True),),
    cards=(
        CardKind(name="review", draw=messages.draw_review, of_group=None, seldom=False, over=messages.draw_over),
        CardKind(name="recap", draw=messages.draw_recap, of_group=None, seldom=False, over=messages.draw_over),
    ),
)
