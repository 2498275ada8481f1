"""Declare the roles feature: messages when a role was accepted or withdrawn."""

from bot.services.features import Counts, Feature, For, MessageKind
from bot.services.people import messages

FEATURE = Feature(
    name="people",
    messages=(
        MessageKind(
            name="role-taken",
            writer=messages.write_taken,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="role-withdrawn",
            writer=messages.write_withdrawn,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=None,
        ),
    ),
)
