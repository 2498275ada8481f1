"""News of the world, for whoever looks at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sandbox.world.chats import Chat, Message


@dataclass(frozen=True, slots=True, eq=False)
class WorldEvent:
    """Something people can see has changed.

    `kind` is one of: `message` (a new one), `changed` (edited, deleted, voted in, reacted to), `answered` (a
    press of a button; `detail` has `query`, `person`, `text`, `alert`, `url`), `members`, `chats` (a chat came,
    went or was renamed), `topics`, `pinned`, `typing` (`detail` is the account), `read` (`detail` is who, by id), `people`, `commands`, `clock`.

    `chat_id` is the chat's key in `WorldState.chats`.
    """

    kind: str
    chat: Chat | None = None
    message: Message | None = None
    detail: Any = None

    @property
    def chat_id(self) -> int | None:
        """The key of the chat concerned in `WorldState.chats`, if one is."""
        return None if self.chat is None else self.chat.key

    @property
    def message_id(self) -> int | None:
        """The id of the message concerned, if one is."""
        return None if self.message is None else self.message.id


MemberBudget = Callable[[WorldEvent], None]


class EventStream:
    """Spreads events among those who listen."""

    def __init__(self) -> None:
        self._listeners: list[MemberBudget] = []

    def listen(self, listener: MemberBudget) -> Callable[[], None]:
        """Hear of every event from now on; returns what ends that."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def tell(self, event: WorldEvent) -> None:
        """Tell everybody who listens."""
        for listener in tuple(self._listeners):
            listener(event)
