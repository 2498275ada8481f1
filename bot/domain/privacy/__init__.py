"""Personal data: why it is stored, for how long, and how it is erased."""

from bot.domain.privacy.my_data import AboutPrivacy, KeptRows, MyData
from bot.domain.privacy.purposes import NOTICE, Kept, KeptColumn, KeptTable, Why
from bot.domain.privacy.rules import KeptInGroup, KeptOfPerson, NothingKept, Words

__all__ = [
    "NOTICE",
    "AboutPrivacy",
    "Kept",
    "KeptColumn",
    "KeptInGroup",
    "KeptOfPerson",
    "KeptRows",
    "KeptTable",
    "MyData",
    "NothingKept",
    "Why",
    "Words",
]
