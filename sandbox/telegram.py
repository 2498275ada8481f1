"""The stand-in for Telegram as a whole: a world, people who act in it, and the Bot API's methods over it."""

from __future__ import annotations

from typing import Any

from sandbox.api import methods
from sandbox.clock import WorldClock
from sandbox.people.person import Person
from sandbox.world.accounts import BotAccount, Json
from sandbox.world.files import Upload
from sandbox.world.state import WorldState


class World(WorldState):
    """Everything there is, in memory, and who acts in it.

    Args:
        clock: the world's time.
        history: how many messages a chat keeps; all of them where left out.
    """

    def __init__(self, clock: WorldClock | None = None, *, history: int | None = None) -> None:
        super().__init__(clock, history=history)
        self.people: dict[int, Person] = {}

    def add_user(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = "en",
    ) -> Person:
        """A new human."""
        account = self.add_account(first_name, last_name=last_name, username=username, language_code=language_code)
        person = Person(self, account)
        self.people[account.id] = person
        self.tell("people")
        return person

    def call(self, bot: BotAccount, method: str, params: Json, files: dict[str, Upload] | None = None) -> Any:
        """Run one method of the Bot API; see `sandbox.api.methods.run`."""
        return methods.run(self, bot, method, params, files)
