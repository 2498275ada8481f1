"""Telegram counts UTF-16 code units, and so do we."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.formatted import Formatted, Mark, beginning, ending, shortened, units
from bot.domain.groups.company_names import LONGEST, clean_name

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("😀👨‍👩‍👧🇫🇮🏽é "), max_size=60)


@given(TEXTS)
def test_a_text_is_as_long_as_in_utf_16(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2


@given(TEXTS, st.integers(1, 60))
def test_what_is_cut_fits_and_begins_as_it_did(text: str, most: int) -> None:
    cut = shortened(text, most)
    assert units(cut) <= most
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))
    assert units(text[: beginning(text, most)]) <= most
    assert units(text[ending(text, most) :]) <= most
    formatted = Formatted(text, (Mark("bold", 0, len(text)),)).shortened(most)
    assert units(formatted.text) <= most
    assert all(mark.end <= len(formatted.text) for mark in formatted.marks)


FAMILY, FLAG, WAVE, ACCENT, ENGLAND = (
    "👨‍👩‍👧",
    "🇫🇮",
    "👋🏽",
    "e\u0301",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
)


@pytest.mark.parametrize("whole", [FAMILY, FLAG, WAVE, ACCENT, ENGLAND, "❤️", "😀"])
@pytest.mark.parametrize("before", ["Ab", "Aino 😀 ", FLAG])
def test_what_is_seen_as_one_character_is_not_cut_in_two(whole: str, before: str) -> None:
    text = before + whole * 2 + " ja muut"
    for most in range(units(before) + 1, units(text)):
        kept = shortened(text, most).removesuffix("…")
        rest = kept.removeprefix(before)
        assert rest in ("", whole, whole * 2) or kept == before.rstrip() or rest.startswith(whole * 2), (most, kept)
    for most in range(1, units(whole) * 2 + 8):
        assert text[ending(text, most) :] in {" ja muut"[-n:] for n in range(1, 9)} | {
            whole + " ja muut",
            whole * 2 + " ja muut",
            "",
        }


def test_where_there_is_room_for_no_whole_character_something_is_shown_all_the_same() -> None:
    assert shortened(FAMILY, 4) == "👨…"
    assert shortened("a" + "\u0301" * 90, 20) == "a" + "\u0301" * 18 + "…"
    assert units(clean_name("🦊" * 90)) == LONGEST
