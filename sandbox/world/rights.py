"""The rights of administrators and the permissions of members, by Telegram's names."""

from __future__ import annotations

from sandbox.world.accounts import Json

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
