"""What is done about reviews."""

from bot.services.reviews.service import Reviews, open_review, recap_of, recap_shown, tell_anew
from bot.services.reviews.takeaways import Takeaways

__all__ = ["Reviews", "Takeaways", "open_review", "recap_of", "recap_shown", "tell_anew"]
