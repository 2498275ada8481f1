"""Declare the joint meetings feature."""

from bot.services.features import CardKind, Counts, Feature, For, MessageKind, TimerKind
from bot.services.joint_meetings import lifecycle, messages

FEATURE = Feature(
    name="joint_meetings",
    messages=(
        MessageKind(
            name="joint-set",
            writer=messages.write_set,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=("joint",),
            on_delivery=None,
            by_day=True,
        ),
        # Planned for the hours before a meeting, which is by day.
        MessageKind(
            name="joint-reminder",
            writer=messages.write_reminder,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=("joint",),
            on_delivery=None,
        ),
        # Somebody may be about to leave home for it.
        MessageKind(
            name="joint-off",
            writer=messages.write_off,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=("joint",),
            on_delivery=None,
        ),
        MessageKind(
            name="joint-recap",
            writer=messages.write_recap,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=(),
            on_delivery=None,
            by_day=True,
        ),
        MessageKind(
            name="joint-review",
            writer=messages.write_review,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="joint-calendar",
            writer=messages.write_calendar,
            counts=Counts.NOWHERE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=None,
        ),
    ),
    timers=(
        TimerKind(name="joint-reminder", go_off=lifecycle.remind, payload=("minutes",), moves_cycle=False),
        TimerKind(name="joint-close", go_off=lifecycle.close, payload=(), moves_cycle=False),
    ),
    cards=(CardKind(name="joint", draw=messages.draw, of_group=None, seldom=False, over=messages.draw_over),),
)
