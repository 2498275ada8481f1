"""Methods about who is in a chat and what they may do."""

from __future__ import annotations

from sandbox.api.methods.access import Need, chat_at, require, user_at
from sandbox.api.methods.registry import Call, method
from sandbox.errors import bad
from sandbox.world import membership
from sandbox.world.accounts import Account
from sandbox.world.chats import Chat, Member
from sandbox.world.rights import PERMISSIONS, permissions_from, rights_for
from sandbox.world.standing import may

NO_RESTRICTING = "not enough rights to restrict/unrestrict chat member"
NOT_IN_GROUPS = "method is available for supergroup and channel chats only"


def _subject(call: Call, chat: Chat) -> tuple[Account, Member]:
    """Who is to be banned or restricted.

    Raises:
        ApiError: nobody, or somebody a bot may not touch.
    """
    if chat.type == "private":
        raise bad("chat member status can't be changed in private chats")
    account = user_at(call)
    if account is call.bot.user:
        raise bad("can't restrict self")
    member = membership.standing(chat, account)
    if member.status == "creator":
        raise bad("can't remove chat owner")
    require(call, chat, "can_restrict_members", NO_RESTRICTING)
    if member.status == "administrator" and member.promoted_by != call.bot.id:
        raise bad("user is an administrator of the chat")
    return account, member


@method("banChatMember")
def ban_chat_member(call: Call) -> bool:
    """Remove somebody, and let them not come back."""
    chat = chat_at(call)
    account, _ = _subject(call, chat)
    end = membership.until(call.world, call.get("until_date"))
    membership.remove(call.world, chat, account, by=call.bot.user, status="kicked", until=end)
    if call.flag("revoke_messages"):
        for message in list(chat.messages.values()):
            if message.sender is account and not message.is_service:
                message.deleted = True
                call.world.changed(message)
    return True


@method("unbanChatMember")
def unban_chat_member(call: Call) -> bool:
    """Lift a ban. Who is a member is removed, unless the bot says not to."""
    chat = chat_at(call)
    if chat.type == "group":
        raise bad(NOT_IN_GROUPS)
    account, member = _subject(call, chat)
    if member.status == "kicked":
        membership.set_member(call.world, chat, account, "left", by=call.bot.user)
    elif member.present and not call.flag("only_if_banned"):
        membership.remove(call.world, chat, account, by=call.bot.user, status="left")
    return True


@method("restrictChatMember")
def restrict_chat_member(call: Call) -> bool:
    """Take rights from a member, or give them back."""
    chat = chat_at(call)
    if chat.type != "supergroup":
        raise bad("method is available only for supergroups")
    account, member = _subject(call, chat)
    independent = call.flag("use_independent_chat_permissions")
    rights = permissions_from(call.get("permissions", {}), independent=independent)
    if all(rights[name] for name in PERMISSIONS[:10]):
        membership.set_member(call.world, chat, account, "member" if member.present else "left", by=call.bot.user)
        return True
    end = membership.until(call.world, call.get("until_date"))
    membership.set_member(
        call.world, chat, account, "restricted", by=call.bot.user,
        rights=rights, until=end, is_member=member.present,
    )  # fmt: skip
    return True


@method("promoteChatMember")
def promote_chat_member(call: Call) -> bool:
    """Make somebody an administrator, change their rights, or take all of them away."""
    chat = chat_at(call)
    if chat.type == "private":
        raise bad("chat member status can't be changed in private chats")
    if chat.type == "group":
        raise bad(NOT_IN_GROUPS)
    account = user_at(call)
    if account is call.bot.user:
        raise bad("can't promote self")
    member = membership.standing(chat, account)
    if member.status == "creator":
        raise bad("can't remove chat owner")
    require(call, chat, "can_promote_members")
    if member.status == "administrator" and member.promoted_by != call.bot.id:
        raise bad("CHAT_ADMIN_REQUIRED")
    if not member.present and chat.type == "supergroup":
        raise bad("USER_NOT_PARTICIPANT")
    rights = {name: call.flag(name) for name in rights_for(chat.type)}
    if any(wanted and not may(chat, call.bot.id, name) for name, wanted in rights.items()):
        raise bad("RIGHT_FORBIDDEN")
    if not any(rights.values()) and not call.flag("is_anonymous"):
        membership.set_member(call.world, chat, account, "member", by=call.bot.user)
    else:
        membership.promote(
            call.world, chat, account, by=call.bot.user, anonymous=call.flag("is_anonymous"), rights=rights
        )
    return True


@method("setChatAdministratorCustomTitle")
def set_chat_administrator_custom_title(call: Call) -> bool:
    """Give an administrator the bot made a title."""
    chat = chat_at(call)
    if chat.type != "supergroup":
        raise bad("method is available only for supergroups")
    account = user_at(call)
    member = membership.standing(chat, account)
    if member.status == "creator":
        raise bad("only creator can edit their custom title")
    if member.status != "administrator":
        raise bad("user is not an administrator")
    if member.promoted_by != call.bot.id:
        raise bad("not enough rights to change custom title of the user")
    membership.promote(
        call.world, chat, account, by=call.bot.user,
        anonymous=member.anonymous, rights=member.rights, title=call.get("custom_title") or None,
    )  # fmt: skip
    return True


@method("setChatPermissions")
def set_chat_permissions(call: Call) -> bool:
    """Set what all plain members may do."""
    chat = chat_at(call)
    if not chat.is_group:
        raise bad("can't change permissions of the chat")
    require(call, chat, "can_restrict_members", "not enough rights to change chat permissions")
    independent = call.flag("use_independent_chat_permissions")
    permissions = permissions_from(call.get("permissions", {}), independent=independent)
    if permissions == chat.permissions:
        raise bad("CHAT_NOT_MODIFIED")
    chat.permissions = permissions
    call.world.tell("members", chat)
    return True


@method("leaveChat")
def leave_chat(call: Call) -> bool:
    """Leave a group or channel."""
    chat = chat_at(call, Need.EDIT)
    if chat.type == "private":
        raise bad("chat member status can't be changed in private chats")
    membership.remove(call.world, chat, call.bot.user, by=call.bot.user, status="left")
    return True
