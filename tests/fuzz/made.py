"""Instances of aiogram's types, made at random: whatever Telegram's documentation allows, likely or not."""

from __future__ import annotations

import types
import typing
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from random import Random
from typing import Any, Literal, Union, get_args, get_origin

from aiogram.types import TelegramObject
from aiogram.types import Update as UpdateType

DEEPEST = 4
OPTIONAL = 0.06
"""How likely an optional field is there."""

TEXTS = (
    *("", " ", "a", "Kahvila Aino", "15 Dec 17:00 @ our café", "1.3. klo 17; 2.3. klo 18", "48", "#1", "1", "Kainuu"),
    *("<s>zq</s>", "</b><s>zq", "<a href='https://evil.example/zq'>zq</a>", "&lt;s&gt;", "&amp", "<", "<b>zq", "]]>"),
    *("\0", "a\0b", "\ud800", "x\udfffy", "\u200b", "\u3164", "\u2800", "\u202eabc", "\ufeff", "\u00a0", "\n\n", "\t"),
    *("👨‍👩‍👧‍👦", "🇫🇮", "🏴\U000e0067\U000e007f", "é" * 300, "ä" * 4096, "🙂" * 2000, "a" * 5000, "0" * 5000, "²", "٣"),
    *("{name}", "%s", "{0}", "{", "}", "'; DROP TABLE people; --", "\\", "../../etc", "javascript:alert(1)", "null"),
    *(
        "https://example.org/a",
        "http://[::1",
        "ftp://x",
        "//",
        "https://example.org/\0",
        "mailto:a@b",
        "tg://user?id=1",
    ),
    *(
        "Title | Text",
        "Title|Text|https://example.org/|x",
        "adviser Kainuu",
        "researcher",
        "coordinator",
        "31.2.",
        "klo 25",
    ),
    *("answer_1", "network_1", "join_x", "guest_x", "role_x", "answer_99999999999999999999", "network_²", "_", "join_"),
)
NUMBERS = (
    *(0, 1, -1, 2, 3, 5, 7, 12, 100, 255, 256, 1000, 86_400, 2**31 - 1, 2**31, -(2**31), 2**32, 2**52, -(2**52)),
    *(2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 10**30, 5_100_000_001, -1_002_400_000_001),
)


def text(random: Random) -> str:
    """A text: one of the awkward ones, or some of them together."""
    return "".join(random.choice(TEXTS) for _ in range(random.choice((1, 1, 1, 2, 3))))


def number(random: Random) -> int:
    """A number, often at the edge of what fits somewhere."""
    return random.choice(NUMBERS)


@cache
def _hints(model: type[TelegramObject]) -> dict[str, Any]:
    return typing.get_type_hints(model, vars(typing.cast(Any, __import__("aiogram.types", fromlist=["types"]))))


def made(model: type[TelegramObject], random: Random, depth: int = 0) -> dict[str, Any]:
    """JSON of one of aiogram's types: what is required, and some of what is not."""
    found: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if not field.is_required() and (depth >= DEEPEST or random.random() > OPTIONAL):
            continue
        value = _value(field.annotation, random, depth + 1)
        if value is not None:
            found[field.alias or name] = value
    return found


def _value(hint: Any, random: Random, depth: int) -> Any:
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _value(random.choice([one for one in inside if one is not type(None)]), random, depth)
    if origin is typing.Annotated:
        return _value(inside[0], random, depth)
    if origin is Literal:
        return random.choice(inside)
    if origin in (list, Sequence):
        return [_value(inside[0], random, depth) for _ in range(random.choice((0, 1, 2)))]
    if not isinstance(hint, type):
        return None
    if issubclass(hint, TelegramObject):
        return made(hint, random, depth)
    return _plain(hint, random)


def _plain(hint: type, random: Random) -> Any:
    if issubclass(hint, Enum):
        return random.choice(list(hint)).value
    if issubclass(hint, bool):
        return random.random() < 0.5
    if issubclass(hint, int):
        return number(random)
    if issubclass(hint, float):
        return random.choice((0.0, 0.5, 1e300))
    if issubclass(hint, str):
        return text(random)
    if issubclass(hint, datetime):
        return random.choice((0, 1, 1_795_000_000, 2**31 - 1))
    if issubclass(hint, timedelta):
        return random.choice((0, 1, 86_400))
    return None


KINDS = tuple(name for name in UpdateType.model_fields if name != "update_id")
"""Every kind of update there is."""


def any_update(random: Random) -> dict[str, Any]:
    """An update of any kind, with everything in it made at random."""
    kind = random.choice(KINDS)
    return {"update_id": 0, kind: _value(UpdateType.model_fields[kind].annotation, random, 1)}


def mutated(value: Any, random: Random, times: int) -> Any:
    """The same JSON with something in it changed, left out, doubled or put elsewhere."""
    for _ in range(times):
        spots = list(_spots(value))
        if not spots:
            return value
        holder, key = random.choice(spots)
        match random.randrange(14):
            case 0 if isinstance(holder, dict) and key != "update_id":
                del holder[key]
            case 1:
                other, where = random.choice(spots)
                holder[key] = _copied(other[where]) if where in _keys(other) else None
            case _:
                holder[key] = _instead(holder[key], random)
    return value


def _instead(value: Any, random: Random) -> Any:
    """Something of the same sort, mostly: what is of another sort, python-telegram-bot refuses to read."""
    if random.random() < 0.04:
        return random.choice((None, True, [], {}, 0, "", 1.5))
    match value:
        case bool():
            return not value
        case int():
            return random.choice((number(random), value + 1, -value, value * 2))
        case str():
            return random.choice((text(random), value + text(random), value[: len(value) // 2], value.upper()))
        case list():
            return random.choice(([], value * 2, value[::-1]))
        case dict() if value:
            return dict(list(value.items())[:-1])
    return value


def _keys(holder: Any) -> Any:
    return range(len(holder)) if isinstance(holder, list) else holder.keys()


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def _spots(value: Any) -> Any:
    if isinstance(value, dict):
        for key, each in value.items():
            yield value, key
            yield from _spots(each)
    elif isinstance(value, list):
        for place, each in enumerate(value):
            yield value, place
            yield from _spots(each)
