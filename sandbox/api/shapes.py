"""What a JSON value must look like, read off aiogram's generated types.

pydantic itself is too obliging for a stand-in (it takes "5" for 5 and lets unknown fields pass), and costs
a tenth of a millisecond a keyboard. So its type annotations are compiled, once each, into plain checks that
are as strict as the Bot API's page.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from aiogram.client.default import Default
from aiogram.types import InputFile
from pydantic import BaseModel

Shape = Callable[[Any, str], str | None]
"""Takes a JSON value and where it stands; says what is wrong with it, or None."""

WHOLE = 2**63
NAMES = {str: "String", int: "Integer", float: "Float", bool: "Boolean"}


def members(annotation: Any) -> tuple[Any, ...]:
    """The alternatives of a type as the wire knows them: without aiogram's own placeholders and None."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return members(get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        found = tuple(one for part in get_args(annotation) for one in members(part))
        return tuple(dict.fromkeys(found))
    return () if annotation in (type(None), Default, datetime, timedelta) else (annotation,)


def optional(annotation: Any) -> bool:
    """Whether a type may be left out: aiogram writes that as `| None`."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return optional(get_args(annotation)[0])
    return origin in (typing.Union, types.UnionType) and type(None) in get_args(annotation)


def shape_of(annotation: Any) -> Shape:
    """The check for a type annotation."""
    parts = members(annotation)
    if not parts:
        return _moment if annotation is datetime or datetime in get_args(annotation) else _anything
    if len(parts) == 1:
        return _one(parts[0])
    models = [part for part in parts if _is_model(part)]
    if len(models) == len(parts):
        return _one_of_models(models)
    return _one_of([_one(part) for part in parts], " or ".join(_name(part) for part in parts))


def _is_model(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel)


def _name(part: Any) -> str:
    if get_origin(part) is list:
        return "Array"
    return NAMES.get(part) or str(getattr(part, "__name__", part))


def _one(part: Any) -> Shape:
    if get_origin(part) is list:
        return _array(shape_of(get_args(part)[0]))
    if get_origin(part) is Literal:
        return _constant(tuple(one.value if isinstance(one, Enum) else one for one in get_args(part)))
    if isinstance(part, type) and issubclass(part, Enum):
        return _constant(tuple(one.value for one in part))
    if part is InputFile:
        return _plain(str)
    if part in NAMES:
        return _plain(part)
    return _object(part) if _is_model(part) else _anything


def _anything(value: Any, where: str) -> str | None:
    return None


def _moment(value: Any, where: str) -> str | None:
    return None if type(value) is int else f"{where} must be of type Integer"


def _plain(kind: type) -> Shape:
    allowed: tuple[type, ...] = (float, int) if kind is float else (kind,)

    def check(value: Any, where: str) -> str | None:
        # Exact types: to Python a bool is an int, to JSON it is not.
        if type(value) not in allowed:
            return f"{where} must be of type {NAMES[kind]}"
        if kind is int and not -WHOLE <= value < WHOLE:
            return f"{where} is out of range"
        return None

    return check


def _constant(allowed: tuple[Any, ...]) -> Shape:
    shown = ", ".join(str(one) for one in allowed)

    def check(value: Any, where: str) -> str | None:
        return None if any(value is one or value == one for one in allowed) else f"{where} must be one of {shown}"

    return check


def _array(inner: Shape) -> Shape:
    def check(value: Any, where: str) -> str | None:
        if type(value) is not list:
            return f"{where} must be of type Array"
        for number, item in enumerate(value):
            problem = inner(item, f"{where}[{number}]")
            if problem is not None:
                return problem
        return None

    return check


def _one_of(shapes: list[Shape], names: str) -> Shape:
    def check(value: Any, where: str) -> str | None:
        problems = [problem for shape in shapes if (problem := shape(value, where)) is not None]
        return f"{where} must be of type {names}" if len(problems) == len(shapes) else None

    return check


def _one_of_models(models: list[Any]) -> Shape:
    """The alternative meant is the one whose constant fields fit, then the one whose required fields are there."""
    shapes = [(model, _object(model)) for model in models]
    names = " or ".join(model.__name__ for model in models)

    def check(value: Any, where: str) -> str | None:
        if type(value) is not dict:
            return f"{where} must be an Object"
        meant = [one for one in shapes if _fits(_fields(one[0]), value)]
        problems = []
        for _, shape in meant:
            problem = shape(value, where)
            if problem is None:
                return None
            problems.append(problem)
        return problems[0] if len(problems) == 1 else f"{where} must be of type {names}"

    return check


def _fits(fields: Fields, value: dict[str, Any]) -> bool:
    for name, field in fields.items():
        if field.required and name not in value:
            return False
        if field.constant and field.shape(value.get(name), name) is not None:
            return False
    return True


class Field(typing.NamedTuple):
    """One field of an object."""

    shape: Shape
    required: bool
    constant: bool


Fields = dict[str, Field]


@cache
def _fields(model: type[BaseModel]) -> Fields:
    fields: Fields = {}
    for name, info in model.model_fields.items():
        constant = get_origin(info.annotation) is Literal
        # aiogram gives discriminators a default; on the wire they have to be there.
        fields[info.alias or name] = Field(shape_of(info.annotation), info.is_required() or constant, constant)
    return fields


def _object(model: Any) -> Shape:
    def check(value: Any, where: str) -> str | None:
        if type(value) is not dict:
            return f"{where} must be an Object"
        # Looked up late: types of the Bot API contain themselves.
        fields = _fields(model)
        for name, item in value.items():
            field = fields.get(name)
            if field is None:
                return f"{where} has no field {name}: it is a {model.__name__}"
            if item is None and not field.required:
                continue
            problem = field.shape(item, f"{where}.{name}")
            if problem is not None:
                return problem
        for name, field in fields.items():
            if field.required and name not in value:
                return f"can't find field {name} in {where}"
        return None

    return check
