"""What a button means: typed callback data, checked against Telegram's 64 bytes where it is made."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from typing import ClassVar, Self

MOST_BYTES = 64


class UnreadableAction(ValueError):
    """Callback data that is not, or no longer, of this program."""


@dataclass(frozen=True, slots=True)
class Action:
    """A button's meaning. Fields are ints or short strings without a colon."""

    prefix: ClassVar[str]

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
            UnreadableAction: when it is not one of this kind.
        """
        prefix, *parts = data.split(":")
        wanted = fields(cls)
        needed = sum(field.default is MISSING for field in wanted)
        if prefix != cls.prefix or not needed <= len(parts) <= len(wanted):
            raise UnreadableAction(data)
        try:
            values = [int(part) if field.type == "int" else part for field, part in zip(wanted, parts, strict=False)]
        except ValueError as wrong:
            raise UnreadableAction(data) from wrong
        return cls(*values)
