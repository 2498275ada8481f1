"""Questions the bot has asked and is waiting for an answer to. They survive a restart."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.services.ground import Ground
from storage import drafts
from storage.drafts import Draft

KEPT = timedelta(days=2)


class Drafts:
    """One open question for each person in each chat."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def ask(self, chat_id: int, telegram_id: int, kind: str, prompt_id: int | None, **payload: Any) -> None:
        """The bot has asked this person for something; the message `prompt_id` is the question."""
        expires_at = self._ground.now() + KEPT
        async with self._ground.database.transaction() as tx:
            await drafts.put(tx, Draft(chat_id, telegram_id, kind, payload, prompt_id, expires_at))

    async def answered(
        self, chat_id: int, telegram_id: int, reply_to: int | None, kind: str | None = None
    ) -> Draft | None:
        """The question this message answers, if it answers one; it is closed by that.

        Args:
            reply_to: the message it is a reply to. In private any message answers; in a group only a reply does.
            kind: where a button answers, what it was asked for; the button is that of `reply_to`.
        """
        async with self._ground.database.transaction() as tx:
            draft = await drafts.take(tx, chat_id, telegram_id, self._ground.now())
            if draft is None or (chat_id < 0 and reply_to != draft.prompt_id):
                return None
            if kind is not None and (draft.kind, draft.prompt_id) != (kind, reply_to):
                return None
            await drafts.drop(tx, chat_id, telegram_id)
            return draft

    async def drop(self, chat_id: int, telegram_id: int) -> None:
        """The question need not be answered any more."""
        async with self._ground.database.transaction() as tx:
            await drafts.drop(tx, chat_id, telegram_id)
