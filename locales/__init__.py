"""English, Finnish, Swedish: one catalogue a language, and the translator."""

from locales.languages import EVERYWHERE, LANGUAGES
from locales.translator import Text, UnknownMessage, language_from, language_name, language_named, text_in

__all__ = [
    "EVERYWHERE",
    "LANGUAGES",
    "Text",
    "UnknownMessage",
    "language_from",
    "language_name",
    "language_named",
    "text_in",
]
