"""Command menus: where each applies, and which one a person is offered."""

from __future__ import annotations

from sandbox.world.accounts import Account, BotAccount, Json
from sandbox.world.chats import Chat


def scope_key(scope: Json | None) -> str:
    """A BotCommandScope as one word: `default`, `chat:-100123`, `chat_member:-100123:42`."""
    if scope is None:
        return "default"
    parts = [str(scope["type"])]
    parts += [str(scope[name]) for name in ("chat_id", "user_id") if scope.get(name) is not None]
    return ":".join(parts)


def scopes_for(chat: Chat, account_id: int) -> list[str]:
    """The scopes that apply to a person in a chat, the one that counts first before the others."""
    if chat.type == "private":
        return [f"chat:{chat.id}", "all_private_chats", "default"]
    admin = chat.administered_by(account_id)
    scopes = [f"chat_member:{chat.id}:{account_id}"]
    if admin:
        scopes.append(f"chat_administrators:{chat.id}")
    scopes.append(f"chat:{chat.id}")
    if admin:
        scopes.append("all_chat_administrators")
    return [*scopes, "all_group_chats", "default"]


def commands_for(bot: BotAccount, chat: Chat, account: Account) -> list[Json]:
    """What `setMyCommands` gave this person here: the narrowest scope counts, there their own language first."""
    language = (account.language_code or "")[:2]
    for scope in scopes_for(chat, account.id):
        for spoken in dict.fromkeys((language, "")):
            commands = bot.commands.get((scope, spoken))
            if commands:
                return commands
    return []
