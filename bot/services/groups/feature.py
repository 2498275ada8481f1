"""What a group as a whole brings: the bot's first words, and word to facilitators when something is in the way."""

from bot.services.features import Counts, Feature, MessageKind
from bot.services.groups import messages

FEATURE = Feature(
    name="groups",
    messages=tuple(
        MessageKind(name=name, writer=writer, counts=Counts.NOWHERE, cards=(), on_delivery=None)
        for name, writer in (
            ("hello", messages.write_hello),
            ("topic-gone", messages.write_topic_gone),
            ("set-aside", messages.write_set_aside),
            ("right-missing", messages.write_right_missing),
        )
    ),
)
