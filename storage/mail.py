"""E-mail addresses, outgoing e-mails, and replies."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from bot.domain.mail import Mail, MailAddress
from storage import tables
from storage.engine.transaction import Transaction

ADDRESSES, MAILS, REPLIES = tables.mail_addresses, tables.mails, tables.mail_replies
SHOWN = (
    ADDRESSES.c.person_id,
    ADDRESSES.c.address,
    ADDRESSES.c.added_at,
    ADDRESSES.c.confirmed_at,
    ADDRESSES.c.alone,
    ADDRESSES.c.failed_at,
)
OF_MAIL = (
    MAILS.c.id,
    MAILS.c.person_id,
    MAILS.c.kind,
    MAILS.c.address,
    MAILS.c.subject,
    MAILS.c.body,
    MAILS.c.token,
    MAILS.c.question_id,
    MAILS.c.created_at,
    MAILS.c.tries,
)


def _mail(row: Any) -> Mail:
    return Mail(**row._mapping)


async def address_of(tx: Transaction, person_id: int) -> MailAddress | None:
    """Where somebody has their messages sent, or has asked to."""
    row = await tx.one(select(*SHOWN).where(ADDRESSES.c.person_id == person_id))
    return None if row is None else MailAddress(**row._mapping)


async def set_address(tx: Transaction, person_id: int, address: str, code: str, at: datetime, until: datetime) -> None:
    """Store an unconfirmed address and the sealed code sent to it."""
    await remove_address(tx, person_id)
    values = {"person_id": person_id, "address": address, "added_at": at, "code": code, "code_until": until}
    await tx.run(insert(ADDRESSES).values(values))


async def remove_address(tx: Transaction, person_id: int) -> bool:
    """Delete the address and waiting e-mails; return whether there was one."""
    await tx.run(
        update(MAILS)
        .where(MAILS.c.person_id == person_id, MAILS.c.state == "waiting")
        .values(state="dropped", subject="", body="", note="no address any more")
    )
    gone = await tx.run(delete(ADDRESSES).where(ADDRESSES.c.person_id == person_id))
    return bool(gone.rowcount)


async def waiting_code(tx: Transaction, person_id: int) -> tuple[str, datetime, int] | None:
    """The sealed code that is waited for, until when, and how often another was typed."""
    row = await tx.one(
        select(ADDRESSES.c.code, ADDRESSES.c.code_until, ADDRESSES.c.tries).where(
            ADDRESSES.c.person_id == person_id, ADDRESSES.c.code.is_not(None)
        )
    )
    return None if row is None else (row[0], row[1], row[2])


async def change_address(tx: Transaction, person_id: int, **values: Any) -> None:
    """Some of what is kept of an address is different now."""
    await tx.run(update(ADDRESSES).where(ADDRESSES.c.person_id == person_id).values(values))


async def missed(tx: Transaction, person_id: int) -> None:
    """Count a wrong code."""
    await tx.run(update(ADDRESSES).where(ADDRESSES.c.person_id == person_id).values(tries=ADDRESSES.c.tries + 1))


async def post(
    tx: Transaction,
    *,
    key: str,
    person_id: int,
    kind: str,
    address: str,
    subject: str,
    body: str,
    token: str,
    at: datetime,
    question_id: int | None = None,
) -> None:
    """Queue an e-mail, unless one with that key exists."""
    if await tx.one(select(MAILS.c.id).where(MAILS.c.key == key)) is not None:
        return
    values = {
        "key": key,
        "person_id": person_id,
        "kind": kind,
        "address": address,
        "subject": subject,
        "body": body,
        "token": token,
        "question_id": question_id,
        "created_at": at,
        "due_at": at,
        "state": "waiting",
    }
    await tx.run(insert(MAILS).values(values))
    tx.something_due = True


async def sent_since(tx: Transaction, person_id: int, kind: str, since: datetime) -> int:
    """How many mails of a kind somebody has had since then."""
    row = await tx.one(
        select(func.count()).where(MAILS.c.person_id == person_id, MAILS.c.kind == kind, MAILS.c.created_at >= since)
    )
    return 0 if row is None else int(row[0])


async def due(tx: Transaction, now: datetime) -> Mail | None:
    """The mail that has waited longest."""
    row = await tx.one(
        select(*OF_MAIL)
        .where(MAILS.c.state == "waiting", MAILS.c.due_at <= now)
        .order_by(MAILS.c.due_at, MAILS.c.id)
        .limit(1)
    )
    return None if row is None else _mail(row)


async def next_due(tx: Transaction) -> datetime | None:
    """When the next mail has to go out."""
    row = await tx.one(select(func.min(MAILS.c.due_at)).where(MAILS.c.state == "waiting"))
    return None if row is None else row[0]


async def settle(tx: Transaction, mail_id: int, state: str, note: str | None = None) -> None:
    """Record the outcome of an e-mail and delete its text."""
    await tx.run(update(MAILS).where(MAILS.c.id == mail_id).values(state=state, note=note, subject="", body=""))


async def put_off(tx: Transaction, mail_id: int, until: datetime, why: str) -> None:
    """Retry the e-mail later."""
    await tx.run(update(MAILS).where(MAILS.c.id == mail_id).values(due_at=until, tries=MAILS.c.tries + 1, note=why))


async def of_token(tx: Transaction, tokens: Collection[str]) -> Mail | None:
    """The mail that a reply with one of these tokens answers; the newest of several."""
    row = await tx.one(select(*OF_MAIL).where(MAILS.c.token.in_(tokens)).order_by(MAILS.c.id.desc()).limit(1))
    return None if row is None else _mail(row)


def _hash(message_id: str) -> str:
    return hashlib.sha256(message_id.encode()).hexdigest()


async def is_known(tx: Transaction, message_id: str) -> bool:
    """Whether a mail that came in was taken before."""
    return await tx.one(select(REPLIES.c.id).where(REPLIES.c.message_hash == _hash(message_id))) is not None


async def remember(
    tx: Transaction, mail_id: int, message_id: str, at: datetime, outcome: str, answer_id: int | None = None
) -> int:
    """Record an incoming e-mail; return its row id."""
    values = {
        "mail_id": mail_id,
        "message_hash": _hash(message_id),
        "received_at": at,
        "outcome": outcome,
        "answer_id": answer_id,
    }
    return int((await tx.one(insert(REPLIES).values(values).returning(REPLIES.c.id)))[0])
