"""Questions the bot has asked and whose answers it is waiting for. They survive a restart."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.services.dependencies import Dependencies, core_group
from storage import Transaction
from storage.people import pending_input
from storage.people.pending_input import Draft
from storage.questions import sealed_drafts

KEPT = timedelta(days=2)
JUST_NOW = timedelta(seconds=10)
"""A button pressed twice within it is a double press."""
SEALED = 512
"""Bytes to whose multiple what is kept in confidence is rounded up: its length must not tell what it is."""


class Drafts:
    """At most one open question for each person in each chat."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def ask(self, chat_id: int, telegram_id: int, kind: str, prompt_id: int | None, /, **payload: Any) -> None:
        """Record that the bot has asked this person something; the message `prompt_id` is the question."""
        expires_at = self._dependencies.now() + KEPT
        async with self._dependencies.database.transaction() as tx:
            await self._forget(tx, chat_id, telegram_id)
            await pending_input.put(tx, Draft(chat_id, telegram_id, kind, payload, prompt_id, expires_at))

    async def ask_in_confidence(self, telegram_id: int, kind: str, **payload: Any) -> None:
        """Record a private question so that nobody can see that it was asked."""
        encryption, expires_at = self._dependencies.encryption, self._dependencies.now() + KEPT
        sealed = encryption.seal("draft", json.dumps({"kind": kind, "payload": payload}), step=SEALED)
        async with self._dependencies.database.transaction() as tx:
            await pending_input.drop(tx, telegram_id, telegram_id)
            await sealed_drafts.put(tx, encryption.tag("draft", telegram_id), sealed, expires_at)

    async def _forget(self, tx: Transaction, chat_id: int, telegram_id: int) -> None:
        if chat_id == telegram_id:
            await sealed_drafts.drop(tx, self._dependencies.encryption.tag("draft", telegram_id))

    async def _in_confidence(self, tx: Transaction, telegram_id: int) -> Draft | None:
        encryption, now = self._dependencies.encryption, self._dependencies.now()
        return self._opened(telegram_id, await sealed_drafts.take(tx, encryption.tag("draft", telegram_id), now))

    def _opened(self, telegram_id: int, sealed: str | None) -> Draft | None:
        opened = None if sealed is None else self._dependencies.encryption.open("draft", sealed)
        if opened is None:
            return None
        told = json.loads(opened)
        return Draft(telegram_id, telegram_id, told["kind"], told["payload"], None, self._dependencies.now())

    async def answered(
        self, chat_id: int, telegram_id: int, reply_to: int | None, kind: str | None = None, only: Collection[str] = ()
    ) -> Draft | None:
        """Return and close the question that this message answers, if any.

        Args:
            reply_to: the message it is a reply to. In private any message answers; in a group only a reply does.
            only: kinds that can be answered like this; all where none is named.
            kind: where a button answers, what it was asked for; the button is that of `reply_to`.

        Raises:
            NotSetUp: the group that it is about is no core group any more.
        """
        async with self._dependencies.database.transaction() as tx:
            draft = await pending_input.take(tx, chat_id, telegram_id, self._dependencies.now())
            if draft is None and chat_id == telegram_id and kind is None and not only:
                return await _with_group(tx, await self._in_confidence(tx, telegram_id))
            if draft is not None and only and draft.kind not in only:
                return None
            if draft is None or (chat_id < 0 and reply_to != draft.prompt_id):
                return None
            if kind is not None and (draft.kind, draft.prompt_id) != (kind, reply_to):
                return None
            await pending_input.drop(tx, chat_id, telegram_id)
            return await _with_group(tx, draft)

    async def asked_just_now(self, chat_id: int, telegram_id: int, kind: str) -> bool:
        """Return whether this person was asked the same a moment ago, so that a repeated press adds nothing."""
        now = self._dependencies.now()
        async with self._dependencies.database.transaction() as tx:
            draft = await pending_input.take(tx, chat_id, telegram_id, now)
        return draft is not None and draft.kind == kind and draft.expires_at - KEPT > now - JUST_NOW

    async def asked_by(self, chat_id: int, prompt_id: int) -> Draft | None:
        """Return the question that a message asks, whoever was asked; it stays open."""
        async with self._dependencies.database.transaction() as tx:
            return await _with_group(tx, await pending_input.at(tx, chat_id, prompt_id, self._dependencies.now()))

    async def corrected(self, chat_id: int, telegram_id: int, message_id: int) -> Draft | None:
        """Return and close the question that this edited message could not answer before."""
        async with self._dependencies.database.transaction() as tx:
            now = self._dependencies.now()
            draft = await pending_input.take(tx, chat_id, telegram_id, now)
            if draft is None and chat_id == telegram_id:
                tag = self._dependencies.encryption.tag("draft", telegram_id)
                draft = self._opened(telegram_id, await sealed_drafts.find(tx, tag, now))
            if draft is None or draft.payload.get("typed_in") != message_id:
                return None
            await self._forget(tx, chat_id, telegram_id)
            await pending_input.drop(tx, chat_id, telegram_id)
            return await _with_group(tx, draft)

    async def drop(self, chat_id: int, telegram_id: int) -> None:
        """Close the question without an answer."""
        async with self._dependencies.database.transaction() as tx:
            await self._forget(tx, chat_id, telegram_id)
            await pending_input.drop(tx, chat_id, telegram_id)


async def _with_group(tx: Transaction, draft: Draft | None) -> Draft | None:
    if draft is None or "about" not in draft.payload:
        return draft
    return replace(draft, about=await core_group(tx, draft.payload["about"]))
