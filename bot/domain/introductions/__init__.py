"""Rules of monthly introductions between companies of different regions."""

from bot.domain.introductions.rules import (
    ASKED_AFTER,
    HELPS_FOR,
    OPEN_FOR,
    Pair,
    Willing,
    compete,
    ignores,
    next_round,
    pair,
    same_trade,
    worth,
)
from bot.domain.introductions.views import (
    Described,
    Introduction,
    IntroductionOver,
    IntroductionResult,
    IntroductionShown,
    Side,
)

__all__ = [
    "ASKED_AFTER",
    "HELPS_FOR",
    "OPEN_FOR",
    "Described",
    "Introduction",
    "IntroductionOver",
    "IntroductionResult",
    "IntroductionShown",
    "Pair",
    "Side",
    "Willing",
    "compete",
    "ignores",
    "next_round",
    "pair",
    "same_trade",
    "worth",
]
