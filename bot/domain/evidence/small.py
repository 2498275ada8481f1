"""Small numbers: values under five people or companies are not shown, nor can they be derived from others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

SMALLEST = 5
"""A group of fewer persons or companies could be recognised."""

Part = TypeVar("Part")
Row = TypeVar("Row")


def too_small(number: int) -> bool:
    """Return whether somebody could be recognised among so few. Zero is not too small."""
    return 0 < number < SMALLEST


def hidden_parts(parts: Mapping[Part, int], name: Callable[[Part], str] = str) -> frozenset[Part]:
    """The parts of a whole that are not shown.

    Those under five are hidden, and as many others, the smallest first, as it takes so that what is hidden is five or
    more together and nobody gets one part by taking the others from the whole. A whole under five is not broken down
    at all.

    Args:
        parts: each with its number; the whole is their sum.
        name: decides between parts of the same size, so that two reports hide the same.
    """
    if too_small(sum(parts.values())):
        return frozenset(parts)
    hidden = {part for part, number in parts.items() if too_small(number)}
    if not hidden:
        return frozenset()
    others = sorted((part for part, number in parts.items() if number >= SMALLEST), key=lambda p: (parts[p], name(p)))
    for part in others:
        if len(hidden) > 1 and sum(parts[one] for one in hidden) >= SMALLEST:
            break
        hidden.add(part)
    return frozenset(hidden)


def merged(
    rows: Sequence[Row], persons: Callable[[Row], Sequence[int]], together: Callable[[Sequence[Row]], Row]
) -> list[Row]:
    """Rows with small numbers of persons put together into one, so that the sums of all stay what they are.

    Args:
        persons: the numbers of persons or companies in a row.
        together: one row out of several.
    """
    small = [row for row in rows if any(too_small(number) for number in persons(row))]
    if not small:
        return list(rows)
    large = sorted((row for row in rows if row not in small), key=lambda row: sum(persons(row)))
    bucket = list(small)
    while large and any(too_small(sum(numbers)) for numbers in zip(*(persons(row) for row in bucket), strict=True)):
        bucket.append(large.pop(0))
    chosen = {id(row) for row in bucket}
    kept = [row for row in rows if id(row) not in chosen]
    if len(bucket) > 1:
        return [*kept, together(bucket)]
    return [*kept, *bucket]
