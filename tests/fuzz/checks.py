"""What must hold whatever comes: nothing unexpected, no markup of others, nothing written by those who may not."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import structlog
from sqlalchemy import Engine, event, select
from telegram import Update

from storage import Database, tables
from tests.fuzz.network import OUTSIDE, Part, Town

FOREIGN = ("<s>zq", "</b><s>", "<b>zq", "evil.example/zq'>", 'evil.example/zq">')
"""None of this is ever written by the bot itself: it stands there only where a text came in as markup."""
WRITTEN = re.compile(r"\s*(?:INSERT INTO|INSERT OR \w+ INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)
WOKEN = re.compile(r"\s*UPDATE groups SET sleeping_since=[^,]+ WHERE", re.IGNORECASE)
"""Whoever hosts wakes a sleeping group: that is the cycle's, and no setting."""

HANDLING: ContextVar[bool] = ContextVar("handling", default=False)
"""Whether what happens is done by an update, and not by time or by what went out meanwhile."""

OWN = frozenset(
    {
        *("people", "drafts", "confidences", "inbox", "settings_store", "kept", "quotas", "set_aside"),
        *("privacy_notices", "cards", "newcomers", "recruiting_events"),
    }
)
"""Of whoever writes: how they are spoken to, what they have been asked and told, that they look for a group. And the
program's own notes."""
OF_THE_PAST = frozenset({"research_consents"})
"""Whoever has been of a company here may say at any time, and take back, what becomes of what is on record of it."""
GOING_ON = frozenset({"outbox", "cards", "timers", "deliveries"})
"""What time brings about while somebody writes."""
WEEKLY = frozenset({"weekly_readers", "timers"})
SETTINGS = frozenset({"groups"})
ROLES = frozenset({"roles", "role_links"})
DIGESTS = frozenset({"digests", "digest_versions", "sources"})
INSIDE = frozenset(
    {
        *("turns", "meetings", "memberships", "companies", "rsvps", "takeaways", "swaps", "ratings"),
        *("confirmations", "attendance", "promises"),
    }
)

FORBIDDEN: dict[Part, frozenset[str]] = {
    Part.FACILITATOR: ROLES | DIGESTS,
    Part.MEMBER: SETTINGS | ROLES | DIGESTS,
    Part.BYSTANDER: SETTINGS | ROLES | DIGESTS,
    Part.AUTHOR: SETTINGS | ROLES | INSIDE,
    Part.COORDINATOR: SETTINGS | INSIDE,
}


@dataclass
class Findings:
    """What was found, by kind, with an example of each."""

    updates: int = 0
    unreadable: int = 0
    refused: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    markup: Counter[str] = field(default_factory=Counter)
    writes: Counter[str] = field(default_factory=Counter)
    malformed: Counter[str] = field(default_factory=Counter)
    examples: dict[str, Any] = field(default_factory=dict)

    def note(self, where: Counter[str], what: str, example: Any) -> None:
        """One more of these."""
        where[what] += 1
        self.examples.setdefault(what, example)

    @property
    def wrong(self) -> int:
        """How much is not as it must be."""
        return sum(sum(each.values()) for each in (self.errors, self.markup, self.writes, self.malformed))

    def table(self) -> str:
        """For people."""
        rows = [
            ("updates handled", self.updates),
            ("of them answered with a no", self.refused),
            ("not readable as updates at all", self.unreadable),
            ("unexpected errors", sum(self.errors.values())),
            ("markup of others in what was sent", sum(self.markup.values())),
            ("writes by those who may not", sum(self.writes.values())),
            ("calls Telegram would find malformed", sum(self.malformed.values())),
        ]
        width = max(len(label) for label, _ in rows)
        return "\n".join(f"{label:<{width}}  {count:>7}" for label, count in rows)


