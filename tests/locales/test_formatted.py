"""An author's formatting becomes markup that Telegram takes, with every character as typed."""

from __future__ import annotations

from hypothesis import given

from bot.domain.formatted import Formatted, Mark
from bot.presenters.formatted import as_markup
from tests.domain.test_digests import formatted
from tests.locales.telegram_html import parse


@given(formatted())
def test_the_text_reads_as_typed_whatever_its_formatting(one: Formatted) -> None:
    assert parse(as_markup(one)).text == one.text


def test_stretches_that_overlap_are_nested() -> None:
    one = Formatted("abcdef", (Mark("bold", 0, 4), Mark("italic", 2, 6)))
    assert as_markup(one) == "<b>ab<i>cd</i></b><i>ef</i>"


def test_what_is_typed_is_never_markup_and_links_lead_to_the_web_alone() -> None:
    assert as_markup(Formatted("<b> & x", (Mark("text_link", 0, 3, "javascript:x"),))) == "&lt;b&gt; &amp; x"
    linked = Formatted("here", (Mark("text_link", 0, 4, 'https://x.fi/?a="b"&c'),))
    assert as_markup(linked) == '<a href="https://x.fi/?a=&quot;b&quot;&amp;c">here</a>'
