"""Declare the date poll feature: its poll, nudge, result, and closing messages."""

from bot.domain.cycle.message_budget import WhenFull
from bot.services.cycle import KIND, REMINDER, ROUND_TIMERS, STANDING
from bot.services.date_polls import counting, messages, poll
from bot.services.features import CardKind, Counts, Feature, For, MessageKind, TimerKind
from bot.services.polls import delivered

TOLD = ("dates-stays", "dates-called-off", "dates-too-late", "dates-not-sent", "dates-deleted")
"""How a choosing of dates ended without a time."""

FEATURE = Feature(
    name="date_polls",
    messages=(
        MessageKind(
            name=KIND,
            writer=messages.write_poll,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=(),
            on_delivery=delivered,
        ),
        MessageKind(
            name="dates-nudge",
            writer=messages.write_nudge,
            counts=Counts.IN_GROUP,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=None,
            by_day=True,
            when_full=WhenFull.UNSAID,
        ),
        MessageKind(
            name="dates-result",
            writer=messages.write_result,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=(KIND,),
            on_delivery=None,
        ),
        MessageKind(
            name="dates-remind",
            writer=messages.write_reminder,
            counts=Counts.IN_GROUP,
            private_for=(For.MEMBERS,),
            cards=(REMINDER,),
            on_delivery=None,
            by_day=True,
        ),
        *(
            MessageKind(
                name=name,
                writer=messages.write_told,
                counts=Counts.IN_GROUP,
                private_for=(),
                cards=(),
                on_delivery=None,
            )
            for name in TOLD
        ),
    ),
    timers=tuple(
        TimerKind(
            name=name,
            go_off=counting.go_off,
            payload=(),
            moves_cycle=name in ("dates-remind", "dates-default"),
            # The host was told by when, which lies in the night only where the time is near.
            by_day=name != "dates-default",
        )
        for name in ROUND_TIMERS
    ),
    cards=(
        CardKind(
            name=KIND, draw=messages.draw, of_group=messages.group_of_round, seldom=False, over=messages.draw_over
        ),
        CardKind(
            name=REMINDER, draw=messages.draw, of_group=messages.group_of_round, seldom=False, over=messages.draw_over
        ),
        CardKind(name=STANDING, draw=messages.draw, of_group=None, seldom=False, over=messages.draw_over),
    ),
    polls=(poll.POLL,),
)
