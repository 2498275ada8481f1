"""Requests that no well-made bot ever sends."""

from __future__ import annotations

from sandbox.errors import ApiError


class Malformed(ApiError):
    """A refusal that points at a mistake in the bot, not at the state of the world: it is noted as a violation.

    Args:
        words: what Telegram answers, without the "Bad Request: " before it.
        detail: what is wrong, for the one who wrote the bot; `words` where left out.
    """

    def __init__(
        self,
        words: str,
        detail: str | None = None,
        *,
        code: int = 400,
        prefix: str = "Bad Request: ",
    ) -> None:
        super().__init__(code, prefix + words)
        self.detail = detail or words


def no_such_method(name: str) -> Malformed:
    """The Bot API has no method of that name."""
    return Malformed(
        "method not found",
        f"there is no method {name!r}",
        code=404,
        prefix="Not Found: ",
    )


def too_large(detail: str) -> Malformed:
    """More than the Bot API server takes in."""
    return Malformed("Request Entity Too Large", detail, code=413, prefix="")
