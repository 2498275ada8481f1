"""How a method of the Bot API is found, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.errors import ApiError, bad
from sandbox.world.accounts import BotAccount, Json
from sandbox.world.files import Upload
from sandbox.world.state import WorldState

UNMODELLED = frozenset(
    {
        "business_connection_id",
        "direct_messages_topic_id",
        "suggested_post_parameters",
        "ephemeral_message_parameters",
        "inline_message_id",
        "rich_message",
        "explanation_media",
    }
)
"""Parameters that exist at Telegram and mean nothing here yet: refused loudly, never silently ignored."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request of a bot, read and checked: parameters have their types, JSON is decoded."""

    world: WorldState
    bot: BotAccount
    params: Json
    files: dict[str, Upload]

    def get(self, name: str, default: Any = None) -> Any:
        """A parameter, or the default where it was left out."""
        value = self.params.get(name)
        return default if value is None else value

    def number(self, name: str) -> int:
        """A whole number that has to be there.

        Raises:
            ApiError: it is not.
        """
        value = self.params.get(name)
        if value is None:
            raise bad(MISSING.get(name, f"parameter {name} is required"))
        return int(value)

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A yes or no."""
        value = self.params.get(name)
        return default if value is None else bool(value)

    def beyond(self, what: str) -> ApiError:
        """A loud refusal of what this world does not have."""
        self.world.violations.append(f"this world does not have {what}")
        return bad(f"{what} is not supported")


MISSING = {
    "user_id": "invalid user_id specified",
    "message_id": "message identifier is not specified",
    "message_thread_id": "message thread identifier is not specified",
}

Method = Callable[[Call], Any]
METHODS: dict[str, Method] = {}
"""Every method this world has, by its name in lower case."""


def method(name: str) -> Callable[[Method], Method]:
    """Register a function as a method of the Bot API."""

    def register(function: Method) -> Method:
        METHODS[name.casefold()] = function
        return function

    return register


def run(world: WorldState, bot: BotAccount, name: str, params: Json, files: dict[str, Upload] | None = None) -> Any:
    """Run one method of the Bot API, its parameters already read and checked.

    Raises:
        ApiError: as Telegram refuses it.
    """
    world.timers.run_due()
    function = METHODS.get(name.casefold())
    if function is None:
        world.violations.append(f"{name}: this world does not have that method")
        raise ApiError(404, "Not Found: method not found")
    beyond = UNMODELLED.intersection(params)
    if beyond:
        world.violations.append(f"{name}: this world does not have {', '.join(sorted(beyond))}")
        raise bad(f"{min(beyond)} is not supported")
    return function(Call(world, bot, params, files or {}))
