"""Words that say nothing about what a text is about, in all the languages of the network."""

from __future__ import annotations

from locales.languages import SPOKEN

ADDRESSES = ("https", "http", "www", "com", "html")

STOPWORDS = frozenset({word for language in SPOKEN.values() for word in language.search.stop_words} | {*ADDRESSES})
