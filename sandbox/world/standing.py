"""What somebody may do in a chat, and how the Bot API shows their standing."""

from __future__ import annotations

from sandbox.world.accounts import Json
from sandbox.world.chats import Chat, Member
from sandbox.world.rights import PERMISSIONS, SHARED, rights_for


def member_json(member: Member, chat: Chat, viewer_id: int = 0) -> Json:
    """A ChatMember.

    Args:
        viewer_id: the bot that asks: it may edit administrators it made itself.
    """
    shown: Json = {"status": member.status, "user": member.account.json()}
    match member.status:
        case "creator":
            shown["is_anonymous"] = member.anonymous
        case "administrator":
            shown["can_be_edited"] = bool(viewer_id) and member.promoted_by == viewer_id
            shown["is_anonymous"] = member.anonymous
            for name in rights_for(chat.type):
                shown[name] = bool(member.rights.get(name))
        case "restricted":
            shown["is_member"] = member.present
            shown["until_date"] = member.until
            for name in PERMISSIONS:
                shown[name] = bool(member.rights.get(name))
        case "kicked":
            shown["until_date"] = member.until
    if member.custom_title and member.administers:
        shown["custom_title"] = member.custom_title
    if member.tag and member.status in ("member", "restricted"):
        shown["tag"] = member.tag
    return shown


def may(chat: Chat, account_id: int, right: str) -> bool:
    """Whether somebody has a right in a chat, as its administrator or as a plain member.

    What members and administrators both can have (pinning, inviting and so on), people have by either; a bot
    has it only as an administrator who was given it.
    """
    member = chat.members.get(account_id)
    if member is None or not member.present:
        return False
    if member.status == "creator":
        return True
    shared = right in SHARED
    if shared and member.account.is_bot:
        return member.status == "administrator" and bool(member.rights.get(right))
    if member.status == "administrator":
        by_default = chat.permissions.get(right, False) if shared else right in PERMISSIONS
        return bool(member.rights.get(right)) or by_default
    if member.status == "restricted" and not member.rights.get(right):
        return False
    return chat.permissions.get(right, False)
