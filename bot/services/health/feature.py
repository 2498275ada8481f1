"""Declare the health feature: messages to facilitators and coordinators about groups that need help."""

from bot.services.delivery import kept_answers
from bot.services.features import Counts, Feature, For, MessageKind, TimerKind
from bot.services.health import deafness, messages, service

FEATURE = Feature(
    name="health",
    messages=(
        MessageKind(
            name="health",
            writer=messages.write_health,
            counts=Counts.IN_GROUP,
            private_for=(For.FACILITATORS,),
            cards=(),
            on_delivery=None,
            by_day=True,
        ),
        MessageKind(
            name="was-deaf",
            writer=deafness.write_was_deaf,
            counts=Counts.NOWHERE,
            private_for=(For.COORDINATORS,),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="kept-answer",
            writer=kept_answers.write_kept_answer,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="health-network",
            writer=messages.write_health_network,
            counts=Counts.NOWHERE,
            private_for=(For.COORDINATORS,),
            cards=(),
            on_delivery=None,
            by_mail=True,
        ),
    ),
    timers=(TimerKind(name="health", go_off=service.go_off, payload=(), moves_cycle=False, recurs=service.next_look),),
)
