"""Declare the company feature: recognising the same company in two groups, and company profiles."""

from bot.domain.cycle.message_budget import WhenFull
from bot.services.companies import asking, recognition
from bot.services.features import Counts, Feature, For, MessageKind, TimerKind

FEATURE = Feature(
    name="companies",
    messages=(
        MessageKind(
            name="same-company",
            writer=recognition.write_same_company,
            counts=Counts.IN_PRIVATE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=None,
            when_full=WhenFull.UNSAID,
        ),
        MessageKind(
            name="profile-ask",
            writer=asking.write_profile_ask,
            counts=Counts.IN_PRIVATE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=None,
            by_day=True,
            when_full=WhenFull.UNSAID,
        ),
    ),
    timers=(TimerKind(name="profile-ask", go_off=asking.go_off, payload=(), moves_cycle=False, by_day=True),),
)
