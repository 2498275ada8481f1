"""What everything a person does stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.world.accounts import Account, BotAccount, Json
from sandbox.world.chats import Chat, Message
from sandbox.world.standing import may

if TYPE_CHECKING:
    from sandbox.world.state import WorldState


class Actor:
    """Somebody with a place in the world, and the chat they used last."""

    def __init__(self, world: WorldState, account: Account) -> None:
        self.world = world
        self.account = account
        self.last_chat: Chat | None = None

    @property
    def id(self) -> int:
        """Their user id."""
        return self.account.id

    @property
    def name(self) -> str:
        """Their full name."""
        return self.account.name

    @property
    def first_name(self) -> str:
        """Their first name."""
        return self.account.first_name

    @property
    def username(self) -> str | None:
        """Their username, if they have one."""
        return self.account.username

    def user_json(self) -> Json:
        """As the Bot API shows them."""
        return self.account.json()

    def __repr__(self) -> str:
        return f"<{self.name}>"

    def private(self, bot: BotAccount | None = None) -> Chat:
        """Their private chat with a bot; with the first bot where none is named."""
        return self.world.private_chat(self.account, bot or self._only_bot())

    def _only_bot(self) -> BotAccount:
        return next(iter(self.world.bots.values()))

    def _chat(self, chat: Chat | None) -> Chat:
        """The chat meant: the one used last where none is named, and what has become of it."""
        chosen = chat or self.last_chat
        if chosen is None:
            raise ValueError(f"{self.name} has no chat open")
        while chosen.migrated_to is not None:
            chosen = self.world.chats[chosen.migrated_to]
        self.last_chat = chosen
        return chosen

    def _inside(self, chat: Chat | None) -> Chat:
        place = self._chat(chat)
        if not place.has(self.id):
            raise PermissionError(f"{self.name} is not in {place.name}")
        return place

    def _must(self, chat: Chat, right: str) -> None:
        """Refuse what they have no right to."""
        if not may(chat, self.id, right):
            raise PermissionError(f"{self.name} may not do that in {chat.name}: {right}")

    def _in_name_of(self, chat: Chat) -> Chat | None:
        """The chat in whose name they write there, if not in their own."""
        if chat.type == "channel":
            return chat
        member = chat.members.get(self.id)
        return chat if member is not None and member.anonymous else None

    def sees_message(self, message: Message) -> bool:
        """Whether a message is there for them: not deleted, and from their time in the chat."""
        if message.deleted:
            return False
        chat = message.chat
        if chat.type == "private":
            return chat.person is self.account
        member = chat.members.get(self.id)
        if member is None:
            return False
        if chat.hides_history and message.id <= member.joined_after:
            return False
        return member.present or member.left_after is None or message.id <= member.left_after


def account_of(who: Actor | BotAccount | Account) -> Account:
    """The account of a person or a bot."""
    if isinstance(who, Account):
        return who
    return who.user if isinstance(who, BotAccount) else who.account
