"""Identify who opens a Mini App from the data that Telegram has signed.

The check follows "Validating data received via the Mini App" of the Bot API's documentation.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

from bot.domain.groups.company_names import person_name
from bot.domain.people import Who
from locales import language_from

LIVES = timedelta(minutes=10)
"""The page sends it as soon as it is opened; what is older was kept by somebody."""
AHEAD = timedelta(minutes=1)
"""Two clocks may differ by so much."""
LARGEST_ID = 2**53


class NotSigned(ValueError):
    """Not signed by Telegram for this bot, too old, or without a person."""


def opened_by(data: str, token: str, now: datetime) -> Who:
    """Return the person who opened a Mini App.

    Args:
        data: `Telegram.WebApp.initData` as it came.
        token: the bot's.

    Raises:
        NotSigned: it cannot be trusted.
    """
    try:
        pairs = parse_qsl(data, keep_blank_values=True, strict_parsing=True, max_num_fields=32)
    except ValueError:
        raise NotSigned("no form") from None
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise NotSigned("a field twice")
    given = fields.pop("hash", "")
    checked = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    due = hmac.new(secret, checked.encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(given.encode(), due.encode()):
        raise NotSigned("another signature")
    return _fresh(fields, now)


def _fresh(fields: dict[str, str], now: datetime) -> Who:
    try:
        opened_at = datetime.fromtimestamp(int(fields["auth_date"]), UTC)
        user = json.loads(fields["user"])
        number, first, last = user["id"], user["first_name"], user.get("last_name") or ""
    except (KeyError, ValueError, TypeError, OverflowError, OSError):
        raise NotSigned("no person or no moment") from None
    if not now - LIVES <= opened_at <= now + AHEAD:
        raise NotSigned("too old")
    if type(number) is not int or not 0 < number < LARGEST_ID or not isinstance(first, str):
        raise NotSigned("no person")
    username, language = user.get("username"), user.get("language_code")
    return Who(
        number,
        person_name(f"{first} {last}", username if isinstance(username, str) else None, number),
        language_from(language if isinstance(language, str) else None),
    )
