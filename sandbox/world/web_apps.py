"""Mini Apps: what Telegram hands to a page it opens, signed so that the bot can trust it.

The signature follows "Validating data received via the Mini App" of the Bot API's documentation.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from urllib.parse import quote, urlencode

from sandbox.world.accounts import Account, BotAccount, Json

VERSION, PLATFORM = "9.5", "web"
THEMES: dict[str, Json] = {
    "light": {
        "bg_color": "#ffffff",
        "secondary_bg_color": "#e3e9e6",
        "text_color": "#17201e",
        "hint_color": "#52615c",
        "link_color": "#1f6b5c",
        "button_color": "#2a7363",
        "button_text_color": "#ffffff",
    },
    "dark": {
        "bg_color": "#18211f",
        "secondary_bg_color": "#0e1413",
        "text_color": "#e8efec",
        "hint_color": "#a9b8b3",
        "link_color": "#6fcdb6",
        "button_color": "#2c6a5c",
        "button_text_color": "#ffffff",
    },
}
"""The colours of the chat page, as Mini Apps are told them."""


def init_data(bot: BotAccount, who: Account, now: int, **more: str) -> str:
    """The signed `initData` of a Mini App.

    Args:
        now: seconds since 1970.
        more: further fields, such as `query_id`, `chat_instance`, `chat_type` or `start_param`.
    """
    user: Json = {"id": who.id, "first_name": who.first_name, "last_name": who.last_name or ""}
    if who.username:
        user["username"] = who.username
    if who.language_code:
        user["language_code"] = who.language_code
    user["allows_write_to_pm"] = who.id in bot.started_by and who.id not in bot.blocked_by
    fields = {"user": json.dumps(user, ensure_ascii=False, separators=(",", ":")), "auth_date": str(now), **more}
    # Telegram signs with a key of its own as well; nobody but Telegram can, so this one proves nothing.
    digest = hashlib.sha512("".join(fields.values()).encode()).digest()
    fields["signature"] = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    checked = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
    secret = hmac.new(b"WebAppData", bot.token.encode(), hashlib.sha256).digest()
    fields["hash"] = hmac.new(secret, checked.encode(), hashlib.sha256).hexdigest()
    return urlencode(fields, quote_via=quote)


def address(url: str, data: str, theme: str = "light") -> str:
    """The address a Mini App is opened at: what it is told stands behind the `#`, which no server sees."""
    told = {
        "tgWebAppData": data,
        "tgWebAppVersion": VERSION,
        "tgWebAppPlatform": PLATFORM,
        "tgWebAppThemeParams": json.dumps(THEMES.get(theme, THEMES["light"]), separators=(",", ":")),
    }
    return f"{url}{'&' if '#' in url else '#'}{urlencode(told, quote_via=quote)}"
