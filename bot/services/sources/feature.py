"""Declare the sources feature."""

from bot.services.features import Counts, Feature, For, MessageKind
from bot.services.sources import messages

FEATURE = Feature(
    name="sources",
    messages=(
        MessageKind(
            name="source-news",
            writer=messages.write_news,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="source-failing",
            writer=messages.write_failing,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="source-off",
            writer=messages.write_off,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=None,
        ),
    ),
)
