"""What newcomers bring: facilitators are asked to let them in, members to greet them, and guests how to go on."""

from bot.services.features import Counts, Feature, For, MessageKind, TimerKind
from bot.services.recruiting import evening, messages, waiting, welcome

FEATURE = Feature(
    name="recruiting",
    messages=(
        # Somebody asks, has just done so and waits: it counts as little as an answer does, and goes out at any hour.
        MessageKind(
            name="newcomer-asks",
            writer=messages.write_asks,
            counts=Counts.NOWHERE,
            private_for=(For.FACILITATORS,),
            cards=(),
            on_delivery=None,
        ),
        # What they have asked for themselves; newcomers are no members yet.
        MessageKind(
            name="newcomer-in",
            writer=messages.write_in,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="newcomer-no",
            writer=messages.write_no,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=None,
        ),
        # Guests are no members: the ten messages a month are not theirs.
        MessageKind(
            name="visit-confirm",
            writer=messages.write_confirm,
            counts=Counts.NOWHERE,
            private_for=(For.GUESTS,),
            cards=("guest",),
            on_delivery=None,
            by_day=True,
        ),
        MessageKind(
            name="visit-after",
            writer=messages.write_after,
            counts=Counts.NOWHERE,
            private_for=(For.GUESTS,),
            cards=(),
            on_delivery=None,
            by_day=True,
        ),
        MessageKind(
            name="greet-ask",
            writer=messages.write_greet_ask,
            counts=Counts.IN_PRIVATE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=None,
            by_day=True,
        ),
        MessageKind(
            name="greet-told",
            writer=messages.write_greet_told,
            counts=Counts.NOWHERE,
            private_for=(For.GUESTS,),
            cards=(),
            on_delivery=None,
            by_day=True,
        ),
        MessageKind(
            name="newcomer-welcome",
            writer=messages.write_welcome,
            counts=Counts.NOWHERE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="newcomer-intro",
            writer=messages.write_introduction,
            counts=Counts.IN_GROUP,
            private_for=(),
            cards=(),
            on_delivery=None,
            by_day=True,
        ),
        MessageKind(
            name="newcomer-week",
            writer=messages.write_week,
            counts=Counts.IN_PRIVATE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=messages.week_asked,
            by_day=True,
        ),
        # What they wait for.
        MessageKind(
            name="newcomer-place",
            writer=messages.write_place,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=None,
            by_day=True,
        ),
        MessageKind(
            name="waiting-enough",
            writer=messages.write_enough,
            counts=Counts.IN_PRIVATE,
            private_for=(For.COORDINATORS,),
            cards=(),
            on_delivery=None,
        ),
    ),
    timers=(
        TimerKind(name="newcomer-week", go_off=welcome.a_week_in, payload=(), moves_cycle=False, by_day=True),
        TimerKind(name="visit-again", go_off=waiting.date_set, payload=(), moves_cycle=False, by_day=True),
        TimerKind(name="visit-confirm", go_off=evening.confirm, payload=(), moves_cycle=False, by_day=True),
        TimerKind(name="visit-after", go_off=evening.after, payload=(), moves_cycle=False, by_day=True),
    ),
)
