"""Methods about chats and who is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.errors import bad
from sandbox.world.delivery import MEMBER_RIGHTS, member_json
from sandbox.world.methods.access import chat_of, known_chat, require_admin
from sandbox.world.methods.sending import Files
from sandbox.world.model import BotAccount, Json, Member, Topic

if TYPE_CHECKING:
    from sandbox.world.world import World


def get_chat(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """getChat."""
    chat = known_chat(world, bot, params["chat_id"])
    if chat.is_group:
        chat_of(world, bot, params["chat_id"])
    full: Json = {
        **chat.json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if chat.is_group:
        full["permissions"] = dict.fromkeys(MEMBER_RIGHTS, True)
    if chat.pinned:
        full["pinned_message"] = chat.messages[chat.pinned[-1]].json(with_reply=False)
    return full


def get_chat_member(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """getChatMember."""
    chat = chat_of(world, bot, params["chat_id"])
    account = world.accounts.get(int(params["user_id"]))
    if account is None:
        raise bad("member not found")
    member = chat.members.get(account.id)
    if chat.type == "private":
        member = Member(account)
    if member is None:
        member = Member(account, "left")
    return member_json(member)


def get_chat_administrators(world: World, bot: BotAccount, params: Json, files: Files) -> list[Json]:
    """getChatAdministrators."""
    chat = chat_of(world, bot, params["chat_id"])
    if chat.type == "private":
        raise bad("there are no administrators in the private chat")
    return [member_json(m) for m in chat.members.values() if m.administers and (not m.account.is_bot or m.account.id == bot.id)]


def get_chat_member_count(world: World, bot: BotAccount, params: Json, files: Files) -> int:
    """getChatMemberCount."""
    chat = chat_of(world, bot, params["chat_id"])
    return 2 if chat.type == "private" else sum(m.present for m in chat.members.values())


def leave_chat(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
    """leaveChat."""
    chat = chat_of(world, bot, params["chat_id"])
    world.set_member(chat, bot.user, "left", by=bot.user)
    world.serve(chat, bot.user, {"left_chat_member": bot.user.json()})
    return True


def ban_chat_member(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
    """banChatMember."""
    chat = chat_of(world, bot, params["chat_id"])
    require_admin(chat, bot, "can_restrict_members", "not enough rights to restrict/unrestrict chat member")
    member = chat.members.get(int(params["user_id"]))
    if member is None:
        raise bad("member not found")
    if member.status == "creator":
        raise bad("can't remove chat owner")
    if member.status == "administrator":
        raise bad("user is an administrator of the chat")
    world.set_member(chat, member.account, "kicked", by=bot.user)
    world.serve(chat, bot.user, {"left_chat_member": member.account.json()})
    return True


def unban_chat_member(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
    """unbanChatMember."""
    chat = chat_of(world, bot, params["chat_id"])
    require_admin(chat, bot, "can_restrict_members", "not enough rights to restrict/unrestrict chat member")
    member = chat.members.get(int(params["user_id"]))
    if member is not None and member.status == "kicked":
        world.set_member(chat, member.account, "left", by=bot.user)
    return True


def create_chat_invite_link(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """createChatInviteLink."""
    chat = chat_of(world, bot, params["chat_id"])
    require_admin(chat, bot, "can_invite_users", "not enough rights to manage chat invite link")
    link: Json = {
        "invite_link": f"https://t.me/+{world.number():08d}botLNK",
        "creator": bot.user.json(),
        "creates_join_request": bool(params.get("creates_join_request")),
        "is_primary": False,
        "is_revoked": False,
    }
    for key in ("name", "expire_date", "member_limit"):
        if params.get(key) is not None:
            link[key] = params[key]
    chat.invite_links[link["invite_link"]] = link
    return link


def revoke_chat_invite_link(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """revokeChatInviteLink."""
    chat = chat_of(world, bot, params["chat_id"])
    require_admin(chat, bot, "can_invite_users", "not enough rights to manage chat invite link")
    link = chat.invite_links.get(str(params["invite_link"]))
    if link is None:
        raise bad("INVITE_HASH_EXPIRED")
    link["is_revoked"] = True
    return link


def approve_chat_join_request(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
    """approveChatJoinRequest."""
    chat = chat_of(world, bot, params["chat_id"])
    require_admin(chat, bot, "can_invite_users")
    request = chat.join_requests.pop(int(params["user_id"]), None)
    if request is None:
        raise bad("HIDE_REQUESTER_MISSING")
    account = world.accounts[int(params["user_id"])]
    world.set_member(chat, account, "member", by=bot.user, link=request["invite_link"], request=True)
    world.serve(chat, account, {"new_chat_members": [account.json()]})
    return True


def decline_chat_join_request(world: World, bot: BotAccount, params: Json, files: Files) -> bool:
    """declineChatJoinRequest."""
    chat = chat_of(world, bot, params["chat_id"])
    require_admin(chat, bot, "can_invite_users")
    if chat.join_requests.pop(int(params["user_id"]), None) is None:
        raise bad("HIDE_REQUESTER_MISSING")
    return True


def create_forum_topic(world: World, bot: BotAccount, params: Json, files: Files) -> Json:
    """createForumTopic."""
    chat = chat_of(world, bot, params["chat_id"])
    if not chat.forum:
        raise bad("the chat is not a forum")
    require_admin(chat, bot, "can_manage_topics", "not enough rights to create a topic")
    topic_id = chat.last_id + 1
    chat.topics[topic_id] = Topic(topic_id, str(params["name"]))
    world.serve(
        chat, bot.user, {"forum_topic_created": {"name": params["name"], "icon_color": 7322096}}, topic=topic_id
    )
    return {"message_thread_id": topic_id, "name": params["name"], "icon_color": 7322096}


METHODS = {
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getchatadministrators": get_chat_administrators,
    "getchatmembercount": get_chat_member_count,
    "leavechat": leave_chat,
    "banchatmember": ban_chat_member,
    "unbanchatmember": unban_chat_member,
    "createchatinvitelink": create_chat_invite_link,
    "revokechatinvitelink": revoke_chat_invite_link,
    "approvechatjoinrequest": approve_chat_join_request,
    "declinechatjoinrequest": decline_chat_join_request,
    "createforumtopic": create_forum_topic,
}
