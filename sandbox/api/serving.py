"""What a webhook needs of the API it belongs to."""

from __future__ import annotations

from typing import Any, Protocol

from sandbox.api.polling import LongPolls
from sandbox.api.reading import Incoming
from sandbox.world.accounts import BotAccount
from sandbox.world.state import WorldState

Json = dict[str, Any]


class Serving(Protocol):
    """Whatever answers for a world."""

    world: WorldState
    polls: LongPolls

    async def run(self, bot: BotAccount, name: str, incoming: Incoming) -> Json:
        """Check and run one method; the body of the answer."""
        ...

    def check_updates(self, updates: list[Json]) -> None:
        """Note what is wrong with updates on their way out."""
        ...
