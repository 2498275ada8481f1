"""Declare the group feature: the greeting, messages to facilitators, and the question about sleeping."""

from bot.domain.cycle.message_budget import WhenFull
from bot.services.cycle import sleep
from bot.services.features import CardKind, Counts, Feature, For, MessageKind, TimerKind
from bot.services.groups import messages, welcome
from bot.services.people import WELCOME

FEATURE = Feature(
    name="groups",
    messages=(
        *(
            MessageKind(name=name, writer=writer, counts=counts, private_for=private_for, cards=(), on_delivery=None)
            for name, writer, counts, private_for in (
                ("hello", messages.write_hello, Counts.NOWHERE, ()),
                ("topic-gone", messages.write_topic_gone, Counts.IN_GROUP, (For.FACILITATORS,)),
                ("set-aside", messages.write_set_aside, Counts.IN_GROUP, (For.FACILITATORS,)),
                ("right-missing", messages.write_right_missing, Counts.IN_GROUP, (For.FACILITATORS,)),
                ("feed-renewed", messages.write_feed_renewed, Counts.IN_GROUP, ()),
            )
        ),
        MessageKind(
            name="sleep-ask",
            writer=messages.write_sleep_ask,
            counts=Counts.IN_GROUP,
            private_for=(For.FACILITATORS,),
            cards=("sleep",),
            on_delivery=None,
            by_day=True,
            when_full=WhenFull.UNSAID,
        ),
    ),
    timers=(TimerKind(name="sleep-over", go_off=sleep.go_off, payload=(), moves_cycle=False, by_day=True),),
    cards=(
        CardKind(name="sleep", draw=messages.draw_sleep, of_group=None, seldom=True),
        CardKind(
            name="settings", draw=messages.draw_settings, of_group=None, seldom=False, over=messages.draw_settings_over
        ),
        CardKind(name=WELCOME, draw=welcome.draw, of_group=None, seldom=True, over=welcome.draw_over),
    ),
)
