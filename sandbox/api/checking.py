"""Is this a request Telegram would take? Checked against aiogram's generated types, an independent reading of the API."""

from __future__ import annotations

import inspect
import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import aiogram.methods
from aiogram.methods import TelegramMethod
from pydantic import ConfigDict, PydanticUserError, TypeAdapter, ValidationError

from sandbox.errors import ApiError, bad

JSON_START = ("{", "[")
BUTTONS, ROW = 100, 8
NEWER = {"sendpoll": {"media", "explanation_media", "country_codes"}}
"""Parameters younger than aiogram's reading of the API."""


@dataclass(frozen=True)
class Checked:
    """How to check one method: its name, and a validator for each parameter."""

    name: str
    fields: dict[str, TypeAdapter[Any]]
    required: frozenset[str]
    result: TypeAdapter[Any]


@cache
def _methods() -> dict[str, type[TelegramMethod[Any]]]:
    found = {}
    for _, kind in inspect.getmembers(aiogram.methods, inspect.isclass):
        if issubclass(kind, TelegramMethod) and kind is not TelegramMethod:
            found[kind.__api_method__.casefold()] = kind
    return found


@cache
def checked(method: str) -> Checked | None:
    """What is known of a method; None for one the Bot API does not have."""
    kind = _methods().get(method.casefold())
    if kind is None:
        return None
    fields, required = {}, set()
    for name, field in kind.model_fields.items():
        key = field.alias or name
        fields[key] = _adapter(Any if "InputFile" in str(field.annotation) else field.annotation)
        if field.is_required():
            required.add(key)
    return Checked(kind.__api_method__, fields, frozenset(required), _adapter(kind.__returning__))


def _adapter(kind: Any) -> TypeAdapter[Any]:
    try:
        # aiogram marks "as the bot's default says" with a class of its own, which pydantic has to be told of.
        return TypeAdapter(kind, config=ConfigDict(arbitrary_types_allowed=True))
    except PydanticUserError:
        # A single model brings its own configuration.
        return TypeAdapter(kind)


def decoded(value: Any) -> Any:
    """A parameter as Telegram reads it from a form: JSON where it is JSON, else text."""
    if not isinstance(value, str):
        return value
    if value.startswith(JSON_START):
        try:
            return json.loads(value)
        except ValueError:
            return value
    if value in ("true", "True"):
        return True
    if value in ("false", "False"):
        return False
    return value


TEXTS = frozenset(
    {"text", "caption", "question", "title", "description", "short_description", "name", "explanation", "url",
     "callback_query_id", "custom_title", "secret_token", "language_code", "parse_mode", "file_id", "invite_link"}
)  # fmt: skip


def read_parameters(method: str, raw: dict[str, Any], violations: list[str]) -> dict[str, Any]:
    """The parameters of a request, read and checked.

    Args:
        raw: as they came, text from a form or values from JSON.
        violations: gets a line for whatever is malformed.

    Raises:
        ApiError: the method does not exist, a parameter is unknown, missing or of a wrong kind.
    """
    known = checked(method)
    if known is None:
        violations.append(f"{method}: no such method")
        raise ApiError(404, "Not Found: method not found")
    params = {}
    for name, value in raw.items():
        if value is None or value == "" and name not in TEXTS:
            continue
        adapter = known.fields.get(name)
        if adapter is None and name not in NEWER.get(method.casefold(), ()):
            violations.append(f"{known.name}: unknown parameter {name}")
            raise bad(f"there is no parameter {name} in {known.name}")
        params[name] = value if name in TEXTS else decoded(value)
        if adapter is not None:
            _check(known, name, params[name], adapter, violations)
    missing = known.required - params.keys()
    if missing:
        violations.append(f"{known.name}: without {', '.join(sorted(missing))}")
        raise bad("chat_id is empty" if "chat_id" in missing else f"parameter {sorted(missing)[0]} is required")
    _check_limits(known, params, violations)
    return params


def _check(known: Checked, name: str, value: Any, adapter: TypeAdapter[Any], violations: list[str]) -> None:
    try:
        adapter.validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        violations.append(f"{known.name}.{name}: {first['msg']} at {first['loc']}")
        raise bad(f"can't parse {name}: {first['msg']}") from None


def _check_limits(known: Checked, params: dict[str, Any], violations: list[str]) -> None:
    markup = params.get("reply_markup")
    if isinstance(markup, dict):
        _check_keyboard(known, markup.get("inline_keyboard") or [], violations)
    text = params.get("text")
    if known.name == "answerCallbackQuery" and isinstance(text, str) and len(text) > 200:
        raise bad("MESSAGE_TOO_LONG")


def _check_keyboard(known: Checked, rows: list[list[dict[str, Any]]], violations: list[str]) -> None:
    if sum(len(row) for row in rows) > BUTTONS:
        raise bad("reply markup is too long")
    for row in rows:
        if len(row) > ROW:
            raise bad("too many buttons in a row")
        for button in row:
            kinds = button.keys() - {"text", "style", "icon_custom_emoji_id"}
            if len(kinds) != 1:
                violations.append(f"{known.name}: a button must do exactly one thing, this does {sorted(kinds)}")
                raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
            data = button.get("callback_data")
            if data is not None and not 1 <= len(str(data).encode()) <= 64:
                raise bad("BUTTON_DATA_INVALID")
            url = str(button.get("url", ""))
            if url and not re.match(r"(https?|tg)://", url):
                raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
            payload = re.search(r"[?&](?:start|startgroup)=([^&]*)", url)
            if payload and not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload[1]):
                violations.append(f"{known.name}: a deep link must hold at most 64 of A-Z a-z 0-9 _ -: {url}")
                raise bad("BUTTON_URL_INVALID")


def check_result(method: str, result: Any) -> None:
    """A self-check of this stand-in: is the answer of the shape the Bot API promises?

    Raises:
        ValidationError: it is not.
    """
    known = checked(method)
    if known is not None:
        known.result.validate_python(result)
