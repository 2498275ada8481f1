"""The checks compiled from aiogram's types, held against pydantic's own reading of them."""

from __future__ import annotations

from typing import Any

import pytest
from aiogram.types import BotCommandScopeUnion, Chat, InlineKeyboardMarkup, Message, Update
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from sandbox.api.catalogue import _classes, method_named, update_kinds
from sandbox.api.shapes import shape_of

WORDS = st.sampled_from(["text", "callback_data", "url", "pay", "inline_keyboard", "style", "bogus"])
VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5), st.just([[]]), st.just({}))
BUTTONS = st.fixed_dictionaries({"text": st.text(max_size=5)}) | st.dictionaries(WORDS, VALUES, max_size=3)
KEYBOARDS = st.fixed_dictionaries({"inline_keyboard": st.lists(st.lists(BUTTONS, max_size=3), max_size=3)})

keyboard_shape = shape_of(InlineKeyboardMarkup)
keyboard_adapter = TypeAdapter(InlineKeyboardMarkup)


@given(KEYBOARDS)
def test_whatever_the_shape_takes_pydantic_takes_too(keyboard: dict[str, Any]) -> None:
    if keyboard_shape(keyboard, "markup") is None:
        keyboard_adapter.validate_python(keyboard)


@given(KEYBOARDS)
def test_whatever_pydantic_refuses_the_shape_refuses_too(keyboard: dict[str, Any]) -> None:
    try:
        keyboard_adapter.validate_python(keyboard)
    except ValidationError:
        assert keyboard_shape(keyboard, "markup") is not None


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"id": 5, "type": "private", "first_name": "A"}, None),
        ({"id": "5", "type": "private"}, "Chat.id must be of type Integer"),
        ({"id": True, "type": "private"}, "Chat.id must be of type Integer"),
        ({"id": 2**63, "type": "private"}, "Chat.id is out of range"),
        ({"type": "private"}, "can't find field id in Chat"),
        ({"id": 5, "type": "private", "name": "A"}, "Chat has no field name: it is a Chat"),
        ([], "Chat must be an Object"),
    ],
)
def test_what_is_wrong_is_said(value: Any, problem: str | None) -> None:
    assert shape_of(Chat)(value, "Chat") == problem


def test_a_null_counts_as_left_out_where_that_is_allowed() -> None:
    assert shape_of(Chat)({"id": 5, "type": "private", "username": None}, "Chat") is None


def test_types_that_contain_themselves_are_followed_down() -> None:
    inner = {"message_id": 1, "date": 5, "chat": {"id": 5, "type": "private"}, "text": 7}
    outer = {"message_id": 2, "date": 6, "chat": {"id": 5, "type": "private"}, "reply_to_message": inner}
    assert shape_of(Message)(outer, "Message") == "Message.reply_to_message.text must be of type String"
    assert shape_of(Update)({"update_id": 1, "message": outer}, "Update") is not None


def test_the_alternative_meant_is_told_by_its_constant() -> None:
    scope = shape_of(BotCommandScopeUnion)
    assert scope({"type": "chat", "chat_id": 5}, "scope") is None
    assert scope({"type": "default"}, "scope") is None
    assert scope({"type": "chat", "chat_id": []}, "scope") == "scope.chat_id must be of type Integer or String"
    assert scope({"type": "everybody"}, "scope") is not None


def test_every_method_of_the_bot_api_can_be_read() -> None:
    assert len(_classes()) >= 185
    for name in _classes():
        method = method_named(name)
        assert method is not None
        assert method.name.casefold() == name
        assert set(method.required) <= set(method.parameters)


def test_the_kinds_of_update_are_known() -> None:
    assert {"message", "callback_query", "poll_answer", "chat_member", "message_reaction"} <= update_kinds()
    assert "update_id" not in update_kinds()
