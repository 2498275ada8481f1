"""Declare the e-mail feature."""

from bot.services.features import Counts, Feature, For, MessageKind
from bot.services.mail import messages
from bot.services.mail.sending import FAILED

FEATURE = Feature(
    name="mail",
    messages=(
        MessageKind(
            name=FAILED,
            writer=messages.write_mail_failed,
            counts=Counts.NOWHERE,
            private_for=(For.OWNER,),
            cards=(),
            on_delivery=None,
        ),
    ),
)
