"""Messages about questions."""

from bot.presenters.questions.messages import away_card, card, open_questions, page, short

__all__ = ["away_card", "card", "open_questions", "page", "short"]
