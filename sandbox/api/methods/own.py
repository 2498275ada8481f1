"""Methods about the bot itself."""

from __future__ import annotations

from typing import Any

from sandbox.api.methods.registry import Call, method
from sandbox.errors import bad
from sandbox.world.accounts import Json
from sandbox.world.rights import admin_rights_json

LACKING = (
    "supports_inline_queries",
    "can_connect_to_business",
    "has_main_web_app",
    "has_topics_enabled",
    "allows_users_to_create_topics",
    "can_manage_bots",
    "supports_guest_queries",
)


@method("getMe")
def get_me(call: Call) -> Json:
    """The bot's account and abilities."""
    return {
        **call.bot.user.json(),
        "can_join_groups": call.bot.can_join_groups,
        "can_read_all_group_messages": not call.bot.privacy,
        **dict.fromkeys(LACKING, False),
        "supports_join_request_queries": call.bot.answers_join_requests,
    }


def _setter(field: str) -> Any:
    def run(call: Call) -> bool:
        value, language = str(call.get(field, "")), str(call.get("language_code", ""))
        if value:
            call.bot.about[(field, language)] = value
            if field == "name" and not language:
                call.bot.user.first_name = value
        else:
            call.bot.about.pop((field, language), None)
        call.world.tell("people")
        return True

    run.__doc__ = f"Set the bot's {field} in a language."
    return run


def _getter(field: str) -> Any:
    def run(call: Call) -> Json:
        about, language = call.bot.about, str(call.get("language_code", ""))
        default = call.bot.user.first_name if field == "name" else ""
        return {field: about.get((field, language)) or about.get((field, "")) or default}

    run.__doc__ = f"The bot's {field} in a language, else in any."
    return run


for _field in ("name", "description", "short_description"):
    method("setmy" + _field.replace("_", ""))(_setter(_field))
    method("getmy" + _field.replace("_", ""))(_getter(_field))


def _menu_key(call: Call) -> int:
    chat_id = call.get("chat_id")
    if chat_id is None:
        return 0
    account = call.world.accounts.get(int(chat_id))
    if account is None or account.is_bot:
        raise bad("chat not found")
    return int(chat_id)


@method("setChatMenuButton")
def set_chat_menu_button(call: Call) -> bool:
    """Set the menu button of one private chat, or of all."""
    key, button = _menu_key(call), call.get("menu_button", {"type": "default"})
    if button["type"] == "default":
        call.bot.menu_buttons.pop(key, None)
    else:
        call.bot.menu_buttons[key] = button
    call.world.tell("commands")
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call: Call) -> Json:
    """The menu button of one private chat, or the usual one."""
    buttons = call.bot.menu_buttons
    shown: Json = buttons.get(_menu_key(call)) or buttons.get(0) or {"type": "commands"}
    return dict(shown)


@method("setMyDefaultAdministratorRights")
def set_my_default_administrator_rights(call: Call) -> bool:
    """Set which rights the bot asks for where it is made an administrator."""
    call.bot.default_rights[call.flag("for_channels")] = dict(call.get("rights", {}))
    return True


@method("getMyDefaultAdministratorRights")
def get_my_default_administrator_rights(call: Call) -> Json:
    """The rights the bot asks for where it is made an administrator."""
    channels = call.flag("for_channels")
    rights = call.bot.default_rights.get(channels, {})
    return admin_rights_json(rights, "channel" if channels else "supergroup")


@method("logOut")
def log_out(call: Call) -> bool:
    """Leave the cloud's Bot API server: here nothing changes by it."""
    return True


@method("close")
def close(call: Call) -> bool:
    """Make ready to move to another server: here nothing changes by it."""
    return True
