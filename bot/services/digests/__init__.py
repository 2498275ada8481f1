"""Research digests and news."""

from bot.services.digests.archive import DigestArchive
from bot.services.digests.drafting import EDITABLE, Digests, previews
from bot.services.digests.erasure import take_out
from bot.services.digests.feedback import DigestReplies
from bot.services.digests.messages import words_of
from bot.services.digests.permissions import writes_to
from bot.services.digests.sending import DigestSending
from bot.services.digests.weekly import Weekly, expect_next

__all__ = [
    "EDITABLE",
    "DigestArchive",
    "DigestReplies",
    "DigestSending",
    "Digests",
    "Weekly",
    "expect_next",
    "previews",
    "take_out",
    "words_of",
    "writes_to",
]
