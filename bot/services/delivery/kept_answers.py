"""Store answers that were waiting for a busy group when the program was told to stop.

They go out after the next start. What they say is sealed, as are updates, and forgotten once it is said.
"""

from __future__ import annotations

import base64
import json
import secrets
from datetime import timedelta
from typing import Any

from bot.domain.delivery.urgency import Urgency
from bot.domain.questions import NOBODYS_CHAT
from bot.presenters.outgoing import Attached, Button, Destination, File, OutgoingMessage
from bot.services.dependencies import Dependencies
from bot.services.message import Needless, Writing, Written
from storage import Transaction
from storage.delivery import outbox
from storage.delivery.outbox import Letter

KIND = "kept-answer"
HELPS_FOR = timedelta(hours=12)
SEALED = 1024
READERS = 2**40
"""Numbers under which letters to private chats stand: whose they are is sealed."""


class KeptAnswers:
    """The outbox for answers."""

    def __init__(self, dependencies: Dependencies) -> None:
        self._dependencies = dependencies

    async def keep(self, to: Destination, message: OutgoingMessage) -> None:
        """Store an answer to be sent after the next start."""
        now = self._dependencies.now()
        said = json.dumps({"to": [to.chat_id, to.topic_id, to.reply_to], "message": _packed(message)})
        private = NOBODYS_CHAT + READERS + secrets.randbelow(READERS)
        async with self._dependencies.database.transaction() as tx:
            await outbox.post(
                tx,
                key=f"{KIND}:{secrets.token_hex(8)}",
                kind=KIND,
                chat_id=to.chat_id if to.chat_id < 0 else private,
                at=now,
                stale_at=now + HELPS_FOR,
                urgency=Urgency.ANSWER,
                sealed=self._dependencies.encryption.seal(KIND, said, step=SEALED),
            )


async def write_kept_answer(tx: Transaction, dependencies: Dependencies, letter: Letter) -> Writing:
    """Write the answer as it was when it had to wait."""
    opened = dependencies.encryption.open(KIND, letter.payload["sealed"])
    if opened is None:
        return Needless("the bot token has changed")
    said = json.loads(opened)
    chat_id, topic_id, reply_to = said["to"]
    # A group may have become a supergroup meanwhile.
    chat_id = letter.chat_id if letter.chat_id < 0 else chat_id
    return Written(Destination(chat_id, topic_id, reply_to), _unpacked(said["message"]))


def _packed(message: OutgoingMessage) -> dict[str, Any]:
    file, attached = message.file, message.attached
    return {
        "text": str(message.text),
        "buttons": [[[button.text, button.data, button.url] for button in row] for row in message.buttons],
        "file": None if file is None else [file.name, base64.b64encode(file.content).decode(), file.mime],
        "attached": None if attached is None else [attached.kind, attached.file_id],
        "ask": message.ask,
        "silent": message.silent,
    }


def _unpacked(said: dict[str, Any]) -> OutgoingMessage:
    file, attached = said["file"], said["attached"]
    return OutgoingMessage(
        said["text"],
        tuple(tuple(Button(*button) for button in row) for row in said["buttons"]),
        file=None if file is None else File(file[0], base64.b64decode(file[1]), file[2]),
        attached=None if attached is None else Attached(*attached),
        ask=said["ask"],
        silent=said["silent"],
    )
