"""E-mails, and the messages in the private chat about e-mail."""

from __future__ import annotations

from typing import Any

from bot.actions import MailDesk
from bot.domain.formatted import shortened
from bot.domain.mail import CUT_HERE, MailAddress
from bot.presenters.outgoing import OutgoingMessage
from bot.presenters.wording import button
from locales import Text
from locales.markup import trusted, unmarked

MOST_SUBJECT = 120
RULE = "-- "
"""What comes after it is no part of the message (RFC 3676)."""


def copy(t: Text, message: str, token: str | None) -> tuple[str, str]:
    """A message of the bot's as a mail.

    Args:
        message: in Telegram's HTML.
        token: of the reply, where a reply is an answer.

    Returns:
        subject and body.
    """
    text = unmarked(trusted(message)).strip()
    foot = t.plain("mail-foot")
    if token is None:
        return _subject(text), _body(text, foot)
    above = f"{CUT_HERE} {t.plain('mail-answer-above')} {CUT_HERE}"
    return _subject(text), _body(above, text, foot, f"[mgn:{token}]")


def code(t: Text, digits: str) -> tuple[str, str]:
    """The code that proves an address."""
    return t.plain("mail-code-subject", code=digits), _body(t.plain("mail-code-body", code=digits), "")


def receipt(t: Text, outcome: str, number: int | None, group: str | None) -> tuple[str, str]:
    """What became of a reply."""
    keys = {
        "answer": "mail-receipt-answer",
        "shortened": "mail-receipt-shortened",
        "empty": "mail-receipt-empty",
        "closed": "mail-receipt-closed",
        "too late": "mail-receipt-closed",
        "not theirs": "mail-receipt-not-theirs",
        "nothing to answer": "mail-receipt-nothing",
    }
    values: dict[str, Any] = {} if number is None or group is None else {"number": number, "group": group}
    subject = t.plain("mail-receipt-subject") if number is None else t.plain("mail-receipt-subject-of", number=number)
    return subject, _body(t.plain(keys[outcome], **values), "")


def _subject(text: str) -> str:
    return shortened(" ".join(text.split("\n", 1)[0].split()), MOST_SUBJECT)


def _body(*parts: str) -> str:
    *text, foot = parts if not parts[-1].startswith("[mgn:") else parts[:-1]
    reference = [parts[-1]] if parts[-1].startswith("[mgn:") else []
    under = [line for line in (foot, *reference) if line]
    return "\n\n".join(text) + ("\n\n" + "\n".join([RULE, *under]) if under else "") + "\n"


def desk(t: Text, address: MailAddress | None) -> OutgoingMessage:
    """Where somebody's messages go, and what they can change."""
    stop = (button(t.plain("button-mail-stop"), MailDesk("stop")),)
    change = (button(t.plain("button-mail-change"), MailDesk("set")),)
    if address is None:
        return OutgoingMessage(t("mail-none"), ((button(t.plain("button-mail-set"), MailDesk("set")),),))
    if address.confirmed_at is None:
        return OutgoingMessage(t("mail-unproved", address=address.address), (change, stop))
    if address.failed_at is not None:
        return OutgoingMessage(t("mail-refused", address=address.address), (change, stop))
    other = "both" if address.alone else "alone"
    return OutgoingMessage(
        t(f"mail-used-{'alone' if address.alone else 'both'}", address=address.address),
        ((button(t.plain(f"button-mail-{other}"), MailDesk(other)),), change, stop),
    )


def ask_address(t: Text) -> OutgoingMessage:
    """Which address shall it be?"""
    return OutgoingMessage(t("mail-ask-address"), ask=t.plain("mail-address-hint"))


def ask_code(t: Text, address: MailAddress) -> OutgoingMessage:
    """A code is on its way."""
    return OutgoingMessage(t("mail-ask-code", address=address.address), ask=t.plain("mail-code-hint"))


def stopped(t: Text) -> OutgoingMessage:
    """Nothing goes by mail any more."""
    return OutgoingMessage(t("mail-stopped"))


def failed(t: Text, address: str) -> OutgoingMessage:
    """An address takes no mail."""
    return OutgoingMessage(
        t("mail-failed", address=address), ((button(t.plain("button-mail-change"), MailDesk("set")),),)
    )