class Watch(logging.Handler):
    """Looks on while updates are handled."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(logging.ERROR)
        self._findings = findings
        self.current: Any = None
        self.written: set[str] = set()
        self._pending: dict[int, set[str]] = {}

    # --- what is logged

    def emit(self, record: logging.LogRecord) -> None:
        """What a library logs as an error nobody expected either."""
        self._findings.note(self._findings.errors, f"{record.name}: {record.msg}", (self.current, record.exc_info))

    def heard(self, _logger: Any, method: str, entry: MutableMapping[str, Any]) -> Any:
        """A processor of structlog: counts what nobody expected, and writes nothing."""
        # A file that was never there is refused by Telegram, as it must be; people cannot send such a one.
        made_up = "file identifier" in str(entry.get("description"))
        if method in ("error", "exception", "critical") and not made_up:
            error = entry.get("exc_info")
            trace = [line.strip() for line in str(entry.get("trace", "")).splitlines()]
            kind = type(error).__name__ if isinstance(error, BaseException) else " ".join(trace[-3:])
            what = f"{entry['event']}: {kind}"
            example = error if isinstance(error, BaseException) else entry
            self._findings.note(self._findings.errors, what, (self.current, example))
        raise structlog.DropEvent

    # --- what is sent

    def sent(self, name: str, params: dict[str, Any]) -> None:
        """A call to Telegram."""
        for key in ("text", "caption", "description"):
            said = str(params.get(key, ""))
            if params.get("parse_mode") == "HTML" or key == "description":
                for foreign in FOREIGN:
                    if foreign in said:
                        self._findings.note(self._findings.markup, f"{name}: {foreign}", (self.current, said))
        if name == "answerCallbackQuery" and params.get("show_alert"):
            self._findings.refused += 1

    # --- what is written

    @contextmanager
    def over_databases(self) -> Iterator[None]:
        """Note which tables are written to by what is committed."""
        event.listen(Engine, "after_cursor_execute", self._executed)
        event.listen(Engine, "commit", self._committed)
        event.listen(Engine, "rollback", self._rolled_back)
        try:
            yield
        finally:
            event.remove(Engine, "after_cursor_execute", self._executed)
            event.remove(Engine, "commit", self._committed)
            event.remove(Engine, "rollback", self._rolled_back)

    def _executed(self, connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        found = WRITTEN.match(statement) if HANDLING.get() else None
        if found is not None and cursor.rowcount != 0:
            table = "turns" if WOKEN.match(statement) else found.group(1)
            self._pending.setdefault(id(connection), set()).add(table)

    def _committed(self, connection: Any) -> None:
        self.written |= self._pending.pop(id(connection), set())

    def _rolled_back(self, connection: Any) -> None:
        self._pending.pop(id(connection), None)


def actor_of(update: Update, town: Town) -> Part | None:
    """Who did it; None where Telegram itself tells something, or somebody erases what is theirs."""
    message = update.message or update.edited_message
    if update.message is None and update.edited_message is None and update.callback_query is None:
        return None
    if message is not None and (
        message.left_chat_member is not None
        or message.migrate_to_chat_id is not None
        or message.migrate_from_chat_id is not None
        or message.new_chat_members
        or message.new_chat_title is not None
    ):
        return None
    if message is not None and message.sender_chat is not None:
        # In the name of another group it is that group's facilitator.
        anonymous = message.sender_chat.id == message.chat.id
        if anonymous and message.chat.id != town.kainuu.id:
            return None
        return Part.FACILITATOR if anonymous else Part.STRANGER
    if update.callback_query is not None and (update.callback_query.data or "").startswith("forget:"):
        return None
    user = update.effective_user
    return None if user is None else (town.part_of(user.id) or Part.STRANGER)


def forbidden(part: Part, update: Update, town: Town, written: set[str]) -> set[str]:
    """The tables somebody wrote to who may not."""
    chat = update.effective_chat
    if part is Part.ELSEWHERE and chat is not None and chat.id != town.kainuu.id:
        # At home they are a facilitator; what they do there is held against Kainuu's rows.
        return set()
    if part in OUTSIDE or (chat is not None and chat.id in (town.lapland.id, town.public.id, town.fresh.id)):
        if part is Part.REMOVED:
            written = written - OF_THE_PAST
        # The weekly digest in private is for anybody of the network, wherever they ask for it.
        return written - OWN - (frozenset() if part in (Part.REMOVED, Part.STRANGER, Part.BYSTANDER) else WEEKLY)
    return written & FORBIDDEN[part]


async def rows_of(database: Database, chat_id: int) -> int:
    """A fingerprint of everything that is the group's own, but for what time brings about."""
    async with database.transaction() as tx:
        group = await tx.value(select(tables.groups.c.id).where(tables.groups.c.chat_id == chat_id))
        found = [str(await tx.one(select(tables.groups).where(tables.groups.c.id == group)))]
        for table in tables.metadata.sorted_tables:
            if "group_id" in table.c and table.name not in GOING_ON | {"feeds", "calendar_feeds"}:
                found += sorted(str(row) for row in await tx.all(select(table).where(table.c.group_id == group)))
    return hash(tuple(found))
