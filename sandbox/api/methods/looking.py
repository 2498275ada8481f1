"""Methods that tell about chats and who is in them."""

from __future__ import annotations

from sandbox.api.methods.access import Need, chat_at, user_at
from sandbox.api.methods.registry import Call, method
from sandbox.errors import bad
from sandbox.world import membership, pinning
from sandbox.world.accounts import Json
from sandbox.world.standing import may, member_json

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
MOST_REACTIONS = 11


@method("getChat")
def get_chat(call: Call) -> Json:
    """Everything about a chat."""
    chat = chat_at(call, Need.READ)
    shown: Json = {
        **chat.json(),
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": MOST_REACTIONS,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }
    if chat.username is not None:
        shown["active_usernames"] = [chat.username]
    if chat.description:
        shown["description"] = chat.description
    if chat.is_group:
        shown["permissions"] = dict(chat.permissions)
    if chat.linked is not None:
        shown["linked_chat_id"] = chat.linked
    if chat.photo is not None:
        shown["photo"] = chat.photo
    if chat.type == "supergroup" and not chat.hides_history and chat.administered_by(call.bot.id):
        shown["has_visible_history"] = True
    if chat.type != "private" and may(chat, call.bot.id, "can_invite_users"):
        links = chat.invite_links.values()
        own = [one for one in links if one.primary and not one.revoked and one.creator is call.bot.user]
        if own:
            shown["invite_link"] = own[-1].url
    pinned = pinning.latest(chat)
    if pinned is not None:
        shown["pinned_message"] = pinned.json(call.bot, with_reply=False)
    return shown


@method("getChatMember")
def get_chat_member(call: Call) -> Json:
    """Somebody's standing in a chat."""
    chat = chat_at(call, Need.MEMBERS)
    account = user_at(call)
    if chat.type == "private" and not chat.has(account.id):
        raise bad("member not found")
    return member_json(membership.standing(chat, account), chat, call.bot.id)


@method("getChatAdministrators")
def get_chat_administrators(call: Call) -> list[Json]:
    """A chat's administrators, apart from other bots."""
    chat = chat_at(call, Need.MEMBERS)
    if chat.type == "private":
        raise bad("there are no administrators in the private chat")
    return [
        member_json(member, chat, call.bot.id)
        for member in chat.members.values()
        if member.administers and (not member.account.is_bot or member.account is call.bot.user)
    ]


def get_chat_member_count(call: Call) -> int:
    """How many are in a chat."""
    return chat_at(call, Need.MEMBERS).present_count()


method("getChatMemberCount")(get_chat_member_count)
method("getChatMembersCount")(get_chat_member_count)


@method("getUserProfilePhotos")
def get_user_profile_photos(call: Call) -> Json:
    """Pictures of a user: nobody here has any."""
    user_at(call)
    return {"total_count": 0, "photos": []}
