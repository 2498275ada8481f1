"""Typed callback data of buttons, checked when it is created and when it is read.

Telegram lets a button carry 64 bytes. What comes back with a press is written by the presser's app, so it is read
through types that know their range: whatever is outside it is no button of this program.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, dataclass, fields
from typing import Annotated, Any, ClassVar, Self, get_args, get_type_hints

MOST_BYTES = 64
WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,18}", re.ASCII)


class UnreadableAction(ValueError):
    """Callback data that is not, or no longer, of this program."""


@dataclass(frozen=True, slots=True)
class Within:
    """A whole number in this range, both ends included."""

    lowest: int
    highest: int

    def read(self, part: str) -> int:
        """The number.

        Raises:
            ValueError: no number, written in another way than this program writes it, or out of range.
        """
        number = int(part) if WHOLE_NUMBER.fullmatch(part) else None
        if number is None or not self.lowest <= number <= self.highest:
            raise ValueError(part)
        return number


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these words."""

    words: tuple[str, ...]

    def read(self, part: str) -> str:
        """The word.

        Raises:
            ValueError: another one.
        """
        if part not in self.words:
            raise ValueError(part)
        return part


@dataclass(frozen=True, slots=True)
class Matching:
    """A word that matches this regular expression as a whole."""

    pattern: str

    def read(self, part: str) -> str:
        """The word.

        Raises:
            ValueError: it does not match.
        """
        if not re.fullmatch(self.pattern, part, re.ASCII):
            raise ValueError(part)
        return part


Range = Within | OneOf | Matching

RowId = Annotated[int, Within(1, 2**63 - 1)]
"""The number of a row."""
RowIdOrNone = Annotated[int, Within(0, 2**63 - 1)]
"""The number of a row; 0 where it is about none."""
Place = Annotated[int, Within(-1, 9_999)]
"""A place in a list that was shown; -1 for all of it."""
Moment = Annotated[int, Within(0, 4_102_444_800)]
"""Seconds of Unix time, up to the year 2100."""


@dataclass(frozen=True, slots=True)
class Action:
    """A button's meaning. Fields are numbers or short words without a colon, each of a type with a range."""

    prefix: ClassVar[str]
    in_groups: ClassVar[bool] = True
    """Whether it may stand in the chat of a group."""

    def data(self) -> str:
        """As callback data.

        Raises:
            ValueError: over 64 bytes, which Telegram would refuse.
        """
        packed = ":".join([self.prefix, *(str(getattr(self, field.name)) for field in fields(self))])
        if len(packed.encode()) > MOST_BYTES:
            raise ValueError(f"callback data over {MOST_BYTES} bytes: {packed}")
        return packed

    @classmethod
    def read(cls, data: str) -> Self:
        """Back from callback data. What earlier versions did not write yet has its default.

        Raises:
            UnreadableAction: when it is not one of this kind, or a value is outside its range.
        """
        prefix, *parts = data.split(":")
        ranges = ranges_of(cls)
        needed = sum(field.default is MISSING for field in fields(cls))
        if prefix != cls.prefix or not needed <= len(parts) <= len(ranges):
            raise UnreadableAction(data)
        try:
            values = [each.read(part) for each, part in zip(ranges.values(), parts, strict=False)]
        except ValueError as wrong:
            raise UnreadableAction(data) from wrong
        return cls(*values)


@dataclass(frozen=True, slots=True)
class PrivateAction(Action):
    """A button that appears only in private chats."""

    in_groups = False


def first_of(action: Action) -> object:
    """What an action is about: its first value."""
    return getattr(action, fields(action)[0].name)


def numbers_of(action: Action) -> dict[str, int]:
    """The rows an action is about, by the name of the field."""
    values = {field.name: getattr(action, field.name) for field in fields(action)}
    return {name: value for name, value in values.items() if name.endswith("_id") and isinstance(value, int)}


_RANGES: dict[str, dict[str, Range]] = {}


def ranges_of(action: type[Action]) -> dict[str, Range]:
    """What each field of an action can be, by the field's name.

    Raises:
        TypeError: a field has no range.
    """
    known = _RANGES.get(action.prefix)
    if known is None:
        hints = get_type_hints(action, include_extras=True)
        known = {field.name: _range_of(action, field.name, hints[field.name]) for field in fields(action)}
        _RANGES[action.prefix] = known
    return known


def _range_of(action: type[Action], name: str, hint: Any) -> Range:
    for extra in get_args(hint)[1:]:
        if isinstance(extra, Within | OneOf | Matching):
            return extra
    raise TypeError(f"{action.__name__}.{name} does not say what it can be")
