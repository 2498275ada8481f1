"""Defaults for groups that have not chosen otherwise: a region's, or else the network's."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Protocol

from bot.domain.groups.quiet_hours import FROM_CHOICES, QUIET_FROM, QUIET_UNTIL, UNTIL_CHOICES

DEFAULT_REMINDERS = (7 * 24 * 60, 24 * 60, 2 * 60)
"""Minutes before a meeting: a week, a day, two hours."""
REMINDER_CHOICES = (14 * 24 * 60, 7 * 24 * 60, 3 * 24 * 60, 24 * 60, 12 * 60, 2 * 60, 60)
"""What the settings card offers, in minutes before a meeting."""
SIZE_WISHED, SIZE_LARGEST = 8, 10
WISHED_CHOICES = (6, 8, 10, 12)
LARGEST_CHOICES = (8, 10, 12, 15)

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "reminders": ("reminder_minutes",),
    "quiet": ("quiet_from", "quiet_until"),
    "size": ("size_wished", "size_largest"),
    "months": ("months_off",),
}
"""What belongs to each way that a group can choose itself."""
NEWCOMER_QUESTIONS = ("place", "trade", "seeks", "days")
"""What newcomers are asked besides the name of their company."""
OF_REGION: Mapping[str, tuple[str, ...]] = {"questions": ("unasked",)}
"""What only a region chooses: newcomers have no group yet."""
WAY_OF: Mapping[str, str] = {"reminder": "reminders", "quiet": "quiet", "size": "size", "month-off": "months"}
"""Which way each setting that can be pressed is part of."""
WAYS_OF_REGION: Mapping[str, str] = {**WAY_OF, "question": "questions"}
"""The same of a region's settings."""


class HasWays(Protocol):
    """Anything with these settings: a group, or a region."""

    @property
    def reminder_minutes(self) -> tuple[int, ...]:
        """Before a meeting."""

    @property
    def months_off(self) -> tuple[int, ...]:
        """Months in which no meeting is proposed."""

    @property
    def quiet_from(self) -> int:
        """The hour at which quiet hours begin."""

    @property
    def quiet_until(self) -> int:
        """The first hour after them; the same where there are none."""

    @property
    def size_wished(self) -> int:
        """How many companies a group would like to be."""

    @property
    def size_largest(self) -> int:
        """How many it has room for."""


@dataclass(frozen=True, slots=True)
class Ways:
    """A region's defaults, or the network's where it has chosen none.

    Args:
        unasked: those of `NEWCOMER_QUESTIONS` that newcomers are not asked.
    """

    reminder_minutes: tuple[int, ...] = DEFAULT_REMINDERS
    months_off: tuple[int, ...] = ()
    quiet_from: int = QUIET_FROM
    quiet_until: int = QUIET_UNTIL
    size_wished: int = SIZE_WISHED
    size_largest: int = SIZE_LARGEST
    unasked: tuple[str, ...] = ()

    def columns(self, way: str) -> dict[str, object]:
        """What a group has whose own this way is not."""
        every = asdict(self)
        return {name: _plain(every[name]) for name in {**COLUMNS, **OF_REGION}[way]}

    def inherited(self, own: Collection[str]) -> dict[str, object]:
        """What a group has that has chosen these ways itself, in all others."""
        return {name: value for way in COLUMNS if way not in own for name, value in self.columns(way).items()}

    def with_choice(self, name: str, value: str) -> Ways:
        """These ways once something was pressed; `usual` is what the network has.

        Args:
            name: one of `WAYS_OF_REGION`.

        Raises:
            ValueError: there is no such choice.
        """
        if value == "usual":
            found = Ways().columns(WAYS_OF_REGION[name])
        elif name == "question":
            found = {"unasked": _without(self.unasked, value)}
        else:
            found = changed(self, name, value)
        return replace(self, **{key: tuple(kept) if isinstance(kept, list) else kept for key, kept in found.items()})  # type: ignore[arg-type]  # of the fields' own types


def _without(unasked: Collection[str], question: str) -> list[str]:
    """The questions that are left out once one was pressed."""
    if question not in NEWCOMER_QUESTIONS:
        raise ValueError(f"no question {question}")
    left_out = set(unasked) ^ {question}
    return [one for one in NEWCOMER_QUESTIONS if one in left_out]


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def changed(ways: HasWays, name: str, value: str) -> dict[str, object]:
    """What a press changes.

    Args:
        name: `reminder` (minutes, switched on or off), `month-off` (switched on or off), `quiet` (`from-21`, `until-8` or
            `none`) or `size` (`wished-8`, `largest-10`).

    Raises:
        ValueError: there is no such choice.
    """
    match name:
        case "reminder" if int(value) in REMINDER_CHOICES:
            return {"reminder_minutes": sorted({*ways.reminder_minutes} ^ {int(value)}, reverse=True)}
        case "month-off" if 1 <= int(value) <= 12:
            return {"months_off": sorted({*ways.months_off} ^ {int(value)})}
        case "quiet":
            return _quiet(ways, value)
        case "size":
            return sizes(ways, value)
    raise ValueError(f"no way {name}={value}")


def _quiet(ways: HasWays, value: str) -> dict[str, object]:
    """Quiet hours: `from-21`, `until-8`, or `none`."""
    which, _, hour = value.partition("-")
    match which:
        case "from" if int(hour) in FROM_CHOICES:
            until = ways.quiet_until if ways.quiet_until in UNTIL_CHOICES else QUIET_UNTIL
            return {"quiet_from": int(hour), "quiet_until": until}
        case "until" if int(hour) in UNTIL_CHOICES:
            begins = ways.quiet_from if ways.quiet_from in FROM_CHOICES else QUIET_FROM
            return {"quiet_from": begins, "quiet_until": int(hour)}
        case "none":
            return {"quiet_from": 0, "quiet_until": 0}
    raise ValueError(f"no quiet hours {value}")


def sizes(ways: HasWays, value: str) -> dict[str, object]:
    """How large a group wants to be, and can be: `wished-8` or `largest-10`. The wish never exceeds the room.

    Raises:
        ValueError: there is no such choice.
    """
    which, _, number = value.partition("-")
    match which:
        case "wished" if int(number) in WISHED_CHOICES:
            return {"size_wished": int(number), "size_largest": max(int(number), ways.size_largest)}
        case "largest" if int(number) in LARGEST_CHOICES:
            return {"size_largest": int(number), "size_wished": min(int(number), ways.size_wished)}
    raise ValueError(f"no size {value}")
