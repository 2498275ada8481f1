"""What administrators and members may do, and how the Bot API shows somebody's standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.world.accounts import Json

if TYPE_CHECKING:
    from sandbox.world.chats import Chat, Member

ADMIN_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
"""Every administrator has or lacks these."""

GROUP_RIGHTS = ("can_pin_messages", "can_manage_topics", "can_manage_tags")
CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages", "can_manage_direct_messages")
USUAL_ADMIN = frozenset(
    {
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
        "can_change_info",
        "can_invite_users",
        "can_pin_messages",
        "can_manage_topics",
        "can_manage_tags",
        "can_post_messages",
        "can_edit_messages",
    }
)
"""What an app proposes to give to a new administrator."""

PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
"""What plain members of a group may or may not do."""

SHARED = frozenset({"can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics"})
"""Permissions of members that are rights of administrators, too."""

MEDIA = PERMISSIONS[1:9]
NEEDED = {
    "text messages": "can_send_messages",
    "contacts": "can_send_messages",
    "locations": "can_send_messages",
    "audios": "can_send_audios",
    "documents": "can_send_documents",
    "photos": "can_send_photos",
    "videos": "can_send_videos",
    "video notes": "can_send_video_notes",
    "voice notes": "can_send_voice_notes",
    "polls": "can_send_polls",
    "animations": "can_send_other_messages",
    "stickers": "can_send_other_messages",
    "dice": "can_send_other_messages",
}
"""The permission each kind of message needs, by Telegram's name of the kind."""


def rights_for(chat_type: str) -> tuple[str, ...]:
    """The administrator rights that exist in a kind of chat."""
    return ADMIN_RIGHTS + (CHANNEL_RIGHTS if chat_type == "channel" else GROUP_RIGHTS)


def permissions_from(given: Json, *, independent: bool) -> dict[str, bool]:
    """Complete a ChatPermissions as Telegram does.

    Args:
        given: what the bot named; what it left out is taken away, apart from what follows from the rest.
        independent: sending media does not imply sending texts.
    """
    shown = {name: bool(given.get(name, False)) for name in PERMISSIONS}
    if not independent:
        if shown["can_send_other_messages"] or shown["can_add_web_page_previews"]:
            for name in MEDIA[:-2]:
                shown[name] = True
        if any(shown[name] for name in (*MEDIA, "can_add_web_page_previews")):
            shown["can_send_messages"] = True
    for name, source in (
        ("can_react_to_messages", "can_send_messages"),
        ("can_edit_tag", "can_pin_messages"),
        ("can_manage_topics", "can_pin_messages"),
    ):
        if name not in given:
            shown[name] = shown[source]
    return shown


def admin_rights_json(rights: Json, chat_type: str) -> Json:
    """A ChatAdministratorRights."""
    shown: Json = {"is_anonymous": bool(rights.get("is_anonymous"))}
    for name in rights_for(chat_type):
        shown[name] = bool(rights.get(name))
    return shown


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
