"""Questions and answers."""

from bot.services.questions.answers import Answers, answer_from_outside
from bot.services.questions.lists import QuestionLists
from bot.services.questions.private_answers import PrivateAnswers
from bot.services.questions.service import Questions
from bot.services.questions.sharing import QuestionNetwork
from bot.services.questions.similar import SimilarQuestions

__all__ = [
    "Answers",
    "PrivateAnswers",
    "QuestionLists",
    "QuestionNetwork",
    "Questions",
    "SimilarQuestions",
    "answer_from_outside",
]
