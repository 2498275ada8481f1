"""Delivery: incoming updates, outgoing messages, live cards and timers."""

from bot.services.delivery.inbox import Inbox
from bot.services.delivery.kept_answers import KeptAnswers
from bot.services.delivery.live_cards import REST, Drawn, LiveCards
from bot.services.delivery.outbox import Letters
from bot.services.delivery.recipients import coordinators
from bot.services.delivery.scheduler import Clockwork
from bot.services.message import (
    Arrived,
    Envelope,
    Failed,
    ForFacilitators,
    Needless,
    PollCall,
    PollSubject,
    Writing,
    Written,
)

__all__ = [
    "REST",
    "Arrived",
    "Clockwork",
    "Drawn",
    "Envelope",
    "Failed",
    "ForFacilitators",
    "Inbox",
    "KeptAnswers",
    "Letters",
    "LiveCards",
    "Needless",
    "PollCall",
    "PollSubject",
    "Writing",
    "Written",
    "coordinators",
]
