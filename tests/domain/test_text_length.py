"""Telegram counts UTF-16 code units, and so do we."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.formatted import Formatted, Mark, beginning, shortened, units

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("😀👨‍👩‍👧🇫🇮 "), max_size=60)


@given(TEXTS)
def test_a_text_is_as_long_as_in_utf_16(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2


@given(TEXTS, st.integers(1, 60))
def test_what_is_cut_fits_and_begins_as_it_did(text: str, most: int) -> None:
    cut = shortened(text, most)
    assert units(cut) <= most
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))
    assert units(text[: beginning(text, most)]) <= most
    formatted = Formatted(text, (Mark("bold", 0, len(text)),)).shortened(most)
    assert units(formatted.text) <= most
    assert all(mark.end <= len(formatted.text) for mark in formatted.marks)
