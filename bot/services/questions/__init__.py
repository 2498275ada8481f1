"""What is done about questions."""

from bot.services.questions.answers import Answers, answer_from_outside
from bot.services.questions.lists import QuestionLists
from bot.services.questions.private_answers import PrivateAnswers
from bot.services.questions.service import Questions
from bot.services.questions.sharing import QuestionNetwork
from bot.services.questions.similar import AlikeQuestions

__all__ = [
    "AlikeQuestions",
    "Answers",
    "PrivateAnswers",
    "QuestionLists",
    "QuestionNetwork",
    "Questions",
    "answer_from_outside",
]
