"""Declare the regions feature: the region's page, and messages to those who look after one."""

from bot.services.features import CardKind, Counts, Feature, For, MessageKind
from bot.services.regions import messages
from storage import regions

FEATURE = Feature(
    name="regions",
    messages=(
        MessageKind(
            name="region-founded",
            writer=messages.write_founded,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="region-advised",
            writer=messages.write_advised,
            counts=Counts.NOWHERE,
            private_for=(For.ADVISERS,),
            cards=(),
            on_delivery=None,
        ),
    ),
    cards=(CardKind(name=regions.CARD, draw=messages.draw_region, of_group=None, seldom=False),),
)
