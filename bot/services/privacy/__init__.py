"""Privacy: personal data, consent and erasure."""

from bot.services.privacy.my_data import Privacy
from bot.services.privacy.service import Forgetting

__all__ = ["Forgetting", "Privacy"]
