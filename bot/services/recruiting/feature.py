"""What newcomers bring: facilitators are asked to let them in, and they hear the answer."""

from bot.services.features import Counts, Feature, For, MessageKind
from bot.services.recruiting import messages

FEATURE = Feature(
    name="recruiting",
    messages=(
        # Somebody asks in their own words: it counts as little as an answer does.
        MessageKind(
            name="newcomer-asks",
            writer=messages.write_asks,
            counts=Counts.NOWHERE,
            private_for=(For.FACILITATORS,),
            cards=(),
            on_delivery=None,
            by_day=True,
        ),
        # What they have asked for themselves; newcomers are no members yet.
        MessageKind(
            name="newcomer-in",
            writer=messages.write_in,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=None,
        ),
        MessageKind(
            name="newcomer-no",
            writer=messages.write_no,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=None,
        ),
    ),
)
