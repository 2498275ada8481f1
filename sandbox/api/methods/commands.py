"""Methods about command menus."""

from __future__ import annotations

import re

from sandbox.api.methods.access import Need, chat_at
from sandbox.api.methods.registry import Call, method
from sandbox.errors import bad
from sandbox.world.accounts import Json
from sandbox.world.commands import scope_key

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LONGEST_DESCRIPTION, MOST_COMMANDS = 256, 100


def _key(call: Call) -> tuple[str, str]:
    """Scope and language of a request.

    Raises:
        ApiError: a scope of a chat the bot does not know.
    """
    scope: Json = call.get("scope", {"type": "default"})
    if scope.get("chat_id") is not None:
        chat = chat_at(call, Need.MEMBERS, value=scope["chat_id"])
        scope = {**scope, "chat_id": chat.id}
        if chat.type == "private" and scope["type"] != "chat":
            raise bad("can't use specified scope in private chats")
    return scope_key(scope), str(call.get("language_code", ""))


@method("setMyCommands")
def set_my_commands(call: Call) -> bool:
    """Set the command menu of a scope and language; an empty one is none."""
    key = _key(call)
    commands = []
    for one in call.get("commands", []):
        name, description = str(one["command"]).removeprefix("/"), str(one["description"]).strip()
        if not COMMAND.fullmatch(name):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= LONGEST_DESCRIPTION:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        commands.append({"command": name, "description": description})
    if len(commands) > MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    if commands:
        call.bot.commands[key] = commands
    else:
        call.bot.commands.pop(key, None)
    call.world.tell("commands")
    return True


@method("getMyCommands")
def get_my_commands(call: Call) -> list[Json]:
    """The command menu of exactly this scope and language."""
    return [dict(one) for one in call.bot.commands.get(_key(call), [])]


@method("deleteMyCommands")
def delete_my_commands(call: Call) -> bool:
    """Take the command menu of a scope and language away."""
    call.bot.commands.pop(_key(call), None)
    call.world.tell("commands")
    return True
