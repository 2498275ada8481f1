"""Methods about the bot itself, and files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sandbox.errors import bad
from sandbox.world.methods.sending import Files
from sandbox.world.model import BotAccount, Json

if TYPE_CHECKING:
    from sandbox.world.world import World

BIGGEST_DOWNLOAD = 20 * 1024 * 1024
COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """getMe."""
    return {
        **bot.user.json(),
        "can_join_groups": True,
        "can_read_all_group_messages": not bot.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _scope(params: Json) -> str:
    scope: Json = params.get("scope") or {"type": "default"}
    return ":".join([str(scope["type"]), *(str(scope[k]) for k in ("chat_id", "user_id") if k in scope)])


def _key(params: Json) -> tuple[str, str]:
    return _scope(params), str(params.get("language_code") or "")


def set_my_commands(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
    """setMyCommands."""
    for command in params["commands"]:
        if not COMMAND.fullmatch(command["command"].lstrip("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    bot.commands[_key(params)] = [
        {"command": c["command"].lstrip("/"), "description": c["description"]} for c in params["commands"]
    ]
    world.tell("commands")
    return True


def get_my_commands(world: World, bot: BotAccount, params: Json, files: Files) -> list[Json]:
    """getMyCommands."""
    return bot.commands.get(_key(params), [])


def delete_my_commands(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
    """deleteMyCommands."""
    bot.commands.pop(_key(params), None)
    world.tell("commands")
    return True


def _setter(field: str) -> Any:
    def run(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
        bot.about[(field, str(params.get("language_code") or ""))] = str(params.get(field) or "")
        return True

    return run


def _getter(field: str) -> Any:
    def run(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
        language = str(params.get("language_code") or "")
        return {field: bot.about.get((field, language)) or bot.about.get((field, ""), "")}

    return run


def get_file(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """getFile."""
    known = world.files.get(str(params["file_id"]))
    if known is None:
        raise bad("invalid file_id")
    if known["file_size"] > BIGGEST_DOWNLOAD:
        raise bad("file is too big")
    return {key: known[key] for key in ("file_id", "file_unique_id", "file_size", "file_path")}


def harmless(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
    """logOut, close and the like: nothing of it shows here."""
    return True


METHODS = {
    "getme": get_me,
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "setmydescription": _setter("description"),
    "getmydescription": _getter("description"),
    "setmyshortdescription": _setter("short_description"),
    "getmyshortdescription": _getter("short_description"),
    "setmyname": _setter("name"),
    "getmyname": _getter("name"),
    "setchatmenubutton": harmless,
    "getfile": get_file,
    "logout": harmless,
    "close": harmless,
}
