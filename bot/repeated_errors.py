"""Keep a repeating error from filling the disk with log lines."""

from __future__ import annotations

import logging
import re
import sys
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MINUTE = 60.0
MOST_OF_A_KIND = 20
"""Lines a minute of one event or message, however they differ in their values."""
MOST_REMEMBERED = 1000
ADDRESS = re.compile(r"0x[0-9a-f]+|fd=\d+|[lr]addr=\([^)]*\)")
"""What differs between two lines that say the same of different objects."""
ALWAYS_NEW = ("timestamp", "exc_info", "repeated", "id")


@dataclass(slots=True)
class _Seen:
    since: float
    written: int = 0
    left_out: int = 0


class RepeatedErrors(logging.Filter):
    """Lets a warning or an error through once a minute, and says with the next one how often it was left out.

    Lines of one kind that differ in their values pass up to `MOST_OF_A_KIND` a minute. What is less than a warning
    always passes.

    Args:
        seconds: the time, for tests.
    """

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._seconds = seconds
        self._seen: OrderedDict[tuple[str, ...], _Seen] = OrderedDict()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is written; one that is may get `repeated` added."""
        if record.levelno < logging.WARNING:
            return True
        kind, line = _kind(record), _line(record)
        same, alike = self._of((*kind, line)), self._of(kind)
        if same.written >= 1 or alike.written >= MOST_OF_A_KIND:
            same.left_out += 1
            return False
        same.written += 1
        alike.written += 1
        if same.left_out:
            _add(record, same.left_out)
            same.left_out = 0
        return True

    def _of(self, key: tuple[str, ...]) -> _Seen:
        now = self._seconds()
        seen = self._seen.get(key)
        if seen is None:
            seen = self._seen[key] = _Seen(now)
            if len(self._seen) > MOST_REMEMBERED:
                self._seen.popitem(last=False)
        elif now - seen.since >= MINUTE:
            seen.since, seen.written = now, 0
        self._seen.move_to_end(key)
        return seen


def _kind(record: logging.LogRecord) -> tuple[str, ...]:
    if isinstance(record.msg, dict):
        return (record.name, str(record.msg.get("event")))
    # Of the first line alone: what follows are the objects at hand.
    return (record.name, ADDRESS.sub("", str(record.msg).partition("\n")[0]))


def _line(record: logging.LogRecord) -> str:
    if isinstance(record.msg, dict):
        said = repr(sorted((str(k), str(v)) for k, v in record.msg.items() if k not in ALWAYS_NEW))
    else:
        said = record.getMessage()
    error = _error(record)
    return ADDRESS.sub("", said if error is None else f"{said} {type(error).__name__} {error}")


def _error(record: logging.LogRecord) -> BaseException | None:
    given = record.msg.get("exc_info") if isinstance(record.msg, dict) else record.exc_info
    if given is True:
        return sys.exc_info()[1]
    if isinstance(given, tuple):
        given = given[1]
    return given if isinstance(given, BaseException) else None


def _add(record: logging.LogRecord, times: int) -> None:
    if isinstance(record.msg, dict):
        record.msg = {**record.msg, "repeated": times}
    else:
        record.msg, record.args = f"{record.getMessage()} (left out {times} times before)", ()
