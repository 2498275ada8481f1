"""What comes in at the door: texts without what nothing can hold, and no update that Telegram cannot have sent."""

from __future__ import annotations

from copy import deepcopy
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot

from bot.telegram import door
from bot.telegram.cleaning import cleaned
from bot.telegram.context import after_command
from tests.fuzz.made import any_update, mutated

BOT = Bot("123:abc")
PERSON: dict[str, Any] = {"id": 5, "is_bot": False, "first_name": "Aino"}
CHAT: dict[str, Any] = {"id": -1001, "type": "supergroup", "title": "Kainuu"}
MESSAGE: dict[str, Any] = {"message_id": 7, "date": 1_795_000_000, "chat": CHAT, "from": PERSON, "text": "/hosts"}
PRESS: dict[str, Any] = {"id": "1", "from": PERSON, "chat_instance": "1", "data": "rsvp:1:going", "message": MESSAGE}
VOTE: dict[str, Any] = {"poll_id": "9", "user": PERSON, "option_ids": [0], "option_persistent_ids": ["1"]}
INVITED = {"invite_link": "https://t.me/+A", "creator": PERSON, "creates_join_request": True}
INVITED |= {"is_primary": False, "is_revoked": False}
KNOCK: dict[str, Any] = {"chat": CHAT, "from": PERSON, "user_chat_id": 5, "date": 1, "invite_link": INVITED}


@given(
    st.recursive(
        st.text(st.characters(codec=None)) | st.integers(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_cleaned_texts_can_be_kept_anywhere_and_entities_stay_where_they_are(value: Any) -> None:
    def texts(of: Any) -> list[str]:
        if isinstance(of, str):
            return [of]
        inside = of.values() if isinstance(of, dict) else of if isinstance(of, list) else ()
        return [text for each in inside for text in texts(each)]

    for before, after in zip(texts(value), texts(cleaned(value)), strict=True):
        assert "\0" not in after
        assert len(after.encode("utf-16-le")) == len(before.encode("utf-16-le", "surrogatepass"))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("message", "chat", "id"), 2**63),
        (("message", "chat", "id"), [1]),
        (("message", "chat", "type"), "SUPERGROUP"),
        (("message", "chat"), None),
        (("message", "from", "id"), True),
        (("message", "from", "first_name"), 5),
        (("message", "message_id"), -1),
        (("message", "text"), ["/hosts"]),
        (("message", "date"), 10**30),
        (("message", "entities"), [{"type": "bold", "offset": -1, "length": 2}]),
        (("message", "reply_to_message"), {"message_id": 2**40, "chat": CHAT, "date": 1}),
        (("callback_query", "data"), 5),
        (("callback_query", "from"), None),
        (("callback_query", "message", "reply_markup"), {"inline_keyboard": [{"text": "a"}]}),
        (("callback_query", "id"), ""),
        (("message", "voice"), {"file_id": "A" * 301, "file_unique_id": "A", "duration": 1}),
        (("poll_answer", "poll_id"), "9" * 65),
        (("poll_answer", "option_persistent_ids"), ["1", "2" * 101]),
        (("chat_join_request", "invite_link", "invite_link"), "https://t.me/+" + "A" * 300),
        (("update_id",), 2**70),
        (("update_id",), None),
    ],
)
def test_what_telegram_cannot_have_sent_is_no_update(path: tuple[str, ...], value: Any) -> None:
    kinds = {"message": MESSAGE, "callback_query": PRESS, "poll_answer": VOTE, "chat_join_request": KNOCK}
    kind = path[0] if path[0] in kinds else "message"
    raw: dict[str, Any] = deepcopy({"update_id": 1, kind: kinds[kind]})
    door.read(raw, BOT)
    inner = raw
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(door.OddUpdate):
        door.read(raw, BOT)


@given(st.integers(0, 10**6))
def test_whatever_comes_is_an_update_or_is_not_and_nothing_else(seed: int) -> None:
    random = Random(seed)
    raw = mutated(any_update(random) | {"update_id": 1}, random, 3)
    try:
        update = door.read(raw, BOT)
    except door.OddUpdate:
        return
    heard = update.message or update.edited_message or update.callback_query or update.chat_member
    if heard is not None and update.effective_user is not None:
        assert abs(update.effective_user.id) <= 2**52


@pytest.mark.parametrize("white", [" ", "\n", "\t", "\u00a0", "\u2003", " \n  "])
def test_any_white_space_ends_the_name_of_a_command(white: str) -> None:
    assert after_command(f"/join{white}Kahvila  Aino\nand Co") == "Kahvila  Aino\nand Co"
    assert after_command(f"/join{white}") == ""
