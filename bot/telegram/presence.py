"""Whether people are still in their groups' chats, from the database or, where it cannot know, from Telegram.

Every update, every calendar that is read and every message to a person goes through here. Whoever turns out to have
left is taken out of the group's table at once, so that everything decided after that is decided without them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

import structlog
from telegram import Bot, Chat
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, TelegramError

from bot.domain.people.access import SeenInChat, Standing, may_be_here, still_belongs
from bot.services import Services

log = structlog.get_logger(__name__)

KEPT = timedelta(minutes=5)
"""How long an answer that somebody is in a chat is relied on. That they are not is asked again each time."""
MOST_KEPT = 20_000
Statuses = dict[tuple[int, int], str | None]
"""What Telegram has said of people and chats; None where it does not tell."""
OUTSIDE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
ADMINISTER = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)
STRANGERS = ("member not found", "user not found", "participant_id_invalid", "user_not_participant")
"""How Telegram names somebody who never was in a chat, in lower case."""


class Presence:
    """Who is in which chat.

    Args:
        bot: asks Telegram, never inside a transaction.
    """

    def __init__(self, services: Services, bot: Bot) -> None:
        self._services = services
        self._bot = bot
        self._until: dict[tuple[int, int], datetime] = {}
        self._administered: dict[tuple[int, int], bool] = {}

    async def status(self, chat_id: int, user_id: int) -> str | None:
        """Ask Telegram for a person's status in a chat; None if it does not tell."""
        try:
            member = await self._bot.get_chat_member(chat_id, user_id)
        except BadRequest as error:
            if not any(stranger in error.message.lower() for stranger in STRANGERS):
                return None
            status: str | None = ChatMemberStatus.LEFT
        except TelegramError:
            return None
        else:
            status = ChatMemberStatus.LEFT if getattr(member, "is_member", True) is False else member.status
        self.told(chat_id, user_id, inside=status not in OUTSIDE)
        await self.told_rights(chat_id, user_id, administers=status in ADMINISTER)
        return status

    async def told_rights(self, chat_id: int, user_id: int, *, administers: bool) -> None:
        """Record what Telegram said about whether a person administers a chat."""
        if self._administered.get((chat_id, user_id)) is administers:
            return
        if not await self._services.groups.facilitated(chat_id, user_id, so=administers):
            # Nobody the bot knows, or no core group yet: it is looked at again the next time.
            return
        while len(self._administered) >= MOST_KEPT:
            del self._administered[next(iter(self._administered))]
        self._administered[chat_id, user_id] = administers

    async def administers(self, chat_id: int, user_id: int) -> bool:
        """Ask Telegram whether a person administers a chat."""
        return await self.status(chat_id, user_id) in ADMINISTER

    def told(self, chat_id: int, user_id: int, *, inside: bool) -> None:
        """Record what Telegram said about whether a person is in a chat."""
        self._until.pop((chat_id, user_id), None)
        if inside:
            while len(self._until) >= MOST_KEPT:
                del self._until[next(iter(self._until))]
            self._until[chat_id, user_id] = self._now() + KEPT

    def _now(self) -> datetime:
        return self._services.dependencies.now()

    def _fresh(self, chat_id: int, user_id: int) -> bool:
        until = self._until.get((chat_id, user_id))
        return until is not None and until > self._now()

    async def seen(self, chat_id: int, user_id: int, said: Statuses | None = None) -> SeenInChat:
        """Return whether Telegram sees a person in a chat, or did a few minutes ago.

        Args:
            said: what it has said while this update is handled; what it says now is added.
        """
        said = {} if said is None else said
        if (chat_id, user_id) not in said:
            if self._fresh(chat_id, user_id):
                return SeenInChat.INSIDE
            said[chat_id, user_id] = await self.status(chat_id, user_id)
        status = said[chat_id, user_id]
        if status is None:
            return SeenInChat.UNKNOWN
        return SeenInChat.OUTSIDE if status in OUTSIDE else SeenInChat.INSIDE

    async def is_here(self, chat: Chat, user_id: int, said: Statuses) -> bool:
        """Return whether a person who acted in a group's chat is entitled to.

        Args:
            said: as for `seen`.
        """
        if self._fresh(chat.id, user_id):
            return True
        standing = await self._services.access.standing(chat.id, user_id)
        if standing is None:
            return True
        if standing.certain:
            self.told(chat.id, user_id, inside=True)
            return True
        seen = await self.seen(chat.id, user_id, said)
        await self._take_out(standing, seen)
        return may_be_here(standing, seen, public=chat.username is not None)

    async def renew(self, telegram_id: int) -> None:
        """Update which groups a person is in, before they see or do anything outside the chats."""
        await self._renew(await self._services.access.belongings(telegram_id))

    async def _renew(self, standings: Iterable[Standing]) -> None:
        for standing in standings:
            await self._take_out(standing, await self.seen(standing.chat_id, standing.telegram_id))

    async def _take_out(self, standing: Standing, seen: SeenInChat) -> None:
        if standing.belongs and seen is SeenInChat.OUTSIDE:
            log.info("member.gone", chat=standing.chat_id)
            await self._services.companies.left_chat(standing.telegram_id, standing.chat_id)

    async def read_calendar(self, token: str) -> bytes | None:
        """Return the calendar at an address for people still in the group; None if there is none."""
        await self._renew(each for each in await self._services.access.readers_of(token) if not each.certain)
        return await self._services.feeds.read(token)

    async def still_there(self, standings: Collection[Standing]) -> bool:
        """Return whether the reader of a message is still in one of the groups it is about."""
        for standing in standings:
            seen = SeenInChat.INSIDE if standing.certain else await self.seen(standing.chat_id, standing.telegram_id)
            if still_belongs(standing, seen):
                return True
            await self._take_out(standing, seen)
        return not standings
