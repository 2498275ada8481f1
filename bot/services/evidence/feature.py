"""What reports bring: their files, and how far one is."""

from bot.services.evidence import messages
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
    ),
    cards=(CardKind(name="report", draw=messages.draw_progress, of_group=None, seldom=False),),
)
