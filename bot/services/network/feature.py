"""What the network at a glance brings."""

from bot.services.features import Counts, Feature, For, MessageKind
from bot.services.network import messages

FEATURE = Feature(
    name="network",
    messages=(
        MessageKind(
            name="help-offered",
            writer=messages.write_help_offered,
            # Somebody's own words to somebody: they count as little as an answer does.
            counts=Counts.NOWHERE,
            private_for=(For.FACILITATORS,),
            cards=(),
            on_delivery=None,
            by_day=True,
        ),
    ),
)
