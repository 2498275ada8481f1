"""Declare the report feature: files, progress, and the question about research consent."""

from bot.domain.cycle.message_budget import WhenFull
from bot.services.evidence import consents, messages
from bot.services.features import CardKind, Counts, Feature, For, MessageKind

FEATURE = Feature(
    name="evidence",
    messages=(
        MessageKind(
            name="report",
            writer=messages.write_report,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=messages.delivered,
        ),
        MessageKind(
            name="research-ask",
            writer=consents.write_ask,
            counts=Counts.IN_PRIVATE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=consents.was_asked,
            by_day=True,
            when_full=WhenFull.UNSAID,
        ),
    ),
    cards=(CardKind(name="report", draw=messages.draw_progress, of_group=None, seldom=False),),
)
