"""Text is read as Telegram reads it."""

from __future__ import annotations

import pytest

from sandbox import Chat, Person

from .conftest import Wire


def test_html_becomes_plain_text_with_entities_in_utf16_units(bot: Wire, group: Chat) -> None:
    sent = bot("sendMessage", chat_id=group.id, text="😀 <b>bold</b> &amp; <i>x</i>", parse_mode="HTML")
    assert sent["text"] == "😀 bold & x"
    assert sent["entities"] == [
        {"type": "bold", "offset": 3, "length": 4},
        {"type": "italic", "offset": 10, "length": 1},
    ]


@pytest.mark.parametrize(
    ("mode", "text", "entity"),
    [
        ("HTML", '<a href="http://x.fi/">a</a>', {"type": "text_link", "url": "http://x.fi/"}),
        ("HTML", '<pre><code class="language-py">a</code></pre>', {"type": "pre", "language": "py"}),
        ("HTML", "<blockquote expandable>a</blockquote>", {"type": "expandable_blockquote"}),
        ("HTML", "<tg-spoiler>a</tg-spoiler>", {"type": "spoiler"}),
        ("html", "<u>a</u>", {"type": "underline"}),
        ("MarkdownV2", "~a~", {"type": "strikethrough"}),
        ("MarkdownV2", "__a__", {"type": "underline"}),
        ("Markdown", "*a*", {"type": "bold"}),
        ("HTML", '<tg-emoji emoji-id="5368324170671202286">a</tg-emoji>', {"custom_emoji_id": "5368324170671202286"}),
    ],
)
def test_every_kind_of_markup(bot: Wire, group: Chat, mode: str, text: str, entity: dict[str, str]) -> None:
    (found,) = bot("sendMessage", chat_id=group.id, text=text, parse_mode=mode)["entities"]
    assert found["offset"] == 0 and found["length"] == 1
    assert entity.items() <= found.items()


@pytest.mark.parametrize("shape", ["", "r", "t", "wDT", "D", "dt"])
def test_moments_become_date_time_entities(bot: Wire, group: Chat, shape: str) -> None:
    written = f' format="{shape}"' if shape else ""
    text = f'Meet <tg-time unix="1700000000"{written}>then</tg-time>'
    (found,) = bot("sendMessage", chat_id=group.id, text=text, parse_mode="HTML")["entities"]
    assert found["type"] == "date_time" and found["unix_time"] == 1700000000
    assert found.get("date_time_format", "") == shape


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<b>a", """can't parse entities: Can't find end tag corresponding to start tag "b\""""),
        ("a < b", """can't parse entities: Unsupported start tag "" at byte offset 2"""),
    ],
)
def test_bad_markup_is_refused_in_telegrams_words(bot: Wire, group: Chat, text: str, words: str) -> None:
    assert bot.refused("sendMessage", chat_id=group.id, text=text, parse_mode="HTML") == f"Bad Request: {words}"


def test_commands_mentions_and_links_are_found_in_plain_text(bot: Wire, group: Chat, aino: Person) -> None:
    said = aino.says("/go@helper_bot see @aino_k at https://example.org #tag", chat=group)
    assert [entity["type"] for entity in said.entities] == ["bot_command", "mention", "url", "hashtag"]


def test_what_is_found_may_stand_in_bold_but_not_in_code(bot: Wire, group: Chat) -> None:
    text = "<b>@aino_k</b> <code>@aino_k</code>"
    sent = bot("sendMessage", chat_id=group.id, text=text, parse_mode="HTML")
    assert [(entity["type"], entity["offset"]) for entity in sent["entities"]] == [
        ("bold", 0),
        ("mention", 0),
        ("code", 8),
    ]


def test_a_mention_by_id_shows_its_user(bot: Wire, group: Chat, ben: Person) -> None:
    text = f'<a href="tg://user?id={ben.id}">Ben</a> <a href="tg://user?id=1">nobody</a>'
    (entity,) = bot("sendMessage", chat_id=group.id, text=text, parse_mode="HTML")["entities"]
    assert entity["type"] == "text_mention"
    assert entity["user"] == ben.user_json()


def test_entities_may_be_given_instead_of_markup(bot: Wire, group: Chat) -> None:
    given = [{"type": "bold", "offset": 2, "length": 3}]
    sent = bot("sendMessage", chat_id=group.id, text="  abc  ", entities=given)
    assert sent["text"] == "abc"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 3}]


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"text": "ä" * 20000}, "text is too long"),
        ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    ],
)
def test_texts_out_of_bounds_are_refused(bot: Wire, group: Chat, params: dict[str, str], words: str) -> None:
    assert bot.refused("sendMessage", chat_id=group.id, **params) == f"Bad Request: {words}"


def test_the_limit_counts_what_is_left_after_parsing(bot: Wire, group: Chat) -> None:
    sent = bot("sendMessage", chat_id=group.id, text="<b>" + "x" * 4096 + "</b>", parse_mode="HTML")
    assert len(sent["text"]) == 4096
