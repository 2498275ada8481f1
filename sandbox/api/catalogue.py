"""Every method of the Bot API and its parameters, read off aiogram's generated classes."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any

import aiogram.methods
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile, Update
from pydantic import ConfigDict, PydanticUserError, TypeAdapter, ValidationError

from sandbox.api.shapes import Shape, members, optional, shape_of

NEWER: dict[str, frozenset[str]] = {}
"""Parameters, by method, younger than the reading of the Bot API in use. None at Bot API 10.3."""

GONE = frozenset(
    {"receiver_user_id", "switch_pm_text", "switch_pm_parameter", "sticker_format", "exclude_limited", "correct_option_id"}
)  # fmt: skip
"""Parameters that aiogram keeps for the sake of old programs and the Bot API's page has no more."""

CALLBACK_QUERY = "callback_query_id"


class Wire(Enum):
    """How a parameter travels."""

    TEXT = auto()
    WHOLE = auto()
    FLOAT = auto()
    FLAG = auto()
    CHAT = auto()
    FILE = auto()
    JSON = auto()


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a method."""

    name: str
    wire: Wire
    shape: Shape
    adapter: TypeAdapter[Any]
    must_be_uploaded: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Method:
    """One method: its proper name and what it takes and gives. There is one object of each."""

    name: str
    parameters: dict[str, Parameter]
    required: tuple[str, ...]
    result: TypeAdapter[Any]
    result_shape: Shape


@cache
def _classes() -> dict[str, type[TelegramMethod[Any]]]:
    found: dict[str, type[TelegramMethod[Any]]] = {}
    for _, kind in inspect.getmembers(aiogram.methods, inspect.isclass):
        if issubclass(kind, TelegramMethod) and kind is not TelegramMethod:
            found[kind.__api_method__.casefold()] = kind
    return found


_methods: dict[str, Method] = {}


def method_named(name: str) -> Method | None:
    """A method by its name, however capitalised; None where the Bot API has none such."""
    known = _methods.get(name)
    if known is not None:
        return known
    kind = _classes().get(name.casefold())
    if kind is None:
        return None
    proper = kind.__api_method__
    known = _methods.get(proper) or _read(proper, kind)
    _methods[name] = _methods[proper] = known
    return known


def _read(name: str, kind: type[TelegramMethod[Any]]) -> Method:
    parameters, required = {}, []
    for field, info in kind.model_fields.items():
        key = info.alias or field
        if key in GONE or (key == CALLBACK_QUERY and not info.is_required()):
            continue
        parameters[key] = _parameter(key, info.annotation)
        if info.is_required() and not optional(info.annotation):
            required.append(key)
    for key in NEWER.get(name, ()):
        parameters[key] = Parameter(key, Wire.JSON, shape_of(Any), TypeAdapter(Any))
    return Method(
        name,
        parameters,
        tuple(required),
        _adapter(kind.__returning__),
        shape_of(kind.__returning__),
    )


def _parameter(name: str, annotation: Any) -> Parameter:
    parts = set(members(annotation))
    wire = {
        frozenset({str}): Wire.TEXT,
        frozenset({int}): Wire.WHOLE,
        frozenset({float}): Wire.FLOAT,
        frozenset({bool}): Wire.FLAG,
        frozenset({int, str}): Wire.CHAT,
        frozenset({str, InputFile}): Wire.FILE,
        frozenset({InputFile}): Wire.FILE,
    }.get(frozenset(parts), Wire.JSON)
    return Parameter(
        name,
        wire,
        shape_of(annotation),
        _adapter(annotation),
        must_be_uploaded=parts == {InputFile},
    )


def _adapter(annotation: Any) -> TypeAdapter[Any]:
    try:
        # aiogram marks "as the bot's default says" with a class of its own, which pydantic has to be told of.
        return TypeAdapter(annotation, config=ConfigDict(arbitrary_types_allowed=True))
    except PydanticUserError:
        # A single model brings its own configuration.
        return TypeAdapter(annotation)


@cache
def update_kinds() -> frozenset[str]:
    """The kinds of update a bot can listen to."""
    return frozenset(Update.model_fields) - {"update_id"}


def wrong_value(parameter: Parameter, value: Any) -> str | None:
    """What pydantic finds wrong with a parameter, as a second opinion; or None."""
    try:
        parameter.adapter.validate_python(value)
    except ValidationError as error:
        return f"{parameter.name}: {error.errors()[0]['msg']} at {error.errors()[0]['loc']}"
    return None


def wrong_result(method: Method, result: Any) -> str | None:
    """A self-check of this stand-in: what is wrong with an answer, by two readings of the Bot API; or None."""
    problem = method.result_shape(result, method.name)
    if problem is not None:
        return problem
    try:
        method.result.validate_python(result)
    except ValidationError as error:
        return f"{method.name}: {error.errors()[0]['msg']} at {error.errors()[0]['loc']}"
    return None


@cache
def _update_shape() -> Shape:
    return shape_of(Update)


def wrong_update(update: dict[str, Any]) -> str | None:
    """The same for an update."""
    problem = _update_shape()(update, "Update")
    if problem is not None:
        return problem
    return None if len(update) == 2 else f"Update: one payload expected, not {sorted(update)}"
