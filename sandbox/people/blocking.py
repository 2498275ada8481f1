"""Letting bots write to one, or not."""

from __future__ import annotations

from sandbox.people.actor import Actor
from sandbox.world.accounts import BotAccount, Json
from sandbox.world.chats import Chat


class Blocking(Actor):
    """Which bots may write to a person."""

    def _open_door(self, chat: Chat) -> None:
        """Who writes to a bot lets it write back."""
        bot = chat.bot
        if bot is None:
            return
        if self.id in bot.blocked_by:
            self.unblocks(bot)
        bot.started_by.add(self.id)

    def blocks(self, bot: BotAccount | None = None) -> None:
        """Stop a bot from writing to them."""
        self._change_block(bot or self._only_bot(), blocked=True)

    def unblocks(self, bot: BotAccount | None = None) -> None:
        """Let a bot write to them again."""
        self._change_block(bot or self._only_bot(), blocked=False)

    def _change_block(self, bot: BotAccount, *, blocked: bool) -> None:
        if (self.id in bot.blocked_by) is blocked:
            return
        (bot.blocked_by.add if blocked else bot.blocked_by.discard)(self.id)
        chat = self.private(bot)
        bot.queue.push(
            {
                "my_chat_member": {
                    "chat": chat.json(),
                    "from": self.account.json(),
                    "date": self.world.now(),
                    "old_chat_member": _standing(bot, blocked=not blocked),
                    "new_chat_member": _standing(bot, blocked=blocked),
                }
            }
        )
        self.world.tell("members", chat)


def _standing(bot: BotAccount, *, blocked: bool) -> Json:
    standing: Json = {"status": "kicked" if blocked else "member", "user": bot.user.json()}
    return {**standing, "until_date": 0} if blocked else standing
