"""Declare the hosting feature: messages about host turns and swaps, their timers and cards."""

from bot.domain.cycle.message_budget import WhenFull
from bot.services.features import CardKind, Counts, Feature, For, MessageKind, TimerKind
from bot.services.hosting import date_messages, dateless, messages, service, swap_messages, swaps, unanswered

TURN = ("turn", "turn-private")

FEATURE = Feature(
    name="hosting",
    messages=(
        MessageKind(
            name="turn-offer",
            writer=messages.write_offer,
            counts=Counts.EVERYWHERE,
            private_for=(For.MEMBERS,),
            about_turns=True,
            cards=(*TURN, "meeting-told"),
            on_delivery=None,
        ),
        MessageKind(
            name="turn-nudge",
            writer=messages.write_nudge,
            counts=Counts.EVERYWHERE,
            private_for=(For.MEMBERS,),
            about_turns=True,
            cards=TURN,
            on_delivery=None,
            by_day=True,
            when_full=WhenFull.UNSAID,
        ),
        MessageKind(
            name="turn-escalate",
            writer=messages.write_escalation,
            counts=Counts.IN_GROUP,
            private_for=(For.FACILITATORS,),
            cards=(),
            on_delivery=None,
            by_day=True,
        ),
        MessageKind(
            name="turn-accepted",
            writer=date_messages.write_accepted,
            counts=Counts.IN_GROUP,
            private_for=(),
            about_turns=True,
            cards=("turn-date",),
            on_delivery=None,
        ),
        MessageKind(
            name="date-nudge",
            writer=date_messages.write_nudge,
            counts=Counts.EVERYWHERE,
            private_for=(For.MEMBERS,),
            about_turns=True,
            cards=("turn-date", "turn-private"),
            on_delivery=None,
            by_day=True,
            when_full=WhenFull.UNSAID,
        ),
        MessageKind(
            name="date-escalate",
            writer=date_messages.write_escalation,
            counts=Counts.IN_GROUP,
            private_for=(For.FACILITATORS,),
            cards=("turn-date", "turn-private"),
            on_delivery=None,
            by_day=True,
        ),
        MessageKind(
            name="swap",
            writer=swap_messages.write_swap,
            counts=Counts.EVERYWHERE,
            private_for=(For.MEMBERS,),
            cards=("swap",),
            on_delivery=None,
        ),
        # What came of a swap is told to the company that asked.
        MessageKind(
            name="swap-told",
            writer=swap_messages.write_told,
            counts=Counts.NOWHERE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=None,
        ),
    ),
    timers=(
        TimerKind(name="turn-nudge", go_off=unanswered.go_off, payload=(), moves_cycle=True, by_day=True),
        TimerKind(name="turn-escalate", go_off=unanswered.go_off, payload=(), moves_cycle=True, by_day=True),
        TimerKind(name="turn-hand-over", go_off=unanswered.go_off, payload=(), moves_cycle=True, by_day=True),
        TimerKind(name="date-nudge", go_off=dateless.date_due, payload=(), moves_cycle=True, by_day=True),
        TimerKind(name="date-call", go_off=dateless.date_due, payload=(), moves_cycle=True, by_day=True),
        TimerKind(name="date-escalate", go_off=dateless.date_due, payload=(), moves_cycle=True, by_day=True),
        TimerKind(name="date-hand-on", go_off=dateless.date_due, payload=(), moves_cycle=True, by_day=True),
        TimerKind(name="pause-over", go_off=service.go_off, payload=(), moves_cycle=True, by_day=True),
        TimerKind(name="swap-expire", go_off=swaps.go_off, payload=(), moves_cycle=True, by_day=True),
    ),
    cards=(
        CardKind(
            name="turn",
            draw=messages.draw_turn,
            of_group=messages.group_of_turn,
            seldom=True,
            over=messages.draw_turn_over,
        ),
        CardKind(
            name="turn-private",
            draw=messages.draw_turn_in_private,
            of_group=messages.group_of_turn,
            seldom=True,
            over=messages.draw_turn_over,
        ),
        CardKind(
            name="turn-date",
            draw=date_messages.draw,
            of_group=messages.group_of_turn,
            seldom=False,
            over=messages.draw_turn_over,
        ),
        CardKind(
            name="swap",
            draw=swap_messages.draw,
            of_group=swap_messages.group_of_swap,
            seldom=False,
            over=swap_messages.draw_over,
        ),
    ),
)
