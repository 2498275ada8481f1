"""What companies in the network bring: whether two are the same one, and softly what a company says of itself."""

from bot.services.companies import recognition
from bot.services.features import Counts, Feature, For, MessageKind

FEATURE = Feature(
    name="companies",
    messages=(
        # It follows at once on what they have just done, or on what somebody of the same company has.
        MessageKind(
            name="same-company",
            writer=recognition.write_same_company,
            counts=Counts.NOWHERE,
            private_for=(For.MEMBERS,),
            cards=(),
            on_delivery=None,
        ),
    ),
)
