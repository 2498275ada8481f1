"""After a meeting: ratings, takeaways and the recap."""

from bot.services.reviews.service import (
    Reviews,
    evidence_of,
    open_review,
    recap_follows,
    recap_of,
    recap_shown,
    review_card,
    tell_anew,
)
from bot.services.reviews.takeaways import Takeaways

__all__ = [
    "Reviews",
    "Takeaways",
    "evidence_of",
    "open_review",
    "recap_follows",
    "recap_of",
    "recap_shown",
    "review_card",
    "tell_anew",
]
