"""Declare the themes feature: the vote's poll, nudge and result, and offers to groups."""

from bot.domain.cycle.message_budget import WhenFull
from bot.services.features import CardKind, Counts, Feature, For, MessageKind, TimerKind
from bot.services.polls import delivered
from bot.services.themes import ballots, messages, offer_messages, poll

TOLD = ("ballot-decided", "ballot-tie-broken", "ballot-deleted", "ballot-not-sent")
"""What became of a ballot, told to the group."""

FEATURE = Feature(
    name="themes",
    messages=(
        MessageKind(
            name="ballot",
            writer=messages.write_ballot,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=(),
            on_delivery=delivered,
        ),
        MessageKind(
            name="ballot-nudge",
            writer=messages.write_nudge,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=(),
            on_delivery=None,
            by_day=True,
            when_full=WhenFull.UNSAID,
        ),
        # To the one whose vote it is about.
        MessageKind(
            name="ballot-too-many",
            writer=messages.write_too_many,
            counts=Counts.NOWHERE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="ballot-result",
            writer=messages.write_result,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=("ballot",),
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
        # To the one who added the option.
        MessageKind(
            name="ballot-discussed",
            writer=messages.write_told,
            counts=Counts.NOWHERE,
            private_for=(),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="theme-offered",
            writer=offer_messages.write_offer,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=("theme",),
            on_delivery=None,
        ),
    ),
    timers=(
        TimerKind(name="ballot-nudge", go_off=ballots.go_off, payload=(), moves_cycle=False, by_day=True),
        TimerKind(name="ballot-missing", go_off=ballots.go_off, payload=(), moves_cycle=False, by_day=True),
        TimerKind(name="ballot-tie", go_off=ballots.go_off, payload=(), moves_cycle=False, by_day=True),
    ),
    cards=(
        CardKind(
            name="themes",
            draw=messages.draw_themes,
            of_group=messages.group_itself,
            seldom=False,
            over=messages.draw_over,
        ),
        CardKind(
            name="theme",
            draw=messages.draw_theme,
            of_group=messages.group_of_theme,
            seldom=False,
            over=messages.draw_over,
        ),
        CardKind(name="ballot", draw=messages.draw_ballot, of_group=None, seldom=False, over=messages.draw_over),
    ),
    polls=(poll.POLL,),
)
