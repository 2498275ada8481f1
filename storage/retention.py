"""How long rows are kept that nobody needs for ever. `docs/operators.md` has the same as a table, and a test compares.

What is not named here is kept as long as what it belongs to: a group's meetings, questions and themes are its memory.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Column, ColumnElement, Table, and_, delete, exists, select, tuple_

from storage import tables
from storage.engine.transaction import Transaction

AT_ONCE = 1000
"""Rows in one transaction, so that nobody waits for long."""

INBOX, TIMERS, OUTBOX, SET_ASIDE = tables.inbox, tables.timers, tables.outbox, tables.set_aside
POLLS, ANSWERS = tables.polls, tables.poll_answers
MEETINGS, COPIES = tables.meetings, tables.calendar_copies
MAILS = tables.mails
REPORT_FILES = tables.report_files
PASSES, GUESTS, LINKS, PAGES = tables.guest_passes, tables.guests, tables.role_links, tables.page_links
NEWCOMERS, FOUNDERS = tables.newcomers, tables.region_links


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows of a table that are deleted after a time.

    Args:
        over: which rows are of no more use, given the moment that lies `days` back.
    """

    table: Table
    days: int
    over: Callable[[datetime], ColumnElement[bool]]

    @property
    def kept(self) -> timedelta:
        """How long such rows are kept."""
        return timedelta(days=self.days)


def _meeting_before(column: Column[int], moment: datetime) -> ColumnElement[bool]:
    return column.in_(select(MEETINGS.c.id).where(MEETINGS.c.starts_at < moment))


RULES = (
    # Telegram repeats nothing that is older than a day, so a number cannot come twice after two.
    Rule(INBOX, 2, lambda moment: INBOX.c.done_at < moment),
    # Updates that could not be handled: long enough for somebody to look what they were.
    Rule(SET_ASIDE, 90, lambda moment: SET_ASIDE.c.at < moment),
    # Their keys keep a letter or a timer from being made twice; nothing is made again after a year.
    Rule(
        OUTBOX,
        400,
        lambda moment: and_(
            OUTBOX.c.created_at < moment, OUTBOX.c.state.in_(("delivered", "refused", "dropped", "lost"))
        ),
    ),
    Rule(TIMERS, 400, lambda moment: and_(TIMERS.c.due_at < moment, TIMERS.c.state.in_(("done", "dropped")))),
    Rule(MAILS, 400, lambda moment: and_(MAILS.c.created_at < moment, MAILS.c.state != "waiting")),
    # What a vote came to stands with its subject; who ticked what is not needed any more.
    Rule(
        ANSWERS,
        180,
        lambda moment: and_(
            ANSWERS.c.answered_at < moment,
            ~exists().where(POLLS.c.telegram_id == ANSWERS.c.poll, POLLS.c.state.in_(("open", "closing"))),
        ),
    ),
    Rule(COPIES, 90, lambda moment: _meeting_before(COPIES.c.meeting_id, moment)),
    Rule(
        PASSES,
        90,
        lambda moment: and_(
            _meeting_before(PASSES.c.meeting_id, moment), ~exists().where(GUESTS.c.token == PASSES.c.token)
        ),
    ),
    # Files that could not be sent: whoever asked can ask again.
    Rule(REPORT_FILES, 7, lambda moment: REPORT_FILES.c.made_at < moment),
    Rule(PAGES, 30, lambda moment: PAGES.c.expires_at < moment),
    # Whoever looked for a group and never came: what they said is of no use to anybody.
    Rule(NEWCOMERS, 400, lambda moment: and_(NEWCOMERS.c.changed_at < moment, NEWCOMERS.c.state != "joined")),
    Rule(LINKS, 90, lambda moment: and_(LINKS.c.expires_at < moment, LINKS.c.used_at.is_(None))),
    Rule(FOUNDERS, 90, lambda moment: and_(FOUNDERS.c.expires_at < moment, FOUNDERS.c.used_at.is_(None))),
)


async def clear(tx: Transaction, rule: Rule, now: datetime, most: int = AT_ONCE) -> bool:
    """Delete up to so many rows that a rule covers.

    Returns:
        whether there may be more.
    """
    keys = list(rule.table.primary_key)
    over = select(*keys).where(rule.over(now - rule.kept)).limit(most)
    key = keys[0] if len(keys) == 1 else tuple_(*keys)
    gone = await tx.run(delete(rule.table).where(key.in_(over)))
    return int(gone.rowcount) == most
