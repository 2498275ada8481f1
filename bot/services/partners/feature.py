"""Declare the partners feature: a greeting from another company."""

from bot.services.features import Counts, Feature, For, MessageKind
from bot.services.partners import messages

FEATURE = Feature(
    name="partners",
    messages=(
        # Somebody's own deed to somebody who has chosen to be found: it counts as little as an answer does.
        MessageKind(
            name="partner-hello",
            writer=messages.write_hello,
            counts=Counts.NOWHERE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=None,
            by_day=True,
        ),
    ),
)
