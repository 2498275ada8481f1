"""What a group as a whole brings: the bot's first words, and word to facilitators when something is in the way."""

from bot.services.features import Counts, Feature, MessageKind
from bot.services.groups import messages

FEATURE = Feature(
    name="groups",
    messages=tuple(
        MessageKind(name=name, writer=writer, counts=counts, cards=(), on_delivery=None)
        for name, writer, counts in (
            ("hello", messages.write_hello, Counts.NOWHERE),
            ("topic-gone", messages.write_topic_gone, Counts.NOWHERE),
            ("set-aside", messages.write_set_aside, Counts.NOWHERE),
            ("right-missing", messages.write_right_missing, Counts.NOWHERE),
            ("feed-renewed", messages.write_feed_renewed, Counts.IN_GROUP),
        )
    ),
)
