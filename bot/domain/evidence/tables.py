"""A figure as a table: the rows it counts, and how its totals follow from them, here and in the spreadsheet."""

from __future__ import annotations

import hashlib
import hmac
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TypeAlias

Cell: TypeAlias = "str | int | float | date | None"
Row: TypeAlias = "tuple[Cell, ...]"


class TotalRule(StrEnum):
    """How a total follows from the rows."""

    ROWS = "rows"
    """How many rows there are."""
    SUM = "sum"
    NUMBERS = "numbers"
    """How many rows have a number there."""
    SEVERAL = "several"
    """How many rows have two or more there."""
    MEDIAN = "median"
    SHARE = "share"
    """One total in a hundred of another."""
    EACH = "each"
    """One total for each of another, with one decimal."""


@dataclass(frozen=True, slots=True)
class Total:
    """One number of a figure.

    Args:
        code: its name, stable for ever.
        column: the column it is counted from.
        of: for shares: the codes of the two totals.
    """

    code: str
    how: TotalRule
    column: str | None = None
    of: tuple[str, str] | None = None


class Hidden:
    """Stands where a number is too small to be shown."""

    def __repr__(self) -> str:
        return "HIDDEN"


HIDDEN = Hidden()
Value: TypeAlias = "int | float | Hidden | None"
"""None: nothing to count from, such as the median of no answers."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with everything it was counted from.

    Args:
        code: its name, stable for ever.
        version: of its definition; a definition that changes gets the next.
        columns: what the cells of a row are. Those in `texts` and `days` are no numbers.
        hidden: the codes of totals too small to be shown; the rows do not let them be counted.
        because: why it cannot be counted, as the last part of a message's name; None where it can.
        without: what is not in it, by the same kind of name, and how many: such as meetings nobody confirmed.
        breakdown: it divides another figure, and is shown as its rows.
    """

    code: str
    version: int
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    totals: tuple[Total, ...] = ()
    hidden: frozenset[str] = frozenset()
    because: str | None = None
    without: tuple[tuple[str, int], ...] = ()
    breakdown: bool = False

    def value(self, code: str) -> Value:
        """A total."""
        return self.values()[code]

    def values(self) -> dict[str, Value]:
        """All totals, each `HIDDEN` where it is too small, None where there is nothing to count from."""
        if self.because is not None:
            return {total.code: None for total in self.totals}
        return evaluate(self.columns, self.rows, self.totals, self.hidden)


def evaluate(
    columns: Sequence[str], rows: Sequence[Row], totals: Iterable[Total], hidden: frozenset[str] = frozenset()
) -> dict[str, Value]:
    """The totals of these rows."""
    found: dict[str, Value] = {}
    for total in totals:
        if total.code in hidden or (total.of is not None and any(one in hidden for one in total.of)):
            found[total.code] = HIDDEN
            continue
        numbers = [] if total.column is None else _numbers(rows, columns.index(total.column))
        match total.how:
            case TotalRule.ROWS:
                found[total.code] = len(rows)
            case TotalRule.SUM:
                found[total.code] = _tidy(sum(numbers))
            case TotalRule.NUMBERS:
                found[total.code] = len(numbers)
            case TotalRule.SEVERAL:
                found[total.code] = sum(number >= 2 for number in numbers)
            case TotalRule.MEDIAN:
                found[total.code] = one_decimal(statistics.median(numbers)) if numbers else None
            case TotalRule.SHARE | TotalRule.EACH:
                assert total.of is not None
                found[total.code] = _ratio(total.how, found[total.of[0]], found[total.of[1]])
    return found


def _numbers(rows: Sequence[Row], index: int) -> list[int | float]:
    return [cell for row in rows if isinstance(cell := row[index], int | float)]


def one_decimal(number: float) -> float:
    """A number with one decimal. Half of the last one goes up, as in a spreadsheet: 14.25 is 14.3, and so is half of 28.5."""
    # What is between 2.3 and 2.4 is 2.3499999999999996 in binary; a spreadsheet takes it for the 2.35 that it is.
    return float(Decimal(repr(round(number, 9))).quantize(Decimal("0.1"), ROUND_HALF_UP))


def _tidy(number: float) -> int | float:
    return int(number) if float(number).is_integer() else one_decimal(number)


def _ratio(how: TotalRule, part: Value, whole: Value) -> Value:
    if isinstance(part, Hidden) or isinstance(whole, Hidden):
        return HIDDEN
    if not whole or part is None:
        return None
    # Half of a unit goes up, as in a spreadsheet.
    if how is TotalRule.SHARE:
        return int(part * 100 / whole + 0.5)
    return int(part * 10 / whole + 0.5) / 10


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Names for companies, groups and the like that hold for one report and say nothing about whose they are.

    Args:
        salt: of the report; the same salt gives the same names.
    """

    salt: bytes
    _kept: dict[tuple[str, frozenset[int]], dict[int, str]] = field(default_factory=dict)

    def of(self, letter: str, ids: Iterable[int]) -> Mapping[int, str]:
        """A name for each of them: the letter, and a number in no order that means anything."""
        wanted = frozenset(ids)
        if (letter, wanted) not in self._kept:
            width = max(3, len(str(len(wanted))))
            order = sorted(wanted, key=lambda one: hmac.digest(self.salt, f"{letter}:{one}".encode(), "sha256"))
            self._kept[letter, wanted] = {one: f"{letter}{n:0{width}}" for n, one in enumerate(order, 1)}
        return self._kept[letter, wanted]


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows by their first cell, which is a pseudonym: the order tells nothing."""
    return tuple(sorted(rows, key=lambda row: str(row[0])))


def canonical(cell: Cell) -> str:
    """A cell as it enters the seal, the same however a spreadsheet keeps it."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, date):
        return f"d{cell:%Y-%m-%d}"
    if isinstance(cell, int | float):
        return f"n{_tidy(cell)}"
    return f"t{cell}"


def hash_of(code: str, version: int, columns: Sequence[str], rows: Iterable[Row]) -> str:
    """The seal of one figure's rows."""
    digest = hashlib.sha256(f"{code}\x1f{version}\x1f{chr(31).join(columns)}\x1e".encode())
    for row in rows:
        digest.update(("\x1f".join(canonical(cell) for cell in row) + "\x1e").encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def seal_of(number: str, hashes: Mapping[str, str]) -> str:
    """The seal of a whole report: its number and the seals of its figures."""
    lines = [number, *(f"{code} {hashes[code]}" for code in sorted(hashes))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
