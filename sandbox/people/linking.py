"""Links: starting bots, adding them to groups, following invitations."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from sandbox.people.gatherings import Gathering
from sandbox.world import membership
from sandbox.world.accounts import BotAccount, Json
from sandbox.world.chats import Chat, Message
from sandbox.world.commands import commands_for

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
ADMIN_PREFIX = "can_"


class Linking(Gathering):
    """Starting bots, and where links lead."""

    def starts(self, bot: BotAccount | None = None, payload: str = "") -> Message:
        """Open the private chat of a bot and press Start.

        Args:
            bot: the first of the world where left out.
            payload: what the link that led here carried: at most 64 of A-Z a-z 0-9 _ -.
        """
        if not PAYLOAD.fullmatch(payload):
            raise ValueError(f"not a payload Telegram would take: {payload!r}")
        return self.says(f"/start {payload}".strip(), chat=self.private(bot))

    def opens(self, link: str, *, chat: Chat | None = None) -> Message | Chat | None:
        """Follow a link of Telegram's; any other opens elsewhere and gives None.

        Args:
            chat: the group chosen where the link adds a bot to one.
        """
        parts = urlsplit(link if "//" in link else f"https://{link}")
        query = {key: values[0] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
        if parts.scheme == "tg":
            if parts.netloc != "resolve":
                return None
            name = query.get("domain", "")
        elif parts.hostname in ("t.me", "telegram.me"):
            name = parts.path.strip("/")
            if name.startswith(("+", "joinchat/")):
                return self.uses_invite(f"https://t.me/{name}")
        else:
            return None
        bot = self.world.bot_named(name)
        if bot is None:
            place = self.world.usernames.get(name.casefold())
            self.last_chat = place or self.last_chat
            return place
        if "startgroup" in query or "startchannel" in query:
            return self._brings(bot, query, self._inside(chat))
        if "start" in query:
            return self.starts(bot, query["start"])
        self.last_chat = self.private(bot)
        return self.last_chat

    def _brings(self, bot: BotAccount, query: dict[str, str], chat: Chat) -> Message | Chat:
        """Add a bot by a link, as an administrator where the link asks for that, and hand on the payload."""
        asked = query.get("admin", "")
        if asked:
            self._must(chat, "can_promote_members")
            if chat.is_group:
                membership.add(self.world, chat, bot.user, by=self.account)
            rights = {ADMIN_PREFIX + name.removeprefix(ADMIN_PREFIX): True for name in re.split(r"[ +]", asked)}
            rights |= {"can_restrict_members": True} if "restrict_members" in asked else {}
            membership.promote(self.world, chat, bot.user, by=self.account, rights=rights)
        else:
            self._must(chat, "can_invite_users")
            membership.add(self.world, chat, bot.user, by=self.account)
        payload = query.get("startgroup", "")
        if payload and chat.is_group:
            return self.says(f"/start@{bot.username} {payload}", chat=chat)
        return chat

    def commands(self, chat: Chat | None = None) -> list[Json]:
        """The command menu they are offered in a chat, in their language. `bot` is whose command each is."""
        place = self._chat(chat)
        return [
            {**command, "bot": bot.username}
            for bot in place.bots.values()
            for command in commands_for(bot, place, self.account)
        ]
